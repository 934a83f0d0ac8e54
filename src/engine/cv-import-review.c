/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-import-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-text.h"
#include "engine/cv-import-file.h"

static void
column_free (gpointer data)
{
  CvImportColumn *column = data;

  g_free (column->header);
  g_free (column->metric);
  g_free (column->role);
  g_free (column->sample);
  for (guint i = 0; i < CV_IMPORT_PREVIEW_ROWS; i++)
    g_free (column->rows[i]);
  g_free (column);
}

static void
name_free (gpointer data)
{
  CvImportName *name = data;

  g_free (name->text);
  g_free (name->metric);
  g_free (name);
}

static void
problem_free (gpointer data)
{
  CvImportProblem *problem = data;

  g_free (problem->column);
  g_free (problem->found);
  g_free (problem->expected);
  g_free (problem);
}

CvImportReview *
cv_import_review_new (void)
{
  CvImportReview *review = g_new0 (CvImportReview, 1);

  review->columns = g_ptr_array_new_with_free_func (column_free);
  review->names = g_ptr_array_new_with_free_func (name_free);
  review->questions = g_ptr_array_new_with_free_func (g_free);
  review->owners = g_ptr_array_new_with_free_func (g_free);
  review->notes = g_ptr_array_new_with_free_func (g_free);
  review->problems = g_ptr_array_new_with_free_func (problem_free);
  review->summary.first = review->summary.last = CV_DAY_NONE;
  return review;
}

/* (transfer full) (nullable) */
static char *
get_heading (const CvImportReview *review,
             int                   column)
{
  const char *header = column >= 0 && (guint) column < review->columns->len
                           ? ((CvImportColumn *) review->columns->pdata[column])->header
                           : "";

  return *header != '\0' ? cv_text_start (header) : NULL;
}

/* What stands in a file may be a page long. */
#define FOUND_BYTES 200

void
cv_import_review_add_problem (CvImportReview *review,
                              guint64         line,
                              int             column,
                              const char     *found,
                              const char     *expected)
{
  CvImportProblem *problem;

  review->n_problems++;
  if (review->problems->len == CV_IMPORT_MAX_PROBLEMS)
    return;
  problem = g_new0 (CvImportProblem, 1);
  problem->line = line;
  problem->column = get_heading (review, column);
  problem->found = cv_text_clean (found, -1, FOUND_BYTES);
  problem->expected = g_strdup (expected);
  if (strlen (found) > FOUND_BYTES)
    {
      char *cut = g_steal_pointer (&problem->found);

      problem->found = g_strconcat (cut, "…", NULL);
      g_free (cut);
    }
  g_ptr_array_add (review->problems, problem);
}

char *
cv_import_problem_get_place (const CvImportProblem *problem)
{
  gulong line = (gulong) problem->line;

  if (problem->column == NULL)
    /* Translators: the number of a line in a file; the sentence goes on. */
    return g_strdup_printf (_ ("Line %lu"), line);
  /* Translators: the number of a line in a file and the heading of one of its columns; the sentence goes on. */
  return g_strdup_printf (_ ("Line %1$lu, column “%2$s”"), line, problem->column);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const CvImportProblem *x = *(CvImportProblem *const *) a, *y = *(CvImportProblem *const *) b;

  return (x->line > y->line) - (x->line < y->line);
}

void
cv_import_review_sort_problems (CvImportReview *review)
{
  g_autoptr (GPtrArray) problems = g_steal_pointer (&review->problems);
  guint64 last_line = 0;

  review->problems = g_ptr_array_new_with_free_func (problem_free);
  g_ptr_array_sort (problems, compare_lines);
  g_ptr_array_set_free_func (problems, NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      CvImportProblem *problem = problems->pdata[i];
      gboolean again = problem->line == last_line;

      last_line = problem->line;
      if (!again)
        g_ptr_array_add (review->problems, problem);
      else
        {
          problem_free (problem);
          review->n_problems--;
        }
    }
}

void
cv_import_review_add_note (CvImportReview *review,
                           char           *note)
{
  if (g_ptr_array_find_with_equal_func (review->notes, note, g_str_equal, NULL))
    g_free (note);
  else
    g_ptr_array_add (review->notes, note);
}

void
cv_import_review_free (CvImportReview *review)
{
  g_free (review->layout);
  g_ptr_array_unref (review->columns);
  g_ptr_array_unref (review->names);
  g_free (review->marks.date_example);
  g_free (review->marks.number_example);
  g_clear_pointer (&review->options, cv_import_options_free);
  g_free (review->signature);
  g_ptr_array_unref (review->questions);
  g_ptr_array_unref (review->owners);
  g_ptr_array_unref (review->notes);
  g_ptr_array_unref (review->problems);
  cv_import_values_free (review->values);
  g_free (review);
}
