/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-chart [REPEATS] [POINTS]: what a chart costs, against anchors in the same run. Prints one line for
 * each measurement: its name, the chart's and the anchor's milliseconds of CPU. The two alternate, REPEATS
 * turns. What others do on the machine only ever adds to a turn, so the calmest tenth is quoted.
 *
 *   build       ten million points taken in (once for a chart's life); anchor: reading them once
 *   line        only the line of all points drawn; anchor: a plain colour over its area
 *   zoom-N      the whole chart laid out and drawn, 1/N of the points in view; the same anchor
 *   pan         the same at 1/8, moved by a little each time
 *   shape-NAME  3,650 points of that shape, the whole chart; anchor: cairo strokes the same points
 *
 * BENCH_PICTURES=FOLDER keeps what was drawn, to be looked at. */

#include <math.h>

#include "bench.h"
#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-line.h"

#define WIDTH 1200
#define HEIGHT 600
#define MAX_REPEATS 101
#define N_DAILY 3650

typedef struct
{
  cairo_t *cr;
  CvChartStyle *style;
  int repeats;
} Bench;

typedef void (*Job) (const Bench *bench, gpointer data, int turn);

/* Sorts @times. */
static double
calmest (double *times, int n)
{
  qsort (times, (size_t) n, sizeof *times, compare_doubles);
  return times[n / 10];
}

static double
time_job (const Bench *bench, Job job, gpointer data, int turn)
{
  double before = clock_ms (CLOCK_THREAD_CPUTIME_ID);

  job (bench, data, turn);
  return clock_ms (CLOCK_THREAD_CPUTIME_ID) - before;
}

static void
keep_picture (const Bench *bench, const char *name, Job job, gpointer data)
{
  const char *folder = g_getenv ("BENCH_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  job (bench, data, 0);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  cairo_surface_write_to_png (cairo_get_target (bench->cr), path);
}

static void
compare (const Bench *bench, const char *name, Job job, Job anchor, gpointer data)
{
  double ours[MAX_REPEATS], theirs[MAX_REPEATS];

  for (int i = -1; i < bench->repeats; i++)
    {
      double job_ms = time_job (bench, job, data, i);
      double anchor_ms = time_job (bench, anchor, data, i);

      if (i < 0)
        continue; /* the first turn warms up */
      ours[i] = job_ms;
      theirs[i] = anchor_ms;
    }
  keep_picture (bench, name, job, data);
  printf ("%s %.4f %.4f\n", name, calmest (ours, bench->repeats), calmest (theirs, bench->repeats));
  fflush (stdout);
}

/* --- the drawing and its anchor --- */

typedef struct
{
  CvLineChart *chart;
  const double *values;
  gsize n;
  double first, width, step; /* the view, in days; it moves by `step` a turn */
} View;

static void
clear (const Bench *bench)
{
  cairo_set_source_rgb (bench->cr, 1, 1, 1);
  cairo_paint (bench->cr);
}

static void
draw (const Bench *bench, gpointer data, int turn)
{
  View *view = data;
  g_autoptr (CvChartLayout) layout = NULL;

  view->chart->from = view->first + view->step * turn;
  view->chart->to = view->chart->from + view->width;
  layout = cv_chart_layout_new (view->chart, bench->style, WIDTH, HEIGHT);
  clear (bench);
  cv_chart_draw (bench->cr, view->chart, layout, bench->style);
  cairo_surface_flush (cairo_get_target (bench->cr));
}

static void
fill (const Bench *bench, gpointer data, int turn)
{
  clear (bench);
  cairo_surface_flush (cairo_get_target (bench->cr));
}

static void
draw_line (const Bench *bench, gpointer data, int turn)
{
  const View *view = data;
  const CvReduce *line = cv_line_chart_get_series (view->chart, 0)->solid;
  CvExtent extent = cv_reduce_range (line, 0, view->n);
  CvScale time = { view->first, view->first + view->width, 0, WIDTH };
  CvScale value = { extent.low, extent.high, HEIGHT, 0 };
  CvRect area = { 0, 0, WIDTH, HEIGHT };
  CvLineLook look = { bench->style->series[0], bench->style->line_width, NULL, 0 };

  clear (bench);
  cv_chart_line_draw (bench->cr, line, &time, &value, &area, &look, 1);
  cairo_surface_flush (cairo_get_target (bench->cr));
}

static void
stroke (const Bench *bench, gpointer data, int turn)
{
  const View *view = data;
  CvExtent extent = cv_reduce_range (cv_line_chart_get_series (view->chart, 0)->whole, 0, view->n);
  CvScale time = { 0, (double) view->n, 0, WIDTH };
  CvScale value = { extent.low, extent.high, HEIGHT, 0 };

  clear (bench);
  cairo_set_source_rgb (bench->cr, 0.1, 0.3, 0.7);
  cairo_set_line_width (bench->cr, bench->style->line_width);
  cairo_set_line_cap (bench->cr, CAIRO_LINE_CAP_ROUND);
  for (gsize i = 0; i < view->n; i++)
    {
      double x = cv_scale_map (&time, (double) i), y = cv_scale_map (&value, view->values[i]);

      if (isnan (y))
        cairo_new_sub_path (bench->cr);
      else if (cairo_has_current_point (bench->cr))
        cairo_line_to (bench->cr, x, y);
      else
        {
          cairo_move_to (bench->cr, x, y);
          cairo_line_to (bench->cr, x, y); /* a point on its own is a dot */
        }
    }
  cairo_stroke (bench->cr);
  cairo_surface_flush (cairo_get_target (bench->cr));
}

/* --- ten million points --- */

static char *
format_value (double value, gpointer data)
{
  return g_strdup_printf ("%.0f", value);
}

/* Of a chart with everything that is always there: a title, axes, the series' name. */
static CvLineChart *
new_chart (const double *values, gsize n, double step)
{
  CvLineChart *chart = cv_line_chart_new ();

  chart->title = g_strdup ("Interactions went up in the third year");
  chart->subtitle = g_strdup ("Interactions, count");
  chart->format = format_value;
  chart->cadence = CV_GRAIN_DAY;
  cv_line_chart_add_raw (chart, "Interactions", 0, step, values, n);
  return chart;
}

static void
build (const Bench *bench, gpointer data, int turn)
{
  const View *view = data;
  g_autoptr (CvLineChart) chart = cv_line_chart_new ();

  cv_line_chart_add_raw (chart, "Interactions", 0, 1, view->values, view->n);
}

static void
read_once (const Bench *bench, gpointer data, int turn)
{
  const View *view = data;
  double low = INFINITY;

  for (gsize i = 0; i < view->n; i++)
    low = MIN (low, view->values[i]);
  if (low == INFINITY)
    g_error ("There are no values.");
}

static double *
random_walk (gsize n, double per_step)
{
  double *values = g_new (double, n);
  Random random = 11;
  double level = 1000;

  for (gsize i = 0; i < n; i++)
    values[i] = level += (random_unit (&random) - 0.5) * per_step;
  return values;
}

/* Ten years, however many points they have. */
static void
bench_many (const Bench *bench, gsize n)
{
  static const int zooms[] = { 1, 8, 64, 1000, 30000, 1000000 };
  g_autofree double *values = random_walk (n, 1);
  double days = N_DAILY, step = days / (double) n;
  g_autoptr (CvLineChart) chart = NULL;
  View view = { NULL, values, n, 0, days, 0 };
  Bench few = *bench;

  few.repeats = MIN (bench->repeats, 9);
  compare (&few, "build", build, read_once, &view);
  view.chart = chart = new_chart (values, n, step);

  compare (bench, "line", draw_line, fill, &view);
  for (guint i = 0; i < G_N_ELEMENTS (zooms) && n / (gsize) zooms[i] > 1; i++)
    {
      g_autofree char *name = g_strdup_printf ("zoom-%d", zooms[i]);

      view.width = days / zooms[i];
      view.first = (days - view.width) * 0.43;
      compare (bench, name, draw, fill, &view);
    }
  view.width = days / 8;
  view.first = 0;
  view.step = days / 8 / 100;
  compare (bench, "pan", draw, fill, &view);
}

/* --- ten years of days, in shapes that are hard to draw --- */

static double
noise_at (int i, Random *random)
{
  return random_unit (random) * 100;
}

static double
zigzag_at (int i, Random *random)
{
  return i % 2 * 100;
}

static double
spikes_at (int i, Random *random)
{
  return i % 7 == 3 ? 100 : random_unit (random);
}

static double
gaps_at (int i, Random *random)
{
  return i % 3 == 0 ? NAN : random_unit (random) * 100;
}

static double
season_at (int i, Random *random)
{
  return 50 + 40 * sin (i / 58.0) + random_unit (random) * 5;
}

static double
alone_at (int i, Random *random)
{
  return i % 2 == 0 ? NAN : random_unit (random) * 100;
}

static const struct
{
  const char *name;
  double (*at) (int i, Random *random);
} shapes[] = {
  { "shape-noise", noise_at }, { "shape-zigzag", zigzag_at }, { "shape-spikes", spikes_at },
  { "shape-gaps", gaps_at },   { "shape-season", season_at }, { "shape-alone", alone_at },
};

static void
bench_shapes (const Bench *bench)
{
  Bench few = *bench;

  few.repeats = MIN (bench->repeats, 7); /* one stroke takes as long as a hundred charts */
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      Random random = 5;
      g_autofree double *values = g_new (double, N_DAILY);
      g_autoptr (CvLineChart) chart = NULL;
      View view;

      for (int i = 0; i < N_DAILY; i++)
        values[i] = shapes[s].at (i, &random);
      chart = new_chart (values, N_DAILY, 1);
      view = (View){ chart, values, N_DAILY, 0, N_DAILY, 0 };
      compare (&few, shapes[s].name, draw, stroke, &view);
    }
}

int
main (int argc, char **argv)
{
  int repeats = argc > 1 ? atoi (argv[1]) : 41;
  gsize n = argc > 2 ? (gsize) atol (argv[2]) : 10000000;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  Bench bench = { cairo_create (surface), style, CLAMP (repeats, 1, MAX_REPEATS) };

  bench_many (&bench, n);
  bench_shapes (&bench);
  cairo_destroy (bench.cr);
  cairo_surface_destroy (surface);
  return 0;
}
