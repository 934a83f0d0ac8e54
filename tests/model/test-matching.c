/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions over a catalogue of seven KPIs whose order can be worked out by hand, and over the
 * one that ships. */

#include "model/cv-matching.h"
#include "plan-builder.h"

#define KPI(id, level, channels, place, degree)                                                    \
  "<kpi id=\"" id "\" formula=\"m\" unit=\"count\" direction=\"higher\" cadence=\"month\" "     \
  "value=\"none\" nature=\"quantitative\" level=\"" level "\" "                               \
  "channels=\"" channels "\" place=\"" place "\">"                                                  \
  "<name>" id "</name><definition>D</definition>"                                                  \
  "<fit goal=\"g\" degree=\"" degree "\"><why>why " id "</why></fit></kpi>"

#define CHANNEL(id, kind)                                                                          \
  "<channel id=\"" id "\" kind=\"" kind "\"><name>N</name><come-for>C</come-for>"                  \
  "<rhythm>R</rhythm></channel>"

static GBytes *
read_small (const char *name, gpointer data)
{
  static const struct
  {
    const char *name, *text;
  } files[] = {
    { "kpis.xml", "<catalogue>"
                  KPI ("weak_impact", "impact", "all", "picker", "1")
                  KPI ("good_output", "output", "all", "picker", "2")
                  KPI ("strong_video", "impact", "video blog", "picker", "3")
                  KPI ("strong_output", "output", "all", "picker", "3")
                  KPI ("strong_outcome", "outcome", "all", "picker", "3")
                  KPI ("strong_second", "outcome", "all", "picker", "3")
                  KPI ("hygiene", "impact", "all", "plan", "3")
                  "</catalogue>" },
    { "channels.xml", "<catalogue>" CHANNEL ("tube", "video") CHANNEL ("forum", "owned")
                      "</catalogue>" },
  };
  const char *text = "<catalogue/>";

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (files[i].name, name))
      text = files[i].text;
  return g_bytes_new_static (text, strlen (text));
}

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "goal g1 kind=g");
  put (plan, "goal g2 kind=");
  return plan;
}

/* "id:fit id:fit ..."; "!" weak, "*" chosen */
static char *
list (const CvCatalogue *catalogue, CvPlan *plan, CvGoal *goal)
{
  g_autoptr (GArray) suggestions = cv_match_kpis (catalogue, plan, goal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *s = &g_array_index (suggestions, CvSuggestion, i);
      g_autofree char *why = g_strdup_printf ("why %s", s->kpi->id);

      g_assert_cmpstr (s->why, ==, why);
      g_string_append_printf (text, "%s%s:%d%s%s", i > 0 ? " " : "", s->kpi->id, s->fit,
                              s->weak ? "!" : "", s->chosen ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (const CvCatalogue *catalogue, CvPlan *plan, CvGoal *goal, const char *expected)
{
  g_autofree char *text = list (catalogue, plan, goal);

  g_assert_cmpstr (text, ==, expected);
}

/* 90, 65, 15 for strong, good, weak; + 10 impact, 8 outcome, 2 output. */
#define ALL_MEASURABLE                                                                             \
  "strong_video:100 strong_outcome:98 strong_second:98 strong_output:92 good_output:67 "           \
  "weak_impact:25!"
/* Without a channel that gives the numbers: 50 + 10, below the good one that can be had. */
#define NO_VIDEO                                                                                   \
  "strong_outcome:98 strong_second:98 strong_output:92 good_output:67 strong_video:60 "            \
  "weak_impact:25!"

static void
test_order (void)
{
  CvCatalogue *catalogue = cv_catalogue_new (read_small, NULL, NULL);
  g_autoptr (CvPlan) plan = new_plan ();
  CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, "g1");

  assert_list (catalogue, NULL, goal, ALL_MEASURABLE);
  assert_list (catalogue, plan, goal, ALL_MEASURABLE); /* no channel: nothing is lowered */
  assert_list (catalogue, plan, cv_plan_find (plan, CV_NOUN_GOAL, "g2"), "");

  put (plan, "channel c1 kind=unheard_of");
  assert_list (catalogue, plan, goal, ALL_MEASURABLE);
  put (plan, "channel c2 kind=forum");
  assert_list (catalogue, plan, goal, NO_VIDEO);
  put (plan, "channel c3 kind=tube");
  assert_list (catalogue, plan, goal, ALL_MEASURABLE);
  put (plan, "channel c3 decision=drop");
  assert_list (catalogue, plan, goal, NO_VIDEO);
  cv_catalogue_free (catalogue);
}

static void
test_chosen (void)
{
  CvCatalogue *catalogue = cv_catalogue_new (read_small, NULL, NULL);
  g_autoptr (CvPlan) plan = new_plan ();
  CvGoal *goal = cv_plan_find (plan, CV_NOUN_GOAL, "g1");

  put (plan, "kpi k1 goal=g1 catalogue=good_output");
  put (plan, "kpi k2 goal=g2 catalogue=strong_output");
  put (plan, "kpi k3 goal=g2 catalogue=strong_second");
  put (plan, "kpi_goal kg1 kpi=k3 goal=g1");
  assert_list (catalogue, plan, goal,
               "strong_video:100 strong_outcome:98 strong_second:98* strong_output:92 "
               "good_output:67* weak_impact:25!");
  cv_catalogue_free (catalogue);
}

/* For every goal of the shipped catalogue and whatever channel: 0 to 100, best first, weak ones
 * last. */
static void
check_shipped (const CvCatalogue *catalogue, CvPlan *plan, CvGoal *goal)
{
  g_autoptr (GArray) suggestions = cv_match_kpis (catalogue, plan, goal);

  g_assert_cmpuint (suggestions->len, >=, 2);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *s = &g_array_index (suggestions, CvSuggestion, i);

      g_assert_cmpint (s->fit, >=, 0);
      g_assert_cmpint (s->fit, <=, 100);
      g_assert_cmpstr (s->why, !=, "");
      if (i > 0)
        {
          g_assert_cmpint (s[-1].fit, >=, s->fit);
          g_assert_true (s->weak || !s[-1].weak);
        }
    }
}

static void
test_shipped (void)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  guint n_goals, n_channels;
  const CvGoalKind *goals = cv_catalogue_goals (catalogue, &n_goals);
  const CvChannelKind *channels = cv_catalogue_channels (catalogue, &n_channels);

  for (guint g = 0; g < n_goals; g++)
    for (guint c = 0; c <= n_channels; c++)
      {
        g_autoptr (CvPlan) plan = cv_plan_new ();
        g_autofree char *goal = g_strdup_printf ("goal g1 kind=%s", goals[g].id);
        g_autofree char *channel
            = g_strdup_printf ("channel c1 kind=%s", channels[MIN (c, n_channels - 1)].id);

        put (plan, goal);
        if (c < n_channels)
          put (plan, channel);
        check_shipped (catalogue, plan, cv_plan_find (plan, CV_NOUN_GOAL, "g1"));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/order", test_order);
  g_test_add_func ("/matching/chosen", test_chosen);
  g_test_add_func ("/matching/shipped", test_shipped);
  return g_test_run ();
}
