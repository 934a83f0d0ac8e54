/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the plan as a file: a chart, the worksheet. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-language.h"
#include "base/cv-number.h"
#include "base/cv-write.h"
#include "charts/cv-calendar-layout.h"
#include "charts/cv-community-chart.h"
#include "charts/cv-kpi-chart.h"
#include "charts/cv-line-figure.h"
#include "charts/cv-matrix-chart.h"
#include "charts/cv-panels-chart.h"
#include "charts/cv-pollination-chart.h"
#include "charts/cv-share-chart.h"
#include "charts/cv-status-chart.h"
#include "cli/cv-cli.h"
#include "documents/cv-worksheet.h"
#include "engine/cv-channel-values.h"
#include "engine/cv-export.h"
#include "model/cv-by-channel.h"
#include "model/cv-question.h"

/* --- chart --- */

/* --lang: one of those there are texts in, with or without a country. NULL: not given. */
static gboolean
get_language (CvArgs      *args,
              const char **language,
              GError     **error)
{
  const char *text = cv_args_get (args, "lang");
  g_autofree char *known = cv_language_list ();
  g_autofree char *alone = text != NULL ? g_strndup (text, strcspn (text, "_")) : NULL;

  *language = text;
  if (text == NULL
      || (cv_language_is_known (alone) && g_regex_match_simple ("^[a-z]+(_[A-Z]{2})?$", text, 0, 0)))
    return TRUE;
  /* Translators: %2$s is a list such as "en, fr". */
  g_set_error (error, CV_USAGE_ERROR, 0, _ ("There are no texts in the language “%1$s”. There are: %2$s"), text, known);
  return FALSE;
}

static const struct
{
  const char *name;
  CvPalette palette;
} palettes[] = {
  { "light", CV_PALETTE_LIGHT },
  { "dark", CV_PALETTE_DARK },
  { "contrast", CV_PALETTE_HIGH_CONTRAST },
  { "contrast-dark", CV_PALETTE_HIGH_CONTRAST_DARK },
  { "print", CV_PALETTE_PRINT },
};

static gboolean
find_palette (const char *name,
              CvPalette  *palette)
{
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    if (g_str_equal (name, palettes[i].name))
      {
        *palette = palettes[i].palette;
        return TRUE;
      }
  return FALSE;
}

/* --palette was checked before. */
static CvPalette
get_palette (CvArgs *args)
{
  CvPalette palette = cv_args_has (args, "dark") ? CV_PALETTE_DARK : CV_PALETTE_LIGHT;

  if (cv_args_has (args, "palette"))
    find_palette (cv_args_get (args, "palette"), &palette);
  return palette;
}

/* The options that are a word of a few. */
static gboolean
check_words (CvArgs  *args,
             GError **error)
{
  const char *palette = cv_args_get (args, "palette");
  CvPalette ignored;

  if (cv_args_has (args, "group") && !cv_args_has (args, "status"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("--group goes with --status"));
      return FALSE;
    }
  if (palette == NULL || find_palette (palette, &ignored))
    return TRUE;
  g_set_error (error, CV_USAGE_ERROR, 0,
               _ ("“%s” is no palette: light, dark, contrast, contrast-dark or print"), palette);
  return FALSE;
}

static gboolean
parse_size (const char *text,
            double     *width,
            double     *height,
            GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 3);

  if (g_strv_length (parts) == 2 && cv_number_parse (parts[0], width) && cv_number_parse (parts[1], height)
      && *width > 0 && *height > 0)
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not a size. Write width and height in pixels, such as 960x480."), text);
  return FALSE;
}

static CvLineChart *
chart_of_kpi (CvCli     *cli,
              CvKpi     *kpi,
              CvCompare  compare,
              GError   **error)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  g_autoptr (GPtrArray) questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);
  CvKpiQuestion *question = cv_plan_get_kpi_question (plan, kpi, cv_clock_today (), error);
  g_autoptr (GPtrArray) results = NULL;

  if (question == NULL)
    return NULL;
  g_ptr_array_add (questions, question);
  results = cv_session_judge (cli->session, questions, error);
  if (results == NULL)
    return NULL;
  return cv_line_chart_from_kpi (plan, kpi, question, results->pdata[0], compare);
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

/* @elsewhere: other channels, or the plan, have values of it. */
static void
set_no_values (GError    **error,
               const char *metric,
               CvChannel  *channel,
               gboolean    elsewhere)
{
  if (channel != NULL)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There are no values of “%1$s” on %2$s yet."), metric,
                 cv_channel_get_label (channel));
  else if (elsewhere)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _ ("“%1$s” has values on channels only. Say which one: %1$s@CHANNEL."), metric);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There are no values of “%s” yet."), metric);
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
  if (series == NULL)
    {
      set_no_values (error, parts[0], channel, set->n_series > 0);
      return NULL;
    }
  return cv_line_chart_from_series (series, kind, cv_plan_get_metric_name (plan, parts[0]),
                                    channel != NULL ? cv_channel_get_label (channel) : NULL);
}

/* What @text names: a KPI, else a metric. */
static CvLineChart *
make_chart (CvCli   *cli,
            CvArgs  *args,
            GError **error)
{
  const char *text = cv_args_word (args, 0);
  CvCompare compare;
  g_autoptr (GError) trouble = NULL;
  CvKpi *kpi = cv_plan_look_up (cv_cli_plan (cli, NULL), CV_NOUN_KPI, text, &trouble);

  if (!cv_args_get_compare (args, &compare, error))
    return NULL;
  if (kpi != NULL)
    return chart_of_kpi (cli, kpi, compare, error);
  if (g_error_matches (trouble, CV_ERROR, CV_ERROR_AMBIGUOUS))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return chart_of_metric (cli, text, error);
}

/* One KPI in as many panels as its channels have values. */
static CvFigure *
panels_figure (CvCli   *cli,
               CvArgs  *args,
               GError **error)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  CvKpi *kpi;
  g_autoptr (CvKpiQuestion) question = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) results = NULL;

  if (cv_args_has (args, "compare"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("--by-channel goes without --compare"));
      return NULL;
    }
  kpi = cv_plan_look_up (plan, CV_NOUN_KPI, cv_args_word (args, 0), error);
  question = kpi != NULL ? cv_plan_get_kpi_question (plan, kpi, cv_clock_today (), error) : NULL;
  if (question == NULL)
    return NULL;
  parts = cv_kpi_question_split (question);
  results = cv_session_judge (cli->session, parts, error);
  return results != NULL ? cv_panels_chart_to_figure (cv_panels_chart_of_kpi (plan, kpi, parts, results, NAN, NAN)) : NULL;
}

/* --- charts of the whole plan --- */

static CvFigure *
calendar_figure (CvCli   *cli,
                 CvArgs  *args,
                 GError **error)
{
  return cv_calendar_chart_to_figure (cv_calendar_chart_new (cv_cli_plan (cli, NULL), cv_clock_today ()));
}

static CvFigure *
community_figure (CvCli   *cli,
                  CvArgs  *args,
                  GError **error)
{
  g_autoptr (GArray) values = cv_session_compare_channels (cv_cli_session (cli, NULL), error);

  return values != NULL ? cv_bar_chart_to_figure (cv_community_chart_new (values)) : NULL;
}

static CvFigure *
pollination_figure (CvCli   *cli,
                    CvArgs  *args,
                    GError **error)
{
  CvPollinationInput input;

  cv_pollination_get_input (cv_cli_plan (cli, NULL), &input);
  return cv_pollination_chart_to_figure (cv_pollination_chart_new (&input));
}

static CvFigure *
coverage_figure (CvCli   *cli,
                 CvArgs  *args,
                 GError **error)
{
  return cv_matrix_chart_to_figure (cv_matrix_chart_new (cv_cli_plan (cli, NULL)));
}

static CvFigure *
balance_figure (CvCli   *cli,
                CvArgs  *args,
                GError **error)
{
  return cv_share_chart_to_figure (cv_share_chart_of_values (cv_cli_plan (cli, NULL)));
}

static CvFigure *
budget_figure (CvCli   *cli,
               CvArgs  *args,
               GError **error)
{
  return cv_share_chart_to_figure (cv_share_chart_of_budget (cv_cli_plan (cli, NULL)));
}

static CvFigure *
mix_figure (CvCli   *cli,
            CvArgs  *args,
            GError **error)
{
  return cv_share_chart_to_figure (cv_share_chart_of_mix (cv_cli_plan (cli, NULL)));
}

static CvFigure *
status_figure (CvCli   *cli,
               CvArgs  *args,
               GError **error)
{
  CvPlan *plan = cv_cli_plan (cli, NULL);
  const char *group = cv_args_get (args, "group");
  CvGrouping grouping = CV_GROUP_BY_GOAL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = NULL;

  if (group != NULL && !cv_grouping_from_string (group, &grouping))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _ ("“%s” is not what KPIs can be grouped by: choose goal, channel or owner."), group);
      return NULL;
    }
  questions = cv_plan_get_kpi_questions (plan, cv_clock_today (), error);
  results = questions != NULL ? cv_session_judge (cli->session, questions, error) : NULL;
  if (results == NULL)
    return NULL;
  return cv_status_chart_to_figure (cv_status_chart_of_plan (plan, grouping, questions, results, NAN, NAN));
}

static const struct
{
  const char *option;
  CvFigure *(*make) (CvCli *cli, CvArgs *args, GError **error);
} figures[] = {
  { "calendar", calendar_figure }, { "community", community_figure }, { "pollination", pollination_figure },
  { "coverage", coverage_figure }, { "balance", balance_figure },     { "budget", budget_figure },
  { "mix", mix_figure },           { "status", status_figure },
};

/* What the words and options ask for. (transfer full) */
static CvFigure *
make_figure (CvCli   *cli,
             CvArgs  *args,
             GError **error)
{
  gboolean by_channel = cv_args_has (args, "by-channel");
  CvFigure *(*make) (CvCli *cli, CvArgs *args, GError **error) = by_channel ? panels_figure : NULL;
  guint n_asked = cv_args_count (args);
  CvLineChart *chart;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (cv_args_has (args, figures[i].option))
      {
        make = figures[i].make;
        n_asked++;
      }
  if (n_asked != 1 || (by_channel && make != panels_figure))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("say which one KPI or metric, or one of --calendar, --community, --pollination, --coverage, "
                              "--balance, --budget, --mix, --status"));
      return NULL;
    }
  if (make != NULL)
    return make (cli, args, error);
  chart = make_chart (cli, args, error);
  return chart != NULL ? cv_line_chart_to_figure (chart) : NULL;
}

/* @figure to the file that the options say: its numbers as .csv, else a picture. */
static gboolean
export_figure (const CvFigure *figure,
               CvArgs         *args,
               GError        **error)
{
  const char *file = cv_args_get (args, "o");
  CvTableForm form = CV_TABLE_FOR_PROGRAMS;
  double width = 0, height = 0;

  if (!cv_args_get_table_form (args, &form, error)
      || (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error)))
    return FALSE;
  if (g_str_has_suffix (file, ".csv"))
    {
      g_autoptr (GBytes) table = cv_figure_to_table (figure, form);

      return cv_write_file (file, table, error);
    }
  return cv_figure_export (figure, file, width, height, get_palette (args), error);
}

static gboolean
write_chart (CvCli   *cli,
             CvArgs  *args,
             GError **error)
{
  g_autoptr (CvFigure) figure = make_figure (cli, args, error);

  return figure != NULL && export_figure (figure, args, error);
}

static gboolean
run_chart (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "o= size= dark palette= compare= lang= for= group= by-channel calendar community pollination coverage balance budget mix status", 0, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvSpeech) speech = NULL;
  const char *language;
  gboolean ok;

  if (plan == NULL || !check_words (args, error) || !get_language (args, &language, error))
    return FALSE;
  if (!cv_args_has (args, "o"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the chart goes: -o FILE"));
      return FALSE;
    }

  if (language != NULL)
    speech = cv_speech_begin_all (language);
  ok = write_chart (cli, args, error);
  g_clear_pointer (&speech, cv_speech_end);
  if (ok)
    cv_cli_done (cli, json_pack ("{s:o}", "path", cv_json_text (cv_args_get (args, "o"))));
  return ok;
}

/* --- export --- */

/* (transfer full) of CvKpi; an empty list of words stands for no choice at all: NULL. */
static gboolean
choose_kpis (CvPlan     *plan,
             CvArgs     *args,
             GPtrArray **kpis,
             GError    **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  *kpis = NULL;
  for (guint i = 0; i < cv_args_count (args); i++)
    {
      CvKpi *kpi = cv_plan_look_up (plan, CV_NOUN_KPI, cv_args_word (args, i), error);

      if (kpi == NULL)
        return FALSE;
      g_ptr_array_add (chosen, kpi);
    }
  if (chosen->len > 0)
    *kpis = g_steal_pointer (&chosen);
  return TRUE;
}

static gboolean
write_values (CvCli     *cli,
              CvArgs    *args,
              GPtrArray *kpis,
              GError   **error)
{
  CvTableForm form = CV_TABLE_FOR_PROGRAMS;
  g_autoptr (GBytes) table = NULL;

  if (!cv_args_get_table_form (args, &form, error) || !cv_write_check (cv_args_get (args, "o"), error))
    return FALSE;
  table = cv_session_export_values (cli->session, kpis, form, error);
  return table != NULL && cv_write_file (cv_args_get (args, "o"), table, error);
}

static gboolean
run_export (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "o= for= lang=", 0, -1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvSpeech) speech = NULL;
  g_autoptr (GPtrArray) kpis = NULL;
  const char *language;
  gboolean ok;

  if (plan == NULL)
    return FALSE;
  if (!cv_args_has (args, "o"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the values go: -o FILE.csv"));
      return FALSE;
    }
  if (!choose_kpis (plan, args, &kpis, error) || !get_language (args, &language, error))
    return FALSE;
  if (language != NULL)
    speech = cv_speech_begin_all (language);
  ok = write_values (cli, args, kpis, error);
  g_clear_pointer (&speech, cv_speech_end);
  if (ok)
    cv_cli_done (cli, json_pack ("{s:o}", "path", cv_json_text (cv_args_get (args, "o"))));
  return ok;
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
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "o=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) results = NULL;
  const char *file;

  if (plan == NULL)
    return FALSE;
  file = cv_args_get (args, "o");
  if (file == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the worksheet goes: -o FILE"));
      return FALSE;
    }
  if (!cv_write_check (file, error))
    return FALSE;
  questions = cv_plan_get_kpi_questions (plan, cv_clock_today (), error);
  results = questions != NULL ? cv_session_judge (cli->session, questions, error) : NULL;
  return cv_cli_write (cli, file, results != NULL ? worksheet_text (plan, results, file, error) : NULL, error);
}

const CvCommand cv_output_commands[] = {
  { "chart",
    "KPI [--by-channel]|METRIC[@CHANNEL]|--calendar|--community|--pollination|--coverage|--balance|--budget|--mix|--status [--group goal|channel|owner] -o FILE.png|.svg|.pdf|.csv [--size WxH] [--compare previous|year] [--dark] [--palette P] [--lang L] [--for programs|spreadsheets]",
    run_chart },
  { "export", "-o FILE.csv [--for programs|spreadsheets] [--lang L] [KPI …]", run_export },
  { "worksheet", "-o FILE.csv|.md", run_worksheet },
  { NULL },
};
