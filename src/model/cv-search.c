/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which fields of which nouns are searched is a table. A text matches if every word of it is found in one field. */

#include "config.h"

#include "model/cv-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-clock.h"
#include "base/cv-text.h"
#include "model/cv-question.h"

/* Around the match, in characters. */
#define EXCERPT_BEFORE 24
#define EXCERPT_LENGTH 96

typedef struct
{
  CvNoun noun;
  const char *where;
  const char *fields[14]; /* the first ones weigh most; the label comes before all */
} Searched;

/* Everything a user writes, in the order of the steps. */
static const Searched searched[] = {
  { CV_NOUN_PLAN, "overview", { "reason", "audience", "organisation" } },
  { CV_NOUN_READINESS, "readiness", { "note" } },
  { CV_NOUN_GOAL, "goals", { "statement", "signals", "owner", "note" } },
  { CV_NOUN_KPI, "kpis", { "name", "title", "definition", "owner", "note", "formula" } },
  { CV_NOUN_CHANNEL,
    "channels",
    { "name", "mission", "come_for", "contact_points", "tastes", "host", "rhythm", "ritual", "cultivation", "thanks", "profile",
      "address", "note" } },
  { CV_NOUN_POLLINATION, "channels", { "note" } },
  { CV_NOUN_TOOL, "budget", { "name", "owner", "note" } },
  { CV_NOUN_COST, "budget", { "name", "owner", "note" } },
  { CV_NOUN_PERSON, "budget", { "name", "task", "note" } },
  { CV_NOUN_EVENT, "track", { "text" } },
  { CV_NOUN_NOTE, "track", { "text" } },
  { CV_NOUN_BREAK, "track", { "note" } },
  { CV_NOUN_METRIC, "track", { "name" } },
  { CV_NOUN_VERBATIM, "track", { "text", "author", "source" } },
  { CV_NOUN_CODE, "track", { "name", "definition" } },
  { CV_NOUN_DECISION, "decisions", { "name", "why", "learned", "change", "who" } },
};

static void
found_free (gpointer data)
{
  CvFound *found = data;

  g_object_unref (found->record);
  g_free (found->title);
  g_free (found->excerpt);
  g_free (found);
}

static const char *
get_question (CvRecord *readiness)
{
  const CvReadinessQuestion *question = cv_catalogue_question (cv_catalogue_get (), cv_record_get_id (readiness));

  return question != NULL ? cv_tr (question->question) : cv_record_get_id (readiness);
}

/* The field of @record it is called by; NULL if it has none. */
static const char *
find_name_field (CvRecord *record)
{
  static const char *const fields[] = { "name", "text", NULL };

  for (guint i = 0; fields[i] != NULL; i++)
    if (cv_noun_field (cv_record_get_noun (record), fields[i]) >= 0)
      return fields[i];
  return NULL;
}

/* What the record is called. (transfer full) */
static char *
get_title (CvPlan   *plan,
           CvRecord *record)
{
  const char *field = find_name_field (record);
  char *text = NULL;

  switch (cv_record_get_noun (record))
    {
    case CV_NOUN_GOAL:
      return g_strdup (cv_goal_get_label ((CvGoal *) record));
    case CV_NOUN_KPI:
      return g_strdup (cv_kpi_get_label ((CvKpi *) record));
    case CV_NOUN_CHANNEL:
      return g_strdup (cv_channel_get_label ((CvChannel *) record));
    case CV_NOUN_READINESS:
      return g_strdup (get_question (record));
    case CV_NOUN_BREAK:
      return g_strdup (cv_plan_get_metric_name (plan, ((CvBreak *) record)->metric));
    case CV_NOUN_POLLINATION:
      return g_strdup (_ ("Pollination"));
    default:
      break;
    }
  if (field != NULL)
    g_object_get (record, field, &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

static gboolean
has_all_words (const char  *text,
               char *const *words)
{
  g_autofree char *folded = cv_text_fold (text);

  for (; *words != NULL; words++)
    if (**words != '\0' && strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* The characters around the first word. Folding may change lengths, so the place is looked for word by word. (transfer full) */
static char *
make_excerpt (const char *text,
              const char *word)
{
  const char *start = text;
  g_autofree char *part = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *rest = NULL;

      if (p != text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      rest = cv_text_fold (p);
      if (g_str_has_prefix (rest, word))
        {
          start = p;
          break;
        }
    }
  for (guint i = 0; i < EXCERPT_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  part = g_utf8_substring (start, 0, MIN (EXCERPT_LENGTH, g_utf8_strlen (start, -1)));
  g_strdelimit (part, "\n\r\t", ' ');
  return g_strconcat (start > text ? "…" : "", part, strlen (part) < strlen (start) ? "…" : "", NULL);
}

static CvFound *
found_new (CvPlan     *plan,
           CvRecord   *record,
           const char *where,
           const char *field,
           const char *text,
           const char *word)
{
  CvFound *found = g_new (CvFound, 1);

  *found = (CvFound){ g_object_ref (record), field, where, get_title (plan, record), NULL };
  found->excerpt = field == NULL ? g_strdup ("") : make_excerpt (text, word);
  return found;
}

/* The first field of @record that has all words; NULL if none has. */
static CvFound *
search_record (CvPlan         *plan,
               CvRecord       *record,
               const Searched *in,
               char *const    *words)
{
  g_autofree char *title = get_title (plan, record);

  if (has_all_words (title, words))
    return found_new (plan, record, in->where, NULL, title, words[0]);
  for (guint i = 0; i < G_N_ELEMENTS (in->fields) && in->fields[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      g_object_get (record, in->fields[i], &text, NULL);
      if (*text != '\0' && has_all_words (text, words))
        return found_new (plan, record, in->where, in->fields[i], text, words[0]);
    }
  return NULL;
}

GPtrArray *
cv_plan_search (CvPlan     *plan,
                const char *text,
                guint       max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) second = g_ptr_array_new ();
  g_autofree char *folded = cv_text_fold (text);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);

  for (guint s = 0; *folded != '\0' && s < G_N_ELEMENTS (searched); s++)
    for (guint i = 0; i < cv_plan_get_count (plan, searched[s].noun); i++)
      {
        CvFound *match = search_record (plan, cv_plan_get_nth (plan, searched[s].noun, i), &searched[s], words);

        if (match != NULL)
          g_ptr_array_add (match->field == NULL ? found : second, match);
      }

  /* Names before notes. */
  g_ptr_array_extend (found, second, NULL, NULL);
  if (found->len > max)
    g_ptr_array_set_size (found, (int) max);
  return found;
}

static gboolean
stands_beside (CvPlan *plan, CvKpi *kpi, const CvKpiQuestion *question, CvRecord *record)
{
  switch (cv_record_get_noun (record))
    {
    case CV_NOUN_KPI:
      return record == CV_RECORD (kpi);
    case CV_NOUN_EVENT:
      return cv_kpi_has_event (plan, kpi, question, (CvEvent *) record);
    case CV_NOUN_NOTE:
      return g_str_equal (((CvNote *) record)->kpi, question->kpi);
    case CV_NOUN_BREAK:
      return cv_kpi_question_has_break (question, (CvBreak *) record);
    case CV_NOUN_METRIC:
      return cv_kpi_question_asks (question, cv_record_get_id (record));
    default:
      return FALSE;
    }
}

static CvKpi *
find_beside (CvPlan *plan, CvRecord *record)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      g_autoptr (CvKpiQuestion) question = cv_plan_get_kpi_question (plan, kpi, cv_clock_today (), NULL);

      if (question != NULL && stands_beside (plan, kpi, question, record))
        return kpi;
    }
  return NULL;
}

static GPtrArray *
list_bound_events (CvPlan *plan)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_EVENT); i++)
    {
      CvEvent *event = cv_plan_get_nth (plan, CV_NOUN_EVENT, i);

      if (*event->goal != '\0' || *event->channel != '\0')
        g_ptr_array_add (events, g_object_ref (event));
    }
  return events;
}

/* A KPI's question costs more than asking it of many events. */
GPtrArray *
cv_search_list_off_chart (CvPlan *plan)
{
  GPtrArray *events = list_bound_events (plan);

  for (guint i = 0; events->len > 0 && i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      g_autoptr (CvKpiQuestion) question = cv_plan_get_kpi_question (plan, kpi, cv_clock_today (), NULL);

      for (guint e = events->len; question != NULL && e-- > 0;)
        if (cv_kpi_has_event (plan, kpi, question, events->pdata[e]))
          g_ptr_array_remove_index_fast (events, e);
    }
  return events;
}

CvKpi *
cv_search_find_kpi (CvPlan *plan, CvRecord *record)
{
  CvKpi *kpi = find_beside (plan, record);

  if (kpi == NULL && cv_record_get_noun (record) == CV_NOUN_EVENT && cv_plan_get_count (plan, CV_NOUN_KPI) > 0)
    kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, 0);
  return kpi;
}
