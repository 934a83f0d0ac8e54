/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-chart-tip.h"

#include "charts/cv-chart-hit.h"

#define PADDING 9
#define MAX_CHARACTERS 44 /* of a line */
#define MAX_LINES 2       /* of what is said of one thing */

/* Long lines are broken, so that nothing is cut off by the edge of @widget; an event may be told in ten thousand
 * characters. */
static void
limit_width (PangoLayout *tip,
             GtkWidget   *widget)
{
  PangoContext *context = pango_layout_get_context (tip);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int most = MIN (MAX_CHARACTERS * pango_font_metrics_get_approximate_char_width (metrics),
                  (gtk_widget_get_width (widget) - 2 * PADDING) * PANGO_SCALE);
  int natural;

  pango_font_metrics_unref (metrics);
  pango_layout_get_size (tip, &natural, NULL);
  if (natural <= most)
    return;
  pango_layout_set_wrap (tip, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (tip, MAX (most, 1));
  pango_layout_set_height (tip, -MAX_LINES);
  pango_layout_set_ellipsize (tip, PANGO_ELLIPSIZE_END);
}

PangoLayout *
cv_chart_tip_new (GtkWidget  *widget,
                  const char *heading,
                  const char *body,
                  CvTipSpan   strong)
{
  g_autofree char *text = g_strconcat (heading, "\n", body, NULL);
  PangoLayout *tip = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = (guint) (strlen (heading) + 1 + strong.start);
  bold->end_index = (guint) (strlen (heading) + 1 + strong.end);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (tip, attributes);
  pango_attr_list_unref (attributes);
  limit_width (tip, widget);
  return tip;
}

static graphene_rect_t
place (PangoLayout         *tip,
       const CvChartLayout *layout,
       double               x,
       double               y)
{
  int width, height;
  CvRect box;

  pango_layout_get_pixel_size (tip, &width, &height);
  box = cv_chart_hit_place_tip (layout, x, y, width + 2 * PADDING, height + 2 * PADDING);
  return GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height);
}

void
cv_chart_tip_snapshot (PangoLayout         *tip,
                       GtkSnapshot         *snapshot,
                       const CvChartLayout *layout,
                       const CvChartStyle  *style,
                       double               x,
                       double               y)
{
  /* The chart's text colour as ground, and its contrary as text: it stands out in every palette. */
  gboolean dark
      = style->palette == CV_PALETTE_DARK || style->palette == CV_PALETTE_HIGH_CONTRAST_DARK;
  GdkRGBA ground = { (float) style->text.red, (float) style->text.green, (float) style->text.blue,
                     0.94f };
  GdkRGBA text = dark ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  graphene_rect_t box = place (tip, layout, x, y);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &box, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (box.origin.x + PADDING, box.origin.y + PADDING));
  gtk_snapshot_append_layout (snapshot, tip, &text);
  gtk_snapshot_restore (snapshot);
}
