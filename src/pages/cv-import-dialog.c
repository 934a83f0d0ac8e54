/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file is read anew after each choice, in a thread of its own, so that what is shown is
 * always what would be written. The last review is kept while the next is made; Import waits for
 * it.
 *
 * Invariant: `cancellable` is that of the work under way, NULL if there is none. */

#include "config.h"

#include "pages/cv-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "pages/cv-import-columns.h"
#include "pages/cv-import-settings.h"
#include "pages/cv-import-words.h"

/* More bad rows than these are counted, not listed. */
#define MAX_PROBLEMS 50
/* Work that is over sooner is not worth a picture of it. */
#define PATIENCE_MS 1000
#define PULSE_MS 100

struct _CvImportDialog
{
  AdwWindow parent_instance;

  GtkButton *import_button, *cancel_button, *again_button;
  GtkSpinner *spinner;
  GtkStack *stack; /* "working", "review", "trouble" */
  GtkLabel *working_label, *file_label, *summary_label, *error_label;
  GtkProgressBar *progress;
  AdwStatusPage *trouble;
  GtkBox *question_box;
  CvImportSettings *settings;
  CvImportColumns *columns;
  AdwPreferencesGroup *problem_group, *note_group;
  GtkListBox *problem_list, *note_list;
  GtkCheckButton *leave_out;

  CvSession *session;         /* (owned) */
  CvImportOptions *options;   /* (owned) */
  CvImportReview *review;     /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) */
  gboolean writing;
  guint patience, pulse;      /* sources */
};

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportDialog, cv_import_dialog, ADW_TYPE_WINDOW)

/* --- showing what was understood --- */

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
add_text_row (GtkListBox *list,
              const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

static void
show_questions (CvImportDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->question_box))) != NULL)
    gtk_box_remove (self->question_box, child);
  for (guint i = 0; i < self->review->questions->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");
      GtkWidget *label = gtk_label_new (self->review->questions->pdata[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (line, "question");
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (self->question_box, line);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->question_box), self->review->questions->len > 0);
}

static void
show_problems (CvImportDialog *self)
{
  GPtrArray *problems = self->review->problems;

  clear_list (self->problem_list);
  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      g_autofree char *text = cv_import_words_problem (problems->pdata[i]);

      add_text_row (self->problem_list, text);
    }
  if (problems->len > MAX_PROBLEMS)
    {
      guint more = problems->len - MAX_PROBLEMS;
      g_autofree char *text
          = g_strdup_printf (ngettext ("…and %u more row", "…and %u more rows", more), more);

      add_text_row (self->problem_list, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), problems->len > 0);
}

static void
show_notes (CvImportDialog *self)
{
  clear_list (self->note_list);
  for (guint i = 0; i < self->review->notes->len; i++)
    add_text_row (self->note_list, self->review->notes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->note_group), self->review->notes->len > 0);
}

/* Everything settled, and something to write. */
static gboolean
is_ready (CvImportDialog *self)
{
  const CvImportReview *review = self->review;

  if (review == NULL || self->cancellable != NULL || review->questions->len > 0)
    return FALSE;
  if (review->problems->len > 0 && !gtk_check_button_get_active (self->leave_out))
    return FALSE;
  return review->summary.inserted + review->summary.changed + review->summary.deleted > 0;
}

static void
update_ready (CvImportDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), is_ready (self));
}

static void
show_review (CvImportDialog *self)
{
  g_autofree char *summary = cv_import_words_summary (self->review);

  gtk_label_set_label (self->summary_label, summary);
  show_questions (self);
  show_problems (self);
  show_notes (self);
  cv_import_settings_show (self->settings, self->review);
  cv_import_columns_show (self->columns, self->review);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static void
show_error (CvImportDialog *self,
            const char     *message)
{
  if (self->review == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (message, -1);

      adw_status_page_set_description (self->trouble, escaped);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      return;
    }
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

/* --- work and waiting --- */

static gboolean
pulse_cb (gpointer data)
{
  CvImportDialog *self = data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  CvImportDialog *self = data;

  self->patience = 0;
  gtk_label_set_label (self->working_label,
                       self->writing ? _ ("Importing…") : _ ("Reading the file…"));
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

/* (transfer none) the cancellable of the new work; what was under way is given up. */
static GCancellable *
begin (CvImportDialog *self,
       gboolean        writing)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->writing = writing;
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_spinner_start (self->spinner);
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  update_ready (self);
  return self->cancellable;
}

static void
end (CvImportDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_spinner_stop (self->spinner);
  self->writing = FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (CvImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  CvImportReview *review = cv_import_prepare_finish (CV_SESSION (source), result, &error);

  /* A newer choice is being read, or the dialog is gone. */
  if (self->cancellable == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&review, cv_import_review_free);
      return;
    }

  end (self);
  if (review != NULL)
    {
      g_clear_pointer (&self->review, cv_import_review_free);
      self->review = review;
      show_review (self);
    }
  else
    show_error (self, error->message);
  update_ready (self);
}

static void
read_file (CvImportDialog *self)
{
  cv_import_prepare_async (self->session, self->options, begin (self, FALSE), read_cb,
                           g_object_ref (self));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CvImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CvWriteSummary summary;

  if (cv_import_commit_finish (CV_SESSION (source), result, &summary, &error))
    {
      end (self);
      text = cv_import_words_done (&summary);
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, text);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (self->cancellable == NULL)
    return;
  end (self);
  if (g_error_matches (error, CV_ERROR, CV_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_error (self, error->message);
  update_ready (self);
}

static void
import_clicked_cb (CvImportDialog *self)
{
  GCancellable *cancellable;

  if (!is_ready (self))
    return;
  self->options->keep_going = gtk_check_button_get_active (self->leave_out);
  cancellable = begin (self, TRUE);
  cv_import_commit_async (self->session, self->options, g_steal_pointer (&self->review),
                          cancellable, written_cb, g_object_ref (self));
}

static void
choice_changed_cb (CvImportDialog *self)
{
  cv_import_settings_apply (self->settings, self->options);
  cv_import_columns_apply (self->columns, self->options);
  read_file (self);
}

static void
again_clicked_cb (CvImportDialog *self)
{
  read_file (self);
}

/* While it writes, Cancel takes the import back before the dialog goes; nothing is left half
 * done. */
static gboolean
close_request_cb (CvImportDialog *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  if (self->writing)
    return TRUE;
  end (self);
  return FALSE;
}

GtkWidget *
cv_import_dialog_new (GtkWindow  *parent,
                      CvSession  *session,
                      const char *path)
{
  CvImportDialog *self = g_object_new (CV_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  self->session = g_object_ref (session);
  self->options = cv_import_options_new (path);
  gtk_label_set_label (self->file_label, name);
  cv_import_settings_set_plan (self->settings, cv_session_get_plan (session));
  cv_import_columns_set_plan (self->columns, cv_session_get_plan (session));
  read_file (self);
  return GTK_WIDGET (self);
}

static void
cv_import_dialog_dispose (GObject *object)
{
  CvImportDialog *self = CV_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_pointer (&self->review, cv_import_review_free);
  g_clear_pointer (&self->options, cv_import_options_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cv_import_dialog_parent_class)->dispose (object);
}

static void
cv_import_dialog_class_init (CvImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_import_dialog_dispose;

  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", CV_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CV_TYPE_IMPORT_SETTINGS);
  g_type_ensure (CV_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, file_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, question_box);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, problem_list);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, note_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, note_list);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, leave_out);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_ready);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cv_import_dialog_init (CvImportDialog *self)
{
  GtkButton *const *buttons[] = { &self->import_button, &self->cancel_button, &self->again_button };

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Else GTK 4.8 has them read as "_Import Import". */
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (*buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->leave_out), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave out the rows that cannot be read"), -1);
}
