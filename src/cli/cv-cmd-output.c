/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the plan as a file: a chart, the worksheet. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-number.h"
#include "charts/cv-chart-export.h"
#include "charts/cv-kpi-chart.h"
#include "cli/cv-cli.h"
#include "documents/cv-worksheet.h"
#include "model/cv-question.h"

/* --- chart --- */

/* Texts, numbers and dates in another language from here on: "fr", or "fr_CA" where the country matters. */
static void
speak (const char *language)
{
  g_autofree char *upper = g_ascii_strup (language, -1);
  g_autofree char *locale = strchr (language, '_') != NULL
                                ? g_strconcat (language, ".UTF-8", NULL)
                                : g_strdup_printf ("%s_%s.UTF-8", language, g_str_equal (language, "en") ? "US" : upper);

  g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, locale) == NULL)
    setlocale (LC_ALL, "");
}

static gboolean
parse_size (const char *text,
            double     *width,
            double     *height,
            GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 3);

  if (g_strv_length (parts) == 2 && cv_number_parse (parts[0], width) && cv_number_parse (parts[1], height))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not a size. Write width and height in pixels, such as 960x480."), text);
  return FALSE;
}

static CvLineChart *
chart_of_kpi (CvCli   *cli,
              CvKpi   *kpi,
              GError **error)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  g_autoptr (GPtrArray) questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);
  CvKpiQuestion *question = cv_plan_get_kpi_question (plan, kpi, cv_clock_today (), error);
  g_autoptr (GPtrArray) results = NULL;
  CvLineChart *chart;

  if (question == NULL)
    return NULL;
  g_ptr_array_add (questions, question);
  results = cv_session_judge (cli->session, questions, error);
  if (results == NULL)
    return NULL;

  chart = cv_line_chart_from_result (question, results->pdata[0], cv_kpi_get_label (kpi), kpi->unit,
                                     cv_plan_get_info (plan)->currency);
  cv_line_chart_add_plan_events (chart, plan, kpi->goal);
  return chart;
}

/* The finest series of @metric on @channel (NULL: the plan). (transfer none), NULL if it has none */
static const CvSeries *
finest_series (const CvSeriesSet *set,
               const char        *channel)
{
  const CvSeries *finest = NULL;

  for (guint i = 0; i < set->n_series; i++)
    if (g_strcmp0 (set->series[i].channel, channel) == 0
        && (finest == NULL || set->series[i].grain < finest->grain))
      finest = &set->series[i];
  return finest;
}

/* METRIC or METRIC@CHANNEL. */
static CvLineChart *
chart_of_metric (CvCli      *cli,
                 const char *text,
                 GError    **error)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "@", 2);
  const char *metrics[] = { parts[0], NULL };
  CvChannel *channel = NULL;
  g_autoptr (CvSeriesSet) set = NULL;
  const CvSeries *series;
  CvSeries nothing = { .metric = parts[0], .grain = CV_GRAIN_DAY };
  CvMetricKind kind;

  if (!cv_plan_get_metric_kind (plan, parts[0], &kind))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no KPI or metric named “%s”."), parts[0]);
      return NULL;
    }
  if (parts[1] != NULL && (channel = cv_plan_look_up (plan, CV_NOUN_CHANNEL, parts[1], error)) == NULL)
    return NULL;
  set = cv_value_store_load (cv_session_get_store (cli->session), metrics, error);
  if (set == NULL)
    return NULL;

  series = finest_series (set, channel != NULL ? cv_record_get_id (CV_RECORD (channel)) : NULL);
  return cv_line_chart_from_series (series != NULL ? series : &nothing, kind,
                                    cv_plan_get_metric_name (plan, parts[0]),
                                    channel != NULL ? channel->name : NULL);
}

static gboolean
run_chart (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "size= dark lang=", 3, 3, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  double width = 960, height = 480;
  g_autoptr (CvLineChart) chart = NULL;
  CvKpi *kpi;

  if (plan == NULL)
    return FALSE;
  if (!g_str_equal (cv_args_word (args, 1), "-o"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the chart goes: -o FILE"));
      return FALSE;
    }
  if (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error))
    return FALSE;

  if (cv_args_has (args, "lang"))
    speak (cv_args_get (args, "lang"));
  kpi = cv_plan_look_up (plan, CV_NOUN_KPI, cv_args_word (args, 0), NULL);
  chart = kpi != NULL ? chart_of_kpi (cli, kpi, error) : chart_of_metric (cli, cv_args_word (args, 0), error);
  return chart != NULL
         && cv_chart_export (chart, cv_args_word (args, 2), width, height,
                             cv_args_has (args, "dark") ? CV_PALETTE_DARK : CV_PALETTE_LIGHT, error);
}

/* --- worksheet --- */

static char *
worksheet_text (CvPlan     *plan,
                GPtrArray  *results,
                const char *file,
                GError    **error)
{
  if (g_str_has_suffix (file, ".csv"))
    return cv_worksheet_to_csv (plan, results);
  if (g_str_has_suffix (file, ".md"))
    return cv_worksheet_to_markdown (plan, results);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("A worksheet is written as .csv or .md, and “%s” ends in neither."), file);
  return NULL;
}

static gboolean
run_worksheet (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) trouble = NULL;

  if (plan == NULL)
    return FALSE;
  if (!g_str_equal (cv_args_word (args, 0), "-o"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the worksheet goes: -o FILE"));
      return FALSE;
    }
  questions = cv_plan_get_kpi_questions (plan, cv_clock_today (), error);
  results = questions != NULL ? cv_session_judge (cli->session, questions, error) : NULL;
  text = results != NULL ? worksheet_text (plan, results, cv_args_word (args, 1), error) : NULL;
  if (text == NULL)
    return FALSE;

  if (g_file_set_contents_full (cv_args_word (args, 1), text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &trouble))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_STORAGE, _ ("The worksheet could not be written: %s"),
               trouble->message);
  return FALSE;
}

const CvCommand cv_output_commands[] = {
  { "chart", "KPI|METRIC[@CHANNEL] -o FILE.png|.svg|.pdf [--size WxH] [--dark] [--lang L]", run_chart },
  { "worksheet", "-o FILE.csv|.md", run_worksheet },
  { NULL },
};
