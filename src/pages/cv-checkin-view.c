/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked comes from the session; what is typed stays in the rows until all of it can be saved, so that a change of
 * the plan meanwhile takes no digit away. Rows that go leave it in the drafts, where the rows of that week find it again. */

#include "config.h"

#include "pages/cv-checkin-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-clock.h"
#include "engine/cv-session-checkin.h"
#include "model/cv-checkin-calendar.h"
#include "pages/cv-checkin-row.h"
#include "widgets/cv-compat.h"

struct _CvCheckInView
{
  AdwBin parent_instance;

  GtkLabel *title, *filled, *nothing, *said;
  GtkWidget *previous_button, *next_button, *save_button, *said_box, *done_button, *calendar_button;
  GtkListBox *list;
  AdwComboRow *day_row;

  CvPage *page;        /* (unowned) */
  CvDay day;           /* of the check-in that is shown */
  CvCheckIn *check_in; /* (owned) (nullable) */
  GHashTable *drafts;  /* (owned) what is not saved, of the weeks that were left */
  gboolean focus;      /* the first field is to get the keyboard */
  gboolean setting;    /* the weekday is shown, not chosen */
  GCancellable *looking, *counting; /* (owned) (nullable) */
};

enum
{
  SIGNAL_BACK,
  SIGNAL_DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvCheckInView, cv_check_in_view, ADW_TYPE_BIN)

static CvSession *
get_session (CvCheckInView *self)
{
  return cv_page_get_session (self->page);
}

/* (transfer full) "Week 20, 2026": what a check-in on @day is about. */
static char *
get_week (CvDay day)
{
  return cv_period_format_locale (cv_period_shift (day, CV_GRAIN_WEEK, -1), CV_GRAIN_WEEK);
}

/* --- the rows --- */

/* (nullable) */
static CvCheckInRow *
get_row (CvCheckInView *self,
         int            index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? CV_CHECK_IN_ROW (row) : NULL;
}

static void
on_row_next (CvCheckInView *self,
             CvCheckInRow  *row)
{
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  if (next != NULL)
    cv_check_in_row_focus (CV_CHECK_IN_ROW (next));
  else
    gtk_widget_grab_focus (self->save_button);
}

static void
on_row_edited (CvCheckInView *self)
{
  gtk_widget_set_visible (self->said_box, FALSE);
}

/* FALSE: all that is shown is saved. */
static gboolean
keep_drafts (CvCheckInView *self)
{
  CvCheckInRow *row;
  gboolean unsaved = FALSE;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    unsaved |= cv_check_in_row_keep (row, self->drafts);
  return unsaved;
}

static void
clear_rows (CvCheckInView *self)
{
  GtkWidget *child;

  keep_drafts (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
show_title (CvCheckInView *self)
{
  guint n = self->check_in->entries->len;
  guint due = cv_check_in_count_due (self->check_in);
  CvPlanInfo *info = cv_plan_get_info (cv_page_get_plan (self->page));
  CvDay week = cv_period_shift (self->day, CV_GRAIN_WEEK, -1);
  g_autofree char *title = get_week (self->day);
  g_autofree char *from = cv_day_format_locale (week);
  g_autofree char *to = cv_day_format_locale (cv_period_last (week, CV_GRAIN_WEEK));
  g_autofree char *days = g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  g_autofree char *filled = g_strdup_printf (ngettext ("%1$u of %2$u filled", "%1$u of %2$u filled", n), n - due, n);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s · %s", days, filled) : g_strdup (days);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->filled, text);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->save_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
  gtk_widget_set_sensitive (self->previous_button, week > info->from);
  gtk_widget_set_sensitive (self->next_button, self->day < cv_clock_today ());
}

static void
show_rows (CvCheckInView *self)
{
  for (guint i = 0; i < self->check_in->entries->len; i++)
    {
      GtkWidget *row = cv_check_in_row_new (cv_page_get_plan (self->page), self->check_in, i, self->drafts);

      g_signal_connect_object (row, "next", G_CALLBACK (on_row_next), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  show_title (self);
  if (self->focus && self->check_in->entries->len > 0)
    cv_check_in_row_focus (get_row (self, 0));
  else if (self->focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  self->focus = FALSE;
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvCheckInView) self = data;
  CvCheckIn *check_in = cv_session_look_check_in_finish (CV_SESSION (source), result, NULL);

  if (check_in == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    {
      cv_check_in_free (check_in);
      return;
    }
  /* The rows borrow it. */
  clear_rows (self);
  cv_check_in_free (self->check_in);
  self->check_in = check_in;
  show_rows (self);
}

static void
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
show_day (CvCheckInView *self,
          CvDay          day,
          gboolean       focus)
{
  self->day = day;
  self->focus = self->focus || focus;
  renew (&self->looking);
  cv_session_look_check_in_async (get_session (self), day, self->looking, on_looked, g_object_ref (self));
}

static void
on_previous_clicked (CvCheckInView *self)
{
  gtk_widget_set_visible (self->said_box, FALSE);
  show_day (self, cv_period_shift (self->day, CV_GRAIN_WEEK, -1), FALSE);
}

static void
on_next_clicked (CvCheckInView *self)
{
  gtk_widget_set_visible (self->said_box, FALSE);
  show_day (self, MIN (cv_period_shift (self->day, CV_GRAIN_WEEK, 1), cv_clock_today ()), FALSE);
}

/* --- what is due --- */

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CvCheckInView) self = data;
  g_autoptr (CvCheckIn) check_in = cv_session_look_check_in_finish (CV_SESSION (source), result, NULL);
  g_autofree char *week = get_week (cv_clock_today ());
  g_autofree char *text = NULL;
  guint n;

  if (check_in == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  n = cv_check_in_count_due (check_in);
  if (n > 0)
    /* Translators: "Check-in for Week 21, 2026: 3 values due" */
    text = g_strdup_printf (ngettext ("Check-in for %2$s: %1$u value due", "Check-in for %2$s: %1$u values due", n), n, week);
  g_signal_emit (self, signals[SIGNAL_DUE], 0, text);
}

static void
on_plan_changed (CvCheckInView *self)
{
  int day = cv_plan_get_info (cv_page_get_plan (self->page))->check_in_day;

  self->setting = TRUE;
  adw_combo_row_set_selected (self->day_row, (guint) day);
  self->setting = FALSE;
  gtk_widget_set_sensitive (self->calendar_button, day > 0);
  renew (&self->counting);
  cv_session_look_check_in_async (get_session (self), cv_clock_today (), self->counting, on_counted, g_object_ref (self));
  if (self->check_in != NULL && !keep_drafts (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_day (self, self->day, FALSE);
}

/* --- saving --- */

typedef struct
{
  CvCheckInView *view; /* (owned) */
  CvCheckIn *asked;    /* (owned) */
} Saving;

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr (CvCheckInView) self = saving->view;
  g_autoptr (CvCheckIn) asked = saving->asked;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cv_session_check_in_finish (CV_SESSION (source), result, &error);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autofree char *text = NULL;

  show_day (self, self->day, FALSE);
  if (results == NULL)
    {
      cv_page_say (self->page, error->message, FALSE);
      return;
    }
  cv_check_in_drafts_forget (self->drafts, asked);
  sentences = cv_check_in_tell (cv_page_get_plan (self->page), asked, results);
  g_ptr_array_insert (sentences, 0, g_strdup (_ ("Saved.")));
  g_ptr_array_add (sentences, NULL);
  text = g_strjoinv ("\n", (char **) sentences->pdata);
  gtk_label_set_label (self->said, text);
  gtk_widget_set_visible (self->said_box, TRUE);
  gtk_widget_grab_focus (self->done_button);
  cv_announce (GTK_WIDGET (self), text);
}

/* Everything that was typed; NULL: something cannot be understood, where the keyboard now is. (transfer full) */
static CvCheckInAnswers *
collect (CvCheckInView *self)
{
  g_autoptr (CvCheckInAnswers) answers = cv_check_in_answers_new ();
  CvCheckInRow *wrong = NULL;

  for (int i = (int) self->check_in->entries->len - 1; i >= 0; i--)
    if (!cv_check_in_row_collect (get_row (self, i), answers))
      wrong = get_row (self, i);
  if (wrong == NULL)
    return g_steal_pointer (&answers);
  cv_check_in_row_focus (wrong);
  gtk_widget_error_bell (GTK_WIDGET (self));
  return NULL;
}

static void
on_save_clicked (CvCheckInView *self)
{
  g_autoptr (CvCheckInAnswers) answers = self->check_in != NULL ? collect (self) : NULL;
  Saving *saving;

  if (answers == NULL)
    return;
  if (answers->values->len == 0 && answers->notes->operations->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_widget_grab_focus (self->save_button);
  clear_rows (self);
  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), g_steal_pointer (&self->check_in) };
  cv_session_check_in_async (get_session (self), saving->asked, g_steal_pointer (&answers), on_saved, saving);
}

static gboolean
on_save_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  on_save_clicked (CV_CHECK_IN_VIEW (widget));
  return TRUE;
}

static void
on_back_clicked (CvCheckInView *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static gboolean
on_back_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  on_back_clicked (CV_CHECK_IN_VIEW (widget));
  return TRUE;
}

/* --- the weekday and the calendar --- */

static void
on_day_selected (CvCheckInView *self)
{
  CvPlanInfo *info;
  CvEdit *edit;

  if (self->setting || self->page == NULL)
    return;
  info = cv_plan_get_info (cv_page_get_plan (self->page));
  if ((int) adw_combo_row_get_selected (self->day_row) == info->check_in_day)
    return;
  edit = cv_edit_new (_ ("Choose Check-In Day"));
  cv_edit_set_integer (edit, CV_NOUN_PLAN, cv_record_get_id (CV_RECORD (info)), "check_in_day",
                       adw_combo_row_get_selected (self->day_row));
  cv_page_submit (self->page, edit, NULL);
}

static void
on_calendar_written (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (CvCheckInView) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    cv_page_say (self->page, _ ("The calendar entry was written. Open it with your calendar."), FALSE);
  else
    cv_page_say (self->page, error->message, FALSE);
}

static void
on_calendar_chosen (GFile   *file,
                    gpointer data)
{
  CvCheckInView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = cv_check_in_to_icalendar (cv_plan_get_info (cv_page_get_plan (self->page)), cv_clock_today (),
                                         cv_clock_now (), &error);

  if (text == NULL)
    {
      cv_page_say (self->page, error->message, FALSE);
      return;
    }
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_calendar_written,
                                       g_object_ref (self));
}

static void
on_calendar_clicked (CvCheckInView *self)
{
  cv_choose_new_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Add Check-In to Calendar"), "check-in.ics",
                      on_calendar_chosen, self);
}

/* --- life --- */

void
cv_check_in_view_set_page (CvCheckInView *self,
                           CvPage        *page)
{
  g_return_if_fail (CV_IS_CHECK_IN_VIEW (self));

  self->page = page;
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cv_page_get_session (page), "values-changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  on_plan_changed (self);
}

void
cv_check_in_view_open (CvCheckInView *self)
{
  g_return_if_fail (CV_IS_CHECK_IN_VIEW (self));

  gtk_widget_set_visible (self->said_box, FALSE);
  show_day (self, cv_clock_today (), TRUE);
}

gboolean
cv_check_in_view_is_unsaved (CvCheckInView *self)
{
  g_return_val_if_fail (CV_IS_CHECK_IN_VIEW (self), FALSE);

  keep_drafts (self);
  return g_hash_table_size (self->drafts) > 0;
}

static void
cv_check_in_view_dispose (GObject *object)
{
  CvCheckInView *self = CV_CHECK_IN_VIEW (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  G_OBJECT_CLASS (cv_check_in_view_parent_class)->dispose (object);
  g_clear_pointer (&self->check_in, cv_check_in_free);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
}

static void
cv_check_in_view_class_init (CvCheckInViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_check_in_view_dispose;
  signals[SIGNAL_BACK] = g_signal_new ("back", CV_TYPE_CHECK_IN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DUE] = g_signal_new ("due", CV_TYPE_CHECK_IN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cultivar_planner/Cultivar/cv-checkin-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, title);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, filled);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, nothing);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, said);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, said_box);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, done_button);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, next_button);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, save_button);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, list);
  gtk_widget_class_bind_template_child (widget_class, CvCheckInView, day_row);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_calendar_clicked);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_save_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_save_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_back_key, NULL);
}

static void
cv_check_in_view_init (CvCheckInView *self)
{
  self->drafts = cv_check_in_drafts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (self->calendar_button);
}
