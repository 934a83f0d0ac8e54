/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flags are placed from left to right, each in the first lane where its text meets no other; what
 * finds no lane stands without its text (the table and the row's sentence still tell). Any thread
 * (of the style). */

#include "charts/cv-calendar-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-words.h"

#define WIDE 46        /* in text sizes: from there on names have a column of their own */
#define MAX_LANES 8    /* of flags in one row */
#define MAX_TEXT 44    /* in text sizes: longer texts end in "…" */
#define MAX_CHARACTERS 100
#define MONTH_WIDTH 3.6 /* in text sizes: the least for a month */

typedef struct
{
  const CvCalendarChart *chart;
  const CvChartStyle    *style;
  CvCalendarLayout      *layout;
  double                 em;
} Job;

/* --- time --- */

static CvGrain
get_grain (const CvCalendarChart *chart)
{
  return chart->to - chart->from < 62 ? CV_GRAIN_DAY : CV_GRAIN_MONTH;
}

static double
measure_text (const CvChartStyle *style, const char *text)
{
  g_autoptr (PangoLayout) layout = cv_chart_style_create_text (style, CV_FONT_SMALL, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static double
measure_longest (const CvChartStyle *style, GArray *ticks)
{
  double longest = 0;

  for (guint i = 0; i < ticks->len; i++)
    longest = MAX (longest, measure_text (style, g_array_index (ticks, CvTimeTick, i).name));

  return longest;
}

/* The finest step whose names stand beside each other. */
static void
choose_ticks (Job *job)
{
  const CvCalendarChart *chart = job->chart;
  CvCalendarLayout *layout = job->layout;
  double     day = (layout->time.end - layout->time.start) / (layout->time.to - layout->time.from);
  CvTimeStep step;

  for (guint i = 0; cv_time_step_nth (i, get_grain (chart), &step); i++)
    {
      g_clear_pointer (&layout->ticks, g_array_unref);
      g_clear_pointer (&layout->context, g_array_unref);
      /* More than could ever be written side by side are not even named. */
      if (cv_time_step_get_days (step) * day < job->em)
        continue;
      layout->ticks = cv_time_ticks_new (chart->from, chart->to + 1, step);
      layout->context = cv_time_ticks_new_context (chart->from, chart->to + 1, step);
      if (measure_longest (job->style, layout->ticks) + 0.7 * job->em <= cv_time_step_get_days (step) * day)
        return;
    }
  if (layout->ticks == NULL)
    {
      layout->ticks = cv_time_ticks_new (chart->from, chart->from + 1, (CvTimeStep){ CV_TICK_YEAR, 1 });
      layout->context = g_array_ref (layout->ticks);
    }
}

double
cv_calendar_get_min_width (const CvCalendarChart *chart, const CvChartStyle *style)
{
  double months = (chart->to + 1 - chart->from) / 30.4;

  return CLAMP (months, 3, 120) * MONTH_WIDTH * style->text_size;
}

/* --- flags --- */

static double
get_start (const CvCalendarFlag *flag)
{
  return MIN (flag->x, flag->text_x);
}

static double
get_end (const Job *job, const CvCalendarFlag *flag)
{
  return MAX (flag->x + 0.6 * job->em, flag->text_x + flag->text_width);
}

/* A pole comes down from its flag through the lanes below. */
static gboolean
crosses (const Job *job, const CvCalendarFlag *pole, const CvCalendarFlag *text)
{
  return pole->lane < text->lane && pole->x > get_start (text) && pole->x < get_end (job, text);
}

static gboolean
is_free (const Job *job, const CvCalendarFlag *flag, gboolean mind_poles)
{
  double gap = 0.5 * job->em;

  for (guint i = 0; i < job->layout->flags->len; i++)
    {
      const CvCalendarFlag *other = &g_array_index (job->layout->flags, CvCalendarFlag, i);

      if (other->row != flag->row)
        continue;
      if (mind_poles && (crosses (job, flag, other) || crosses (job, other, flag)))
        return FALSE;
      if (other->lane == flag->lane && get_start (flag) < get_end (job, other) + gap &&
          get_start (other) < get_end (job, flag) + gap)
        return FALSE;
    }

  return TRUE;
}

static void
set_text (const Job *job, CvCalendarFlag *flag, gboolean leftwards, double width)
{
  double beside = (flag->event == CV_CALENDAR_TODAY ? 0.3 : 0.9) * job->em;

  flag->leftwards = leftwards;
  flag->text_width = width;
  flag->text_x = leftwards ? flag->x - 0.3 * job->em - width : flag->x + beside;
}

/* Both sides of the pole in each lane. */
static gboolean
try_lanes (const Job *job, CvCalendarFlag *flag, double width, gboolean mind_poles)
{
  for (flag->lane = 0; flag->lane < MAX_LANES; flag->lane++)
    for (int left = 0; left <= 1; left++)
      {
        set_text (job, flag, left, width);
        if (flag->text_x >= job->layout->time.start &&
            flag->text_x + width <= job->layout->width && is_free (job, flag, mind_poles))
          return TRUE;
      }

  return FALSE;
}

/* The whole text, clear of the other poles, else across them, which then go behind it; else as much as
 * there is room for up to the edge; else half of it; else none. */
static void
place_flag (const Job *job, CvCalendarFlag *flag, double width)
{
  double half = MAX (width / 2, MIN (width, 7 * job->em));
  double rest = CLAMP (job->layout->width - flag->x - job->em, half, width);

  if (try_lanes (job, flag, width, TRUE) || try_lanes (job, flag, width, FALSE) ||
      try_lanes (job, flag, rest, FALSE) || try_lanes (job, flag, half, TRUE) || try_lanes (job, flag, half, FALSE))
    return;
  /* Below all texts, so that it lies on none. */
  flag->lane = MAX_LANES;
  flag->text_x = flag->x;
  flag->text_width = 0;
}

static void
add_flag (Job *job, guint event, int row, CvDay day, const char *text)
{
  double         room = job->layout->time.end - job->layout->time.start;
  double         x = cv_scale_map (&job->layout->time, CLAMP (day, job->chart->from, job->chart->to));
  double         most = MIN (MAX_TEXT * job->em, room * 0.75);
  CvCalendarFlag flag = { .event = event, .row = row, .x = x };
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_CHARACTERS));

  place_flag (job, &flag, MIN (measure_text (job->style, start), most));
  g_array_append_val (job->layout->flags, flag);
}

static void
add_flags (Job *job)
{
  const CvCalendarChart *chart = job->chart;

  if (chart->today >= chart->from && chart->today <= chart->to)
    add_flag (job, CV_CALENDAR_TODAY, -1, chart->today, _("Today"));
  for (guint i = 0; i < chart->events->len; i++)
    {
      const CvCalendarEvent *event = &g_array_index (chart->events, CvCalendarEvent, i);

      add_flag (job, i, event->row, event->first, event->text);
    }
}

static guint
count_lanes (const Job *job, int row)
{
  guint lanes = 0;

  for (guint i = 0; i < job->layout->flags->len; i++)
    {
      const CvCalendarFlag *flag = &g_array_index (job->layout->flags, CvCalendarFlag, i);

      if (flag->row == row)
        lanes = MAX (lanes, flag->lane + 1);
    }

  return lanes;
}

/* --- rows --- */

static void
set_head (Job *job)
{
  CvCalendarLayout *layout = job->layout;
  guint             lines = layout->context->len > 0 ? 2 : 1;

  layout->head.top = layout->title_height;
  layout->head.flags_top = layout->head.top + lines * layout->lane_height + 0.3 * job->em;
  layout->head.height = layout->head.flags_top - layout->head.top + 0.3 * job->em +
                        count_lanes (job, -1) * layout->lane_height;
}

/* The name, and its words in as many lines as they may have. */
static double
measure_names (const Job *job, guint row)
{
  const CvCalendarLayout *layout = job->layout;
  const char             *words = g_array_index (job->chart->rows, CvCalendarRow, row).words;
  double                  line = job->style->line_height;

  return line + MIN (cv_chart_words_measure_block (job->style, CV_FONT_SMALL, words, layout->names_width),
                     CV_CALENDAR_WORD_LINES * line);
}

/* Flags, the ritual's marks, the posts: from top to bottom; beside or below the name and its words. */
static double
set_row (Job *job, guint row, double top)
{
  CvCalendarLayout *layout = job->layout;
  CvCalendarBand   *band = &layout->rows[row];
  double            names = measure_names (job, row), pad = 0.5 * job->em;
  double            marks = 2 * layout->mark_height;
  double            flags = count_lanes (job, (int) row) * layout->lane_height;

  band->top = top;
  band->names_height = names;
  band->flags_top = top + pad + (layout->names_above ? names : 0);
  if (!layout->names_above && flags + marks < names)
    band->flags_top += (names - flags - marks) / 2;
  band->marks_top = band->flags_top + flags;
  band->height = MAX (band->marks_top + marks - top,
                      layout->names_above ? 0 : pad + names) + pad;

  return top + band->height;
}

static void
set_rows (Job *job, double max_height)
{
  CvCalendarLayout *layout = job->layout;
  double            top = layout->head.top + layout->head.height;
  double            last_line = job->style->line_height + job->em;

  layout->rows = g_new0 (CvCalendarBand, job->chart->rows->len);
  for (layout->n_rows = 0; layout->n_rows < job->chart->rows->len; layout->n_rows++)
    {
      gboolean is_last = layout->n_rows + 1 == job->chart->rows->len;
      double   end = set_row (job, layout->n_rows, top);

      if (max_height > 0 && end + (is_last ? 0 : last_line) > max_height)
        break;
      top = end;
    }
  layout->height = top + (layout->n_rows < job->chart->rows->len ? last_line : 0.2 * job->em);
}

CvCalendarLayout *
cv_calendar_layout_new (const CvCalendarChart *chart, const CvChartStyle *style, gboolean with_title,
                        double width, double visible, double max_height)
{
  CvCalendarLayout *layout = g_new0 (CvCalendarLayout, 1);
  Job               job = { chart, style, layout, style->text_size };
  double            start;

  g_return_val_if_fail (width > 0, layout);

  layout->width = width;
  layout->lane_height = style->line_height + 0.15 * job.em;
  layout->mark_height = round (0.95 * job.em);
  if (with_title)
    layout->title_height = cv_chart_words_measure_block (style, CV_FONT_TITLE, chart->title, width) + 0.9 * style->line_height;
  layout->names_above = visible < width || width < WIDE * job.em;
  /* The key stands in the names' column, else it has a line. */
  if (with_title && layout->names_above)
    layout->title_height += layout->lane_height + 0.3 * job.em;
  layout->names_width =
      layout->names_above ? MIN (visible, width) - job.em : CLAMP (0.24 * width, 13 * job.em, 19 * job.em);
  start = layout->names_above ? 0.5 * job.em : layout->names_width + job.em;
  layout->time = (CvScale){ chart->from, chart->to + 1, start, MAX (width - 0.5 * job.em, start + 1) };
  layout->flags = g_array_new (FALSE, FALSE, sizeof (CvCalendarFlag));

  choose_ticks (&job);
  add_flags (&job);
  set_head (&job);
  set_rows (&job, max_height);

  return layout;
}

void
cv_calendar_layout_free (CvCalendarLayout *layout)
{
  if (layout == NULL)
    return;

  g_clear_pointer (&layout->ticks, g_array_unref);
  g_clear_pointer (&layout->context, g_array_unref);
  g_clear_pointer (&layout->flags, g_array_unref);
  g_free (layout->rows);
  g_free (layout);
}

int
cv_calendar_row_at (const CvCalendarLayout *layout, double y)
{
  for (guint i = 0; i < layout->n_rows; i++)
    if (y >= layout->rows[i].top && y < layout->rows[i].top + layout->rows[i].height)
      return (int) i;

  return -1;
}
