/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-import-words.h"

#include <glib/gi18n-lib.h>

#include "base/cv-number.h"

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
    /* Translators: between the parts of "24 new, 2 changed, 1 left out". */
    g_string_append (text, C_ ("between counts", ", "));
  g_string_append (text, part->str);
}

char *
cv_import_words_summary (const CvImportReview *review)
{
  GString *text = g_string_new (NULL);
  const CvWriteSummary *summary = &review->summary;
  gulong left_out = review->problems->len;

  /* Translators: %s is a number of values, here and below. */
  add_count (text, summary->inserted, ngettext ("%s new", "%s new", (gulong) summary->inserted));
  add_count (text, summary->changed, ngettext ("%s changed", "%s changed", (gulong) summary->changed));
  add_count (text, summary->unchanged,
             ngettext ("%s unchanged", "%s unchanged", (gulong) summary->unchanged));
  /* Translators: %s is a number of rows of the file. */
  add_count (text, left_out, ngettext ("%s row left out", "%s rows left out", left_out));
  if (text->len == 0)
    g_string_append (text, _ ("No values yet"));
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

char *
cv_import_words_sample (const char *sample)
{
  CvDay day;
  double number;

  if (sample == NULL)
    return g_strdup (_ ("Empty"));
  if (cv_day_parse (sample, &day))
    return cv_day_format_locale (day);
  if (cv_number_parse (sample, &number))
    return cv_number_format_locale (number, 6);
  return g_strdup (sample);
}

char *
cv_import_words_problem (const CvImportProblem *problem)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, problem->line);

  /* Translators: %1$s is a line number of the file, %2$s what stands there, %3$s what should. */
  return g_strdup_printf (_ ("Line %1$s: found “%2$s”, expected %3$s"), line, problem->found,
                          problem->expected);
}
