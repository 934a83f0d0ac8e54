/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-readiness.h"
#include "pages/cv-page.h"

/* One question of readiness: the question, [Not Yet | Partly | Yes], and, opened, why it matters and a note.
 * @page carries the answers out and outlives the row. (transfer floating) */
GtkWidget *cv_readiness_row_new    (CvPage *page, const CvReadinessQuestion *question);
const char *cv_readiness_row_get_question (GtkWidget *row); /* its id */
/* Says what the plan says now. */
void       cv_readiness_row_update (GtkWidget *row);
