/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both axes: which values and times are shown, where the ticks are and what they say. */

#include "charts/cv-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "charts/cv-time-ticks.h"

/* Values may not fill less than this share of the height for the target's sake ... */
#define MIN_SHARE 0.06
/* ... once there are so many of them: the first weeks of any plan are close together. */
#define MIN_POINTS 5
/* An axis that begins so near to nought begins at nought. */
#define NEAR_ZERO 0.35
#define AIR 0.03

/* Ems; a lower chart has no axes. */
#define MIN_HEIGHT 6

static void
include (CvExtent *extent, double low, double high)
{
  extent->low = fmin (extent->low, low); /* NAN gives way */
  extent->high = fmax (extent->high, high);
}

static CvExtent
find_values (const CvLayoutJob *job, gsize *n_points)
{
  CvExtent extent = { INFINITY, -INFINITY };

  *n_points = 0;
  for (guint i = 0; i < job->chart->series->len; i++)
    {
      const CvReduce *all = cv_line_chart_get_series (job->chart, i)->whole;
      CvExtent        part = cv_reduce_line_range (all, job->from, nextafter (job->to, INFINITY));

      include (&extent, part.low, part.high);
      *n_points += cv_reduce_find (all, job->to) - cv_reduce_find (all, job->from);
    }

  return extent;
}

static void
include_forecast (const CvLayoutJob *job, CvExtent *extent)
{
  for (guint i = 0; i < job->chart->forecast->len; i++)
    {
      const CvChartForecast *point = &g_array_index (job->chart->forecast, CvChartForecast, i);

      if (point->time >= job->from && point->time <= job->to)
        include (extent, fmin (point->low, point->value), fmax (point->high, point->value));
    }
}

static void
include_limits (const CvLayoutJob *job, CvExtent *extent)
{
  for (guint i = 0; i < job->chart->limits->len; i++)
    {
      const CvChartLimits *limits = &g_array_index (job->chart->limits, CvChartLimits, i);

      if (limits->to >= job->from && limits->from <= job->to)
        include (extent, fmin (limits->low_from, limits->low_to),
                 fmax (limits->high_from, limits->high_to));
    }
}

/* The path within what is shown, with its value at both edges. */
static void
include_path (const CvLayoutJob *job, CvExtent *extent)
{
  const GArray *path = job->chart->path;
  const double  edges[] = { job->from, job->to };

  for (guint i = 0; i < path->len; i++)
    {
      const CvChartPoint *point = &g_array_index (path, CvChartPoint, i);

      if (point->time >= job->from && point->time <= job->to)
        include (extent, point->value, point->value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      double value = cv_line_chart_get_path (job->chart, edges[i]); /* NAN beyond its ends */

      include (extent, value, value);
    }
}

/* Numbers that cannot be negative do not get an axis that is, whatever a band around them does. */
static void
settle_zero (CvExtent *extent, gboolean can_be_negative)
{
  if (can_be_negative)
    return;
  if (extent->low < NEAR_ZERO * extent->high)
    extent->low = 0;
}

static const char *
get_divisor_name (double divisor)
{
  if (divisor >= 1e12)
    return _("in trillions");
  if (divisor >= 1e9)
    return _("in billions");
  if (divisor >= 1e6)
    return _("in millions");

  return _("in thousands");
}

static void
choose_divisor (CvLayoutJob *job)
{
  double           magnitude = fmax (fabs (job->range.low), fabs (job->range.high));
  g_autofree char *widest = cv_line_chart_format (job->chart, job->range.high);
  double           divisor = 1;

  if (magnitude >= 1e7)
    divisor = MIN (pow (1000, floor ((log10 (magnitude) - 1) / 3)), 1e12);
  else if (magnitude >= 1e4 &&
           (double) g_utf8_strlen (widest, -1) * job->em * 0.55 > job->layout->width * 0.2)
    divisor = 1e3;
  job->layout->divisor = divisor;

  g_clear_pointer (&job->subtitle, g_free);
  if (divisor == 1)
    job->subtitle = g_strdup (job->chart->subtitle);
  else if (job->chart->subtitle == NULL || *job->chart->subtitle == '\0')
    job->subtitle = g_strdup (get_divisor_name (divisor));
  else
    job->subtitle = g_strdup_printf ("%s · %s", job->chart->subtitle, get_divisor_name (divisor));
}

/* A little air around a target band, whose edges would else lie on those of the plot; not below
 * nought. */
static void
pad (CvExtent *range, const CvLineChart *chart)
{
  double   air = AIR * (range->high - range->low);
  CvExtent wide = *range;

  include (&wide, chart->band_low - air, chart->band_high + air);
  if (range->low >= 0)
    wide.low = fmax (wide.low, 0);
  *range = wide;
}

void
cv_layout_find_range (CvLayoutJob *job)
{
  gsize    n_points;
  CvExtent values = find_values (job, &n_points), all = values, goal = { INFINITY, -INFINITY };
  gboolean negative;

  include_path (job, &goal);
  include (&goal, job->chart->band_low, job->chart->band_high);
  negative = values.low < 0 || goal.low < 0 || job->chart->low < 0;

  include_limits (job, &all);
  include_forecast (job, &all);
  job->range = all;
  include (&job->range, goal.low, goal.high);
  if (n_points >= MIN_POINTS && values.high > values.low &&
      values.high - values.low < MIN_SHARE * (job->range.high - job->range.low))
    job->range = all;
  include (&job->range, job->chart->low, job->chart->high);
  if (cv_extent_is_empty (&job->range))
    job->range = (CvExtent){ 0, 1 };

  pad (&job->range, job->chart);
  settle_zero (&job->range, negative);
  choose_divisor (job);
}

/* A nought needs no unit beside the others': "0 min" under "2 h". */
static char *
format_tick (const CvLayoutJob *job, double value)
{
  return value == 0 ? cv_number_format_locale (0, 0) : cv_line_chart_format (job->chart, value);
}

static gboolean
labels_differ (const CvLayoutJob *job, const CvTicks *ticks)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < ticks->count; i++)
    {
      g_autofree char *text = format_tick (job, cv_ticks_get_value (ticks, i));

      if (before != NULL && g_str_equal (before, text))
        return FALSE;
      g_free (before);
      before = g_steal_pointer (&text);
    }

  return TRUE;
}

static CvTicks
choose_ticks (const CvLayoutJob *job, double height)
{
  double low = job->range.low / job->layout->divisor, high = job->range.high / job->layout->divisor;
  guint  max_count = (guint) CLAMP (height / (2.7 * job->em) + 1, 2, 7);
  CvTicks ticks = cv_ticks_enclose (low, high, max_count);

  for (guint i = 0; i < 40 && !labels_differ (job, &ticks); i++)
    ticks = cv_ticks_coarser (&ticks, low, high);

  return ticks;
}

static double
measure_ticks (const CvLayoutJob *job, const CvTicks *ticks)
{
  double widest = 0;

  for (guint i = 0; i < ticks->count; i++)
    {
      g_autofree char *text = format_tick (job, cv_ticks_get_value (ticks, i));
      g_autoptr (PangoLayout) pango = cv_chart_style_create_text (job->style, CV_FONT_SMALL, text);
      int width;

      pango_layout_get_size (pango, &width, NULL);
      widest = MAX (widest, (double) width / PANGO_SCALE);
    }

  return widest;
}

static gboolean
axis_has_labels (const CvLayoutJob *job)
{
  return job->layout->width >= 10 * job->em && job->layout->height >= MIN_HEIGHT * job->em &&
         (cv_line_chart_has_values (job->chart) || job->chart->path->len > 0);
}

void
cv_layout_reserve_values (CvLayoutJob *job)
{
  CvTicks ticks = choose_ticks (job, (job->bottom - job->top) * 0.75);

  if (!axis_has_labels (job))
    return;
  if (job->axis_width == 0)
    job->axis_width = measure_ticks (job, &ticks);
  job->left += job->axis_width + 0.5 * job->em;
}

gboolean
cv_layout_place_values (CvLayoutJob *job)
{
  CvChartLayout *layout = job->layout;

  layout->ticks = choose_ticks (job, layout->plot.height);
  layout->value.from = cv_ticks_get_value (&layout->ticks, 0) * layout->divisor;
  layout->value.to = cv_ticks_get_value (&layout->ticks, layout->ticks.count - 1) * layout->divisor;
  if (!axis_has_labels (job))
    return TRUE;

  for (guint i = 0; i < layout->ticks.count; i++)
    {
      double           value = cv_ticks_get_value (&layout->ticks, i);
      g_autofree char *text = format_tick (job, value);
      CvChartLabel *label = cv_layout_add_label (job, CV_LABEL_VALUE, i, CV_FONT_SMALL, text, 0, 1);

      if (label->box.width > job->axis_width + 0.5)
        {
          job->axis_width = label->box.width;
          return FALSE;
        }
      label->box.x = layout->plot.x - 0.5 * job->em - label->box.width;
      label->box.y = cv_scale_map (&layout->value, value * layout->divisor) - label->box.height / 2;
    }

  return TRUE;
}

/* The time axis. */

#define TICK_GAP 0.9 /* between two labels, in ems */
#define MAX_WEEKS 30 /* longer times are told in months */

/* Puts @label in the middle of its period, of what is shown of it. FALSE: too little is. */
static gboolean
center_time_label (const CvLayoutJob *job, const CvTimeTick *tick, CvChartLabel *label)
{
  const CvScale *time = &job->layout->time;
  gboolean       cut = tick->first < job->from || tick->next > job->to;
  double         start = cv_scale_map (time, MAX (tick->first, job->from));
  double         end = cv_scale_map (time, MIN (tick->next, job->to));

  label->box.x = (start + end - label->box.width) / 2;
  label->box.y = job->bottom;
  if (label->box.x < MAX (job->layout->plot.x - 0.35 * job->em, 0) ||
      label->box.x + label->box.width > job->layout->width - 2)
    return FALSE;

  return !cut || end - start >= label->box.width;
}

/* Places the names of @ticks; FALSE, with none left, if they do not fit. */
static gboolean
place_names (CvLayoutJob *job, const GArray *ticks)
{
  GArray *labels = job->layout->labels;
  guint   n_before = labels->len;
  double  free_from = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      const CvTimeTick *tick = &g_array_index (ticks, CvTimeTick, i);
      CvChartLabel *label = cv_layout_add_label (job, CV_LABEL_TIME, i, CV_FONT_SMALL, tick->name,
                                                 0, 1);

      if (!center_time_label (job, tick, label))
        {
          cv_layout_remove_label (job, labels->len - 1);
          continue;
        }
      if (label->box.x < free_from)
        {
          g_array_set_size (labels, n_before);
          return FALSE;
        }
      free_from = label->box.x + label->box.width + TICK_GAP * job->em;
    }

  return TRUE;
}

/* The names of what the ticks stand in, each from its beginning. FALSE: one that is shown whole has
 * too little room; one that is cut off by the edge goes without a name then. */
static gboolean
place_context (CvLayoutJob *job, const GArray *context, double y)
{
  const CvScale *time = &job->layout->time;
  GArray        *labels = job->layout->labels;

  for (guint i = 0; i < context->len; i++)
    {
      const CvTimeTick *tick = &g_array_index (context, CvTimeTick, i);
      gboolean          cut = tick->first < job->from || tick->next > job->to;
      double            start = MAX (cv_scale_map (time, tick->first), time->start);
      double            end = cv_scale_map (time, tick->next) - 0.5 * job->em;
      CvChartLabel     *label;

      if (i + 1 == context->len)
        end = MIN (end, job->layout->width - 2);
      label = cv_layout_add_label (job, CV_LABEL_CONTEXT, i, CV_FONT_SMALL, tick->name, 0, 1);
      label->box.x = start;
      label->box.y = y;
      if (start <= time->end - job->em && start + label->box.width <= end)
        continue;
      cv_layout_remove_label (job, labels->len - 1);
      if (!cut)
        return FALSE;
    }

  return TRUE;
}

static gboolean
begins_context (const GArray *context, CvDay day)
{
  for (guint i = 0; i < context->len; i++)
    if (g_array_index (context, CvTimeTick, i).first == day)
      return TRUE;

  return FALSE;
}

static void
add_marks (CvLayoutJob *job, const GArray *ticks, const GArray *context)
{
  const CvRect *plot = &job->layout->plot;

  for (guint i = 0; i < ticks->len; i++)
    {
      CvDay       first = g_array_index (ticks, CvTimeTick, i).first;
      CvChartMark mark = { cv_scale_map (&job->layout->time, first),
                           begins_context (context, first) };

      if (mark.x >= plot->x - 0.5 && mark.x <= plot->x + plot->width + 0.5)
        g_array_append_val (job->layout->marks, mark);
    }
}

/* Moves the rows up so that they end at the bottom of the free area. */
static void
shift_rows (CvLayoutJob *job, guint first_label, double height)
{
  for (guint i = first_label; i < job->layout->labels->len; i++)
    g_array_index (job->layout->labels, CvChartLabel, i).box.y -= height;
  job->bottom -= height + 0.65 * job->em;
}

static gboolean
try_step (CvLayoutJob *job, CvTimeStep step)
{
  double width = job->layout->plot.width;
  CvDay  from = (CvDay) floor (job->from), to = (CvDay) ceil (job->to);
  guint  first_label = job->layout->labels->len;
  double row = job->style->line_height;
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GArray) context = NULL;

  /* Nobody knows when week 37 is. */
  if (step.unit == CV_TICK_WEEK && job->to - job->from > MAX_WEEKS * 7)
    return FALSE;
  /* No name is narrower than this. */
  if ((job->to - job->from) / cv_time_step_get_days (step) * job->em > width + 2 * job->em)
    return FALSE;

  ticks = cv_time_ticks_new (from, to, step);
  if (!place_names (job, ticks))
    return FALSE;

  context = cv_time_ticks_new_context (from, to, step);
  if (context->len > 0 && job->layout->height > 9 * job->em)
    {
      if (!place_context (job, context, job->bottom + row))
        {
          g_array_set_size (job->layout->labels, first_label);
          return FALSE;
        }
      row *= 2;
    }
  add_marks (job, ticks, context);
  shift_rows (job, first_label, row);

  return TRUE;
}

void
cv_layout_place_times (CvLayoutJob *job)
{
  CvRect    *plot = &job->layout->plot;
  CvTimeStep step;

  plot->x = job->left;
  plot->width = MAX (job->right - job->left, 1);
  job->layout->time = (CvScale){ job->from, job->to, plot->x, plot->x + plot->width };
  if (job->layout->height >= MIN_HEIGHT * job->em)
    for (guint i = 0; cv_time_step_nth (i, job->chart->cadence, &step); i++)
      if (try_step (job, step))
        return;
  /* The lower half of the lowest label of the value axis. */
  if (axis_has_labels (job))
    job->bottom -= job->style->line_height / 2;
}
