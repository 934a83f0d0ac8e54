/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-import-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-number.h"

/* Of "2026-04-03" */
#define ISO_LENGTH 10

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
cv_import_words_summary (const CvImportReview *review)
{
  GString *text = g_string_new (NULL);
  const CvWriteSummary *summary = &review->summary;
  gulong left_out = review->problems->len;
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
  add_count (text, left_out,
             ngettext ("%s row cannot be read", "%s rows cannot be read", left_out));
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
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, problem->line);

  /* Translators: %1$s is a line number of the file, %2$s what stands there, %3$s what should. */
  return g_strdup_printf (_ ("Line %1$s: found “%2$s”, expected %3$s"), line, problem->found,
                          problem->expected);
}
