/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a place is worth per member, and the duties of transparency, on small plans worked out by hand. */

#include <math.h>

#include "base/cv-error.h"
#include "model/cv-community.h"
#include "model/cv-duties.h"
#include "plan-builder.h"

#define MAX_SERIES 16

typedef struct
{
  CvSample samples[12];
  CvSeries series;
} Measured;

typedef struct
{
  CvPlan  *plan;
  Measured all[MAX_SERIES];
  guint    n;
} World;

static World *
new_world (void)
{
  World *world = g_new0 (World, 1);

  world->plan = cv_plan_new ();
  put (world->plan, "plan plan name=Spring from=2026-01-01 to=2026-12-31");
  put (world->plan, "goal g1 statement=Be_known");
  return world;
}

static void
free_world (World *world)
{
  g_object_unref (world->plan);
  g_free (world);
}

/* One value for each period from @period on. */
static void
measure (World *world, const char *metric, const char *channel, CvGrain grain, CvDay first, guint n, const double *values)
{
  Measured *measured = &world->all[world->n++];

  g_assert_cmpuint (world->n, <=, MAX_SERIES);
  for (guint i = 0; i < n; i++)
    measured->samples[i] = (CvSample){ grain == CV_GRAIN_WEEK ? first + 7 * (int) i
                                                             : cv_day_from_ymd (2026, 1 + (int) i, 1), values[i] };
  measured->series = (CvSeries){ metric, channel, grain, measured->samples, n };
}

static gboolean
has (const char *metric, const char *channel, gpointer data)
{
  World *world = data;

  for (guint i = 0; i < world->n; i++)
    if (g_str_equal (world->all[i].series.metric, metric) && g_str_equal (world->all[i].series.channel, channel))
      return TRUE;
  return FALSE;
}

/* (transfer full) of CvCommunityValue */
static GArray *
compare (World *world)
{
  g_autoptr (CvCommunity) community
      = cv_community_ask (world->plan, has, world, cv_day_from_ymd (2026, 3, 2));
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  GPtrArray *questions = cv_community_get_questions (community);
  CvSeries series[MAX_SERIES];

  for (guint i = 0; i < world->n; i++)
    series[i] = world->all[i].series;
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (results, cv_kpi_judge (questions->pdata[i], series, world->n));
  return cv_community_answer (community, results);
}

#define VALUE(i) (&g_array_index (values, CvCommunityValue, (i)))

/* The forum has 200 members and 40, 60, 80, 100 posts in its last four weeks, 70 on average; 0.35 for each. The page is
 * measured by the month: 620 in the 31 days of January are 140 a week, 0.14 for each of 1,000. */
static void
test_value (void)
{
  World *world = new_world ();
  CvDay monday = cv_day_from_ymd (2026, 1, 19);
  g_autoptr (GArray) values = NULL;
  g_autofree char *sentence = NULL;

  put (world->plan, "channel c1 kind=instagram name=Page");
  put (world->plan, "channel c2 kind=own_forum name=Forum");
  put (world->plan, "channel c3 kind=whatsapp name=Help");
  put (world->plan, "channel c4 kind=own_forum name=Old decision=drop");
  measure (world, "total_members", "c2", CV_GRAIN_WEEK, monday, 5, (double[]){ 200, 200, 200, 200, 200 });
  measure (world, "posts_total", "c2", CV_GRAIN_WEEK, monday, 5, (double[]){ 9000, 40, 60, 80, 100 });
  measure (world, "followers", "c1", CV_GRAIN_MONTH, monday, 1, (double[]){ 1000 });
  measure (world, "interactions", "c1", CV_GRAIN_MONTH, monday, 1, (double[]){ 620 });
  measure (world, "total_members", "c4", CV_GRAIN_WEEK, monday, 5, (double[]){ 2, 2, 2, 2, 2 });
  measure (world, "posts_total", "c4", CV_GRAIN_WEEK, monday, 5, (double[]){ 9, 9, 9, 9, 9 });
  values = compare (world);
  g_assert_cmpuint (values->len, ==, 3); /* not the dropped one */
  g_assert_cmpstr (VALUE (0)->channel->name, ==, "Forum");
  g_assert_true (VALUE (0)->community);
  g_assert_cmpfloat (VALUE (0)->members, ==, 200);
  g_assert_cmpfloat_with_epsilon (VALUE (0)->interactions, 0.35, 1e-12);
  g_assert_cmpfloat_with_epsilon (VALUE (0)->contributions, 0.35, 1e-12);
  g_assert_cmpstr (VALUE (1)->channel->name, ==, "Page");
  g_assert_false (VALUE (1)->community);
  g_assert_cmpfloat_with_epsilon (VALUE (1)->interactions, 0.14, 1e-12);
  g_assert_true (isnan (VALUE (1)->contributions));
  g_assert_cmpstr (VALUE (2)->channel->name, ==, "Help");
  g_assert_true (isnan (VALUE (2)->members) && isnan (VALUE (2)->interactions));
  sentence = cv_community_tell (values);
  g_assert_cmpstr (sentence, ==, "A member of “Forum” does 2.5 times as much as a follower of “Page”.");
  free_world (world);
}

/* What is not measured is not counted as nothing. */
static void
test_unknown (void)
{
  World *world = new_world ();
  g_autoptr (GArray) values = NULL;
  g_autofree char *sentence = NULL;

  put (world->plan, "channel c1 kind=instagram name=Page");
  measure (world, "interactions", "c1", CV_GRAIN_MONTH, 0, 1, (double[]){ 620 });
  values = compare (world);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_true (isnan (VALUE (0)->interactions));
  sentence = cv_community_tell (values);
  g_assert_true (g_str_has_prefix (sentence, "What a place is worth per member is not known yet"));
  free_world (world);
}

/* Likes, comments and shares are added up; an average of ten channels would not say more than the shares do. */
static void
test_sum (void)
{
  World *world = new_world ();
  CvDay monday = cv_day_from_ymd (2026, 2, 16);
  g_autoptr (GArray) values = NULL;

  put (world->plan, "channel c1 kind=instagram name=Page");
  measure (world, "followers", "c1", CV_GRAIN_WEEK, monday, 1, (double[]){ 500 });
  measure (world, "likes", "c1", CV_GRAIN_WEEK, monday, 1, (double[]){ 40 });
  measure (world, "comments", "c1", CV_GRAIN_WEEK, monday, 1, (double[]){ 10 });
  values = compare (world);
  g_assert_cmpfloat_with_epsilon (VALUE (0)->interactions, 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (VALUE (0)->contributions, 0.02, 1e-12);
  free_world (world);
}

static void
test_mix (void)
{
  World *world = new_world ();

  g_assert_true (isnan (cv_plan_get_create_share (world->plan)));
  put (world->plan, "channel c1 kind=instagram name=A create_share=100");
  put (world->plan, "channel c2 kind=own_forum name=B create_share=20");
  put (world->plan, "channel c3 kind=youtube name=C");
  g_assert_cmpfloat (cv_plan_get_create_share (world->plan), ==, 60);
  /* By their posts where both say: (100 × 1 + 20 × 4) / 5. */
  put (world->plan, "channel c1 posts_a_week=1");
  g_assert_cmpfloat (cv_plan_get_create_share (world->plan), ==, 60);
  put (world->plan, "channel c2 posts_a_week=4");
  g_assert_cmpfloat (cv_plan_get_create_share (world->plan), ==, 36);
  put (world->plan, "channel c1 decision=drop");
  g_assert_cmpfloat (cv_plan_get_create_share (world->plan), ==, 20);
  free_world (world);
}

static void
test_duties (void)
{
  World *world = new_world ();
  CvChannel *channel;
  g_autoptr (CvEdit) edit = NULL;
  g_autoptr (CvEdit) back = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  put (world->plan, "channel c1 kind=own_forum name=Forum duties_met=eu-1_gone");
  channel = cv_plan_find (world->plan, CV_NOUN_CHANNEL, "c1");
  cv_channel_get_duties (channel, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (cv_channel_count_open_duties (world->plan, channel), ==, 2);
  put (world->plan, "plan plan places=US");
  g_assert_false (cv_duty_holds (world->plan, &cv_channel_get_duties (channel, &n)[1])); /* eu-1 */
  put (world->plan, "channel c1 duties_met=");
  g_assert_cmpuint (cv_channel_count_open_duties (world->plan, channel), ==, 2);
  put (world->plan, "plan plan places=FR");
  g_assert_true (cv_duty_holds (world->plan, &cv_channel_get_duties (channel, &n)[1]));
  g_assert_cmpuint (cv_channel_count_open_duties (world->plan, channel), ==, 3);
  put (world->plan, "channel c1 duties_met=eu-1_gone");
  /* In the catalogue's order, without what it does not know. */
  edit = cv_planning_set_duty (world->plan, channel, "all-1", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edit->operations->len, ==, 1);
  put (world->plan, "channel c1 duties_met=all-1_eu-1");
  g_assert_true (cv_channel_meets_duty (channel, &cv_channel_get_duties (channel, &n)[0]));
  back = cv_planning_set_duty (world->plan, channel, "all-1", TRUE, &error);
  g_assert_cmpuint (back->operations->len, ==, 0); /* it is met already */
  g_assert_null (cv_planning_set_duty (world->plan, channel, "fr-1", TRUE, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "“fr-1” is no duty of this channel. It has: all-1, eu-1, all-2.");
  free_world (world);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/community/value", test_value);
  g_test_add_func ("/community/unknown", test_unknown);
  g_test_add_func ("/community/sum", test_sum);
  g_test_add_func ("/community/mix", test_mix);
  g_test_add_func ("/duties", test_duties);
  return g_test_run ();
}
