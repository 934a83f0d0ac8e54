/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: creating, opening, editing, undo and redo. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cv-error.h"
#include "store/cv-shift.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (CvRow) info = cv_row_new (CV_NOUN_PLAN, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dump (store);
  g_autofree char *nowhere = fixture_path (fixture, "no/such/folder/plan.cultivar");

  g_assert_cmpstr (text, ==,
                   "plan plan: name=Spring from=2026-01-05 to=2026-12-27\n");
  g_assert_cmpstr (cv_plan_store_get_path (store), ==, fixture->path);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  g_assert_false (cv_plan_store_create (fixture->path, info, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (cv_plan_store_create (nowhere, info, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A journal left by a file that is gone would be rolled back into a new one of its name. */
static void
test_create_beside_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvRow) info = cv_row_new (CV_NOUN_PLAN, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("left over", 9);

  write_bytes (journal, bytes);
  g_assert_false (cv_plan_store_create (fixture->path, info, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_BUSY);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (CvEdit) edit = cv_edit_new ("Add Goal");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (GStrv) ids = NULL;
  CvRow *goal = cv_row_new (CV_NOUN_GOAL, NULL);
  CvRow *kpi = cv_row_new (CV_NOUN_KPI, NULL);
  const char *goal_id, *kpi_id;
  CvChange *change;

  /* One edit: a goal, a KPI of it and a change of the KPI, both by placeholders. */
  cv_row_set_text (goal, "statement", "Be asked");
  goal_id = cv_edit_insert (edit, goal);
  cv_row_set_text (kpi, "goal", goal_id);
  kpi_id = cv_edit_insert (edit, kpi);
  cv_edit_set_number (edit, CV_NOUN_KPI, kpi_id, "target", 2.5);
  changes = cv_plan_store_apply (store, edit, &ids, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ids[0], ==, "g1");
  g_assert_cmpstr (ids[1], ==, "k1");
  g_assert_cmpuint (changes->len, ==, 2);
  change = g_ptr_array_index (changes, 1);
  g_assert_cmpint (change->noun, ==, CV_NOUN_KPI);
  g_assert_cmpstr (change->row->cells[cv_noun_field (CV_NOUN_KPI, "goal")].text, ==, "g1");
  g_assert_cmpfloat (change->row->cells[cv_noun_field (CV_NOUN_KPI, "target")].number, ==, 2.5);
  g_assert_true (isnan (change->row->cells[cv_noun_field (CV_NOUN_KPI, "baseline")].number));
}

/* Everything a cell can hold comes back as it was. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  CvPlanStore *store = fixture_new_plan (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill_plan (store);
  before = dump (store);
  g_assert_nonnull (strstr (before, "stage=co-create"));
  g_assert_nonnull (strstr (before, "break b1: metric=metric note="));
  cv_plan_store_close (store);
  store = fixture_open (fixture);
  after = dump (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  cv_plan_store_close (store);
}

/* Whole weeks later, values and all, and back. */
static void
test_shift (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *records = NULL;
  g_autofree char *values = NULL;
  g_autofree char *there_and_back = NULL;
  g_autofree char *values_there_and_back = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  fill_plan (store);
  fill_values (store, 3, 50);
  records = dump (store);
  values = dump_values (store);
  before = cv_value_store_list_series (store, NULL);
  g_assert_true (cv_plan_store_shift_days (store, 7, &error));
  g_assert_no_error (error);
  g_assert_true (cv_plan_store_verify (store, NULL));
  after = cv_value_store_list_series (store, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const CvSeriesInfo *was = before->pdata[i], *is = after->pdata[i];

      g_assert_cmpint (is->first_day, ==, was->first_day + 7);
      g_assert_cmpint (is->last_day, ==, was->last_day + 7);
    }
  g_assert_true (cv_plan_store_shift_days (store, -7, &error));
  there_and_back = dump (store);
  values_there_and_back = dump_values (store);
  g_assert_cmpstr (there_and_back, ==, records);
  g_assert_cmpstr (values_there_and_back, ==, values);
}

static void
expect_refused (CvPlanStore *store, CvEdit *edit, CvError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (store);
  g_autofree char *after = NULL;
  char **ids = NULL;

  g_assert_null (cv_plan_store_apply (store, edit, &ids, &error));
  g_assert_error (error, CV_ERROR, (int) code);
  g_assert_null (ids);
  after = dump (store);
  g_assert_cmpstr (after, ==, before);
  cv_edit_free (edit);
}

static CvEdit *
edit_with_text (const char *field, const char *text)
{
  CvEdit *edit = cv_edit_new ("Edit");

  /* The first operation is fine: it must not survive the second. */
  cv_edit_set_text (edit, CV_NOUN_GOAL, "g1", "statement", "Half done");
  cv_edit_set_text (edit, CV_NOUN_KPI, "k1", field, text);
  return edit;
}

static CvEdit *
edit_with_row (CvNoun noun, const char *id)
{
  CvEdit *edit = cv_edit_new ("Add");

  cv_edit_insert (edit, cv_row_new (noun, id));
  return edit;
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *goal = add_goal (store, "Be asked");
  g_autofree char *kpi = add_kpi (store, goal, "Questions");
  g_autofree char *name = NULL;
  g_autofree char *long_text = g_strnfill (CV_TEXT_MAX_CHARS + 1, 'x');
  CvEdit *edit;

  expect_refused (store, edit_with_text ("goal", "g7"), CV_ERROR_NOT_FOUND);
  expect_refused (store, edit_with_text ("goal", ""), CV_ERROR_INVALID);
  expect_refused (store, edit_with_text ("note", "\xff"), CV_ERROR_INVALID);
  expect_refused (store, edit_with_text ("note", long_text), CV_ERROR_LIMIT);

  edit = edit_with_text ("note", "x");
  cv_edit_set_text (edit, CV_NOUN_KPI, "k7", "note", "x");
  expect_refused (store, edit, CV_ERROR_NOT_FOUND);
  edit = edit_with_text ("note", "x");
  cv_edit_delete (edit, CV_NOUN_CHANNEL, "c1");
  expect_refused (store, edit, CV_ERROR_NOT_FOUND);
  edit = edit_with_text ("note", "x");
  cv_edit_set_integer (edit, CV_NOUN_KPI, "k1", "due", G_GINT64_CONSTANT (99999999));
  expect_refused (store, edit, CV_ERROR_INVALID);
  edit = edit_with_text ("note", "x");
  cv_edit_set_integer (edit, CV_NOUN_KPI, "k1", "cadence", 77);
  expect_refused (store, edit, CV_ERROR_INVALID);
  edit = edit_with_text ("note", "x");
  cv_edit_delete (edit, CV_NOUN_PLAN, "plan");
  expect_refused (store, edit, CV_ERROR_INVALID);

  expect_refused (store, edit_with_row (CV_NOUN_PLAN, "plan"), CV_ERROR_EXISTS);
  expect_refused (store, edit_with_row (CV_NOUN_PLAN, "other"), CV_ERROR_INVALID);
  expect_refused (store, edit_with_row (CV_NOUN_GOAL, "g1"), CV_ERROR_EXISTS);
  expect_refused (store, edit_with_row (CV_NOUN_GOAL, "goal 7"), CV_ERROR_INVALID);
  expect_refused (store, edit_with_row (CV_NOUN_METRIC, NULL), CV_ERROR_INVALID);

  /* None of it left a step. */
  name = cv_plan_store_peek (store, FALSE);
  g_assert_cmpstr (name, ==, "Add");
}

/* An edit that changes nothing is no step. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *goal = add_goal (store, "Be asked");
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CvEdit) edit = cv_edit_new ("Rename");
  g_autoptr (GError) error = NULL;

  cv_edit_set_text (edit, CV_NOUN_GOAL, goal, "statement", "Be asked");
  changes = cv_plan_store_apply (store, edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  steps = cv_plan_store_list_steps (store, &error);
  g_assert_cmpuint (steps->len, ==, 1);
}

/* Own ids of a numbered noun push the counter; deleted ids do not come back. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *first = add_goal (store, "A");
  g_autofree char *given = add_row (store, cv_row_new (CV_NOUN_GOAL, "g40"));
  g_autofree char *next = add_goal (store, "B");
  g_autofree char *after_delete = NULL;
  g_autofree char *after_undo = NULL;
  g_autoptr (CvUndone) undone = NULL;
  CvEdit *edit = cv_edit_new ("Delete Goal");

  g_assert_cmpstr (first, ==, "g1");
  g_assert_cmpstr (given, ==, "g40");
  g_assert_cmpstr (next, ==, "g41");
  cv_edit_delete (edit, CV_NOUN_GOAL, "g41");
  apply (store, edit);
  after_delete = add_goal (store, "C");
  g_assert_cmpstr (after_delete, ==, "g42");
  undone = cv_plan_store_undo (store, NULL);
  g_assert_nonnull (undone);
  after_undo = add_goal (store, "D");
  g_assert_cmpstr (after_undo, ==, "g43");
}

/* What belongs to a goal goes with it, what mentions it lets go; one undo brings all of it back. */
static void
test_delete_children (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *before = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *undone_text = NULL;
  g_autofree char *redone_text = NULL;
  g_autoptr (CvUndone) undone = NULL;
  g_autoptr (CvUndone) redone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CvEdit) edit = cv_edit_new ("Delete Goal");
  g_autoptr (GPtrArray) changes = NULL;
  guint n_gone = 0;

  fill_plan (store);
  before = dump (store);
  /* Of g2 are: k2 with its m2, kg2, kc2, tk2, n2; the role r2; kg2 again; and the event e2 mentions it. */
  cv_edit_delete (edit, CV_NOUN_GOAL, "g2");
  changes = cv_plan_store_apply (store, edit, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    n_gone += ((CvChange *) g_ptr_array_index (changes, i))->row == NULL;
  g_assert_cmpuint (changes->len, ==, 9);
  g_assert_cmpuint (n_gone, ==, 8);

  deleted = dump (store);
  g_assert_null (strstr (deleted, "g2"));
  g_assert_null (strstr (deleted, "k2"));
  g_assert_nonnull (strstr (deleted, "event e2:"));

  undone = cv_plan_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->name, ==, "Delete Goal");
  g_assert_false (undone->values);
  g_assert_cmpuint (undone->changes->len, ==, 9);
  undone_text = dump (store);
  g_assert_cmpstr (undone_text, ==, before);

  redone = cv_plan_store_redo (store, &error);
  g_assert_no_error (error);
  redone_text = dump (store);
  g_assert_cmpstr (redone_text, ==, deleted);
}

static void
test_swap_positions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *first = add_goal (store, "A");
  g_autofree char *second = add_goal (store, "B");
  g_autofree char *before = NULL;
  g_autofree char *swapped = NULL;
  CvEdit *edit = cv_edit_new ("Order");

  cv_edit_set_integer (edit, CV_NOUN_GOAL, first, "position", 1);
  cv_edit_set_integer (edit, CV_NOUN_GOAL, second, "position", 2);
  apply (store, edit);
  before = dump (store);
  edit = cv_edit_new ("Swap");
  cv_edit_set_integer (edit, CV_NOUN_GOAL, first, "position", 2);
  cv_edit_set_integer (edit, CV_NOUN_GOAL, second, "position", 1);
  apply (store, edit);
  swapped = dump (store);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (CvUndone) undone = cv_plan_store_undo (store, NULL);
      g_autofree char *after_undo = dump (store);
      g_autoptr (CvUndone) redone = cv_plan_store_redo (store, NULL);
      g_autofree char *after_redo = dump (store);

      g_assert_cmpstr (after_undo, ==, before);
      g_assert_cmpstr (after_redo, ==, swapped);
    }
}

/* Edits at random, of records that were added lately: most of those are still there. */
typedef struct
{
  GRand *random;
  int    last[CV_N_NOUNS]; /* numbers of the newest ids */
} Editor;

static char *
pick_id (Editor *editor, CvNoun noun)
{
  int last = editor->last[noun];

  return g_strdup_printf ("%s%d", cv_noun_info (noun)->prefix,
                          g_rand_int_range (editor->random, MAX (1, last - 5), last + 1));
}

static void
insert_at_random (CvEdit *edit, CvNoun noun, const char *goal, const char *channel)
{
  CvRow *row = cv_row_new (noun, NULL);

  if (cv_noun_field (noun, "goal") >= 0)
    cv_row_set_text (row, "goal", goal);
  if (cv_noun_field (noun, "channel") >= 0)
    cv_row_set_text (row, "channel", channel);
  cv_edit_insert (edit, row);
}

static void
add_random_operation (Editor *editor, CvEdit *edit)
{
  static const CvNoun nouns[] = { CV_NOUN_GOAL, CV_NOUN_GOAL,    CV_NOUN_KPI,  CV_NOUN_KPI,
                                  CV_NOUN_KPI,  CV_NOUN_CHANNEL, CV_NOUN_ROLE, CV_NOUN_EVENT };
  g_autofree char *goal = pick_id (editor, CV_NOUN_GOAL);
  g_autofree char *kpi = pick_id (editor, CV_NOUN_KPI);
  g_autofree char *channel = pick_id (editor, CV_NOUN_CHANNEL);
  g_autofree char *text = g_strdup_printf ("%u", g_rand_int (editor->random));
  guint choice = (guint) g_rand_int_range (editor->random, 0, G_N_ELEMENTS (nouns) + 6);

  if (choice < G_N_ELEMENTS (nouns))
    insert_at_random (edit, nouns[choice], goal, channel);
  else if (choice == G_N_ELEMENTS (nouns))
    cv_edit_set_text (edit, CV_NOUN_GOAL, goal, "statement", text);
  else if (choice == G_N_ELEMENTS (nouns) + 1)
    cv_edit_set_number (edit, CV_NOUN_KPI, kpi, "target", g_rand_double (editor->random));
  else if (choice == G_N_ELEMENTS (nouns) + 2)
    cv_edit_set_text (edit, CV_NOUN_KPI, kpi, "goal", goal);
  else if (choice == G_N_ELEMENTS (nouns) + 3)
    cv_edit_delete (edit, CV_NOUN_KPI, kpi);
  else if (choice == G_N_ELEMENTS (nouns) + 4)
    cv_edit_delete (edit, CV_NOUN_GOAL, goal);
  else
    cv_edit_delete (edit, CV_NOUN_CHANNEL, channel);
}

/* A random edit of a few operations; one that cannot be is simply refused. */
static void
edit_at_random (Editor *editor, CvPlanStore *store)
{
  g_autoptr (CvEdit) edit = cv_edit_new ("Random");
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (GStrv) ids = NULL;
  int n = g_rand_int_range (editor->random, 1, 4);

  for (int i = 0; i < n; i++)
    add_random_operation (editor, edit);
  changes = cv_plan_store_apply (store, edit, &ids, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CvChange   *change = g_ptr_array_index (changes, i);
      const char *prefix = cv_noun_info (change->noun)->prefix;
      int         number = atoi (change->id + strlen (prefix));

      editor->last[change->noun] = MAX (editor->last[change->noun], number);
    }
}

static guint
count_steps (CvPlanStore *store, gboolean undone)
{
  g_autoptr (GPtrArray) steps = cv_plan_store_list_steps (store, NULL);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += ((CvStep *) g_ptr_array_index (steps, i))->undone == undone;
  return n;
}

/* The state after each step is kept as text; walking up and down the stack at random, also across
 * closing and opening, always meets the same states again. */
static void
test_random_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260518);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  CvPlanStore *store = fixture_new_plan (fixture);
  Editor editor = { .random = random,
                    .last = { [CV_NOUN_GOAL] = 4, [CV_NOUN_KPI] = 4, [CV_NOUN_CHANNEL] = 4 } };
  guint n_states = 0;

  /* Something to begin with; it is the first step. */
  g_ptr_array_add (states, dump (store));
  fill_plan (store);
  g_ptr_array_add (states, dump (store));
  for (int round = 0; round < 300; round++)
    {
      guint at = count_steps (store, FALSE);
      g_autofree char *now = NULL;

      if (g_rand_int_range (random, 0, 3) > 0)
        {
          edit_at_random (&editor, store);
          if (count_steps (store, FALSE) > at)
            {
              g_ptr_array_set_size (states, (int) at + 1);
              g_ptr_array_add (states, dump (store));
              n_states++;
            }
        }
      else
        {
          gboolean redo = g_rand_boolean (random);
          g_autoptr (GError) error = NULL;
          g_autoptr (CvUndone) undone =
              redo ? cv_plan_store_redo (store, &error) : cv_plan_store_undo (store, &error);

          if (undone == NULL)
            g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
        }
      if (g_rand_int_range (random, 0, 20) == 0)
        {
          cv_plan_store_close (store);
          store = fixture_open (fixture);
        }

      now = dump (store);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, count_steps (store, FALSE)));
    }
  g_assert_true (cv_plan_store_verify (store, NULL));
  g_assert_cmpuint (n_states, >, 80);
  cv_plan_store_close (store);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CvUndone) undone = NULL;
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;
  g_autofree char *third = NULL;
  CvEdit *edit = cv_edit_new ("Rename Plan");

  g_assert_null (cv_plan_store_undo (store, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cv_plan_store_redo (store, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cv_plan_store_peek (store, FALSE));

  g_free (add_goal (store, "A"));
  cv_edit_set_text (edit, CV_NOUN_PLAN, "plan", "name", "Autumn");
  apply (store, edit);
  undone = cv_plan_store_undo (store, &error);
  g_assert_no_error (error);
  undo_name = cv_plan_store_peek (store, FALSE);
  redo_name = cv_plan_store_peek (store, TRUE);
  g_assert_cmpstr (undo_name, ==, "Add");
  g_assert_cmpstr (redo_name, ==, "Rename Plan");

  /* A new edit takes the place of what was undone. */
  third = add_goal (store, "B");
  g_assert_null (cv_plan_store_peek (store, TRUE));
  g_assert_cmpuint (count_steps (store, FALSE), ==, 2);
}

/* The stack is bounded; the plan is not. */
static void
test_many_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *goal = add_goal (store, "A");

  for (int i = 0; i < 1010; i++)
    {
      CvEdit *edit = cv_edit_new ("Count");

      cv_edit_set_integer (edit, CV_NOUN_GOAL, goal, "priority", i + 1);
      apply (store, edit);
    }
  steps = cv_plan_store_list_steps (store, NULL);
  g_assert_cmpuint (steps->len, ==, 1000);
  g_assert_cmpint (((CvStep *) g_ptr_array_index (steps, 0))->number, ==, 12);
  g_assert_cmpint (((CvStep *) g_ptr_array_index (steps, 999))->number, ==, 1011);
}

/* Two connections, as a window and the command line have. */
static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) window = fixture_new_plan (fixture);
  g_autoptr (CvPlanStore) other = fixture_open (fixture);
  g_autofree char *goal = NULL;
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;

  g_assert_false (cv_plan_store_changed_elsewhere (window));
  goal = add_goal (other, "From elsewhere");
  g_assert_true (cv_plan_store_changed_elsewhere (window));
  g_assert_false (cv_plan_store_changed_elsewhere (window));
  own = add_goal (window, "From here");
  g_assert_cmpstr (own, ==, "g2");
  g_assert_false (cv_plan_store_changed_elsewhere (window));

  g_free (add_goal (other, "Again"));
  text = dump (window);
  g_assert_nonnull (strstr (text, "Again"));
  g_assert_false (cv_plan_store_changed_elsewhere (window));
}

#define N_WRITERS 3
#define N_EDITS 25

/* Several processes at once: each waits for its turn, nothing is lost, no id is given twice. */
static void
test_instances (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) window = fixture_new_plan (fixture);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  pid_t children[N_WRITERS];

  for (int i = 0; i < N_WRITERS; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        {
          g_autoptr (CvPlanStore) store = fixture_open (fixture);

          for (int j = 0; j < N_EDITS; j++)
            g_free (add_goal (store, "From one of several"));
          cv_plan_store_close (g_steal_pointer (&store));
          _exit (0);
        }
    }
  for (int i = 0; i < N_WRITERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }

  g_assert_true (cv_plan_store_changed_elsewhere (window));
  changes = cv_plan_store_load (window, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1 + N_WRITERS * N_EDITS);
  g_assert_true (cv_plan_store_verify (window, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/plan-store/create", test_create);
  add_fixture_test ("/plan-store/create-beside-journal", test_create_beside_journal);
  add_fixture_test ("/plan-store/apply", test_apply);
  add_fixture_test ("/plan-store/round-trip", test_round_trip);
  add_fixture_test ("/plan-store/shift", test_shift);
  add_fixture_test ("/plan-store/refused", test_refused);
  add_fixture_test ("/plan-store/nothing", test_nothing);
  add_fixture_test ("/plan-store/ids", test_ids);
  add_fixture_test ("/plan-store/delete-children", test_delete_children);
  add_fixture_test ("/plan-store/swap-positions", test_swap_positions);
  add_fixture_test ("/plan-store/random-edits", test_random_edits);
  add_fixture_test ("/plan-store/steps", test_steps);
  add_fixture_test ("/plan-store/many-steps", test_many_steps);
  add_fixture_test ("/plan-store/changed-elsewhere", test_changed_elsewhere);
  add_fixture_test ("/plan-store/instances", test_instances);
  return g_test_run ();
}
