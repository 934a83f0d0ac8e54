/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture follows every move of a slider; the plan is told once the hand rests, so that a move is one step to undo. */

#include "config.h"

#include "pages/cv-pollination-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "charts/cv-pollination-chart.h"
#include "pages/cv-chart-menu.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-picture-view.h"
#include "widgets/cv-width-bin.h"

#define REST 600 /* milliseconds after the last move */
/* A slider goes over what is usual; the entry takes whatever can be. */
#define SLIDER_SPAN 5

struct _CvPollinationPane
{
  AdwBin parent_instance;

  CvWidthBin *width_bin;
  GtkBox *columns;
  GtkWidget *assumptions, *picture;
  GtkGrid *grid;
  GtkLabel *title;
  CvPictureView *view;
  CvChartMenu *chart_menu;
  GtkWidget *reset_button;
  GtkToggleButton *low_button, *mid_button, *high_button;

  GtkAdjustment *values[CV_N_ASSUMED], *slides[CV_N_ASSUMED]; /* (owned by their widgets) */
  CvPage *page;                                               /* (unowned) */
  gboolean updating;
  guint rest;
};

G_DEFINE_FINAL_TYPE (CvPollinationPane, cv_pollination_pane, ADW_TYPE_BIN)

/* --- the picture --- */

static void
draw (cairo_t            *cr,
      gconstpointer       chart,
      const CvChartStyle *style,
      double              width,
      double              height)
{
  cv_pollination_chart_draw (cr, chart, style, width, height);
}

static double
get_height (gconstpointer       chart,
            const CvChartStyle *style,
            double              width)
{
  return CLAMP (0.6 * width, 14 * style->text_size, 26 * style->text_size);
}

static guint
count (gconstpointer chart)
{
  return ((const CvPollinationChart *) chart)->points->len;
}

static char *
describe (gconstpointer chart,
          guint         point)
{
  return cv_pollination_chart_describe (chart, point);
}

static char *
describe_all (gconstpointer chart)
{
  return cv_pollination_chart_describe_all (chart);
}

static void
place (gconstpointer       chart,
       const CvChartStyle *style,
       double              width,
       double              height,
       guint               point,
       cairo_rectangle_t  *frame)
{
  cv_pollination_chart_place (chart, style, width, height, point, frame);
}

static const CvPictureKind spread
    = { draw, get_height, count, describe, describe_all, place, (GDestroyNotify) cv_pollination_chart_free, TRUE };

static CvReadingOf
get_reading (CvPollinationPane *self)
{
  if (gtk_toggle_button_get_active (self->low_button))
    return CV_READING_LOW;
  return gtk_toggle_button_get_active (self->high_button) ? CV_READING_HIGH : CV_READING_MID;
}

static void
show_picture (CvPollinationPane        *self,
              const CvPollinationInput *input)
{
  CvPollinationChart *chart = cv_pollination_chart_new (input);

  chart->reading = get_reading (self);
  gtk_label_set_text (self->title, chart->title);
  cv_picture_view_set_chart (self->view, &spread, chart, chart->title);
}

/* --- the assumptions --- */

static void
read_values (CvPollinationPane  *self,
             CvPollinationInput *input)
{
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    input->values[i] = gtk_adjustment_get_value (self->values[i]);
}

static void
reading_toggled_cb (CvPollinationPane *self,
                    GtkToggleButton   *button)
{
  CvPollinationInput input;

  if (self->page == NULL || !gtk_toggle_button_get_active (button))
    return;
  read_values (self, &input);
  show_picture (self, &input);
}

static gboolean
on_rest (gpointer data)
{
  CvPollinationPane *self = data;
  CvPollinationInput input;
  GError *error = NULL;

  self->rest = 0;
  read_values (self, &input);
  cv_page_submit (self->page, cv_pollination_keep (cv_page_get_plan (self->page), &input, &error), error);
  return G_SOURCE_REMOVE;
}

static void
on_value_changed (CvPollinationPane *self,
                  GtkAdjustment     *adjustment)
{
  CvPollinationInput input;

  if (self->updating)
    return;
  self->updating = TRUE;
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    {
      if (adjustment == self->slides[i])
        gtk_adjustment_set_value (self->values[i], gtk_adjustment_get_value (adjustment));
      else if (adjustment == self->values[i])
        gtk_adjustment_set_value (self->slides[i], gtk_adjustment_get_value (adjustment));
    }
  self->updating = FALSE;
  read_values (self, &input);
  show_picture (self, &input);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, on_rest, self);
}

/* A number as people write it, not as the spin button would. */
static gboolean
on_output (GtkSpinButton *spin,
           gpointer       percent)
{
  g_autofree char *number = cv_number_format_locale (gtk_spin_button_get_value (spin), 1);
  g_autofree char *text = percent != NULL ? g_strdup_printf (_ ("%s%%"), number) : g_strdup (number);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
on_input (GtkSpinButton *spin,
          double        *value,
          gpointer       unused)
{
  return cv_number_parse_typed (gtk_editable_get_text (GTK_EDITABLE (spin)), value) ? TRUE : GTK_INPUT_ERROR;
}

static void
add_assumption (CvPollinationPane *self,
                guint              i)
{
  const CvAssumption *assumption = cv_assumption_get (i);
  double span = assumption->percent ? fmin (assumption->most, 100) : fmin (assumption->most, SLIDER_SPAN * assumption->standard);
  GtkWidget *label = gtk_label_new (_ (assumption->name));
  GtkWidget *scale, *spin;

  self->values[i] = gtk_adjustment_new (assumption->standard, assumption->least, assumption->most, assumption->step,
                                        10 * assumption->step, 0);
  self->slides[i] = gtk_adjustment_new (assumption->standard, assumption->least, span, assumption->step,
                                        10 * assumption->step, 0);
  scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->slides[i]);
  spin = gtk_spin_button_new (self->values[i], assumption->step, 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_widget_set_margin_top (label, i > 0 ? 9 : 0);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_widget_set_size_request (scale, 110, -1);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (scale), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 9);
  g_signal_connect (spin, "output", G_CALLBACK (on_output), assumption->percent ? self : NULL);
  g_signal_connect (spin, "input", G_CALLBACK (on_input), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (assumption->name), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (assumption->name), -1);
  g_signal_connect_object (self->values[i], "value-changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slides[i], "value-changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, label, 0, 2 * (int) i, 2, 1);
  gtk_grid_attach (self->grid, scale, 0, 2 * (int) i + 1, 1, 1);
  gtk_grid_attach (self->grid, spin, 1, 2 * (int) i + 1, 1, 1);
}

/* What the plan says, unless the hand is still moving. */
static void
show (CvPollinationPane *self)
{
  CvPollinationInput input;

  if (self->rest != 0)
    return;
  cv_pollination_get_input (cv_page_get_plan (self->page), &input);
  self->updating = TRUE;
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    {
      gtk_adjustment_set_value (self->values[i], input.values[i]);
      gtk_adjustment_set_value (self->slides[i], input.values[i]);
    }
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->reset_button,
                            cv_plan_get_count (cv_page_get_plan (self->page), CV_NOUN_POLLINATION) > 0);
  show_picture (self, &input);
}

static void
reset_clicked_cb (CvPollinationPane *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  cv_page_submit (self->page, cv_pollination_reset (cv_page_get_plan (self->page)), NULL);
}

/* In little room the picture comes first. */
static void
narrow_changed_cb (CvPollinationPane *self)
{
  gboolean narrow = cv_width_bin_get_narrow (self->width_bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (self->columns, self->picture, narrow ? NULL : self->assumptions);
}

/* --- life --- */

/* As the sliders stand, kept or not. */
static CvFigure *
make_figure (gpointer self)
{
  CvPollinationInput input;

  read_values (self, &input);
  return cv_pollination_chart_to_figure (cv_pollination_chart_new (&input));
}

void
cv_pollination_pane_set_page (CvPollinationPane *self,
                              CvPage            *page)
{
  g_return_if_fail (CV_IS_POLLINATION_PANE (self) && self->page == NULL);

  self->page = page;
  cv_chart_menu_set_maker (self->chart_menu, C_ ("view of channels", "Pollination"), make_figure, self);
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
cv_pollination_pane_dispose (GObject *object)
{
  CvPollinationPane *self = CV_POLLINATION_PANE (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  G_OBJECT_CLASS (cv_pollination_pane_parent_class)->dispose (object);
}

static void
cv_pollination_pane_class_init (CvPollinationPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_pollination_pane_dispose;
  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_PICTURE_VIEW);
  g_type_ensure (CV_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-pollination-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, width_bin);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, columns);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, assumptions);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, picture);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, grid);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, title);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, view);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, chart_menu);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, low_button);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, mid_button);
  gtk_widget_class_bind_template_child (widget_class, CvPollinationPane, high_button);
  gtk_widget_class_bind_template_callback (widget_class, reading_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
}

static void
cv_pollination_pane_init (CvPollinationPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    add_assumption (self, i);
  cv_button_name_by_label (self->reset_button);
}
