/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-community.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "model/cv-question.h"

#define WEEKS 4

/* What stands for each, the best first; terms after the first are added where they are measured, too. */
#define MAX_TERMS 4

static const char *const members[][MAX_TERMS] = { { "total_members" }, { "followers" }, { "list_size" } };

static const char *const interactions[][MAX_TERMS] = {
  { "interactions" },
  { "posts_total", "likes_given" },
  { "likes", "comments", "shares", "saves" },
  { "comments", "shares" },
  { "shares" },
  { "replies" },
  { "unique_clicks" },
};

static const char *const contributions[][MAX_TERMS] = {
  { "posts_total" },
  { "topics_created", "answers_by_members" },
  { "member_items", "comments" },
  { "ideas_submitted", "comments" },
  { "comments" },
  { "replies" },
};

enum
{
  ASK_MEMBERS,
  ASK_INTERACTIONS,
  ASK_CONTRIBUTIONS,
  N_ASKED
};

typedef struct
{
  CvChannel *channel; /* (owned) */
  int week[N_ASKED], month[N_ASKED]; /* index among the questions, -1: not asked */
} Asked;

struct _CvCommunity
{
  GPtrArray *questions;
  GArray *asked; /* of Asked */
};

/* --- kinds of channels --- */

static gboolean
is_of_kind (const CvChannel *channel, const char *const *kinds, gboolean or_integrated)
{
  const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);

  return kind != NULL && ((or_integrated && kind->integrated) || g_strv_contains (kinds, kind->kind));
}

gboolean
cv_channel_is_community (const CvChannel *channel)
{
  static const char *const kinds[] = { "social_group", "messaging", NULL };

  return is_of_kind (channel, kinds, TRUE);
}

gboolean
cv_channel_is_public_page (const CvChannel *channel)
{
  static const char *const kinds[] = { "social_page", "microblog", "video", NULL };

  return is_of_kind (channel, kinds, FALSE);
}

double
cv_plan_get_create_share (CvPlan *plan)
{
  double weighted = 0, posts = 0, plain = 0;
  guint n = 0, n_posts = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      const CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision == CV_DECISION_DROP || isnan (channel->create_share))
        continue;
      plain += channel->create_share;
      n++;
      if (!(channel->posts_a_week > 0))
        continue;
      weighted += channel->create_share * channel->posts_a_week;
      posts += channel->posts_a_week;
      n_posts++;
    }
  if (n == 0)
    return NAN;
  return n_posts == n ? weighted / posts : plain / n;
}

/* --- asking --- */

/* The first of @choices whose first term is measured on @channel: "likes + comments"; NULL: none. (transfer full) */
static char *
choose (const char *const choices[][MAX_TERMS], guint n_choices, const char *channel, CvHasValues has, gpointer data)
{
  for (guint i = 0; i < n_choices; i++)
    {
      GString *sum;

      if (!has (choices[i][0], channel, data))
        continue;
      sum = g_string_new (choices[i][0]);
      for (guint t = 1; t < MAX_TERMS && choices[i][t] != NULL; t++)
        if (has (choices[i][t], channel, data))
          g_string_append_printf (sum, " + %s", choices[i][t]);
      return g_string_free (sum, FALSE);
    }
  return NULL;
}

static int
add_question (CvCommunity *self, CvPlan *plan, CvChannel *channel, const char *formula, CvGrain cadence, CvDay today)
{
  /* The plan may call an own metric like one of the catalogue's, of a kind that does not fit here. */
  CvKpiQuestion *question = cv_plan_get_formula_question (plan, formula, cadence, channel, today, NULL);

  if (question == NULL)
    return -1;
  g_ptr_array_add (self->questions, question);
  return (int) self->questions->len - 1;
}

static void
ask (CvCommunity *self, CvPlan *plan, CvChannel *channel, CvHasValues has, gpointer data, CvDay today)
{
  const char *id = cv_record_get_id (CV_RECORD (channel));
  g_autofree char *people = choose (members, G_N_ELEMENTS (members), id, has, data);
  g_autofree char *done = choose (interactions, G_N_ELEMENTS (interactions), id, has, data);
  g_autofree char *brought = choose (contributions, G_N_ELEMENTS (contributions), id, has, data);
  char *formulas[N_ASKED] = { g_strdup (people), NULL, NULL };
  Asked asked = { g_object_ref (channel), { -1, -1, -1 }, { -1, -1, -1 } };

  if (people != NULL && done != NULL)
    formulas[ASK_INTERACTIONS] = g_strdup_printf ("(%s) / %s", done, people);
  if (people != NULL && brought != NULL)
    formulas[ASK_CONTRIBUTIONS] = g_strdup_printf ("(%s) / %s", brought, people);
  for (guint i = 0; i < N_ASKED; i++)
    if (formulas[i] != NULL)
      {
        asked.week[i] = add_question (self, plan, channel, formulas[i], CV_GRAIN_WEEK, today);
        asked.month[i] = add_question (self, plan, channel, formulas[i], CV_GRAIN_MONTH, today);
        g_free (formulas[i]);
      }
  g_array_append_val (self->asked, asked);
}

CvCommunity *
cv_community_ask (CvPlan *plan, CvHasValues has, gpointer data, CvDay today)
{
  CvCommunity *self = g_new0 (CvCommunity, 1);

  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);
  self->asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP)
        ask (self, plan, channel, has, data, today);
    }
  return self;
}

GPtrArray *
cv_community_get_questions (CvCommunity *self)
{
  return self->questions;
}

void
cv_community_free (CvCommunity *self)
{
  for (guint i = 0; i < self->asked->len; i++)
    g_object_unref (g_array_index (self->asked, Asked, i).channel);
  g_ptr_array_unref (self->questions);
  g_array_unref (self->asked);
  g_free (self);
}

/* --- the answer --- */

/* Mean of the last WEEKS periods that are over and have a value; NAN: there is none. */
static double
average_weeks (const CvKpiResult *result)
{
  double sum = 0;
  guint n = 0;

  for (int i = result->latest; i >= 0 && n < WEEKS; i--)
    {
      double value = g_array_index (result->values, CvPeriodValue, i).value;

      if (isnan (value))
        continue;
      sum += value;
      n++;
    }
  return n > 0 ? sum / n : NAN;
}

static double
read_latest (GPtrArray *results, int question, gboolean per_week)
{
  const CvKpiResult *result = question >= 0 ? results->pdata[question] : NULL;
  const CvPeriodValue *latest;

  if (result == NULL || result->latest < 0)
    return NAN;
  latest = &g_array_index (result->values, CvPeriodValue, result->latest);
  return per_week ? latest->value * 7 / (latest->last - latest->first + 1) : latest->value;
}

static double
read_flow (GPtrArray *results, const Asked *asked, int what)
{
  double weeks = asked->week[what] >= 0 ? average_weeks (results->pdata[asked->week[what]]) : NAN;

  return isnan (weeks) ? read_latest (results, asked->month[what], TRUE) : weeks;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const CvCommunityValue *first = a, *second = b;

  if (isnan (first->interactions) || isnan (second->interactions))
    return !!isnan (first->interactions) - !!isnan (second->interactions);
  return (first->interactions < second->interactions) - (first->interactions > second->interactions);
}

static void
clear_value (gpointer value)
{
  g_object_unref (((CvCommunityValue *) value)->channel);
}

GArray *
cv_community_answer (CvCommunity *self, GPtrArray *results)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (CvCommunityValue));

  g_array_set_clear_func (values, clear_value);
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = &g_array_index (self->asked, Asked, i);
      CvCommunityValue value = { g_object_ref (asked->channel), cv_channel_is_community (asked->channel), NAN, NAN, NAN };

      value.members = read_latest (results, asked->week[ASK_MEMBERS], FALSE);
      if (isnan (value.members))
        value.members = read_latest (results, asked->month[ASK_MEMBERS], FALSE);
      value.interactions = read_flow (results, asked, ASK_INTERACTIONS);
      value.contributions = read_flow (results, asked, ASK_CONTRIBUTIONS);
      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  return values;
}

/* The first channel of that sort with a number; NULL: there is none. */
static const CvCommunityValue *
find_best (GArray *values, gboolean community)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CvCommunityValue *value = &g_array_index (values, CvCommunityValue, i);

      if (value->community == community && !isnan (value->interactions))
        return value;
    }
  return NULL;
}

char *
cv_community_tell (GArray *values)
{
  const CvCommunityValue *community = find_best (values, TRUE), *page = find_best (values, FALSE);
  g_autofree char *times = NULL;

  if (community == NULL && page == NULL)
    return g_strdup (_("What a place is worth per member is not known yet: it takes its members or followers, and what "
                       "they do there."));
  if (community == NULL || page == NULL)
    return g_strdup_printf (community != NULL
                                ? _("“%s” is measured; for a comparison, measure a page or an account, too.")
                                : _("“%s” is measured; no community is yet. Members of one often take part more."),
                            cv_channel_get_label ((community != NULL ? community : page)->channel));
  if (!(page->interactions > 0) || !(community->interactions > 0))
    return g_strdup_printf (_("Most active per member: “%s”."),
                            cv_channel_get_label (g_array_index (values, CvCommunityValue, 0).channel));
  if (community->interactions >= page->interactions)
    {
      times = cv_number_format_locale (community->interactions / page->interactions, 1);
      /* Translators: %1$s is a community, %2$s a number, %3$s a page: "A member of “Tea Table” does 4.2 times as much…" */
      return g_strdup_printf (_("A member of “%1$s” does %2$s times as much as a follower of “%3$s”."),
                              cv_channel_get_label (community->channel), times, cv_channel_get_label (page->channel));
    }
  times = cv_number_format_locale (page->interactions / community->interactions, 1);
  return g_strdup_printf (_("A follower of “%1$s” does %2$s times as much as a member of “%3$s”."), cv_channel_get_label (page->channel),
                          times, cv_channel_get_label (community->channel));
}
