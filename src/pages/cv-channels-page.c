/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two forms of the same data: the matrix, because gaps in it are what a team has to see, and a
 * list where there is no room for columns. In the first the chosen channel's card stands below,
 * in the second it is a page of its own with a way back. There is one card; it moves. */

#include "config.h"

#include "pages/cv-channels-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "base/cv-text.h"
#include "charts/cv-matrix-chart.h"
#include "model/cv-channel-coverage.h"
#include "model/cv-community.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "pages/cv-calendar-pane.h"
#include "pages/cv-channel-card.h"
#include "pages/cv-channel-list.h"
#include "pages/cv-channel-matrix.h"
#include "pages/cv-channel-picker.h"
#include "pages/cv-chart-menu.h"
#include "pages/cv-community-pane.h"
#include "pages/cv-pollination-pane.h"
#include "widgets/cv-empty-state.h"
#include "widgets/cv-share-picture.h"
#include "widgets/cv-width-bin.h"

struct _CvChannelsPage
{
  CvPage parent_instance;

  GtkWidget *switcher;
  AdwViewStack *views; /* "coverage", which is all that follows the panes, and those */
  CvCalendarPane *calendar;
  CvCommunityPane *community;
  CvPollinationPane *pollination;
  GtkStack *stack; /* "empty", "coverage", "card" */
  CvWidthBin *width_bin;
  GtkStack *forms; /* "matrix", "list" */
  CvChannelMatrix *matrix;
  CvChannelList *list;
  GtkWidget *no_goals;
  GtkListBox *idle_list; /* channels that serve no goal */
  GtkLabel *coverage, *mix; /* what there is to see, each in a sentence */
  GtkWidget *mix_group;
  CvPictureView *mix_view;
  CvChartMenu *coverage_menu, *mix_menu;
  AdwBin *card_below, *card_alone;
  CvChannelCard *card;
  GtkButton *back_button;

  char *wanted; /* name of a channel that was just added: choose it when it is there */
};

G_DEFINE_FINAL_TYPE (CvChannelsPage, cv_channels_page, CV_TYPE_PAGE)

static CvPlan *
get_plan (CvChannelsPage *self)
{
  return cv_page_get_plan (CV_PAGE (self));
}

static gboolean
is_list (CvChannelsPage *self)
{
  return cv_width_bin_get_narrow (self->width_bin)
         || cv_plan_get_count (get_plan (self), CV_NOUN_CHANNEL) > CV_CHANNEL_MATRIX_MAX;
}

static gboolean
card_is_alone (CvChannelsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "card") == 0;
}

/* --- showing --- */

/* (nullable) the widget inside the card that has the focus. */
static GtkWidget *
get_focus_in_card (CvChannelsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->card));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->card)) ? focus : NULL;
}

static void
place_card (CvChannelsPage *self,
            AdwBin         *place)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self->card)) == GTK_WIDGET (place))
    return;
  g_object_ref (self->card);
  adw_bin_set_child (self->card_below, NULL);
  adw_bin_set_child (self->card_alone, NULL);
  adw_bin_set_child (place, GTK_WIDGET (self->card));
  g_object_unref (self->card);
}

static void
show_card_alone (CvChannelsPage *self,
                 CvChannel      *channel)
{
  cv_channel_matrix_select (self->matrix, cv_record_get_id (CV_RECORD (channel)));
  place_card (self, self->card_alone);
  gtk_stack_set_visible_child_name (self->stack, "card");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
selected_cb (CvChannelsPage *self)
{
  const char *id = cv_channel_matrix_get_selected (self->matrix);

  cv_channel_card_set_channel (
      self->card, id != NULL ? cv_plan_find (get_plan (self), CV_NOUN_CHANNEL, id) : NULL);
}

/* Who is typing in the card goes on typing, wherever it has moved. */
static void
show_form (CvChannelsPage *self)
{
  gboolean list = is_list (self);
  GtkWidget *focus = get_focus_in_card (self);
  gboolean alone = list && (focus != NULL || card_is_alone (self));

  gtk_stack_set_visible_child_name (self->forms, list ? "list" : "matrix");
  gtk_widget_set_visible (GTK_WIDGET (self->card_below), !list);
  place_card (self, list ? self->card_alone : self->card_below);
  if (alone)
    gtk_stack_set_visible_child_name (self->stack, "card");
  else if (card_is_alone (self))
    gtk_stack_set_visible_child_name (self->stack, "coverage");
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
decide (CvChannelsPage *self,
        GtkWidget      *button,
        CvChannelDecision      decision)
{
  CvChannel *channel = cv_plan_find (get_plan (self), CV_NOUN_CHANNEL,
                                     g_object_get_data (G_OBJECT (button), "channel"));
  g_autoptr (CvRow) row = NULL;
  GError *error = NULL;
  CvEdit *edit;

  g_return_if_fail (channel != NULL);

  row = cv_record_to_row (CV_RECORD (channel));
  cv_row_set_integer (row, "decision", decision);
  if (decision == CV_DECISION_DROP)
    cv_row_set_integer (row, "dropped_on", cv_clock_today ());
  edit = cv_planning_change (get_plan (self), row, &error);
  cv_page_submit (CV_PAGE (self), edit, error);
}

static void
keep_clicked_cb (CvChannelsPage *self,
                 GtkWidget      *button)
{
  decide (self, button, CV_DECISION_KEEP);
}

static void
drop_clicked_cb (CvChannelsPage *self,
                 GtkWidget      *button)
{
  decide (self, button, CV_DECISION_DROP);
}

static GtkWidget *
new_decision_button (CvChannelsPage *self,
                     CvChannel      *channel,
                     const char     *label,
                     const char     *name,
                     GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "channel",
                          g_strdup (cv_record_get_id (CV_RECORD (channel))), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_idle_row (CvChannelsPage *self,
              CvChannel      *channel)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = cv_text_name (cv_channel_get_label (channel));
  g_autofree char *title = g_strdup_printf (_ ("“%s” serves no goal."), name);
  g_autofree char *drop = g_strdup_printf (_ ("Drop %s"), name);
  g_autofree char *keep = g_strdup_printf (_ ("Keep %s for now"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_decision_button (self, channel, C_ ("channel", "Drop"), drop,
                                                  G_CALLBACK (drop_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_decision_button (self, channel, _ ("Keep for Now"), keep,
                                                  G_CALLBACK (keep_clicked_cb)));
  return row;
}

/* Channels without a goal that nobody has decided about. */
static void
show_idle (CvChannelsPage *self)
{
  CvPlan *plan = get_plan (self);
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->idle_list))) != NULL)
    gtk_list_box_remove (self->idle_list, child);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_OPEN || cv_channel_coverage_serves_goal (plan, channel))
        continue;
      gtk_list_box_append (self->idle_list, new_idle_row (self, channel));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->idle_list),
                          any && cv_plan_get_count (plan, CV_NOUN_GOAL) > 0);
}

static CvFigure *
make_coverage (gpointer self)
{
  return cv_matrix_chart_to_figure (cv_matrix_chart_new (get_plan (self)));
}

static CvFigure *
make_mix (gpointer self)
{
  return cv_share_chart_to_figure (cv_share_chart_of_mix (get_plan (self)));
}

static void
show_mix (CvChannelsPage *self)
{
  CvShareChart *chart = cv_share_chart_of_mix (get_plan (self));

  gtk_widget_set_visible (self->mix_group, cv_share_chart_count (chart) > 0);
  gtk_label_set_text (self->mix, chart->title);
  cv_share_picture_show (self->mix_view, chart);
}

static void
show_coverage (CvChannelsPage *self)
{
  g_autoptr (CvMatrixChart) chart = cv_matrix_chart_new (get_plan (self));

  gtk_label_set_text (self->coverage, chart->title);
}

static void
show_channel (CvChannelsPage *self,
              CvChannel      *channel)
{
  adw_view_stack_set_visible_child_name (self->views, "coverage");
  gtk_stack_set_visible_child_name (self->stack, "coverage");
  /* The new column may be the one too many. */
  cv_width_bin_settle (self->width_bin);
  if (is_list (self))
    show_card_alone (self, channel);
  else
    cv_channel_matrix_select (self->matrix, cv_record_get_id (CV_RECORD (channel)));
  cv_channel_card_focus_name (self->card);
}

static void
cv_channels_page_reveal (CvPage   *page,
                         CvRecord *record)
{
  if (cv_record_get_noun (record) == CV_NOUN_CHANNEL)
    show_channel (CV_CHANNELS_PAGE (page), (CvChannel *) record);
  else if (cv_record_get_noun (record) == CV_NOUN_POLLINATION)
    adw_view_stack_set_visible_child_name (CV_CHANNELS_PAGE (page)->views, "pollination");
}

/* A channel that was just added is the last of its name. */
static void
choose_wanted (CvChannelsPage *self)
{
  CvPlan *plan = get_plan (self);
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  for (guint i = cv_plan_get_count (plan, CV_NOUN_CHANNEL); wanted != NULL && i-- > 0;)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (!g_str_equal (cv_channel_get_label (channel), wanted))
        continue;
      show_channel (self, channel);
      return;
    }
}

/* There is always a chosen channel while there is one at all. */
static void
mend_selection (CvChannelsPage *self)
{
  CvPlan *plan = get_plan (self);
  const char *selected = cv_channel_matrix_get_selected (self->matrix);
  gboolean any = cv_plan_get_count (plan, CV_NOUN_CHANNEL) > 0;
  CvRecord *first = any ? cv_plan_get_nth (plan, CV_NOUN_CHANNEL, 0) : NULL;

  if (selected != NULL && cv_plan_find (plan, CV_NOUN_CHANNEL, selected) != NULL)
    return;
  if (card_is_alone (self))
    gtk_stack_set_visible_child_name (self->stack, "coverage");
  cv_channel_matrix_select (self->matrix, first != NULL ? cv_record_get_id (first) : NULL);
}

static void
update (CvChannelsPage *self)
{
  CvPlan *plan = get_plan (self);
  gboolean empty = cv_plan_get_count (plan, CV_NOUN_CHANNEL) == 0;

  mend_selection (self);
  /* Deleting and undoing it makes a new object of the same id. */
  selected_cb (self);
  if (empty)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!card_is_alone (self))
    gtk_stack_set_visible_child_name (self->stack, "coverage");
  gtk_widget_set_visible (self->no_goals, cv_plan_get_count (plan, CV_NOUN_GOAL) == 0);
  if (empty)
    adw_view_stack_set_visible_child_name (self->views, "coverage");
  gtk_widget_set_visible (self->switcher, !empty);
  show_idle (self);
  show_coverage (self);
  show_mix (self);
  show_form (self);
  if (!empty)
    choose_wanted (self);
}

/* --- asking --- */

static void
role_chosen_cb (CvChannelsPage *self,
                CvChannel      *channel,
                CvGoal         *goal,
                int             role)
{
  cv_page_submit (CV_PAGE (self),
                  cv_planning_set_role (get_plan (self), channel, goal, (CvRoleKind) role), NULL);
}

static void
kind_chosen_cb (CvChannelsPage *self,
                const char     *kind)
{
  GError *error = NULL;
  CvRow *row = cv_planning_new_channel (get_plan (self), kind, NULL, &error);
  CvEdit *edit = NULL;

  if (row != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (cv_tr (cv_catalogue_channel (cv_catalogue_get (), kind)->name));
      edit = cv_planning_insert (get_plan (self), row, &error);
    }
  cv_page_submit (CV_PAGE (self), edit, error);
}

static void
cv_channels_page_add (CvPage *page)
{
  GtkWidget *picker = cv_channel_picker_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));

  g_signal_connect_object (picker, "chosen", G_CALLBACK (kind_chosen_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
goals_clicked_cb (CvChannelsPage *self)
{
  cv_page_go_to (CV_PAGE (self), "goals");
}

/* Position of the card's channel in the plan; -1 if there is none. */
static int
get_position (CvChannelsPage *self)
{
  CvChannel *channel = cv_channel_card_get_channel (self->card);

  for (guint i = 0; i < cv_plan_get_count (get_plan (self), CV_NOUN_CHANNEL); i++)
    if (cv_plan_get_nth (get_plan (self), CV_NOUN_CHANNEL, i) == channel)
      return (int) i;
  return -1;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CvChannelsPage *self = CV_CHANNELS_PAGE (widget);
  int position = get_position (self);
  int to = position + (g_str_has_suffix (name, "before") ? -1 : 1);

  if (position >= 0 && to >= 0 && to < (int) cv_plan_get_count (get_plan (self), CV_NOUN_CHANNEL))
    cv_page_submit (
        CV_PAGE (self),
        cv_planning_move (get_plan (self),
                          cv_plan_get_nth (get_plan (self), CV_NOUN_CHANNEL, (guint) position),
                          (guint) to),
        NULL);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CvChannelsPage *self = CV_CHANNELS_PAGE (widget);
  CvChannel *channel = cv_channel_card_get_channel (self->card);
  g_autofree char *called = NULL;
  g_autofree char *text = NULL;

  if (channel == NULL)
    return;
  called = cv_text_name (cv_channel_get_label (channel));
  text = g_strdup_printf (_ ("Channel “%s” deleted"), called);
  if (cv_page_submit (CV_PAGE (self), cv_planning_remove (get_plan (self), CV_RECORD (channel)), NULL))
    cv_page_say (CV_PAGE (self), text, TRUE);
}

static gboolean
cv_channels_page_back (CvPage *page)
{
  CvChannelsPage *self = CV_CHANNELS_PAGE (page);

  if (!card_is_alone (self))
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "coverage");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
cv_channels_page_session_set (CvPage *page)
{
  CvChannelsPage *self = CV_CHANNELS_PAGE (page);

  cv_channel_card_set_page (self->card, page);
  cv_calendar_pane_set_page (self->calendar, page);
  cv_community_pane_set_page (self->community, page);
  cv_pollination_pane_set_page (self->pollination, page);
  cv_chart_menu_set_maker (self->coverage_menu, C_ ("view of channels", "Coverage"), make_coverage, self);
  cv_chart_menu_set_maker (self->mix_menu, _ ("Made and Curated"), make_mix, self);
  cv_channel_matrix_set_plan (self->matrix, get_plan (self));
  cv_channel_list_set_plan (self->list, get_plan (self));
  g_signal_connect_object (get_plan (self), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
cv_channels_page_finalize (GObject *object)
{
  g_free (CV_CHANNELS_PAGE (object)->wanted);
  G_OBJECT_CLASS (cv_channels_page_parent_class)->finalize (object);
}

/* With coverage, the keyboard is for the cells, not for the menu above them. */
static gboolean
cv_channels_page_grab_focus (GtkWidget *widget)
{
  CvChannelsPage *self = CV_CHANNELS_PAGE (widget);
  GtkWidget *views = GTK_WIDGET (self->views);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean coverage = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "coverage") == 0
                      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "coverage") == 0;

  if (coverage && (focus == NULL || !gtk_widget_is_ancestor (focus, views)))
    return gtk_widget_child_focus (gtk_stack_get_visible_child (self->forms), GTK_DIR_TAB_FORWARD);
  return cv_page_focus_within (CV_PAGE (self), views);
}

static void
cv_channels_page_class_init (CvChannelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CvPageClass *page_class = CV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_channels_page_finalize;
  page_class->session_set = cv_channels_page_session_set;
  page_class->add_label = N_ ("_Add Channel");
  page_class->add = cv_channels_page_add;
  page_class->back = cv_channels_page_back;
  page_class->reveal = cv_channels_page_reveal;
  widget_class->grab_focus = cv_channels_page_grab_focus;

  g_type_ensure (CV_TYPE_CALENDAR_PANE);
  g_type_ensure (CV_TYPE_COMMUNITY_PANE);
  g_type_ensure (CV_TYPE_POLLINATION_PANE);
  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_PICTURE_VIEW);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  g_type_ensure (CV_TYPE_EMPTY_STATE);
  g_type_ensure (CV_TYPE_CHANNEL_MATRIX);
  g_type_ensure (CV_TYPE_CHANNEL_LIST);
  g_type_ensure (CV_TYPE_CHANNEL_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-channels-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, community);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, pollination);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, coverage_menu);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, mix);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, mix_group);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, mix_menu);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, mix_view);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, forms);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, no_goals);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, idle_list);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, card_below);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, card_alone);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, card);
  gtk_widget_class_bind_template_child (widget_class, CvChannelsPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, cv_channels_page_add);
  gtk_widget_class_bind_template_callback (widget_class, cv_channels_page_back);
  gtk_widget_class_bind_template_callback (widget_class, goals_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_card_alone);
  gtk_widget_class_bind_template_callback (widget_class, show_form);
  gtk_widget_class_install_action (widget_class, "channels.move-before", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "channels.move-after", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "channels.delete", NULL, delete_action);
}

static void
cv_channels_page_init (CvChannelsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_width_bin_set_gauge (self->width_bin, GTK_WIDGET (self->matrix));
}
