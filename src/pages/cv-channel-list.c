/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As in the matrix, rows are kept while goals and channels stay the same, so an open row stays
 * open. */

#include "config.h"

#include "pages/cv-channel-list.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-question.h"
#include "model/cv-channel-coverage.h"
#include "model/cv-question.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-item-row.h"
#include "widgets/cv-role-button.h"

struct _CvChannelList
{
  GtkWidget parent_instance;

  CvPlan *plan; /* (owned) (nullable) */
  GtkListBox *list;
  GtkWidget *uncovered; /* label: goals without a lead channel */
  char *signature;
  GHashTable *cells; /* CvRoleButton → its Cell */
};

/* What a button of the list is about. */
typedef struct
{
  char *channel, *goal;
} Cell;

enum
{
  SIGNAL_ROLE_CHOSEN,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvChannelList, cv_channel_list, GTK_TYPE_WIDGET)

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->channel);
  g_free (cell->goal);
  g_free (cell);
}

static void
cell_clicked_cb (CvChannelList *self,
                 GtkWidget     *button)
{
  Cell *cell = g_hash_table_lookup (self->cells, button);

  g_signal_emit (self, signals[SIGNAL_ROLE_CHOSEN], 0,
                 cv_plan_find (self->plan, CV_NOUN_CHANNEL, cell->channel),
                 cv_plan_find (self->plan, CV_NOUN_GOAL, cell->goal),
                 cv_role_next (cv_role_button_get_role (CV_ROLE_BUTTON (button))));
}

static CvChannel *
get_channel (CvChannelList *self,
             GtkWidget     *row)
{
  return cv_plan_find (self->plan, CV_NOUN_CHANNEL, g_object_get_data (G_OBJECT (row), "channel"));
}

static void
open_clicked_cb (CvChannelList *self,
                 GtkWidget     *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, CV_TYPE_ITEM_ROW);

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, get_channel (self, row));
}

static GtkWidget *
new_goal_line (CvChannelList *self,
               CvChannel     *channel,
               CvGoal        *goal)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (cv_goal_get_label (goal));
  GtkWidget *button = cv_role_button_new (cv_goal_get_label (goal), cv_channel_get_label (channel));
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell){ g_strdup (cv_record_get_id (CV_RECORD (channel))),
                  g_strdup (cv_record_get_id (CV_RECORD (goal))) };
  g_hash_table_insert (self->cells, button, cell);
  cv_role_button_set_role (CV_ROLE_BUTTON (button),
                           cv_plan_get_role (self->plan, cell->channel, cell->goal));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cell_clicked_cb), self);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 104, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   data)
{
  CvChannelList *self = data;
  CvChannel *channel = get_channel (self, GTK_WIDGET (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *open = gtk_button_new_with_label (_ ("Channel Card"));
  g_autofree char *called = cv_text_name (cv_channel_get_label (channel));
  g_autofree char *name = g_strdup_printf (_ ("Channel card of %s"), called);

  for (guint i = 0; i < cv_plan_get_count (self->plan, CV_NOUN_GOAL); i++)
    gtk_box_append (GTK_BOX (box),
                    new_goal_line (self, channel, cv_plan_get_nth (self->plan, CV_NOUN_GOAL, i)));

  gtk_widget_set_halign (open, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static void
update_row (CvChannelList *self,
            GtkWidget     *row,
            CvChannel     *channel)
{
  g_autofree char *coverage = cv_channel_coverage_of (self->plan, channel, NULL);

  cv_item_row_set_title (CV_ITEM_ROW (row), cv_channel_get_label (channel), coverage);
}

static GtkWidget *
make_row (CvRecord *channel,
          gpointer  data)
{
  GtkWidget *row = cv_item_row_new ();

  g_object_set_data_full (G_OBJECT (row), "channel", g_strdup (cv_record_get_id (channel)), g_free);
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, data);
  update_row (data, row, (CvChannel *) channel);
  return row;
}

static void
build (CvChannelList *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->cells);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  cv_follow (self->list, cv_plan_get_list (self->plan, CV_NOUN_CHANNEL), make_row, self);
}

static void
update_uncovered (CvChannelList *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (self->plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (self->plan, CV_NOUN_GOAL, i);
      const char *lacks = cv_channel_coverage_of_goal (self->plan, goal);
      g_autofree char *name = cv_text_name (cv_goal_get_label (goal));

      if (lacks == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: %1$s is a goal, %2$s what it lacks: "Answer faster: No lead channel". */
      g_string_append_printf (text, _ ("%1$s: %2$s"), name, lacks);
    }
  gtk_label_set_label (GTK_LABEL (self->uncovered), text->str);
  gtk_widget_set_visible (self->uncovered, text->len > 0);
  g_string_free (text, TRUE);
}

static void
update (CvChannelList *self)
{
  g_autofree char *signature = cv_channel_coverage_signature (self->plan);
  GHashTableIter iter;
  gpointer button, value;

  if (g_strcmp0 (self->signature, signature) != 0)
    {
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
      build (self);
    }

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_row (self, row, (CvChannel *) cv_follow_get_record (row));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &button, &value))
    {
      Cell *cell = value;

      cv_role_button_set_role (button, cv_plan_get_role (self->plan, cell->channel, cell->goal));
    }
  update_uncovered (self);
}

void
cv_channel_list_set_plan (CvChannelList *self,
                          CvPlan        *plan)
{
  g_return_if_fail (CV_IS_CHANNEL_LIST (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cv_channel_list_dispose (GObject *object)
{
  CvChannelList *self = CV_CHANNEL_LIST (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->cells);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cv_channel_list_parent_class)->dispose (object);
}

static void
cv_channel_list_finalize (GObject *object)
{
  CvChannelList *self = CV_CHANNEL_LIST (object);

  g_free (self->signature);
  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (cv_channel_list_parent_class)->finalize (object);
}

static void
cv_channel_list_class_init (CvChannelListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_channel_list_dispose;
  object_class->finalize = cv_channel_list_finalize;

  signals[SIGNAL_ROLE_CHOSEN]
      = g_signal_new ("role-chosen", CV_TYPE_CHANNEL_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_OBJECT, G_TYPE_INT);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", CV_TYPE_CHANNEL_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cv_channel_list_init (CvChannelList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->cells = g_hash_table_new_full (NULL, NULL, NULL, cell_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What each channel does for each goal"), -1);
  cv_item_row_connect (self->list);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));

  self->uncovered = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->uncovered), 0);
  gtk_label_set_wrap (GTK_LABEL (self->uncovered), TRUE);
  gtk_widget_set_parent (self->uncovered, GTK_WIDGET (self));
}
