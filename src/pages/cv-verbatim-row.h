/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-verbatims.h"
#include "pages/cv-page.h"

/* One thing that was said, with a button for each code. @page carries out the edits and outlives the row. (transfer
 * floating) */
GtkWidget *cv_verbatim_row_new    (CvPage *page, CvVerbatim *verbatim);
/* Presses the buttons that coder 1 or 2 has pressed. */
void       cv_verbatim_row_update (GtkWidget *row, CvCodings *codings, int coder);
