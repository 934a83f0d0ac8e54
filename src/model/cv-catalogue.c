/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue as tables with indexes over them. It is read when it is first asked for (no
 * program start pays for it that does not need it) and never changes afterwards. The texts are
 * English, so that the language can change under it: cv_tr() looks them up. Any thread. */

#include "model/cv-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "data/catalogue-resources.h"
#include "model/cv-catalogue-parse.h"

#define RESOURCE_PATH "/io/github/cultivar_planner/Cultivar/catalogue/"

/* In lower case, each letter in one form; "" if @header is not UTF-8. */
static char *
fold_header (const char *header)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (header))
    return g_ascii_strdown (header, -1);
  normal = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

/* Headings differ in case, in kinds of spaces and of apostrophes between one export and the
 * next. */
static char *
even_header (const char *header)
{
  g_autofree char *folded = fold_header (header);
  GString *evened = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = evened->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (evened, ' ');
      space = FALSE;
      g_string_append_unichar (evened, c == 0x2019 ? '\'' : c);
    }
  return g_string_free (evened, FALSE);
}

/* Every structure of the arrays begins with its id. */
static GHashTable *
index_ids (GArray *array, const char *what, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint size = g_array_get_element_size (array);

  for (guint i = 0; i < array->len; i++)
    {
      char *id = *(char **) (gpointer) (array->data + (gsize) i * size);

      if (!g_hash_table_insert (ids, id, GUINT_TO_POINTER (i + 1)))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID, "%s: the id “%s” is given twice", what,
                       id);
          return NULL;
        }
    }
  return g_steal_pointer (&ids);
}

static void
index_header (CvCatalogue *self, const char *header, guint metric)
{
  g_autofree char *evened = even_header (header);

  if (!g_hash_table_contains (self->headers, evened))
    g_hash_table_insert (self->headers, g_steal_pointer (&evened), GUINT_TO_POINTER (metric + 1));
}

/* A heading belongs to the metric that lists it, before one whose name or id it merely is. */
static void
index_headers (CvCatalogue *self)
{
  for (int round = 0; round < 3; round++)
    for (guint i = 0; i < self->metrics->len; i++)
      {
        const CvMetricInfo *metric = &g_array_index (self->metrics, CvMetricInfo, i);

        if (round > 0)
          index_header (self, round == 1 ? metric->name : metric->id, i);
        for (guint h = 0; round == 0 && h < metric->n_headers; h++)
          index_header (self, metric->headers[h].text, i);
      }
}

static gboolean
index_all (CvCatalogue *self, GError **error)
{
  self->goal_ids = index_ids (self->goals, "goals.xml", error);
  self->kpi_ids = self->goal_ids != NULL ? index_ids (self->kpis, "kpis.xml", error) : NULL;
  self->metric_ids
      = self->kpi_ids != NULL ? index_ids (self->metrics, "metrics.xml", error) : NULL;
  self->channel_ids
      = self->metric_ids != NULL ? index_ids (self->channels, "channels.xml", error) : NULL;
  self->template_ids
      = self->channel_ids != NULL ? index_ids (self->templates, "templates.xml", error) : NULL;
  self->tool_ids = self->template_ids != NULL ? index_ids (self->tools, "tools.xml", error) : NULL;
  self->question_ids
      = self->tool_ids != NULL ? index_ids (self->questions, "readiness.xml", error) : NULL;
  if (self->question_ids == NULL)
    return FALSE;
  index_headers (self);
  return TRUE;
}

static gboolean
read_all (CvCatalogue *self, GBytes *(*read) (const char *name, gpointer data), gpointer data,
          GError **error)
{
  static const char *const names[] = { "goals.xml",    "kpis.xml",       "metrics.xml",
                                       "channels.xml", "benchmarks.xml", "templates.xml",
                                       "tools.xml",    "readiness.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = read (names[i], data);

      if (bytes == NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, "%s: there is no such file", names[i]);
          return FALSE;
        }
      if (!cv_catalogue_parse (self, names[i], bytes, error))
        return FALSE;
    }
  return index_all (self, error);
}

CvCatalogue *
cv_catalogue_new (GBytes *(*read) (const char *name, gpointer data), gpointer data, GError **error)
{
  CvCatalogue *self = g_new0 (CvCatalogue, 1);

  self->goals = g_array_new (FALSE, FALSE, sizeof (CvGoalKind));
  self->kpis = g_array_new (FALSE, FALSE, sizeof (CvKpiKind));
  self->metrics = g_array_new (FALSE, FALSE, sizeof (CvMetricInfo));
  self->channels = g_array_new (FALSE, FALSE, sizeof (CvChannelKind));
  self->benchmarks = g_array_new (FALSE, FALSE, sizeof (CvBenchmark));
  self->templates = g_array_new (FALSE, FALSE, sizeof (CvTemplate));
  self->tools = g_array_new (FALSE, FALSE, sizeof (CvToolKind));
  self->questions = g_array_new (FALSE, FALSE, sizeof (CvReadinessQuestion));
  self->strings = g_string_chunk_new (16384);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (read_all (self, read, data, error))
    return self;
  cv_catalogue_free (self);
  return NULL;
}

void
cv_catalogue_free (CvCatalogue *self)
{
  GArray **arrays[] = { &self->goals,    &self->kpis,       &self->metrics,
                        &self->channels, &self->benchmarks, &self->templates,
                        &self->tools,    &self->questions };
  GHashTable **tables[] = { &self->goal_ids,    &self->kpi_ids,      &self->metric_ids,
                            &self->channel_ids, &self->template_ids, &self->tool_ids,
                            &self->question_ids, &self->headers };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (tables[i], g_hash_table_unref);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static GBytes *
read_resource (const char *name, gpointer data)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);

  return g_resource_lookup_data (data, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

const CvCatalogue *
cv_catalogue_get (void)
{
  static const CvCatalogue *catalogue;

  if (g_once_init_enter (&catalogue))
    {
      g_autoptr (GError) error = NULL;
      CvCatalogue *loaded
          = cv_catalogue_new (read_resource, cv_catalogue_data_get_resource (), &error);

      if (loaded == NULL)
        g_error ("The catalogue in the program is damaged: %s", error->message);
      g_once_init_leave (&catalogue, loaded);
    }
  return catalogue;
}

/* All of a kind, and one by its id */

#define DEFINE_LIST(Type, plural)                                                                  \
  const Type *cv_catalogue_##plural (const CvCatalogue *self, guint *n)                            \
  {                                                                                                \
    *n = self->plural->len;                                                                        \
    return (const Type *) (gconstpointer) self->plural->data;                                      \
  }

DEFINE_LIST (CvGoalKind, goals)
DEFINE_LIST (CvKpiKind, kpis)
DEFINE_LIST (CvMetricInfo, metrics)
DEFINE_LIST (CvChannelKind, channels)
DEFINE_LIST (CvBenchmark, benchmarks)
DEFINE_LIST (CvTemplate, templates)
DEFINE_LIST (CvToolKind, tools)
DEFINE_LIST (CvReadinessQuestion, questions)

#define DEFINE_FIND(Type, singular, plural)                                                        \
  const Type *cv_catalogue_##singular (const CvCatalogue *self, const char *id)                    \
  {                                                                                                \
    guint at = id != NULL                                                                          \
                   ? GPOINTER_TO_UINT (g_hash_table_lookup (self->singular##_ids, id))             \
                   : 0;                                                                            \
                                                                                                   \
    return at > 0 ? &g_array_index (self->plural, Type, at - 1) : NULL;                            \
  }

DEFINE_FIND (CvGoalKind, goal, goals)
DEFINE_FIND (CvKpiKind, kpi, kpis)
DEFINE_FIND (CvMetricInfo, metric, metrics)
DEFINE_FIND (CvChannelKind, channel, channels)
DEFINE_FIND (CvTemplate, template, templates)
DEFINE_FIND (CvToolKind, tool, tools)
DEFINE_FIND (CvReadinessQuestion, question, questions)

const CvMetricInfo *
cv_catalogue_metric_for_header (const CvCatalogue *self, const char *header)
{
  g_autofree char *evened = even_header (header);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->headers, evened));

  return at > 0 ? &g_array_index (self->metrics, CvMetricInfo, at - 1) : NULL;
}

const CvMetricHeader *
cv_catalogue_find_header (const CvMetricInfo *metric, const char *header)
{
  g_autofree char *evened = even_header (header);

  for (guint i = 0; i < metric->n_headers; i++)
    {
      g_autofree char *known = even_header (metric->headers[i].text);

      if (g_str_equal (known, evened))
        return &metric->headers[i];
    }
  return NULL;
}

const char *
cv_tr (const char *text)
{
  /* gettext answers "" with the head of its file. */
  return *text != '\0' ? _(text) : text;
}

const char *
cv_level_label (const char *level)
{
  static const struct
  {
    const char *level, *label;
  } labels[] = {
    { "activity", N_("what we do") },
    { "output", N_("what they see") },
    { "out-take", N_("what they think or do") },
    { "outcome", N_("what they think or do") },
    { "impact", N_("what it brings") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].level, level))
      return _(labels[i].label);
  return level;
}

/* Benchmarks */

gboolean
cv_benchmark_fits (const CvBenchmark *self, const char *formula)
{
  const char *own = self->formula;

  if (own == NULL)
    return FALSE;
  do
    {
      own += strspn (own, " ");
      formula += strspn (formula, " ");
      if (*own != *formula)
        return FALSE;
      formula += *formula != '\0';
    }
  while (*own++ != '\0');
  return TRUE;
}

const char *
cv_benchmark_strength (const CvBenchmark *self)
{
  if (g_str_equal (self->strength, "strong"))
    return _("strong source");
  if (g_str_equal (self->strength, "medium"))
    return _("fair source");
  return g_str_equal (self->strength, "weak") ? _("weak source") : _("out of date");
}
