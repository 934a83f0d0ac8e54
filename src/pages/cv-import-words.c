/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-import-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-number.h"

/* Of "2026-04-03" */
#define ISO_LENGTH 10
#define MEGABYTE 1e6

/* Adds @phrase, its %s replaced by @count with its grouping; nothing for none. */
static void
add_count (GString    *text,
           guint64     count,
           const char *phrase)
{
  g_autofree char *number = cv_number_format_locale ((double) count, 0);
  g_autoptr (GString) part = g_string_new (phrase);

  if (count == 0)
    return;
  g_string_replace (part, "%s", number, 1);
  if (text->len > 0)
    /* Translators: between the parts of "24 new, 2 changed, 1 unchanged". */
    g_string_append (text, C_ ("between counts", ", "));
  g_string_append (text, part->str);
}

char *
cv_import_words_summary (const CvImportReview *review,
                         gboolean              leave_out)
{
  GString *text = g_string_new (NULL);
  const CvWriteSummary *summary = &review->summary;
  gulong left_out = (gulong) (review->n_left_out + (leave_out ? review->n_problems : 0));
  gulong bad = leave_out ? 0 : (gulong) review->n_problems;
  guint questions = review->questions->len;

  if (questions > 0)
    {
      g_string_printf (
          text, ngettext ("%u question to settle first", "%u questions to settle first", questions),
          questions);
      return g_string_free (text, FALSE);
    }

  /* Translators: %s is a number of values, here and below. */
  add_count (text, summary->inserted, ngettext ("%s new", "%s new", (gulong) summary->inserted));
  add_count (text, summary->changed,
             ngettext ("%s changed", "%s changed", (gulong) summary->changed));
  add_count (text, summary->unchanged,
             ngettext ("%s unchanged", "%s unchanged", (gulong) summary->unchanged));
  /* Translators: %s is a number of rows of the file. */
  add_count (text, bad, ngettext ("%s row cannot be read", "%s rows cannot be read", bad));
  /* Translators: the same. */
  add_count (text, left_out, ngettext ("%s row left out", "%s rows left out", left_out));
  if (text->len == 0)
    g_string_append (text, _ ("No values to import"));
  return g_string_free (text, FALSE);
}

char *
cv_import_words_done (const CvWriteSummary *summary)
{
  guint64 count = summary->inserted + summary->changed;
  GString *text = g_string_new (NULL);

  add_count (text, count, ngettext ("%s value imported", "%s values imported", (gulong) count));
  return g_string_free (text, FALSE);
}

/* A day that can be read in two ways comes as both of them: "2026-04-03 or 2026-03-04". (transfer
 * full) (nullable) */
static char *
describe_either (const char *sample)
{
  gsize length = strlen (sample);
  g_autofree char *first = g_strndup (sample, MIN (length, ISO_LENGTH));
  g_autofree char *first_words = NULL;
  g_autofree char *second_words = NULL;
  CvDay one, other;

  if (length <= 2 * ISO_LENGTH || !cv_day_parse (first, &one)
      || !cv_day_parse (sample + length - ISO_LENGTH, &other))
    return NULL;
  first_words = cv_day_format_locale (one);
  second_words = cv_day_format_locale (other);
  /* Translators: two days that a text may mean. */
  return g_strdup_printf (_ ("%1$s or %2$s"), first_words, second_words);
}

char *
cv_import_words_sample (const char *sample)
{
  g_autofree char *either = NULL;
  CvDay day;
  double number;

  if (sample == NULL)
    return g_strdup (_ ("Empty"));
  if (cv_day_parse (sample, &day))
    return cv_day_format_locale (day);
  /* What is longer is no quantity but a name written in digits. */
  if (cv_number_parse (sample, &number) && fabs (number) < 1e12)
    return cv_number_format_locale (number, 6);
  either = describe_either (sample);
  return either != NULL ? g_steal_pointer (&either) : g_strdup (sample);
}

char *
cv_import_words_problem (const CvImportProblem *problem)
{
  g_autofree char *place = cv_import_problem_get_place (problem);

  /* Translators: %1$s is such as "Line 12, column “Likes”", %2$s what stands there. */
  return g_strdup_printf (_ ("%1$s: found “%2$s”"), place, problem->found);
}

const char *
cv_import_words_role (const CvImportColumn *column)
{
  static const struct
  {
    const char *role, *words;
  } roles[] = {
    { "metric", N_ ("Names of metrics") }, { "value", N_ ("Values") },
    { "grain", N_ ("Length of time") },    { "network", N_ ("Network") },
    { "channel", N_ ("Channel") },         { "account", N_ ("Account") },
    { "source", N_ ("Source") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (column->role, roles[i].role) == 0)
      return _ (roles[i].words);
  return _ ("Not used");
}

const char *
cv_import_words_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case '\t':
      return _ ("Tab");
    case ';':
      return _ ("Semicolon");
    case ',':
      return _ ("Comma");
    case '|':
      return _ ("Bar");
    default:
      return _ ("Another sign");
    }
}

/* (transfer full) "03/04/2026 → 3 April 2026" */
static char *
example (const char *written,
         const char *read)
{
  /* Translators: what stands in a file, and what it was read as. */
  return g_strdup_printf (_ ("%1$s → %2$s"), written, read);
}

char *
cv_import_words_day (const CvImportMarks *marks)
{
  g_autofree char *day = marks->date_example != NULL ? cv_day_format_locale (marks->day) : NULL;

  return day != NULL ? example (marks->date_example, day) : NULL;
}

char *
cv_import_words_number (const CvImportMarks *marks)
{
  g_autofree char *number = marks->number_example != NULL ? cv_number_format_locale (marks->number, 6) : NULL;

  return number != NULL ? example (marks->number_example, number) : NULL;
}

/* How much was read, or written: "412 of 1,024 MB". */
static char *
amount (guint64     done,
        guint64     total,
        double      unit,
        const char *phrase)
{
  int decimals = unit > 1 && (double) total < 10 * unit ? 1 : 0;
  g_autofree char *so_far = cv_number_format_locale ((double) done / unit, decimals);
  g_autofree char *all = cv_number_format_locale ((double) total / unit, decimals);
  GString *text = g_string_new (phrase);

  g_string_replace (text, "%1$s", so_far, 1);
  g_string_replace (text, "%2$s", all, 1);
  return g_string_free (text, FALSE);
}

char *
cv_import_words_progress (CvProgress *progress,
                          double     *fraction)
{
  guint64 done, total;
  int stage = cv_progress_get (progress, &done, &total);

  *fraction = total > 0 ? (double) done / (double) total : 0;
  if (total == 0)
    return g_strdup ("");
  if (stage == CV_IMPORT_READING || stage == CV_IMPORT_MATCHING)
    /* Translators: how much of a file was read. */
    return amount (done, total, MEGABYTE, _ ("%1$s of %2$s MB"));
  /* Translators: how many values were written. */
  return amount (done, total, 1, _ ("%1$s of %2$s values"));
}

const char *
cv_import_words_stage (CvProgress *progress)
{
  guint64 done, total;

  switch ((CvImportStage) cv_progress_get (progress, &done, &total))
    {
    case CV_IMPORT_MATCHING:
      return _ ("Matching the rows…");
    case CV_IMPORT_COMPARING:
      return _ ("Comparing with the plan…");
    case CV_IMPORT_WRITING:
      return _ ("Importing…");
    case CV_IMPORT_READING:
    default:
      return _ ("Reading the table…");
    }
}
