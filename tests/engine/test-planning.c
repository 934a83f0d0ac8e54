/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a user does to a plan, with its rules: from intention to edit, and carried out, so that what the rules let
 * through is what the store takes. */

#include "engine-fixture.h"

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

typedef struct
{
  Fixture base;
  CvSession *session;
  CvPlan *plan; /* goals g1, g2; channel c1; KPI k1 of g1, weekly, 100 to 200 */
} PlanningFixture;

static void
carry_out (PlanningFixture *fixture, CvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (cv_session_apply (fixture->session, edit, NULL, &error));
  g_assert_no_error (error);
}

static void
insert (PlanningFixture *fixture, CvRow *row)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_insert (fixture->plan, row, &error);

  g_assert_no_error (error);
  carry_out (fixture, edit);
}

static void
refuse (PlanningFixture *fixture, CvRow *row, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_planning_insert (fixture->plan, row, &error));
  g_assert_error (error, CV_ERROR, code);
}

static gpointer
find (PlanningFixture *fixture, CvNoun noun, const char *id)
{
  gpointer record = cv_plan_find (fixture->plan, noun, id);

  g_assert_nonnull (record);
  return record;
}

static void
set (PlanningFixture *fixture, CvNoun noun, const char *id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_change_text (fixture->plan, find (fixture, noun, id), field, text, &error);

  g_assert_no_error (error);
  carry_out (fixture, edit);
}

static void
refuse_set (PlanningFixture *fixture, CvNoun noun, const char *id, const char *field, const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_planning_change_text (fixture->plan, find (fixture, noun, id), field, text, &error));
  g_assert_error (error, CV_ERROR, code);
}

static void
planning_set_up (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CvRow *kpi;

  fixture_set_up (&fixture->base, data);
  fixture->session = open_plan (&fixture->base);
  fixture->plan = cv_session_get_plan (fixture->session);
  insert (fixture, cv_planning_new_goal (fixture->plan, "grow_audience", "Grow", &error));
  insert (fixture, cv_planning_new_goal (fixture->plan, NULL, "Talk", &error));
  insert (fixture, cv_planning_new_channel (fixture->plan, "instagram", NULL, &error));
  kpi = cv_planning_new_kpi (fixture->plan, "Grow", cv_catalogue_kpi (cv_catalogue_get (), "audience_size"), &error);
  cv_row_set_number (kpi, "baseline", 100);
  cv_row_set_number (kpi, "target", 200);
  insert (fixture, kpi);
  g_assert_no_error (error);
}

static void
planning_tear_down (PlanningFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->session);
  fixture_tear_down (&fixture->base, data);
}

/* --- new things --- */

static void
test_goals (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CvGoal *goal;

  /* A blank sentence is none: the kind's name stands in. */
  insert (fixture, cv_planning_new_goal (fixture->plan, "grow_audience", "  ", &error));
  goal = find (fixture, CV_NOUN_GOAL, "g3");
  g_assert_cmpstr (goal->statement, ==, "");
  g_assert_cmpstr (cv_goal_get_label (goal), ==, "Gather a relevant audience");
  g_assert_cmpstr (goal->kind, ==, "grow_audience");
  g_assert_cmpint (goal->position, >, ((CvGoal *) find (fixture, CV_NOUN_GOAL, "g2"))->position);

  refuse (fixture, cv_planning_new_goal (fixture->plan, NULL, " ", &error), CV_ERROR_INVALID);
  g_assert_null (cv_planning_new_goal (fixture->plan, "fly", "Fly", &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  refuse_set (fixture, CV_NOUN_GOAL, "g2", "statement", "", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_GOAL, "g2", "kind", "fly", CV_ERROR_NOT_FOUND);
}

static void
test_needs_goal (PlanningFixture *fixture, gconstpointer data)
{
  const CvKpiKind *kind = cv_catalogue_kpi (cv_catalogue_get (), "audience_size");
  g_autoptr (GError) error = NULL;

  g_assert_null (cv_planning_new_kpi (fixture->plan, NULL, kind, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NEEDS_GOAL);
  g_clear_error (&error);
  g_assert_null (cv_planning_new_kpi (fixture->plan, "g9", kind, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);

  carry_out (fixture, cv_planning_remove (fixture->plan, find (fixture, CV_NOUN_GOAL, "g1")));
  carry_out (fixture, cv_planning_remove (fixture->plan, find (fixture, CV_NOUN_GOAL, "g2")));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_KPI), ==, 0);
  g_assert_null (cv_planning_new_kpi (fixture->plan, "g1", kind, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NEEDS_GOAL);
}

static void
test_kpis (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CvRow *row = cv_planning_new_kpi (fixture->plan, "g2", NULL, &error);

  refuse (fixture, row, CV_ERROR_INVALID); /* without a name */
  refuse_set (fixture, CV_NOUN_KPI, "k1", "formula", "likes +", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_KPI, "k1", "formula", "zeal", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_KPI, "k1", "due", "2026-01-05", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_KPI, "k1", "catalogue", "nothing", CV_ERROR_NOT_FOUND);
  refuse_set (fixture, CV_NOUN_KPI, "k1", "colour", "red", CV_ERROR_NOT_FOUND);
  set (fixture, CV_NOUN_KPI, "k1", "low", "5");
  refuse_set (fixture, CV_NOUN_KPI, "k1", "high", "5", CV_ERROR_INVALID);
  set (fixture, CV_NOUN_KPI, "k1", "high", "6");
}

static void
test_channels (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cv_channel_get_label (find (fixture, CV_NOUN_CHANNEL, "c1")), ==, "Instagram");
  g_assert_null (cv_planning_new_channel (fixture->plan, "pigeon", NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  /* A blank name is none: the kind's name stands in. */
  set (fixture, CV_NOUN_CHANNEL, "c1", "name", " ");
  g_assert_cmpstr (((CvChannel *) find (fixture, CV_NOUN_CHANNEL, "c1"))->name, ==, "");
  g_assert_cmpstr (cv_channel_get_label (find (fixture, CV_NOUN_CHANNEL, "c1")), ==, "Instagram");
  refuse_set (fixture, CV_NOUN_CHANNEL, "c1", "create_share", "101", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_CHANNEL, "c1", "kind", "pigeon", CV_ERROR_NOT_FOUND);
  set (fixture, CV_NOUN_CHANNEL, "c1", "create_share", "100");
}

static void
test_plan (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvRow) row
      = cv_planning_new_plan ("Next", CV_DAY_NONE, CV_DAY_NONE, day ("2026-05-20"), NULL, &error);

  /* From next Monday on, 52 weeks. */
  g_assert_no_error (error);
  g_assert_cmpint (row->cells[cv_noun_field (CV_NOUN_PLAN, "from")].integer, ==, day ("2026-05-25"));
  g_assert_cmpint (row->cells[cv_noun_field (CV_NOUN_PLAN, "to")].integer, ==, day ("2027-05-23"));
  g_assert_null (cv_planning_new_plan (" ", CV_DAY_NONE, CV_DAY_NONE, day ("2026-05-20"), NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_PLAN, "plan", "to", "2026-01-05", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_PLAN, "plan", "name", "", CV_ERROR_INVALID);
}

static void
test_events (PlanningFixture *fixture, gconstpointer data)
{
  CvRow *row = cv_row_new (CV_NOUN_EVENT, NULL);
  CvRow *other = cv_row_new (CV_NOUN_EVENT, NULL);
  CvRow *lost = cv_row_new (CV_NOUN_EVENT, NULL);

  cv_row_set_integer (row, "day", day ("2026-03-05"));
  refuse (fixture, row, CV_ERROR_INVALID); /* without a text */
  cv_row_set_integer (other, "day", day ("2026-03-05"));
  cv_row_set_integer (other, "to", day ("2026-03-04"));
  cv_row_set_text (other, "text", "Launch");
  refuse (fixture, other, CV_ERROR_INVALID);
  cv_row_set_integer (lost, "day", day ("2026-03-05"));
  cv_row_set_text (lost, "text", "Launch");
  cv_row_set_text (lost, "channel", "c9");
  refuse (fixture, lost, CV_ERROR_NOT_FOUND);
}

static CvRow *
milestone_row (const char *when, double value)
{
  CvRow *row = cv_row_new (CV_NOUN_MILESTONE, NULL);

  cv_row_set_text (row, "kpi", "k1");
  cv_row_set_integer (row, "day", day (when));
  cv_row_set_number (row, "value", value);
  return row;
}

static void
test_milestones (PlanningFixture *fixture, gconstpointer data)
{
  insert (fixture, milestone_row ("2026-06-01", 150));
  refuse (fixture, milestone_row ("2026-06-01", 160), CV_ERROR_EXISTS);
  refuse (fixture, milestone_row ("2026-01-05", 160), CV_ERROR_INVALID);
  refuse (fixture, milestone_row ("2026-12-27", 160), CV_ERROR_INVALID);
  refuse (fixture, milestone_row ("2026-07-01", NAN), CV_ERROR_INVALID);
  insert (fixture, milestone_row ("2026-07-01", 160));
  refuse_set (fixture, CV_NOUN_MILESTONE, "m2", "day", "2026-06-01", CV_ERROR_EXISTS);
  set (fixture, CV_NOUN_MILESTONE, "m2", "value", "170");
}

static CvRow *
metric_row (const char *id)
{
  CvRow *row = cv_row_new (CV_NOUN_METRIC, id);

  cv_row_set_text (row, "name", id);
  return row;
}

static void
test_metrics (PlanningFixture *fixture, gconstpointer data)
{
  insert (fixture, metric_row ("zeal"));
  set (fixture, CV_NOUN_KPI, "k1", "formula", "zeal / followers");
  refuse (fixture, metric_row ("Zeal"), CV_ERROR_INVALID);
  refuse (fixture, metric_row ("2nd"), CV_ERROR_INVALID);
  refuse (fixture, metric_row ("min"), CV_ERROR_INVALID);
  refuse (fixture, metric_row ("likes"), CV_ERROR_EXISTS);
}

/* --- what others broke stands in nobody's way --- */

static void
test_path_turned_round (PlanningFixture *fixture, gconstpointer data)
{
  insert (fixture, milestone_row ("2026-06-01", 150));
  set (fixture, CV_NOUN_KPI, "k1", "due", "2026-09-01");
  /* Now the plan begins after the KPI is due. */
  set (fixture, CV_NOUN_PLAN, "plan", "to", "2027-12-31");
  set (fixture, CV_NOUN_PLAN, "plan", "from", "2026-10-01");
  set (fixture, CV_NOUN_KPI, "k1", "owner", "Ana");
  set (fixture, CV_NOUN_KPI, "k1", "target", "300");
  set (fixture, CV_NOUN_MILESTONE, "m1", "value", "160");
  refuse_set (fixture, CV_NOUN_KPI, "k1", "due", "2026-09-02", CV_ERROR_INVALID);
  refuse_set (fixture, CV_NOUN_MILESTONE, "m1", "day", "2026-06-02", CV_ERROR_INVALID);
  set (fixture, CV_NOUN_KPI, "k1", "due", "2026-10-02");
}

static void
test_metric_gone (PlanningFixture *fixture, gconstpointer data)
{
  insert (fixture, metric_row ("zeal"));
  set (fixture, CV_NOUN_KPI, "k1", "formula", "zeal");
  carry_out (fixture, cv_planning_remove (fixture->plan, find (fixture, CV_NOUN_METRIC, "zeal")));
  set (fixture, CV_NOUN_KPI, "k1", "owner", "Ana");
  refuse_set (fixture, CV_NOUN_KPI, "k1", "formula", "zeal + 1", CV_ERROR_INVALID);
  set (fixture, CV_NOUN_KPI, "k1", "formula", "followers");
}

/* --- ties and places --- */

static void
test_roles (PlanningFixture *fixture, gconstpointer data)
{
  CvChannel *channel = find (fixture, CV_NOUN_CHANNEL, "c1");
  CvGoal *goal = find (fixture, CV_NOUN_GOAL, "g1");

  carry_out (fixture, cv_planning_set_role (fixture->plan, channel, goal, CV_ROLE_SUPPORT));
  g_assert_cmpint (cv_plan_get_role (fixture->plan, "c1", "g1"), ==, CV_ROLE_SUPPORT);
  carry_out (fixture, cv_planning_set_role (fixture->plan, channel, goal, CV_ROLE_LEAD));
  g_assert_cmpint (cv_plan_get_role (fixture->plan, "c1", "g1"), ==, CV_ROLE_LEAD);
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_ROLE), ==, 1);
  carry_out (fixture, cv_planning_set_role (fixture->plan, channel, goal, CV_ROLE_NONE));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_ROLE), ==, 0);
}

static void
test_links (PlanningFixture *fixture, gconstpointer data)
{
  CvKpi *kpi = find (fixture, CV_NOUN_KPI, "k1");

  /* Its own goal it serves anyway. */
  carry_out (fixture, cv_planning_link (fixture->plan, kpi, find (fixture, CV_NOUN_GOAL, "g1"), TRUE));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_KPI_GOAL), ==, 0);
  for (int i = 0; i < 2; i++)
    carry_out (fixture, cv_planning_link (fixture->plan, kpi, find (fixture, CV_NOUN_GOAL, "g2"), TRUE));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_KPI_GOAL), ==, 1);
  carry_out (fixture, cv_planning_link (fixture->plan, kpi, find (fixture, CV_NOUN_CHANNEL, "c1"), TRUE));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_KPI_CHANNEL), ==, 1);
  for (int i = 0; i < 2; i++)
    carry_out (fixture, cv_planning_link (fixture->plan, kpi, find (fixture, CV_NOUN_GOAL, "g2"), FALSE));
  g_assert_cmpuint (cv_plan_get_count (fixture->plan, CV_NOUN_KPI_GOAL), ==, 0);
}

static void
move (PlanningFixture *fixture, const char *id, guint place, const char *expected)
{
  g_autofree char *goals = NULL;

  carry_out (fixture, cv_planning_move (fixture->plan, find (fixture, CV_NOUN_GOAL, id), place));
  goals = list_goals (fixture->session);
  g_assert_cmpstr (goals, ==, expected);
}

static void
test_moves (PlanningFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  insert (fixture, cv_planning_new_goal (fixture->plan, NULL, "Sell", &error));
  move (fixture, "g3", 0, "Sell, Grow, Talk");
  move (fixture, "g3", 1, "Grow, Sell, Talk");
  move (fixture, "g1", 99, "Sell, Talk, Grow");
  g_assert_true (cv_session_undo (fixture->session, FALSE, NULL, &error));
  move (fixture, "g1", 0, "Grow, Sell, Talk");
}

/* Two programs may have given the same place to two goals. */
static void
test_moves_of_twins (PlanningFixture *fixture, gconstpointer data)
{
  set (fixture, CV_NOUN_GOAL, "g1", "position", "3");
  set (fixture, CV_NOUN_GOAL, "g2", "position", "3");
  move (fixture, "g2", 0, "Talk, Grow");
  move (fixture, "g2", 1, "Grow, Talk");
}

/* What a goal in the user's words is most like: what it says itself stays. */
static void
test_kind_of_goal (PlanningFixture *fixture, gconstpointer unused)
{
  CvGoal *goal;

  insert (fixture, cv_planning_new_goal (fixture->plan, NULL, "Answer within an hour", NULL));
  goal = cv_plan_get_nth (fixture->plan, CV_NOUN_GOAL, cv_plan_get_count (fixture->plan, CV_NOUN_GOAL) - 1);
  set (fixture, CV_NOUN_GOAL, cv_record_get_id (CV_RECORD (goal)), "kind", "support_customers");
  g_assert_cmpstr (goal->statement, ==, "Answer within an hour");
  g_assert_cmpint (goal->business_value, ==, CV_BUSINESS_VALUE_EXPERIENCE);
  g_assert_cmpint (goal->stage, ==, CV_STAGE_ENGAGE);

  set (fixture, CV_NOUN_GOAL, cv_record_get_id (CV_RECORD (goal)), "business_value", "proximity");
  set (fixture, CV_NOUN_GOAL, cv_record_get_id (CV_RECORD (goal)), "kind", "listen_market");
  g_assert_cmpint (goal->business_value, ==, CV_BUSINESS_VALUE_PROXIMITY);
  g_assert_cmpint (goal->stage, ==, CV_STAGE_ENGAGE);
}

#define add_planning_test(name, function)                                                         \
  g_test_add ("/planning/" name, PlanningFixture, NULL, planning_set_up, function, planning_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_planning_test ("goals", test_goals);
  add_planning_test ("kind-of-goal", test_kind_of_goal);
  add_planning_test ("needs-goal", test_needs_goal);
  add_planning_test ("kpis", test_kpis);
  add_planning_test ("channels", test_channels);
  add_planning_test ("plan", test_plan);
  add_planning_test ("events", test_events);
  add_planning_test ("milestones", test_milestones);
  add_planning_test ("metrics", test_metrics);
  add_planning_test ("path-turned-round", test_path_turned_round);
  add_planning_test ("metric-gone", test_metric_gone);
  add_planning_test ("roles", test_roles);
  add_planning_test ("links", test_links);
  add_planning_test ("moves", test_moves);
  add_planning_test ("moves-of-twins", test_moves_of_twins);
  return g_test_run ();
}
