/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that cannot be read are grouped by what was expected in them: a thousand of them have mostly one reason. */

#include "config.h"

#include "pages/cv-import-outcome.h"

#include <glib/gi18n-lib.h>

#include "model/cv-question.h"
#include "pages/cv-import-words.h"
#include "widgets/cv-compat.h"

/* More are counted, not listed. */
#define MAX_GROUPS 12
#define MAX_LINES 20
#define MAX_MATCHES 12

struct _CvImportOutcome
{
  AdwBin parent_instance;

  GtkLabel *summary_label, *goes_label, *error_label;
  GtkWidget *known_row;
  GtkButton *forget_button;
  AdwPreferencesGroup *problem_group, *read_group, *note_group;
  GtkListBox *problem_list, *read_list, *note_list;
  GtkCheckButton *leave_out;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FORGET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportOutcome, cv_import_outcome, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
text_row (const char *text,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* --- rows that cannot be read --- */

typedef struct
{
  const char *expected;
  GPtrArray *problems; /* of CvImportProblem, borrowed */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->problems);
  g_free (group);
}

/* In the order of their first lines. (transfer full) of Group */
static GPtrArray *
group_problems (GPtrArray *problems)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_expected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < problems->len; i++)
    {
      CvImportProblem *problem = problems->pdata[i];
      Group *group = g_hash_table_lookup (by_expected, problem->expected);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->expected = problem->expected;
          group->problems = g_ptr_array_new ();
          g_hash_table_insert (by_expected, problem->expected, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->problems, problem);
    }
  return groups;
}

static void
add_lines (AdwExpanderRow *row,
           const Group    *group)
{
  guint n = MIN (group->problems->len, MAX_LINES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = cv_import_words_problem (group->problems->pdata[i]);

      adw_expander_row_add_row (row, text_row (text, NULL));
    }
  if (group->problems->len > n)
    {
      guint more = group->problems->len - n;
      g_autofree char *text = g_strdup_printf (ngettext ("…and %u more row", "…and %u more rows", more), more);

      adw_expander_row_add_row (row, text_row (text, NULL));
    }
}

static void
add_group (CvImportOutcome *self,
           const Group     *group,
           gboolean         open)
{
  guint n = group->problems->len;
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title
      /* Translators: %2$s is what was expected in a row, such as "a number". */
      = g_strdup_printf (ngettext ("%1$u row: expected %2$s", "%1$u rows: expected %2$s", n), n, group->expected);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  add_lines (ADW_EXPANDER_ROW (row), group);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  gtk_list_box_append (self->problem_list, row);
}

static void
show_problems (CvImportOutcome      *self,
               const CvImportReview *review)
{
  g_autoptr (GPtrArray) groups = group_problems (review->problems);

  clear_list (self->problem_list);
  for (guint i = 0; i < MIN (groups->len, MAX_GROUPS); i++)
    add_group (self, groups->pdata[i], i == 0);
  if (groups->len > MAX_GROUPS)
    {
      guint more = groups->len - MAX_GROUPS;
      g_autofree char *text
          = g_strdup_printf (ngettext ("…and %u more kind of trouble", "…and %u more kinds of trouble", more), more);

      gtk_list_box_append (self->problem_list, text_row (text, NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), groups->len > 0);
}

/* --- how it was read --- */

/* Takes @text; NULL adds nothing. */
static void
add_reading (CvImportOutcome *self,
             const char      *title,
             char            *text)
{
  if (text != NULL)
    gtk_list_box_append (self->read_list, text_row (title, text));
  g_free (text);
}

/* "Abonnés → Followers": what was matched to what. */
static char *
list_matches (const CvImportReview *review,
              CvPlan               *plan)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  gboolean names = review->names->len > 0;
  GPtrArray *from = names ? review->names : review->columns;

  for (guint i = 0; i < from->len; i++)
    {
      const char *metric = names ? ((CvImportName *) from->pdata[i])->metric : ((CvImportColumn *) from->pdata[i])->metric;
      const char *written = names ? ((CvImportName *) from->pdata[i])->text : ((CvImportColumn *) from->pdata[i])->header;

      if (metric == NULL || n++ >= MAX_MATCHES)
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("%1$s → %2$s"), written, cv_plan_get_metric_name (plan, metric));
    }
  if (n > MAX_MATCHES)
    g_string_append_printf (text, ngettext ("\n…and %u more", "\n…and %u more", n - MAX_MATCHES), n - MAX_MATCHES);
  return g_string_free (text, n == 0);
}

static void
show_readings (CvImportOutcome      *self,
               const CvImportReview *review,
               CvPlan               *plan)
{
  clear_list (self->read_list);
  add_reading (self, _ ("Metrics"), list_matches (review, plan));
  add_reading (self, _ ("Days"), cv_import_words_day (&review->marks));
  add_reading (self, _ ("Numbers"), cv_import_words_number (&review->marks));
  gtk_widget_set_visible (GTK_WIDGET (self->read_group), gtk_widget_get_first_child (GTK_WIDGET (self->read_list)) != NULL);
}

static void
show_notes (CvImportOutcome      *self,
            const CvImportReview *review)
{
  clear_list (self->note_list);
  for (guint i = 0; i < review->notes->len; i++)
    gtk_list_box_append (self->note_list, text_row (review->notes->pdata[i], NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->note_group), review->notes->len > 0);
}

static gboolean
names_channels (const CvImportReview *review)
{
  for (guint i = 0; i < review->columns->len; i++)
    {
      const char *role = ((CvImportColumn *) review->columns->pdata[i])->role;

      if (g_strcmp0 (role, "network") == 0 || g_strcmp0 (role, "channel") == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Into Instagram, 4 May 2026 – 10 June 2026" */
static char *
describe_goal (const CvImportReview *review,
               CvPlan               *plan)
{
  const CvWriteSummary *summary = &review->summary;
  CvChannel *channel = review->options->channel != NULL ? cv_plan_find (plan, CV_NOUN_CHANNEL, review->options->channel) : NULL;
  const char *whose = channel != NULL              ? cv_channel_get_label (channel)
                      : names_channels (review) ? _ ("the channels that the rows name")
                                                : _ ("the plan as a whole");
  g_autofree char *first = NULL, *last = NULL;

  if (summary->first == CV_DAY_NONE)
    /* Translators: %s is a channel's name, or "the plan as a whole". */
    return g_strdup_printf (_ ("Into %s"), whose);
  first = cv_day_format_locale (summary->first);
  last = cv_day_format_locale (summary->last);
  /* Translators: %1$s as above, %2$s and %3$s are days. */
  return g_strdup_printf (_ ("Into %1$s, %2$s – %3$s"), whose, first, last);
}

void
cv_import_outcome_show (CvImportOutcome      *self,
                        const CvImportReview *review,
                        CvPlan               *plan)
{
  g_autofree char *summary = cv_import_words_summary (review, cv_import_outcome_get_leave_out (self));
  g_autofree char *goal = describe_goal (review, plan);

  g_return_if_fail (CV_IS_IMPORT_OUTCOME (self));

  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->goes_label, goal);
  gtk_widget_set_visible (self->known_row, review->is_known);
  show_problems (self, review);
  show_readings (self, review, plan);
  show_notes (self, review);
}

gboolean
cv_import_outcome_get_leave_out (CvImportOutcome *self)
{
  g_return_val_if_fail (CV_IS_IMPORT_OUTCOME (self), FALSE);

  return gtk_check_button_get_active (self->leave_out);
}

void
cv_import_outcome_set_error (CvImportOutcome *self,
                             const char      *message)
{
  g_return_if_fail (CV_IS_IMPORT_OUTCOME (self));

  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
toggled_cb (CvImportOutcome *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget_clicked_cb (CvImportOutcome *self)
{
  g_signal_emit (self, signals[SIGNAL_FORGET], 0);
}

static void
cv_import_outcome_class_init (CvImportOutcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_IMPORT_OUTCOME, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FORGET] = g_signal_new ("forget", CV_TYPE_IMPORT_OUTCOME, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-import-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, goes_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, error_label);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, known_row);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, forget_button);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, problem_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, problem_list);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, read_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, read_list);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, note_group);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, note_list);
  gtk_widget_class_bind_template_child (widget_class, CvImportOutcome, leave_out);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
}

static void
cv_import_outcome_init (CvImportOutcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->forget_button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->leave_out), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave out the rows that cannot be read"), -1);
}
