/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan goes over 2026. On Thursday 21 May (week 21) the last week over is week 20, from Monday 11 May to Sunday
 * the 17th; the last month over is April. */

#include "model/cv-checkin.h"

#include <math.h>
#include <string.h>

#include "base/cv-number.h"
#include "model/cv-checkin-calendar.h"
#include "plan-builder.h"

static CvDay
day (const char *text)
{
  CvDay result;

  g_assert_true (cv_day_parse (text, &result));
  return result;
}

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  speak_english ();
  put (plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31");
  put (plan, "goal g1 statement=Be_heard");
  put (plan, "channel c1 kind=facebook name=Page");
  put (plan, "channel c2 kind=instagram name=Pictures");
  put (plan, "kpi k1 goal=g1 name=Talk formula=comments cadence=week unit=count baseline=0 target=100");
  return plan;
}

/* Values in consecutive periods from the one of @first on. */
static CvSeries
make_series (const char *metric, const char *channel, CvGrain grain, const char *first, const double *values, guint n)
{
  CvSample *samples = g_new (CvSample, n);

  for (guint i = 0; i < n; i++)
    samples[i] = (CvSample){ cv_period_shift (day (first), grain, (int) i), values[i] };
  return (CvSeries){ metric, channel, grain, samples, n };
}

static CvCheckIn *
look (CvPlan *plan, const char *on, const CvSeries *series, guint n)
{
  g_autoptr (GPtrArray) questions = cv_check_in_ask (plan, day (on));

  return cv_check_in_new (questions, series, n);
}

/* "k1 comments@c1 2026-W20 last 5 value 7". */
static void
expect (const CvCheckIn *check_in, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < check_in->entries->len; i++)
    {
      const CvCheckInEntry *entry = &g_array_index (check_in->entries, CvCheckInEntry, i);
      const CvKpiQuestion *question = check_in->questions->pdata[entry->question];
      char period[CV_DAY_BUFFER], number[CV_NUMBER_BUFFER];

      g_string_append_printf (text, "%s%s %s@%s %s", i > 0 ? "; " : "", question->kpi, entry->metric,
                              entry->channel != NULL ? entry->channel : "",
                              cv_period_format (entry->day, entry->grain, period));
      if (!isnan (entry->last))
        g_string_append_printf (text, " last %s", cv_number_format (entry->last, number));
      if (!isnan (entry->value))
        g_string_append_printf (text, " value %s", cv_number_format (entry->value, number));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_never_measured (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvCheckIn) check_in = look (plan, "2026-05-21", NULL, 0);
  g_autoptr (CvCheckIn) early = look (plan, "2026-01-01", NULL, 0);
  g_autoptr (CvCheckIn) late = look (plan, "2027-01-11", NULL, 0);
  g_autoptr (CvCheckIn) reach = NULL;

  expect (check_in, "k1 comments@c1 2026-W20; k1 comments@c2 2026-W20");
  g_assert_cmpuint (cv_check_in_count_due (check_in), ==, 2);
  /* Week 52 of 2025 lies before the plan, week 1 of 2027 after it. */
  expect (early, "");
  expect (late, "");
  /* People reached on two channels cannot be added up. */
  put (plan, "kpi k1 formula=reach cadence=month");
  reach = look (plan, "2026-05-21", NULL, 0);
  expect (reach, "k1 reach@ 2026-04");
}

static void
test_where_measured (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 3, 5 };
  const CvSeries series[] = {
    make_series ("comments", "c2", CV_GRAIN_WEEK, "2026-04-27", values, 2), /* weeks 18 and 19 */
    make_series ("comments", NULL, CV_GRAIN_WEEK, "2026-04-27", values, 2),
  };
  g_autoptr (CvCheckIn) channel = look (plan, "2026-05-21", series, 2);
  g_autoptr (CvCheckIn) whole = look (plan, "2026-05-21", series + 1, 1);
  g_autoptr (CvCheckIn) past = look (plan, "2026-05-12", series, 2);

  expect (channel, "k1 comments@c2 2026-W20 last 5");
  expect (whole, "k1 comments@ 2026-W20 last 5");
  /* A week that is in can be corrected. */
  expect (past, "k1 comments@c2 2026-W19 last 3 value 5");
  g_assert_cmpuint (cv_check_in_count_due (past), ==, 0);
  g_assert_true (cv_check_in_is_kpi (past, &g_array_index (past->entries, CvCheckInEntry, 0)));
  g_free ((gpointer) series[0].samples);
  g_free ((gpointer) series[1].samples);
}

/* Numbers of single days say what the week's would. */
static void
test_covered (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 3, 5 };
  const CvSeries series[] = {
    make_series ("comments", "c1", CV_GRAIN_DAY, "2026-05-16", values, 2), /* Saturday and Sunday of week 20 */
    make_series ("shares", "c1", CV_GRAIN_WEEK, "2026-05-04", values, 1),
  };
  g_autoptr (CvCheckIn) alone = look (plan, "2026-05-21", series, 2);
  g_autoptr (CvCheckIn) mixed = NULL;
  g_autoptr (CvCheckIn) twice = NULL;

  expect (alone, "");
  put (plan, "kpi k1 formula=comments+shares");
  mixed = look (plan, "2026-05-21", series, 2);
  expect (mixed, "k1 shares@c1 2026-W20 last 3");
  g_assert_false (cv_check_in_is_kpi (mixed, &g_array_index (mixed->entries, CvCheckInEntry, 0)));
  /* One number of two KPIs is typed once; a stopped KPI asks for nothing. */
  put (plan, "kpi k2 goal=g1 name=Shares formula=shares cadence=week");
  put (plan, "kpi k3 goal=g1 name=Old formula=clicks cadence=week stopped_on=2026-05-01");
  twice = look (plan, "2026-05-21", series, 2);
  expect (twice, "k1 shares@c1 2026-W20 last 3");
  g_free ((gpointer) series[0].samples);
  g_free ((gpointer) series[1].samples);
}

/* A level is carried through one week, so that the KPI has a value before anybody has typed the week's own: it is asked
 * for all the same. */
static void
test_level (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 300, 310 };
  const CvSeries series = make_series ("followers", "c1", CV_GRAIN_WEEK, "2026-04-27", values, 2); /* weeks 18 and 19 */
  const CvSeries monthly = make_series ("followers", "c1", CV_GRAIN_MONTH, "2026-04-01", values, 1);
  g_autoptr (CvCheckIn) weekly = NULL;
  g_autoptr (CvCheckIn) rarely = NULL;

  put (plan, "kpi k1 formula=followers");
  weekly = look (plan, "2026-05-21", &series, 1);
  expect (weekly, "k1 followers@c1 2026-W20 last 310");
  g_assert_cmpuint (cv_check_in_count_due (weekly), ==, 1);
  /* April's level says nothing about week 20. */
  rarely = look (plan, "2026-05-21", &monthly, 1);
  expect (rarely, "k1 followers@c1 2026-W20");
  g_free ((gpointer) series.samples);
  g_free ((gpointer) monthly.samples);
}

/* One channel's number is a value of the KPI, but not all of it: the other's is still asked for. */
static void
test_half_filled (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 3, 5 };
  const CvSeries series[] = {
    make_series ("comments", "c1", CV_GRAIN_WEEK, "2026-05-04", values, 2), /* weeks 19 and 20 */
    make_series ("comments", "c2", CV_GRAIN_WEEK, "2026-05-04", values, 1), /* week 19 */
  };
  g_autoptr (CvCheckIn) check_in = look (plan, "2026-05-21", series, 2);

  expect (check_in, "k1 comments@c1 2026-W20 last 3 value 5; k1 comments@c2 2026-W20 last 3");
  g_assert_cmpuint (cv_check_in_count_due (check_in), ==, 1);
  g_free ((gpointer) series[0].samples);
  g_free ((gpointer) series[1].samples);
}

/* People reached a day do not add up to those of the week. */
static void
test_not_addable (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 30, 50 };
  const CvSeries series = make_series ("reach", "c1", CV_GRAIN_DAY, "2026-05-16", values, 2);
  g_autoptr (CvCheckIn) check_in = NULL;

  put (plan, "kpi k1 formula=reach");
  check_in = look (plan, "2026-05-21", &series, 1);
  expect (check_in, "k1 reach@c1 2026-W20");
  g_free ((gpointer) series.samples);
}

static void
test_far_off (void)
{
  g_assert_true (cv_value_is_far_off (100, 10));
  g_assert_false (cv_value_is_far_off (99, 10));
  g_assert_true (cv_value_is_far_off (1, 10));
  g_assert_false (cv_value_is_far_off (1.1, 10));
  g_assert_true (cv_value_is_far_off (-100, 10));
  g_assert_true (cv_value_is_far_off (-5, 10));
  g_assert_true (cv_value_is_far_off (-5, 0));
  g_assert_false (cv_value_is_far_off (-5, -10));
  g_assert_false (cv_value_is_far_off (5, 0));
  g_assert_false (cv_value_is_far_off (0, 5));
  g_assert_false (cv_value_is_far_off (5, NAN));
}

static void
test_confidence (void)
{
  g_assert_cmpint (cv_check_in_get_confidence (CV_STATUS_REACHED), ==, CV_CONFIDENCE_ON_PACE);
  g_assert_cmpint (cv_check_in_get_confidence (CV_STATUS_ON_PACE), ==, CV_CONFIDENCE_ON_PACE);
  g_assert_cmpint (cv_check_in_get_confidence (CV_STATUS_BEHIND), ==, CV_CONFIDENCE_AT_RISK);
  g_assert_cmpint (cv_check_in_get_confidence (CV_STATUS_NO_DATA), ==, CV_CONFIDENCE_NONE);
}

static void
test_answers (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvCheckInAnswers) answers = cv_check_in_answers_new ();
  const CvCheckInEntry entry = { 0, "comments", NULL, CV_GRAIN_WEEK, day ("2026-05-11"), NAN, NAN };
  const CvOperation *operation;

  g_assert_true (cv_check_in_answers_set (answers, &entry, 4));
  g_assert_false (cv_check_in_answers_set (answers, &entry, 5));
  g_assert_cmpfloat (g_array_index (answers->values, CvCheckInEntry, 0).value, ==, 4);

  cv_check_in_answers_note (answers, plan, "k1", entry.day, CV_CONFIDENCE_OFF, "Strike");
  operation = answers->notes->operations->pdata[0];
  g_assert_cmpint (operation->kind, ==, CV_OPERATION_INSERT);
  /* What is noted already is changed where it differs, and only there. */
  put (plan, "note n1 kpi=k1 day=2026-05-11 confidence=off text=Strike");
  cv_check_in_answers_note (answers, plan, "k1", entry.day, CV_CONFIDENCE_OFF, NULL);
  g_assert_cmpuint (answers->notes->operations->len, ==, 1);
  cv_check_in_answers_note (answers, plan, "k1", entry.day, CV_CONFIDENCE_AT_RISK, "Over");
  for (guint i = 1; i < answers->notes->operations->len; i++)
    {
      operation = answers->notes->operations->pdata[i];
      g_assert_cmpint (operation->kind, ==, CV_OPERATION_UPDATE);
      g_assert_cmpstr (operation->row->id, ==, "n1");
    }
  g_assert_cmpuint (answers->notes->operations->len, >, 1);
}

/* A note of any day of the week is the week's; of two, the later. */
static void
test_find_note (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  g_assert_null (cv_check_in_find_note (plan, "k1", day ("2026-05-11")));
  g_assert_null (cv_check_in_find_note (plan, "k9", day ("2026-05-11")));
  put (plan, "note n1 kpi=k1 day=2026-05-13 text=Wednesday");
  put (plan, "note n2 kpi=k1 day=2026-05-12 text=Tuesday");
  put (plan, "note n3 kpi=k1 day=2026-05-18 text=Next");
  g_assert_cmpstr (cv_check_in_find_note (plan, "k1", day ("2026-05-11"))->text, ==, "Wednesday");
  g_assert_cmpstr (cv_check_in_find_note (plan, "k1", day ("2026-05-18"))->text, ==, "Next");
  g_assert_null (cv_check_in_find_note (plan, "k1", day ("2026-05-04")));
}

/* 60 and 62 by turns move by 2 from week to week: the natural limits lie 2.66 × 2 = 5.32 to both sides of the
 * middle. */
static void
test_tell (void)
{
  static const struct { double value; const char *expected; } cases[] = {
    { 61, "All within the usual range." },
    { 66, "All within the usual range." },
    { 90, "Talk: 90, above the usual 56 to 66" },
    { 20, "Talk: 20, below the usual 56 to 66" },
  };
  const double values[] = { 60, 62, 60, 62, 60, 62, 60, 62, 60, 62, 60, NAN };
  guint n = G_N_ELEMENTS (values);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ();
      CvSeries series = make_series ("comments", NULL, CV_GRAIN_WEEK, "2026-02-23", values, n);
      CvSeries known = { "comments", NULL, CV_GRAIN_WEEK, series.samples, n - 1 };
      g_autoptr (CvCheckIn) before = look (plan, "2026-05-21", &known, 1);
      g_autoptr (CvCheckIn) after = NULL;
      g_autoptr (GPtrArray) said = NULL;
      g_autoptr (GPtrArray) nothing = cv_check_in_tell (plan, before, before->results);

      ((CvSample *) series.samples)[n - 1].value = cases[i].value;
      after = look (plan, "2026-05-21", &series, 1);
      said = cv_check_in_tell (plan, before, after->results);
      g_assert_cmpuint (said->len, ==, 1);
      g_assert_cmpstr (said->pdata[0], ==, cases[i].expected);
      g_assert_cmpuint (nothing->len, ==, 0);
      g_free ((gpointer) series.samples);
    }
}

static void
test_tell_too_few (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  const double values[] = { 60 };
  CvSeries series = make_series ("comments", NULL, CV_GRAIN_WEEK, "2026-05-11", values, 1);
  g_autoptr (CvCheckIn) before = look (plan, "2026-05-21", NULL, 0);
  g_autoptr (CvCheckIn) after = look (plan, "2026-05-21", &series, 1);
  g_autoptr (GPtrArray) said = cv_check_in_tell (plan, before, after->results);

  g_assert_cmpuint (said->len, ==, 1);
  g_assert_cmpstr (said->pdata[0], ==, "Too few values yet to say what is usual.");
  g_free ((gpointer) series.samples);
}

static void
test_calendar (void)
{
  static const struct { const char *today; int weekday; const char *first, *by; } cases[] = {
    { "2026-05-21", 1, "20260525", "MO" }, /* a Thursday */
    { "2026-05-21", 4, "20260521", "TH" },
    { "2026-05-21", 7, "20260524", "SU" },
    { "2025-11-01", 1, "20260105", "MO" }, /* the plan begins on a Thursday */
    { "2027-01-04", 1, "20270104", "MO" }, /* the last week is typed after the plan's end */
    { "2027-01-08", 1, NULL, NULL },
    { "2026-05-21", 0, NULL, NULL },
  };
  g_autoptr (CvPlan) plan = new_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("plan plan check_in_day=%d", cases[i].weekday);
      g_autofree char *ics = NULL, *start = NULL, *rule = NULL;
      g_autoptr (GError) error = NULL;

      put (plan, line);
      ics = cv_check_in_to_icalendar (cv_plan_get_info (plan), day (cases[i].today), 86400, &error);
      if (cases[i].first == NULL)
        {
          g_assert_null (ics);
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      start = g_strdup_printf ("\r\nDTSTART;VALUE=DATE:%s\r\n", cases[i].first);
      rule = g_strdup_printf ("\r\nRRULE:FREQ=WEEKLY;BYDAY=%s;UNTIL=20270107\r\n", cases[i].by);
      g_assert_nonnull (strstr (ics, start));
      g_assert_nonnull (strstr (ics, rule));
      g_assert_nonnull (strstr (ics, "\r\nDTSTAMP:19700102T000000Z\r\n"));
      g_assert_nonnull (strstr (ics, "\r\nSUMMARY:Check-in: Spring\r\n"));
    }
}

static char *
unfold (const char *ics)
{
  g_auto (GStrv) parts = g_strsplit (ics, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

/* Marks that mean something are escaped; no line is longer than 75 octets, none is cut within a character. */
static void
test_calendar_text (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GString) name = g_string_new ("plan plan check_in_day=1 name=a,b;c\\d\te");
  g_autofree char *ics = NULL, *plain = NULL, *again = NULL;
  g_auto (GStrv) lines = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (name, "é");
  put (plan, name->str);
  ics = cv_check_in_to_icalendar (cv_plan_get_info (plan), day ("2026-05-21"), 0, NULL);
  again = cv_check_in_to_icalendar (cv_plan_get_info (plan), day ("2026-05-28"), 9, NULL);
  plain = unfold (ics);
  g_assert_nonnull (strstr (plain, "SUMMARY:Check-in: a\\,b\\;c\\\\d eéééé"));
  lines = g_strsplit (ics, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
  g_assert_cmpint (strncmp (strstr (ics, "UID:"), strstr (again, "UID:"), 35), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/checkin/never-measured", test_never_measured);
  g_test_add_func ("/model/checkin/where-measured", test_where_measured);
  g_test_add_func ("/model/checkin/covered", test_covered);
  g_test_add_func ("/model/checkin/level", test_level);
  g_test_add_func ("/model/checkin/half-filled", test_half_filled);
  g_test_add_func ("/model/checkin/not-addable", test_not_addable);
  g_test_add_func ("/model/checkin/far-off", test_far_off);
  g_test_add_func ("/model/checkin/confidence", test_confidence);
  g_test_add_func ("/model/checkin/answers", test_answers);
  g_test_add_func ("/model/checkin/find-note", test_find_note);
  g_test_add_func ("/model/checkin/tell", test_tell);
  g_test_add_func ("/model/checkin/tell-too-few", test_tell_too_few);
  g_test_add_func ("/model/checkin/calendar", test_calendar);
  g_test_add_func ("/model/checkin/calendar-text", test_calendar_text);
  return g_test_run ();
}
