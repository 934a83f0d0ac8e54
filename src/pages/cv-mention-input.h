/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "widgets/cv-input.h"

/* Which of the plan's goals or channels (@mentioned) a record is about, or, in the words of @none, no single one. @label
 * is translated and has a mnemonic, @none is translated. (transfer floating) */
GtkWidget *cv_mention_input_new (CvPlan *plan, CvNoun noun, const char *field, const char *label, CvNoun mentioned,
                                 const char *none);
