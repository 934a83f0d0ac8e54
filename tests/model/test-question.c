/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a plan to plain questions: scope, days, marks, and the names of things. */

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-question.h"
#include "plan-builder.h"

static CvDay
day (const char *text)
{
  CvDay parsed;

  g_assert_true (cv_day_parse (text, &parsed));
  return parsed;
}

#define TODAY "2026-06-15"

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-31");
  put (plan, "goal g1 statement=Be_known due=2026-10-31");
  put (plan, "goal g2 statement=Help");
  put (plan, "channel c1 name=Forum kind=own_forum");
  put (plan, "channel c2 name=Page kind=facebook_page");
  put (plan, "channel c3 name=Old kind=x decision=drop dropped_on=2026-03-01");
  put (plan, "channel c4 name=Gone kind=x decision=drop");
  put (plan, "kpi k1 goal=g1 name=Fans formula=followers-start(followers) cadence=week");
  return plan;
}

static CvKpiQuestion *
ask (CvPlan *plan, const char *id)
{
  g_autoptr (GError) error = NULL;
  CvKpiQuestion *question = cv_plan_get_kpi_question (plan, cv_plan_find (plan, CV_NOUN_KPI, id),
                                                      day (TODAY), &error);

  g_assert_no_error (error);
  return question;
}

/* "c1 c3(2026-03-01)" */
static void
assert_scope (CvPlan *plan, const char *expected)
{
  g_autoptr (CvKpiQuestion) question = ask (plan, "k1");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->n_scope; i++)
    {
      char buffer[CV_DAY_BUFFER];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", question->scope[i].channel);
      if (question->scope[i].ended != CV_DAY_NONE)
        g_string_append_printf (text, "(%s)", cv_day_format (question->scope[i].ended, buffer));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Rule 1: chosen channels; else those that serve a goal of the KPI's; else all that are not
 * dropped. */
static void
test_scope (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  assert_scope (plan, "c1 c2");
  put (plan, "role r1 channel=c2 goal=g2 role=lead"); /* another goal's */
  assert_scope (plan, "c1 c2");
  put (plan, "role r2 channel=c1 goal=g1 role=none");
  assert_scope (plan, "c1 c2");
  put (plan, "role r2 role=support");
  assert_scope (plan, "c1");
  put (plan, "role r3 channel=c3 goal=g1 role=lead"); /* dropped: its history counts */
  assert_scope (plan, "c1 c3(2026-03-01)");
  put (plan, "kpi_goal kg1 kpi=k1 goal=g2");
  assert_scope (plan, "c2 c1 c3(2026-03-01)");
  put (plan, "role r4 channel=c2 goal=g1 role=support"); /* serves both, counts once */
  assert_scope (plan, "c2 c1 c3(2026-03-01)");
  put (plan, "kpi_channel kc1 kpi=k1 channel=c4"); /* dropped without a day: as of today */
  assert_scope (plan, "c4(" TODAY ")");
  put (plan, "kpi_channel kc2 kpi=k9 channel=c1"); /* another KPI's */
  assert_scope (plan, "c4(" TODAY ")");
}

static void
test_days (void)
{
  static const struct
  {
    const char *line, *baseline_day, *due;
  } cases[] = {
    { "kpi k1 note=", "2026-01-05", "2026-10-31" }, /* the plan's first day, the goal's due day */
    { "kpi k1 due=2026-08-01", "2026-01-05", "2026-08-01" },
    { "kpi k1 due= baseline_day=2026-02-01", "2026-02-01", "2026-10-31" },
    { "goal g1 due=", "2026-02-01", "2026-12-31" }, /* the plan's last day */
  };
  g_autoptr (CvPlan) plan = new_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvKpiQuestion) question = NULL;

      put (plan, cases[i].line);
      question = ask (plan, "k1");
      g_assert_cmpint (question->from, ==, day ("2026-01-05"));
      g_assert_cmpint (question->to, ==, day ("2026-12-31"));
      g_assert_cmpint (question->today, ==, day (TODAY));
      g_assert_cmpint (question->baseline_day, ==, day (cases[i].baseline_day));
      g_assert_cmpint (question->due, ==, day (cases[i].due));
    }
}

static void
test_plain_fields (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvKpiQuestion) first = ask (plan, "k1");
  g_autoptr (CvKpiQuestion) second = NULL;

  g_assert_true (isnan (first->target) && isnan (first->baseline));
  g_assert_cmpint (first->cadence, ==, CV_GRAIN_WEEK);
  put (plan, "kpi k1 measured=total direction=lower baseline=1 target=2 low=3 high=4 "
             "cadence=quarter");
  second = ask (plan, "k1");
  g_assert_cmpstr (second->kpi, ==, "k1");
  g_assert_cmpint (second->measured, ==, CV_MEASURED_TOTAL);
  g_assert_cmpint (second->direction, ==, CV_DIRECTION_LOWER);
  g_assert_cmpint (second->cadence, ==, CV_GRAIN_QUARTER);
  g_assert_cmpfloat (second->baseline, ==, 1);
  g_assert_cmpfloat (second->target, ==, 2);
  g_assert_cmpfloat (second->low, ==, 3);
  g_assert_cmpfloat (second->high, ==, 4);
}

static void
test_marks (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvKpiQuestion) question = NULL;

  put (plan, "break b1 metric=followers channel=c1 day=2026-02-01");
  put (plan, "break b2 metric=followers channel= day=2026-03-01");
  put (plan, "break b3 metric=views channel=c1 day=2026-03-01");
  put (plan, "milestone m1 kpi=k1 day=2026-09-01 value=30");
  put (plan, "milestone m2 kpi=k1 day=2026-06-01 value=20");
  put (plan, "milestone m3 kpi=k2 day=2026-07-01 value=25");
  question = ask (plan, "k1");

  g_assert_cmpuint (question->n_breaks, ==, 2);
  g_assert_cmpstr (question->breaks[0].channel, ==, "c1");
  g_assert_cmpint (question->breaks[0].day, ==, day ("2026-02-01"));
  g_assert_null (question->breaks[1].channel);
  g_assert_cmpstr (question->breaks[1].metric, ==, "followers");

  g_assert_cmpuint (question->n_milestones, ==, 2);
  g_assert_cmpint (question->milestones[0].day, ==, day ("2026-06-01"));
  g_assert_cmpfloat (question->milestones[0].value, ==, 20);
  g_assert_cmpfloat (question->milestones[1].value, ==, 30);
}

static void
test_formula (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvKpiQuestion) question = ask (plan, "k1");
  g_autoptr (CvKpiQuestion) of_catalogue = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_false (inputs[0].start);
  g_assert_true (inputs[1].start);
  g_assert_cmpint (question->kinds[0], ==, CV_METRIC_STOCK);
  g_assert_cmpint (question->kinds[1], ==, CV_METRIC_STOCK);

  /* The plan's own metric of that id says what it is. */
  put (plan, "metric followers name=My_fans kind=flow");
  g_assert_null (cv_plan_get_kpi_question (plan, cv_plan_find (plan, CV_NOUN_KPI, "k1"),
                                           day (TODAY), &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID); /* start() is for stocks */
  g_assert_nonnull (strstr (error->message, "Fans"));

  put (plan, "kpi k1 catalogue=share_of_voice formula=");
  of_catalogue = ask (plan, "k1");
  cv_formula_get_inputs (of_catalogue->formula, &n);
  g_assert_cmpuint (n, ==, 2); /* brand_mentions, competitor_mentions */
}

static void
test_refused (void)
{
  static const char *const formulas[] = { "followers+", "no_such_metric", "" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ();
      g_autofree char *line = g_strdup_printf ("kpi k1 formula=%s", formulas[i]);
      g_autoptr (GError) error = NULL;

      put (plan, line);
      g_assert_null (cv_plan_get_kpi_question (plan, cv_plan_find (plan, CV_NOUN_KPI, "k1"),
                                               day (TODAY), &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
    }
}

static void
test_names (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  CvMetricKind kind;
  CvGoal *goal;
  CvKpi *kpi;

  put (plan, "metric stars name=Stars_given kind=rate");
  put (plan, "metric moons kind=rate");
  g_assert_true (cv_plan_get_metric_kind (plan, "stars", &kind));
  g_assert_cmpint (kind, ==, CV_METRIC_RATE);
  g_assert_true (cv_plan_get_metric_kind (plan, "reach", &kind));
  g_assert_cmpint (kind, ==, CV_METRIC_UNIQUE);
  g_assert_false (cv_plan_get_metric_kind (plan, "suns", &kind));
  g_assert_cmpstr (cv_plan_get_metric_name (plan, "stars"), ==, "Stars given");
  g_assert_cmpstr (cv_plan_get_metric_name (plan, "moons"), ==, "moons");
  g_assert_cmpstr (cv_plan_get_metric_name (plan, "suns"), ==, "suns");
  g_assert_cmpstr (cv_plan_get_metric_name (plan, "followers"), ==,
                   cv_catalogue_metric (cv_catalogue_get (), "followers")->name);

  put (plan, "goal g3 kind=build_awareness");
  goal = cv_plan_find (plan, CV_NOUN_GOAL, "g3");
  g_assert_cmpstr (cv_goal_get_label (goal), ==, "Be known by a defined audience");
  put (plan, "goal g3 statement=Mine kind=build_awareness");
  g_assert_cmpstr (cv_goal_get_label (goal), ==, "Mine");

  put (plan, "kpi k2 goal=g1 catalogue=share_of_voice");
  kpi = cv_plan_find (plan, CV_NOUN_KPI, "k2");
  g_assert_cmpstr (cv_kpi_get_label (kpi), ==, "Share of voice");
  g_assert_true (cv_plan_look_up (plan, CV_NOUN_KPI, "share of voice", NULL) == (gpointer) kpi);
  put (plan, "kpi k2 name=Voice");
  g_assert_cmpstr (cv_kpi_get_label (kpi), ==, "Voice");
}

/* A flag is on the charts of the goals and channels it was put on, and on all where it names none. */
static void
test_events (void)
{
  static const struct
  {
    const char *fields;
    gboolean    flag;
  } cases[] = {
    { "goal= channel=", TRUE },   { "goal=g1 channel=", TRUE },    { "goal=g2 channel=", FALSE }, { "goal= channel=c1", TRUE },
    { "goal= channel=c2", FALSE }, { "goal=g1 channel=c1", TRUE }, { "goal=g2 channel=c1", FALSE },
  };
  g_autoptr (CvPlan) plan = new_plan ();
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, "k1");
  g_autoptr (CvKpiQuestion) question = NULL;

  put (plan, "role r1 goal=g1 channel=c1 role=lead");
  question = ask (plan, "k1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strconcat ("event e1 day=2026-03-01 text=Fair ", cases[i].fields, NULL);

      put (plan, line);
      g_assert_cmpint (cv_kpi_has_event (plan, kpi, question, cv_plan_find (plan, CV_NOUN_EVENT, "e1")), ==, cases[i].flag);
    }
  put (plan, "kpi_goal kg1 kpi=k1 goal=g2");
  g_assert_true (cv_kpi_has_event (plan, kpi, question, cv_plan_find (plan, CV_NOUN_EVENT, "e1")));
}

/* A KPI counts as stopped from the very day on, not before. */
static void
test_stopped (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, "k1");
  static const struct
  {
    const char *today;
    gboolean stopped;
  } cases[] = { { "2026-05-02", FALSE }, { "2026-05-03", TRUE }, { "2026-06-01", TRUE } };

  g_assert_false (cv_kpi_is_stopped (kpi, day ("2026-05-03")));
  put (plan, "kpi k1 stopped_on=2026-05-03");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvKpiQuestion) question = cv_plan_get_kpi_question (plan, kpi, day (cases[i].today), NULL);

      g_assert_cmpint (question->stopped, ==, cases[i].stopped);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  speak_english ();
  g_test_add_func ("/question/scope", test_scope);
  g_test_add_func ("/question/days", test_days);
  g_test_add_func ("/question/plain-fields", test_plain_fields);
  g_test_add_func ("/question/marks", test_marks);
  g_test_add_func ("/question/formula", test_formula);
  g_test_add_func ("/question/refused", test_refused);
  g_test_add_func ("/question/events", test_events);
  g_test_add_func ("/question/stopped", test_stopped);
  g_test_add_func ("/question/names", test_names);
  return g_test_run ();
}
