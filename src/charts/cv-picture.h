/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-chart-style.h"

#define CV_CHART_MIN_WIDTH 120
#define CV_CHART_MIN_HEIGHT 80
#define CV_CHART_MAX_SIZE 8000

/* Charts of any kind as files. */

/* Draws all of it, with its background, within @width x @height at the origin. */
typedef void (*CvPictureFunc) (cairo_t *cr, const CvChartStyle *style, double width, double height,
                               gconstpointer data);

typedef struct
{
  CvPictureFunc draw;
  gconstpointer data;
  const char   *title, *description; /* in words, for SVG and PDF; NULL: none */
} CvPicture;

/* Writes @picture to @file, a .png, .svg or .pdf by its ending. The size is in pixels of 1/96
 * inch; a PNG has two pixels for each, so that it is sharp on every screen and in a
 * presentation. A PDF in CV_PALETTE_LIGHT is set for print. What was at @file stays as it is
 * until the new file is whole. CV_ERROR_INVALID (ending, folder, size), CV_ERROR_NOT_FOUND (no
 * such folder), CV_ERROR_STORAGE. Any thread. */
gboolean cv_picture_export       (const CvPicture *picture, const char *file, double width,
                                  double height, CvPalette palette, GError **error);

/* The same, without a file. @kind: "png", "svg" or "pdf". (transfer full) */
GBytes  *cv_picture_export_bytes (const CvPicture *picture, const char *kind, double width,
                                  double height, CvPalette palette, GError **error);
