/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports name a network ("Facebook"), the catalogue names what one does there ("Facebook page"), the user names
 * the thing itself ("Harbour Tea on Facebook"). A channel is found by any of them, as long as no other channel of the plan
 * goes by the same. */

#include "config.h"

#include "engine/cv-import-context.h"

#include <string.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-catalogue.h"
#include "model/cv-checkin.h"
#include "model/cv-question.h"

/* More are not read in a sentence. */
#define LISTED_CHANNELS 8

typedef struct
{
  char *id, *name;
  CvMetricKind kind;
} OwnMetric;

struct _CvImportContext
{
  GHashTable *channels; /* folded name → id; "" where two channels share the name */
  GHashTable *kinds;    /* id of a channel → id of its kind */
  GHashTable *labels;   /* id of a channel → what it is called */
  GPtrArray *questions; /* of CvKpiQuestion */
  GHashTable *own;      /* folded id or name → OwnMetric */
  GPtrArray *metrics;   /* of OwnMetric, which it owns */
  GHashTable *names;    /* folded name of a metric, in the language of the program → id */
  char *channel_list;
  char *path;
  CvDay today;
  guint n_channels;
};

static void
own_metric_free (gpointer data)
{
  OwnMetric *metric = data;

  g_free (metric->id);
  g_free (metric->name);
  g_free (metric);
}

/* A name that two channels share names neither. */
static void
add_channel_name (CvImportContext *self,
                  const char      *name,
                  const char      *id)
{
  char *folded = cv_text_fold (name);
  const char *present = g_hash_table_lookup (self->channels, folded);

  if (*folded == '\0' || g_strcmp0 (present, id) == 0)
    g_free (folded);
  else
    g_hash_table_insert (self->channels, folded, g_strdup (present == NULL ? id : ""));
}

/* What files call the network of @kind, folded: "Facebook page" is on facebook, "X (Twitter)" on x and twitter. Of an id
 * of two words the first is the network if the name begins with it, too. (transfer full) strv */
static char **
list_networks (const CvChannelKind *kind)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) id = g_strsplit (kind->id, "_", 2);
  g_auto (GStrv) name = g_strsplit_set (kind->name, " ()", -1);
  g_autofree char *first = cv_text_fold (name[0]);
  const char *aside = strchr (kind->name, '(');

  if (id[1] == NULL || g_str_equal (id[0], first))
    g_strv_builder_add (names, id[0]);
  if (aside != NULL)
    {
      g_autofree char *other = g_strndup (aside + 1, strcspn (aside + 1, ")"));
      g_autofree char *folded = cv_text_fold (other);

      g_strv_builder_add (names, folded);
    }
  return g_strv_builder_end (names);
}

static void
add_kind_names (CvImportContext     *self,
                const CvChannelKind *kind,
                const char          *id)
{
  g_auto (GStrv) networks = list_networks (kind);

  add_channel_name (self, kind->name, id);
  add_channel_name (self, cv_tr (kind->name), id);
  add_channel_name (self, kind->id, id);
  for (guint i = 0; networks[i] != NULL; i++)
    add_channel_name (self, networks[i], id);
}

/* As an export names one of two channels that share a name. A name goes before an id. */
static void
add_channel_ids (CvImportContext *self,
                 CvPlan          *plan)
{
  for (guint i = 0; i < self->n_channels; i++)
    {
      const char *id = cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i));

      if (!g_hash_table_contains (self->channels, id))
        add_channel_name (self, id, id);
    }
}

static void
add_channels (CvImportContext *self,
              CvPlan          *plan)
{
  GString *list = g_string_new (NULL);

  self->n_channels = cv_plan_get_count (plan, CV_NOUN_CHANNEL);
  for (guint i = 0; i < self->n_channels; i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      const char *id = cv_record_get_id (CV_RECORD (channel));
      const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);

      add_channel_name (self, cv_channel_get_label (channel), id);
      add_channel_name (self, channel->address, id);
      if (kind != NULL)
        add_kind_names (self, kind, id);
      g_hash_table_insert (self->kinds, g_strdup (id), g_strdup (channel->kind));
      g_hash_table_insert (self->labels, g_strdup (id), g_strdup (cv_channel_get_label (channel)));
      if (i < LISTED_CHANNELS)
        g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", cv_channel_get_label (channel));
    }
  add_channel_ids (self, plan);
  if (self->n_channels > LISTED_CHANNELS)
    g_string_append (list, ", …");
  self->channel_list = g_string_free (list, FALSE);
}

static void
add_own_metrics (CvImportContext *self,
                 CvPlan          *plan)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    {
      CvMetric *metric = cv_plan_get_nth (plan, CV_NOUN_METRIC, i);
      OwnMetric *own = g_new0 (OwnMetric, 1);

      own->id = g_strdup (cv_record_get_id (CV_RECORD (metric)));
      own->name = g_strdup (metric->name);
      own->kind = metric->kind;
      g_ptr_array_add (self->metrics, own);
      g_hash_table_insert (self->own, cv_text_fold (own->id), own);
      g_hash_table_insert (self->own, cv_text_fold (own->name), own);
    }
}

/* What the program shows and writes it reads back. Of two metrics of one name, neither is meant. */
static void
add_names (CvImportContext *self)
{
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      char *folded = cv_text_fold (cv_tr (metrics[i].name));
      gboolean again = g_hash_table_contains (self->names, folded);

      g_hash_table_insert (self->names, folded, (gpointer) (again ? "" : metrics[i].id));
    }
}

CvImportContext *
cv_import_context_new (CvPlan     *plan,
                       const char *path)
{
  CvImportContext *self = g_new0 (CvImportContext, 1);

  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->metrics = g_ptr_array_new_with_free_func (own_metric_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_names (self);
  self->path = g_strdup (path);
  self->today = cv_clock_today ();
  self->questions = cv_check_in_ask (plan, self->today);
  add_channels (self, plan);
  add_own_metrics (self, plan);
  return self;
}

void
cv_import_context_free (CvImportContext *self)
{
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->questions);
  g_hash_table_unref (self->own);
  g_ptr_array_unref (self->metrics);
  g_hash_table_unref (self->names);
  g_free (self->channel_list);
  g_free (self->path);
  g_free (self);
}

/* Without the apostrophe that keeps a spreadsheet from running a name as a formula. */
static const char *
skip_guard (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL ? text + 1 : text;
}

const char *
cv_import_context_find_channel (const CvImportContext *self,
                                const char            *text)
{
  g_autofree char *folded = cv_text_fold (skip_guard (text));
  const char *id = g_hash_table_lookup (self->channels, folded);

  return id != NULL && *id != '\0' ? id : NULL;
}

gboolean
cv_import_context_is_other_network (const CvImportContext *self,
                                    const char            *text,
                                    const char            *channel)
{
  g_autofree char *folded = cv_text_fold (text);
  const char *own = g_hash_table_lookup (self->kinds, channel);
  gboolean other = FALSE;
  guint n;
  const CvChannelKind *kinds = cv_catalogue_channels (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) networks = list_networks (&kinds[i]);

      if (!g_strv_contains ((const char *const *) networks, folded))
        continue;
      if (g_strcmp0 (kinds[i].id, own) == 0)
        return FALSE;
      other = TRUE;
    }
  return other;
}

gboolean
cv_import_context_has_channels (const CvImportContext *self)
{
  return self->n_channels > 0;
}

const char *
cv_import_context_list_channels (const CvImportContext *self)
{
  return self->channel_list;
}

const char *
cv_import_context_find_metric (const CvImportContext *self,
                               const char            *text)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  g_autofree char *folded = cv_text_fold (text);
  const OwnMetric *own = g_hash_table_lookup (self->own, folded);
  const char *named = g_hash_table_lookup (self->names, folded);
  const CvMetricInfo *metric;

  if (own != NULL)
    return own->id;
  if (named != NULL && *named != '\0')
    return named;
  metric = cv_catalogue_metric (catalogue, text);
  if (metric == NULL)
    metric = cv_catalogue_metric_for_header (catalogue, text);
  return metric != NULL ? metric->id : NULL;
}

/* Whether a heading that means its metric only in some files does so here. */
static gboolean
holds (const CvMetricHeader *header,
       const CvMetricWords  *words)
{
  return (!header->of_posts || words->shape == CV_SHAPE_POSTS)
         && (!header->in_percent || words->type == CV_COLUMN_PERCENT);
}

static gboolean
match_text (const CvImportContext *self,
            const char            *text,
            const CvMetricWords   *words,
            CvMetricMatch         *match)
{
  const char *id = cv_import_context_find_metric (self, text);
  const CvMetricInfo *metric = id != NULL ? cv_catalogue_metric (cv_catalogue_get (), id) : NULL;
  const CvMetricHeader *header = metric != NULL ? cv_catalogue_find_header (metric, text) : NULL;

  if (id == NULL || (header != NULL && !holds (header, words)))
    return FALSE;
  match->metric = id;
  match->role = header != NULL ? header->role : metric != NULL ? metric->role : NULL;
  match->rank = header != NULL ? (guint) (header - metric->headers) : 0;
  return TRUE;
}

static gboolean
is_network (const char *word)
{
  guint n;
  const CvChannelKind *kinds = cv_catalogue_channels (cv_catalogue_get (), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) networks = list_networks (&kinds[i]);

      if (g_strv_contains ((const char *const *) networks, word))
        return TRUE;
    }
  return FALSE;
}

/* "Facebook follows" as "follows". (transfer full) */
static char *
without_networks (const char *title)
{
  g_autofree char *folded = cv_text_fold (title);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_network (words[i]))
      g_strv_builder_add (rest, words[i]);
  left = g_strv_builder_end (rest);
  return g_strjoinv (" ", left);
}

/* A network's page tells a level and what was won on a day by the same word ("Abonnés Instagram"): that is asked. */
static gboolean
is_certain (const CvImportContext *self,
            const CvMetricMatch   *match)
{
  CvMetricKind kind;

  return cv_import_context_get_kind (self, match->metric, &kind) && kind != CV_METRIC_STOCK;
}

gboolean
cv_import_context_match (const CvMetricWords *words,
                         CvMetricMatch       *match,
                         gpointer             data)
{
  const CvImportContext *self = data;
  g_autofree char *rest = NULL;

  if (match_text (self, words->text, words, match))
    return TRUE;
  if (!words->is_title)
    return FALSE;
  rest = without_networks (words->text);
  return match_text (self, rest, words, match) && is_certain (self, match);
}

static const OwnMetric *
find_own (const CvImportContext *self,
          const char            *metric)
{
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const OwnMetric *own = self->metrics->pdata[i];

      if (g_str_equal (own->id, metric))
        return own;
    }
  return NULL;
}

gboolean
cv_import_context_get_kind (const CvImportContext *self,
                            const char            *metric,
                            CvMetricKind          *kind)
{
  const OwnMetric *own = find_own (self, metric);
  const CvMetricInfo *info = cv_catalogue_metric (cv_catalogue_get (), metric);

  if (own == NULL && info == NULL)
    return FALSE;
  *kind = own != NULL ? own->kind : info->kind;
  return TRUE;
}

double
cv_import_context_get_seconds (const CvImportContext *self,
                               const char            *metric)
{
  const CvMetricInfo *info = cv_catalogue_metric (cv_catalogue_get (), metric);

  return info != NULL && find_own (self, metric) == NULL ? info->seconds : 0;
}

gboolean
cv_import_context_has_channel (const CvImportContext *self,
                               const char            *channel)
{
  return g_hash_table_contains (self->kinds, channel);
}

const char *
cv_import_context_get_channel_name (const CvImportContext *self,
                                    const char            *channel)
{
  const char *label = g_hash_table_lookup (self->labels, channel);

  return label != NULL ? label : channel;
}

GPtrArray *
cv_import_context_get_questions (const CvImportContext *self)
{
  return self->questions;
}

const char *
cv_import_context_get_path (const CvImportContext *self)
{
  return self->path;
}

CvDay
cv_import_context_get_today (const CvImportContext *self)
{
  return self->today;
}

const char *
cv_import_context_get_metric_name (const CvImportContext *self,
                                   const char            *metric)
{
  const OwnMetric *own = find_own (self, metric);
  const CvMetricInfo *info = cv_catalogue_metric (cv_catalogue_get (), metric);

  if (own != NULL)
    return own->name;
  return info != NULL ? cv_tr (info->name) : metric;
}
