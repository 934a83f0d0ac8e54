/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks lie on the calendar's own edges: Mondays, firsts of the month, Januaries. Every n-th month
 * or year is counted from the calendar too (January, 2020), not from the first value, so that they
 * stay where they are while the chart is moved. Any thread. */

#include "charts/cv-time-ticks.h"

#include <glib/gi18n-lib.h>

/* 1970-01-01 was a Thursday: Monday of its week. */
#define A_MONDAY (-3)

/* The longest name that can come out: no axis has room for more. */
#define MAX_TICKS 2000

static const CvTimeStep steps[] = {
  { CV_TICK_DAY, 1 },    { CV_TICK_MONDAY, 1 }, { CV_TICK_MONDAY, 2 },  { CV_TICK_WEEK, 1 },
  { CV_TICK_WEEK, 2 },   { CV_TICK_MONTH, 1 },  { CV_TICK_QUARTER, 1 }, { CV_TICK_MONTH, 3 },
  { CV_TICK_MONTH, 6 },  { CV_TICK_YEAR, 1 },   { CV_TICK_YEAR, 2 },    { CV_TICK_YEAR, 5 },
  { CV_TICK_YEAR, 10 },  { CV_TICK_YEAR, 20 },  { CV_TICK_YEAR, 50 },   { CV_TICK_YEAR, 100 },
  { CV_TICK_YEAR, 200 }, { CV_TICK_YEAR, 500 }, { CV_TICK_YEAR, 1000 }, { CV_TICK_YEAR, 2000 },
};

static gboolean
suits (CvTimeStep step, CvGrain cadence)
{
  switch (step.unit)
    {
    case CV_TICK_DAY:
    case CV_TICK_MONDAY:
      return cadence == CV_GRAIN_DAY;
    case CV_TICK_WEEK:
      return cadence == CV_GRAIN_WEEK;
    case CV_TICK_MONTH:
      return cadence != CV_GRAIN_QUARTER;
    case CV_TICK_QUARTER:
      return cadence == CV_GRAIN_QUARTER;
    case CV_TICK_YEAR:
    default:
      return TRUE;
    }
}

gboolean
cv_time_step_nth (guint i, CvGrain cadence, CvTimeStep *step)
{
  for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
    if (suits (steps[k], cadence) && i-- == 0)
      {
        *step = steps[k];
        return TRUE;
      }

  return FALSE;
}

int
cv_time_step_get_days (CvTimeStep step)
{
  static const int days[] = { 1, 7, 7, 28, 90, 365 };

  return days[step.unit] * step.count;
}

static int
get_year (CvDay day)
{
  int year, month, date;

  cv_day_to_ymd (day, &year, &month, &date);

  return year;
}

static int
floor_to (int number, int multiple)
{
  int rest = number % multiple;

  return number - (rest < 0 ? rest + multiple : rest);
}

/* First day of the tick that holds @day. */
static CvDay
get_first (CvDay day, CvTimeStep step)
{
  int year, month, date;

  if (step.unit == CV_TICK_DAY)
    return floor_to (day, step.count);
  if (step.unit == CV_TICK_MONDAY || step.unit == CV_TICK_WEEK)
    return floor_to (day - A_MONDAY, 7 * step.count) + A_MONDAY;

  cv_day_to_ymd (day, &year, &month, &date);
  if (step.unit == CV_TICK_MONTH)
    return cv_day_from_ymd (year, floor_to (month - 1, step.count) + 1, 1);
  if (step.unit == CV_TICK_QUARTER)
    return cv_day_from_ymd (year, floor_to (month - 1, 3) + 1, 1);

  return cv_day_from_ymd (MAX (floor_to (year, step.count), 1), 1, 1);
}

/* First day of the next tick; CV_DAY_NONE where the calendar ends. */
static CvDay
get_next (CvDay first, CvTimeStep step)
{
  int year, month, date;

  switch (step.unit)
    {
    case CV_TICK_DAY:
      return first + step.count;
    case CV_TICK_MONDAY:
    case CV_TICK_WEEK:
      return first + 7 * step.count;
    case CV_TICK_MONTH:
      return cv_period_shift (first, CV_GRAIN_MONTH, step.count);
    case CV_TICK_QUARTER:
      return cv_period_shift (first, CV_GRAIN_QUARTER, step.count);
    case CV_TICK_YEAR:
    default:
      cv_day_to_ymd (first, &year, &month, &date);
      return cv_day_from_ymd (floor_to (year, step.count) + step.count, 1, 1);
    }
}

/* How long the period is that the name belongs to: of every second week, still one. */
static CvDay
get_end_of_name (CvDay first, CvTimeStep step)
{
  if (step.unit == CV_TICK_MONDAY)
    return first + 1;

  return get_next (first, (CvTimeStep){ step.unit, 1 });
}

static char *
format_month (CvDay day)
{
  int year, month, date;

  cv_day_to_ymd (day, &year, &month, &date);

  {
    g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, 1, 0, 0, 0);

    return g_date_time_format (time, "%Ob");
  }
}

static char *
format_name (CvDay day, CvTickUnit unit)
{
  char iso[CV_DAY_BUFFER];
  int  year, month, date;

  switch (unit)
    {
    case CV_TICK_WEEK:
      /* The number out of "2026-W21" */
      return g_strdup_printf (C_("week on a time axis", "W%d"),
                              (int) g_ascii_strtoll (cv_period_format (day, CV_GRAIN_WEEK, iso) + 6,
                                                     NULL, 10));
    case CV_TICK_MONTH:
      return format_month (day);
    case CV_TICK_QUARTER:
      cv_day_to_ymd (day, &year, &month, &date);
      return g_strdup_printf (C_("quarter on a time axis", "Q%d"), (month - 1) / 3 + 1);
    case CV_TICK_YEAR:
      return g_strdup_printf ("%d", get_year (day));
    case CV_TICK_DAY:
    case CV_TICK_MONDAY:
    default:
      cv_day_to_ymd (day, &year, &month, &date);
      return g_strdup_printf ("%d", date);
    }
}

static void
clear_tick (gpointer data)
{
  g_free (((CvTimeTick *) data)->name);
}

static GArray *
create_array (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (CvTimeTick));

  g_array_set_clear_func (ticks, clear_tick);

  return ticks;
}

/* Keeps what the calendar can name. */
static void
clamp_to_calendar (CvDay *from, CvDay *to)
{
  CvDay first = cv_day_from_ymd (1, 1, 1), last = cv_day_from_ymd (9999, 12, 31);

  *from = CLAMP (*from, first + 7, last - 7);
  *to = CLAMP (*to, *from + 1, last - 6);
}

GArray *
cv_time_ticks_new (CvDay from, CvDay to, CvTimeStep step)
{
  GArray *ticks = create_array ();
  CvDay   first;

  clamp_to_calendar (&from, &to);
  for (first = get_first (from, step); first < to && first != CV_DAY_NONE && ticks->len < MAX_TICKS;
       first = get_next (first, step))
    {
      CvTimeTick tick = { first, get_end_of_name (first, step), format_name (first, step.unit) };

      if (tick.next == CV_DAY_NONE)
        tick.next = to;
      g_array_append_val (ticks, tick);
    }

  return ticks;
}

GArray *
cv_time_ticks_new_context (CvDay from, CvDay to, CvTimeStep step)
{
  gboolean   days = step.unit == CV_TICK_DAY || step.unit == CV_TICK_MONDAY;
  CvTimeStep wide = { days ? CV_TICK_MONTH : CV_TICK_YEAR, 1 };
  GArray    *ticks = create_array ();
  CvDay      first;

  if (step.unit == CV_TICK_YEAR)
    return ticks;

  clamp_to_calendar (&from, &to);
  for (first = get_first (from, wide); first < to && first != CV_DAY_NONE && ticks->len < MAX_TICKS;
       first = get_next (first, wide))
    {
      CvDay      next = get_next (first, wide);
      CvTimeTick tick = { first, next == CV_DAY_NONE ? to : next,
                          days ? cv_period_format_locale (first, CV_GRAIN_MONTH)
                               : format_name (first, CV_TICK_YEAR) };

      g_array_append_val (ticks, tick);
    }

  return ticks;
}
