/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The light layer: what is selected, the crosshair and its tip. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-draw.h"
#include "widgets/cv-chart-tip.h"
#include "widgets/cv-chart-view-private.h"

/* That a tip has room for, in a quarter as in a day. */
#define MAX_EVENTS 4

guint
cv_chart_overlay_append_events (const CvLineChart *chart,
                                CvDay              day,
                                const char        *separator,
                                guint              most,
                                GString           *text)
{
  CvDay first = cv_period_first (day, chart->cadence);
  CvDay last = cv_period_last (day, chart->cadence);
  guint n = 0;

  for (guint i = 0; i < chart->events->len; i++)
    {
      const CvChartEvent *event = &g_array_index (chart->events, CvChartEvent, i);

      if (event->first > last || event->last < first)
        continue;
      if (n++ < most)
        g_string_append_printf (text, "%s%s", separator, event->text);
    }
  return n > most ? n - most : 0;
}

/* The point of line @i at the time of @hit, -1 if it has none there. */
static gssize
find_point (const CvLineChart *chart,
            const CvChartHit  *hit,
            guint              i)
{
  if (i == hit->series)
    return (gssize) hit->point;
  return cv_chart_series_find (cv_line_chart_get_series (chart, i), hit->time, chart->cadence);
}

/* A line of the tip for each line of the chart; the one that is meant is @strong. */
static void
append_values (const CvLineChart *chart,
               const CvChartHit  *hit,
               GString           *text,
               CvTipSpan         *strong)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const CvChartSeries *series = cv_line_chart_get_series (chart, i);
      gssize point = find_point (chart, hit, i);
      g_autofree char *value
          = cv_line_chart_format (chart, point >= 0 ? series->values[point] : NAN);
      const char *remark = point >= 0 ? cv_chart_series_get_remark (series, (gsize) point) : NULL;
      gsize start;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      start = text->len;
      if (chart->series->len > 1 && series->name != NULL)
        /* Translators: the name of a line, its value. */
        g_string_append_printf (text, C_ ("point of a chart", "%1$s: %2$s"), series->name, value);
      else
        g_string_append (text, value);
      if (i == hit->series)
        *strong = (CvTipSpan){ start, text->len };
      if (remark != NULL)
        g_string_append_printf (text, "\n%s", remark);
    }
}

/* (transfer full) the lines below the tip's heading. */
static char *
describe (const CvLineChart *chart,
          const CvChartHit  *hit,
          CvTipSpan         *strong)
{
  double path = cv_line_chart_get_expected (chart, hit->time);
  GString *text = g_string_new (NULL);
  guint more;

  append_values (chart, hit, text, strong);
  if (!isnan (path))
    {
      g_autofree char *expected = cv_line_chart_format (chart, path);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Target path: %s"), expected);
    }
  more = cv_chart_overlay_append_events (chart, (CvDay) floor (hit->time), "\n", MAX_EVENTS, text);
  if (more > 0)
    g_string_append_printf (text, ngettext ("\n…and %u more", "\n…and %u more", more), more);
  return g_string_free (text, FALSE);
}

static void
snapshot_cursor (CvChartView      *self,
                 GtkSnapshot      *snapshot,
                 const CvChartHit *hit)
{
  CvRect area
      = cv_chart_cursor_area (self->chart, self->layout, self->style, hit->series, hit->point);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width,
                                     (float) area.height));

  cv_chart_draw_cursor (cr, self->chart, self->layout, self->style, hit->series, hit->point);
  cairo_destroy (cr);

  if (self->tip == NULL)
    {
      g_autofree char *period
          = cv_period_format_locale ((CvDay) floor (hit->time), self->chart->cadence);
      CvTipSpan strong = { 0, 0 };
      g_autofree char *words = describe (self->chart, hit, &strong);

      self->tip = cv_chart_tip_new (GTK_WIDGET (self), period, words, strong);
    }
  cv_chart_tip_snapshot (self->tip, snapshot, self->layout, self->style, hit->x, hit->y);
}

void
cv_chart_overlay_get_selected_time (CvChartView *self,
                                    double      *from,
                                    double      *to)
{
  double first = MIN (self->selection.from, self->selection.to);
  double last = MAX (self->selection.from, self->selection.to);

  *from = cv_period_first ((CvDay) floor (first), self->chart->cadence);
  *to = cv_period_last ((CvDay) floor (last), self->chart->cadence) + 1.0;
}

/* A veil between two edges: those are seen by whoever does not see the veil. */
static void
snapshot_selection (CvChartView *self,
                    GtkSnapshot *snapshot)
{
  const CvRect *plot = &self->layout->plot;
  const CvColor *color = &self->style->text;
  GdkRGBA veil = { (float) color->red, (float) color->green, (float) color->blue, 0.1f };
  GdkRGBA edge = { veil.red, veil.green, veil.blue, 0.7f };
  double from, to, left, right;

  cv_chart_overlay_get_selected_time (self, &from, &to);
  left = CLAMP (cv_scale_map (&self->layout->time, from), plot->x, plot->x + plot->width);
  right = CLAMP (cv_scale_map (&self->layout->time, to), plot->x, plot->x + plot->width);
  gtk_snapshot_append_color (snapshot, &veil,
                             &GRAPHENE_RECT_INIT ((float) left, (float) plot->y,
                                                  (float) (right - left), (float) plot->height));
  for (int i = 0; i < 2; i++)
    gtk_snapshot_append_color (snapshot, &edge,
                               &GRAPHENE_RECT_INIT ((float) round (i == 0 ? left : right - 1),
                                                    (float) plot->y, 1, (float) plot->height));
}

const CvChartHit *
cv_chart_overlay_get_hit (CvChartView *self)
{
  const CvCursor *cursors[] = { &self->pointer, &self->keyboard, &self->echo };

  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
    if (cursors[i]->is_set)
      return &cursors[i]->hit;
  return NULL;
}

void
cv_chart_overlay_snapshot (CvChartView *self,
                           GtkSnapshot *snapshot)
{
  const CvChartHit *hit = cv_chart_overlay_get_hit (self);

  if (self->selection.is_set)
    snapshot_selection (self, snapshot);
  if (hit != NULL)
    snapshot_cursor (self, snapshot, hit);
}
