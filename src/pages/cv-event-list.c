/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-event-list.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-search.h"
#include "pages/cv-mention-input.h"
#include "pages/cv-record-form.h"
#include "widgets/cv-day-text.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-item-row.h"

struct _CvEventList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkEntry *day_entry, *text_entry;
  GtkLabel *complaint;

  CvPage *page;      /* (unowned) */
  char *kpi;         /* (nullable) id */
  GListStore *shown; /* of CvEvent */
  GPtrArray *off_chart; /* (owned) (nullable) of CvEvent: the only place of these is below all charts */
};

G_DEFINE_FINAL_TYPE (CvEventList, cv_event_list, ADW_TYPE_BIN)

static void
complain (CvEventList *self,
          const char  *sentence)
{
  gtk_label_set_label (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
}

/* --- a row --- */

static void
delete_event (CvEventList *self,
              CvEvent     *event)
{
  g_autofree char *name = cv_text_name (event->text);
  g_autofree char *text = g_strdup_printf (_ ("Event “%s” deleted"), name);

  cv_page_submit (self->page, cv_planning_remove (cv_page_get_plan (self->page), CV_RECORD (event)), NULL);
  cv_page_say (self->page, text, TRUE);
}

static void
on_delete_clicked (GtkWidget *button,
                   gpointer   list)
{
  CvRecord *event = cv_follow_get_record (gtk_widget_get_ancestor (button, CV_TYPE_ITEM_ROW));

  if (event != NULL)
    delete_event (list, (CvEvent *) event);
}

/* Delete on a row; in a field of it the key is the field's. */
static gboolean
on_delete_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   unused)
{
  CvRecord *event = cv_follow_get_focused (widget);

  if (event == NULL)
    return FALSE;
  delete_event (CV_EVENT_LIST (widget), (CvEvent *) event);
  return TRUE;
}

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   list)
{
  static const CvFormField fields[] = {
    { "text", N_ ("What _happened"), TRUE },
    { "day", N_ ("First da_y"), FALSE },
    { "to", N_ ("_Last day"), FALSE },
  };
  CvEventList *self = list;
  CvPlan *plan = cv_page_get_plan (self->page);
  CvRecordForm *form = cv_record_form_new (cv_page_get_session (self->page), cv_follow_get_record (GTK_WIDGET (row)));

  cv_record_form_add_all (form, fields, G_N_ELEMENTS (fields));
  cv_record_form_add (form,
                      cv_mention_input_new (plan, CV_NOUN_EVENT, "goal", _ ("_Goal"), CV_NOUN_GOAL,
                                            C_ ("goal", "The whole plan")),
                      FALSE);
  cv_record_form_add (form,
                      cv_mention_input_new (plan, CV_NOUN_EVENT, "channel", _ ("Chan_nel"), CV_NOUN_CHANNEL,
                                            C_ ("channel", "None in particular")),
                      FALSE);
  return GTK_WIDGET (form);
}

static char *
format_days (const CvEvent *event)
{
  g_autofree char *from = cv_day_format_locale (event->day);
  g_autofree char *to = NULL;

  if (event->to == CV_DAY_NONE || event->to == event->day)
    return g_steal_pointer (&from);
  to = cv_day_format_locale (event->to);
  /* Translators: the first and the last day of an event. */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

/* "15 June 2026 · Instagram": when it was, and what it counts for if that is not the whole plan. */
static char *
describe (CvEventList *self,
          CvEvent     *event)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  g_autofree char *days = format_days (event);
  CvGoal *goal = *event->goal != '\0' ? cv_plan_find (plan, CV_NOUN_GOAL, event->goal) : NULL;
  CvChannel *channel = *event->channel != '\0' ? cv_plan_find (plan, CV_NOUN_CHANNEL, event->channel) : NULL;
  GString *line = g_string_new (days);

  if (goal != NULL)
    g_string_append_printf (line, " · %s", cv_goal_get_label (goal));
  if (channel != NULL)
    g_string_append_printf (line, " · %s", cv_channel_get_label (channel));
  if (g_ptr_array_find (self->off_chart, event, NULL))
    g_string_append_printf (line, " · %s", _ ("on no chart: no KPI is about it"));
  return g_string_free (line, FALSE);
}

static void
update_row (CvEventList *self,
            GtkWidget   *row,
            CvEvent     *event)
{
  g_autofree char *subtitle = describe (self, event);
  g_autofree char *called = cv_text_name (event->text);
  g_autofree char *name = g_strdup_printf (_ ("Delete event “%s”"), called);

  cv_item_row_set_title (CV_ITEM_ROW (row), event->text, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (g_object_get_data (G_OBJECT (row), "cv-delete")),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_row (CvRecord *record,
          gpointer  list)
{
  GtkWidget *row = cv_item_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_delete_clicked), list);
  g_object_set_data (G_OBJECT (row), "cv-delete", button);
  cv_item_row_add_suffix (CV_ITEM_ROW (row), button);
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, list);
  update_row (list, row, (CvEvent *) record);
  return row;
}

/* --- which rows --- */

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      unused)
{
  const CvEvent *first = a, *second = b;

  return (second->day > first->day) - (second->day < first->day);
}

/* What was deleted goes. */
static void
drop_gone (CvEventList *self,
           CvPlan      *plan)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i-- > 0;)
    {
      g_autoptr (CvRecord) event = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (cv_plan_find (plan, CV_NOUN_EVENT, cv_record_get_id (event)) != event)
        g_list_store_remove (self->shown, i);
    }
}

static void
add_new (CvEventList         *self,
         CvPlan              *plan,
         const CvKpiQuestion *question)
{
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, self->kpi);

  for (guint i = 0; kpi != NULL && i < cv_plan_get_count (plan, CV_NOUN_EVENT); i++)
    {
      CvEvent *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);

      if (!g_list_store_find (self->shown, event, NULL)
          && (cv_kpi_has_event (plan, kpi, question, event) || g_ptr_array_find (self->off_chart, event, NULL)))
        g_list_store_insert_sorted (self->shown, event, compare_newest_first, NULL);
    }
}

void
cv_event_list_show (CvEventList         *self,
                    const char          *kpi,
                    const CvKpiQuestion *question)
{
  CvPlan *plan;

  g_return_if_fail (CV_IS_EVENT_LIST (self));

  plan = cv_page_get_plan (self->page);
  if (g_strcmp0 (kpi, self->kpi) != 0)
    {
      g_list_store_remove_all (self->shown);
      g_free (self->kpi);
      self->kpi = g_strdup (kpi);
    }
  g_clear_pointer (&self->off_chart, g_ptr_array_unref);
  self->off_chart = cv_search_list_off_chart (plan);
  drop_gone (self, plan);
  add_new (self, plan, question);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_row (self, row, (CvEvent *) cv_follow_get_record (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0);
}

void
cv_event_list_reveal (CvEventList *self,
                      const char  *id)
{
  GtkWidget *row;

  g_return_if_fail (CV_IS_EVENT_LIST (self));

  row = cv_follow_get_row (self->list, id);
  if (row != NULL)
    cv_item_row_show (CV_ITEM_ROW (row));
}

/* --- adding --- */

void
cv_event_list_set_day (CvEventList *self,
                       CvDay        day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CV_IS_EVENT_LIST (self));

  text = cv_day_format_locale (day);
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), text);
}

static gboolean
read_day (CvEventList *self,
          CvDay       *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));

  return cv_day_parse (text, day)
         || cv_day_parse_typed (text, cv_period_shift (cv_clock_today (), CV_GRAIN_DAY, -364), day);
}

gboolean
cv_event_list_submit (CvPage     *page,
                      CvDay       day,
                      const char *text,
                      GError    **error)
{
  CvRow *row = cv_row_new (CV_NOUN_EVENT, NULL);
  CvEdit *edit;

  cv_row_set_integer (row, "day", day);
  cv_row_set_text (row, "text", text);
  edit = cv_planning_insert (cv_page_get_plan (page), row, error);
  if (edit == NULL)
    return FALSE;
  cv_page_submit (page, edit, NULL);
  return TRUE;
}

static void
add_cb (CvEventList *self)
{
  CvDay day;
  g_autoptr (GError) error = NULL;

  if (!read_day (self, &day))
    {
      g_autofree char *sentence
          = cv_day_refuse_typed (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)), cv_clock_today ());

      complain (self, sentence);
      return;
    }

  if (cv_event_list_submit (self->page, day,
                            gtk_editable_get_text (GTK_EDITABLE (self->text_entry)), &error))
    gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  complain (self, error != NULL ? error->message : NULL);
}

void
cv_event_list_set_page (CvEventList *self,
                        CvPage      *page)
{
  g_return_if_fail (CV_IS_EVENT_LIST (self));

  self->page = page;
  cv_event_list_set_day (self, cv_clock_today ());
}

/* Where its rows stand is settled anew when it comes back into sight. */
static void
cv_event_list_unmap (GtkWidget *widget)
{
  g_clear_pointer (&CV_EVENT_LIST (widget)->kpi, g_free);
  GTK_WIDGET_CLASS (cv_event_list_parent_class)->unmap (widget);
}

static void
cv_event_list_finalize (GObject *object)
{
  CvEventList *self = CV_EVENT_LIST (object);

  g_free (self->kpi);
  g_clear_pointer (&self->off_chart, g_ptr_array_unref);
  g_object_unref (self->shown);
  G_OBJECT_CLASS (cv_event_list_parent_class)->finalize (object);
}

static void
cv_event_list_class_init (CvEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cv_event_list_finalize;
  widget_class->unmap = cv_event_list_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CvEventList, list);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, day_entry);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, text_entry);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, complaint);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_key, NULL);
}

static void
cv_event_list_init (CvEventList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_list_store_new (cv_noun_get_type (CV_NOUN_EVENT));
  cv_item_row_connect (self->list);
  cv_follow (self->list, G_LIST_MODEL (self->shown), make_row, self);
}
