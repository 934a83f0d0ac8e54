/* SPDX-License-Identifier: GPL-3.0-or-later */

/* KPIs by goal, channel and owner: each once, no group empty. */

#include "model/cv-kpi-groups.h"

#include "plan-builder.h"

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-31");
  put (plan, "goal g1 statement=Known owner=Ana");
  put (plan, "goal g2 statement=Helped");
  put (plan, "goal g3 statement=Bare");
  put (plan, "channel c1 name=Forum kind=own_forum");
  put (plan, "channel c2 name=Page kind=facebook_page");
  put (plan, "channel c3 name=Old kind=x decision=drop dropped_on=2026-03-01");
  put (plan, "role r1 channel=c1 goal=g1 role=lead");
  put (plan, "role r2 channel=c3 goal=g1 role=support");
  put (plan, "kpi k1 goal=g1 name=One formula=comments");
  put (plan, "kpi k2 goal=g2 name=Two formula=comments owner=Zoe");
  put (plan, "kpi k3 goal=g2 name=Three formula=comments");
  put (plan, "kpi k4 goal=g2 name=Four formula=comments owner=Ben");
  put (plan, "kpi_channel kc1 kpi=k3 channel=c2");
  return plan;
}

/* "Known: k1; Helped: k2 k3" */
static char *
tell (CvPlan *plan, CvGrouping grouping)
{
  g_autoptr (GPtrArray) groups = cv_plan_group_kpis (plan, grouping, cv_day_from_ymd (2026, 6, 15));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const CvKpiGroupOf *group = groups->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", group->name);
      for (guint k = 0; k < group->kpis->len; k++)
        g_string_append_printf (text, " %s", cv_record_get_id (group->kpis->pdata[k]));
    }
  return g_string_free (text, FALSE);
}

static void
check (CvPlan *plan, CvGrouping grouping, const char *expected)
{
  g_autofree char *text = tell (plan, grouping);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_groups (void)
{
  g_autoptr (CvPlan) plan = new_plan ();

  check (plan, CV_GROUP_BY_GOAL, "Known: k1; Helped: k2 k3 k4");
  /* k1's goal has the Forum and a channel that was dropped; k2 and k4 have no role, so the two that go on count; k3 was
   * given the Page. */
  check (plan, CV_GROUP_BY_CHANNEL, "Forum: k1; Page: k3; Several Channels: k2 k4");
  check (plan, CV_GROUP_BY_OWNER, "Ana: k1; Ben: k4; Zoe: k2; No Owner: k3");

  /* All of what it measured was dropped: still that one channel's. */
  put (plan, "kpi_channel kc2 kpi=k2 channel=c3");
  check (plan, CV_GROUP_BY_CHANNEL, "Forum: k1; Page: k3; Old: k2; Several Channels: k4");
  drop (plan, CV_NOUN_ROLE, "r1");
  drop (plan, CV_NOUN_ROLE, "r2");
  drop (plan, CV_NOUN_KPI_CHANNEL, "kc2");
  drop (plan, CV_NOUN_KPI_CHANNEL, "kc1");
  put (plan, "channel c1 decision=drop");
  put (plan, "channel c2 decision=drop");
  check (plan, CV_GROUP_BY_CHANNEL, "No Channel: k1 k2 k3 k4");
}

static void
test_words (void)
{
  CvGrouping grouping = CV_GROUP_BY_GOAL;

  g_assert_true (cv_grouping_from_string ("owner", &grouping));
  g_assert_cmpint (grouping, ==, CV_GROUP_BY_OWNER);
  g_assert_cmpstr (cv_grouping_to_string (CV_GROUP_BY_CHANNEL), ==, "channel");
  g_assert_false (cv_grouping_from_string ("colour", &grouping));
  g_assert_false (cv_grouping_from_string (NULL, &grouping));
  g_assert_cmpint (grouping, ==, CV_GROUP_BY_OWNER);
}

int
main (int argc, char **argv)
{
  speak_english ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi-groups/groups", test_groups);
  g_test_add_func ("/kpi-groups/words", test_words);

  return g_test_run ();
}
