/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bullet graph: a plain function of numbers to ink. Any thread (of the style). */

#include "charts/cv-bullet.h"

#include <math.h>

#include "charts/cv-scale.h"

/* Numbers closer together than this share of the largest look alike on a scale from nought. */
#define MIN_SPREAD 0.2
#define MARGIN 0.08 /* of the scale, beyond its outermost number */

void
cv_bullet_choose_scale (CvBullet *bullet)
{
  const double numbers[] = { bullet->value, bullet->expected, bullet->target, bullet->low,
                             bullet->high };
  double       low = NAN, high = NAN, spread;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      low = fmin (low, numbers[i]); /* NAN gives way */
      high = fmax (high, numbers[i]);
    }
  if (isnan (low))
    low = high = 0;

  spread = high - low;
  if (low >= 0 && (spread >= MIN_SPREAD * high || spread == 0))
    {
      bullet->from = 0;
      bullet->to = high > 0 ? high * (1 + MARGIN) : 1;
      return;
    }
  if (spread == 0)
    spread = fabs (high);
  bullet->from = low - 2 * MARGIN * spread;
  bullet->to = high + 2 * MARGIN * spread;
}

CvBullet
cv_bullet_from_result (const CvKpiQuestion *question, const CvKpiResult *result)
{
  CvBullet bullet = { .value = result->value,
                      .expected = result->expected,
                      .target = result->target,
                      .low = NAN,
                      .high = NAN,
                      .direction = question->direction };

  if (result->latest < 0)
    bullet.value = NAN;
  if (question->direction == CV_DIRECTION_BAND)
    {
      bullet.expected = bullet.target = NAN;
      bullet.low = question->low;
      bullet.high = question->high;
    }
  else if (!isnan (result->tolerance) && !isnan (result->expected))
    {
      bullet.low = result->expected - result->tolerance;
      bullet.high = result->expected + result->tolerance;
    }
  cv_bullet_choose_scale (&bullet);

  return bullet;
}

gboolean
cv_bullet_has_bar (const CvBullet *bullet)
{
  return bullet->from == 0;
}

static void
fill_range (cairo_t *cr, const CvScale *scale, double from, double to, double height,
            const CvColor *color)
{
  double start = cv_scale_map (scale, CLAMP (from, scale->from, scale->to));
  double end = cv_scale_map (scale, CLAMP (to, scale->from, scale->to));

  if (end <= start)
    return;
  cairo_rectangle (cr, start, 0, end - start, height);
  cv_color_set (cr, color);
  cairo_fill (cr);
}

static void
draw_ranges (cairo_t *cr, const CvBullet *bullet, const CvScale *scale, const CvChartStyle *style,
             double height)
{
  const CvColor *shades = style->shades;
  const CvColor *below = &shades[0], *middle = &shades[1], *above = &shades[2];

  if (isnan (bullet->low) || isnan (bullet->high))
    {
      fill_range (cr, scale, scale->from, scale->to, height, &shades[2]);
      return;
    }
  if (bullet->direction == CV_DIRECTION_LOWER)
    {
      below = &shades[2];
      above = &shades[0];
    }
  else if (bullet->direction == CV_DIRECTION_BAND)
    {
      below = above = &shades[1];
      middle = &shades[2];
    }
  fill_range (cr, scale, scale->from, bullet->low, height, below);
  fill_range (cr, scale, bullet->low, bullet->high, height, middle);
  fill_range (cr, scale, bullet->high, scale->to, height, above);
}

static void
draw_value (cairo_t *cr, const CvBullet *bullet, const CvScale *scale, const CvChartStyle *style,
            double height)
{
  double x = cv_scale_map (scale, bullet->value), thickness = round (height * 0.4);

  if (isnan (bullet->value))
    return;

  cv_color_set (cr, &style->series[0]);
  if (cv_bullet_has_bar (bullet))
    cairo_rectangle (cr, scale->start, (height - thickness) / 2, MAX (x - scale->start, 1),
                     thickness);
  else
    cairo_arc (cr, x, height / 2, height * 0.27, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* The path's point of today: a bold line across; the end target: a hollow one, the height of the
 * graph. */
static void
draw_marks (cairo_t *cr, const CvBullet *bullet, const CvScale *scale, const CvChartStyle *style,
            double height)
{
  double bold = round (style->line_width * 1.1), x;

  if (!isnan (bullet->target))
    {
      double wide = bold + 2 * style->hair_width;

      x = round (cv_scale_map (scale, bullet->target) - wide / 2);
      x = CLAMP (x, scale->start, MAX (scale->end - wide, scale->start));
      cairo_rectangle (cr, x + style->hair_width / 2, style->hair_width / 2,
                       wide - style->hair_width, height - style->hair_width);
      cairo_set_source_rgb (cr, style->background.red, style->background.green,
                            style->background.blue);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, style->hair_width);
      cv_color_set (cr, &style->text);
      cairo_stroke (cr);
    }
  if (!isnan (bullet->expected))
    {
      x = round (cv_scale_map (scale, bullet->expected) - bold / 2);
      x = CLAMP (x, scale->start, MAX (scale->end - bold, scale->start));
      cairo_rectangle (cr, x, round (height * 0.14), bold, height - 2 * round (height * 0.14));
      cv_color_set (cr, &style->text);
      cairo_fill (cr);
    }
}

void
cv_bullet_draw (cairo_t *cr, const CvBullet *bullet, const CvChartStyle *style, double width,
                double height)
{
  CvScale scale = { bullet->from, bullet->to, 0, width };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_ranges (cr, bullet, &scale, style, height);
  draw_value (cr, bullet, &scale, style, height);
  draw_marks (cr, bullet, &scale, style, height);
  cairo_restore (cr);
}
