/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two pages, Match and Review, of the same reading. The file is read anew after each choice, in a thread of its own, so
 * that what is shown is always what would be written; the last review is kept while the next is made, and Import waits
 * for it. A file whose like was settled before opens at Review.
 *
 * Invariant: `cancellable` is that of the work under way, NULL if there is none. */

#include "config.h"

#include "pages/cv-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "model/cv-question.h"
#include "pages/cv-import-columns.h"
#include "pages/cv-import-name-list.h"
#include "pages/cv-import-outcome.h"
#include "pages/cv-import-settings.h"
#include "pages/cv-import-words.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-wrap-layout.h"

/* Work that is over sooner is not worth a picture of it. */
#define PATIENCE_MS 1000
#define PULSE_MS 100
/* More are chosen from in the list. */
#define MAX_OWNERS 4

struct _CvImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *go_button, *cancel_button, *back_button, *again_button;
  GtkSpinner *spinner;
  GtkStack *stack; /* "nothing", "working", "trouble", "match", "review" */
  GtkLabel *working_label, *amount_label, *error_label;
  GtkProgressBar *progress;
  AdwStatusPage *trouble;
  GtkBox *question_box;
  CvImportSettings *settings;
  CvImportColumns *columns;
  CvImportNameList *names;
  GtkWidget *name_group;
  CvImportOutcome *outcome;

  CvSession *session;         /* (owned) */
  CvImportOptions *options;   /* (owned) */
  CvImportReview *review;     /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) */
  gboolean writing;
  gboolean reviewing;         /* the page to be on: Review, else Match */
  guint patience, pulse;      /* sources */
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportDialog, cv_import_dialog, ADW_TYPE_WINDOW)

/* --- questions, with their answers where these are few --- */

static const struct
{
  CvImportAsks asked;
  guint answer; /* as cv_import_settings_answer() */
  const char *label;
} answers[] = {
  { CV_IMPORT_ASKS_DATE_ORDER, 0, N_ ("Day First") },
  { CV_IMPORT_ASKS_DATE_ORDER, 1, N_ ("Month First") },
  { CV_IMPORT_ASKS_DECIMAL, 0, N_ ("Decimal Comma") },
  { CV_IMPORT_ASKS_DECIMAL, 1, N_ ("Decimal Point") },
  { CV_IMPORT_ASKS_OWNER, 0, N_ ("The Whole Plan") },
};

static void
answered_cb (CvImportDialog *self,
             GtkWidget      *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "answer"));

  cv_import_settings_answer (self->settings, answers[i].asked, answers[i].answer);
}

static void
owner_cb (CvImportDialog *self,
          GtkWidget      *button)
{
  cv_import_settings_choose_channel (self->settings, g_object_get_data (G_OBJECT (button), "channel"));
}

static void
add_question (CvImportDialog *self,
              const char     *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (line, "question");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->question_box, line);
}

static void
add_owners (CvImportDialog *self,
            GtkWidget      *line)
{
  GPtrArray *owners = self->review->owners;

  for (guint i = 0; i < MIN (owners->len, MAX_OWNERS); i++)
    {
      CvRecord *channel = cv_plan_find (cv_session_get_plan (self->session), CV_NOUN_CHANNEL, owners->pdata[i]);
      GtkWidget *button;

      if (channel == NULL)
        continue;
      button = gtk_button_new_with_label (cv_channel_get_label ((CvChannel *) channel));
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
      g_object_set_data_full (G_OBJECT (button), "channel", g_strdup (owners->pdata[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (owner_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, line);
    }
}

static void
add_answers (CvImportDialog *self,
             CvImportAsks    asked)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (line, cv_wrap_layout_new ());
  if (asked == CV_IMPORT_ASKS_OWNER)
    add_owners (self, line);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *button;

      if (answers[i].asked != asked)
        continue;
      button = gtk_button_new_with_label (_ (answers[i].label));
      g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, line);
    }
  gtk_widget_add_css_class (line, "answers");
  gtk_box_append (self->question_box, line);
}

static void
show_questions (CvImportDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->question_box))) != NULL)
    gtk_box_remove (self->question_box, child);
  for (guint i = 0; i < self->review->questions->len; i++)
    add_question (self, self->review->questions->pdata[i]);
  if ((self->review->asks & CV_IMPORT_ASKS_DATE_ORDER) != 0)
    add_answers (self, CV_IMPORT_ASKS_DATE_ORDER);
  if ((self->review->asks & CV_IMPORT_ASKS_DECIMAL) != 0)
    add_answers (self, CV_IMPORT_ASKS_DECIMAL);
  if ((self->review->asks & CV_IMPORT_ASKS_OWNER) != 0)
    add_answers (self, CV_IMPORT_ASKS_OWNER);
  gtk_widget_set_visible (GTK_WIDGET (self->question_box), self->review->questions->len > 0);
}

/* --- pages --- */

static gboolean
is_settled (CvImportDialog *self)
{
  return self->review != NULL && self->cancellable == NULL && self->review->questions->len == 0;
}

/* Everything settled, and something to write. */
static gboolean
is_ready (CvImportDialog *self)
{
  const CvImportReview *review = self->review;

  if (!is_settled (self) || (review->n_problems > 0 && !cv_import_outcome_get_leave_out (self->outcome)))
    return FALSE;
  return review->summary.inserted + review->summary.changed + review->summary.deleted > 0;
}

static void
update_ready (CvImportDialog *self)
{
  gboolean ready = self->reviewing ? is_ready (self) : is_settled (self);

  gtk_button_set_label (self->go_button, self->reviewing ? _ ("_Import") : _ ("_Review"));
  cv_button_name_by_label (GTK_WIDGET (self->go_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), ready);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->reviewing && self->review != NULL && !self->writing);
}

static void
show_page (CvImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->reviewing ? "review" : "match");
  update_ready (self);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->go_button)) && self->reviewing)
    gtk_widget_grab_focus (GTK_WIDGET (self->go_button));
}

/* What is open is settled on the first page. */
static void
show_review (CvImportDialog *self)
{
  if (self->review->questions->len > 0)
    self->reviewing = FALSE;
  show_questions (self);
  cv_import_settings_show (self->settings, self->review);
  cv_import_columns_show (self->columns, self->review);
  cv_import_name_list_show (self->names, self->review);
  gtk_widget_set_visible (self->name_group, self->review->names->len > 0);
  cv_import_outcome_show (self->outcome, self->review, cv_session_get_plan (self->session));
  show_page (self);
}

static void
set_error (CvImportDialog *self,
           const char     *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  cv_import_outcome_set_error (self->outcome, message);
}

static void
show_error (CvImportDialog *self,
            const char     *message)
{
  g_autofree char *escaped = NULL;

  if (self->review != NULL)
    {
      set_error (self, message);
      show_page (self);
      return;
    }
  escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_title (self->trouble, self->options->bytes != NULL ? _ ("This Table Cannot Be Imported")
                                                                         : _ ("This File Cannot Be Imported"));
  adw_status_page_set_description (self->trouble, escaped);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

/* --- work and waiting --- */

static gboolean
pulse_cb (gpointer data)
{
  CvImportDialog *self = data;
  double fraction;
  g_autofree char *amount = cv_import_words_progress (self->options->progress, &fraction);

  gtk_label_set_label (self->working_label, cv_import_words_stage (self->options->progress));
  gtk_label_set_label (self->amount_label, amount);
  gtk_progress_bar_set_fraction (self->progress, fraction);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  CvImportDialog *self = data;

  self->patience = 0;
  pulse_cb (self);
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
  set_error (self, NULL);
  cv_progress_begin (self->options->progress, 0, 0);
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

/* The first reading may have been by what was settled last time; from here on the user's choices go on from there. */
static void
take_remembered (CvImportDialog *self)
{
  if (!self->options->use_memory)
    return;
  cv_import_options_free (self->options);
  self->options = cv_import_options_copy (self->review->options);
  self->options->use_memory = FALSE;
  cv_import_settings_take (self->settings, self->options);
  cv_import_columns_take (self->columns, self->options);
  cv_import_name_list_take (self->names, self->options);
  self->reviewing = self->review->is_known;
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
      take_remembered (self);
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
      g_signal_emit (self, signals[SIGNAL_ENDED], 0, text, TRUE);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (self->cancellable == NULL)
    return;
  end (self);
  if (g_error_matches (error, CV_ERROR, CV_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_signal_emit (self, signals[SIGNAL_ENDED], 0, _ ("The import was stopped. Nothing was imported."), FALSE);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_error (self, error->message);
  update_ready (self);
}

static void
write_values (CvImportDialog *self)
{
  GCancellable *cancellable;

  self->options->keep_going = cv_import_outcome_get_leave_out (self->outcome);
  cancellable = begin (self, TRUE);
  cv_import_commit_async (self->session, self->options, g_steal_pointer (&self->review), cancellable, written_cb,
                          g_object_ref (self));
}

static void
go_clicked_cb (CvImportDialog *self)
{
  if (self->reviewing && is_ready (self))
    write_values (self);
  else if (!self->reviewing && is_settled (self))
    {
      self->reviewing = TRUE;
      show_page (self);
    }
}

static void
back_clicked_cb (CvImportDialog *self)
{
  self->reviewing = FALSE;
  show_page (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
choice_changed_cb (CvImportDialog *self)
{
  cv_import_settings_apply (self->settings, self->options);
  cv_import_columns_apply (self->columns, self->options);
  cv_import_name_list_apply (self->names, self->options);
  read_file (self);
}

static void
leave_out_changed_cb (CvImportDialog *self)
{
  if (self->review != NULL)
    cv_import_outcome_show (self->outcome, self->review, cv_session_get_plan (self->session));
  update_ready (self);
}

/* As if the file were met for the first time. */
static void
forget_cb (CvImportDialog *self)
{
  g_autoptr (CvImportOptions) fresh = cv_import_options_new (self->options->path);

  if (self->review == NULL)
    return;
  cv_import_forget_async (self->session, self->review->signature, NULL, NULL);
  cv_import_settings_take (self->settings, fresh);
  cv_import_columns_take (self->columns, fresh);
  cv_import_name_list_take (self->names, fresh);
  self->reviewing = FALSE;
  choice_changed_cb (self);
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

/* Takes @options. */
static GtkWidget *
dialog_new (GtkWindow       *parent,
            CvSession       *session,
            CvImportOptions *options)
{
  CvImportDialog *self = g_object_new (CV_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (options->path);

  self->session = g_object_ref (session);
  self->options = options;
  self->options->use_memory = TRUE;
  self->options->remember = TRUE;
  self->options->progress = cv_progress_new ();
  adw_window_title_set_subtitle (self->window_title, name);
  cv_import_settings_set_plan (self->settings, cv_session_get_plan (session));
  cv_import_columns_set_plan (self->columns, cv_session_get_plan (session));
  cv_import_name_list_set_plan (self->names, cv_session_get_plan (session));
  read_file (self);
  return GTK_WIDGET (self);
}

GtkWidget *
cv_import_dialog_new (GtkWindow  *parent,
                      CvSession  *session,
                      const char *path)
{
  return dialog_new (parent, session, cv_import_options_new (path));
}

GtkWidget *
cv_import_dialog_new_for_bytes (GtkWindow *parent,
                                CvSession *session,
                                GBytes    *bytes)
{
  CvImportOptions *options = cv_import_options_new (_ ("Pasted Table"));

  options->bytes = g_bytes_ref (bytes);
  return dialog_new (parent, session, options);
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

  signals[SIGNAL_ENDED] = g_signal_new ("ended", CV_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (CV_TYPE_IMPORT_SETTINGS);
  g_type_ensure (CV_TYPE_IMPORT_COLUMNS);
  g_type_ensure (CV_TYPE_IMPORT_NAME_LIST);
  g_type_ensure (CV_TYPE_IMPORT_OUTCOME);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, go_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, amount_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, question_box);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, names);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, name_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportDialog, outcome);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cv_import_dialog_init (CvImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->cancel_button));
  cv_button_name_by_label (GTK_WIDGET (self->again_button));
  update_ready (self);
}
