/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values with their units, in English and in French. "_" stands for U+00A0, "." and "," are the
 * mark of the locale the numbers are in. */

#include <math.h>

#include "model/cv-unit.h"
#include "plan-builder.h"

typedef struct
{
  double value;
  const char *unit, *currency, *english, *french;
} Case;

static const Case values[] = {
  { 1340, "count", NULL, "1340", "1340" },
  { 12.5, "count", NULL, "12", "12" }, /* half to even, as printf does */
  { 3.44, "count", NULL, "3.4", "3.4" },
  { 3, "count", NULL, "3", "3" },
  { -3, "count", NULL, "−3", "−3" },
  { 52, "percent", NULL, "52%", "52_%" },
  { 52.04, "percent", NULL, "52%", "52_%" },
  { 4.26, "percent", NULL, "4.3%", "4.3_%" },
  { 0.47, "percent", NULL, "0.47%", "0.47_%" },
  { 0.035, "percent", NULL, "0.035%", "0.035_%" },
  { 0.00041, "percent", NULL, "0.00041%", "0.00041_%" },
  { 0, "percent", NULL, "0%", "0_%" },
  { 118.6, "percent", NULL, "119%", "119_%" },
  { 4.2, "ratio", NULL, "4.2", "4.2" },
  { 0.0044, "ratio", NULL, "0.004", "0.004" },
  { 0.00044, "ratio", NULL, "0.00044", "0.00044" },
  { 5.1e-7, "ratio", NULL, "0.00000051", "0.00000051" },
  { 1e-16, "ratio", NULL, "0", "0" }, /* 0.3 − 0.2 − 0.1 is as much as that */
  { 12.345, "ratio", NULL, "12.3", "12.3" },
  { 42, "score", NULL, "42", "42" },
  { 12.5, "currency", "EUR", "€12.50", "12.50_€" },
  { 12, "currency", "EUR", "€12", "12_€" },
  { 12.05, "currency", "USD", "$12.05", "12.05_$" },
  { 12.999, "currency", "USD", "$13", "13_$" },
  { -12.5, "currency", "GBP", "−£12.50", "−12.50_£" },
  { 12.5, "currency", "CHF", "CHF_12.50", "12.50_CHF" },
  { 43210.5, "currency", "SEK", "SEK_43210", "43210_SEK" },
  { 1250.4, "currency", "JPY", "¥1250", "1250_¥" },
  { 12.5, "currency", "", "12.5", "12.5" },
  { 12.5, "currency", NULL, "12.5", "12.5" },
  /* 2 h 10 min = 2 + 10/60 h */
  { 2 + 10.0 / 60, "duration_hours", NULL, "2_h_10", "2_h_10" },
  { 2 + 5.0 / 60, "duration_hours", NULL, "2_h_05", "2_h_05" },
  { 2, "duration_hours", NULL, "2_h", "2_h" },
  { 0.75, "duration_hours", NULL, "45_min", "45_min" },
  { 0.02, "duration_hours", NULL, "1_min_12_s", "1_min_12_s" }, /* 72 s */
  { 30.0 / 3600, "duration_hours", NULL, "30_s", "30_s" },
  { 0, "duration_hours", NULL, "0_min", "0_min" },
  { -0.75, "duration_hours", NULL, "−45_min", "−45_min" },
  { 59.8 / 60, "duration_hours", NULL, "1_h", "1_h" }, /* 59 min 48 s */
  { 119.9 / 60, "duration_hours", NULL, "2_h", "2_h" },
  { 250.4, "duration_hours", NULL, "250_h", "250_h" },
  { 12, "leads", NULL, "12_leads", "12_leads" },
  { 12, "", NULL, "12", "12" },
  { 12, NULL, NULL, "12", "12" },
  { NAN, "percent", NULL, "–", "–" },
  { INFINITY, "count", NULL, "–", "–" },
};

static const Case distances[] = {
  { -60, "count", NULL, "60", "60" },
  { 4, "percent", NULL, "4_points", "4_points" },
  { -1, "percent", NULL, "1_point", "1_point" },
  { 0, "percent", NULL, "0_points", "0_point" },
  { 0.5, "percent", NULL, "0.5_points", "0.5_point" },
  { 1.5, "percent", NULL, "1.5_points", "1.5_point" },
  { 2.4, "percent", NULL, "2.4_points", "2.4_points" },
  { -20.0 / 60, "duration_hours", NULL, "20_min", "20_min" },
  { -12.5, "currency", "EUR", "€12.50", "12.50_€" },
  { NAN, "percent", NULL, "–", "–" },
};

static void
check (const Case *cases, guint n, gboolean distance, gboolean french)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (french ? cases[i].french : cases[i].english, "_", -1);
      g_autofree char *expected = g_strjoinv ("\302\240", parts);
      g_autofree char *text
          = distance ? cv_unit_format_distance (cases[i].value, cases[i].unit, cases[i].currency)
                     : cv_unit_format (cases[i].value, cases[i].unit, cases[i].currency);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_english (void)
{
  speak_english ();
  check (values, G_N_ELEMENTS (values), FALSE, FALSE);
  check (distances, G_N_ELEMENTS (distances), TRUE, FALSE);
}

static void
test_french (void)
{
  if (!speak_french ())
    {
      g_test_skip ("there are no translations");
      return;
    }
  check (values, G_N_ELEMENTS (values), FALSE, TRUE);
  check (distances, G_N_ELEMENTS (distances), TRUE, TRUE);
  g_assert_cmpstr (cv_unit_label ("duration_hours"), ==, "heures");
  speak_english ();
}

/* The number's own marks, where the locale is there. */
static void
test_marks (void)
{
  g_autofree char *money = NULL;
  g_autofree char *share = NULL;

  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  money = cv_unit_format (1340.5, "currency", "CHF");
  share = cv_unit_format (4.25, "ratio", NULL);
  speak_english ();
  g_assert_cmpstr (money, ==, "CHF\302\2401\342\200\257340,50");
  g_assert_cmpstr (share, ==, "4,25");
}

static void
test_labels (void)
{
  static const char *const units[] = { "count", "percent",        "ratio",
                                       "score", "duration_hours", "currency" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpstr (cv_unit_label (units[i]), !=, "");
  g_assert_cmpstr (cv_unit_label ("duration_hours"), ==, "hours");
  g_assert_cmpstr (cv_unit_label ("leads"), ==, "leads");
  g_assert_cmpstr (cv_unit_label (NULL), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  speak_english ();
  g_test_add_func ("/unit/english", test_english);
  g_test_add_func ("/unit/french", test_french);
  g_test_add_func ("/unit/marks", test_marks);
  g_test_add_func ("/unit/labels", test_labels);
  return g_test_run ();
}
