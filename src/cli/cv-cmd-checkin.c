/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The weekly check-in: what is due, all that was measured in one go, the notes, the entry for a calendar. */

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-number.h"
#include "cli/cv-cli.h"
#include "engine/cv-session-checkin.h"
#include "model/cv-checkin-calendar.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

/* --- a note alone --- */

static gboolean
run_note (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "confidence= note=", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvRecord *kpi = plan != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (kpi == NULL)
    return FALSE;
  row = cv_row_new (CV_NOUN_NOTE, NULL);
  cv_row_set_text (row, "kpi", cv_record_get_id (kpi));
  if (!cv_cli_set_field (cli, row, "day", cv_args_word (args, 1), error)
      || !cv_cli_set_options (cli, row, args, "confidence", error)
      || (cv_args_has (args, "note") && !cv_cli_set_field (cli, row, "text", cv_args_get (args, "note"), error)))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static const char *
get_confidence_nick (CvConfidence confidence)
{
  static const char *const nicks[] = { "none", "on-pace", "at-risk", "off" };

  return nicks[confidence];
}

static gboolean
run_list (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  CvRecord *kpi = NULL;

  if (plan == NULL)
    return FALSE;
  if (cv_args_count (args) > 0 && (kpi = cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error)) == NULL)
    return FALSE;
  listing = cv_listing_new (cli, "llll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_NOTE); i++)
    {
      CvNote *note = cv_plan_get_nth (plan, CV_NOUN_NOTE, i);
      CvKpi *of = cv_plan_find (plan, CV_NOUN_KPI, note->kpi);
      char day[CV_DAY_BUFFER];

      if (kpi == NULL || g_str_equal (note->kpi, cv_record_get_id (kpi)))
        cv_listing_add (listing, cv_json_record (CV_RECORD (note)), cv_day_format (note->day, day),
                        of != NULL ? cv_kpi_get_label (of) : note->kpi, get_confidence_nick (note->confidence),
                        note->text, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

/* --- what is due --- */

static CvCheckIn *
look (CvCli   *cli,
      CvArgs  *args,
      GError **error)
{
  CvDay day = CV_DAY_NONE;

  if (args == NULL || !cv_args_get_day (args, "day", &day, error) || cv_cli_session (cli, error) == NULL)
    return NULL;
  return cv_session_look_check_in (cli->session, day != CV_DAY_NONE ? day : cv_clock_today (), error);
}

static const CvCheckInEntry *
get_entry (const CvCheckIn *check_in,
           guint            i)
{
  return &g_array_index (check_in->entries, CvCheckInEntry, i);
}

static const char *
get_kpi (const CvCheckIn      *check_in,
         const CvCheckInEntry *entry)
{
  return ((CvKpiQuestion *) check_in->questions->pdata[entry->question])->kpi;
}

static void
list_entry (CvCli                *cli,
            CvListing            *listing,
            const CvCheckIn      *check_in,
            const CvCheckInEntry *entry)
{
  const char *id = get_kpi (check_in, entry);
  CvKpi *kpi = cv_plan_find (cv_session_get_plan (cli->session), CV_NOUN_KPI, id);
  char period[CV_DAY_BUFFER], last[CV_NUMBER_BUFFER], value[CV_NUMBER_BUFFER];
  g_autofree char *place
      = entry->channel != NULL ? g_strconcat (entry->metric, "@", entry->channel, NULL) : g_strdup (entry->metric);

  cv_period_format (entry->day, entry->grain, period);
  cv_listing_add (listing,
                  json_pack ("{s:s,s:s,s:s,s:o,s:s,s:o,s:s,s:o,s:o}", "kpi", id, "name", cv_kpi_get_label (kpi), "metric",
                             entry->metric, "channel", cv_json_text (entry->channel), "grain",
                             cv_grain_to_string (entry->grain), "day", cv_json_day (entry->day), "period", period,
                             "last", cv_json_number (entry->last), "value", cv_json_number (entry->value)),
                  id, cv_kpi_get_label (kpi), place, period,
                  isnan (entry->last) ? "-" : cv_number_format (entry->last, last),
                  isnan (entry->value) ? "-" : cv_number_format (entry->value, value), NULL);
}

static gboolean
run_due (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "day= all", 0, 0, error);
  g_autoptr (CvCheckIn) check_in = look (cli, args, error);
  g_autoptr (CvListing) listing = NULL;

  if (check_in == NULL)
    return FALSE;
  listing = cv_listing_new (cli, "llllrr");
  for (guint i = 0; i < check_in->entries->len; i++)
    if (cv_args_has (args, "all") || isnan (get_entry (check_in, i)->value))
      list_entry (cli, listing, check_in, get_entry (check_in, i));
  cv_listing_print (listing);
  return TRUE;
}

/* --- saving: KPI [METRIC[@CHANNEL]] = VALUE [CONFIDENCE] [NOTE] --- */

typedef struct
{
  CvCli *cli;
  const CvCheckIn *check_in;
  CvCheckInAnswers *answers;
} Saving;

/* The words before the sign: a KPI, or a KPI and what of it was measured. @metric: what follows the last space, to be
 * looked at where the whole is no KPI; NULL: none. */
static CvRecord *
find_kpi (Saving      *saving,
          char        *left,
          const char **metric,
          GError     **error)
{
  CvPlan *plan = cv_session_get_plan (saving->cli->session);
  CvRecord *kpi = cv_plan_look_up (plan, CV_NOUN_KPI, left, NULL);
  char *at = strchr (left, '@');
  char *space;

  *metric = NULL;
  if (kpi != NULL)
    return kpi;
  space = g_strrstr_len (left, at != NULL ? at - left : -1, " ");
  if (space == NULL)
    return cv_plan_look_up (plan, CV_NOUN_KPI, left, error);
  *space = '\0';
  *metric = space + 1;
  return cv_plan_look_up (plan, CV_NOUN_KPI, g_strchomp (left), error);
}

static gboolean
matches (Saving               *saving,
         const CvCheckInEntry *entry,
         const char           *kpi,
         const char           *metric)
{
  const char *at = metric != NULL ? strchr (metric, '@') : NULL;
  CvRecord *channel;

  if (!g_str_equal (get_kpi (saving->check_in, entry), kpi))
    return FALSE;
  if (metric == NULL)
    return TRUE;
  if (strncmp (entry->metric, metric, strlen (entry->metric)) != 0
      || strlen (entry->metric) != (at != NULL ? (gsize) (at - metric) : strlen (metric)))
    return FALSE;
  if (at == NULL)
    return TRUE;
  channel = cv_plan_look_up (cv_session_get_plan (saving->cli->session), CV_NOUN_CHANNEL, at + 1, NULL);
  return channel != NULL && g_strcmp0 (entry->channel, cv_record_get_id (channel)) == 0;
}

static const CvCheckInEntry *
find_entry (Saving     *saving,
            CvRecord   *kpi,
            const char *metric,
            GError    **error)
{
  const CvCheckInEntry *found = NULL;
  guint n = 0;

  for (guint i = 0; i < saving->check_in->entries->len; i++)
    if (matches (saving, get_entry (saving->check_in, i), cv_record_get_id (kpi), metric))
      {
        found = get_entry (saving->check_in, i);
        n++;
      }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _ ("“%s” asks for no such number on that day. “checkin due --all” lists what it asks for."),
                 cv_kpi_get_label ((CvKpi *) kpi));
  else
    g_set_error (error, CV_ERROR, CV_ERROR_AMBIGUOUS,
                 _ ("“%s” asks for several numbers. Name the metric and its channel after it: KPI METRIC@CHANNEL = VALUE."),
                 cv_kpi_get_label ((CvKpi *) kpi));
  return NULL;
}

/* "=": as the last time; "-": no number. */
static gboolean
take_value (Saving               *saving,
            const CvCheckInEntry *entry,
            const char           *text,
            GError              **error)
{
  double value = entry->last;

  if (g_str_equal (text, "-"))
    return TRUE;
  if (g_str_equal (text, "=") && isnan (value))
    g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                         _ ("There is no value before this one to repeat. Type the number."));
  else if (!g_str_equal (text, "=") && !cv_number_parse (text, &value))
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _ ("“%s” is not a number. Write it with a point for decimals and nothing else, such as 1340.5."), text);
  else if (!cv_check_in_answers_set (saving->answers, entry, value))
    g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _ ("This number is given twice. Keep one of the lines."));
  else
    return TRUE;
  return FALSE;
}

static void
take_note (Saving               *saving,
           const CvCheckInEntry *entry,
           const char           *confidence,
           const char           *rest)
{
  CvPlan *plan = cv_session_get_plan (saving->cli->session);
  const char *kpi = get_kpi (saving->check_in, entry);
  const CvNote *old = cv_check_in_find_note (plan, kpi, entry->day);
  CvConfidence chosen = old != NULL ? old->confidence : CV_CONFIDENCE_NONE;
  const char *text = confidence;

  for (int i = CV_CONFIDENCE_NONE; confidence != NULL && i <= CV_CONFIDENCE_OFF; i++)
    if (g_str_equal (confidence, get_confidence_nick ((CvConfidence) i)))
      {
        chosen = (CvConfidence) i;
        text = rest;
      }
  if (confidence != NULL)
    {
      g_autofree char *words = text == confidence && rest != NULL ? g_strconcat (confidence, " ", rest, NULL) : g_strdup (text);

      cv_check_in_answers_note (saving->answers, plan, kpi, entry->day, chosen, words);
    }
}

static gboolean
take_line (Saving     *saving,
           const char *line,
           GError    **error)
{
  g_auto (GStrv) sides = g_strsplit (line, "=", 2);
  g_auto (GStrv) words = NULL;
  const CvCheckInEntry *entry;
  const char *metric;
  CvRecord *kpi;

  if (sides[1] == NULL || *g_strstrip (sides[1]) == '\0')
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("“%s” is no line of a check-in. Write KPI = VALUE."), line);
      return FALSE;
    }
  words = g_strsplit (sides[1], " ", 3);
  kpi = find_kpi (saving, g_strstrip (sides[0]), &metric, error);
  entry = kpi != NULL ? find_entry (saving, kpi, metric, error) : NULL;
  if (entry == NULL || !take_value (saving, entry, words[0], error))
    return FALSE;
  take_note (saving, entry, words[1], words[1] != NULL ? words[2] : NULL);
  return TRUE;
}

#define MAX_LINES 10000
#define MAX_LINE 65536

/* Every line of standard input; a wrong one is named, and nothing is saved. */
static gboolean
take_lines (Saving  *saving,
            GError **error)
{
  g_autofree char *line = g_malloc (MAX_LINE);

  for (int number = 1; number <= MAX_LINES && fgets (line, MAX_LINE, stdin) != NULL; number++)
    {
      if (*g_strstrip (line) == '\0' || *line == '#')
        continue;
      if (!g_utf8_validate (line, -1, NULL))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("Line %d is not UTF-8 text."), number);
          return FALSE;
        }
      if (!take_line (saving, line, error))
        {
          /* Translators: %d is the number of a line; a sentence follows. */
          g_prefix_error (error, _ ("Line %d: "), number);
          return FALSE;
        }
    }
  return TRUE;
}

/* One may look at what a day to come will ask for; its numbers are not there yet. */
static gboolean
check_day (CvArgs  *args,
           GError **error)
{
  CvDay day = CV_DAY_NONE;

  return cv_args_get_day (args, "day", &day, error) && (day == CV_DAY_NONE || cv_planning_check_value_day (day, error));
}

static gboolean
run_save (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "day=", 0, 0, error);
  g_autoptr (CvCheckIn) check_in = look (cli, args, error);
  g_autoptr (CvCheckInAnswers) answers = cv_check_in_answers_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  Saving saving = { cli, check_in, answers };
  json_t *said;

  if (check_in == NULL)
    return FALSE;
  if (cli->batch)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("“checkin save” reads standard input, which already has the commands. Run it by itself."));
      return FALSE;
    }
  if (!check_day (args, error) || !take_lines (&saving, error))
    return FALSE;
  results = cv_session_check_in (cli->session, check_in, g_steal_pointer (&answers), error);
  if (results == NULL)
    return FALSE;
  sentences = cv_check_in_tell (cv_session_get_plan (cli->session), check_in, results);
  said = json_array ();
  for (guint i = 0; i < sentences->len; i++)
    {
      json_array_append_new (said, json_string (sentences->pdata[i]));
      if (!cli->json && !cli->batch)
        g_print ("%s\n", (char *) sentences->pdata[i]);
    }
  cv_cli_done (cli, json_pack ("{s:o}", "said", said));
  return TRUE;
}

/* --- the calendar --- */

static gboolean
run_calendar (CvCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "o=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  const char *path = plan != NULL ? cv_args_get (args, "o") : NULL;

  if (plan == NULL)
    return FALSE;
  if (path == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("Say where the file is to go: -o FILE.ics."));
      return FALSE;
    }
  return cv_cli_write (cli, path, cv_check_in_to_icalendar (cv_plan_get_info (plan), cv_clock_today (), cv_clock_now (), error),
                       error);
}

const CvCommand cv_check_in_commands[] = {
  { "checkin due", "[--day DAY] [--all]", run_due },
  { "checkin save", "[--day DAY], then lines KPI [METRIC[@CHANNEL]] = VALUE [on-pace|at-risk|off] [NOTE]", run_save },
  { "checkin list", "[KPI]", run_list },
  { "checkin calendar", "-o FILE.ics", run_calendar },
  { "checkin", "KPI DAY [--confidence on-pace|at-risk|off] [--note T]", run_note },
  { NULL },
};
