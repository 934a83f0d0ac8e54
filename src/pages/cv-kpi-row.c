/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-kpi-row.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "model/cv-words.h"
#include "pages/cv-kpi-details.h"
#include "pages/cv-record-form.h"

typedef struct
{
  CvSession *session; /* (owned) */
  CvKpi *kpi;         /* (owned) */
  GtkWidget *check;   /* (unowned) */
  CvRecordForm *form; /* (unowned) NULL until the row was opened */
} Data;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_object_unref (data->session);
  g_object_unref (data->kpi);
  g_free (data);
}

static Data *
data_of (CvItemRow *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-kpi-row");
}

CvKpi *
cv_kpi_row_get_kpi (CvItemRow *row)
{
  Data *data = data_of (row);

  return data != NULL ? data->kpi : NULL;
}

static char *
format_value (Data  *data,
              double value)
{
  CvPlanInfo *info = cv_plan_get_info (cv_session_get_plan (data->session));

  return cv_unit_format (value, data->kpi->unit, info->currency);
}

/* "41 % → 60 % by 27 December 2026", "60 % by...", "between 20 and 30", "no target yet". (transfer full) */
static char *
describe_target (Data *data)
{
  CvKpi *kpi = data->kpi;
  gboolean band = kpi->direction == CV_DIRECTION_BAND;
  g_autofree char *first = format_value (data, band ? kpi->low : kpi->baseline);
  g_autofree char *second = format_value (data, band ? kpi->high : kpi->target);

  if (band && !isnan (kpi->low) && !isnan (kpi->high))
    /* Translators: the two values a KPI should stay between. */
    return g_strdup_printf (_ ("between %1$s and %2$s"), first, second);
  if (band || isnan (kpi->target))
    return g_strdup (_ ("no target yet"));
  if (isnan (kpi->baseline))
    /* Translators: %s is the value a KPI should reach. */
    return g_strdup_printf (_ ("to %s"), second);
  /* Translators: a KPI's value now and the value it should reach. */
  return g_strdup_printf (_ ("%1$s → %2$s"), first, second);
}

static char *
describe_day (Data *data)
{
  g_autofree char *day = NULL;

  if (data->kpi->due == CV_DAY_NONE || data->kpi->direction == CV_DIRECTION_BAND || isnan (data->kpi->target))
    return g_strdup ("");
  day = cv_day_format_locale (data->kpi->due);
  /* Translators: after "41 % → 60 %": the day by which the target should be reached. */
  return g_strdup_printf (_ (" by %s"), day);
}

/* "Outcome · every week · 41 % → 60 % by 27 December 2026". (transfer full) */
static char *
describe (Data *data)
{
  CvKpi *kpi = data->kpi;
  const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);
  g_autofree char *target = describe_target (data);
  g_autofree char *day = describe_day (data);
  const char *cadence = cv_word (cv_grain_get_type (), kpi->cadence);

  return g_strdup_printf ("%s · %s · %s%s", kind != NULL ? cv_level_name (kind->level) : _ ("Own KPI"),
                          cadence, target, day);
}

void
cv_kpi_row_update (CvItemRow *row)
{
  Data *data = data_of (row);
  const char *label = cv_kpi_get_label (data->kpi);
  g_autofree char *subtitle = describe (data);
  g_autofree char *name = cv_text_name (label);
  /* Translators: the tick before a KPI that belongs to the plan. */
  g_autofree char *tick = g_strdup_printf (_ ("%s is chosen"), name);

  cv_item_row_set_title (row, label, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (data->check), GTK_ACCESSIBLE_PROPERTY_LABEL, tick, -1);
}

static void
on_toggled (GtkCheckButton *check,
            CvItemRow      *row)
{
  if (!gtk_check_button_get_active (check))
    gtk_widget_activate_action (GTK_WIDGET (row), "kpis.drop", "s",
                                cv_record_get_id (CV_RECORD (cv_kpi_row_get_kpi (row))));
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   unused)
{
  Data *data = data_of (row);

  data->form = CV_RECORD_FORM (cv_kpi_details_new (data->session, data->kpi));
  return GTK_WIDGET (data->form);
}

/* A KPI is mostly opened for its target, which then only has to be typed. */
static void
on_expanded (CvItemRow *row)
{
  Data *data = data_of (row);
  gboolean expanded;

  g_object_get (row, "expanded", &expanded, NULL);
  if (expanded && gtk_widget_has_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (cv_record_form_find (
                                data->form, data->kpi->direction == CV_DIRECTION_BAND ? "low" : "target")),
                            GTK_DIR_TAB_FORWARD);
}

GtkWidget *
cv_kpi_row_new (CvSession *session,
                CvKpi     *kpi)
{
  GtkWidget *row = cv_item_row_new ();
  Data *data = g_new (Data, 1);

  *data = (Data){ g_object_ref (session), g_object_ref (kpi), gtk_check_button_new (), NULL };
  g_object_set_data_full (G_OBJECT (row), "cv-kpi-row", data, data_free);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (data->check), TRUE);
  g_signal_connect (data->check, "toggled", G_CALLBACK (on_toggled), row);
  cv_item_row_add_prefix (CV_ITEM_ROW (row), data->check);
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, NULL);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  cv_kpi_row_update (CV_ITEM_ROW (row));
  return row;
}
