/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row belongs to the channel it names, else to the channel that was asked for, else to the plan as a whole.
 *
 * Names the plan does not know (accounts, places, sources of visits) are all of the channel that was asked for, or of
 * the plan where it has no channels; else nobody can tell whose they are. A network that is not known may be the
 * asked one by another name, as long as no row has its proper one: that is only certain after the last row, so that
 * such rows are kept apart until then. */

#include "config.h"

#include "engine/cv-import-owner.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "engine/cv-import-file.h"

/* Not a million different texts. */
#define CACHED_TEXTS 10000

typedef struct
{
  guint64 line;
  int column;
  char *text;
} Nameless;

struct _CvImportOwner
{
  const CvLayout *layout;
  const CvImportContext *context;
  const CvImportOptions *options;

  CvImportValues *values;    /* (owned) of rows whose channel is known */
  CvImportValues *strangers; /* (owned) of rows of a network nobody knows, while one channel was asked for */
  gboolean names_channels;   /* the channel column does, and not where visits come from */
  GHashTable *channels;      /* text of a cell → channel id, `unknown` or `elsewhere` */
  GHashTable *names;         /* channel id, "" for the plan → the first text that stood for it */
  GPtrArray *nameless;       /* of Nameless: rows that name no channel of the plan, the first of them */
  guint64 n_nameless;        /* all of them */
  guint64 n_taken;           /* rows that go to `values` */
  guint64 n_known;           /* rows that name a channel or network that is known */
  guint64 n_others;          /* rows of channels that were not asked for */
};

/* Stand in the cache for a text that was looked up in vain, and for one that names a network that was not asked for. */
static char unknown[1], elsewhere[1];

static void
nameless_free (gpointer data)
{
  Nameless *nameless = data;

  g_free (nameless->text);
  g_free (nameless);
}

CvImportOwner *
cv_import_owner_new (const CvLayout        *layout,
                     const CvImportContext *context,
                     const CvImportOptions *options)
{
  CvImportOwner *self = g_new0 (CvImportOwner, 1);

  self->layout = layout;
  self->context = context;
  self->options = options;
  self->values = cv_import_values_new (layout->shape == CV_SHAPE_POSTS);
  self->strangers = cv_import_values_new (layout->shape == CV_SHAPE_POSTS);
  self->names_channels = layout->channel_column >= 0
                         && g_strcmp0 (layout->columns[layout->channel_column].role, "source") != 0;
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->nameless = g_ptr_array_new_with_free_func (nameless_free);
  return self;
}

void
cv_import_owner_free (CvImportOwner *self)
{
  g_clear_pointer (&self->values, cv_import_values_free);
  g_clear_pointer (&self->strangers, cv_import_values_free);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->nameless);
  g_free (self);
}

/* --- names --- */

const char *
cv_import_get_text (const CvTableRow *row,
                    int               column)
{
  return column >= 0 && row->cells[column].kind != CV_CELL_NULL ? row->cells[column].text : "";
}

/* The channel that a cell names: an id, `unknown` or `elsewhere`. */
static const char *
find_channel (CvImportOwner *self,
              const char    *text)
{
  const char *asked = self->options->channel;
  const char *id = g_hash_table_lookup (self->channels, text);

  if (id != NULL)
    return id;
  id = cv_import_context_find_channel (self->context, text);
  if (id == NULL && asked != NULL && cv_import_context_is_other_network (self->context, text, asked))
    id = elsewhere;
  else if (id == NULL)
    id = unknown;
  if (g_hash_table_size (self->channels) >= CACHED_TEXTS)
    g_hash_table_remove_all (self->channels);
  g_hash_table_insert (self->channels, g_strdup (text), (gpointer) id);
  return id;
}

static gboolean
is_channel (const char *found)
{
  return found != NULL && found != unknown && found != elsewhere;
}

/* The channel or network that a row names, as find_channel(); NULL: it names none. */
static const char *
find_named (CvImportOwner    *self,
            const CvTableRow *row)
{
  const char *channel = cv_import_get_text (row, self->layout->channel_column);
  const char *network = cv_import_get_text (row, self->layout->network_column);
  const char *found = *channel != '\0' && self->names_channels ? find_channel (self, channel) : NULL;

  if (*network == '\0' || is_channel (found))
    return found;
  return find_channel (self, network);
}

/* Where stands what tells a row apart from others of its day: the nearest name first. */
static int
find_name (CvImportOwner    *self,
           const CvTableRow *row)
{
  int channel = self->layout->channel_column;

  return *cv_import_get_text (row, channel) != '\0' ? channel : self->layout->network_column;
}

/* Where rows of one channel go by several names, a day may have several of them. */
static void
note_name (CvImportOwner  *self,
           CvImportValues *values,
           const char     *channel,
           const char     *name)
{
  const char *key = channel != NULL ? channel : "";
  const char *first = g_hash_table_lookup (self->names, key);

  if (first == NULL)
    g_hash_table_insert (self->names, g_strdup (key), g_strdup (name));
  else if (!g_str_equal (first, name))
    cv_import_values_set_several (values);
}

/* --- row by row --- */

static void
add_nameless (CvImportOwner    *self,
              const CvTableRow *row)
{
  Nameless *nameless;

  if (self->n_nameless++ >= CV_IMPORT_MAX_PROBLEMS)
    return;
  nameless = g_new (Nameless, 1);
  nameless->line = row->line;
  nameless->column = find_name (self, row);
  nameless->text = cv_text_clean (cv_import_get_text (row, nameless->column), -1, G_MAXUINT8);
  g_ptr_array_add (self->nameless, nameless);
}

/* Whether the row is of another channel than the one that was asked for; it is counted then. */
static gboolean
is_left_out (CvImportOwner *self,
             const char    *named)
{
  const char *asked = self->options->channel;
  gboolean other = asked != NULL && (named == elsewhere || (is_channel (named) && !g_str_equal (named, asked)));

  self->n_known += named == elsewhere || is_channel (named);
  self->n_others += other;
  return other;
}

CvImportValues *
cv_import_owner_take (CvImportOwner    *self,
                      const CvTableRow *row,
                      const char      **channel)
{
  const char *asked = self->options->channel;
  const char *named = find_named (self, row);
  const char *name = cv_import_get_text (row, find_name (self, row));
  CvImportValues *values = self->values;

  *channel = is_channel (named) ? named : asked;
  if (is_left_out (self, named))
    return NULL;
  if (named == unknown && asked == NULL && cv_import_context_has_channels (self->context))
    {
      add_nameless (self, row);
      return NULL;
    }
  if (named == unknown && asked != NULL && *cv_import_get_text (row, self->layout->network_column) != '\0')
    {
      add_nameless (self, row);
      values = self->strangers;
    }
  else
    self->n_taken++;
  if (*name != '\0')
    note_name (self, values, *channel, name);
  return values;
}

/* --- what the rows together say --- */

/* A file whose every row names a channel the plan does not have is one question, not a thousand problems. */
static void
ask_for_channel (CvImportOwner  *self,
                 CvImportReview *review)
{
  const Nameless *first = self->nameless->pdata[0];

  review->asks |= CV_IMPORT_ASKS_CHANNEL;
  g_ptr_array_add (review->questions,
                   /* Translators: %1$s is a name found in a file, %2$s the plan's channels. */
                   g_strdup_printf (_ ("The file’s numbers are of “%1$s”. Say which channel of the plan that is (%2$s)."),
                                    first->text, cv_import_context_list_channels (self->context)));
}

static void
report_nameless (CvImportOwner  *self,
                 CvImportReview *review)
{
  /* Translators: what was expected in a cell; %s is a list of names. */
  g_autofree char *expected = g_strdup_printf (_ ("a channel of the plan (%s)"),
                                               cv_import_context_list_channels (self->context));

  for (guint i = 0; i < self->nameless->len; i++)
    {
      const Nameless *nameless = self->nameless->pdata[i];

      cv_import_review_add_problem (review, nameless->line, nameless->column, nameless->text, expected);
    }
  review->n_problems += self->n_nameless - self->nameless->len;
}

static void
take_strangers (CvImportOwner  *self,
                CvImportReview *review)
{
  const Nameless *first = self->nameless->pdata[0];

  cv_import_values_free (self->values);
  self->values = g_steal_pointer (&self->strangers);
  cv_import_review_add_note (review,
                             /* Translators: %s is what a file calls a network. */
                             g_strdup_printf (_ ("The rows of “%s” are taken as those of the chosen channel."), first->text));
}

static void
tell_left_out (CvImportOwner  *self,
               CvImportReview *review)
{
  gulong n = (gulong) self->n_others;

  if (n > 0)
    cv_import_review_add_note (review, g_strdup_printf (ngettext ("%lu row of another channel is left out.",
                                                                  "%lu rows of other channels are left out.", n),
                                                        n));
}

CvImportValues *
cv_import_owner_finish (CvImportOwner  *self,
                        CvImportReview *review)
{
  gboolean asked = self->options->channel != NULL;

  if (self->nameless->len == 0)
    ;
  else if (!asked && self->n_taken == 0)
    ask_for_channel (self, review);
  else if (asked && self->n_known == 0 && self->n_taken == 0)
    take_strangers (self, review);
  else
    report_nameless (self, review);
  tell_left_out (self, review);
  return g_steal_pointer (&self->values);
}
