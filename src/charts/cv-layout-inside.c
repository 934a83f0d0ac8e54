/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels inside the plot: of all places around what they name, the one with the least ink below. */

#include "charts/cv-chart-layout-private.h"

#include <math.h>

/* What it costs to lie on a line. */
#define ON_SERIES 4
#define ON_LINE 1.5
/* ... to be nearer to the end of another line than to that of its own. */
#define MISTAKEN 3
#define UNBEARABLE 100

static double
cost_of_polyline (const CvLayoutJob *job, const CvRect *box, const GArray *points, gsize stride)
{
  const CvChartLayout *layout = job->layout;

  for (guint i = 0; i + 1 < points->len; i++)
    {
      const double *a = (const double *) (const void *) (points->data + i * stride);
      const double *b = (const double *) (const void *) (points->data + (i + 1) * stride);
      double xa = cv_scale_map (&layout->time, a[0]), xb = cv_scale_map (&layout->time, b[0]);
      double ya = cv_scale_map (&layout->value, a[1]), yb = cv_scale_map (&layout->value, b[1]);

      for (guint k = 0; k <= 8; k++)
        {
          double x = box->x + box->width * k / 8, y = ya + (yb - ya) * (x - xa) / (xb - xa);

          if (x >= xa && x <= xb && y >= box->y && y <= box->y + box->height)
            return ON_LINE;
        }
    }

  return 0;
}

static double
cost_of_series (const CvLayoutJob *job, const CvRect *box)
{
  const CvChartLayout *layout = job->layout;
  double               from = cv_scale_unmap (&layout->time, box->x);
  double               to = cv_scale_unmap (&layout->time, box->x + box->width);
  double               cost = 0;

  for (guint i = 0; i < job->chart->series->len; i++)
    {
      CvExtent extent = cv_reduce_line_range (cv_line_chart_get_series (job->chart, i)->whole, from,
                                              to);

      if (!cv_extent_is_empty (&extent) &&
          cv_scale_map (&layout->value, extent.high) < box->y + box->height &&
          cv_scale_map (&layout->value, extent.low) > box->y)
        cost += ON_SERIES;
    }

  return cost;
}

/* "Today" and the poles of the flags. */
static double
cost_of_uprights (const CvChartLayout *layout, const CvRect *box)
{
  double cost = 0;

  if (layout->now_x > box->x && layout->now_x < box->x + box->width)
    cost += ON_LINE / 3;
  for (guint i = 0; i < layout->flags->len; i++)
    {
      double x = g_array_index (layout->flags, CvChartFlag, i).x;

      if (x > box->x && x < box->x + box->width)
        cost += ON_LINE / 3;
    }

  return cost;
}

/* The name of a line stands on the side where no other line ends between the two. */
static double
cost_of_mistake (const CvLayoutJob *job, const CvLayoutEnd *end, const CvRect *box)
{
  double y = cv_scale_map (&job->layout->value, end->value), middle = box->y + box->height / 2;

  if (end->kind != CV_LABEL_SERIES)
    return 0;
  for (guint i = 0; i < job->chart->series->len; i++)
    {
      const CvReduce *line = cv_line_chart_get_series (job->chart, i)->whole;
      gsize           next = cv_reduce_find (line, nextafter (end->time, INFINITY));
      double          other;

      if (i == end->index || next == 0 || isnan (cv_reduce_get_y (line, next - 1)))
        continue;
      other = cv_scale_map (&job->layout->value, cv_reduce_get_y (line, next - 1));
      if (fabs (middle - other) < fabs (middle - y))
        return MISTAKEN;
    }

  return 0;
}

static gboolean
lies_in (const CvRect *box, const CvRect *plot)
{
  return box->x >= plot->x + 1 && box->y >= plot->y &&
         box->x + box->width <= plot->x + plot->width &&
         box->y + box->height <= plot->y + plot->height;
}

static double
cost_of (const CvLayoutJob *job, const CvRect *box)
{
  if (!lies_in (box, &job->layout->plot) || cv_layout_is_taken (job, box, 0.2 * job->em))
    return UNBEARABLE;

  return cost_of_series (job, box) +
         cost_of_polyline (job, box, job->chart->path, sizeof (CvChartPoint)) +
         cost_of_polyline (job, box, job->chart->forecast, sizeof (CvChartForecast)) +
         cost_of_uprights (job->layout, box);
}

/* Puts the newest label, of @end (nullable), at the cheapest of @places (for its top left corner), the earlier of
 * equals; FALSE, with it removed, if none costs less than @limit. */
static gboolean
place_at_best (CvLayoutJob *job, const CvLayoutEnd *end, const CvChartPoint *places, guint n_places, double limit)
{
  guint         index = job->layout->labels->len - 1;
  CvChartLabel *label = &g_array_index (job->layout->labels, CvChartLabel, index);
  CvRect        best = label->box;
  double        best_cost = limit;

  /* Until it has a place it is in nobody's way. */
  label->box.x = -1e6;
  for (guint i = 0; i < n_places; i++)
    {
      CvRect box = { places[i].time, places[i].value, best.width, best.height };
      double cost = cost_of (job, &box) + 0.05 * i + (end != NULL ? cost_of_mistake (job, end, &box) : 0);

      if (cost < best_cost)
        {
          best = box;
          best_cost = cost;
        }
    }
  if (best_cost >= limit)
    {
      cv_layout_remove_label (job, index);
      return FALSE;
    }
  label->box = best;

  return TRUE;
}

gboolean
cv_layout_place_inside (CvLayoutJob *job, const CvLayoutEnd *end)
{
  CvChartLabel *label = cv_layout_add_label (job, end->kind, end->index, end->font, end->text, 0,
                                             1);
  double        x = cv_scale_map (&job->layout->time, end->time);
  double        y = cv_scale_map (&job->layout->value, end->value);
  double        w = label->box.width, h = label->box.height;
  double        gap = job->style->marker_radius + 0.35 * job->em, near = 0.6 * gap;

  const CvChartPoint places[] = {
    { x + gap, y - h / 2 },     { x + near, y - near - h },
    { x + near, y + near },     { x - w / 2, y - gap - h },
    { x - w / 2, y + gap },     { x - near - w, y - near - h },
    { x - near - w, y + near }, { x - w / 2, y - 2 * gap - h },
    { x - w / 2, y + 2 * gap }, { x + gap, y - 2 * h },
    { x + gap, y + h },         { x - w, y - 2 * gap - h },
    { x - w, y + 2 * gap },     { x - w / 2, y - 4 * gap - h },
    { x - w / 2, y + 4 * gap },
  };

  label->anchor_x = x;
  label->anchor_y = y;

  return place_at_best (job, end, places, G_N_ELEMENTS (places), UNBEARABLE);
}

gboolean
cv_layout_place_limits (CvLayoutJob *job)
{
  const CvChartLimits *first = &g_array_index (job->chart->limits, CvChartLimits, 0);
  const CvChartLimits *last = &g_array_index (job->chart->limits, CvChartLimits,
                                              job->chart->limits->len - 1);
  const CvScale       *value = &job->layout->value;
  double               from = cv_scale_map (&job->layout->time, MAX (first->from, job->from));
  double               to = cv_scale_map (&job->layout->time, MIN (last->to, job->to));
  CvChartLabel        *label;
  CvChartPoint         places[16];
  double               width, h, gap = 0.25 * job->em;

  label = cv_layout_add_label (job, CV_LABEL_LIMITS, 0, CV_FONT_SMALL, job->chart->limits_label, 0,
                               1);
  h = label->box.height;
  width = label->box.width;
  for (guint i = 0; i < 4; i++)
    {
      /* From the beginning of the band, along its first stretch. */
      double x = from + gap + i * MAX (to - from - width - 2 * gap, 0) / 3;
      double share = to > from ? CLAMP ((x - from) / (to - from), 0, 1) : 0;
      double high = cv_scale_map (value,
                                  first->high_from + (last->high_to - first->high_from) * share);
      double low = cv_scale_map (value, first->low_from + (last->low_to - first->low_from) * share);

      places[4 * i] = (CvChartPoint){ x, high + gap };
      places[4 * i + 1] = (CvChartPoint){ x, low - h - gap };
      places[4 * i + 2] = (CvChartPoint){ x, low + gap };
      places[4 * i + 3] = (CvChartPoint){ x, high - h - gap };
    }

  return place_at_best (job, NULL, places, G_N_ELEMENTS (places), ON_LINE);
}
