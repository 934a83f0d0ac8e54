/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-community-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "model/cv-question.h"

/* Two digits that tell: 0.042, 0.31, 4.2. */
static char *
write_number (double value)
{
  if (isnan (value))
    return g_strdup (_("not measured"));
  return cv_number_format_locale (value, value < 0.1 ? 3 : value < 1 ? 2 : 1);
}

static double
get_contributions (const CvCommunityValue *value)
{
  return isnan (value->contributions) ? -1 : value->contributions;
}

static int
compare_contributions (gconstpointer a, gconstpointer b)
{
  double first = get_contributions (*(gpointer *) a), second = get_contributions (*(gpointer *) b);

  return (first < second) - (first > second);
}

static void
add (CvBarSection *section, const CvCommunityValue *value, double number)
{
  g_autofree char *words = write_number (number);

  cv_bar_section_add (section, cv_channel_get_label (value->channel), number, words, value->community ? 0 : 1);
}

CvBarChart *
cv_community_chart_new (GArray *values)
{
  g_autofree char *title = cv_community_tell (values);
  g_autoptr (GPtrArray) by_contributions = g_ptr_array_new ();
  CvBarChart *chart = cv_bar_chart_new (title, _("Community"), _("Page or account"));
  CvBarSection *done = cv_bar_chart_add_section (chart, _("Interactions per member and week"));
  CvBarSection *brought = cv_bar_chart_add_section (chart, _("Contributions per member and week"));

  for (guint i = 0; i < values->len; i++)
    {
      CvCommunityValue *value = &g_array_index (values, CvCommunityValue, i);

      add (done, value, value->interactions);
      g_ptr_array_add (by_contributions, value);
    }
  g_ptr_array_sort (by_contributions, compare_contributions);
  for (guint i = 0; i < by_contributions->len; i++)
    {
      const CvCommunityValue *value = by_contributions->pdata[i];

      add (brought, value, value->contributions);
    }
  return chart;
}
