/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing is rasterized once, at the scale of the screen. How it then goes into each frame
 * depends on who renders: the cairo renderer downloads a texture in every frame, but takes only
 * the damaged strip out of a cairo node that paints an image; GPU renderers rasterize and upload
 * a cairo node in every frame, and show a texture for nothing. */

#include "config.h"

#include "widgets/cv-drawing.h"

#include <adwaita.h>
#include <gsk/gsk.h>

/* The theme's card on its window: #363636 */
#define DARK_CARD (54 / 255.0)

static gboolean
renders_with_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer == NULL || g_str_equal (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer");
}

/* (transfer full) */
static cairo_surface_t *
rasterize (int        width,
           int        height,
           int        scale,
           CvDrawFunc draw,
           gpointer   data)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  draw (cr, width, height, data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Takes @surface. */
static GskRenderNode *
make_cairo_node (cairo_surface_t       *surface,
                 int                    scale,
                 const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

/* Takes @surface. */
static GskRenderNode *
make_texture_node (cairo_surface_t       *surface,
                   const graphene_rect_t *bounds)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                    (GDestroyNotify) cairo_surface_destroy, surface);
  g_autoptr (GdkTexture) texture
      = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

void
cv_drawing_append (CvDrawing   *self,
                   GtkWidget   *widget,
                   GtkSnapshot *snapshot,
                   CvDrawFunc   draw,
                   gpointer     data)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0)
    return;
  if (self->node == NULL || self->width != width || self->height != height)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
      int scale = gtk_widget_get_scale_factor (widget);
      cairo_surface_t *surface = rasterize (width, height, scale, draw, data);

      cv_drawing_drop (self);
      self->width = width;
      self->height = height;
      self->node = renders_with_cairo (widget) ? make_cairo_node (surface, scale, &bounds)
                                               : make_texture_node (surface, &bounds);
    }
  gtk_snapshot_append_node (snapshot, self->node);
}

void
cv_drawing_drop (CvDrawing *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static CvPalette
get_palette (AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? CV_PALETTE_HIGH_CONTRAST_DARK : CV_PALETTE_HIGH_CONTRAST;
  return dark ? CV_PALETTE_DARK : CV_PALETTE_LIGHT;
}

CvChartStyle *
cv_drawing_create_style (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  double dpi = pango_cairo_context_get_resolution (context);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  CvChartStyle *style = cv_chart_style_new (
      get_palette (manager),
      pango_context_get_font_description (context), dpi > 0 ? dpi / 96 : 1);

  /* What shows through is a card, which in the dark style is lighter than the ground of a picture. */
  if (adw_style_manager_get_dark (manager))
    style->background = (CvColor){ DARK_CARD, DARK_CARD, DARK_CARD, 0 };
  style->background.alpha = 0;
  style->recording_scale = gtk_widget_get_scale_factor (widget);
  return style;
}

void
cv_drawing_follow_style (GtkWidget *widget,
                         void     (*changed) (GtkWidget *widget))
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (changed), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (changed), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (changed), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (changed), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect (widget, "notify::scale-factor", G_CALLBACK (changed), NULL);
  g_signal_connect (widget, "unrealize", G_CALLBACK (changed), NULL);
}
