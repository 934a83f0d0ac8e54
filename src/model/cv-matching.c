/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which KPIs fit a goal. The catalogue says how well and why; the plan only says whether one of
 * its channels gives the numbers. A strong KPI that nothing in the plan can feed comes after the
 * good ones that can be had; a weak one is always last. Pure. */

#include "model/cv-matching.h"

/* The fit of a KPI of the lowest level by degree (1 weak to 3 strong), with a channel that gives
 * the numbers and without. The level adds up to MAX_LEVEL: it decides between equals only. */
static const int fit_with_channel[] = { 0, 15, 65, 90 };
static const int fit_without_channel[] = { 0, 5, 30, 50 };

#define MAX_LEVEL 10

/* What it brings and what people do tell more of a goal than what is shown to them. */
static int
rank_level (const char *level)
{
  static const struct
  {
    const char *level;
    int rank;
  } ranks[] = { { "impact", MAX_LEVEL }, { "outcome", 8 }, { "out-take", 5 }, { "output", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_equal (ranks[i].level, level))
      return ranks[i].rank;
  return 0;
}

/* The kinds ("social_page") of the plan's channels, as a set; those dropped give no more
 * numbers. */
static GHashTable *
get_channel_kinds (const CvCatalogue *catalogue, CvPlan *plan)
{
  GHashTable *kinds = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = plan != NULL ? cv_plan_get_count (plan, CV_NOUN_CHANNEL) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      const CvChannelKind *kind = cv_catalogue_channel (catalogue, channel->kind);

      if (kind != NULL && channel->decision != CV_DECISION_DROP)
        g_hash_table_add (kinds, (char *) kind->kind);
    }
  return kinds;
}

static gboolean
can_be_measured (const CvKpiKind *kpi, GHashTable *kinds)
{
  if (kpi->channel_kinds[0] == NULL || g_hash_table_size (kinds) == 0)
    return TRUE;
  for (guint i = 0; kpi->channel_kinds[i] != NULL; i++)
    if (g_hash_table_contains (kinds, kpi->channel_kinds[i]))
      return TRUE;
  return FALSE;
}

static void
add_chosen (GHashTable *chosen, CvPlan *plan, const char *id)
{
  const CvKpi *kpi = cv_plan_find (plan, CV_NOUN_KPI, id);

  if (kpi != NULL && *kpi->catalogue != '\0')
    g_hash_table_add (chosen, kpi->catalogue);
}

/* Catalogue ids of the KPIs that belong to the goal or are linked to it. */
static GHashTable *
get_chosen (CvPlan *plan, CvGoal *goal)
{
  GHashTable *chosen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *id = cv_record_get_id (CV_RECORD (goal));
  g_autoptr (GPtrArray) kpis = NULL;

  if (plan == NULL || id == NULL)
    return chosen;
  kpis = cv_plan_kpis_of_goal (plan, id);
  for (guint i = 0; i < kpis->len; i++)
    add_chosen (chosen, plan, cv_record_get_id (g_ptr_array_index (kpis, i)));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
    {
      const CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);

      if (g_str_equal (link->goal, id))
        add_chosen (chosen, plan, link->kpi);
    }
  return chosen;
}

static const CvFit *
find_fit (const CvKpiKind *kpi, const char *goal_kind)
{
  for (guint i = 0; i < kpi->n_fits; i++)
    if (g_str_equal (kpi->fits[i].goal, goal_kind))
      return &kpi->fits[i];
  return NULL;
}

/* Suggestions point into one array of the catalogue: their KPIs' addresses are its order. */
static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const CvSuggestion *first = a, *second = b;

  if (first->fit != second->fit)
    return second->fit - first->fit;
  return (first->kpi > second->kpi) - (first->kpi < second->kpi);
}

GArray *
cv_match_kpis (const CvCatalogue *catalogue, CvPlan *plan, CvGoal *goal)
{
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (CvSuggestion));
  g_autoptr (GHashTable) kinds = get_channel_kinds (catalogue, plan);
  g_autoptr (GHashTable) chosen = get_chosen (plan, goal);
  guint n;
  const CvKpiKind *kpis = cv_catalogue_kpis (catalogue, &n);

  for (guint i = 0; i < n; i++)
    {
      const CvFit *fit = kpis[i].on_plan_pages ? NULL : find_fit (&kpis[i], goal->kind);
      CvSuggestion suggestion = { .kpi = &kpis[i] };

      if (fit == NULL)
        continue;
      suggestion.fit = rank_level (kpis[i].level)
                       + (can_be_measured (&kpis[i], kinds) ? fit_with_channel
                                                            : fit_without_channel)[fit->degree];
      suggestion.why = fit->why;
      suggestion.weak = fit->degree == 1;
      suggestion.chosen = g_hash_table_contains (chosen, kpis[i].id);
      g_array_append_val (suggestions, suggestion);
    }
  g_array_sort (suggestions, compare_suggestions);
  return suggestions;
}
