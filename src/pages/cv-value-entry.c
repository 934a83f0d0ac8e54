/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-value-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "model/cv-checkin.h"
#include "model/cv-planning.h"
#include "widgets/cv-columns.h"
#include "widgets/cv-day-text.h"

#define MAX_DECIMALS 6

struct _CvValueEntry
{
  GtkWidget parent_instance;

  GtkWidget *box, *day_field, *value_field;
  CvColumns *fields;
  GtkLabel *understood;
  GtkEntry *day_entry, *value_entry, *note_entry;
  GtkCheckButton *estimated_check;
  GtkButton *save_button;

  CvGrain grain;
  CvValueLookup lookup;
  gpointer lookup_data;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvValueEntry, cv_value_entry, GTK_TYPE_WIDGET)

/* --- understanding --- */

typedef struct
{
  CvDay day;         /* first of the period; CV_DAY_NONE: not a day */
  double value;      /* NAN: not a number */
  gboolean is_empty; /* no number was typed yet */
} Typed;

static CvDay
read_day (const char *text)
{
  CvGrain grain;
  CvDay day;

  if (cv_period_parse (text, &day, &grain))
    return day;
  /* A day without a year is the last such day: values are of the past. */
  if (cv_day_parse_typed (text, cv_period_shift (cv_clock_today (), CV_GRAIN_DAY, -364), &day))
    return day;
  return CV_DAY_NONE;
}

static Typed
read_typed (CvValueEntry *self)
{
  g_autofree char *day_text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)));
  g_autofree char *value_text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value_entry)));
  Typed typed = { read_day (g_strstrip (day_text)), NAN, FALSE };

  if (typed.day != CV_DAY_NONE)
    typed.day = cv_period_first (typed.day, self->grain);
  typed.is_empty = *g_strstrip (value_text) == '\0';
  if (!typed.is_empty && !cv_number_parse_typed (value_text, &typed.value))
    typed.value = NAN;
  return typed;
}

/* (transfer full) why it cannot be saved, in one sentence; NULL: it can. */
static char *
get_obstacle (CvValueEntry *self,
              const Typed  *typed)
{
  g_autoptr (GError) error = NULL;

  if (typed->day == CV_DAY_NONE)
    return cv_day_refuse_typed (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)), cv_clock_today ());
  if (!cv_planning_check_value_day (typed->day, &error))
    return g_strdup (error->message);
  if (!typed->is_empty && isnan (typed->value))
    return g_strdup_printf (_ ("“%s” is not a number."),
                            gtk_editable_get_text (GTK_EDITABLE (self->value_entry)));
  return NULL;
}

static double
look_up (CvValueEntry *self,
         CvDay         day)
{
  return self->lookup != NULL ? self->lookup (day, self->lookup_data) : NAN;
}

static void
append_comparison (CvValueEntry *self,
                   const Typed  *typed,
                   GString      *text)
{
  double present = look_up (self, typed->day);
  double before = look_up (self, cv_period_shift (typed->day, self->grain, -1));
  g_autofree char *present_text = cv_number_format_locale (present, MAX_DECIMALS);
  g_autofree char *before_text = cv_number_format_locale (before, MAX_DECIMALS);

  g_string_append_c (text, ' ');
  if (!isnan (present))
    g_string_append_printf (text, _ ("This replaces %s."), present_text);
  else if (cv_value_is_far_off (typed->value, before))
    g_string_append_printf (text, _ ("The one before was %s: is that right?"), before_text);
}

/* (transfer full) what will be saved. */
static char *
describe (CvValueEntry *self,
          const Typed  *typed)
{
  g_autofree char *period = cv_period_format_locale (typed->day, self->grain);
  g_autofree char *value = cv_number_format_locale (typed->value, MAX_DECIMALS);
  GString *text;

  if (typed->is_empty)
    /* Translators: %s is a day or period for which a number is to be typed. */
    return g_strdup_printf (_ ("For: %s"), period);

  text = g_string_new (NULL);
  /* Translators: %1$s is a day or period, %2$s a number as it was understood. */
  g_string_append_printf (text, _ ("%1$s: %2$s."), period, value);
  append_comparison (self, typed, text);
  return g_string_free (text, FALSE);
}

void
cv_value_entry_update (CvValueEntry *self)
{
  Typed typed;
  g_autofree char *obstacle = NULL;
  g_autofree char *words = NULL;
  GtkWidget *label;

  g_return_if_fail (CV_IS_VALUE_ENTRY (self));

  typed = read_typed (self);
  obstacle = get_obstacle (self, &typed);
  label = GTK_WIDGET (self->understood);
  if (obstacle == NULL)
    words = describe (self, &typed);

  gtk_label_set_label (self->understood, obstacle != NULL ? obstacle : words);
  gtk_widget_remove_css_class (label, obstacle != NULL ? "dim-label" : "error");
  gtk_widget_add_css_class (label, obstacle != NULL ? "error" : "dim-label");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), obstacle == NULL && !typed.is_empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  obstacle != NULL ? obstacle : words, -1);
}

/* --- entering --- */

static void
enter_cb (CvValueEntry *self)
{
  Typed typed = read_typed (self);
  g_autofree char *obstacle = get_obstacle (self, &typed);

  if (obstacle != NULL || typed.is_empty)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, (int) typed.day, typed.value,
                 gtk_check_button_get_active (self->estimated_check),
                 gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
}

/* From the day one goes on to the number. */
static void
day_activated_cb (CvValueEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
}

static void
put_day (CvValueEntry *self,
         CvDay         day)
{
  g_autofree char *text = cv_day_format_locale (cv_period_first (day, self->grain));

  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), text);
}

static void
put_remarks (CvValueEntry *self,
             gboolean      estimated,
             const char   *note)
{
  gtk_check_button_set_active (self->estimated_check, estimated);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), note);
}

void
cv_value_entry_set_day (CvValueEntry *self,
                        CvDay         day)
{
  g_return_if_fail (CV_IS_VALUE_ENTRY (self));

  put_day (self, day);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
  put_remarks (self, FALSE, "");
  cv_value_entry_update (self);
}

void
cv_value_entry_set_value (CvValueEntry *self,
                          CvDay         day,
                          double        value,
                          gboolean      estimated,
                          const char   *note)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CV_IS_VALUE_ENTRY (self));

  put_day (self, day);
  if (!isnan (value))
    text = cv_number_format_locale (value, MAX_DECIMALS);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), text != NULL ? text : "");
  put_remarks (self, estimated, note);
  gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->value_entry), 0, -1);
  cv_value_entry_update (self);
}

void
cv_value_entry_set_grain (CvValueEntry *self,
                          CvGrain       grain)
{
  g_return_if_fail (CV_IS_VALUE_ENTRY (self));

  self->grain = grain;
  cv_value_entry_update (self);
}

void
cv_value_entry_set_lookup (CvValueEntry *self,
                           CvValueLookup lookup,
                           gpointer      data)
{
  g_return_if_fail (CV_IS_VALUE_ENTRY (self));

  self->lookup = lookup;
  self->lookup_data = data;
}

static void
cv_value_entry_dispose (GObject *object)
{
  CvValueEntry *self = CV_VALUE_ENTRY (object);

  self->lookup = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_value_entry_parent_class)->dispose (object);
}

static void
cv_value_entry_class_init (CvValueEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_value_entry_dispose;

  signals[SIGNAL_ENTERED]
      = g_signal_new ("entered", CV_TYPE_VALUE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_BOOLEAN, G_TYPE_STRING);

  g_type_ensure (CV_TYPE_COLUMNS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-value-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, box);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, fields);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, day_field);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, value_field);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, day_entry);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, value_entry);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, note_entry);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, estimated_check);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, understood);
  gtk_widget_class_bind_template_child (widget_class, CvValueEntry, save_button);
  gtk_widget_class_bind_template_callback (widget_class, cv_value_entry_update);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
}

static void
cv_value_entry_init (CvValueEntry *self)
{
  self->grain = CV_GRAIN_WEEK;
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_columns_append (self->fields, self->day_field, FALSE);
  cv_columns_append (self->fields, self->value_field, FALSE);
  cv_columns_set_filled (self->fields, TRUE);
  /* Else GTK 4.8 has it read as "_Save Save". */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}
