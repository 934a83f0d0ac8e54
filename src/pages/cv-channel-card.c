/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields are a table; a row of the card is one line of it. Texts of the catalogue stand below
 * the fields they help to fill: what people come for, and the rhythm that others found. */

#include "config.h"

#include "pages/cv-channel-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-duties.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-words.h"
#include "widgets/cv-choice-row.h"
#include "widgets/cv-text-row.h"

typedef enum
{
  ROW_NAME,
  ROW_ADDRESS,
  ROW_MISSION,
  ROW_COME_FOR,
  ROW_CREATE_SHARE,
  ROW_RHYTHM,
  ROW_TASTES,
  ROW_CONTACT_POINTS,
  ROW_HOST,
  ROW_CULTIVATION,
  ROW_RITUAL,
  ROW_THANKS,
  ROW_POSTS,
  ROW_PROFILE,
  N_ROWS
} CardRow;

static const char *const row_fields[N_ROWS]
    = { "name",   "address", "mission",        "come_for", "create_share",
        "rhythm", "tastes",  "contact_points", "host",     "cultivation",
            "ritual", "thanks",  "posts_a_week",   "profile" };

struct _CvChannelCard
{
  AdwBin parent_instance;

  AdwPreferencesGroup *identity, *duties;
  CvTextRow *name_row, *address_row, *mission_row, *come_for_row, *create_share_row, *rhythm_row,
      *tastes_row, *contact_points_row, *host_row, *cultivation_row, *ritual_row, *thanks_row, *posts_row, *profile_row;
  CvChoiceRow *contact_row, *rhythm_choice;
  GtkListBox *duty_list;
  GtkToggleButton *open_button, *keep_button, *drop_button;
  CvTextRow *rows[N_ROWS]; /* the same as above, by CardRow */

  CvPage *page;       /* (unowned) */
  CvChannel *channel; /* (owned) (nullable) */
  char *shown_duties; /* the duties are those of this kind and these places */
  GPtrArray *checks;  /* of GtkCheckButton, in the order of the duties; borrowed */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (CvChannelCard, cv_channel_card, ADW_TYPE_BIN)

/* --- what it shows --- */

static char *
describe_mix (double made)
{
  g_autofree char *made_text = NULL;
  g_autofree char *curated_text = NULL;

  if (isnan (made))
    return g_strdup (_ ("In percent; the rest is what others made, chosen and commented. That is "
                        "often worth more to people."));

  made_text = cv_number_format_locale (made, 0);
  curated_text = cv_number_format_locale (100 - made, 0);
  /* Translators: both are percentages of what a channel publishes. */
  return g_strdup_printf (_ ("%1$s%% made by us, %2$s%% curated"), made_text, curated_text);
}

static void
show_hints (CvChannelCard *self)
{
  const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), self->channel->kind);
  g_autofree char *mix = describe_mix (self->channel->create_share);
  g_autofree char *come_for = NULL;

  if (kind != NULL)
    come_for = g_strdup_printf (_ ("What people come for: %s"), cv_tr (kind->come_for));
  cv_text_row_set_hint (self->come_for_row, come_for);
  cv_text_row_set_hint (self->rhythm_row, kind != NULL ? cv_tr (kind->rhythm) : NULL);
  cv_text_row_set_hint (self->create_share_row, mix);
}

static void
duty_toggled_cb (CvChannelCard  *self,
                 GtkCheckButton *check)
{
  const char *duty = g_object_get_data (G_OBJECT (check), "duty");
  GError *error = NULL;
  CvEdit *edit;

  if (self->updating || self->channel == NULL)
    return;
  edit = cv_planning_set_duty (cv_page_get_plan (self->page), self->channel, duty, gtk_check_button_get_active (check),
                               &error);
  cv_page_submit (self->page, edit, error);
}

static GtkWidget *
new_duty_row (CvChannelCard *self,
              const CvDuty  *duty)
{
  g_autofree char *text = cv_duty_tell (duty);
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), "duty", g_strdup (duty->id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (duty_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  return row;
}

static void
make_duties (CvChannelCard *self)
{
  guint n;
  const CvDuty *duties = cv_channel_get_duties (self->channel, &n);
  CvPlan *plan = cv_page_get_plan (self->page);
  g_autofree char *shown = g_strdup_printf ("%s %s", self->channel->kind, cv_plan_get_info (plan)->places);
  GtkWidget *child;

  if (g_strcmp0 (self->shown_duties, shown) == 0)
    return;
  g_free (self->shown_duties);
  self->shown_duties = g_steal_pointer (&shown);
  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->duty_list))) != NULL)
    gtk_list_box_remove (self->duty_list, child);
  for (guint i = 0; i < n; i++)
    if (cv_duty_holds (plan, &duties[i]))
      gtk_list_box_append (self->duty_list, new_duty_row (self, &duties[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->duties), self->checks->len > 0);
}

static void
show_duties (CvChannelCard *self)
{
  guint n, shown = 0;
  const CvDuty *duties = cv_channel_get_duties (self->channel, &n);

  make_duties (self);
  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    if (cv_duty_holds (cv_page_get_plan (self->page), &duties[i]))
      gtk_check_button_set_active (self->checks->pdata[shown++], cv_channel_meets_duty (self->channel, &duties[i]));
  self->updating = FALSE;
}

static void
show_decision (CvChannelCard *self)
{
  CvChannelDecision decision = self->channel->decision;

  gtk_toggle_button_set_active (self->open_button, decision == CV_DECISION_OPEN);
  gtk_toggle_button_set_active (self->keep_button, decision == CV_DECISION_KEEP);
  gtk_toggle_button_set_active (self->drop_button, decision == CV_DECISION_DROP);
}

static gboolean
is_number (CardRow row)
{
  return row == ROW_CREATE_SHARE || row == ROW_POSTS;
}

static char *
get_field_text (CvChannelCard *self,
                CardRow        row)
{
  double number = row == ROW_CREATE_SHARE ? self->channel->create_share : self->channel->posts_a_week;
  char *text = NULL;

  if (is_number (row))
    return isnan (number) ? g_strdup ("") : cv_number_format_locale (number, 1);

  g_object_get (self->channel, row_fields[row], &text, NULL);
  if (row == ROW_NAME && *text == '\0')
    {
      g_free (text);
      return g_strdup (cv_channel_get_label (self->channel));
    }
  return text;
}

static void
show (CvChannelCard *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  const CvChannelKind *kind;

  if (self->channel == NULL)
    return;

  kind = cv_catalogue_channel (cv_catalogue_get (), self->channel->kind);
  name = cv_text_start (cv_channel_get_label (self->channel));
  title = g_markup_escape_text (name, -1);
  adw_preferences_group_set_title (self->identity, title);
  adw_preferences_group_set_description (self->identity, kind != NULL ? cv_tr (kind->name) : NULL);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = get_field_text (self, i);

      cv_text_row_set_text (self->rows[i], text);
    }
  cv_choice_row_set_selected (self->contact_row, self->channel->contact);
  cv_choice_row_set_selected (self->rhythm_choice, self->channel->ritual_rhythm);
  show_hints (self);
  show_duties (self);
  show_decision (self);
}

/* --- what it asks for --- */

/* "60 %" as the C-locale number the plan takes; NULL with a sentence for what is no number. (transfer full) */
static char *
normalize (CardRow      row,
           const char  *text,
           const char **complaint)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char buffer[CV_NUMBER_BUFFER];
  double value;

  if (!is_number (row) || *plain == '\0')
    return g_steal_pointer (&plain);
  if (cv_number_parse_typed (plain, &value))
    return g_strdup (cv_number_format (value, buffer));
  *complaint = _ ("This is not a number. Write it in digits, such as 1340 or 12.5.");
  return NULL;
}

static void
edited_cb (CvTextRow  *text_row,
           const char *text,
           gpointer    data)
{
  CvChannelCard *self = data;
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (text_row), "row"));
  const char *complaint = NULL;
  g_autofree char *normal = normalize (row, text, &complaint);
  g_autoptr (GError) error = NULL;
  CvEdit *edit;

  if (self->channel == NULL)
    return;
  if (normal == NULL)
    {
      cv_text_row_set_error (text_row, complaint);
      return;
    }
  edit = cv_planning_change_text (cv_page_get_plan (self->page), CV_RECORD (self->channel),
                                  row_fields[row], normal, &error);
  if (edit != NULL)
    cv_page_submit (self->page, edit, NULL);
  cv_text_row_set_error (text_row, error != NULL ? error->message : NULL);
}

static void
decide (CvChannelCard *self,
        CvChannelDecision     decision)
{
  g_autoptr (CvRow) row = NULL;
  GError *error = NULL;
  CvEdit *edit;

  if (self->channel == NULL || self->channel->decision == decision)
    return;
  row = cv_record_to_row (CV_RECORD (self->channel));
  cv_row_set_integer (row, "decision", decision);
  cv_row_set_integer (row, "dropped_on",
                      decision == CV_DECISION_DROP ? cv_clock_today () : CV_DAY_NONE);
  edit = cv_planning_change (cv_page_get_plan (self->page), row, &error);
  cv_page_submit (self->page, edit, error);
}

static void
open_clicked_cb (CvChannelCard *self)
{
  decide (self, CV_DECISION_OPEN);
  show_decision (self);
}

static void
keep_clicked_cb (CvChannelCard *self)
{
  decide (self, CV_DECISION_KEEP);
  show_decision (self);
}

static void
drop_clicked_cb (CvChannelCard *self)
{
  decide (self, CV_DECISION_DROP);
  show_decision (self);
}

static void
choose (CvChannelCard *self,
        const char    *field,
        guint          value)
{
  g_autoptr (CvRow) row = NULL;
  GError *error = NULL;
  CvEdit *edit;

  if (self->channel == NULL)
    return;
  row = cv_record_to_row (CV_RECORD (self->channel));
  cv_row_set_integer (row, field, (int) value);
  edit = cv_planning_change (cv_page_get_plan (self->page), row, &error);
  cv_page_submit (self->page, edit, error);
}

static void
contact_chosen_cb (CvChannelCard *self,
                   guint          value)
{
  choose (self, "contact", value);
}

static void
rhythm_chosen_cb (CvChannelCard *self,
                  guint          value)
{
  choose (self, "ritual_rhythm", value);
}

/* --- life --- */

void
cv_channel_card_set_page (CvChannelCard *self,
                          CvPage        *page)
{
  g_return_if_fail (CV_IS_CHANNEL_CARD (self));

  self->page = page;
}

CvChannel *
cv_channel_card_get_channel (CvChannelCard *self)
{
  g_return_val_if_fail (CV_IS_CHANNEL_CARD (self), NULL);

  return self->channel;
}

void
cv_channel_card_set_channel (CvChannelCard *self,
                             CvChannel     *channel)
{
  g_return_if_fail (CV_IS_CHANNEL_CARD (self));

  if (self->channel == channel)
    return;

  /* What is being typed belongs to the channel that goes. */
  for (guint i = 0; i < N_ROWS; i++)
    {
      cv_text_row_flush (self->rows[i]);
      cv_text_row_set_error (self->rows[i], NULL);
    }
  if (self->channel != NULL)
    g_signal_handlers_disconnect_by_func (self->channel, show, self);
  g_set_object (&self->channel, channel);
  if (channel != NULL)
    g_signal_connect_object (channel, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), channel != NULL);
  show (self);
}

void
cv_channel_card_focus_name (CvChannelCard *self)
{
  g_return_if_fail (CV_IS_CHANNEL_CARD (self));

  cv_text_row_focus (self->name_row);
}

static void
cv_channel_card_dispose (GObject *object)
{
  CvChannelCard *self = CV_CHANNEL_CARD (object);

  g_clear_object (&self->channel);
  G_OBJECT_CLASS (cv_channel_card_parent_class)->dispose (object);
}

static void
cv_channel_card_finalize (GObject *object)
{
  g_free (CV_CHANNEL_CARD (object)->shown_duties);
  g_ptr_array_unref (CV_CHANNEL_CARD (object)->checks);
  G_OBJECT_CLASS (cv_channel_card_parent_class)->finalize (object);
}

static void
cv_channel_card_class_init (CvChannelCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_channel_card_dispose;
  object_class->finalize = cv_channel_card_finalize;

  g_type_ensure (CV_TYPE_CHOICE_ROW);
  g_type_ensure (CV_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-channel-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, identity);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, duties);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, duty_list);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, name_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, address_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, mission_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, come_for_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, create_share_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, rhythm_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, tastes_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, contact_points_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, host_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, cultivation_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, ritual_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, thanks_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, posts_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, profile_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, contact_row);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, rhythm_choice);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, keep_button);
  gtk_widget_class_bind_template_child (widget_class, CvChannelCard, drop_button);
  gtk_widget_class_bind_template_callback (widget_class, contact_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rhythm_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_clicked_cb);
}

static void
cv_channel_card_init (CvChannelCard *self)
{
  g_auto (GStrv) contacts = cv_words (cv_contact_get_type ());
  g_auto (GStrv) rhythms = cv_words (cv_rhythm_get_type ());

  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_choice_row_set_words (self->contact_row, (const char *const *) contacts);
  cv_choice_row_set_words (self->rhythm_choice, (const char *const *) rhythms);
  memcpy (self->rows,
          ((CvTextRow *[N_ROWS]){ self->name_row, self->address_row, self->mission_row,
                                  self->come_for_row, self->create_share_row, self->rhythm_row,
                                  self->tastes_row, self->contact_points_row, self->host_row,
                                  self->cultivation_row, self->ritual_row, self->thanks_row,
                                  self->posts_row, self->profile_row }),
          sizeof self->rows);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_object_set_data (G_OBJECT (self->rows[i]), "row", GUINT_TO_POINTER (i));
      g_signal_connect (self->rows[i], "edited", G_CALLBACK (edited_cb), self);
    }
}
