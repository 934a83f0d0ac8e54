/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the numbers say: a KPI's values, the status of all of them, the hints that apply. */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"
#include "model/cv-advice.h"
#include "model/cv-by-channel.h"
#include "model/cv-finding.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

/* In a listing there is little room. */
static const char *
get_remark (const CvPeriodValue *value)
{
  if (value->estimated)
    return value->partial ? _ ("so far, estimated") : _ ("estimated");
  return value->partial ? _ ("so far") : "";
}

static void
add_value (CvListing           *listing,
           CvPlan              *plan,
           CvKpi               *kpi,
           const CvPeriodValue *value,
           CvGrain              cadence,
           const GArray        *before)
{
  CvComparedValue earlier;
  g_autofree char *plain = NULL;
  g_autofree char *earlier_text = NULL;
  json_t *row;
  const char *metric = value->why_metric != NULL ? cv_plan_get_metric_name (plan, value->why_metric) : NULL;
  g_autofree char *why = cv_why_to_sentence (value->why, metric, cadence);
  g_autofree char *number = cv_unit_format (value->value, kpi->unit, cv_plan_get_info (plan)->currency);
  char period[CV_DAY_BUFFER];

  cv_period_format (value->first, cadence, period);
  row = json_pack ("{s:s,s:o,s:o,s:o,s:b,s:b,s:o}", "period", period, "from", cv_json_day (value->first), "to",
                   cv_json_day (value->last), "value", cv_json_number (value->value), "partial", value->partial, "estimated", value->estimated, "why",
                   cv_json_text (why));
  if (why == NULL)
    why = g_strdup (get_remark (value));
  if (before == NULL)
    {
      cv_listing_add (listing, row, period, number, why, NULL);
      return;
    }
  earlier = cv_compare_find (before, value->first);
  plain = cv_unit_format (earlier.value, kpi->unit, cv_plan_get_info (plan)->currency);
  earlier_text = cv_compare_describe (&earlier, plain);
  json_object_update_new (row, json_pack ("{s:o,s:b,s:b}", "before", cv_json_number (earlier.value), "before_partial",
                                          earlier.partial, "before_estimated", earlier.estimated));
  cv_listing_add (listing, row, period, number, earlier_text, why, NULL);
}

static gboolean
read_range (CvArgs  *args,
            CvDay   *from,
            CvDay   *to,
            GError **error)
{
  if (!cv_args_get_day (args, "from", from, error) || !cv_args_get_day (args, "to", to, error))
    return FALSE;
  if (*to == CV_DAY_NONE)
    *to = G_MAXINT32;
  if (*from <= *to)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("The first day (%1$s) comes after the last (%2$s)."),
               cv_args_get (args, "from"), cv_args_get (args, "to"));
  return FALSE;
}

/* @kpi as a whole, or on --channel. (transfer full) */
static CvKpiQuestion *
ask (CvCli   *cli,
     CvKpi   *kpi,
     CvArgs  *args,
     GError **error)
{
  const char *word = cv_args_get (args, "channel");
  CvChannel *channel = word != NULL ? cv_cli_look_up (cli, CV_NOUN_CHANNEL, word, error) : NULL;
  g_autoptr (CvKpiQuestion) whole = NULL;
  CvKpiQuestion *part;

  if (word != NULL && channel == NULL)
    return NULL;
  whole = cv_plan_get_kpi_question (cv_cli_plan (cli, NULL), kpi, cv_clock_today (), error);
  if (whole == NULL || channel == NULL)
    return g_steal_pointer (&whole);
  part = cv_kpi_question_on_channel (whole, cv_record_get_id (CV_RECORD (channel)));
  if (part == NULL)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 /* Translators: %1$s is a channel, %2$s a KPI. */
                 _ ("%1$s does not count for “%2$s”. Choose a channel of this KPI, or give it a role for its goal."),
                 cv_channel_get_label (channel), cv_kpi_get_label (kpi));
  return part;
}

/* One KPI's result, on --channel and at --cadence where they are given. (transfer full) */
static GPtrArray *
judge_one (CvCli   *cli,
           CvKpi   *kpi,
           CvArgs  *args,
           GError **error)
{
  CvKpiQuestion *question = ask (cli, kpi, args, error);
  const char *cadence = cv_args_get (args, "cadence");
  g_autoptr (GPtrArray) questions = NULL;

  if (question == NULL)
    return NULL;
  questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);
  g_ptr_array_add (questions, question);
  if (cadence != NULL && !cv_args_parse_grain (cadence, &question->cadence, error))
    return NULL;
  return cv_session_judge (cli->session, questions, error);
}

/* Why no period has a value; NULL where there are simply none yet. (transfer full) */
static char *
tell_why (CvPlan            *plan,
          const CvKpiResult *result)
{
  if (result->why == CV_WHY_NONE)
    return NULL;
  return cv_why_to_sentence (result->why, result->why_metric != NULL ? cv_plan_get_metric_name (plan, result->why_metric) : NULL,
                             result->cadence);
}

/* What the periods that are told stand beside; NULL: nothing. (transfer full) */
static GArray *
compare (const CvKpiResult *result,
         CvCompare          how,
         CvDay              from,
         CvDay              to)
{
  const GArray *values = result->values;
  CvDay first, last;
  int n;

  if (how == CV_COMPARE_NOTHING)
    return NULL;
  if (values->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (CvComparedValue));
  first = MAX (from, g_array_index (values, CvPeriodValue, 0).first);
  last = MIN (to, g_array_index (values, CvPeriodValue, values->len - 1).last);
  n = cv_period_count (first, last, result->cadence) + 1;
  return cv_compare_get_before (values, result->cadence, first, last,
                                cv_compare_get_shift (how, result->cadence, n));
}

static void
tell_values (CvCli             *cli,
             CvKpi             *kpi,
             const CvKpiResult *result,
             CvCompare          how,
             CvDay              from,
             CvDay              to)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  g_autoptr (GArray) before = compare (result, how, from, to);
  g_autoptr (CvListing) listing = cv_listing_new (cli, before != NULL ? "lrrl" : "lrl");
  g_autofree char *why = result->values->len == 0 ? tell_why (plan, result) : NULL;

  if (why != NULL && !cli->json)
    g_printerr ("%s\n", why);
  for (guint i = 0; i < result->values->len; i++)
    {
      const CvPeriodValue *value = &g_array_index (result->values, CvPeriodValue, i);

      if (value->last >= from && value->first <= to)
        add_value (listing, plan, kpi, value, result->cadence, before);
    }
  cv_listing_print_in (listing,
                       json_pack ("{s:s,s:s,s:s,s:s?}", "kpi", cv_record_get_id (CV_RECORD (kpi)), "unit", kpi->unit,
                                  "cadence", cv_grain_to_string (result->cadence), "why", why),
                       "values");
}

static gboolean
run_values (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "from= to= cadence= compare= channel=", 1, 1, error);
  CvKpi *kpi = args != NULL ? cv_cli_look_up (cli, CV_NOUN_KPI, cv_args_word (args, 0), error) : NULL;
  g_autoptr (GPtrArray) results = NULL;
  CvCompare how;
  CvDay from, to;

  if (kpi == NULL || !read_range (args, &from, &to, error) || !cv_args_get_compare (args, &how, error))
    return FALSE;
  results = judge_one (cli, kpi, args, error);
  if (results == NULL)
    return FALSE;
  tell_values (cli, kpi, results->pdata[0], how, from, to);
  return TRUE;
}

static json_t *
limits_json (const CvRange *limits)
{
  if (isnan (limits->low))
    return json_null ();
  return json_pack ("{s:o,s:o}", "low", cv_json_number (limits->low), "high", cv_json_number (limits->high));
}

static json_t *
forecast_json (const CvForecast *forecast)
{
  if (forecast->day == CV_DAY_NONE)
    return json_null ();
  return json_pack ("{s:o,s:o,s:o,s:o}", "day", cv_json_day (forecast->day), "value",
                    cv_json_number (forecast->value), "low", cv_json_number (forecast->low), "high",
                    cv_json_number (forecast->high));
}

static json_t *
status_json (CvKpi             *kpi,
             const CvKpiResult *result)
{
  json_t *period = json_null ();
  char text[CV_DAY_BUFFER];

  if (result->latest >= 0)
    {
      const CvPeriodValue *latest = &g_array_index (result->values, CvPeriodValue, result->latest);

      period = json_string (cv_period_format (latest->first, result->cadence, text));
    }
  return json_pack ("{s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:s,s:o,s:o,s:o,s:o,s:o}", "kpi",
                    cv_record_get_id (CV_RECORD (kpi)), "name", cv_kpi_get_label (kpi), "goal", kpi->goal,
                    "period", period, "value", cv_json_number (result->value), "expected",
                    cv_json_number (result->expected), "target", cv_json_number (result->target), "status",
                    cv_status_to_string (result->status), "distance", cv_json_number (result->distance),
                    "tolerance", cv_json_number (result->tolerance), "limits", limits_json (&result->limits),
                    "forecast", forecast_json (&result->forecast), "stopped",
                    cv_json_day (result->stopped ? result->stopped_on : CV_DAY_NONE));
}

static void
add_status (CvListing           *listing,
            CvPlan              *plan,
            CvKpi               *kpi,
            const CvKpiQuestion *question,
            const CvKpiResult   *result)
{
  const char *currency = cv_plan_get_info (plan)->currency;
  g_autofree char *value = cv_unit_format (result->value, kpi->unit, currency);
  g_autofree char *target = cv_unit_format (result->target, kpi->unit, currency);
  g_autofree char *status = cv_finding_status (kpi->unit, currency, question, result);
  g_autofree char *forecast = cv_finding_forecast (kpi->unit, currency, question, result);
  char period[CV_DAY_BUFFER] = "";

  if (result->latest >= 0)
    cv_period_format (g_array_index (result->values, CvPeriodValue, result->latest).first, result->cadence,
                      period);
  cv_listing_add (listing, status_json (kpi, result), cv_record_get_id (CV_RECORD (kpi)), cv_kpi_get_label (kpi),
                  period, value, target, status, forecast, NULL);
}

static gboolean
run_status (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (CvListing) listing = NULL;

  if (plan == NULL)
    return FALSE;
  questions = cv_plan_get_kpi_questions (plan, cv_clock_today (), error);
  results = questions != NULL ? cv_session_judge (cli->session, questions, error) : NULL;
  if (results == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lllrrll");
  for (guint i = 0; i < results->len; i++)
    add_status (listing, plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i), questions->pdata[i], results->pdata[i]);
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_check (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  g_autoptr (GPtrArray) hints = NULL;

  if (plan == NULL)
    return FALSE;
  hints = cv_plan_get_hints (plan);
  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < hints->len; i++)
    {
      const CvHint *hint = hints->pdata[i];
      g_autofree char *text = cv_text_plain (hint->text);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s,s:o,s:s}", "belief", hint->belief, "text", text, "where", hint->where,
                                 "id", cv_json_text (hint->id), "key", hint->key),
                      hint->belief, hint->where, text, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

const CvCommand cv_reading_commands[] = {
  { "values", "KPI [--channel C] [--from D --to D] [--cadence P] [--compare previous|year]", run_values },
  { "status", "", run_status },
  { "check", "", run_check },
  { NULL },
};
