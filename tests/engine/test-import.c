/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From files to values of the plan: every shape a table can have, whose numbers they are, what stops an import and
 * what does not, and taking one back. The plan has two channels, c1 on Instagram and c2 on Facebook. */

#include "engine-fixture.h"

#include <string.h>

#include "base/cv-error.h"
#include "engine/cv-import.h"

typedef struct
{
  Fixture base;
  CvSession *session; /* in this thread */
  CvImportOptions *options;
} ImportFixture;

static void
import_set_up (ImportFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, data);
  fixture->session = open_plan (&fixture->base);
  g_free (add_row (fixture->session, channel_row ("instagram", "Our pictures")));
  g_free (add_row (fixture->session, channel_row ("facebook_page", "Our page")));
  fixture->options = cv_import_options_new ("-");
}

static void
import_tear_down (ImportFixture *fixture, gconstpointer data)
{
  cv_import_options_free (fixture->options);
  g_object_unref (fixture->session);
  fixture_tear_down (&fixture->base, data);
}

static void
use_file (ImportFixture *fixture, const char *text)
{
  g_free (fixture->options->path);
  fixture->options->path = fixture_write (&fixture->base, "export.csv", text);
}

static void
use_channel (ImportFixture *fixture, const char *channel)
{
  g_free (fixture->options->channel);
  fixture->options->channel = g_strdup (channel);
}

static void
use_map (ImportFixture *fixture, const char *pairs)
{
  g_strfreev (fixture->options->map);
  fixture->options->map = g_strsplit (pairs, " ", -1);
}

static CvImportReview *
review (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CvImportReview *result = cv_import_prepare (fixture->session, fixture->options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Both steps; nothing may stand in the way. */
static CvWriteSummary
import (ImportFixture *fixture)
{
  g_autoptr (CvImportReview) prepared = review (fixture);
  g_autoptr (GError) error = NULL;
  CvWriteSummary summary;

  g_assert_true (cv_import_commit (fixture->session, fixture->options, prepared, &summary, NULL, &error));
  g_assert_no_error (error);
  /* The review has promised what was done. */
  g_assert_cmpuint (summary.inserted, ==, prepared->summary.inserted);
  g_assert_cmpuint (summary.changed, ==, prepared->summary.changed);
  g_assert_cmpuint (summary.unchanged, ==, prepared->summary.unchanged);
  return summary;
}

/* The import is refused with @code, and nothing is written. */
static void
refuse (ImportFixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvImportReview) prepared
      = cv_import_prepare (fixture->session, fixture->options, NULL, &error);
  g_autofree char *undo = g_strdup (cv_session_get_undo_name (fixture->session));
  CvWriteSummary summary;

  if (prepared != NULL)
    g_assert_false (
        cv_import_commit (fixture->session, fixture->options, prepared, &summary, NULL, &error));
  g_assert_error (error, CV_ERROR, code);
  g_assert_true (strlen (error->message) > 20);
  g_assert_cmpstr (cv_session_get_undo_name (fixture->session), ==, undo);
}

static void
expect (ImportFixture *fixture, const char *metric, const char *channel, CvGrain grain,
        const char *expected)
{
  g_autofree char *values = list_values (fixture->session, metric, channel, grain);

  g_assert_cmpstr (values, ==, expected);
}

static gboolean
has_text (GPtrArray *sentences, const char *part)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* --- shapes --- */

static void
test_wide (ImportFixture *fixture, gconstpointer data)
{
  CvWriteSummary summary;

  use_file (fixture, "Date,Followers,Likes,Comments,Mood\n"
                     "2026-01-06,101,7,,good\n"
                     "2026-01-05,100,5,2,bad\n");
  use_channel (fixture, "c1");
  summary = import (fixture);
  g_assert_cmpuint (summary.inserted, ==, 5);
  g_assert_cmpint (summary.first, ==, day ("2026-01-05"));
  g_assert_cmpint (summary.last, ==, day ("2026-01-06"));
  expect (fixture, "followers", "c1", CV_GRAIN_DAY, "2026-01-05=100 2026-01-06=101");
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=7");
  /* An empty cell is no zero. */
  expect (fixture, "comments", "c1", CV_GRAIN_DAY, "2026-01-05=2");
  expect (fixture, "followers", NULL, CV_GRAIN_DAY, "");
}

/* Without a channel the numbers are the plan's. */
static void
test_plan_as_a_whole (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Followers\n2026-01-05,100\n");
  import (fixture);
  expect (fixture, "followers", NULL, CV_GRAIN_DAY, "2026-01-05=100");
}

static void
test_weeks (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Week,Likes\n2026-W02,5\n2026-W03,7\n");
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_WEEK, "2026-W02=5 2026-W03=7");
}

/* Days that are told to stand for their weeks. */
static void
test_chosen_grain (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Likes\n2026-01-07,5\n2026-01-14,7\n");
  fixture->options->grain = CV_GRAIN_WEEK;
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_WEEK, "2026-W02=5 2026-W03=7");
  /* A month is no week. */
  use_file (fixture, "Month,Likes\n2026-01,5\n2026-02,7\n");
  refuse (fixture, CV_ERROR_REJECTED);
}

static void
test_long (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Metric,Value\n"
                     "2026-01-05,Likes,5\n"
                     "2026-01-05,Followers,100\n"
                     "2026-01-06,likes,7\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=7");
  expect (fixture, "followers", "c1", CV_GRAIN_DAY, "2026-01-05=100");

  use_file (fixture, "Date,Metric,Value\n2026-01-05,Likes,5\n2026-01-05,Zeal,9\n");
  {
    g_autoptr (CvImportReview) prepared = review (fixture);
    const CvImportProblem *problem = prepared->problems->pdata[0];

    g_assert_cmpuint (prepared->n_problems, ==, 1);
    g_assert_cmpuint (problem->line, ==, 3);
    g_assert_cmpstr (problem->found, ==, "Zeal");
  }
}

/* A row is a post: what adds up is added up by day, what does not is left out and said. */
static void
test_posts (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Post ID,Publish time,Caption,Likes,Reach\n"
                     "p1,2026-01-05 09:00,One,5,50\n"
                     "p2,2026-01-05 18:00,Two,6,60\n"
                     "p3,2026-01-06 10:00,Three,7,70\n");
  use_channel (fixture, "c1");
  prepared = review (fixture);
  g_assert_cmpstr (prepared->layout, ==, "posts");
  g_assert_true (has_text (prepared->notes, "Reach"));
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=11 2026-01-06=7");
  expect (fixture, "reach", "c1", CV_GRAIN_DAY, "");
}

/* The lines before the header name the month; the rows have no day. */
static void
test_totals (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "# Start date: 20260501\n# End date: 20260531\n"
                     "Source,Sessions\nSearch,600\nDirect,400\n");
  use_channel (fixture, "c2");
  prepared = review (fixture);
  g_assert_cmpstr (prepared->layout, ==, "totals");
  import (fixture);
  expect (fixture, "total_visits", "c2", CV_GRAIN_MONTH, "2026-05=1000");
  expect (fixture, "total_visits", "c2", CV_GRAIN_DAY, "");

  fixture->options->grain = CV_GRAIN_DAY;
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_totals_of_no_period (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "# Start date: 20260503\n# End date: 20260531\nSource,Sessions\nSearch,600\n");
  use_channel (fixture, "c2");
  refuse (fixture, CV_ERROR_INVALID);
  use_file (fixture, "Source,Sessions\nSearch,600\n");
  refuse (fixture, CV_ERROR_AMBIGUOUS);

  /* Then it is said. */
  fixture->options->first = cv_day_from_ymd (2026, 5, 1);
  fixture->options->last = cv_day_from_ymd (2026, 5, 31);
  import (fixture);
  expect (fixture, "total_visits", "c2", CV_GRAIN_MONTH, "2026-05=600");

  /* What a file says itself is not overruled. */
  use_file (fixture, "Date,Sessions\n2026-06-01,600\n");
  fixture->options->first = fixture->options->last = cv_day_from_ymd (2026, 7, 1);
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_across (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Metric,2026-01,2026-02,2026-03\nLikes,5,,7\nComments,1,2,3\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_MONTH, "2026-01=5 2026-03=7");
  expect (fixture, "comments", "c1", CV_GRAIN_MONTH, "2026-01=1 2026-02=2 2026-03=3");

  fixture->options->grain = CV_GRAIN_DAY;
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_layout_demanded (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Followers\n2026-01-05,100\n");
  fixture->options->layout = g_strdup ("posts");
  refuse (fixture, CV_ERROR_INVALID);
  g_free (fixture->options->layout);
  fixture->options->layout = g_strdup ("wide");
  import (fixture);
}

/* --- whose numbers they are --- */

static const char two_networks[] = "Date,Network,Likes\n"
                                   "2026-01-05,Instagram,5\n"
                                   "2026-01-05,Facebook,50\n"
                                   "2026-01-06,instagram,6\n";

static void
test_networks (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, two_networks);
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6");
  expect (fixture, "likes", "c2", CV_GRAIN_DAY, "2026-01-05=50");
}

static void
test_one_network_of_two (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, two_networks);
  use_channel (fixture, "c2");
  prepared = review (fixture);
  g_assert_true (has_text (prepared->notes, "2 rows of other channels"));
  g_assert_cmpuint (prepared->n_problems, ==, 0);
  import (fixture);
  expect (fixture, "likes", "c2", CV_GRAIN_DAY, "2026-01-05=50");
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "");
}

/* A network that is known, but not the channel's: its numbers never become those of the channel. */
static void
test_other_network (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Network,Likes\n2026-01-05,Instagram,5\n2026-01-05,TikTok,50\n2026-01-06,Twitter,6\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5");
}

/* A network that nobody knows: it may be the channel's by another name, but not beside rows that have its own. */
static void
test_strange_network (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Network,Likes\n2026-01-05,IG,5\n2026-01-06,IG,6\n");
  use_channel (fixture, "c1");
  prepared = review (fixture);
  g_assert_true (has_text (prepared->notes, "IG"));
  g_assert_cmpuint (prepared->n_problems, ==, 0);
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6");

  use_file (fixture, "Date,Network,Likes\n2026-01-07,Snapnet,50\n2026-01-07,Instagram,7\n2026-01-07,TikTok,9\n");
  refuse (fixture, CV_ERROR_REJECTED);
  fixture->options->keep_going = TRUE;
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6 2026-01-07=7");
}

/* A channel is found by what it is called, too, and its bad rows are nobody's concern when another one is imported. */
static void
test_own_names (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Channel,Likes\n2026-01-05,our PAGE,5\n2026-01-05,Our pictures,7\n2026-02-30,Our page,1\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=7");
  use_channel (fixture, NULL);
  refuse (fixture, CV_ERROR_REJECTED);
}

/* No row names a channel of the plan: one question, not a thousand problems. */
static void
test_unknown_network (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Network,Likes\n2026-01-05,TikTok,5\n2026-01-06,TikTok,6\n");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->questions->len, ==, 1);
  g_assert_true (has_text (prepared->questions, "TikTok"));
  g_assert_true (has_text (prepared->questions, "Our pictures, Our page"));
  g_assert_cmpuint (prepared->n_problems, ==, 0);
  g_assert_cmpint (prepared->asks, ==, CV_IMPORT_ASKS_CHANNEL);
  refuse (fixture, CV_ERROR_AMBIGUOUS);
}

/* Some rows do: then the others are problems. */
static void
test_some_unknown (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Network,Likes\n2026-01-05,TikTok,5\n2026-01-05,Instagram,6\n");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->questions->len, ==, 0);
  g_assert_cmpuint (prepared->n_problems, ==, 1);
  g_assert_cmpstr (((CvImportProblem *) prepared->problems->pdata[0])->found, ==, "TikTok");
  refuse (fixture, CV_ERROR_REJECTED);
  fixture->options->keep_going = TRUE;
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=6");
}

/* An account's own name says nothing to the plan: its numbers are the channel's that was asked for. */
static void
test_account (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Account,Likes\n2026-01-05,harbour.tea,5\n2026-01-06,harbour.tea,6\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6");
}

/* --- several rows a day --- */

/* Told apart by something the plan does not know: what adds up is added up, what does not is left out. */
static void
test_sources (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Source,Likes,Reach\n"
                     "2026-01-05,Search,5,50\n2026-01-05,Direct,6,60\n2026-01-06,Search,7,70\n");
  use_channel (fixture, "c1");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->n_problems, ==, 0);
  g_assert_true (has_text (prepared->notes, "Reach"));
  g_assert_true (has_text (prepared->notes, "added up"));
  import (fixture);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "2026-01-05=11 2026-01-06=7");
  expect (fixture, "reach", "c1", CV_GRAIN_DAY, "");
}

/* Where visits come from is not whose they are: all of them are the channel's, or the plan's. */
static void
test_sources_named_as_channels (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Source,Visits\n2026-01-05,Facebook,5\n2026-01-05,Instagram,6\n2026-01-05,(direct),7\n");
  use_channel (fixture, "c1");
  import (fixture);
  expect (fixture, "total_visits", "c1", CV_GRAIN_DAY, "2026-01-05=18");
  use_channel (fixture, NULL);
  import (fixture);
  expect (fixture, "total_visits", NULL, CV_GRAIN_DAY, "2026-01-05=18");
}

/* Told apart by nothing: which of them is true? The same number twice is no question. */
static void
test_second_value (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;
  const CvImportProblem *problem;

  use_file (fixture, "Date,Likes,Comments\n2026-01-05,5,1\n2026-01-06,7,2\n2026-01-05,6,3\n2026-01-06,7,2\n");
  prepared = review (fixture);
  /* Two of its numbers disagree, but it is one row. */
  g_assert_cmpuint (prepared->n_problems, ==, 1);
  problem = prepared->problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, 4);
  g_assert_nonnull (strstr (problem->found, "2026-01-05"));
  refuse (fixture, CV_ERROR_REJECTED);

  fixture->options->keep_going = TRUE;
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=7");
  expect (fixture, "comments", NULL, CV_GRAIN_DAY, "2026-01-05=1 2026-01-06=2");
}

/* --- what stops an import --- */

static void
test_rejected (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;
  GString *text = g_string_new ("Date,Likes\n");
  const CvImportProblem *first, *second;

  for (int i = 1; i <= 28; i++)
    g_string_append_printf (text, "2026-02-%02d,%d\n", i, i);
  g_string_append (text, "2026-03-01,many\n2026-02-30,7\n");
  use_file (fixture, text->str);
  g_string_free (text, TRUE);

  prepared = review (fixture);
  g_assert_cmpuint (prepared->rows, ==, 30);
  g_assert_cmpuint (prepared->n_problems, ==, 2);
  first = prepared->problems->pdata[0];
  second = prepared->problems->pdata[1];
  g_assert_cmpuint (first->line, ==, 30);
  g_assert_cmpstr (first->found, ==, "many");
  g_assert_cmpuint (second->line, ==, 31);
  g_assert_cmpstr (second->found, ==, "2026-02-30");
  refuse (fixture, CV_ERROR_REJECTED);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "");

  fixture->options->keep_going = TRUE;
  g_assert_cmpuint (import (fixture).inserted, ==, 28);
}

/* A bad cell in a column that is not imported spoils nothing. */
static void
test_bad_cell_elsewhere (ImportFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Date,Likes,Weather\n");

  for (int i = 1; i <= 28; i++)
    g_string_append_printf (text, "2026-02-%02d,%d,%s\n", i, i, i == 20 ? "wet" : "1");
  use_file (fixture, text->str);
  g_string_free (text, TRUE);
  g_assert_cmpuint (import (fixture).inserted, ==, 28);
}

static void
test_questions (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Likes\n03/04/2026,5\n05/06/2026,6\n");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->questions->len, ==, 1);
  g_assert_cmpint (prepared->asks, ==, CV_IMPORT_ASKS_DATE_ORDER);
  refuse (fixture, CV_ERROR_AMBIGUOUS);

  fixture->options->date_order = g_strdup ("mdy");
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-03-04=5 2026-05-06=6");
}

static void
test_year (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Likes\nDecember 30,5\nDecember 31,6\nJanuary 1,7\n");
  refuse (fixture, CV_ERROR_AMBIGUOUS);
  fixture->options->year = 2025;
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2025-12-30=5 2025-12-31=6 2026-01-01=7");
}

/* What a column that is left out leaves open is nobody's question. */
static void
test_question_elsewhere (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Likes,Reviewed\n2026-01-05,5,03/04/2026\n2026-01-06,6,05/06/2026\n");
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6");
}

static void
test_columns (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;
  const CvImportColumn *column;

  use_file (fixture, "Date,Zeal,Likes\n2026-01-05,5,7\n");
  use_map (fixture, "Zeal=comments Likes=");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->columns->len, ==, 3);
  column = prepared->columns->pdata[0];
  g_assert_true (column->is_date);
  g_assert_cmpstr (column->sample, ==, "2026-01-05");
  column = prepared->columns->pdata[1];
  g_assert_cmpstr (column->metric, ==, "comments");
  g_assert_true (column->numeric);
  import (fixture);
  expect (fixture, "comments", NULL, CV_GRAIN_DAY, "2026-01-05=5");
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "");

  use_map (fixture, "Zeal=nonsense");
  refuse (fixture, CV_ERROR_NOT_FOUND);
  use_map (fixture, "Zest=comments");
  refuse (fixture, CV_ERROR_NOT_FOUND);
  use_map (fixture, "Zeal");
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_no_known_column (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvImportReview) prepared = NULL;

  use_file (fixture, "Date,Zeal\n2026-01-05,5\n");
  prepared = review (fixture);
  g_assert_cmpuint (prepared->rows, ==, 1);
  g_assert_cmpint (prepared->asks, ==, CV_IMPORT_ASKS_METRIC);
  refuse (fixture, CV_ERROR_AMBIGUOUS);
}

static void
test_date_column (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Measured,Likes\n2026-01-05,2026-02-05,5\n");
  fixture->options->date_column = g_strdup ("measured");
  import (fixture);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-02-05=5");
  g_free (fixture->options->date_column);
  fixture->options->date_column = g_strdup ("Likes");
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_own_metric (ImportFixture *fixture, gconstpointer data)
{
  CvRow *row = cv_row_new (CV_NOUN_METRIC, "zeal");

  cv_row_set_text (row, "name", "Zeal of the team");
  g_free (add_row (fixture->session, row));
  use_file (fixture, "Date,Zeal of the Team\n2026-01-05,5\n");
  import (fixture);
  expect (fixture, "zeal", NULL, CV_GRAIN_DAY, "2026-01-05=5");
}

static void
test_bad_options (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Likes\n2026-01-05,5\n");
  fixture->options->decimal = g_strdup ("x");
  refuse (fixture, CV_ERROR_INVALID);
  g_clear_pointer (&fixture->options->decimal, g_free);
  fixture->options->date_order = g_strdup ("dym");
  refuse (fixture, CV_ERROR_INVALID);
}

static void
test_no_file (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "");
  refuse (fixture, CV_ERROR_INVALID);
  g_free (fixture->options->path);
  fixture->options->path = fixture_path (&fixture->base, "none.csv");
  refuse (fixture, CV_ERROR_NOT_FOUND);
}

/* Looking writes nothing, and can be repeated. */
static void
test_review_writes_nothing (ImportFixture *fixture, gconstpointer data)
{
  use_file (fixture, "Date,Likes\n2026-01-05,5\n");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CvImportReview) prepared = review (fixture);

      g_assert_cmpuint (prepared->summary.inserted, ==, 1);
      g_assert_cmpint (prepared->summary.batch, ==, 0);
    }
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "");
  g_assert_cmpstr (cv_session_get_undo_name (fixture->session), ==, "Add");
}

/* --- once more, and back --- */

static void
test_again (ImportFixture *fixture, gconstpointer data)
{
  CvWriteSummary summary;

  use_file (fixture, "Date,Likes\n2026-01-05,5\n2026-01-06,6\n");
  import (fixture);
  summary = import (fixture);
  g_assert_cmpuint (summary.unchanged, ==, 2);
  g_assert_cmpuint (summary.inserted + summary.changed, ==, 0);
  g_assert_cmpint (summary.batch, ==, 0);

  use_file (fixture, "Date,Likes\n2026-01-06,60\n2026-01-07,7\n");
  summary = import (fixture);
  g_assert_cmpuint (summary.inserted, ==, 1);
  g_assert_cmpuint (summary.changed, ==, 1);
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=60 2026-01-07=7");
}

static void
test_undo (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  use_file (fixture, "Date,Likes,Comments\n2026-01-05,5,1\n2026-01-06,6,2\n");
  import (fixture);
  use_file (fixture, "Date,Likes\n2026-01-06,60\n2026-01-07,7\n");
  import (fixture);

  g_assert_true (cv_session_undo (fixture->session, FALSE, &name, &error));
  g_assert_cmpstr (name, ==, "Import export.csv");
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=6");
  g_assert_true (cv_session_undo (fixture->session, FALSE, NULL, &error));
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "");
  expect (fixture, "comments", NULL, CV_GRAIN_DAY, "");
  g_assert_true (cv_session_undo (fixture->session, TRUE, NULL, &error));
  g_assert_true (cv_session_undo (fixture->session, TRUE, NULL, &error));
  expect (fixture, "likes", NULL, CV_GRAIN_DAY, "2026-01-05=5 2026-01-06=60 2026-01-07=7");
}

/* --- from a window --- */

static CvImportReview *
review_async (CvSession *session, const CvImportOptions *options, GCancellable *cancellable, GError **error)
{
  Waiting waiting = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  cv_import_prepare_async (session, options, cancellable, keep_result, &waiting);
  result = wait_for_result (&waiting);
  return cv_import_prepare_finish (session, result, error);
}

static void
count_signal (guint *count)
{
  (*count)++;
}

static void
test_worker (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (&fixture->base);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { NULL };
  CvImportReview *prepared;
  CvWriteSummary summary;
  guint changed = 0;

  use_file (fixture, two_networks);
  prepared = review_async (session, fixture->options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prepared->summary.inserted, ==, 3);

  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (count_signal), &changed);
  cv_import_commit_async (session, fixture->options, prepared, NULL, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_true (cv_import_commit_finish (session, result, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.inserted, ==, 3);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpstr (cv_session_get_undo_name (session), ==, "Import export.csv");
}

static void
test_worker_refuses (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (&fixture->base);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { NULL };
  CvWriteSummary summary;

  use_file (fixture, "Date,Likes\n03/04/2026,5\n");
  cv_import_commit_async (session, fixture->options,
                          review_async (session, fixture->options, NULL, &error), NULL, keep_result, &waiting);
  g_assert_no_error (error);
  result = wait_for_result (&waiting);
  g_assert_false (cv_import_commit_finish (session, result, &summary, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_AMBIGUOUS);
  g_clear_error (&error);

  use_file (fixture, "");
  g_assert_null (review_async (session, fixture->options, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
}

static void
test_cancel (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (&fixture->base);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { NULL };
  CvImportReview *prepared;
  CvWriteSummary summary;

  use_file (fixture, two_networks);
  prepared = review_async (session, fixture->options, NULL, &error);
  g_cancellable_cancel (cancellable);
  cv_import_commit_async (session, fixture->options, prepared, cancellable, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_false (cv_import_commit_finish (session, result, &summary, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
  g_clear_error (&error);
  expect (fixture, "likes", "c1", CV_GRAIN_DAY, "");

  g_assert_null (review_async (session, fixture->options, cancellable, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
}

/* Cancel comes when it is written already: then it is written, and says so. */
static void
cancel_now (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancel_too_late (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (&fixture->base);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { NULL };
  CvWriteSummary summary;

  use_file (fixture, two_networks);
  g_signal_connect_swapped (session, "values-changed", G_CALLBACK (cancel_now), cancellable);
  cv_import_commit_async (session, fixture->options,
                          review_async (session, fixture->options, NULL, &error), cancellable, keep_result, &waiting);
  result = wait_for_result (&waiting);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_true (cv_import_commit_finish (session, result, &summary, &error));
  g_assert_no_error (error);
  expect (fixture, "likes", "c2", CV_GRAIN_DAY, "2026-01-05=50");
}

/* The plan is closed while the file is read. */
static void
test_close_meanwhile (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CvSession) session = open_with_worker (&fixture->base);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { NULL };

  use_file (fixture, two_networks);
  cv_import_prepare_async (session, fixture->options, NULL, keep_result, &waiting);
  cv_session_close (session);
  result = wait_for_result (&waiting);
  g_assert_null (cv_import_prepare_finish (session, result, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_CANCELLED);
}

/* --- many --- */

/* Newest first, as exports often are, and more than one buffer of everything. */
static void
test_many (ImportFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Date,Likes,Comments\n");
  CvDay first = day ("1990-01-01");
  char buffer[CV_DAY_BUFFER];
  CvWriteSummary summary;

  for (int i = 12000; i-- > 0;)
    g_string_append_printf (text, "%s,%d,%d\n", cv_day_format (first + i, buffer), i, i % 13);
  use_file (fixture, text->str);
  g_string_free (text, TRUE);
  summary = import (fixture);
  g_assert_cmpuint (summary.inserted, ==, 24000);
  g_assert_cmpint (summary.first, ==, first);
  g_assert_cmpint (summary.last, ==, first + 11999);
}

#define add_import_test(name, function)                                                           \
  g_test_add ("/import/" name, ImportFixture, NULL, import_set_up, function, import_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_import_test ("wide", test_wide);
  add_import_test ("plan-as-a-whole", test_plan_as_a_whole);
  add_import_test ("weeks", test_weeks);
  add_import_test ("chosen-grain", test_chosen_grain);
  add_import_test ("long", test_long);
  add_import_test ("posts", test_posts);
  add_import_test ("totals", test_totals);
  add_import_test ("totals-of-no-period", test_totals_of_no_period);
  add_import_test ("across", test_across);
  add_import_test ("layout-demanded", test_layout_demanded);
  add_import_test ("networks", test_networks);
  add_import_test ("one-network-of-two", test_one_network_of_two);
  add_import_test ("other-network", test_other_network);
  add_import_test ("strange-network", test_strange_network);
  add_import_test ("own-names", test_own_names);
  add_import_test ("unknown-network", test_unknown_network);
  add_import_test ("some-unknown", test_some_unknown);
  add_import_test ("account", test_account);
  add_import_test ("sources", test_sources);
  add_import_test ("sources-named-as-channels", test_sources_named_as_channels);
  add_import_test ("second-value", test_second_value);
  add_import_test ("rejected", test_rejected);
  add_import_test ("bad-cell-elsewhere", test_bad_cell_elsewhere);
  add_import_test ("questions", test_questions);
  add_import_test ("year", test_year);
  add_import_test ("question-elsewhere", test_question_elsewhere);
  add_import_test ("columns", test_columns);
  add_import_test ("no-known-column", test_no_known_column);
  add_import_test ("date-column", test_date_column);
  add_import_test ("own-metric", test_own_metric);
  add_import_test ("bad-options", test_bad_options);
  add_import_test ("no-file", test_no_file);
  add_import_test ("review-writes-nothing", test_review_writes_nothing);
  add_import_test ("again", test_again);
  add_import_test ("undo", test_undo);
  add_import_test ("worker", test_worker);
  add_import_test ("worker-refuses", test_worker_refuses);
  add_import_test ("cancel", test_cancel);
  add_import_test ("cancel-too-late", test_cancel_too_late);
  add_import_test ("close-meanwhile", test_close_meanwhile);
  add_import_test ("many", test_many);
  return g_test_run ();
}
