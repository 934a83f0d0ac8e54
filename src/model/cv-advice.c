/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the product holds to be true, as hints. Each is one function that looks at the plan and
 * adds what it finds, and one line in the table; none knows of another. A hint is given where
 * the user can do something about it and not before: an empty plan hears of its reason and its
 * goals, not of everything that follows from them. Main thread (the plan's). */

#include "model/cv-advice.h"

#include <glib/gi18n-lib.h>

#include "model/cv-question.h"

typedef struct
{
  const char *belief, *where;
  void (*find) (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
} Rule;

static void
hint_free (gpointer data)
{
  CvHint *hint = data;

  g_free (hint->text);
  g_free (hint);
}

/* Takes @text. @about: the record, or NULL for the plan. */
static void
add_hint (GPtrArray *hints, const char *belief, const char *where, gpointer about, char *text)
{
  CvHint *hint = g_new0 (CvHint, 1);

  hint->belief = belief;
  hint->where = where;
  hint->id = about != NULL ? g_intern_string (cv_record_get_id (about)) : NULL;
  hint->text = text;
  g_ptr_array_add (hints, hint);
}

/* Asking the plan */

static CvGoal *
nth_goal (CvPlan *plan, guint i)
{
  return cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
}

static CvKpi *
nth_kpi (CvPlan *plan, guint i)
{
  return cv_plan_get_nth (plan, CV_NOUN_KPI, i);
}

static const char *
id_of (gpointer record)
{
  return cv_record_get_id (record);
}

/* NULL for an own KPI. */
static const CvKpiKind *
kind_of_kpi (const CvKpi *kpi)
{
  return cv_catalogue_kpi (cv_catalogue_get (), kpi->catalogue);
}

/* The channels that are not dropped. (transfer container) */
static GPtrArray *
get_channels (CvPlan *plan)
{
  GPtrArray *channels = g_ptr_array_new ();

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP)
        g_ptr_array_add (channels, channel);
    }
  return channels;
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

static const CvChannelKind *
kind_of_channel (const CvChannel *channel)
{
  return cv_catalogue_channel (cv_catalogue_get (), channel->kind);
}

/* A place where people belong to something, whoever runs the software. */
static gboolean
is_community (const CvChannel *channel)
{
  static const char *const kinds[] = { "social_group", "messaging", NULL };
  const CvChannelKind *kind = kind_of_channel (channel);

  return kind != NULL && (kind->integrated || is_one_of (kind->kind, kinds));
}

/* Pages and accounts that are followed rather than joined. */
static gboolean
is_public_page (const CvChannel *channel)
{
  static const char *const kinds[] = { "social_page", "microblog", "video", NULL };
  const CvChannelKind *kind = kind_of_channel (channel);

  return kind != NULL && is_one_of (kind->kind, kinds);
}

/* The plan as a whole */

static void
find_no_reason (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  const CvPlanInfo *info = cv_plan_get_info (plan);

  if (info != NULL && *info->reason == '\0')
    add_hint (hints, belief, where, NULL,
              g_strdup (_("Write why a customer would want to talk with you. "
                          "It becomes the plan’s first line.")));
}

static void
find_no_goal (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("Add a goal. Listening without goals is shopping without a list.")));
}

/* Goals and their KPIs */

static void
find_goal_without_kpi (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, id_of (goal));

      if (kpis->len == 0)
        add_hint (hints, belief, where, goal,
                  /* Translators: %s is a goal. */
                  g_strdup_printf (_("“%s” has no KPI yet. Choose one that matches it."),
                                   cv_goal_get_label (goal)));
    }
}

/* KPIs are endless; three say what a goal needs to know. */
#define MAX_KPIS 3

static void
find_many_kpis (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, id_of (goal));

      if (kpis->len > MAX_KPIS)
        add_hint (hints, belief, where, goal,
                  /* Translators: %1$s is a goal; the number is always above three. */
                  g_strdup_printf (ngettext ("“%1$s” has %2$u KPI. Keep the two or three that say "
                                             "most about it.",
                                             "“%1$s” has %2$u KPIs. Keep the two or three that say "
                                             "most about it.",
                                             kpis->len),
                                   cv_goal_get_label (goal), kpis->len));
    }
}

/* Whether all of @kpis are known to measure what is done and shown only. An own KPI's level is not
 * known: it has the benefit of the doubt. */
static gboolean
measure_output_only (GPtrArray *kpis)
{
  static const char *const low_levels[] = { "activity", "output", NULL };

  for (guint i = 0; i < kpis->len; i++)
    {
      const CvKpiKind *kind = kind_of_kpi (g_ptr_array_index (kpis, i));

      if (kind == NULL || !is_one_of (kind->level, low_levels))
        return FALSE;
    }
  return kpis->len > 0;
}

static void
find_output_only (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, id_of (goal));

      if (measure_output_only (kpis))
        add_hint (hints, belief, where, goal,
                  /* Translators: %s is a goal. */
                  g_strdup_printf (_("“%s” is measured by what you do and what people see only. "
                                     "Add a KPI of what they think or do."),
                                   cv_goal_get_label (goal)));
    }
}

static gboolean
is_about_money (const CvKpi *kpi)
{
  return g_str_equal (kpi->unit, "currency")
         || g_str_equal (kpi->catalogue, "return_on_investment");
}

static void
find_money_only (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_KPI);

  for (guint i = 0; i < n; i++)
    if (!is_about_money (nth_kpi (plan, i)))
      return;
  if (n > 0)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("Every KPI is about money, and that is the wrong first question. "
                          "Add one for experience, connectivity or proximity.")));
}

/* The business value all goals share; NONE if they do not, or if there are fewer than two. */
static CvBusinessValue
get_shared_value (CvPlan *plan)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_GOAL);
  CvBusinessValue shared = n >= 2 ? nth_goal (plan, 0)->business_value : CV_BUSINESS_VALUE_NONE;

  for (guint i = 1; i < n; i++)
    if (nth_goal (plan, i)->business_value != shared)
      return CV_BUSINESS_VALUE_NONE;
  return shared;
}

static void
find_unbalanced_values (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  static const char *const texts[] = {
    [CV_BUSINESS_VALUE_NONE] = NULL,
    [CV_BUSINESS_VALUE_EXPERIENCE]
    = N_("All goals are for experience. Look at connectivity and proximity too."),
    [CV_BUSINESS_VALUE_CONNECTIVITY]
    = N_("All goals are for connectivity. Look at experience and proximity too."),
    [CV_BUSINESS_VALUE_PROXIMITY]
    = N_("All goals are for proximity. Look at experience and connectivity too."),
  };
  CvBusinessValue shared = get_shared_value (plan);

  if (shared != CV_BUSINESS_VALUE_NONE)
    add_hint (hints, belief, where, NULL, g_strdup (_(texts[shared])));
}

/* From how many KPIs on one may ask for both kinds. */
#define ENOUGH_KPIS 3

static void
find_unbalanced_natures (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_KPI);
  guint n_quantitative = 0;

  for (guint i = 0; i < n; i++)
    {
      const CvKpiKind *kind = kind_of_kpi (nth_kpi (plan, i));

      if (kind == NULL)
        return; /* an own KPI may be either */
      n_quantitative += g_str_equal (kind->nature, "quantitative");
    }
  if (n < ENOUGH_KPIS)
    return;
  if (n_quantitative == n)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("All KPIs are counted. Add one that takes reading what people say.")));
  else if (n_quantitative == 0)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("All KPIs take reading what people say. Add one that is counted.")));
}

/* Channels */

static gboolean
serves_a_goal (CvPlan *plan, CvChannel *channel)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    if (cv_plan_get_role (plan, id_of (channel), id_of (nth_goal (plan, i))) != CV_ROLE_NONE)
      return TRUE;
  return FALSE;
}

/* "Keep for Now" answers this one. */
static void
find_idle_channels (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    return;
  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);

      if (channel->decision == CV_DECISION_OPEN && !serves_a_goal (plan, channel))
        add_hint (hints, belief, where, channel,
                  /* Translators: %s is a channel's name. */
                  g_strdup_printf (_("“%s” serves no goal. Give it a role, or drop it."),
                                   channel->name));
    }
}

static gboolean
has_lead (CvPlan *plan, CvGoal *goal, GPtrArray *channels)
{
  for (guint i = 0; i < channels->len; i++)
    if (cv_plan_get_role (plan, id_of (g_ptr_array_index (channels, i)), id_of (goal))
        == CV_ROLE_LEAD)
      return TRUE;
  return FALSE;
}

static void
find_goals_without_lead (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  if (channels->len == 0)
    return;
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = nth_goal (plan, i);

      if (!has_lead (plan, goal, channels))
        add_hint (hints, belief, where, goal,
                  /* Translators: %s is a goal. */
                  g_strdup_printf (_("No channel leads for “%s”. "
                                     "Choose the one that does most for it."),
                                   cv_goal_get_label (goal)));
    }
}

/* A hint for each channel whose field @offset is empty. @sentence is not yet translated. */
static void
find_empty (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints, gsize offset,
            gboolean communities_only, const char *sentence)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    {
      CvChannel *channel = g_ptr_array_index (channels, i);
      g_auto (GStrv) around = NULL;

      if (*G_STRUCT_MEMBER (char *, channel, offset) != '\0'
          || (communities_only && !is_community (channel)))
        continue;
      /* The only thing to fill in is the name: no format needed that the compiler cannot check. */
      around = g_strsplit (_(sentence), "%s", 2);
      add_hint (hints, belief, where, channel,
                g_strconcat (around[0], channel->name, around[1], NULL));
    }
}

static void
find_no_come_for (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, come_for), FALSE,
              /* Translators: %s is a channel's name. */
              N_("People come to “%s” for something. Write what they will find there."));
}

static void
find_no_contact_points (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, contact_points), FALSE,
              /* Translators: %s is a channel's name. */
              N_("“%s” adds a contact point and replaces none. Name those that stay open."));
}

static void
find_no_tastes (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, tastes), FALSE,
              /* Translators: %s is a channel's name. */
              N_("Describe the people on “%s” by what they like, before age and place."));
}

static void
find_no_host (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, host), TRUE,
              /* Translators: %s is the name of a community. */
              N_("“%s” is a community and needs a host. Name the person."));
}

static void
find_no_cultivation (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  find_empty (plan, belief, where, hints, G_STRUCT_OFFSET (CvChannel, cultivation), TRUE,
              /* Translators: %s is the name of a community. */
              N_("A community is cultivated. Write the ritual of “%s”, and how members are "
                 "thanked."));
}

static void
find_only_created (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    if (!(((CvChannel *) g_ptr_array_index (channels, i))->create_share >= 100))
      return;
  if (channels->len > 0)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("Everything you plan to publish is your own. What you select from "
                          "others is often more relevant: plan a share of it.")));
}

static void
find_only_pages (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints)
{
  g_autoptr (GPtrArray) channels = get_channels (plan);

  for (guint i = 0; i < channels->len; i++)
    if (!is_public_page (g_ptr_array_index (channels, i)))
      return;
  if (channels->len > 0)
    add_hint (hints, belief, where, NULL,
              g_strdup (_("All channels are public pages. People join a community for its "
                          "subject and take part more: think of one of your own, or of small "
                          "ones.")));
}

/* In the order in which a plan is worked out. */
static const Rule rules[] = {
  { "B1", "readiness", find_no_reason },
  { "B6", "goals", find_no_goal },
  { "B7", "overview", find_unbalanced_values },
  { "B8", "kpis", find_goal_without_kpi },
  { "B8", "kpis", find_output_only },
  { "B8", "kpis", find_many_kpis },
  { "B7", "kpis", find_money_only },
  { "B12", "kpis", find_unbalanced_natures },
  { "B6", "channels", find_goals_without_lead },
  { "B6", "channels", find_idle_channels },
  { "B14", "channels", find_only_pages },
  { "B2", "channels", find_no_come_for },
  { "B3", "channels", find_no_contact_points },
  { "B10", "channels", find_no_tastes },
  { "B11", "channels", find_only_created },
  { "B5", "channels", find_no_host },
  { "B5", "channels", find_no_cultivation },
};

GPtrArray *
cv_plan_get_hints (CvPlan *plan)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func (hint_free);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i].find (plan, rules[i].belief, rules[i].where, hints);
  return hints;
}
