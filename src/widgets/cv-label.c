/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A label measures itself by laying out all of its text, many times over where it wraps: ten thousand characters keep a
 * window busy for seconds. What could never be seen is therefore not given to it. */

#include "config.h"

#include "widgets/cv-label.h"

#include "base/cv-text.h"

static gboolean
on_query_tooltip (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

void
cv_label_limit (GtkLabel *label,
                int       lines)
{
  gtk_label_set_wrap (label, lines > 1);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, lines);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

void
cv_label_set_name (GtkLabel   *label,
                   const char *name)
{
  g_autofree char *start = cv_text_start (name);

  gtk_label_set_text (label, start);
}
