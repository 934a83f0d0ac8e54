/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open plan against a naive one: whatever is applied, lists are in order, a view that only
 * follows items-changed shows the same, and records stay the objects they were. */

#include <string.h>

#include "base/cv-error.h"
#include "model/cv-plan.h"

static GPtrArray *
changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);
}

static CvRow *
goal_row (const char *id, int position, const char *statement)
{
  CvRow *row = cv_row_new (CV_NOUN_GOAL, id);

  cv_row_set_integer (row, "position", position);
  cv_row_set_text (row, "statement", statement);
  return row;
}

static void
put_goal (GPtrArray *changes, const char *id, int position, const char *statement)
{
  g_ptr_array_add (changes,
                   cv_change_new (CV_NOUN_GOAL, id, goal_row (id, position, statement)));
}

static void
drop_goal (GPtrArray *changes, const char *id)
{
  g_ptr_array_add (changes, cv_change_new (CV_NOUN_GOAL, id, NULL));
}

static char *
list_ids (CvPlan *plan, CvNoun noun)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            cv_record_get_id (cv_plan_get_nth (plan, noun, i)));
  return g_string_free (ids, FALSE);
}

static void
assert_goals (CvPlan *plan, const char *expected)
{
  g_autofree char *ids = list_ids (plan, CV_NOUN_GOAL);

  g_assert_cmpstr (ids, ==, expected);
}

/* A list view: knows the list by its signal only. */
typedef struct
{
  GPtrArray *items;
  guint n_signals;
  GString *log;
} View;

static void
view_items_changed (GListModel *list, guint position, guint removed, guint added, View *view)
{
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, view->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (view->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->items, (int) (position + i),
                        g_list_model_get_item (list, position + i));
  g_assert_cmpuint (view->items->len, ==, g_list_model_get_n_items (list));
  view->n_signals++;
  g_string_append_printf (view->log, "[%u -%u +%u]", position, removed, added);
}

static void
view_init (View *view, CvPlan *plan, CvNoun noun)
{
  view->items = g_ptr_array_new_with_free_func (g_object_unref);
  view->n_signals = 0;
  view->log = g_string_new (NULL);
  g_signal_connect (cv_plan_get_list (plan, noun), "items-changed",
                    G_CALLBACK (view_items_changed), view);
}

static void
view_clear (View *view, CvPlan *plan, CvNoun noun)
{
  g_signal_handlers_disconnect_by_data (cv_plan_get_list (plan, noun), view);
  g_ptr_array_unref (view->items);
  g_string_free (view->log, TRUE);
}

static void
assert_log (View *view, const char *expected)
{
  g_assert_cmpstr (view->log->str, ==, expected);
  g_string_truncate (view->log, 0);
}

static void
test_signals (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  View view;

  view_init (&view, plan, CV_NOUN_GOAL);
  {
    g_autoptr (GPtrArray) changes = changes_new ();

    put_goal (changes, "g3", 2, "C");
    put_goal (changes, "g1", 0, "A");
    put_goal (changes, "g2", 1, "B");
    put_goal (changes, "g4", 3, "D");
    cv_plan_apply (plan, changes);
    assert_log (&view, "[0 -0 +4]");
    assert_goals (plan, "g1 g2 g3 g4");
  }
  {
    /* Other positions, the same order: nothing moves. */
    g_autoptr (GPtrArray) changes = changes_new ();

    put_goal (changes, "g1", 10, "A");
    put_goal (changes, "g2", 20, "B");
    put_goal (changes, "g3", 30, "C");
    put_goal (changes, "g4", 40, "D");
    cv_plan_apply (plan, changes);
    assert_log (&view, "");
  }
  {
    /* The last becomes the first: it alone is taken out and put in. */
    g_autoptr (GPtrArray) changes = changes_new ();

    put_goal (changes, "g4", 0, "D");
    put_goal (changes, "g1", 1, "A");
    put_goal (changes, "g2", 2, "B");
    put_goal (changes, "g3", 3, "C");
    cv_plan_apply (plan, changes);
    assert_log (&view, "[3 -1 +0][0 -0 +1]");
    assert_goals (plan, "g4 g1 g2 g3");
  }
  {
    /* Two neighbours gone, two new ones at the end: one signal a place. */
    g_autoptr (GPtrArray) changes = changes_new ();

    drop_goal (changes, "g1");
    drop_goal (changes, "g2");
    put_goal (changes, "g6", 9, "F");
    put_goal (changes, "g5", 9, "E");
    cv_plan_apply (plan, changes);
    assert_log (&view, "[1 -2 +0][2 -0 +2]");
    assert_goals (plan, "g4 g3 g5 g6");
  }
  {
    /* Come and gone within one step, and gone twice: no matter. */
    g_autoptr (GPtrArray) changes = changes_new ();

    put_goal (changes, "g7", 1, "G");
    drop_goal (changes, "g7");
    drop_goal (changes, "g7");
    drop_goal (changes, "g99");
    cv_plan_apply (plan, changes);
    assert_log (&view, "");
  }
  view_clear (&view, plan, CV_NOUN_GOAL);
}

typedef struct
{
  CvPlan *plan;
  guint n_changed, n_notify;
} Listener;

static void
on_changed (CvPlan *plan, Listener *listener)
{
  g_assert_cmpuint (listener->n_notify, ==, 1); /* records spoke first */
  listener->n_changed++;
}

/* When a record speaks, the lists are already as they will be. */
static void
on_statement (CvGoal *goal, GParamSpec *pspec, Listener *listener)
{
  g_assert_cmpstr (goal->statement, ==, "Better");
  g_assert_cmpint (goal->position, ==, 5);
  assert_goals (listener->plan, "g2 g1");
  listener->n_notify++;
}

static void
test_order_of_events (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  g_autoptr (GPtrArray) first = changes_new ();
  g_autoptr (GPtrArray) second = changes_new ();
  Listener listener = { plan, 0, 0 };
  CvGoal *goal;

  g_assert_null (cv_plan_get_info (plan));
  put_goal (first, "g1", 0, "Good");
  put_goal (first, "g2", 1, "Other");
  cv_plan_apply (plan, first);
  goal = cv_plan_find (plan, CV_NOUN_GOAL, "g1");
  g_signal_connect (goal, "notify::statement", G_CALLBACK (on_statement), &listener);
  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &listener);

  put_goal (second, "g1", 5, "Good enough");
  put_goal (second, "g1", 5, "Better");
  cv_plan_apply (plan, second);
  g_assert_cmpuint (listener.n_notify, ==, 1);
  g_assert_cmpuint (listener.n_changed, ==, 1);
  g_assert_true (cv_plan_find (plan, CV_NOUN_GOAL, "g1") == (gpointer) goal);
}

/* The naive plan: an id's position, or -1. */
#define N_IDS 40

static int
compare_naive (gconstpointer a, gconstpointer b, gpointer data)
{
  const int *positions = data;
  int one = *(const int *) a, other = *(const int *) b;

  if (positions[one] != positions[other])
    return positions[one] - positions[other];
  return one - other;
}

static char *
list_naive (int *positions)
{
  GString *ids = g_string_new (NULL);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < N_IDS; i++)
    if (positions[i] >= 0)
      g_array_append_val (there, i);
  g_array_sort_with_data (there, compare_naive, positions);
  for (guint i = 0; i < there->len; i++)
    g_string_append_printf (ids, "%sg%d", i > 0 ? " " : "", g_array_index (there, int, i));
  return g_string_free (ids, FALSE);
}

static void
test_random (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  int positions[N_IDS];
  View view;

  for (int i = 0; i < N_IDS; i++)
    positions[i] = -1;
  view_init (&view, plan, CV_NOUN_GOAL);
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray) changes = changes_new ();
      g_autofree char *expected = NULL;
      int n = g_test_rand_int_range (0, 12);

      for (int i = 0; i < n; i++)
        {
          int which = g_test_rand_int_range (0, N_IDS);
          g_autofree char *id = g_strdup_printf ("g%d", which);

          positions[which] = g_test_rand_int_range (-1, 15);
          if (positions[which] < 0)
            drop_goal (changes, id);
          else
            put_goal (changes, id, positions[which], id);
        }
      cv_plan_apply (plan, changes);

      expected = list_naive (positions);
      assert_goals (plan, expected);
      g_assert_cmpuint (view.items->len, ==, cv_plan_get_count (plan, CV_NOUN_GOAL));
      for (guint i = 0; i < view.items->len; i++)
        {
          CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);

          g_assert_true (g_ptr_array_index (view.items, i) == (gpointer) goal);
          g_assert_true (cv_plan_find (plan, CV_NOUN_GOAL, goal->statement) == (gpointer) goal);
        }
    }
  view_clear (&view, plan, CV_NOUN_GOAL);
}

static CvPlan *
make_plan (void)
{
  CvPlan *plan = cv_plan_new ();
  g_autoptr (GPtrArray) changes = changes_new ();
  static const struct { CvNoun noun; const char *id; const char *fields[7]; } records[] = {
    { CV_NOUN_PLAN, "plan", { "name", "Spring" } },
    { CV_NOUN_CHANNEL, "c1", { "name", "YouTube" } },
    { CV_NOUN_CHANNEL, "c2", { "name", "Forum" } },
    { CV_NOUN_CHANNEL, "c3", { "name", "forum" } },
    { CV_NOUN_KPI, "k1", { "goal", "g1", "name", "Reach", "catalogue", "reach" } },
    { CV_NOUN_KPI, "k2", { "goal", "g2", "name", "Views" } },
    { CV_NOUN_KPI, "k3", { "goal", "g1", "name", "Élan" } },
    { CV_NOUN_METRIC, "stars", { "name", "Stars given" } },
  };

  put_goal (changes, "g1", 0, "Be known");
  put_goal (changes, "g2", 7, "g1");
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      CvRow *row = cv_row_new (records[i].noun, records[i].id);

      for (int f = 0; records[i].fields[f] != NULL; f += 2)
        cv_row_set_text (row, records[i].fields[f], records[i].fields[f + 1]);
      g_ptr_array_add (changes, cv_change_new (records[i].noun, records[i].id, row));
    }
  for (int lead = 0; lead <= 1; lead++)
    {
      CvRow *row = cv_row_new (CV_NOUN_ROLE, lead ? "r2" : "r1");

      cv_row_set_text (row, "channel", "c1");
      cv_row_set_text (row, "goal", lead ? "g2" : "g1");
      cv_row_set_integer (row, "role", lead ? CV_ROLE_LEAD : CV_ROLE_SUPPORT);
      g_ptr_array_add (changes, cv_change_new (CV_NOUN_ROLE, row->id, row));
    }
  cv_plan_apply (plan, changes);
  return plan;
}

static void
test_look_up (void)
{
  static const struct { CvNoun noun; const char *text, *id; int code; } cases[] = {
    { CV_NOUN_CHANNEL, "c1", "c1", 0 },
    { CV_NOUN_CHANNEL, "YOUTUBE", "c1", 0 },
    { CV_NOUN_CHANNEL, "forum", NULL, CV_ERROR_AMBIGUOUS },
    { CV_NOUN_CHANNEL, "c3", "c3", 0 },
    { CV_NOUN_CHANNEL, "radio", NULL, CV_ERROR_NOT_FOUND },
    { CV_NOUN_CHANNEL, "", NULL, CV_ERROR_NOT_FOUND },
    { CV_NOUN_GOAL, "be KNOWN", "g1", 0 },
    { CV_NOUN_GOAL, "g1", "g1", 0 }, /* an id before a name */
    { CV_NOUN_KPI, "reach", "k1", 0 },
    { CV_NOUN_KPI, "éLAN", "k3", 0 },
    { CV_NOUN_METRIC, "stars given", "stars", 0 },
    { CV_NOUN_METRIC, "likes", NULL, CV_ERROR_NOT_FOUND },
    { CV_NOUN_MILESTONE, "m1", NULL, CV_ERROR_NOT_FOUND },
  };
  g_autoptr (CvPlan) plan = make_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CvRecord *record = cv_plan_look_up (plan, cases[i].noun, cases[i].text, &error);

      if (cases[i].id == NULL)
        {
          g_assert_null (record);
          g_assert_error (error, CV_ERROR, cases[i].code);
          g_assert_nonnull (strstr (error->message, cases[i].text));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (cv_record_get_id (record), ==, cases[i].id);
    }
}

static void
test_relations (void)
{
  g_autoptr (CvPlan) plan = make_plan ();
  g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, "g1");

  g_assert_cmpstr (cv_plan_get_info (plan)->name, ==, "Spring");
  g_assert_cmpint (cv_plan_get_role (plan, "c1", "g1"), ==, CV_ROLE_SUPPORT);
  g_assert_cmpint (cv_plan_get_role (plan, "c1", "g2"), ==, CV_ROLE_LEAD);
  g_assert_cmpint (cv_plan_get_role (plan, "c2", "g1"), ==, CV_ROLE_NONE);
  g_assert_cmpuint (kpis->len, ==, 2);
  g_assert_cmpstr (cv_record_get_id (g_ptr_array_index (kpis, 0)), ==, "k1");
  g_assert_cmpstr (cv_record_get_id (g_ptr_array_index (kpis, 1)), ==, "k3");
  g_assert_cmpint (cv_plan_next_position (plan, CV_NOUN_GOAL), ==, 8);
  g_assert_cmpint (cv_plan_next_position (plan, CV_NOUN_KPI), ==, 1);
}

static void
test_ids_in_order (void)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  g_autoptr (GPtrArray) changes = changes_new ();

  put_goal (changes, "g10", 0, "");
  put_goal (changes, "g9", 0, "");
  put_goal (changes, "g1", 1, "");
  put_goal (changes, "g100", 0, "");
  cv_plan_apply (plan, changes);
  assert_goals (plan, "g9 g10 g100 g1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/signals", test_signals);
  g_test_add_func ("/plan/order-of-events", test_order_of_events);
  g_test_add_func ("/plan/random", test_random);
  g_test_add_func ("/plan/look-up", test_look_up);
  g_test_add_func ("/plan/relations", test_relations);
  g_test_add_func ("/plan/ids-in-order", test_ids_in_order);
  return g_test_run ();
}
