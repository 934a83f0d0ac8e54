/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are made anew only when verbatims or codes are otherwise; a code that is given or taken away presses a
 * button of a row that stays. A hundred are shown at first, so that a thousand cost nothing. */

#include "config.h"

#include "pages/cv-verbatims-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "engine/cv-count.h"
#include "model/cv-question.h"
#include "model/cv-verbatims.h"
#include "pages/cv-record-list.h"
#include "pages/cv-verbatim-row.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-day-text.h"
#include "widgets/cv-wrap-layout.h"

#define AT_FIRST 100

/* More than anybody reads, and all that a text view takes without stuttering. */
#define MAX_FILE (2 * 1024 * 1024)

struct _CvVerbatimsPane
{
  AdwBin parent_instance;

  GtkTextBuffer *text;
  GtkTextView *text_view;
  GtkEntry *day_entry;
  AdwBin *channel_place, *codes_place;
  GtkDropDown *channel_choice; /* (unowned) (nullable) made anew with the channels */
  GtkCheckButton *keep_names;
  GtkLabel *problem;
  GtkWidget *add_button, *file_button, *count_button, *more_button;
  GtkWidget *codes_group, *list_group, *agreement_group;
  GtkToggleButton *second_coder;
  GtkListBox *list, *agreement_list;

  CvPage *page;     /* (unowned) */
  char *signature;  /* of the rows */
  char *channels;   /* of the drop-down's words */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (CvVerbatimsPane, cv_verbatims_pane, ADW_TYPE_BIN)

static CvPlan *
plan_of (CvVerbatimsPane *self)
{
  return cv_page_get_plan (self->page);
}

static int
get_coder (CvVerbatimsPane *self)
{
  return gtk_toggle_button_get_active (self->second_coder) ? 2 : 1;
}

/* --- adding --- */

static void
complain (CvVerbatimsPane *self,
          const char      *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (sentence != NULL)
    cv_announce (GTK_WIDGET (self), sentence);
}

/* (transfer none) "" where none is chosen. */
static const char *
get_channel (CvVerbatimsPane *self)
{
  guint chosen = self->channel_choice != NULL ? gtk_drop_down_get_selected (self->channel_choice) : 0;

  if (chosen == 0 || chosen > cv_plan_get_count (plan_of (self), CV_NOUN_CHANNEL))
    return "";
  return cv_record_get_id (cv_plan_get_nth (plan_of (self), CV_NOUN_CHANNEL, chosen - 1));
}

static void
add_clicked_cb (CvVerbatimsPane *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) sentences = NULL;
  g_autoptr (GError) error = NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  CvDay day = cv_clock_today ();
  CvEdit *edit;

  if (!cv_day_parse_typed (typed, cv_clock_today (), &day))
    {
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” is not a day. Write day, month and year."), typed);

      complain (self, sentence);
      return;
    }
  g_object_get (self->text, "text", &text, NULL);
  sentences = cv_verbatims_split (text, gtk_check_button_get_active (self->keep_names));
  edit = cv_verbatims_add (plan_of (self), sentences, day, get_channel (self), "", &error);
  complain (self, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  cv_page_submit (self->page, edit, NULL);
  gtk_text_buffer_set_text (self->text, "", 0);
}

/* The file's text stands in the field, to be read through before it is added. */
static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (CvVerbatimsPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *sentence = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    /* Translators: %1$s is a file name, %2$s why it could not be read. */
    sentence = g_strdup_printf (_ ("“%1$s” could not be read: %2$s"), name, error->message);
  else if (length > MAX_FILE)
    /* Translators: %s is a file name. */
    sentence = g_strdup_printf (_ ("“%s” has more than 2 MB of text. Add it in parts."), name);
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    /* Translators: %s is a file name. */
    sentence = g_strdup_printf (_ ("“%s” is no plain text in UTF-8. Save it as text, with a sentence a line."), name);
  complain (self, sentence);
  if (sentence == NULL)
    gtk_text_buffer_set_text (self->text, text, (int) length);
}

static void
on_file_chosen (GFile   *file,
                gpointer data)
{
  g_file_load_contents_async (file, NULL, on_file_read, g_object_ref (data));
}

static void
file_clicked_cb (CvVerbatimsPane *self)
{
  static const char *const patterns[] = { "*.txt", "*.md", "*.csv", "*.TXT", NULL };

  cv_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Verbatims From a File"), _ ("Texts"), patterns,
                  on_file_chosen, self);
}

static void
show_channels (CvVerbatimsPane *self)
{
  guint n = cv_plan_get_count (plan_of (self), CV_NOUN_CHANNEL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *signature = NULL;
  GtkWidget *choice;

  g_ptr_array_add (words, (gpointer) _ ("No channel"));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, (gpointer) cv_channel_get_label (cv_plan_get_nth (plan_of (self), CV_NOUN_CHANNEL, i)));
  g_ptr_array_add (words, NULL);
  signature = g_strjoinv ("\n", (char **) words->pdata);
  if (g_strcmp0 (signature, self->channels) == 0)
    return;
  g_free (self->channels);
  self->channels = g_steal_pointer (&signature);
  choice = cv_choice_new ((const char *const *) words->pdata);
  cv_choice_set_label (GTK_DROP_DOWN (choice), _ ("Channel"));
  self->channel_choice = GTK_DROP_DOWN (choice);
  adw_bin_set_child (self->channel_place, choice);
}

/* --- codes --- */

static char *
describe_code (CvPlan   *plan,
               CvRecord *record)
{
  CvCode *code = (CvCode *) record;

  return g_strdup (*code->definition != '\0' ? code->definition : code->metric);
}

static const CvFormField code_fields[] = { { "name", N_ ("Na_me"), FALSE }, { "definition", N_ ("De_finition"), TRUE } };

static CvEdit *
new_code (CvPlan     *plan,
          const char *name,
          GError    **error)
{
  return cv_verbatims_new_code (plan, name, NULL, error);
}

static const CvRecordListKind code_kind = {
  .noun = CV_NOUN_CODE,
  .list_label = N_ ("Codes"),
  .add_label = N_ ("Add code"),
  .deleted = N_ ("“%s” was deleted."),
  .describe = describe_code,
  .fields = code_fields,
  .n_fields = G_N_ELEMENTS (code_fields),
  .new_edit = new_code,
};

/* --- what was said --- */

/* What the rows show, but for which buttons are pressed. (transfer full) */
static char *
sign_rows (CvVerbatimsPane *self)
{
  GString *text = g_string_new (NULL);
  CvPlan *plan = plan_of (self);
  guint n = cv_plan_get_count (plan, CV_NOUN_VERBATIM);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    {
      CvCode *code = cv_plan_get_nth (plan, CV_NOUN_CODE, i);

      g_string_append_printf (text, "%s %s\n", cv_record_get_id (CV_RECORD (code)), code->name);
    }
  for (guint i = 0; i < MIN (n, self->n_shown); i++)
    {
      CvVerbatim *verbatim = cv_plan_get_nth (plan, CV_NOUN_VERBATIM, n - 1 - i);

      g_string_append_printf (text, "%s %d %s %s\n", cv_record_get_id (CV_RECORD (verbatim)), verbatim->day,
                              verbatim->channel, verbatim->text);
    }
  return g_string_free (text, FALSE);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
make_rows (CvVerbatimsPane *self)
{
  CvPlan *plan = plan_of (self);
  guint n = cv_plan_get_count (plan, CV_NOUN_VERBATIM);

  clear (self->list);
  /* The newest first: it is what was just added. */
  for (guint i = 0; i < MIN (n, self->n_shown); i++)
    gtk_list_box_append (self->list, cv_verbatim_row_new (self->page, cv_plan_get_nth (plan, CV_NOUN_VERBATIM, n - 1 - i)));
  gtk_widget_set_visible (self->more_button, n > self->n_shown);
}

static void
show_rows (CvVerbatimsPane *self)
{
  g_autofree char *signature = sign_rows (self);
  g_autoptr (CvCodings) codings = cv_codings_new (plan_of (self));

  if (g_strcmp0 (signature, self->signature) != 0)
    {
      make_rows (self);
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cv_verbatim_row_update (row, codings, get_coder (self));
}

static void
more_clicked_cb (CvVerbatimsPane *self)
{
  self->n_shown += AT_FIRST;
  g_clear_pointer (&self->signature, g_free);
  show_rows (self);
}

/* --- agreement --- */

static GtkWidget *
new_agreement_row (const CvAgreement *agreement)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = isnan (agreement->kappa) ? g_strdup ("–") : cv_number_format_locale (agreement->kappa, 2);
  GtkWidget *kappa = gtk_label_new (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), agreement->code != NULL ? agreement->code->name : _ ("All codes"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cv_kappa_tell (agreement->kappa));
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (kappa, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kappa);
  return row;
}

static void
show_agreement (CvVerbatimsPane *self)
{
  g_autoptr (GArray) agreements = cv_verbatims_agree (plan_of (self));
  const CvAgreement *all = &g_array_index (agreements, CvAgreement, agreements->len - 1);

  clear (self->agreement_list);
  for (guint i = 0; i < agreements->len; i++)
    gtk_list_box_append (self->agreement_list, new_agreement_row (&g_array_index (agreements, CvAgreement, i)));
  gtk_widget_set_visible (self->agreement_group, all->both + all->first + all->second + all->neither > 0);
}

static void
count_clicked_cb (CvVerbatimsPane *self)
{
  cv_session_submit_counts (cv_page_get_session (self->page));
  cv_page_say (self->page, _ ("Verbatims counted: each code is a metric that KPIs can use"), TRUE);
}

/* --- the pane --- */

static void
show (CvVerbatimsPane *self)
{
  gboolean any = cv_plan_get_count (plan_of (self), CV_NOUN_VERBATIM) > 0;
  gboolean coded = cv_plan_get_count (plan_of (self), CV_NOUN_CODING) > 0;

  show_channels (self);
  gtk_widget_set_visible (self->codes_group, any || cv_plan_get_count (plan_of (self), CV_NOUN_CODE) > 0);
  gtk_widget_set_visible (self->list_group, any);
  gtk_widget_set_sensitive (self->count_button, coded);
  show_rows (self);
  show_agreement (self);
}

static void
coder_changed_cb (CvVerbatimsPane *self)
{
  if (self->page != NULL)
    show_rows (self);
}

static void
on_changed (CvVerbatimsPane *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
cv_verbatims_pane_map (GtkWidget *widget)
{
  show (CV_VERBATIMS_PANE (widget));
  GTK_WIDGET_CLASS (cv_verbatims_pane_parent_class)->map (widget);
}

void
cv_verbatims_pane_set_page (CvVerbatimsPane *self,
                            CvPage          *page)
{
  g_autofree char *today = cv_day_format_locale (cv_clock_today ());

  g_return_if_fail (CV_IS_VERBATIMS_PANE (self) && self->page == NULL);

  self->page = page;
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), today);
  adw_bin_set_child (self->codes_place, cv_record_list_new (page, &code_kind));
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
cv_verbatims_pane_finalize (GObject *object)
{
  g_free (CV_VERBATIMS_PANE (object)->signature);
  g_free (CV_VERBATIMS_PANE (object)->channels);
  G_OBJECT_CLASS (cv_verbatims_pane_parent_class)->finalize (object);
}

static void
cv_verbatims_pane_class_init (CvVerbatimsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_verbatims_pane_finalize;
  widget_class->map = cv_verbatims_pane_map;
  g_type_ensure (CV_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-verbatims-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, text);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, text_view);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, day_entry);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, channel_place);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, codes_place);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, keep_names);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, problem);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, add_button);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, file_button);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, count_button);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, more_button);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, codes_group);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, list_group);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, agreement_group);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, second_coder);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, list);
  gtk_widget_class_bind_template_child (widget_class, CvVerbatimsPane, agreement_list);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_changed_cb);
}

static void
cv_verbatims_pane_init (CvVerbatimsPane *self)
{
  self->n_shown = AT_FIRST;
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (self->add_button);
  cv_button_name_by_label (self->file_button);
  cv_button_name_by_label (self->count_button);
}
