/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines: values solid, what is wanted (path, target band) dashed in text colour, what may come
 * (forecast) dashed in the line's colour. A value whose period is not complete is hollow, and tied
 * to its neighbours by a dashed line only; one that was estimated is hollow, too. */

#include "charts/cv-chart-draw-private.h"

#include <math.h>

/* Lines of more points than this have no hollow ones: they would not be seen. */
#define MAX_POINTS 2000
/* How large a mark of a line that is only there to be compared with is. */
#define QUIET 0.75

static const double path_dashes[] = { 6, 4 };
static const double forecast_dashes[] = { 3, 3 };
static const double partial_dashes[] = { 2, 3 };

/* The first series is solid; the others also differ where colours do not. */
static const double series_dashes[CV_CHART_MAX_SERIES][4] = {
  { 0, 0, 0, 0 }, { 9, 3, 9, 3 }, { 3, 3, 3, 3 }, { 9, 3, 3, 3 }
};

static void
set_dashes (const CvDrawJob *job, const double *dashes, int n)
{
  double lengths[4];
  double scale = job->style->thin_width / 1.5;

  for (int i = 0; i < n; i++)
    lengths[i] = dashes[i] * scale;
  cairo_set_dash (job->cr, lengths, n, 0);
}

static void
clip_to_plot (const CvDrawJob *job, double margin)
{
  const CvRect *plot = &job->layout->plot;

  cairo_save (job->cr);
  cairo_rectangle (job->cr, plot->x - margin, plot->y - margin, plot->width + 2 * margin,
                   plot->height + 2 * margin);
  cairo_clip (job->cr);
  cairo_new_path (job->cr);
}

void
cv_draw_path (const CvDrawJob *job)
{
  const GArray *path = job->chart->path;
  const double  edges[] = { job->chart->band_low, job->chart->band_high };
  const CvRect *plot = &job->layout->plot;

  clip_to_plot (job, job->style->thin_width);
  for (guint i = 0; i < path->len; i++)
    {
      const CvChartPoint *point = &g_array_index (path, CvChartPoint, i);

      cairo_line_to (job->cr, cv_scale_map (&job->layout->time, point->time),
                     cv_scale_map (&job->layout->value, point->value));
    }
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (!isnan (edges[i]))
      {
        double y = cv_draw_snap (job, cv_scale_map (&job->layout->value, edges[i]),
                                 job->style->thin_width);

        cairo_move_to (job->cr, plot->x, y);
        cairo_line_to (job->cr, plot->x + plot->width, y);
      }
  cv_color_set (job->cr, &job->style->text);
  cairo_set_line_width (job->cr, job->style->thin_width);
  cairo_set_line_join (job->cr, CAIRO_LINE_JOIN_ROUND);
  set_dashes (job, path_dashes, G_N_ELEMENTS (path_dashes));
  cairo_stroke (job->cr);
  cairo_restore (job->cr);
}

void
cv_draw_forecast (const CvDrawJob *job)
{
  const GArray *forecast = job->chart->forecast;
  CvColor       color = cv_draw_get_color (job, 0);

  if (forecast->len == 0)
    return;

  clip_to_plot (job, 0);
  for (guint i = 0; i < forecast->len; i++)
    {
      const CvChartForecast *point = &g_array_index (forecast, CvChartForecast, i);

      cairo_line_to (job->cr, cv_scale_map (&job->layout->time, point->time),
                     cv_scale_map (&job->layout->value, point->value));
    }
  cv_color_set (job->cr, &color);
  cairo_set_line_width (job->cr, job->style->thin_width);
  set_dashes (job, forecast_dashes, G_N_ELEMENTS (forecast_dashes));
  cairo_stroke (job->cr);
  cairo_restore (job->cr);
}

static void
trace_marker (cairo_t *cr, guint shape, double x, double y, double r)
{
  switch (shape)
    {
    case 1:
      cairo_rectangle (cr, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      break;
    case 2:
      cairo_move_to (cr, x, y - 1.2 * r);
      cairo_line_to (cr, x + 1.1 * r, y + 0.8 * r);
      cairo_line_to (cr, x - 1.1 * r, y + 0.8 * r);
      cairo_close_path (cr);
      break;
    case 3:
      cairo_move_to (cr, x, y - 1.3 * r);
      cairo_line_to (cr, x + 1.3 * r, y);
      cairo_line_to (cr, x, y + 1.3 * r);
      cairo_line_to (cr, x - 1.3 * r, y);
      cairo_close_path (cr);
      break;
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }
}

static void
draw_dot (const CvDrawJob *job, guint series, double x, double y)
{
  CvColor color = cv_draw_get_color (job, series);

  trace_marker (job->cr, series, x, y, 0.85 * job->style->marker_radius);
  cv_color_set (job->cr, &color);
  cairo_fill (job->cr);
}

/* With a ring of the background around it, which lifts it off its line. */
void
cv_draw_marker (const CvDrawJob *job, guint series, double x, double y, double radius,
                gboolean hollow)
{
  cairo_t *cr = job->cr;
  CvColor  color = cv_draw_get_color (job, series), paper = job->style->background;
  double   ring = job->style->thin_width;

  paper.alpha = 1;
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_marker (cr, series, x, y, hollow ? radius : radius + ring / 2);
  cv_color_set (cr, &paper);
  cairo_set_line_width (cr, ring);
  if (hollow)
    {
      cairo_fill_preserve (cr);
      cv_color_set (cr, &color);
      cairo_stroke (cr);
      return;
    }
  cairo_stroke (cr);
  trace_marker (cr, series, x, y, radius);
  cv_color_set (cr, &color);
  cairo_fill (cr);
}

/* The points of a series that are shown, one more on either side. */
typedef struct
{
  guint                index;
  const CvChartSeries *series;
  gsize                first, end, n_shown;
} Shown;

static Shown
find_shown (const CvDrawJob *job, guint index)
{
  const CvChartSeries *series = cv_line_chart_get_series (job->chart, index);
  Shown                shown = { .index = index, .series = series };

  shown.first = cv_reduce_find (series->whole, job->layout->time.from);
  shown.end = cv_reduce_find (series->whole, nextafter (job->layout->time.to, INFINITY));
  shown.n_shown = shown.end - shown.first;
  shown.first -= shown.first > 0 ? 1 : 0;
  shown.end += shown.end < series->n ? 1 : 0;

  return shown;
}

static gboolean
get_position (const CvDrawJob *job, const Shown *shown, gsize i, double *x, double *y)
{
  double value = shown->series->values[i];

  *x = cv_scale_map (&job->layout->time, cv_reduce_get_x (shown->series->whole, i));
  *y = cv_scale_map (&job->layout->value, value);

  return !isnan (value);
}

static void
draw_partial_ties (const CvDrawJob *job, const Shown *shown)
{
  const guint8 *partial = shown->series->partial;
  CvColor       color = cv_draw_get_color (job, shown->index);

  if (partial == NULL || shown->n_shown > MAX_POINTS)
    return;

  for (gsize i = shown->first; i + 1 < shown->end; i++)
    {
      double x0, y0, x1, y1;

      if ((partial[i] || partial[i + 1]) && get_position (job, shown, i, &x0, &y0) &&
          get_position (job, shown, i + 1, &x1, &y1))
        {
          cairo_move_to (job->cr, x0, y0);
          cairo_line_to (job->cr, x1, y1);
        }
    }
  cv_color_set (job->cr, &color);
  cairo_set_line_width (job->cr, job->style->thin_width);
  set_dashes (job, partial_dashes, G_N_ELEMENTS (partial_dashes));
  cairo_stroke (job->cr);
}

static void
draw_line (const CvDrawJob *job, const Shown *shown)
{
  double     width = shown->series->quiet ? job->style->thin_width : job->style->line_width;
  CvLineLook look = { cv_draw_get_color (job, shown->index), width, NULL, 0 };
  double     dashes[4];
  CvRect     clip = job->layout->plot;
  double     margin = job->style->line_width;

  /* The extremes lie on the plot's edge often enough. */
  clip.y -= margin;
  clip.height += 2 * margin;
  if (shown->index > 0 && shown->index < CV_CHART_MAX_SERIES)
    {
      for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
        dashes[i] = series_dashes[shown->index][i] * job->style->thin_width / 1.5;
      look.dashes = dashes;
      look.n_dashes = G_N_ELEMENTS (dashes);
    }
  cv_chart_line_draw (job->cr, shown->series->solid, &job->layout->time, &job->layout->value, &clip,
                      &look, job->resolution);
}

static gboolean
stands_alone (const CvChartSeries *series, gsize i)
{
  return (i == 0 || isnan (series->values[i - 1])) &&
         (i + 1 == series->n || isnan (series->values[i + 1]));
}

static gboolean
is_in_plot (const CvDrawJob *job, double x)
{
  const CvRect *plot = &job->layout->plot;

  return x >= plot->x - 0.5 && x <= plot->x + plot->width + 0.5;
}

static gboolean
is_hollow (const CvChartSeries *series, gsize i)
{
  return (series->partial != NULL && series->partial[i]) || (series->estimated != NULL && series->estimated[i]);
}

static double
get_radius (const CvDrawJob *job, const CvChartSeries *series)
{
  return series->quiet ? QUIET * job->style->marker_radius : job->style->marker_radius;
}

/* All points where there is room between them, else those that say more than the line does. */
static void
draw_markers (const CvDrawJob *job, const Shown *shown)
{
  const CvChartSeries *series = shown->series;
  double               radius = get_radius (job, series);
  gssize               newest = series->quiet ? -1 : cv_chart_series_get_last (series);
  gboolean             all
      = !series->quiet && (double) shown->n_shown * 4.5 * radius <= job->layout->plot.width;

  for (gsize i = shown->first; i < shown->end; i++)
    {
      gboolean hollow = is_hollow (series, i);
      double   x, y;

      if (!get_position (job, shown, i, &x, &y) || !is_in_plot (job, x))
        continue;
      if (hollow || (gssize) i == newest)
        cv_draw_marker (job, shown->index, x, y, radius, hollow);
      else if (all || stands_alone (series, i))
        draw_dot (job, shown->index, x, y);
    }
}

static void
draw_series (const CvDrawJob *job, guint index)
{
  Shown shown = find_shown (job, index);

  clip_to_plot (job, job->style->line_width);
  draw_partial_ties (job, &shown);
  cairo_restore (job->cr);
  draw_line (job, &shown);
  if (shown.n_shown <= MAX_POINTS)
    draw_markers (job, &shown);
}

/* The first series, the one it is about, on top; what is faded behind all others. */
void
cv_draw_series (const CvDrawJob *job)
{
  for (guint k = job->chart->series->len; k-- > 0;)
    if (cv_line_chart_get_series (job->chart, k)->faded)
      draw_series (job, k);
  for (guint k = job->chart->series->len; k-- > 0;)
    if (!cv_line_chart_get_series (job->chart, k)->faded)
      draw_series (job, k);
}

static void
sample_band (const CvDrawJob *job, const CvRect *box, const CvColor *color)
{
  cairo_rectangle (job->cr, box->x, box->y + 0.2 * box->height, box->width, 0.6 * box->height);
  cv_color_set (job->cr, color);
  cairo_fill (job->cr);
}

static void
sample_line (const CvDrawJob *job, const CvRect *box, const CvColor *color, double width)
{
  double y = cv_draw_snap (job, box->y + box->height / 2, width);

  cairo_move_to (job->cr, box->x, y);
  cairo_line_to (job->cr, box->x + box->width, y);
  cv_color_set (job->cr, color);
  cairo_set_line_width (job->cr, width);
  cairo_stroke (job->cr);
}

/* As the line is drawn: a quiet one is thin and has no points. */
static void
sample_series (const CvDrawJob *job, const CvChartLabel *label, const CvColor *color)
{
  const CvChartStyle *style = job->style;
  const CvRect       *box = &label->sample;
  gboolean            quiet = cv_line_chart_get_series (job->chart, label->index)->quiet;

  if (label->index > 0 && label->index < CV_CHART_MAX_SERIES)
    set_dashes (job, series_dashes[label->index], 4);
  sample_line (job, box, color, quiet ? style->thin_width : style->line_width);
  if (!quiet)
    cv_draw_marker (job, label->index, box->x + box->width / 2, box->y + box->height / 2, style->marker_radius, FALSE);
}

void
cv_draw_sample (const CvDrawJob *job, const CvChartLabel *label)
{
  const CvChartStyle *style = job->style;
  CvColor color = cv_draw_get_color (job, label->kind == CV_LABEL_SERIES ? label->index : 0);
  CvColor forecast = cv_draw_fade_fill (job, style->forecast), usual = cv_draw_fade_fill (job, style->usual);

  cairo_save (job->cr);
  switch ((int) label->kind)
    {
    case CV_LABEL_SERIES:
      sample_series (job, label, &color);
      break;
    case CV_LABEL_FORECAST:
      sample_band (job, &label->sample, &forecast);
      set_dashes (job, forecast_dashes, G_N_ELEMENTS (forecast_dashes));
      sample_line (job, &label->sample, &color, style->thin_width);
      break;
    case CV_LABEL_LIMITS:
      sample_band (job, &label->sample, &usual);
      break;
    case CV_LABEL_BAND:
      sample_band (job, &label->sample, &style->span);
      break;
    default:
      set_dashes (job, path_dashes, G_N_ELEMENTS (path_dashes));
      sample_line (job, &label->sample, &style->text, style->thin_width);
      break;
    }
  cairo_restore (job->cr);
}
