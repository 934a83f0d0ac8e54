/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/cv-error.h"
#include "sources/cv-layout.h"
#include "table-text.h"

/* A catalogue of three metrics, the best heading first. */
static const struct
{
  const char *id, *headings[4];
} catalogue[] = {
  { "impressions", { "Views", "Impressions" } },
  { "shares", { "Reposts", "Shares" } },
  { "followers_gained", { "Facebook follows", "New follows" } },
};

static gboolean
find_metric (const CvMetricWords *words, CvMetricMatch *match, gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (catalogue); i++)
    for (guint k = 0; k < 4 && catalogue[i].headings[k] != NULL; k++)
      if (g_str_equal (catalogue[i].headings[k], words->text))
        {
          *match = (CvMetricMatch) { catalogue[i].id, catalogue[i].id, k };
          return TRUE;
        }

  return FALSE;
}

static const struct
{
  const char  *text;
  CvTableShape shape;
  CvGrain      grain;
  const char  *roles;  /* of the columns, "-" for none */
  const char  *cannot; /* words of the sentence */
} cases[] = {
  { "Date,Views,Other\n2026-05-01,1,2\n2026-05-02,3,4\n", CV_SHAPE_WIDE, CV_GRAIN_DAY,
    "day impressions -", NULL },
  { "Week,Network,Views\n2026-W21,Instagram,1\n2026-W22,Facebook,2\n", CV_SHAPE_WIDE, CV_GRAIN_WEEK,
    "period network impressions", NULL },
  { "Month,Views\n2026-05-01,1\n2026-06-01,2\n", CV_SHAPE_WIDE, CV_GRAIN_MONTH, "day impressions", NULL },
  { "Date,Metric,Value\n2026-05-01,Views,1\n2026-05-01,Shares,2\n", CV_SHAPE_LONG, CV_GRAIN_DAY,
    "day metric value", NULL },
  { "Post id,Date,Post text,Views,Shares,Reposts\n2074000000000000001,2026-05-01,Tea,1,2,3\n"
    "2074000000000000002,2026-05-02,Tea,1,2,3\n",
    CV_SHAPE_POSTS, CV_GRAIN_DAY, "post id published text impressions - shares", NULL },
  { "Metric,May 2026,Jun 2026\nViews,1,2\n", CV_SHAPE_ACROSS, CV_GRAIN_MONTH, "metric - -", NULL },
  { "Channel,Views\nOrganic,12\n", CV_SHAPE_TOTALS, CV_GRAIN_DAY, "channel impressions",
    "no date column" },
  { "When,Views\n31.02.2026,12\n45.13.2026,13\n31.02.2026,14\n12.04.2026,14\n", CV_SHAPE_TOTALS, CV_GRAIN_DAY,
    "- impressions", "“When” looks like the column of days, but most of its cells are not a day of any calendar, such as “31.02.2026”" },
  { "# Start date: 20260501\n# End date: 20260531\nChannel,Views\nOrganic,12\n", CV_SHAPE_TOTALS,
    CV_GRAIN_DAY, "channel impressions", NULL },
  { "sep=,\n\"Facebook follows\"\n\"Date\",\"Primary\"\n\"2026-05-01\",\"20\"\n", CV_SHAPE_WIDE,
    CV_GRAIN_DAY, "day followers_gained", NULL },
  { "Date,Text\n2026-05-01,hello\n", CV_SHAPE_POSTS, CV_GRAIN_DAY, "day text", "no column of numbers" },
  { "Date,Apples\n2026-05-01,1\n", CV_SHAPE_WIDE, CV_GRAIN_DAY, "day -", "known as a metric" },
  { "Reporting starts,Reporting ends,Views\n2026-05-01,2026-05-31,9\n", CV_SHAPE_TOTALS,
    CV_GRAIN_DAY, "- - impressions", NULL },
  { "Reporting starts,Reporting ends,Views\n2026-05-01,2026-05-01,9\n2026-05-02,2026-05-02,9\n",
    CV_SHAPE_WIDE, CV_GRAIN_DAY, "day - impressions", NULL },
  { "Début,Fin,Views\n2026-05-04,2026-05-10,9\n2026-05-11,2026-05-17,9\n", CV_SHAPE_WIDE,
    CV_GRAIN_WEEK, "day - impressions", NULL },
  { "Début,Fin,Views\n2026-05-04,2026-05-20,9\n2026-05-21,2026-06-02,9\n", CV_SHAPE_WIDE,
    CV_GRAIN_DAY, "day - impressions", "a span of days" },
  { "03/05/2026 10:00,hello\n14/05/2026 10:00,world\n", CV_SHAPE_POSTS, CV_GRAIN_DAY,
    "planned for text", "no column of numbers" },
  { "Date,Views\n", CV_SHAPE_TOTALS, CV_GRAIN_DAY, "- impressions", "no rows" },
};

static char *
get_roles (const CvLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layout->n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            layout->columns[i].role != NULL ? layout->columns[i].role : "-");

  return g_string_free (text, FALSE);
}

static void
test_suggestions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvTable)  table = table_from_text (cases[i].text, NULL);
      g_autoptr (CvLayout) layout = cv_layout_suggest (table, find_metric, NULL);
      g_autofree char     *roles = get_roles (layout);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (layout->shape, ==, cases[i].shape);
      g_assert_cmpint (layout->grain, ==, cases[i].grain);
      g_assert_cmpstr (roles, ==, cases[i].roles);
      if (cases[i].cannot == NULL)
        g_assert_null (layout->cannot);
      else
        g_assert_nonnull (strstr (layout->cannot, cases[i].cannot));
    }
}

/* Reposts is the better heading of shares, wherever it stands; the other says why it is left
 * out. */
static void
test_same_metric_twice (void)
{
  static const char *const texts[] = { "Date,Shares,Reposts\n2026-05-01,1,2\n",
                                       "Date,Reposts,Shares\n2026-05-01,2,1\n" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CvTable)  table = table_from_text (texts[i], NULL);
      g_autoptr (CvLayout) layout = cv_layout_suggest (table, find_metric, NULL);
      guint                winner = i == 0 ? 2 : 1;
      guint                loser = i == 0 ? 1 : 2;

      g_assert_cmpstr (layout->columns[winner].metric, ==, "shares");
      g_assert_null (layout->columns[winner].rival_metric);
      g_assert_null (layout->columns[loser].metric);
      g_assert_cmpstr (layout->columns[loser].rival_metric, ==, "shares");
      g_assert_cmpuint (layout->columns[loser].rival, ==, winner);
    }
}

static void
test_totals_period (void)
{
  g_autoptr (CvTable) table = table_from_text (
    "# Start date: 20260501\n# End date: 20260531\n# Created: 20260601\nChannel,Views\nTea,1\n", NULL);
  g_autoptr (CvLayout) layout = cv_layout_suggest (table, find_metric, NULL);

  g_assert_cmpint (layout->first, ==, cv_day_from_ymd (2026, 5, 1));
  g_assert_cmpint (layout->last, ==, cv_day_from_ymd (2026, 5, 31));
}

static void
test_choices (void)
{
  g_autoptr (CvTable)  table = table_from_text ("Date,Name,Apples,Published\n"
                                                "2026-05-01,x,1,2026-04-06\n2026-05-02,y,2,2026-04-13\n",
                                                NULL);
  g_autoptr (CvLayout) layout = cv_layout_suggest (table, find_metric, NULL);
  g_autoptr (GError)   no_number = NULL;
  g_autoptr (GError)   no_date = NULL;

  g_assert_nonnull (layout->cannot);
  g_assert_true (cv_layout_set_metric (layout, table, 2, "impressions", NULL));
  g_assert_null (layout->cannot);
  g_assert_cmpstr (layout->columns[2].metric, ==, "impressions");
  g_assert_false (cv_layout_set_metric (layout, table, 1, "shares", &no_number));
  g_assert_error (no_number, CV_ERROR, CV_ERROR_INVALID);
  g_assert_true (cv_layout_set_metric (layout, table, 2, NULL, NULL));
  g_assert_nonnull (layout->cannot);

  g_assert_cmpint (layout->date_column, ==, 0);
  g_assert_true (cv_layout_set_date_column (layout, table, 3, NULL));
  g_assert_cmpint (layout->shape, ==, CV_SHAPE_POSTS);
  g_assert_cmpstr (layout->columns[3].role, ==, "published");
  g_assert_false (cv_layout_set_date_column (layout, table, 1, &no_date));
  g_assert_error (no_date, CV_ERROR, CV_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/suggestions", test_suggestions);
  g_test_add_func ("/layout/same-metric-twice", test_same_metric_twice);
  g_test_add_func ("/layout/totals-period", test_totals_period);
  g_test_add_func ("/layout/choices", test_choices);

  return g_test_run ();
}
