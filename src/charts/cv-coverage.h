/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "charts/cv-reduce.h"

/* A line as an antialiased mask for raster surfaces: costs the pixels it may touch, whatever the
 * data's shape, where a stroke costs the square of how often the line crosses itself. */

/* Finer columns than pixels, for lines whose points are further apart than those: slopes come
 * out smooth. */
#define CV_COVERAGE_FINE 4

/* A line of width 2 * @radius with round caps and joins. @columns holds, for each of @width *
 * @per_pixel columns, the topmost (`low`) and lowest (`high`) position of the line's middle in
 * pixels from the mask's top; it is overwritten. What lies outside @width x @height is cut off.
 * @per_pixel is 1 or CV_COVERAGE_FINE. @top gets the row at which the mask belongs. (transfer
 * full) an A8 surface, NULL if nothing is covered. */
cairo_surface_t *cv_coverage_line (CvExtent *columns, int width, int height, int per_pixel,
                                   double radius, int *top);
