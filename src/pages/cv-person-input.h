/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "widgets/cv-input.h"

/* Who is responsible: one of the plan's people, or any other name that is typed. A plain field as long as the plan
 * names nobody. @label is translated and has a mnemonic. (transfer floating) */
GtkWidget *cv_person_input_new (CvPlan *plan, CvNoun noun, const char *field, const char *label);
