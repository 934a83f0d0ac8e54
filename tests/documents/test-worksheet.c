/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worksheet: what stands in which cell, and that what people typed comes out as they typed it. */

#include <math.h>
#include <string.h>

#include "documents/cv-worksheet.h"
#include "model/cv-question.h"

static CvDay
day (const char *text)
{
  CvDay result;

  g_assert_true (cv_day_parse (text, &result));
  return result;
}

static CvRow *
plan_row (void)
{
  CvRow *row = cv_row_new (CV_NOUN_PLAN, "plan");

  cv_row_set_text (row, "name", "Spring");
  cv_row_set_text (row, "currency", "EUR");
  cv_row_set_integer (row, "from", day ("2026-01-05"));
  cv_row_set_integer (row, "to", day ("2026-12-27"));
  return row;
}

static CvRow *
goal_row (const char *id, const char *statement)
{
  CvRow *row = cv_row_new (CV_NOUN_GOAL, id);

  cv_row_set_text (row, "statement", statement);
  return row;
}

static CvRow *
kpi_row (const char *id, const char *goal, const char *name)
{
  CvRow *row = cv_row_new (CV_NOUN_KPI, id);

  cv_row_set_text (row, "goal", goal);
  cv_row_set_text (row, "name", name);
  cv_row_set_text (row, "formula", "likes");
  cv_row_set_text (row, "unit", "count");
  cv_row_set_integer (row, "cadence", CV_GRAIN_WEEK);
  return row;
}

/* Takes the rows; the last is NULL. (transfer full) */
static CvPlan *
plan_of (CvRow *first, ...)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);
  CvPlan *plan = cv_plan_new ();
  va_list rows;

  va_start (rows, first);
  for (CvRow *row = first; row != NULL; row = va_arg (rows, CvRow *))
    g_ptr_array_add (changes, cv_change_new (row->noun, row->id, row));
  va_end (rows);
  cv_plan_apply (plan, changes);
  return plan;
}

#define HEADER "Goal,KPI,Now,Target,Unit,By,Status,Channels,Source,Owner\r\n"

static void
assert_csv (CvPlan *plan, GPtrArray *results, const char *expected)
{
  g_autofree char *csv = cv_worksheet_to_csv (plan, results);

  g_assert_true (g_str_has_prefix (csv, HEADER));
  g_assert_cmpstr (csv + strlen (HEADER), ==, expected);
}

/* A goal without a KPI has its row, too; each goes by the day that holds for it. */
static void
test_rows (void)
{
  CvRow *goal = goal_row ("g2", "Talk"), *kpi = kpi_row ("k1", "g2", "Answers"), *role, *channel;
  g_autoptr (CvPlan) plan = NULL;

  cv_row_set_integer (goal, "due", day ("2026-09-27"));
  cv_row_set_text (goal, "owner", "Ana");
  cv_row_set_number (kpi, "baseline", 12.5);
  cv_row_set_number (kpi, "target", 1340);
  channel = cv_row_new (CV_NOUN_CHANNEL, "c1");
  cv_row_set_text (channel, "name", "Blog, and more");
  role = cv_row_new (CV_NOUN_ROLE, "r1");
  cv_row_set_text (role, "channel", "c1");
  cv_row_set_text (role, "goal", "g2");
  cv_row_set_integer (role, "role", CV_ROLE_LEAD);
  plan = plan_of (plan_row (), goal_row ("g1", "Grow"), goal, channel, role, kpi, NULL);
  assert_csv (plan, NULL,
              "Grow,,,,,2026-12-27,,,,\r\n"
              "Talk,Answers,12.5,1340,number,2026-09-27,,\"Blog, and more\",By hand,Ana\r\n");
}

static void
test_band_and_owner (void)
{
  CvRow *goal = goal_row ("g1", "Grow"), *kpi = kpi_row ("k1", "g1", "Spend");
  g_autoptr (CvPlan) plan = NULL;

  cv_row_set_text (goal, "owner", "Ana");
  cv_row_set_text (kpi, "owner", "Leo");
  cv_row_set_integer (kpi, "direction", CV_DIRECTION_BAND);
  cv_row_set_number (kpi, "low", 10);
  cv_row_set_number (kpi, "high", 20);
  cv_row_set_integer (kpi, "due", day ("2026-06-30"));
  cv_row_set_integer (kpi, "source", CV_SOURCE_FILE);
  plan = plan_of (plan_row (), goal, kpi, NULL);
  assert_csv (plan, NULL, "Grow,Spend,,10 – 20,number,2026-06-30,,,File,Leo\r\n");
}

/* The latest judged value stands where a baseline would: likes of the week of 5 January. */
static void
test_results (void)
{
  CvRow *kpi = kpi_row ("k1", "g1", "Likes");
  g_autoptr (CvPlan) plan = NULL;
  CvSample sample = { day ("2026-01-06"), 7 };
  CvSeries series = { "likes", NULL, CV_GRAIN_DAY, &sample, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);

  cv_row_set_number (kpi, "baseline", 1);
  plan = plan_of (plan_row (), goal_row ("g1", "Grow"), kpi, NULL);
  questions = cv_plan_get_kpi_questions (plan, day ("2026-01-20"), &error);
  g_assert_no_error (error);
  g_ptr_array_add (results, cv_kpi_judge (questions->pdata[0], &series, 1));
  assert_csv (plan, results, "Grow,Likes,7,,number,2026-12-27,No target,,By hand,\r\n");
}

/* A spreadsheet runs none of it. */
static void
test_csv_text (void)
{
  g_autoptr (CvPlan) plan
      = plan_of (plan_row (), goal_row ("g1", "=1+1"), goal_row ("g2", "say \"yes\",\nor no"), goal_row ("g3", "Ünïcode ☕"), NULL);

  assert_csv (plan, NULL,
              "'=1+1,,,,,2026-12-27,,,,\r\n"
              "\"say \"\"yes\"\",\nor no\",,,,,2026-12-27,,,,\r\n"
              "Ünïcode ☕,,,,,2026-12-27,,,,\r\n");
}

/* @statement as the first cell of the only row. */
static void
assert_markdown (const char *statement, const char *expected)
{
  g_autoptr (CvPlan) plan = plan_of (plan_row (), goal_row ("g1", statement), NULL);
  g_autofree char *text = cv_worksheet_to_markdown (plan, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *start = g_strdup_printf ("| %s |", expected);
  guint row = g_strv_length (lines) - 2;

  g_assert_cmpstr (lines[0], ==, "# Spring");
  g_assert_true (g_str_has_prefix (lines[row - 1], "| --- |"));
  if (!g_str_has_prefix (lines[row], start))
    g_test_message ("%s", lines[row]);
  g_assert_true (g_str_has_prefix (lines[row], start));
}

static void
test_markdown (void)
{
  assert_markdown ("Grow by 1.5", "Grow by 1.5");
  assert_markdown ("a|b *c* _d_ `e` <f> [g] #h ~i~ &amp; \\", "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<f\\> \\[g\\] \\#h \\~i\\~ \\&amp; \\\\");
  assert_markdown ("two\nlines", "two lines");
  assert_markdown ("1. First", "1\\. First");
  assert_markdown ("- point", "\\- point");
  assert_markdown ("-5 percent", "-5 percent");
  assert_markdown ("   code?", "code?");
  assert_markdown ("===", "\\===");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worksheet/rows", test_rows);
  g_test_add_func ("/worksheet/band-and-owner", test_band_and_owner);
  g_test_add_func ("/worksheet/results", test_results);
  g_test_add_func ("/worksheet/csv-text", test_csv_text);
  g_test_add_func ("/worksheet/markdown", test_markdown);
  return g_test_run ();
}
