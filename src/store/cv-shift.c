/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cv-shift.h"

#include "store/cv-plan-store-private.h"

/* Farther than any day from any other: neighbours do not meet while they move one by one. */
#define ASIDE 10000000

static gboolean
shift_field (CvDb *db, const char *table, const char *column, gint64 days, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = \"%s\" + ?1", table, column, column);

  /* NULL, for no day, stays NULL. */
  return cv_db_run_with (db, sql, days, 0, error);
}

static gboolean
shift_records (CvDb *db, int days, GError **error)
{
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      const CvNounInfo *info = cv_noun_info ((CvNoun) noun);

      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].kind == CV_FIELD_DAY
            && !shift_field (db, info->name, info->fields[i].name, days, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
shift_values (CvDb *db, int days, GError **error)
{
  return shift_field (db, "series", "first_day", days, error) && shift_field (db, "series", "last_day", days, error)
         && shift_field (db, "sample", "day", days + ASIDE, error) && shift_field (db, "sample", "day", -ASIDE, error);
}

gboolean
cv_plan_store_shift_days (CvPlanStore *self, int days, GError **error)
{
  CvDb    *db = cv_plan_store_get_db (self);
  gboolean ok;

  if (!cv_db_begin (db, TRUE, error))
    return FALSE;
  ok = shift_records (db, days, error) && shift_values (db, days, error);
  return cv_db_end (db, ok, error);
}
