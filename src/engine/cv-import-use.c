/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers of the plan as a whole only stand in for a metric that no channel of a KPI has. A file that does not say whose
 * its numbers are would go there, change no KPI, and nobody would know why. */

#include "config.h"

#include "engine/cv-import-use.h"

#include <glib/gi18n-lib.h>

#include "engine/cv-import-file.h"
#include "engine/cv-import.h"
#include "model/cv-question.h"

/* More metrics are not read in a sentence. */
#define LISTED_METRICS 5

typedef enum
{
  USE_COUNTED,
  USE_ELSEWHERE, /* a KPI is made with the metric, and counts it on other channels only */
  USE_NONE       /* no KPI is made with it */
} Use;

typedef struct
{
  const CvImportContext *context;
  const CvSeriesWrite *writes;
  guint n_writes;
  GPtrArray *present;
} Search;

static gboolean
counts_channel (const CvKpiQuestion *question,
                const char          *channel)
{
  return channel != NULL && cv_kpi_question_covers (question, channel);
}

/* Whether a channel of @question has @metric, or will. */
static gboolean
has_on_channels (const Search        *search,
                 const CvKpiQuestion *question,
                 const char          *metric)
{
  for (guint i = 0; i < search->n_writes; i++)
    if (g_str_equal (search->writes[i].metric, metric) && counts_channel (question, search->writes[i].channel))
      return TRUE;
  for (guint i = 0; i < search->present->len; i++)
    {
      const CvSeriesInfo *info = search->present->pdata[i];

      if (g_str_equal (info->metric, metric) && counts_channel (question, info->channel))
        return TRUE;
    }
  return FALSE;
}

static Use
find_use (const Search        *search,
          const CvSeriesWrite *write)
{
  GPtrArray *questions = cv_import_context_get_questions (search->context);
  Use use = USE_NONE;

  for (guint i = 0; i < questions->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];

      if (!cv_kpi_question_asks (question, write->metric))
        continue;
      if (write->channel != NULL ? counts_channel (question, write->channel)
                                 : !has_on_channels (search, question, write->metric))
        return USE_COUNTED;
      use = USE_ELSEWHERE;
    }
  return use;
}

/* --- saying so --- */

/* What one sentence is about: metrics of one use and one channel. */
typedef struct
{
  Use use;
  const char *channel; /* NULL: the plan as a whole, or any where there is no use */
  GPtrArray *metrics;  /* of const char *: their names */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->metrics);
  g_free (group);
}

static void
add_to_group (GPtrArray  *groups,
              Use         use,
              const char *channel,
              const char *metric)
{
  Group *group = NULL;

  for (guint i = 0; i < groups->len && group == NULL; i++)
    {
      Group *each = groups->pdata[i];

      if (each->use == use && g_strcmp0 (each->channel, channel) == 0)
        group = each;
    }
  if (group == NULL)
    {
      group = g_new (Group, 1);
      *group = (Group){ use, channel, g_ptr_array_new () };
      g_ptr_array_add (groups, group);
    }
  /* A metric may come at several grains, or on several channels. */
  if (!g_ptr_array_find_with_equal_func (group->metrics, metric, g_str_equal, NULL))
    g_ptr_array_add (group->metrics, (gpointer) metric);
}

/* (transfer full) */
static char *
list_metrics (const Group *group)
{
  GString *list = g_string_new (NULL);
  guint n = MIN (group->metrics->len, LISTED_METRICS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), (const char *) group->metrics->pdata[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }
  if (group->metrics->len > n)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static char *
tell_group (const CvImportContext *context,
            const Group           *group)
{
  g_autofree char *metrics = list_metrics (group);

  if (group->use == USE_NONE)
    /* Translators: %s are names of metrics. */
    return g_strdup_printf (_ ("No KPI is made with %s."), metrics);
  if (group->channel != NULL)
    /* Translators: %1$s are names of metrics, %2$s is a channel. */
    return g_strdup_printf (_ ("No KPI counts %1$s of %2$s: those made with it are about other channels."), metrics,
                            cv_import_context_get_channel_name (context, group->channel));
  /* Translators: %s are names of metrics. */
  return g_strdup_printf (_ ("No KPI counts %s of the plan as a whole: it is counted channel by channel."), metrics);
}

static gboolean
is_of_plan_alone (const Search *search)
{
  for (guint i = 0; i < search->n_writes; i++)
    if (search->writes[i].channel != NULL)
      return FALSE;
  return TRUE;
}

/* The channels on which a KPI counts what is written. */
static void
add_owners (CvImportReview *review,
            const Search   *search)
{
  GPtrArray *questions = cv_import_context_get_questions (search->context);

  for (guint i = 0; i < questions->len; i++)
    {
      const CvKpiQuestion *question = questions->pdata[i];
      gboolean asks = FALSE;

      for (guint w = 0; w < search->n_writes; w++)
        asks = asks || cv_kpi_question_asks (question, search->writes[w].metric);
      for (guint c = 0; asks && c < question->n_scope; c++)
        {
          const char *channel = question->scope[c].channel;

          if (channel != NULL && !g_ptr_array_find_with_equal_func (review->owners, channel, g_str_equal, NULL))
            g_ptr_array_add (review->owners, g_strdup (channel));
        }
    }
}

static void
tell (CvImportReview *review,
      const Search   *search,
      const Group    *group)
{
  g_autofree char *said = tell_group (search->context, group);

  if (group->use == USE_ELSEWHERE && !review->options->whole_plan && is_of_plan_alone (search))
    {
      if ((review->asks & CV_IMPORT_ASKS_OWNER) == 0)
        add_owners (review, search);
      review->asks |= CV_IMPORT_ASKS_OWNER;
      g_ptr_array_add (review->questions,
                       /* Translators: %s is the sentence before. */
                       g_strdup_printf (_ ("%s Say which channel the numbers are of."), said));
    }
  else
    cv_import_review_add_note (review, g_steal_pointer (&said));
}

void
cv_import_tell_use (CvImportReview        *review,
                    const CvImportContext *context,
                    const CvSeriesWrite   *writes,
                    guint                  n_writes,
                    GPtrArray             *present)
{
  const Search search = { context, writes, n_writes, present };
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);

  /* Without a KPI that is no news. */
  if (cv_import_context_get_questions (context)->len == 0)
    return;
  for (guint i = 0; i < n_writes; i++)
    {
      Use use = find_use (&search, &writes[i]);

      if (use != USE_COUNTED)
        add_to_group (groups, use, use == USE_ELSEWHERE ? writes[i].channel : NULL,
                      cv_import_context_get_metric_name (context, writes[i].metric));
    }
  for (guint i = 0; i < groups->len; i++)
    tell (review, &search, groups->pdata[i]);
}
