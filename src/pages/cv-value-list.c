/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-value-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/cv-number.h"
#include "model/cv-words.h"

/* Rows shown at first, and how many more each time: a click shows all there are of most series. */
#define FIRST_LENGTH 5
#define MORE_LENGTH 200
#define MAX_DECIMALS 6

struct _CvValueList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;
  GArray *values;    /* (owned) (nullable) of CvValueRow */
  GPtrArray *breaks; /* (owned) (nullable) of CvBreak */
  GPtrArray *notes;  /* (owned) (nullable) of CvNote */
  CvGrain grain;
  CvGrain cadence;   /* of the notes */
  guint length;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_DELETE,
  SIGNAL_EDIT_BREAK,
  SIGNAL_DELETE_BREAK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvValueList, cv_value_list, GTK_TYPE_WIDGET)

/* "from followers.csv, imported 3 May 2026". (transfer full) */
static char *
describe_origin (const CvValueRow *value)
{
  g_autofree char *day = cv_day_format_locale (cv_day_from_time (value->brought->when));
  const char *note = value->brought->note;

  switch (value->origin)
    {
    case CV_ORIGIN_TYPED:
      /* Translators: origin of a value; %s is a day. */
      return g_strdup_printf (_ ("typed %s"), day);
    case CV_ORIGIN_FILE:
      if (*note == '\0')
        return g_strdup_printf (_ ("from a file, imported %s"), day);
      /* Translators: origin of a value; %1$s is the name of a file, %2$s a day. */
      return g_strdup_printf (_ ("from %1$s, imported %2$s"), note, day);
    case CV_ORIGIN_ACCOUNT:
      return g_strdup_printf (_ ("from an account, fetched %s"), day);
    case CV_ORIGIN_ESTIMATED:
    default:
      return g_strdup_printf (_ ("estimated, typed %s"), day);
    }
}

static void
day_clicked_cb (CvValueList *self,
                GtkWidget   *button)
{
  g_signal_emit (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "signal")), 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

static void
break_clicked_cb (CvValueList *self,
                  GtkWidget   *button)
{
  g_signal_emit (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "signal")), 0,
                 g_object_get_data (G_OBJECT (button), "break"));
}

/* (transfer none) */
static GtkWidget *
add_button (CvValueList *self,
            GtkWidget   *row,
            guint        signal,
            const char  *icon,
            const char  *tooltip,
            const char  *name,
            GCallback    clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "signal", GUINT_TO_POINTER (signals[signal]));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
new_plain_row (const char *title,
               const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_day_button (CvValueList *self,
                GtkWidget   *row,
                guint        signal,
                const char  *icon,
                const char  *tooltip,
                char        *name, /* taken */
                CvDay        day)
{
  GtkWidget *button = add_button (self, row, signal, icon, tooltip, name, G_CALLBACK (day_clicked_cb));

  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (day));
  g_free (name);
}

/* What the check-in said of the time @value is the newest value of. (transfer none) (nullable) */
static CvNote *
find_note (CvValueList      *self,
           const CvValueRow *value)
{
  CvGrain grain = MAX (self->grain, self->cadence);
  CvDay day = cv_period_first (value->day, grain);
  gboolean is_last = value == &g_array_index (self->values, CvValueRow, self->values->len - 1);

  if (!is_last && cv_period_first (value[1].day, grain) == day)
    return NULL;
  for (guint i = self->notes->len; i-- > 0;)
    {
      CvNote *note = self->notes->pdata[i];

      if (cv_period_first (note->day, grain) == day)
        return note;
    }
  return NULL;
}

/* A file's note is its name, which is said already. */
static gboolean
has_remark (const CvValueRow *value)
{
  return value->origin != CV_ORIGIN_FILE && *value->brought->note != '\0';
}

/* (transfer full), NULL: nothing was said */
static char *
describe_note (CvNote *note)
{
  const char *confidence = cv_word (cv_confidence_get_type (), note->confidence);

  if (note->confidence != CV_CONFIDENCE_NONE && *note->text != '\0')
    /* Translators: %1$s is "At risk", %2$s what somebody noted beside a value. */
    return g_strdup_printf (_ ("Check-in: %1$s · %2$s"), confidence, note->text);
  if (note->confidence != CV_CONFIDENCE_NONE)
    return g_strdup_printf (_ ("Check-in: %s"), confidence);
  /* Translators: %s is what somebody noted beside a value. */
  return *note->text != '\0' ? g_strdup_printf (_ ("Check-in: %s"), note->text) : NULL;
}

/* Its period and origin, then what was remarked and what the check-in said, a line each. (transfer full) */
static char *
describe (CvValueList      *self,
          const CvValueRow *value,
          const char       *period)
{
  g_autofree char *origin = describe_origin (value);
  CvNote *note = find_note (self, value);
  g_autofree char *said = note != NULL ? describe_note (note) : NULL;
  GString *text = g_string_new (NULL);

  /* Translators: %1$s is a day or period, %2$s where its value came from: "Week 21, 2026 · typed 3 May 2026". */
  g_string_append_printf (text, _ ("%1$s · %2$s"), period, origin);
  if (has_remark (value))
    g_string_append_printf (text, "\n%s", value->brought->note);
  if (said != NULL)
    g_string_append_printf (text, "\n%s", said);
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (CvValueList      *self,
         const CvValueRow *value)
{
  g_autofree char *number = cv_number_format_locale (value->value, MAX_DECIMALS);
  g_autofree char *period = cv_period_format_locale (value->day, self->grain);
  g_autofree char *subtitle = describe (self, value, period);
  GtkWidget *row = new_plain_row (number, subtitle);

  /* Translators: %1$s is a number, %2$s its day or period. */
  add_day_button (self, row, SIGNAL_EDIT, "document-edit-symbolic", _ ("Correct"),
                  g_strdup_printf (_ ("Correct %1$s of %2$s"), number, period), value->day);
  /* Translators: %1$s is a number, %2$s its day or period. */
  add_day_button (self, row, SIGNAL_DELETE, "user-trash-symbolic", _ ("Delete"),
                  g_strdup_printf (_ ("Delete %1$s of %2$s"), number, period), value->day);
  return row;
}

static void
add_break_button (CvValueList *self,
                  GtkWidget   *row,
                  guint        signal,
                  const char  *icon,
                  const char  *tooltip,
                  char        *name, /* taken */
                  CvBreak     *mark)
{
  GtkWidget *button = add_button (self, row, signal, icon, tooltip, name, G_CALLBACK (break_clicked_cb));

  g_object_set_data_full (G_OBJECT (button), "break", g_strdup (cv_record_get_id (CV_RECORD (mark))), g_free);
  g_free (name);
}

static GtkWidget *
new_break_row (CvValueList *self,
               CvBreak     *mark)
{
  g_autofree char *day = cv_day_format_locale (mark->day);
  /* Translators: %s is a day. */
  g_autofree char *title = g_strdup_printf (_ ("Counted differently from %s"), day);
  GtkWidget *row = new_plain_row (title, mark->note);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  /* Translators: %s is the day from which a metric is counted differently. */
  add_break_button (self, row, SIGNAL_EDIT_BREAK, "document-edit-symbolic", _ ("Edit"),
                    g_strdup_printf (_ ("Edit the break of %s"), day), mark);
  /* Translators: %s is the day from which a metric is counted differently. */
  add_break_button (self, row, SIGNAL_DELETE_BREAK, "user-trash-symbolic", _ ("Delete"),
                    g_strdup_printf (_ ("Delete the break of %s"), day), mark);
  return row;
}

/* Values and breaks by day, from the newest; a break stands above the values before it. @n_values and @n_breaks are what
 * is left of each. */
static GtkWidget *
next_row (CvValueList *self,
          guint       *n_values,
          guint       *n_breaks)
{
  const CvValueRow *value = *n_values > 0 ? &g_array_index (self->values, CvValueRow, *n_values - 1) : NULL;
  CvBreak *mark = *n_breaks > 0 ? self->breaks->pdata[*n_breaks - 1] : NULL;

  if (mark != NULL && (value == NULL || mark->day > value->day))
    {
      (*n_breaks)--;
      return new_break_row (self, mark);
    }
  (*n_values)--;
  return new_row (self, value);
}

static void
build (CvValueList *self)
{
  guint n_values = self->values != NULL ? self->values->len : 0;
  guint n_breaks = self->breaks != NULL ? self->breaks->len : 0;
  guint n = n_values + n_breaks, rest = n - MIN (n, self->length);
  g_autofree char *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < n - rest; i++)
    gtk_list_box_append (self->list, next_row (self, &n_values, &n_breaks));
  if (rest <= MORE_LENGTH)
    more = g_strdup_printf (_ ("Show All (%u)"), n);
  else
    more = g_strdup_printf (_ ("Show %1$u More of %2$u"), MORE_LENGTH, rest);
  gtk_button_set_label (GTK_BUTTON (self->more_button), more);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->more_button, rest > 0);
}

static void
more_clicked_cb (CvValueList *self)
{
  self->length += MORE_LENGTH;
  build (self);
}

void
cv_value_list_show (CvValueList *self,
                    GArray      *values,
                    CvGrain      grain,
                    GPtrArray   *breaks,
                    GPtrArray   *notes,
                    CvGrain      cadence)
{
  g_return_if_fail (CV_IS_VALUE_LIST (self));

  if (values != NULL)
    g_array_ref (values);
  g_clear_pointer (&self->values, g_array_unref);
  self->values = values;
  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  self->breaks = g_ptr_array_ref (breaks);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = g_ptr_array_ref (notes);
  self->grain = grain;
  self->cadence = cadence;
  build (self);
}

static void
cv_value_list_dispose (GObject *object)
{
  CvValueList *self = CV_VALUE_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_value_list_parent_class)->dispose (object);
}

static void
cv_value_list_class_init (CvValueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_value_list_dispose;

  signals[SIGNAL_EDIT] = g_signal_new ("edit", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DELETE] = g_signal_new ("delete", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_EDIT_BREAK] = g_signal_new ("edit-break", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DELETE_BREAK] = g_signal_new ("delete-break", CV_TYPE_VALUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cv_value_list_init (CvValueList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->length = FIRST_LENGTH;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Last values"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));

  self->more_button = gtk_button_new ();
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->more_button, GTK_WIDGET (self));
}
