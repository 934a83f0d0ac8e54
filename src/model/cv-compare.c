/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cv-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *id, *label;
} kinds[] = {
  [CV_COMPARE_NOTHING] = { "nothing", NC_ ("compared with", "Nothing") },
  [CV_COMPARE_PREVIOUS] = { "previous", NC_ ("compared with", "Previous period") },
  [CV_COMPARE_YEAR] = { "year", NC_ ("compared with", "Year before") },
};

gboolean
cv_compare_from_string (const char *text, CvCompare *compare)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (text, kinds[i].id))
      {
        *compare = (CvCompare) i;
        return TRUE;
      }

  return FALSE;
}

const char *
cv_compare_get_label (CvCompare compare)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "compared with", kinds[compare].label);
}

gboolean
cv_compare_get_window (const CvKpiQuestion *question, const GArray *values, CvDay *first, CvDay *last)
{
  if (values->len == 0)
    return FALSE;

  *first = g_array_index (values, CvPeriodValue, 0).first;
  *last = g_array_index (values, CvPeriodValue, values->len - 1).last;
  if (question->from != CV_DAY_NONE && question->to != CV_DAY_NONE)
    {
      *first = question->from;
      *last = MIN (question->to, cv_period_last (question->today, question->cadence));
    }

  return *first <= *last;
}

int
cv_compare_get_shift (CvCompare compare, CvGrain grain, int n)
{
  static const int years[] = { 364, 52, 12, 4 };

  switch (compare)
    {
    case CV_COMPARE_PREVIOUS:
      return n;
    case CV_COMPARE_YEAR:
      return years[grain];
    case CV_COMPARE_NOTHING:
    default:
      return 0;
    }
}

GArray *
cv_compare_get_before (const GArray *values, CvGrain grain, CvDay first, CvDay last, int shift)
{
  GArray *before = g_array_new (FALSE, FALSE, sizeof (CvComparedValue));
  CvDay   begin;

  if (values->len == 0)
    return before;

  /* They have no holes: a period's place is its distance from the first. */
  begin = g_array_index (values, CvPeriodValue, 0).first;
  for (CvDay day = cv_period_first (first, grain); day <= last; day = cv_period_shift (day, grain, 1))
    {
      int             i = cv_period_count (begin, day, grain) - shift;
      CvComparedValue compared = { day, NAN, FALSE, FALSE };

      if (i >= 0 && i < (int) values->len)
        {
          const CvPeriodValue *value = &g_array_index (values, CvPeriodValue, i);

          compared = (CvComparedValue){ day, value->value, value->partial, value->estimated };
        }
      g_array_append_val (before, compared);
    }

  return before;
}

GArray *
cv_compare_values (CvCompare compare, const CvKpiQuestion *question, const GArray *values)
{
  CvDay first, last;
  int   n;

  if (compare == CV_COMPARE_NOTHING || !cv_compare_get_window (question, values, &first, &last))
    return g_array_new (FALSE, FALSE, sizeof (CvComparedValue));

  n = cv_period_count (first, last, question->cadence) + 1;

  return cv_compare_get_before (values, question->cadence, first, last,
                                cv_compare_get_shift (compare, question->cadence, n));
}

CvComparedValue
cv_compare_find (const GArray *before, CvDay day)
{
  for (guint i = 0; i < before->len; i++)
    if (g_array_index (before, CvComparedValue, i).day == day)
      return g_array_index (before, CvComparedValue, i);

  return (CvComparedValue){ day, NAN, FALSE, FALSE };
}

char *
cv_compare_describe (const CvComparedValue *compared, const char *number)
{
  if (isnan (compared->value) || (!compared->partial && !compared->estimated))
    return g_strdup (number);
  if (compared->partial && compared->estimated)
    return g_strdup_printf (_("%s (not complete, estimated)"), number);
  if (compared->estimated)
    return g_strdup_printf (_("%s (estimated)"), number);

  return g_strdup_printf (_("%s (not complete)"), number);
}
