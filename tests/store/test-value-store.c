/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measured values: merging, batches, undo and redo of batches, ranges. */

#include "store-fixture.h"

#include <math.h>
#include <string.h>

#include "base/cv-error.h"

#define DAY_0 20591 /* 2026-05-18, a Monday */

static void
assert_summary (CvWriteSummary summary, guint64 inserted, guint64 changed, guint64 unchanged,
                guint64 deleted, gint64 batch)
{
  g_assert_cmpuint (summary.inserted, ==, inserted);
  g_assert_cmpuint (summary.changed, ==, changed);
  g_assert_cmpuint (summary.unchanged, ==, unchanged);
  g_assert_cmpuint (summary.deleted, ==, deleted);
  g_assert_cmpint (summary.batch, ==, batch);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  const CvSample first[] = { { DAY_0, 100 }, { DAY_0 + 1, 110 }, { DAY_0 + 2, 120.5 } };
  /* unchanged, changed, deleted, new, and a deletion of what is not there */
  const CvSample second[] = {
    { DAY_0, 100 }, { DAY_0 + 1, 111 }, { DAY_0 + 2, NAN }, { DAY_0 + 5, 130 }, { DAY_0 + 9, NAN },
  };
  g_autofree char *text = NULL;
  CvWriteSummary summary;

  summary = write_values (store, CV_ORIGIN_FILE, NULL, first, G_N_ELEMENTS (first));
  assert_summary (summary, 3, 0, 0, 0, 1);
  g_assert_cmpint (summary.first, ==, DAY_0);
  g_assert_cmpint (summary.last, ==, DAY_0 + 2);
  summary = write_values (store, CV_ORIGIN_TYPED, NULL, second, G_N_ELEMENTS (second));
  assert_summary (summary, 1, 1, 2, 1, 2);
  g_assert_cmpint (summary.last, ==, DAY_0 + 9);

  text = dump_values (store);
  g_assert_cmpstr (text, ==,
                   "followers@/day 20591-20596 130\n"
                   "  20591 100 file 1\n"
                   "  20592 111 typed 2\n"
                   "  20596 130 typed 2\n");
  g_assert_true (cv_plan_store_verify (store, NULL));
}

/* The same again writes nothing: no batch, no step, not a byte. */
static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  CvPlanStore *store = fixture_new_plan (fixture);
  const CvSample samples[] = { { DAY_0, 100 }, { DAY_0 + 1, 110 } };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  write_values (store, CV_ORIGIN_FILE, NULL, samples, 2);
  cv_plan_store_close (store);
  before = read_bytes (fixture->path);
  store = fixture_open (fixture);
  assert_summary (write_values (store, CV_ORIGIN_ACCOUNT, NULL, samples, 2), 0, 0, 2, 0, 0);
  steps = cv_plan_store_list_steps (store, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
  cv_plan_store_close (store);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* A number that was an estimate and now is measured is a change, though it is the same number. */
static void
test_estimates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  const CvSample samples[] = { { DAY_0, 100 }, { DAY_0 + 1, 110 } };
  g_autofree char *text = NULL;

  write_values (store, CV_ORIGIN_ESTIMATED, NULL, samples, 2);
  assert_summary (write_values (store, CV_ORIGIN_ESTIMATED, NULL, samples, 2), 0, 0, 2, 0, 0);
  assert_summary (write_values (store, CV_ORIGIN_TYPED, NULL, samples, 1), 0, 1, 0, 0, 2);
  text = dump_values (store);
  g_assert_nonnull (strstr (text, "20591 100 typed 2"));
  g_assert_nonnull (strstr (text, "20592 110 estimated 1"));
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  CvPlanStore *store = fixture_new_plan (fixture);
  const CvSample samples[] = { { DAY_0, 100 }, { DAY_0 + 1, 110 } };
  const CvSample changed[] = { { DAY_0, 101 }, { DAY_0 + 1, 110 }, { DAY_0 + 2, 1 } };
  CvBatchInfo info = { CV_ORIGIN_FILE, "Import", NULL };
  CvSeriesWrite writes[] = { { "followers", NULL, CV_GRAIN_DAY, changed, 3 },
                             { "comments", NULL, CV_GRAIN_DAY, changed, 3 } };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  write_values (store, CV_ORIGIN_FILE, NULL, samples, 2);
  before = read_bytes (fixture->path);
  g_assert_true (cv_value_store_write (store, &info, writes, 2, TRUE, &summary, NULL, &error));
  assert_summary (summary, 1 + 3, 1, 1, 0, 0);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  cv_plan_store_close (store);
}

static void
expect_refused (CvPlanStore *store, const char *metric, const char *channel, CvGrain grain,
                const CvSample *samples, gsize n_samples, CvError code)
{
  const CvSample good = { DAY_0, 1 };
  CvBatchInfo info = { CV_ORIGIN_FILE, "Import", NULL };
  CvSeriesWrite writes[] = { { "good", NULL, CV_GRAIN_DAY, &good, 1 },
                             { metric, channel, grain, samples, n_samples } };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) series = NULL;

  g_assert_false (cv_value_store_write (store, &info, writes, 2, FALSE, &summary, NULL, &error));
  g_assert_error (error, CV_ERROR, (int) code);
  series = cv_value_store_list_series (store, NULL);
  g_assert_cmpuint (series->len, ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  const CvSample fine[] = { { DAY_0, 1 } };
  const CvSample backwards[] = { { DAY_0 + 1, 1 }, { DAY_0, 1 } };
  const CvSample twice[] = { { DAY_0, 1 }, { DAY_0, 2 } };
  const CvSample infinite[] = { { DAY_0, INFINITY } };
  const CvSample no_day[] = { { CV_DAY_NONE, 1 } };
  const CvSample far_day[] = { { 3000000, 1 } };
  const CvSample tuesday[] = { { DAY_0 + 1, 1 } };

  expect_refused (store, "m", "c1", CV_GRAIN_DAY, fine, 1, CV_ERROR_NOT_FOUND);
  expect_refused (store, "", NULL, CV_GRAIN_DAY, fine, 1, CV_ERROR_INVALID);
  expect_refused (store, "good", NULL, CV_GRAIN_DAY, fine, 1, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_DAY, backwards, 2, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_DAY, twice, 2, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_DAY, infinite, 1, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_DAY, no_day, 1, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_DAY, far_day, 1, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_WEEK, tuesday, 1, CV_ERROR_INVALID);
  expect_refused (store, "m", NULL, CV_GRAIN_MONTH, fine, 1, CV_ERROR_INVALID);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const CvSample samples[] = { { DAY_0, 1 } };
  CvBatchInfo info = { CV_ORIGIN_FILE, "Import", NULL };
  CvSeriesWrite write = { "followers", NULL, CV_GRAIN_DAY, samples, 1 };
  CvWriteSummary summary;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      cv_value_store_write (store, &info, &write, 1, FALSE, &summary, cancellable, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
  text = dump_values (store);
  g_assert_cmpstr (text, ==, "");
  /* The store is as good as before. */
  write_values (store, CV_ORIGIN_TYPED, NULL, samples, 1);
}

/* Values of a deleted channel are gone, and back with it. */
static void
test_deleted_channel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *channel = add_channel (store, "Blog");
  const CvSample samples[] = { { DAY_0, 1 } };
  g_autofree char *before = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *after = NULL;
  g_autoptr (CvUndone) undone = NULL;
  CvEdit *edit = cv_edit_new ("Delete Channel");

  write_values (store, CV_ORIGIN_TYPED, channel, samples, 1);
  before = dump_values (store);
  g_assert_cmpstr (before, !=, "");
  cv_edit_delete (edit, CV_NOUN_CHANNEL, channel);
  apply (store, edit);
  deleted = dump_values (store);
  g_assert_cmpstr (deleted, ==, "");
  undone = cv_plan_store_undo (store, NULL);
  after = dump_values (store);
  g_assert_cmpstr (after, ==, before);
}

/* Series come by metric, channel and grain; a range brings along the value before it. */
static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *channel = add_channel (store, "Blog");
  const CvSample daily[] = { { DAY_0, 1 }, { DAY_0 + 3, 2 }, { DAY_0 + 7, 3 }, { DAY_0 + 8, 4 } };
  const CvSample weekly[] = { { DAY_0, 10 }, { DAY_0 + 7, 20 } };
  CvBatchInfo info = { CV_ORIGIN_FILE, "Import", NULL };
  CvSeriesWrite writes[] = { { "reach", channel, CV_GRAIN_WEEK, weekly, 2 },
                             { "followers", channel, CV_GRAIN_DAY, daily, 4 },
                             { "followers", NULL, CV_GRAIN_DAY, daily, 2 } };
  const char *const wanted[] = { "followers", "nothing", NULL };
  CvWriteSummary summary;
  g_autoptr (CvSeriesSet) all = NULL;
  g_autoptr (CvSeriesSet) range = NULL;
  g_autoptr (CvSeriesSet) early = NULL;

  g_assert_true (cv_value_store_write (store, &info, writes, 3, FALSE, &summary, NULL, NULL));
  all = cv_value_store_load (store, NULL, NULL);
  g_assert_cmpuint (all->n_series, ==, 3);
  g_assert_cmpstr (all->series[0].metric, ==, "followers");
  g_assert_cmpstr (all->series[0].channel, ==, NULL);
  g_assert_cmpuint (all->series[0].n_samples, ==, 2);
  g_assert_cmpstr (all->series[1].channel, ==, channel);
  g_assert_cmpuint (all->series[1].n_samples, ==, 4);
  g_assert_cmpfloat (all->series[1].samples[3].value, ==, 4);
  g_assert_cmpstr (all->series[2].metric, ==, "reach");
  g_assert_cmpint (all->series[2].grain, ==, CV_GRAIN_WEEK);
  g_assert_cmpint (all->series[2].samples[1].day, ==, DAY_0 + 7);

  /* From day 5 on: the last value before it is day 3's. */
  range = cv_value_store_load_between (store, wanted, DAY_0 + 5, DAY_0 + 7, NULL);
  g_assert_cmpuint (range->n_series, ==, 2);
  g_assert_cmpuint (range->series[0].n_samples, ==, 1);
  g_assert_cmpint (range->series[0].samples[0].day, ==, DAY_0 + 3);
  g_assert_cmpuint (range->series[1].n_samples, ==, 2);
  g_assert_cmpint (range->series[1].samples[0].day, ==, DAY_0 + 3);
  g_assert_cmpint (range->series[1].samples[1].day, ==, DAY_0 + 7);

  early = cv_value_store_load_between (store, NULL, DAY_0 - 9, DAY_0 - 1, NULL);
  g_assert_cmpuint (early->n_series, ==, 0);
}

/* A simple reading of what the store must do: a grid of days and series. */
#define N_SERIES 3
#define N_DAYS 60

typedef struct
{
  gboolean has;
  double   value;
  CvOrigin origin;
} Spot;

typedef struct
{
  Spot spots[N_SERIES][N_DAYS];
} Grid;

static const char *
series_metric (guint series)
{
  static const char *const metrics[N_SERIES] = { "comments", "followers", "reach" };

  return metrics[series];
}

/* Half of them with a record beside the values. */
static void
write_one_step (CvPlanStore *store, const CvBatchInfo *info, const CvSeriesWrite *writes,
                guint n_writes, GRand *random)
{
  g_autoptr (CvEdit)    notes = cv_edit_new ("");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError)    error = NULL;
  CvWriteSummary summary;
  CvRow *row;

  if (g_rand_boolean (random))
    {
      cv_value_store_write (store, info, writes, n_writes, FALSE, &summary, NULL, &error);
      g_assert_no_error (error);
      return;
    }
  row = cv_row_new (CV_NOUN_GOAL, NULL);
  cv_row_set_text (row, "statement", g_rand_boolean (random) ? "Beside" : "Together");
  cv_edit_insert (notes, row);
  cv_value_store_write_with (store, info, writes, n_writes, notes, &summary, &changes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
}

/* Random values for random days of random series, to the store and to the grid. */
static void
write_at_random (CvPlanStore *store, Grid *grid, GRand *random)
{
  CvSample samples[N_SERIES][N_DAYS];
  CvSeriesWrite writes[N_SERIES];
  CvBatchInfo info = { (CvOrigin) g_rand_int_range (random, 0, 4), "Random", "file.csv" };
  guint n_writes = 0;

  for (guint series = 0; series < N_SERIES; series++)
    {
      double density = g_rand_double (random);
      gsize n = 0;

      for (int day = 0; day < N_DAYS; day++)
        {
          Spot *spot = &grid->spots[series][day];
          double value =
              g_rand_int_range (random, 0, 4) == 0 ? NAN : g_rand_int_range (random, 0, 3) / 2.0;
          gboolean estimated = info.origin == CV_ORIGIN_ESTIMATED;

          if (g_rand_double (random) > density)
            continue;
          samples[series][n++] = (CvSample) { DAY_0 + day, value };
          if (isnan (value))
            *spot = (Spot) { FALSE, 0, 0 };
          else if (!spot->has || spot->value != value
                   || (spot->origin == CV_ORIGIN_ESTIMATED) != estimated)
            *spot = (Spot) { TRUE, value, info.origin };
        }
      writes[n_writes++] =
          (CvSeriesWrite){ series_metric (series), NULL, CV_GRAIN_DAY, samples[series], n };
    }
  write_one_step (store, &info, writes, n_writes, random);
}

static void
assert_like_grid (CvPlanStore *store, const Grid *grid)
{
  for (guint series = 0; series < N_SERIES; series++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) values =
          cv_value_store_list_values (store, series_metric (series), NULL, CV_GRAIN_DAY, &error);
      guint at = 0;

      g_assert_no_error (error);
      for (int day = 0; day < N_DAYS; day++)
        {
          const Spot *spot = &grid->spots[series][day];
          const CvValueRow *value = &g_array_index (values, CvValueRow, at);

          if (!spot->has)
            continue;
          g_assert_cmpuint (at, <, values->len);
          g_assert_cmpint (value->day, ==, DAY_0 + day);
          g_assert_cmpfloat (value->value, ==, spot->value);
          g_assert_cmpint (value->origin, ==, spot->origin);
          at++;
        }
      g_assert_cmpuint (at, ==, values->len);
    }
}

static guint
count_done (CvPlanStore *store)
{
  g_autoptr (GPtrArray) steps = cv_plan_store_list_steps (store, NULL);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += !((CvStep *) g_ptr_array_index (steps, i))->undone;
  return n;
}

static void
move_at_random (CvPlanStore *store, GRand *random)
{
  gboolean redo = g_rand_boolean (random);
  int n = g_rand_int_range (random, 1, 5);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CvUndone) undone =
          redo ? cv_plan_store_redo (store, &error) : cv_plan_store_undo (store, &error);

      if (undone == NULL)
        g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
    }
}

/* One step: a batch, an edit of records, or both, all on the one stack. */
static void
step_at_random (CvPlanStore *store, Grid *grid, GRand *random)
{
  if (g_rand_int_range (random, 0, 4) == 0)
    g_free (add_goal (store, "Between the batches"));
  else
    write_at_random (store, grid, random);
}

/* (transfer full) */
static char *
dump_all (CvPlanStore *store)
{
  g_autofree char *values = dump_values (store);
  g_autofree char *records = dump (store);

  return g_strconcat (values, records, NULL);
}

/* After any number of undos and redos the store is the grid that was remembered for that place of
 * the stack, down to which batch brought which value. */
static void
test_random_batches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260519);
  g_autoptr (GArray) grids = g_array_new (FALSE, TRUE, sizeof (Grid));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CvPlanStore *store = fixture_new_plan (fixture);

  g_array_set_size (grids, 1);
  g_ptr_array_add (texts, dump_all (store));
  for (int round = 0; round < 250; round++)
    {
      guint at = count_done (store);
      g_autofree char *text = NULL;

      if (g_rand_boolean (random))
        {
          Grid grid = g_array_index (grids, Grid, at);

          step_at_random (store, &grid, random);
          if (count_done (store) > at)
            {
              g_array_set_size (grids, at + 1);
              g_ptr_array_set_size (texts, (int) at + 1);
              g_array_append_val (grids, grid);
              g_ptr_array_add (texts, dump_all (store));
            }
        }
      else
        move_at_random (store, random);

      if (round % 25 == 24)
        {
          g_autoptr (GError) error = NULL;

          cv_plan_store_verify (store, &error);
          g_assert_no_error (error);
          cv_plan_store_close (store);
          store = fixture_open (fixture);
        }
      text = dump_all (store);
      g_assert_cmpstr (text, ==, g_ptr_array_index (texts, count_done (store)));
      assert_like_grid (store, &g_array_index (grids, Grid, count_done (store)));
    }
  cv_plan_store_close (store);
}

/* More than the writer gathers at a time and the merge takes in a piece. */
static void
test_long_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  const gsize n = 30000;
  g_autofree CvSample *samples = g_new (CvSample, n);
  g_autofree char *before = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (CvUndone) undone = NULL;
  g_autoptr (CvUndone) redone = NULL;
  g_autofree char *after_undo = NULL;
  g_autofree char *after_redo = NULL;

  for (gsize i = 0; i < n; i++)
    samples[i] = (CvSample) { (CvDay) i, (double) i };
  assert_summary (write_values (store, CV_ORIGIN_FILE, NULL, samples, n), n, 0, 0, 0, 1);
  before = dump_values (store);
  /* Every third is another number, every fifth of those left goes. */
  for (gsize i = 0; i < n; i++)
    samples[i].value = i % 3 == 0 ? samples[i].value + 1 : i % 5 == 0 ? NAN : samples[i].value;
  /* 10,000 are divisible by 3; of the 6,000 divisible by 5, 2,000 are among them. */
  assert_summary (write_values (store, CV_ORIGIN_FILE, NULL, samples, n), 0, 10000, 16000, 4000, 2);
  changed = dump_values (store);

  undone = cv_plan_store_undo (store, NULL);
  g_assert_true (undone->values);
  after_undo = dump_values (store);
  g_assert_cmpstr (after_undo, ==, before);
  redone = cv_plan_store_redo (store, NULL);
  after_redo = dump_values (store);
  g_assert_cmpstr (after_redo, ==, changed);
  g_assert_true (cv_plan_store_verify (store, NULL));
}

static void
move (CvPlanStore *store, gboolean redo, guint n_changes, gboolean values)
{
  g_autoptr (CvUndone) undone =
      redo ? cv_plan_store_redo (store, NULL) : cv_plan_store_undo (store, NULL);

  g_assert_nonnull (undone);
  g_assert_cmpstr (undone->name, ==, "Check In");
  g_assert_cmpuint (undone->changes->len, ==, n_changes);
  g_assert_cmpint (undone->values, ==, values);
}

static CvEdit *
new_note (const char *kpi)
{
  CvEdit *edit = cv_edit_new ("");
  CvRow  *row = cv_row_new (CV_NOUN_NOTE, NULL);

  cv_row_set_text (row, "kpi", kpi);
  cv_row_set_integer (row, "day", DAY_0);
  cv_edit_insert (edit, row);
  return edit;
}

/* Values and notes of one check-in: one step, and either alone is one, too. */
static void
test_with_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CvPlanStore) store = fixture_new_plan (fixture);
  g_autofree char *goal = add_goal (store, "Be heard");
  g_autofree char *kpi = add_kpi (store, goal, "Talk");
  const CvSample sample = { DAY_0, 5 };
  const CvBatchInfo info = { CV_ORIGIN_TYPED, "Check In", NULL };
  const CvSeriesWrite write = { "comments", NULL, CV_GRAIN_WEEK, &sample, 1 };
  const CvSeriesWrite stray = { "comments", "c9", CV_GRAIN_WEEK, &sample, 1 };
  g_autoptr (CvEdit) notes = new_note (kpi);
  g_autoptr (CvEdit) more = new_note (kpi);
  g_autoptr (CvEdit) none = cv_edit_new ("");
  g_autofree char *before = dump (store);
  g_autofree char *after = NULL;
  g_autofree char *values = NULL;
  CvWriteSummary summary;
  GPtrArray *changes;
  g_autoptr (GError) error = NULL;

  /* A value that cannot be kept keeps the note out, too. */
  g_assert_false (cv_value_store_write_with (store, &info, &stray, 1, notes, &summary, &changes, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NOT_FOUND);
  g_assert_null (changes);
  after = dump (store);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (cv_value_store_write_with (store, &info, &write, 1, notes, &summary, &changes, NULL));
  assert_summary (summary, 1, 0, 0, 0, 1);
  g_assert_cmpuint (changes->len, ==, 1);
  g_ptr_array_unref (changes);
  g_free (after);
  after = dump (store);
  values = dump_values (store);
  g_assert_cmpstr (after, !=, before);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *undone = NULL, *no_values = NULL, *redone = NULL, *values_again = NULL;

      move (store, FALSE, 1, TRUE);
      undone = dump (store);
      no_values = dump_values (store);
      g_assert_cmpstr (undone, ==, before);
      g_assert_cmpstr (no_values, ==, "");
      move (store, TRUE, 1, TRUE);
      redone = dump (store);
      values_again = dump_values (store);
      g_assert_cmpstr (redone, ==, after);
      g_assert_cmpstr (values_again, ==, values);
    }
  g_assert_true (cv_plan_store_verify (store, NULL));

  /* The value is known already: the step holds the note alone. Neither: no step. */
  g_assert_true (cv_value_store_write_with (store, &info, &write, 1, more, &summary, &changes, NULL));
  g_assert_cmpint (summary.batch, ==, 0);
  g_ptr_array_unref (changes);
  g_assert_true (cv_value_store_write_with (store, &info, &write, 1, none, &summary, &changes, NULL));
  g_ptr_array_unref (changes);
  move (store, FALSE, 1, FALSE);
  move (store, FALSE, 1, TRUE);
  g_assert_true (cv_plan_store_verify (store, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_fixture_test ("/value-store/write", test_write);
  add_fixture_test ("/value-store/same-again", test_same_again);
  add_fixture_test ("/value-store/estimates", test_estimates);
  add_fixture_test ("/value-store/dry-run", test_dry_run);
  add_fixture_test ("/value-store/refused", test_refused);
  add_fixture_test ("/value-store/cancelled", test_cancelled);
  add_fixture_test ("/value-store/deleted-channel", test_deleted_channel);
  add_fixture_test ("/value-store/load", test_load);
  add_fixture_test ("/value-store/random-batches", test_random_batches);
  add_fixture_test ("/value-store/long-series", test_long_series);
  add_fixture_test ("/value-store/with-notes", test_with_notes);
  return g_test_run ();
}
