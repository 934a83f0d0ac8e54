/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the plan to the numbers and words of its calendar. Main thread, as it reads the plan. */

#include "charts/cv-calendar-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "model/cv-question.h"

/* --- words --- */

static const char *
get_rhythm_words (CvRhythm rhythm)
{
  const char *const words[] = {
    [CV_RHYTHM_NONE] = NULL,
    [CV_RHYTHM_DAY] = C_ ("ritual", "every day"),
    [CV_RHYTHM_WEEK] = C_ ("ritual", "every week"),
    [CV_RHYTHM_FORTNIGHT] = C_ ("ritual", "every two weeks"),
    [CV_RHYTHM_MONTH] = C_ ("ritual", "every month"),
    [CV_RHYTHM_QUARTER] = C_ ("ritual", "every quarter"),
  };

  return (guint) rhythm < G_N_ELEMENTS (words) ? words[rhythm] : NULL;
}

/* "Tuesday tasting, every week"; NULL: no ritual. (transfer full) */
static char *
describe_ritual (const CvChannel *channel)
{
  const char *rhythm = get_rhythm_words (channel->ritual_rhythm);
  gboolean    has_name = *channel->ritual != '\0';

  if (rhythm == NULL)
    return has_name ? g_strdup (channel->ritual) : NULL;
  if (has_name)
    /* Translators: a ritual and how often: "Tuesday tasting, every week". */
    return g_strdup_printf (_("%1$s, %2$s"), channel->ritual, rhythm);

  /* Translators: %s is "every week". */
  return g_strdup_printf (_("A ritual %s"), rhythm);
}

/* (transfer full) (nullable) */
static char *
describe_posts (double posts)
{
  g_autofree char *number = NULL;

  if (isnan (posts))
    return NULL;
  number = cv_number_format_locale (posts, 1);

  /* Translators: %s is a number, which may have decimals. */
  return g_strdup_printf (ngettext ("%s post a week", "%s posts a week", posts == 1 ? 1 : 2),
                          number);
}

static char *
describe_channel (const CvChannel *channel)
{
  g_autofree char *ritual = describe_ritual (channel);
  g_autofree char *posts = describe_posts (channel->posts_a_week);
  const char      *parts[3] = { NULL };
  guint            n = 0;

  if (channel->decision == CV_DECISION_DROP)
    return g_strdup (C_ ("channel", "Dropped"));
  if (ritual != NULL)
    parts[n++] = ritual;
  if (posts != NULL)
    parts[n++] = posts;
  if (n == 0)
    return g_strdup (_("No ritual and no rhythm yet"));

  /* Translators: between what a channel does and how often: "Tuesday tasting, every week; 3 posts a week". */
  return g_strjoinv (C_ ("between two parts", "; "), (char **) parts);
}

static char *
make_title (const CvCalendarChart *chart)
{
  guint with_ritual = 0, open = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const CvCalendarRow *row = &g_array_index (chart->rows, CvCalendarRow, i);

      if (row->ended != CV_DAY_NONE)
        continue;
      open++;
      with_ritual += row->rhythm != CV_RHYTHM_NONE;
    }
  if (open == 0)
    return g_strdup (_("No channel is kept"));
  if (with_ritual == 0)
    return g_strdup (_("No channel has a ritual with a rhythm yet"));
  if (with_ritual == open)
    return g_strdup_printf (ngettext ("The channel has a ritual its people can count on",
                                      "All %u channels have a ritual their people can count on",
                                      open),
                            open);

  return g_strdup_printf (ngettext ("%1$u of %2$u channels has a ritual its people can count on",
                                    "%1$u of %2$u channels have a ritual their people can count on",
                                    with_ritual),
                          with_ritual, open);
}

/* --- from the plan --- */

static void
clear_row (gpointer data)
{
  CvCalendarRow *row = data;

  g_free (row->name);
  g_free (row->words);
}

static void
clear_event (gpointer data)
{
  g_free (((CvCalendarEvent *) data)->text);
}

static void
add_channel (CvCalendarChart *chart, CvChannel *channel)
{
  gboolean      dropped = channel->decision == CV_DECISION_DROP;
  CvCalendarRow row = { .name = g_strdup (cv_channel_get_label (channel)),
                        .words = describe_channel (channel),
                        .rhythm = channel->ritual_rhythm,
                        .posts = channel->posts_a_week > 0 ? channel->posts_a_week : NAN,
                        .ended = CV_DAY_NONE };

  if (dropped)
    row.ended = channel->dropped_on != CV_DAY_NONE ? channel->dropped_on : chart->today;
  g_array_append_val (chart->rows, row);
}

/* Row of the channel called @id; -1: none, so the event is the plan's. */
static int
find_row (CvPlan *plan, const char *id)
{
  if (*id == '\0')
    return -1;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    if (g_str_equal (cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i)), id))
      return (int) i;

  return -1;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CvCalendarEvent *one = a, *two = b;

  return (one->first > two->first) - (one->first < two->first);
}

static void
add_events (CvCalendarChart *chart, CvPlan *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_EVENT); i++)
    {
      CvEvent        *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);
      CvDay           last = event->to != CV_DAY_NONE ? MAX (event->to, event->day) : event->day;
      CvCalendarEvent shown = { event->day, last, NULL, find_row (plan, event->channel) };

      if (last < chart->from || event->day > chart->to)
        continue;
      shown.text = g_strdup (event->text);
      g_array_append_val (chart->events, shown);
    }
  g_array_sort (chart->events, compare_events);
}

static void
set_period (CvCalendarChart *chart, const CvPlanInfo *info)
{
  chart->from = info->from;
  chart->to = info->to;
  if (chart->from == CV_DAY_NONE)
    chart->from = cv_period_first (chart->today, CV_GRAIN_MONTH);
  if (chart->to == CV_DAY_NONE || chart->to < chart->from)
    chart->to = cv_period_shift (chart->from, CV_GRAIN_MONTH, 12) - 1;
}

CvCalendarChart *
cv_calendar_chart_new (CvPlan *plan, CvDay today)
{
  CvCalendarChart *chart = g_new0 (CvCalendarChart, 1);

  chart->today = today;
  chart->rows = g_array_new (FALSE, FALSE, sizeof (CvCalendarRow));
  chart->events = g_array_new (FALSE, FALSE, sizeof (CvCalendarEvent));
  g_array_set_clear_func (chart->rows, clear_row);
  g_array_set_clear_func (chart->events, clear_event);
  set_period (chart, cv_plan_get_info (plan));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    add_channel (chart, cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i));
  add_events (chart, plan);
  chart->title = make_title (chart);

  return chart;
}

void
cv_calendar_chart_free (CvCalendarChart *chart)
{
  if (chart == NULL)
    return;

  g_array_unref (chart->rows);
  g_array_unref (chart->events);
  g_free (chart->title);
  g_free (chart);
}

/* --- days --- */

GArray *
cv_calendar_ritual_days (CvRhythm rhythm, CvDay from, CvDay to)
{
  static const struct
  {
    CvGrain grain;
    int     count;
  } steps[] = {
    [CV_RHYTHM_DAY] = { CV_GRAIN_DAY, 1 },       [CV_RHYTHM_WEEK] = { CV_GRAIN_WEEK, 1 },
    [CV_RHYTHM_FORTNIGHT] = { CV_GRAIN_WEEK, 2 }, [CV_RHYTHM_MONTH] = { CV_GRAIN_MONTH, 1 },
    [CV_RHYTHM_QUARTER] = { CV_GRAIN_QUARTER, 1 },
  };
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CvDay));
  CvDay   day;

  if (rhythm <= CV_RHYTHM_NONE || (guint) rhythm >= G_N_ELEMENTS (steps))
    return days;

  day = cv_period_first (from, steps[rhythm].grain);
  if (day < from)
    day = cv_period_shift (day, steps[rhythm].grain, 1);
  for (; day != CV_DAY_NONE && day <= to;
       day = cv_period_shift (day, steps[rhythm].grain, steps[rhythm].count))
    g_array_append_val (days, day);

  return days;
}

/* --- sentences --- */

GPtrArray *
cv_calendar_chart_list_events (const CvCalendarChart *chart, int row)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < chart->events->len; i++)
    {
      const CvCalendarEvent *event = &g_array_index (chart->events, CvCalendarEvent, i);
      g_autofree char       *first = cv_day_format_locale (event->first);

      if (event->row != row)
        continue;
      if (event->last > event->first)
        {
          g_autofree char *last = cv_day_format_locale (event->last);

          /* Translators: first day, last day, what happens between them. */
          g_ptr_array_add (list, g_strdup_printf (_("%1$s to %2$s: %3$s"), first, last, event->text));
        }
      else
        /* Translators: a day, what happens on it. */
        g_ptr_array_add (list, g_strdup_printf (_("%1$s: %2$s"), first, event->text));
    }

  return list;
}

char *
cv_calendar_chart_describe_row (const CvCalendarChart *chart, guint row)
{
  const CvCalendarRow *channel = &g_array_index (chart->rows, CvCalendarRow, row);
  g_autoptr (GPtrArray) events = cv_calendar_chart_list_events (chart, (int) row);
  GString *text = g_string_new (NULL);

  /* Translators: a channel, what it does: "Tea Table: Tuesday tasting, every week". */
  g_string_printf (text, _("%1$s: %2$s"), channel->name, channel->words);
  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (text, ". %s", (char *) events->pdata[i]);

  return g_string_free (text, FALSE);
}

char *
cv_calendar_chart_describe (const CvCalendarChart *chart)
{
  g_autofree char *from = cv_period_format_locale (chart->from, CV_GRAIN_MONTH);
  g_autofree char *to = cv_period_format_locale (chart->to, CV_GRAIN_MONTH);
  g_autofree char *channels = g_strdup_printf (
      ngettext ("%u channel", "%u channels", chart->rows->len), chart->rows->len);
  g_autofree char *events = g_strdup_printf (
      ngettext ("%u event", "%u events", chart->events->len), chart->events->len);

  /* Translators: first month, last month, "5 channels", "3 events". */
  return g_strdup_printf (_("Calendar, %1$s to %2$s, %3$s, %4$s"), from, to, channels, events);
}
