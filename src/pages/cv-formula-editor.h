/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"
#include "widgets/cv-input.h"

/* A field for a formula that helps with it: metrics are completed by name, what is wrong is said with its column and
 * marked under the text, and what the formula comes to with the values there are stands below it. */
#define CV_TYPE_FORMULA_EDITOR (cv_formula_editor_get_type ())
G_DECLARE_FINAL_TYPE (CvFormulaEditor, cv_formula_editor, CV, FORMULA_EDITOR, GtkBox)

/* The KPI as it would stand in the plan, whatever its formula; NULL: not possible now. (transfer full) */
typedef CvRow *(*CvFormulaKpi) (gpointer data);

/* Takes @input, a field for text, and @unit, which stands beside it. @make_kpi: called with @data, which lives as long as
 * the editor. (transfer floating) */
GtkWidget  *cv_formula_editor_new      (CvSession *session, CvInput *input, GtkWidget *unit, CvFormulaKpi make_kpi, gpointer data);
CvInput    *cv_formula_editor_get_input (CvFormulaEditor *self); /* (transfer none) */
/* Where more may stand, beside the unit. */
GtkBox     *cv_formula_editor_get_tools (CvFormulaEditor *self); /* (transfer none) */
/* Says now what there is to say, as after a pause in typing. */
void        cv_formula_editor_try      (CvFormulaEditor *self);
