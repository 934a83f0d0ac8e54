/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-label.h"

/* More than this would be a tooltip higher than the screen; the whole of it is in the field it was typed in. */
#define TOOLTIP_LENGTH 600

static gboolean
on_query_tooltip (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  if (g_utf8_strlen (text, -1) > TOOLTIP_LENGTH)
    {
      start = g_utf8_substring (text, 0, TOOLTIP_LENGTH);
      cut = g_strconcat (start, "…", NULL);
    }
  gtk_tooltip_set_text (tooltip, cut != NULL ? cut : text);
  return TRUE;
}

void
cv_label_limit (GtkLabel *label,
                int       lines)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, lines);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
