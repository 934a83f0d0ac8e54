/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Direct labels at the ends of the lines. A line that goes on to the right edge has its label
 * beside the plot, where labels push each other up and down as little as possible; one that ends
 * earlier has it inside, on the side with the least ink. What finds no place there goes into a
 * legend above the plot, and so does everything in a chart too narrow for labels beside it. */

#include "charts/cv-chart-layout-private.h"

#include <math.h>

#define NARROW 34 /* ems of width */
#define MAX_ENDS 16
#define LABEL_GAP 0.25 /* ems between two of them */
#define MAX_SHARE 0.3  /* of the width for labels beside the plot */
/* So near the right edge, of the time shown, a line counts as ending there; a number at its last
 * point must be nearer to be beside it. */
#define AT_EDGE 0.05
#define VALUE_AT_EDGE 0.012

typedef CvLayoutEnd End;

static gboolean
is_narrow (const CvLayoutJob *job)
{
  return job->layout->width < NARROW * job->em;
}

static gboolean
goes_to_legend (const CvLayoutJob *job, CvLabelKind kind)
{
  if (job->in_legend & (1u << kind))
    return TRUE;

  return is_narrow (job) && (kind != CV_LABEL_SERIES || job->chart->series->len > 1);
}

static void
clear_ends (End *ends, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free (ends[i].text);
}

static void
add_end (End *ends, guint *n, CvLabelKind kind, guint index, double time, double value,
         const char *text)
{
  if (text == NULL || *text == '\0' || *n == MAX_ENDS)
    return;

  ends[*n] = (End){ kind, index, time, value, g_strdup (text), CV_FONT_SMALL, 0 };
  if (kind == CV_LABEL_SERIES)
    ends[*n].font = CV_FONT_STRONG;
  (*n)++;
}

/* Where the path leaves the chart or ends in it. */
static void
add_path_end (const CvLayoutJob *job, End *ends, guint *n)
{
  const GArray *path = job->chart->path;

  for (guint i = path->len; i-- > 0;)
    {
      const CvChartPoint *point = &g_array_index (path, CvChartPoint, i);
      CvChartPoint        end = *point;
      const char         *text = job->chart->path_label;

      if (point->time > job->to)
        continue;
      if (i + 1 < path->len)
        {
          end.time = job->to;
          end.value += (point[1].value - point->value) * (job->to - point->time) /
                       (point[1].time - point->time);
          if (end.value != g_array_index (path, CvChartPoint, path->len - 1).value &&
              job->chart->path_going_label != NULL)
            text = job->chart->path_going_label;
        }
      add_end (ends, n, CV_LABEL_PATH, 0, end.time, end.value, text);
      return;
    }
}

static void
add_series_end (const CvLayoutJob *job, guint index, End *ends, guint *n)
{
  const CvChartSeries *series = cv_line_chart_get_series (job->chart, index);
  gsize                i = cv_reduce_find (series->whole, nextafter (job->to, INFINITY));
  g_autofree char     *value = NULL;

  while (i > 0 && isnan (series->values[i - 1]))
    i--;
  if (i-- == 0 || cv_reduce_get_x (series->whole, i) < job->from)
    return;

  if (!cv_line_chart_is_subject (job->chart, index))
    {
      add_end (ends, n, CV_LABEL_SERIES, index, cv_reduce_get_x (series->whole, i),
               series->values[i], series->name);
      return;
    }
  value = cv_line_chart_format (job->chart, series->values[i]);
  add_end (ends, n, CV_LABEL_SERIES, index, cv_reduce_get_x (series->whole, i), series->values[i],
           value);
}

static void
add_forecast_end (const CvLayoutJob *job, End *ends, guint *n)
{
  const GArray          *forecast = job->chart->forecast;
  const CvChartForecast *last;

  if (forecast->len == 0)
    return;
  last = &g_array_index (forecast, CvChartForecast, forecast->len - 1);
  if (last->time >= job->from && last->time <= job->to)
    add_end (ends, n, CV_LABEL_FORECAST, 0, last->time, last->value, job->chart->forecast_label);
}

static void
add_band_end (const CvLayoutJob *job, End *ends, guint *n)
{
  double low = job->chart->band_low, high = job->chart->band_high;
  double middle = (fmin (low, high) + fmax (low, high)) /
                  2; /* of a band open on one side, its edge */

  if (!isnan (middle))
    add_end (ends, n, CV_LABEL_BAND, 0, job->to, middle, job->chart->band_label);
}

/* A line that leaves the chart at the top or bottom says so. */
static void
point_outside (const CvLayoutJob *job, End *end)
{
  double slack = 0.2 * (job->range.high - job->range.low);
  char  *text;

  if (end->value > job->range.high + slack)
    text = g_strconcat ("↑ ", end->text, NULL);
  else if (end->value < job->range.low - slack)
    text = g_strconcat ("↓ ", end->text, NULL);
  else
    return;
  g_free (end->text);
  end->text = text;
}

/* In the order of what matters most: the last are dropped first. */
static guint
collect_ends (const CvLayoutJob *job, End ends[MAX_ENDS])
{
  guint n = 0;

  for (guint i = 0; i < job->chart->series->len && !job->chart->is_panel; i++)
    add_series_end (job, i, ends, &n);
  add_path_end (job, ends, &n);
  add_forecast_end (job, ends, &n);
  add_band_end (job, ends, &n);
  for (guint i = 0; i < n; i++)
    point_outside (job, &ends[i]);

  return n;
}

/* Legend. */

typedef struct
{
  CvLayoutJob *job;
  double       x;
} Legend;

static void
add_legend_entry (Legend *legend, CvLabelKind kind, guint index, const char *text)
{
  CvLayoutJob *job = legend->job;
  double       em = job->em, sample = 1.8 * em, line = job->style->line_height;
  g_auto (GStrv) parts = NULL;
  g_autofree char *entry = NULL;
  CvChartLabel    *label;

  if (text == NULL || *text == '\0')
    return;

  parts = g_strsplit (text, "\n", 2);
  entry = parts[1] != NULL ? g_strdup_printf ("%s (%s)", parts[0], parts[1]) : g_strdup (text);
  label = cv_layout_add_label (job, kind, index, CV_FONT_SMALL, entry,
                               job->right - job->left - sample - 0.4 * em, 1);
  if (legend->x > job->left && legend->x + sample + 0.4 * em + label->box.width > job->right)
    {
      legend->x = job->left;
      job->top += line;
    }
  label->legend = TRUE;
  label->sample = (CvRect){ legend->x, job->top, sample, line };
  label->box.x = legend->x + sample + 0.4 * em;
  label->box.y = job->top + (line - label->box.height) / 2;
  legend->x = label->box.x + label->box.width + 1.2 * em;
}

static gboolean
has_kind (const CvLineChart *chart, CvLabelKind kind)
{
  switch ((int) kind)
    {
    case CV_LABEL_PATH:
      return chart->path->len > 0;
    case CV_LABEL_FORECAST:
      return chart->forecast->len > 0;
    case CV_LABEL_LIMITS:
      return chart->limits->len > 0;
    default:
      return !isnan (chart->band_low) || !isnan (chart->band_high);
    }
}

void
cv_layout_place_legend (CvLayoutJob *job)
{
  const CvLineChart *chart = job->chart;
  Legend             legend = { job, job->left };
  guint              n_before = job->layout->labels->len;
  const struct
  {
    CvLabelKind kind;
    const char *text;
  } entries[] = { { CV_LABEL_PATH, chart->path_label },
                  { CV_LABEL_BAND, chart->band_label },
                  { CV_LABEL_FORECAST, chart->forecast_label },
                  { CV_LABEL_LIMITS, chart->limits_label } };

  if (job->right - job->left < 8 * job->em)
    return;
  job->top += 0.35 * job->em;
  if (goes_to_legend (job, CV_LABEL_SERIES))
    for (guint i = 0; i < chart->series->len; i++)
      add_legend_entry (&legend, CV_LABEL_SERIES, i, cv_line_chart_get_series (chart, i)->name);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (has_kind (chart, entries[i].kind) && goes_to_legend (job, entries[i].kind))
      add_legend_entry (&legend, entries[i].kind, 0, entries[i].text);

  if (job->layout->labels->len > n_before)
    job->top += job->style->line_height;
  else
    job->top -= 0.35 * job->em;
}

/* Beside the plot. */

/* What the chart is about is named by the title; its label is a number. */
static gboolean
is_value (const CvLayoutJob *job, const End *end)
{
  return end->kind == CV_LABEL_SERIES && cv_line_chart_is_subject (job->chart, end->index);
}

static gboolean
is_beside (const CvLayoutJob *job, const End *end)
{
  double edge = (is_value (job, end) ? VALUE_AT_EDGE : AT_EDGE) * (job->to - job->from);

  return !goes_to_legend (job, end->kind) && !is_narrow (job) && job->drop < CV_DROP_END_LABELS &&
         end->time >= job->to - edge;
}

static double
measure (const CvLayoutJob *job, const End *end)
{
  g_autoptr (PangoLayout) pango = cv_chart_style_create_text (job->style, end->font, end->text);
  int width;

  pango_layout_get_size (pango, &width, NULL);

  return (double) width / PANGO_SCALE;
}

void
cv_layout_reserve_ends (CvLayoutJob *job)
{
  End    ends[MAX_ENDS];
  guint  n = collect_ends (job, ends);
  double widest = 0;

  for (guint i = 0; i < n; i++)
    if (is_beside (job, &ends[i]))
      {
        double width = measure (job, &ends[i]);

        if (width > MAX_SHARE * job->layout->width)
          job->in_legend |= 1u << ends[i].kind; /* from the next pass on; this one leaves it out */
        else
          widest = MAX (widest, width);
      }
  job->right -= widest > 0 ? widest + 0.9 * job->em : 0.4 * job->em;
  clear_ends (ends, n);
}

/* Pools neighbours that want the same place until all are in order: the positions nearest to the
 * wanted ones (least squares) that do not overlap. @wanted and @heights from top to bottom. */
static void
spread (double *wanted, const double *heights, guint n, double top, double bottom)
{
  double offsets[MAX_ENDS], level[MAX_ENDS], total = 0;

  for (guint i = 0; i < n; total += heights[i++])
    {
      offsets[i] = total;
      level[i] = wanted[i] - total;
    }
  for (guint i = 1; i < n; i++)
    for (guint first = i; first > 0 && level[first - 1] > level[first]; first--)
      {
        double sum = 0;

        for (guint k = first - 1; k <= i; k++)
          sum += wanted[k] - offsets[k];
        for (guint k = first - 1; k <= i; k++)
          level[k] = sum / (i - first + 2);
      }
  for (guint i = 0; i < n; i++)
    wanted[i] = CLAMP (level[i], top, MAX (bottom - total, top)) + offsets[i];
}

static int
compare_by_anchor (gconstpointer a, gconstpointer b, gpointer labels)
{
  const CvChartLabel *first = &g_array_index ((GArray *) labels, CvChartLabel,
                                              ((const End *) a)->label);
  const CvChartLabel *second = &g_array_index ((GArray *) labels, CvChartLabel,
                                               ((const End *) b)->label);

  return (first->anchor_y > second->anchor_y) - (first->anchor_y < second->anchor_y);
}

static void
add_beside (CvLayoutJob *job, End *end)
{
  const CvChartLayout *layout = job->layout;
  double               y = cv_scale_map (&layout->value, end->value);
  CvChartLabel        *label;

  label = cv_layout_add_label (job, end->kind, end->index, end->font, end->text, 0, 1);
  end->label = layout->labels->len - 1;
  label->anchor_x = cv_scale_map (&layout->time, end->time);
  label->anchor_y = CLAMP (y, layout->plot.y, layout->plot.y + layout->plot.height);
  label->box.x = layout->plot.x + layout->plot.width + 0.9 * job->em;
}

static guint
place_beside (CvLayoutJob *job, const End *all, guint n_all)
{
  const CvRect *plot = &job->layout->plot;
  End           ends[MAX_ENDS];
  double        heights[MAX_ENDS], tops[MAX_ENDS], total = 0;
  guint         n = 0, leftover = 0;

  for (guint i = 0; i < n_all; i++)
    {
      if (!is_beside (job, &all[i]))
        continue;
      ends[n] = all[i];
      add_beside (job, &ends[n]);
      total += g_array_index (job->layout->labels, CvChartLabel, ends[n].label).box.height +
               LABEL_GAP * job->em;
      if (total > plot->height)
        {
          leftover |= 1u << all[i].kind;
          cv_layout_remove_label (job, ends[n].label);
          break;
        }
      n++;
    }

  g_qsort_with_data (ends, (int) n, sizeof (End), compare_by_anchor, job->layout->labels);
  for (guint i = 0; i < n; i++)
    {
      const CvChartLabel *label = &g_array_index (job->layout->labels, CvChartLabel, ends[i].label);

      heights[i] = label->box.height + LABEL_GAP * job->em;
      tops[i] = label->anchor_y - label->box.height / 2;
    }
  /* Half a line may stand out at the top, as it does on the value axis. */
  spread (tops, heights, n, plot->y - job->style->line_height / 2,
          plot->y + plot->height + 0.4 * job->em);
  for (guint i = 0; i < n; i++)
    g_array_index (job->layout->labels, CvChartLabel, ends[i].label).box.y = tops[i];

  return leftover;
}

guint
cv_layout_place_ends (CvLayoutJob *job)
{
  End   ends[MAX_ENDS];
  guint n = collect_ends (job, ends), leftover = place_beside (job, ends, n);

  for (guint i = 0; i < n; i++)
    if (!is_beside (job, &ends[i]) && !goes_to_legend (job, ends[i].kind) &&
        !cv_layout_place_inside (job, &ends[i]))
      leftover |= 1u << ends[i].kind;
  if (job->chart->limits->len > 0 && job->chart->limits_label != NULL &&
      !goes_to_legend (job, CV_LABEL_LIMITS) && !cv_layout_place_limits (job))
    leftover |= 1u << CV_LABEL_LIMITS;
  clear_ends (ends, n);

  return leftover;
}
