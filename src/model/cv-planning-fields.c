/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that follow from the table of fields alone, whatever the noun. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"

#define NAME_LIMIT 10000
#define NUMBER_LIMIT 1e15

gboolean
cv_planning_sets (CvPlan            *plan,
                  const CvRow       *row,
                  const char *const *fields)
{
  CvRecord *record = plan != NULL && row->id != NULL ? cv_plan_find (plan, row->noun, row->id) : NULL;
  g_autoptr (CvRow) before = record != NULL ? cv_record_to_row (record) : NULL;

  for (; before != NULL && *fields != NULL; fields++)
    {
      int field = cv_noun_field (row->noun, *fields);

      if (!cv_cell_equal (&cv_noun_info (row->noun)->fields[field], &before->cells[field], &row->cells[field]))
        return TRUE;
    }
  return before == NULL;
}

/* Ten thousand characters are shown as typed everywhere; more is a paste gone wrong. */
static gboolean
check_lengths (const CvRow *row,
               GError     **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == CV_FIELD_TEXT
        && g_utf8_strlen (row->cells[i].text, -1) > NAME_LIMIT)
      {
        g_set_error (error, CV_ERROR, CV_ERROR_LIMIT,
                     _ ("The text for “%1$s” is longer than %2$d characters. Please shorten it."),
                     info->fields[i].name, NAME_LIMIT);
        return FALSE;
      }
  return TRUE;
}

/* Numbers that can be multiplied with one another, and summed, and are still numbers. */
static gboolean
check_numbers (CvPlan      *plan,
               const CvRow *row,
               GError     **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == CV_FIELD_NUMBER && fabs (row->cells[i].number) > NUMBER_LIMIT
        && cv_planning_sets (plan, row, (const char *const[]){ info->fields[i].name, NULL }))
      {
        g_autofree char *limit = cv_number_format_locale (NUMBER_LIMIT, 0);

        g_set_error (error, CV_ERROR, CV_ERROR_LIMIT, _ ("Numbers of a plan go up to %s. Look for a digit too many."), limit);
        return FALSE;
      }
  return TRUE;
}

gboolean
cv_planning_check_references (CvPlan      *plan,
                              const CvRow *row,
                              GError     **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const CvField *field = &info->fields[i];
      const char *id = row->cells[i].text;

      if (field->kind != CV_FIELD_REFERENCE || *id == '\0' || cv_plan_find (plan, field->refers, id) != NULL)
        continue;
      /* Translators: %1$s is a kind of thing such as "channel", %2$s what was written. */
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("The plan has no %1$s “%2$s”."),
                   cv_noun_info (field->refers)->name, id);
      return FALSE;
    }
  return TRUE;
}

gboolean
cv_planning_check_sizes (CvPlan      *plan,
                         const CvRow *row,
                         GError     **error)
{
  return check_lengths (row, error) && check_numbers (plan, row, error);
}
