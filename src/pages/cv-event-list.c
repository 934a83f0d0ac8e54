/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-event-list.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "widgets/cv-day-text.h"

struct _CvEventList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkEntry *day_entry, *text_entry;
  GtkLabel *complaint;

  CvPage *page; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CvEventList, cv_event_list, ADW_TYPE_BIN)

static void
complain (CvEventList *self,
          const char  *sentence)
{
  gtk_label_set_label (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
}

static void
delete_clicked_cb (CvEventList *self,
                   GtkWidget   *button)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvEvent *event
      = cv_plan_find (plan, CV_NOUN_EVENT, g_object_get_data (G_OBJECT (button), "event"));
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (event == NULL)
    return;
  name = cv_text_name (event->text);
  text = g_strdup_printf (_ ("Event “%s” deleted"), name);
  cv_page_submit (self->page, cv_planning_remove (plan, CV_RECORD (event)), NULL);
  cv_page_say (self->page, text, TRUE);
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

static GtkWidget *
new_row (CvEventList *self,
         CvEvent     *event)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *days = format_days (event);
  g_autofree char *called = cv_text_name (event->text);
  g_autofree char *name = g_strdup_printf (_ ("Delete event “%s”"), called);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  gtk_widget_set_focusable (row, FALSE);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "event",
                          g_strdup (cv_record_get_id (CV_RECORD (event))), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const CvEvent *first = *(const CvEvent *const *) a, *second = *(const CvEvent *const *) b;

  return (second->day > first->day) - (second->day < first->day);
}

void
cv_event_list_show (CvEventList *self,
                    const char  *goal)
{
  CvPlan *plan;
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  GtkWidget *child;

  g_return_if_fail (CV_IS_EVENT_LIST (self));

  plan = cv_page_get_plan (self->page);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_EVENT); i++)
    {
      CvEvent *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);

      if (*event->goal == '\0' || g_strcmp0 (event->goal, goal) == 0)
        g_ptr_array_add (events, event);
    }
  g_ptr_array_sort (events, compare_newest_first);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (self->list, new_row (self, events->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), events->len > 0);
}

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

static void
cv_event_list_class_init (CvEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CvEventList, list);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, day_entry);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, text_entry);
  gtk_widget_class_bind_template_child (widget_class, CvEventList, complaint);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
cv_event_list_init (CvEventList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
