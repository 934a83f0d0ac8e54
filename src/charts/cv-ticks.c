/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nice numbers. Ticks are kept as whole multiples of the step, so that the third tick of 0.1 is 0.3
 * and not 0.30000000000000004, and nought is nought. Pure, any thread. */

#include "charts/cv-ticks.h"

#include <math.h>

/* Values this close to a tick count as lying on it: the rest is rounding. */
#define SLACK 1e-9

static double
step_at_least (double width)
{
  static const double mantissas[] = { 1, 2, 5 };
  double              power = pow (10, floor (log10 (width)));

  for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
    if (mantissas[i] * power >= width * (1 - SLACK))
      return mantissas[i] * power;

  return 10 * power;
}

static CvTicks
enclose_by_step (double low, double high, double step)
{
  double first = floor (low / step + SLACK);
  double last = ceil (high / step - SLACK);

  if (last <= first)
    last = first + 1;

  return (CvTicks){ .step = step, .first = first, .count = (guint) (last - first) + 1 };
}

/* Gives a range without extent, or one lost in the rounding of its numbers, a tenth on either side.
 */
static void
widen (double *low, double *high)
{
  double magnitude = MAX (fabs (*low), fabs (*high));
  double middle = (*low + *high) / 2;

  if (*high - *low > magnitude * 1e-12)
    return;

  if (magnitude == 0)
    *high = 1;
  else
    {
      *low = middle - magnitude / 10;
      *high = middle + magnitude / 10;
    }
}

CvTicks
cv_ticks_enclose (double low, double high, guint max_count)
{
  CvTicks ticks;
  double  step;

  g_assert (isfinite (low) && isfinite (high) && low <= high);

  max_count = MAX (max_count, 2);
  widen (&low, &high);
  step = step_at_least ((high - low) / (max_count - 1));
  ticks = enclose_by_step (low, high, step);
  /* Three are always enough room for a step that is not smaller than the range. */
  while (ticks.count > MAX (max_count, 3))
    ticks = enclose_by_step (low, high, step = step_at_least (step * 1.5));

  return ticks;
}

CvTicks
cv_ticks_coarser (const CvTicks *ticks, double low, double high)
{
  widen (&low, &high);

  return enclose_by_step (low, high, step_at_least (ticks->step * 1.5));
}

double
cv_ticks_get_value (const CvTicks *ticks, guint i)
{
  double value = (ticks->first + i) * ticks->step;
  double inverse;

  /* A step below 1 is not exact in binary; dividing by its inverse (10, 5, 2 ...) rounds once only.
   */
  if (ticks->step < 1 && ticks->step > 1e-15)
    {
      inverse = round (1 / ticks->step);
      value = (ticks->first + i) / inverse;
    }

  return value == 0 ? 0 : value;
}
