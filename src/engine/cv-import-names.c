/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-import-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-text.h"

/* Not a million different texts. */
#define MAX_TEXTS 10000
/* What a person reads of a name. */
#define NAME_BYTES 120

typedef struct
{
  CvImportNameState state;
  const char *metric;
  guint64 n_rows;
} Name;

struct _CvImportNames
{
  const CvImportContext *context;
  GHashTable *matched; /* folded name → metric id, "" to leave out */
  GHashTable *names;   /* text → Name */
};

CvImportNames *
cv_import_names_new (const CvImportContext *context,
                     char                 **pairs,
                     GError               **error)
{
  g_autoptr (CvImportNames) self = g_new0 (CvImportNames, 1);

  self->context = context;
  self->matched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *equals = strrchr (pairs[i], '=');
      const char *metric = "";
      g_autofree char *name = equals != NULL ? g_strndup (pairs[i], (gsize) (equals - pairs[i])) : NULL;

      if (equals == NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                       _ ("“%s” does not say which name is which metric. Write NAME=METRIC."), pairs[i]);
          return NULL;
        }
      if (equals[1] != '\0')
        metric = cv_import_context_find_metric (context, equals + 1);
      if (metric == NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no metric named “%s”."), equals + 1);
          return NULL;
        }
      g_hash_table_insert (self->matched, cv_text_fold (name), (gpointer) metric);
    }
  return g_steal_pointer (&self);
}

void
cv_import_names_free (CvImportNames *self)
{
  g_hash_table_unref (self->matched);
  g_hash_table_unref (self->names);
  g_free (self);
}

static Name *
look_up (CvImportNames *self,
         const char    *text)
{
  g_autofree char *folded = cv_text_fold (text);
  const char *matched = g_hash_table_lookup (self->matched, folded);
  Name *name = g_new0 (Name, 1);

  name->metric = matched != NULL ? matched : cv_import_context_find_metric (self->context, text);
  name->state = name->metric == NULL ? CV_IMPORT_NAME_UNKNOWN
                : *name->metric == '\0' ? CV_IMPORT_NAME_LEFT_OUT
                                        : CV_IMPORT_NAME_KNOWN;
  if (g_hash_table_size (self->names) >= MAX_TEXTS)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_strdup (text), name);
  return name;
}

CvImportNameState
cv_import_names_take (CvImportNames *self,
                      const char    *text,
                      const char   **metric)
{
  Name *name = g_hash_table_lookup (self->names, text);

  if (name == NULL)
    name = look_up (self, text);
  name->n_rows++;
  *metric = name->metric;
  return name->state;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const CvImportName *x = *(CvImportName *const *) a, *y = *(CvImportName *const *) b;

  if (x->n_rows != y->n_rows)
    return x->n_rows > y->n_rows ? -1 : 1;
  return strcmp (x->text, y->text);
}

void
cv_import_names_finish (CvImportNames  *self,
                        CvImportReview *review)
{
  GHashTableIter iter;
  gpointer text, value;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      const Name *from = value;
      CvImportName *name;

      if (*(char *) text == '\0')
        continue;
      name = g_new0 (CvImportName, 1);
      name->text = cv_text_clean (text, -1, NAME_BYTES);
      name->metric = from->state == CV_IMPORT_NAME_KNOWN ? g_strdup (from->metric) : NULL;
      name->left_out = from->state == CV_IMPORT_NAME_LEFT_OUT;
      name->n_rows = from->n_rows;
      g_ptr_array_add (review->names, name);
    }
  g_ptr_array_sort (review->names, compare_names);
  if (review->names->len > CV_IMPORT_MAX_NAMES)
    g_ptr_array_set_size (review->names, CV_IMPORT_MAX_NAMES);
}
