/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every part that the toolkit renamed or replaced between Debian 12 (GTK 4.8, libadwaita 1.2) and now.
 * The ceiling that holds everywhere else is lifted here, and the choice is made when compiling. */

#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include "widgets/cv-compat.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- about --- */

#if ADW_CHECK_VERSION(1, 5, 0)
#define ABOUT_TYPE ADW_TYPE_ABOUT_DIALOG
#else
#define ABOUT_TYPE ADW_TYPE_ABOUT_WINDOW
#endif

void
cv_show_about (GtkWindow     *parent,
               const CvAbout *about)
{
  g_autofree char *comments = g_markup_escape_text (about->comments, -1);
  GObject *shown = g_object_new (ABOUT_TYPE,
                                 "application-name", about->name,
                                 "application-icon", about->icon,
                                 "version", about->version,
                                 "comments", comments,
                                 "website", about->website,
                                 "issue-url", about->issues,
                                 "copyright", about->copyright,
                                 "developer-name", about->copyright,
                                 "translator-credits", about->translators,
                                 "license-type", GTK_LICENSE_GPL_3_0,
                                 NULL);

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (shown), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (shown), parent);
  gtk_window_present (GTK_WINDOW (shown));
#endif
}

/* --- toasts and announcements --- */

/* Twice the usual: long enough to read two lines and reach for Undo without hurry. */
#define TOAST_SECONDS 10

AdwToast *
cv_toast_new (const char *text)
{
  /* Titles are markup unless told otherwise, and 1.2 cannot be told. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  return toast;
}

void
cv_announce (GtkWidget  *widget,
             const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

/* --- questions --- */

typedef struct
{
  CvAnswered answered;
  gpointer data;
} Question;

static void
on_answer (gpointer    dialog,
           const char *response,
           Question   *question)
{
  if (g_str_equal (response, "do"))
    question->answered (question->data);
  g_free (question);
}

/* A narrow dialog has buttons of its own, the last one on top, where the keyboard would begin. */
static void
on_default_changed (gpointer dialog)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_set_focus (dialog, adw_dialog_get_default_widget (dialog));
#else
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
#endif
}

static void
ask (GtkWindow  *parent,
     const char *heading,
     const char *body,
     const char *verb,
     gboolean    loss,
     Question    answer)
{
  Question *question = g_memdup2 (&answer, sizeof answer);
  AdwResponseAppearance appearance = loss ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED;
  const char *default_response = loss ? "cancel" : "do";

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", verb, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "do", appearance);
  adw_alert_dialog_set_default_response (dialog, default_response);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_answer), question);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (on_default_changed), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", verb, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", appearance);
  adw_message_dialog_set_default_response (dialog, default_response);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_answer), question);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (on_default_changed), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

void
cv_ask (GtkWindow  *parent,
        const char *heading,
        const char *body,
        const char *verb,
        CvAnswered  answered,
        gpointer    data)
{
  ask (parent, heading, body, verb, FALSE, (Question){ answered, data });
}

void
cv_ask_loss (GtkWindow  *parent,
             const char *heading,
             const char *body,
             const char *verb,
             CvAnswered  answered,
             gpointer    data)
{
  ask (parent, heading, body, verb, TRUE, (Question){ answered, data });
}

typedef struct
{
  CvLineAnswered answered;
  gpointer data;
  GtkEditable *entry; /* (unowned) of the dialog */
} LineQuestion;

static void
on_line_answer (GObject      *dialog,
                const char   *response,
                LineQuestion *question)
{
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  question->answered (g_str_equal (response, "do") ? line : NULL, question->data);
}

static void
free_line_question (gpointer  question,
                    GClosure *closure)
{
  g_free (question);
}

/* A blank line is no answer. */
static void
on_line_typed (GtkEditable *entry,
               GObject     *dialog)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean blank = text[strspn (text, " \t")] == '\0';

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "do", !blank);
#else
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do", !blank);
#endif
}

/* The line with its label above it. */
static GtkWidget *
make_line (const char   *label,
           LineQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (caption)), -1);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), entry);
  question->entry = GTK_EDITABLE (entry);
  return box;
}

void
cv_ask_line (GtkWindow     *parent,
             const char    *heading,
             const char    *body,
             const char    *label,
             const char    *verb,
             CvLineAnswered answered,
             gpointer       data)
{
  LineQuestion *question = g_new0 (LineQuestion, 1);
  GtkWidget *line = make_line (label, question);

  question->answered = answered;
  question->data = data;
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", verb, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "do");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_extra_child (dialog, line);
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", verb, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, line);
#endif
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_line_answer), question, free_line_question, 0);
  g_signal_connect_object (question->entry, "changed", G_CALLBACK (on_line_typed), dialog, 0);
  on_line_typed (question->entry, G_OBJECT (dialog));
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
  gtk_widget_grab_focus (GTK_WIDGET (question->entry));
}

/* --- lists --- */

#if !GTK_CHECK_VERSION(4, 18, 0)
static gboolean
leave_list (GtkEventControllerKey *keys,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            gpointer               data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  GtkWidget *edge;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  /* From the outermost row the toolkit's own step leaves the list. */
  edge = back ? gtk_widget_get_first_child (list) : gtk_widget_get_last_child (list);
  if (edge != NULL)
    gtk_widget_grab_focus (edge);
  return GDK_EVENT_PROPAGATE;
}
#endif

#if !GTK_CHECK_VERSION(4, 12, 0)
/* Rows that are not in sight are no widgets: there is no outermost one to step from. For as long as the step takes, nothing
 * in the list can have the keyboard. */
static gboolean
leave_list_view (GtkEventControllerKey *keys,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 gpointer               data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}
#endif

void
cv_list_view_tab_leaves (GtkListView *list)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_view_set_tab_behavior (list, GTK_LIST_TAB_ITEM);
#else
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (leave_list_view), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
#endif
}

void
cv_list_box_tab_leaves (GtkListBox *list)
{
#if GTK_CHECK_VERSION(4, 18, 0)
  gtk_list_box_set_tab_behavior (list, GTK_LIST_TAB_ITEM);
#else
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (leave_list), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
#endif
}

void
cv_button_name_by_label (GtkWidget *button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
cv_list_item_set_label (GtkListItem *item,
                        const char  *label)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_item_set_accessible_label (item, label);
#else
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

  /* In a table the cell and its row, in a list the row alone. */
  for (int i = 0; i < 2 && cell != NULL && !GTK_IS_LIST_VIEW (cell); i++, cell = gtk_widget_get_parent (cell))
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
#endif
}

void
cv_column_view_name_header (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("table", "Headings"), -1);
}

/* --- files --- */

typedef struct
{
  GtkWindow *parent; /* (owned) */
  CvFileChosen chosen;
  gpointer data;
} Choice;

static Choice *
choice_new (GtkWindow   *parent,
            CvFileChosen chosen,
            gpointer     data)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ g_object_ref (parent), chosen, data };
  return choice;
}

/* Takes @file (nullable) and @choice. */
static void
choice_settle (Choice *choice,
               GFile  *file)
{
  if (file != NULL)
    choice->chosen (file, choice->data);
  g_clear_object (&file);
  g_object_unref (choice->parent);
  g_free (choice);
}

/* (transfer full) */
static GtkFileFilter *
make_filter (const char        *name,
             const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  if (patterns == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
open_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  choice_settle (data, gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL));
}

static void
save_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  choice_settle (data, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL));
}

void
cv_choose_file (GtkWindow         *parent,
                const char        *title,
                const char        *filter_name,
                const char *const *patterns,
                CvFileChosen       chosen,
                gpointer           data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_dialog_set_title (dialog, title);
  if (filter_name != NULL)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (filter_name, patterns);

      g_list_store_append (filters, filter);
    }
  if (filter_name == NULL || patterns != NULL)
    {
      g_autoptr (GtkFileFilter) any = make_filter (_ ("All Files"), NULL);

      g_list_store_append (filters, any);
    }
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, parent, NULL, NULL, open_done, choice_new (parent, chosen, data));
}

void
cv_choose_new_file (GtkWindow   *parent,
                    const char  *title,
                    const char  *name,
                    CvFileChosen chosen,
                    gpointer     data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_save (dialog, parent, NULL, name, NULL, save_done,
                        choice_new (parent, chosen, data));
}

#else

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             gpointer         data)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                    : NULL;

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  choice_settle (data, file);
}

static void
show_native (GtkFileChooserNative *dialog,
             Choice               *choice)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cv_choose_file (GtkWindow         *parent,
                const char        *title,
                const char        *filter_name,
                const char *const *patterns,
                CvFileChosen       chosen,
                gpointer           data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  if (filter_name != NULL)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (filter_name, patterns);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  if (filter_name == NULL || patterns != NULL)
    {
      g_autoptr (GtkFileFilter) any = make_filter (_ ("All Files"), NULL);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), any);
    }
  show_native (dialog, choice_new (parent, chosen, data));
}

void
cv_choose_new_file (GtkWindow   *parent,
                    const char  *title,
                    const char  *name,
                    CvFileChosen chosen,
                    gpointer     data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_native (dialog, choice_new (parent, chosen, data));
}

#endif
