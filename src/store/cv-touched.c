/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cv-touched.h"

#include "store/cv-records.h"

struct _CvTouched
{
  GHashTable *seen[CV_N_NOUNS]; /* of ids in the arrays */
  GPtrArray  *ids[CV_N_NOUNS];
};

CvTouched *
cv_touched_new (void)
{
  CvTouched *self = g_new0 (CvTouched, 1);

  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      self->seen[noun] = g_hash_table_new (g_str_hash, g_str_equal);
      self->ids[noun] = g_ptr_array_new_with_free_func (g_free);
    }
  return self;
}

void
cv_touched_free (CvTouched *self)
{
  if (self == NULL)
    return;
  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    {
      g_hash_table_unref (self->seen[noun]);
      g_ptr_array_unref (self->ids[noun]);
    }
  g_free (self);
}

void
cv_touched_add (CvTouched *self, CvNoun noun, const char *id)
{
  char *copy;

  if (g_hash_table_contains (self->seen[noun], id))
    return;
  copy = g_strdup (id);
  g_ptr_array_add (self->ids[noun], copy);
  g_hash_table_add (self->seen[noun], copy);
}

GPtrArray *
cv_touched_read (CvTouched *self, CvDb *db, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);

  for (int noun = 0; noun < CV_N_NOUNS; noun++)
    for (guint i = 0; i < self->ids[noun]->len; i++)
      {
        const char        *id = g_ptr_array_index (self->ids[noun], i);
        g_autoptr (GError) why = NULL;
        CvRow             *row = cv_records_get (db, (CvNoun) noun, id, &why);

        if (why != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&why));
            return NULL;
          }
        g_ptr_array_add (changes, cv_change_new ((CvNoun) noun, id, row));
      }
  return g_steal_pointer (&changes);
}
