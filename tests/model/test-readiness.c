/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readiness, the SMART reading, the budget and the search: what each says of a small plan. */

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-budget.h"
#include "model/cv-readiness.h"
#include "model/cv-search.h"
#include "model/cv-smart.h"
#include "plan-builder.h"

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  /* 365 days: a year's price is the plan's. */
  put (plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31 currency=EUR");
  put (plan, "goal g1 statement=Be_known");
  return plan;
}

static void
test_questions (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) gaps = cv_readiness_get_gaps (plan);
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) error = NULL;
  guint n_questions;

  g_assert_cmpuint (cv_readiness_count (plan, &n_questions), ==, 0);
  g_assert_cmpuint (n_questions, ==, 10);
  g_assert_cmpuint (gaps->len, ==, 10);
  put (plan, "plan plan reason=They_want_advice");
  put (plan, "readiness tastes answer=yes");
  put (plan, "readiness hosts answer=partly note=Two_of_three");
  g_assert_cmpuint (cv_readiness_count (plan, &n_questions), ==, 3);
  g_assert_cmpint (cv_readiness_get_answer (plan, "hosts"), ==, CV_ANSWER_PARTLY);
  g_assert_cmpstr (cv_readiness_get_note (plan, "hosts"), ==, "Two of three");
  fewer = cv_readiness_get_gaps (plan);
  g_assert_cmpuint (fewer->len, ==, 8); /* reason and tastes are closed, partly is not */
  g_assert_null (cv_planning_answer (plan, "nowhere", CV_ANSWER_YES, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cv_planning_answer (plan, "reason", CV_ANSWER_YES, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
}

/* A yes that the plan does not bear out is a gap of its own. */
static void
test_contradictions (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  put (plan, "readiness analysis answer=yes");
  before = cv_readiness_get_gaps (plan);
  put (plan, "cost l1 name=Read kind=analysis owner=Ana");
  after = cv_readiness_get_gaps (plan);
  g_assert_cmpuint (before->len, ==, after->len + 1);
  g_assert_cmpstr (((CvReadinessGap *) before->pdata[before->len - 1])->where, ==, "budget");
}

/* Each belief that is asked about has its question; tools and a community that were answered with yes are to be in the plan. */
static void
test_beliefs (void)
{
  static const char *const beliefs[] = { "B1", "B2", "B3", "B4", "B5", "B10", "B12", "B13", "B14" };
  static const struct
  {
    const char *answer, *answered, *settles, *where;
  } cases[] = {
    { "readiness communities answer=yes", "There is a community", "channel c1 kind=own_forum", "channels" },
    { "readiness tools answer=yes", "The tools are there", "tool t1 name=Listener", "budget" },
  };
  guint n;
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), &n);

  for (guint b = 0; b < G_N_ELEMENTS (beliefs); b++)
    {
      guint asked = 0;

      for (guint i = 0; i < n; i++)
        asked += g_str_equal (questions[i].belief, beliefs[b]);
      g_assert_cmpuint (asked, >, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ();
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;
      const CvReadinessGap *last;

      put (plan, cases[i].answer);
      before = cv_readiness_get_gaps (plan);
      last = before->pdata[before->len - 1];
      g_assert_true (g_str_has_prefix (last->text, cases[i].answered));
      g_assert_cmpstr (last->where, ==, cases[i].where);
      put (plan, cases[i].settles);
      after = cv_readiness_get_gaps (plan);
      g_assert_cmpuint (after->len, ==, before->len - 1);
    }
}

/* A gap never says more than is known. */
static void
test_gap_words (void)
{
  static const struct
  {
    const char *answer, *owner, *text;
  } cases[] = {
    { "no", "owner=", "Nobody with experience is named for the analysis." },
    { "no", "owner=Ben", "Nobody with experience is named for the analysis." }, /* a trainee */
    { "no", "owner=Ana", "Still open: Does somebody with experience read and interpret what people say?" },
    { "partly", "owner=Ana", "Only partly so far: Does somebody with experience read and interpret what people say?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ();
      g_autofree char *answer = g_strdup_printf ("readiness analysis answer=%s", cases[i].answer);
      g_autofree char *cost = g_strdup_printf ("cost l1 name=Read kind=analysis %s", cases[i].owner);
      g_autoptr (GPtrArray) gaps = NULL;
      const char *text = NULL;

      put (plan, "person p1 name=Ana experience=senior");
      put (plan, "person p2 name=Ben experience=trainee");
      put (plan, answer);
      put (plan, cost);
      gaps = cv_readiness_get_gaps (plan);
      for (guint g = 0; g < gaps->len; g++)
        if (g_strcmp0 (((CvReadinessGap *) gaps->pdata[g])->question, "analysis") == 0)
          text = ((CvReadinessGap *) gaps->pdata[g])->text;
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What the template puts first leads the gaps until it is answered; an answer taken back leaves no trace. */
static void
test_first (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvEdit) edit = cv_planning_from_template (plan, cv_catalogue_template (cv_catalogue_get (), "launch"));
  g_autoptr (CvEdit) back = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *told = NULL;
  guint n = 0;

  for (guint i = 0; i < edit->operations->len; i++)
    n += ((CvOperation *) edit->operations->pdata[i])->row->noun == CV_NOUN_READINESS;
  g_assert_cmpuint (n, ==, 3); /* relevance, transparency, open_doors */
  put (plan, "readiness transparency");
  put (plan, "readiness answers answer=yes");
  g_assert_true (cv_readiness_is_first (plan, "transparency"));
  g_assert_false (cv_readiness_is_first (plan, "answers"));
  g_assert_false (cv_readiness_is_first (plan, "relevance"));
  gaps = cv_readiness_get_gaps (plan);
  g_assert_cmpstr (((CvReadinessGap *) gaps->pdata[0])->question, ==, "transparency");
  drop (plan, CV_NOUN_READINESS, "answers");
  told = cv_readiness_tell (plan);
  g_assert_nonnull (strstr (told, "marked as first"));
  put (plan, "readiness transparency answer=yes");
  g_assert_false (cv_readiness_is_first (plan, "transparency"));
  back = cv_planning_answer (plan, "transparency", CV_ANSWER_NONE, NULL, NULL);
  g_assert_cmpint (((CvOperation *) back->operations->pdata[0])->kind, ==, CV_OPERATION_DELETE);
}

static void
assert_smart (CvPlan *plan, const char *expected)
{
  g_autofree char *text = cv_smart_tell (plan, cv_plan_find (plan, CV_NOUN_GOAL, "g1"));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_smart (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  assert_smart (plan, "Still missing: a whole sentence, a KPI with a target, an owner, a known start, "
                      "a due day within the plan.");
  put (plan, "goal g1 statement=Be_known_by_all_bakers owner=Ana due=2026-09-30");
  put (plan, "kpi k1 goal=g1 name=Reach formula=reach target=1200");
  assert_smart (plan, "Still missing: a known start.");
  put (plan, "kpi k1 baseline=100");
  assert_smart (plan, "Specific, measurable, assigned, realistic and dated.");
  put (plan, "goal g1 due=2027-01-01");
  assert_smart (plan, "Still missing: a due day within the plan.");
  put (plan, "goal g1 known_by=2026-03-01");
  assert_smart (plan, "Not enough is known yet. It will be by 1 March 2026.");
}

/* Licence 1,200 of a year; analysis 100 h × 50; content 300 given, whatever its hours say. */
static void
test_budget (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autofree char *text = NULL;
  CvBudget budget;

  cv_budget_read (plan, &budget);
  g_assert_true (isnan (budget.licence_share));
  put (plan, "tool t1 name=Ear stage=listen price=paid yearly=1200 actual=600");
  put (plan, "tool t2 name=Count stage=measure price=free yearly=100"); /* what its hosting costs */
  put (plan, "cost l1 name=Read kind=analysis hours=100 rate=50 actual_hours=20");
  put (plan, "cost l2 name=Film kind=content hours=10 rate=50 planned=300 actual=250");
  cv_budget_read (plan, &budget);
  g_assert_cmpfloat (budget.licence, ==, 1300);
  g_assert_cmpfloat (budget.analysis, ==, 5000);
  g_assert_cmpfloat (budget.content, ==, 300);
  g_assert_cmpfloat (budget.total, ==, 6600);
  g_assert_cmpfloat (budget.actual_total, ==, 600 + 20 * 50 + 250);
  g_assert_cmpfloat (budget.hours, ==, 110);
  g_assert_cmpfloat_with_epsilon (budget.licence_share, 1300 / 6300.0, 1e-12);
  g_assert_cmpuint (budget.tools[CV_TOOL_LISTEN], ==, 1);
  g_assert_cmpuint (budget.n_free, ==, 1);
  text = cv_budget_tell (plan);
  g_assert_cmpstr (text, ==, "21% for licences, 79% for analysis. The guide is 20 to 80.");
}

/* Licences are paid by the month; a plan that ends a few days into one does not pay for it. */
static void
test_licence_months (void)
{
  static const struct
  {
    const char *from, *to;
    int months;
  } cases[] = {
    { "2026-01-05", "2026-12-27", 12 }, { "2026-01-01", "2026-12-31", 12 }, { "2024-01-01", "2024-12-31", 12 },
    { "2026-01-01", "2026-06-30", 6 },  { "2026-02-01", "2026-02-28", 1 },  { "2026-03-02", "2026-03-04", 1 },
    { "2026-01-01", "2026-02-05", 1 },  { "2026-01-01", "2026-02-15", 2 },  { "2026-01-01", "2028-12-31", 36 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ();
      g_autofree char *line = g_strdup_printf ("plan plan from=%s to=%s", cases[i].from, cases[i].to);

      put (plan, line);
      put (plan, "tool t1 name=Ear price=paid yearly=1200");
      g_assert_cmpfloat (cv_tool_get_planned (plan, cv_plan_find (plan, CV_NOUN_TOOL, "t1")), ==, cases[i].months * 100);
    }
}

static void
assert_found (CvPlan *plan, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) found = cv_plan_search (plan, text, 100);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", cv_record_get_id (((CvFound *) found->pdata[i])->record));
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Without case and accents, all words, names before notes. */
static void
test_search (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) one = NULL;

  put (plan, "goal g1 note=Ask_the_Bäckerei_first");
  put (plan, "goal g2 statement=Bäckerei_an_der_Ecke");
  put (plan, "event e1 text=Tag_der_offenen_BACKEREI day=2026-03-01");
  put (plan, "channel c1 name=مخبز_الحي mission=🍞_für_alle");
  assert_found (plan, "bäckerei", "g2 e1 g1");
  assert_found (plan, "  backerei ECKE ", "g2");
  assert_found (plan, "مخبز", "c1");
  assert_found (plan, "🍞", "c1");
  assert_found (plan, "", "");
  assert_found (plan, "nothing", "");
  /* Whatever somebody wrote, wherever. */
  put (plan, "plan plan reason=Zéphyr_wanted audience=Gardeners");
  put (plan, "readiness hosts answer=partly note=Dahlia_hosts");
  put (plan, "channel c9 kind=own_forum contact_points=Counter_thanks ritual=Saturday_walk thanks=Honey profile=Elders");
  put (plan, "person p9 name=Iris task=Reads_everything");
  put (plan, "cost l9 name=Studio note=Rented_by_Juno");
  put (plan, "tool t9 name=Ear note=Listens_to_Lima");
  put (plan, "kpi k9 goal=g1 name=Mentions formula=mentions");
  put (plan, "note n9 kpi=k9 day=2026-03-01 text=Felt_Mauve");
  put (plan, "verbatim v9 text=So_Navy author=Olga");
  put (plan, "decision d9 name=Mentions verdict=change why=Pearl");
  assert_found (plan, "zephyr", "plan");
  assert_found (plan, "gardeners", "plan");
  assert_found (plan, "dahlia", "hosts");
  assert_found (plan, "counter", "c9");
  assert_found (plan, "saturday", "c9");
  assert_found (plan, "honey", "c9");
  assert_found (plan, "elders", "c9");
  assert_found (plan, "own forum", "c9"); /* called as the catalogue calls it */
  assert_found (plan, "iris", "p9");
  assert_found (plan, "juno", "l9");
  assert_found (plan, "lima", "t9");
  assert_found (plan, "mauve", "n9");
  assert_found (plan, "navy", "v9");
  assert_found (plan, "olga", "v9");
  assert_found (plan, "pearl", "d9");
  one = cv_plan_search (plan, "backerei", 1);
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  speak_english ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readiness/questions", test_questions);
  g_test_add_func ("/readiness/beliefs", test_beliefs);
  g_test_add_func ("/readiness/contradictions", test_contradictions);
  g_test_add_func ("/smart", test_smart);
  g_test_add_func ("/budget", test_budget);
  g_test_add_func ("/licence-months", test_licence_months);
  g_test_add_func ("/search", test_search);
  g_test_add_func ("/readiness/gap-words", test_gap_words);
  g_test_add_func ("/readiness/first", test_first);
  return g_test_run ();
}
