/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Points are found by halving, so that pointing into ten million is as quick as into ten. Gaps are
 * stepped over. Only what is shown is found. */

#include "charts/cv-chart-hit.h"

#include <math.h>

/* The points of a line that are shown: [first, end) */
typedef struct
{
  const CvReduce *line;
  gsize           first, end;
} Shown;

static Shown
get_shown (const CvLineChart *chart, const CvChartLayout *layout, guint series)
{
  Shown shown = { .line = cv_line_chart_get_series (chart, series)->whole };

  shown.first = cv_reduce_find (shown.line, layout->time.from);
  shown.end = cv_reduce_find (shown.line, nextafter (layout->time.to, INFINITY));

  return shown;
}

/* The first point with a value from @point on in the direction of @step; -1: none. */
static gssize
find_value (const Shown *shown, gssize point, int step)
{
  for (; point >= (gssize) shown->first && point < (gssize) shown->end; point += step)
    if (!isnan (cv_reduce_get_y (shown->line, (gsize) point)))
      return point;

  return -1;
}

static gssize
find_nearest (const Shown *shown, double time)
{
  gssize at = (gssize) cv_reduce_find (shown->line, time);
  gssize after = find_value (shown, MAX (at, (gssize) shown->first), 1);
  gssize before = find_value (shown, MIN (at, (gssize) shown->end) - 1, -1);
  double to_after, to_before;

  if (after < 0 || before < 0)
    return MAX (after, before);

  to_after = cv_reduce_get_x (shown->line, (gsize) after) - time;
  to_before = time - cv_reduce_get_x (shown->line, (gsize) before);

  return to_after < to_before ? after : before;
}

static void
set_hit (const CvChartLayout *layout, const Shown *shown, guint series, gssize point,
         CvChartHit *hit)
{
  hit->series = series;
  hit->point = (gsize) point;
  hit->time = cv_reduce_get_x (shown->line, hit->point);
  hit->value = cv_reduce_get_y (shown->line, hit->point);
  hit->x = cv_scale_map (&layout->time, hit->time);
  hit->y = cv_scale_map (&layout->value, hit->value);
}

gboolean
cv_chart_hit_at (const CvLineChart *chart, const CvChartLayout *layout, double x, double y,
                 CvChartHit *hit)
{
  double   time = cv_scale_unmap (&layout->time, x), nearest = INFINITY;
  gboolean found = FALSE;

  for (guint i = 0; i < chart->series->len; i++)
    {
      Shown      shown = get_shown (chart, layout, i);
      gssize     point = find_nearest (&shown, time);
      CvChartHit candidate;
      double     distance;

      if (point < 0 || cv_line_chart_get_series (chart, i)->faded)
        continue;
      set_hit (layout, &shown, i, point, &candidate);
      /* Time comes first; half a pixel of it weighs less than any height. */
      distance = round (2 * fabs (candidate.x - x)) * 1e6 + fabs (candidate.y - y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      *hit = candidate;
      found = TRUE;
    }

  return found;
}

gboolean
cv_chart_hit_again (const CvLineChart *chart, const CvChartLayout *layout, CvChartHit *hit)
{
  guint  series = hit->series < chart->series->len ? hit->series : 0;
  Shown  shown;
  gssize point;

  if (chart->series->len == 0)
    return FALSE;
  shown = get_shown (chart, layout, series);
  point = find_nearest (&shown, hit->time);
  if (point < 0)
    return FALSE;

  set_hit (layout, &shown, series, point, hit);

  return TRUE;
}

/* How far (@x, @y) lies outside @box; 0: within. */
static double
get_distance (const CvRect *box, double x, double y)
{
  return hypot (x - CLAMP (x, box->x, box->x + box->width), y - CLAMP (y, box->y, box->y + box->height));
}

gboolean
cv_chart_hit_label (const CvLineChart *chart, const CvChartLayout *layout, double x, double y,
                    guint *series)
{
  double   nearest = INFINITY;
  gboolean found = FALSE;

  if (chart->series->len < 2)
    return FALSE;

  for (guint i = 0; i < layout->labels->len; i++)
    {
      const CvChartLabel *label = &g_array_index (layout->labels, CvChartLabel, i);
      double              distance;

      if (label->kind != CV_LABEL_SERIES)
        continue;
      distance = get_distance (&label->box, x, y);
      if (label->legend)
        distance = MIN (distance, get_distance (&label->sample, x, y));
      /* A name is small: a little beside it still means it. */
      if (distance > 0.4 * label->box.height || distance >= nearest)
        continue;
      nearest = distance;
      *series = label->index;
      found = TRUE;
    }

  return found;
}

gboolean
cv_chart_hit_move (const CvLineChart *chart, const CvChartLayout *layout, int step, CvChartHit *hit)
{
  Shown    shown = get_shown (chart, layout, hit->series);
  int      direction = step < 0 ? -1 : 1;
  gboolean moved = FALSE;

  for (int i = 0; i < ABS (step); i++)
    {
      gssize next = find_value (&shown, (gssize) hit->point + direction, direction);

      if (next < 0)
        break;
      set_hit (layout, &shown, hit->series, next, hit);
      moved = TRUE;
    }

  return moved;
}

gboolean
cv_chart_hit_end (const CvLineChart *chart, const CvChartLayout *layout, int step, CvChartHit *hit)
{
  Shown  shown = get_shown (chart, layout, hit->series);
  gssize point = step < 0 ? find_value (&shown, (gssize) shown.first, 1)
                          : find_value (&shown, (gssize) shown.end - 1, -1);

  if (point < 0)
    return FALSE;

  set_hit (layout, &shown, hit->series, point, hit);

  return TRUE;
}

gboolean
cv_chart_hit_switch (const CvLineChart *chart, const CvChartLayout *layout, int step,
                     CvChartHit *hit)
{
  int    n = (int) chart->series->len;
  double time = hit->time;

  for (int i = 1; i < n; i++)
    {
      guint  series = (guint) ((((int) hit->series + i * (step < 0 ? -1 : 1)) % n + n) % n);
      Shown  shown = get_shown (chart, layout, series);
      gssize point = find_nearest (&shown, time);

      if (point < 0)
        continue;
      set_hit (layout, &shown, series, point, hit);
      return TRUE;
    }

  return FALSE;
}

/* Between a point and what is said of it. */
#define TIP_GAP 12

CvRect
cv_chart_hit_place_tip (const CvChartLayout *layout, double x, double y, double width, double height)
{
  double lowest = MAX (layout->height - height, 0), left = x + TIP_GAP, top = MIN (layout->plot.y, lowest);

  if (left + width > layout->width)
    left = x - TIP_GAP - width;
  left = CLAMP (left, 0, MAX (layout->width - width, 0));
  if (left < x + TIP_GAP && left + width > x - TIP_GAP)
    top = y - TIP_GAP - height >= 0 ? y - TIP_GAP - height : MIN (y + TIP_GAP, lowest);

  return (CvRect){ round (left), round (top), width, height };
}
