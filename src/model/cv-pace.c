/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cv-pace.h"

#include <math.h>

static void
add_corner (GArray *path, CvDay day, double value)
{
  CvPathPoint corner = { day, value };

  g_array_append_val (path, corner);
}

/* Where the path begins. Who counts up from the plan's first day starts from nothing; who gave
 * no baseline asks for the first value that is asked for, from the first day. */
static double
get_first_value (const CvKpiQuestion *question, const GArray *path)
{
  if (!isnan (question->baseline))
    return question->baseline;
  if (question->measured == CV_MEASURED_TOTAL)
    return 0;

  return g_array_index (path, CvPathPoint, 1).value;
}

GArray *
cv_path_new (const CvKpiQuestion *question)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (CvPathPoint));

  if (isnan (question->target) || question->direction == CV_DIRECTION_BAND)
    return path;
  if (question->baseline_day == CV_DAY_NONE || question->due <= question->baseline_day)
    return path;

  add_corner (path, question->baseline_day, NAN);
  for (guint i = 0; i < question->n_milestones; i++)
    {
      const CvPathPoint *milestone = &question->milestones[i];

      if (milestone->day > question->baseline_day && milestone->day < question->due)
        add_corner (path, milestone->day, milestone->value);
    }
  add_corner (path, question->due, question->target);
  g_array_index (path, CvPathPoint, 0).value = get_first_value (question, path);

  return path;
}

static double
interpolate (const CvPathPoint *from, const CvPathPoint *to, CvDay day)
{
  return from->value
         + (to->value - from->value) * (double) (day - from->day) / (double) (to->day - from->day);
}

double
cv_path_get_value (GArray *path, CvDay day)
{
  const CvPathPoint *corners = (const CvPathPoint *) (gconstpointer) path->data;

  if (path->len == 0)
    return NAN;
  if (day <= corners[0].day)
    return corners[0].value;

  for (guint i = 1; i < path->len; i++)
    if (day < corners[i].day)
      return interpolate (&corners[i - 1], &corners[i], day);

  return corners[path->len - 1].value;
}

/* The day on the straight from @from to @to; NAN if it does not pass @value. */
static double
find_on_straight (const CvPathPoint *from, const CvPathPoint *to, double value)
{
  double part = (value - from->value) / (to->value - from->value);

  if (from->value == to->value || part < 0 || part > 1)
    return NAN;

  return from->day + part * (to->day - from->day);
}

double
cv_path_find_value (GArray *path, double value, CvDay day)
{
  const CvPathPoint *corners = (const CvPathPoint *) (gconstpointer) path->data;
  double             nearest = NAN;

  for (guint i = 1; i < path->len; i++)
    {
      double found = find_on_straight (&corners[i - 1], &corners[i], value);

      if (!isnan (found) && (isnan (nearest) || fabs (found - day) < fabs (nearest - day)))
        nearest = found;
    }

  return nearest;
}
