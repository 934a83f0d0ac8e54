/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-kpi-details.h"

#include <glib/gi18n-lib.h>

#include "model/cv-backwards.h"
#include "model/cv-catalogue.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "pages/cv-backwards-box.h"
#include "pages/cv-formula-editor.h"
#include "pages/cv-kpi-goals.h"
#include "pages/cv-milestone-list.h"
#include "pages/cv-person-input.h"
#include "pages/cv-record-form.h"

static const CvFormField first_fields[] = {
  { "baseline", N_ ("_Now"), FALSE },
  { "target", N_ ("_Target"), FALSE },
  { "low", N_ ("_Lower edge"), FALSE },
  { "high", N_ ("U_pper edge"), FALSE },
  { "due", N_ ("B_y when"), FALSE },
};

static const CvFormField middle_fields[] = {
  { "cadence", N_ ("_How often"), FALSE },
};

static const CvFormField last_fields[] = {
  { "direction", N_ ("Dire_ction"), FALSE },
  { "measured", N_ ("Measured a_s"), FALSE },
  { "source", N_ ("Sou_rce"), FALSE },
  { "name", N_ ("Nam_e"), TRUE },
};


static GtkWidget *
make_unit (void)
{
  static const char *const values[]
      = { "count", "percent", "ratio", "currency", "duration_hours", "score", NULL };
  const char *words[G_N_ELEMENTS (values)] = { NULL };

  for (guint i = 0; values[i] != NULL; i++)
    words[i] = cv_unit_label (values[i]);
  return cv_input_new_choice (CV_NOUN_KPI, "unit", _ ("Un_it"), values, words, _ ("Own Word…"));
}

/* A band has two edges, everything else one target. */
static void
update_edges (CvKpi        *kpi,
              GParamSpec   *pspec,
              CvRecordForm *form)
{
  gboolean band = kpi->direction == CV_DIRECTION_BAND;

  gtk_widget_set_visible (GTK_WIDGET (cv_record_form_find (form, "baseline")), !band);
  gtk_widget_set_visible (GTK_WIDGET (cv_record_form_find (form, "target")), !band);
  gtk_widget_set_visible (GTK_WIDGET (cv_record_form_find (form, "low")), band);
  gtk_widget_set_visible (GTK_WIDGET (cv_record_form_find (form, "high")), band);
}

/* What holds where the KPI says nothing of its own. */
static void
set_placeholders (CvRecordForm *form,
                  CvPlan       *plan,
                  CvKpi        *kpi)
{
  CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, kpi->goal);
  CvDay due = goal != NULL && goal->due != CV_DAY_NONE ? goal->due : cv_plan_get_info (plan)->to;
  g_autofree char *day = cv_day_format_locale (due);
  const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);

  cv_input_set_placeholder (cv_record_form_find (form, "due"), day);
  if (kind != NULL)
    cv_input_set_placeholder (cv_record_form_find (form, "name"), cv_tr (kind->name));
}

static GtkWidget *
add_paragraph (CvRecordForm *form,
               const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  cv_record_form_add_widget (form, label);
  return label;
}

/* What others have measured by the same formula: to compare with, never a target by itself. Weak and dated ones are grey. */
static void
add_benchmarks (CvRecordForm *form,
                CvKpi        *kpi)
{
  guint n;
  const CvBenchmark *benchmarks = cv_catalogue_benchmarks (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      const CvBenchmark *benchmark = &benchmarks[i];
      gboolean solid = g_str_equal (benchmark->strength, "strong") || g_str_equal (benchmark->strength, "medium");
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (!cv_benchmark_fits (benchmark, kpi->formula))
        continue;
      /* Translators: a published value, whom it is of, the year; how it was measured, how good its source is, the source. */
      text = g_strdup_printf (_ ("Others: %1$s (%2$s, %3$s). %4$s; %5$s: %6$s"), cv_tr (benchmark->value),
                              cv_tr (benchmark->scope), benchmark->year != NULL ? benchmark->year : _ ("year unknown"),
                              cv_tr (benchmark->basis), cv_benchmark_strength (benchmark), benchmark->source);
      label = add_paragraph (form, text);
      if (!solid)
        gtk_widget_add_css_class (label, "dim-label");
    }
}

static void
add_definition (CvRecordForm    *form,
                const CvKpiKind *kind)
{
  g_autofree char *formula = NULL;
  g_autofree char *source = NULL;

  add_paragraph (form, cv_tr (kind->definition));
  /* Translators: %s is a formula such as "comments / posts". */
  formula = g_strdup_printf (_ ("Formula: %s"), kind->formula);
  add_paragraph (form, formula);
  if (kind->source == NULL)
    return;
  /* Translators: %s is a publication. */
  source = g_strdup_printf (_ ("After: %s"), kind->source);
  add_paragraph (form, source);
}

static CvRow *
make_kpi (gpointer kpi)
{
  return cv_record_to_row (kpi);
}

/* An own KPI is what its formula says, in its unit. */
static void
add_formula (CvRecordForm *form,
             CvSession    *session,
             CvKpi        *kpi)
{
  GtkWidget *formula = cv_input_new (CV_NOUN_KPI, "formula", _ ("_Formula")), *unit = make_unit ();

  cv_record_input_connect (CV_INPUT (formula), session);
  cv_record_input_bind (CV_INPUT (formula), session, CV_RECORD (kpi));
  cv_record_input_connect (CV_INPUT (unit), session);
  cv_record_input_bind (CV_INPUT (unit), session, CV_RECORD (kpi));
  cv_record_form_add_widget (form, cv_formula_editor_new (session, CV_INPUT (formula), unit, make_kpi, kpi));
  cv_record_form_add (form, cv_input_new (CV_NOUN_KPI, "definition", _ ("_Definition")), TRUE);
}

GtkWidget *
cv_kpi_details_new (CvSession *session,
                    CvKpi     *kpi)
{
  CvRecordForm *form = cv_record_form_new (session, CV_RECORD (kpi));
  const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);

  cv_record_form_add_all (form, first_fields, G_N_ELEMENTS (first_fields));
  if (cv_backwards_find_step (kpi->formula) >= 0)
    cv_record_form_add_widget (form, cv_backwards_box_new (session, kpi));
  cv_record_form_add_all (form, middle_fields, G_N_ELEMENTS (middle_fields));
  if (kind != NULL)
    cv_record_form_add (form, make_unit (), FALSE);
  cv_record_form_add (form, cv_person_input_new (cv_session_get_plan (session), CV_NOUN_KPI, "owner", _ ("O_wner")),
                      FALSE);
  cv_record_form_add_all (form, last_fields, G_N_ELEMENTS (last_fields));
  if (kind == NULL)
    add_formula (form, session, kpi);
  else
    add_definition (form, kind);
  add_benchmarks (form, kpi);
  cv_record_form_add_widget (form, cv_milestone_list_new (session, kpi));
  cv_record_form_add_widget (form, cv_kpi_goals_new (session, kpi));

  set_placeholders (form, cv_session_get_plan (session), kpi);
  update_edges (kpi, NULL, form);
  g_signal_connect_object (kpi, "notify::direction", G_CALLBACK (update_edges), form, 0);
  return GTK_WIDGET (form);
}
