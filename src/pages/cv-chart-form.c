/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-chart-form.h"

#include "widgets/cv-compat.h"

struct _CvChartForm
{
  AdwBin parent_instance;

  GtkLabel *heading, *complaint;
  GtkEntry *entry;
  GtkButton *button;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvChartForm, cv_chart_form, ADW_TYPE_BIN)

static void
entered_cb (CvChartForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
cv_chart_form_complain (CvChartForm *self,
                        const char  *sentence)
{
  g_return_if_fail (CV_IS_CHART_FORM (self));

  gtk_label_set_label (self->complaint, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), TRUE);
  cv_announce (GTK_WIDGET (self->entry), sentence);
}

GtkWidget *
cv_chart_form_new (const char *heading,
                   const char *field,
                   const char *button,
                   const char *text)
{
  CvChartForm *self = g_object_new (CV_TYPE_CHART_FORM, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_button_set_label (self->button, button);
  gtk_entry_set_placeholder_text (self->entry, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, heading, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  return GTK_WIDGET (self);
}

static gboolean
cv_chart_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CV_CHART_FORM (widget)->entry));
}

static void
cv_chart_form_class_init (CvChartFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = cv_chart_form_grab_focus;
  signals[SIGNAL_ENTERED]
      = g_signal_new ("entered", CV_TYPE_CHART_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-chart-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CvChartForm, heading);
  gtk_widget_class_bind_template_child (widget_class, CvChartForm, complaint);
  gtk_widget_class_bind_template_child (widget_class, CvChartForm, entry);
  gtk_widget_class_bind_template_child (widget_class, CvChartForm, button);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
cv_chart_form_init (CvChartForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
