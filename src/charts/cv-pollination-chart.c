/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Straight lines from generation to generation: nothing is measured between them. Both lines are named where they end. */

#include "charts/cv-pollination-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "base/cv-number.h"
#include "charts/cv-scale.h"
#include "charts/cv-ticks.h"

#define MAX_TICKS 7

typedef struct
{
  cairo_t                  *cr;
  const CvPollinationChart *chart;
  const CvChartStyle       *style;
  double                    em;
  CvTicks                   ticks;
  CvScale                   x, y;
  double                    left, caption; /* where it is said what is counted */
} Job;

/* --- the chart --- */

static void
clear_point (CvPollinationPoint *point)
{
  g_free (point->label);
}

static char *
name_generation (guint generation)
{
  switch (generation)
    {
    case 0:
      return g_strdup (C_ ("generation", "Reached"));
    case 1:
      return g_strdup (C_ ("generation", "Friends"));
    case 2:
      return g_strdup (C_ ("generation", "Their friends"));
    default:
      /* Translators: how many steps of friendship away. */
      return g_strdup_printf (C_ ("generation", "Step %u"), generation);
    }
}

CvPollinationChart *
cv_pollination_chart_new (const CvPollinationInput *input)
{
  g_autoptr (GArray) generations = cv_pollination_run (input);
  CvPollinationChart *chart = g_new0 (CvPollinationChart, 1);
  CvPollinationPoint sum = { 0 };

  chart->title = cv_pollination_tell (input);
  chart->reading = CV_READING_MID;
  chart->points = g_array_new (FALSE, FALSE, sizeof (CvPollinationPoint));
  g_array_set_clear_func (chart->points, (GDestroyNotify) clear_point);
  for (guint i = 0; i < generations->len; i++)
    {
      const CvGeneration *generation = &g_array_index (generations, CvGeneration, i);

      sum.label = name_generation (i);
      sum.without += generation->without;
      for (guint r = 0; r < CV_N_READINGS; r++)
        sum.with[r] += generation->satisfied[r];
      g_array_append_val (chart->points, sum);
    }
  return chart;
}

void
cv_pollination_chart_free (CvPollinationChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  g_array_unref (chart->points);
  g_free (chart);
}

static const CvPollinationPoint *
get_point (const CvPollinationChart *chart, guint i)
{
  return &g_array_index (chart->points, CvPollinationPoint, i);
}

static char *
write_people (double people)
{
  return cv_number_format_locale (round (people), 0);
}

char *
cv_pollination_chart_describe (const CvPollinationChart *chart, guint i)
{
  const CvPollinationPoint *point = get_point (chart, i);
  g_autofree char *with = write_people (point->with[chart->reading]);
  g_autofree char *low = write_people (point->with[CV_READING_LOW]);
  g_autofree char *high = write_people (point->with[CV_READING_HIGH]);
  g_autofree char *without = write_people (point->without);

  /* Those who were reached are counted, not estimated. */
  if (g_str_equal (low, high))
    /* Translators: %1$s is a generation ("Reached"), the others numbers of people. */
    return g_strdup_printf (_("%1$s: %2$s satisfied people, %3$s without contagion"), point->label, with, without);
  /* Translators: %1$s is a generation ("Friends"), the others numbers of people. */
  return g_strdup_printf (_("%1$s: %2$s satisfied people (%3$s to %4$s), %5$s without contagion"), point->label, with, low,
                          high, without);
}

char *
cv_pollination_chart_describe_all (const CvPollinationChart *chart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chart->points->len; i++)
    {
      g_autofree char *line = cv_pollination_chart_describe (chart, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* --- drawing --- */

static double
measure (const CvChartStyle *style, CvFont font, const char *text)
{
  g_autoptr (PangoLayout) layout = cv_chart_style_create_text (style, font, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* @align: 0 begins at @x, 0.5 is centred, 1 ends there. */
static void
draw_text (const Job *job, CvFont font, const CvColor *color, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = cv_chart_style_create_text (job->style, font, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  cv_color_set (job->cr, color);
  cairo_move_to (job->cr, x - align * width, y);
  pango_cairo_show_layout (job->cr, layout);
}

static double
map_x (const Job *job, guint i)
{
  return cv_scale_map (&job->x, i);
}

static void
draw_grid (const Job *job)
{
  const CvChartStyle *style = job->style;

  cairo_set_line_width (job->cr, style->hair_width);
  for (guint i = 0; i < job->ticks.count; i++)
    {
      double value = cv_ticks_get_value (&job->ticks, i), y = floor (cv_scale_map (&job->y, value)) + 0.5;
      g_autofree char *label = write_people (value);

      cv_color_set (job->cr, i == 0 ? &style->axis : &style->grid);
      cairo_move_to (job->cr, job->x.start - 0.5 * job->em, y);
      cairo_line_to (job->cr, job->x.end, y);
      cairo_stroke (job->cr);
      draw_text (job, CV_FONT_SMALL, &style->dim, label, job->x.start - job->em, y - style->line_height / 2, 1);
    }
}

/* Names of generations, as many as have room. */
static void
draw_labels (const Job *job)
{
  double end = -G_MAXDOUBLE, y = job->y.start + 0.4 * job->em;

  for (guint i = 0; i < job->chart->points->len; i++)
    {
      const char *label = get_point (job->chart, i)->label;
      double width = measure (job->style, CV_FONT_SMALL, label), x = map_x (job, i);

      if (x - width / 2 < end + job->em)
        continue;
      draw_text (job, CV_FONT_SMALL, &job->style->dim, label, x, y, 0.5);
      end = x + width / 2;
    }
}

static void
draw_band (const Job *job)
{
  guint n = job->chart->points->len;

  for (guint i = 0; i < n; i++)
    cairo_line_to (job->cr, map_x (job, i), cv_scale_map (&job->y, get_point (job->chart, i)->with[CV_READING_HIGH]));
  for (guint i = n; i-- > 0;)
    cairo_line_to (job->cr, map_x (job, i), cv_scale_map (&job->y, get_point (job->chart, i)->with[CV_READING_LOW]));
  cairo_close_path (job->cr);
  cv_color_set (job->cr, &job->style->forecast);
  cairo_fill (job->cr);
}

static double
get_value (const Job *job, guint i, gboolean with)
{
  const CvPollinationPoint *point = get_point (job->chart, i);

  return with ? point->with[job->chart->reading] : point->without;
}

static void
draw_line (const Job *job, gboolean with)
{
  const double dash[] = { 5, 4 };

  cv_color_set (job->cr, with ? &job->style->series[0] : &job->style->text);
  cairo_set_line_width (job->cr, with ? job->style->line_width : job->style->thin_width);
  if (!with)
    cairo_set_dash (job->cr, dash, G_N_ELEMENTS (dash), 0);
  for (guint i = 0; i < job->chart->points->len; i++)
    cairo_line_to (job->cr, map_x (job, i), cv_scale_map (&job->y, get_value (job, i, with)));
  cairo_stroke (job->cr);
  cairo_set_dash (job->cr, NULL, 0, 0);
  for (guint i = 0; with && i < job->chart->points->len; i++)
    {
      cairo_arc (job->cr, map_x (job, i), cv_scale_map (&job->y, get_value (job, i, with)), job->style->marker_radius, 0,
                 2 * G_PI);
      cairo_fill (job->cr);
    }
}

/* "With contagion 1,480": a label is two lines, so that the margin stays small. */
static char *
label_of (const CvPollinationChart *chart, gboolean with)
{
  const CvPollinationPoint *last = get_point (chart, chart->points->len - 1);
  g_autofree char *people = write_people (with ? last->with[chart->reading] : last->without);

  return g_strdup_printf ("%s\n%s", people, with ? _("with contagion") : _("without"));
}

/* The two ends named, apart from each other. */
static void
draw_ends (const Job *job)
{
  guint last = job->chart->points->len - 1;
  double height = 2 * job->style->line_height, x = job->x.end + 0.7 * job->em;
  double above = cv_scale_map (&job->y, get_value (job, last, TRUE)) - height / 2;
  double below = cv_scale_map (&job->y, get_value (job, last, FALSE)) - height / 2;
  g_autofree char *with = label_of (job->chart, TRUE);
  g_autofree char *without = label_of (job->chart, FALSE);

  if (below < above + height)
    {
      double middle = (above + below) / 2;

      above = middle - height / 2;
      below = middle + height / 2;
    }
  if (below > job->y.start - height)
    {
      below = job->y.start - height;
      above = MIN (above, below - height);
    }
  draw_text (job, CV_FONT_STRONG, &job->style->series[0], with, x, above, 0);
  draw_text (job, CV_FONT_STRONG, &job->style->text, without, x, below, 0);
}

static double
get_greatest (const CvPollinationChart *chart)
{
  const CvPollinationPoint *last = get_point (chart, chart->points->len - 1);

  return fmax (fmax (last->with[CV_READING_HIGH], last->with[CV_READING_MID]), fmax (last->without, 1));
}

/* Where the plot is within the room: what the labels on both sides leave. */
static void
place (Job *job, double left, double top, double right, double bottom)
{
  const CvChartStyle *style = job->style;
  g_autofree char *with = label_of (job->chart, TRUE);
  g_autofree char *without = label_of (job->chart, FALSE);
  g_autofree char *greatest = NULL;
  double ends = MAX (measure (style, CV_FONT_STRONG, with), measure (style, CV_FONT_STRONG, without));

  job->left = left;
  job->caption = top;
  bottom -= 1.6 * style->line_height;
  top += 2 * style->line_height;
  job->ticks = cv_ticks_enclose (0, get_greatest (job->chart), (guint) CLAMP ((bottom - top) / (2 * style->line_height), 2, MAX_TICKS));
  job->y = (CvScale){ 0, cv_ticks_get_value (&job->ticks, job->ticks.count - 1), bottom, top };
  greatest = write_people (job->y.to);
  job->x = (CvScale){ 0, job->chart->points->len - 1, left + measure (style, CV_FONT_SMALL, greatest) + 1.2 * job->em,
                      MAX (right - ends - 0.8 * job->em, left + 4 * job->em) };
}

static void
draw_within (cairo_t *cr, const CvPollinationChart *chart, const CvChartStyle *style, double left, double top, double right,
             double bottom)
{
  Job job = { .cr = cr, .chart = chart, .style = style, .em = style->text_size };

  place (&job, left, top, right, bottom);
  draw_text (&job, CV_FONT_SMALL, &style->dim, _("Satisfied people, step by step"), job.left, job.caption, 0);
  draw_grid (&job);
  draw_labels (&job);
  draw_band (&job);
  draw_line (&job, FALSE);
  draw_line (&job, TRUE);
  draw_ends (&job);
}

void
cv_pollination_chart_draw (cairo_t *cr, const CvPollinationChart *chart, const CvChartStyle *style, double width,
                           double height)
{
  draw_within (cr, chart, style, 0, 0, width, height);
}

void
cv_pollination_chart_draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvPollinationChart *chart = data;
  double margin = cv_figure_get_margin (style);
  double top = cv_figure_draw_head (cr, style, chart->title, width, height);

  draw_within (cr, chart, style, margin, top, width - margin, height - margin);
}

void
cv_pollination_chart_place (const CvPollinationChart *chart, const CvChartStyle *style, double width, double height,
                            guint point, cairo_rectangle_t *frame)
{
  Job job = { .chart = chart, .style = style, .em = style->text_size };
  double half;

  place (&job, 0, 0, width, height);
  half = (job.x.end - job.x.start) / (2 * MAX (chart->points->len - 1, 1));
  *frame = (cairo_rectangle_t){ map_x (&job, point) - half, 0, 2 * half, job.y.start + 1.6 * style->line_height };
}

/* --- leaving the program --- */

static char *
describe_figure (gconstpointer chart)
{
  return cv_pollination_chart_describe_all (chart);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvPollinationChart *chart = data;
  const char *const headings[] = { C_("table", "Generation"), C_("table", "Without contagion"), C_("table", "Low"),
                                   C_("table", "Mid"), C_("table", "High") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cv_table_text_add_text (table, headings[i]);
  cv_table_text_end_line (table);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const CvPollinationPoint *point = &g_array_index (chart->points, CvPollinationPoint, i);

      cv_table_text_add_text (table, point->label);
      cv_table_text_add_result (table, point->without);
      for (guint reading = 0; reading < CV_N_READINGS; reading++)
        cv_table_text_add_result (table, point->with[reading]);
      cv_table_text_end_line (table);
    }
}

static const CvFigureKind figure = { cv_pollination_chart_draw_picture, NULL, describe_figure, tabulate,
                                     (GDestroyNotify) cv_pollination_chart_free };

CvFigure *
cv_pollination_chart_to_figure (CvPollinationChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
