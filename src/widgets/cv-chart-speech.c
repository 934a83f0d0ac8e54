/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the chart view says. Its accessible name is the sentence of the selection or of the keyboard's point, or what the
 * whole chart says; what has just been done goes before it, once. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-text.h"
#include "widgets/cv-chart-view-private.h"
#include "widgets/cv-compat.h"

static char *
get_sentence (CvChartView *self)
{
  g_autofree char *point = NULL;
  GString *text;

  if (self->selection.is_set)
    return g_strdup (self->summary);
  if (!self->keyboard.is_set)
    return g_strdup (self->name != NULL ? self->name : _ ("Chart"));
  point = cv_chart_text_describe_point (self->chart, self->keyboard.hit.series, self->keyboard.hit.point);
  text = g_string_new (point);
  cv_chart_overlay_append_events (self->chart, (CvDay) floor (self->keyboard.hit.time), "; ", G_MAXUINT, text);
  return g_string_free (text, FALSE);
}

void
cv_chart_speech_say (CvChartView *self, const char *news)
{
  g_autofree char *sentence = get_sentence (self);
  gboolean is_whole = !self->selection.is_set && !self->keyboard.is_set;
  g_autofree char *lasting = NULL;

  /* Whoever comes to the chart is told, too. */
  if (news == NULL && is_whole && self->chart != NULL && cv_chart_isolate_is_on (self->chart))
    news = lasting = cv_chart_isolate_describe (self->chart);
  if (news != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&sentence);

      sentence = g_strdup_printf ("%s. %s", news, plain);
    }
  /* Once: a step may change more than one thing, and each time the name is set it is spoken. */
  if (g_strcmp0 (sentence, self->told) == 0)
    return;
  if (news != NULL || !is_whole)
    cv_announce (GTK_WIDGET (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_free (self->told);
  self->told = g_steal_pointer (&sentence);
}
