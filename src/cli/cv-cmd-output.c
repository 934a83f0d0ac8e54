/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the plan as a file: a chart, the worksheet. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-number.h"
#include "charts/cv-calendar-layout.h"
#include "charts/cv-chart-export.h"
#include "charts/cv-community-chart.h"
#include "charts/cv-kpi-chart.h"
#include "charts/cv-pollination-chart.h"
#include "cli/cv-cli.h"
#include "documents/cv-worksheet.h"
#include "engine/cv-channel-values.h"
#include "model/cv-question.h"

/* --- chart --- */

/* Texts, numbers and dates in another language: "fr", or "fr_CA" where the country matters. */
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

/* Back to the user's own; @language is what LANGUAGE was, NULL: not set. */
static void
speak_again (const char *language)
{
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
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
                 channel->name);
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
                                    channel != NULL ? channel->name : NULL);
}

/* What @text names: a KPI, else a metric. */
static CvLineChart *
make_chart (CvCli      *cli,
            CvArgs     *args,
            GError    **error)
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

/* @chart to the file that the options say. */
static gboolean
export_chart (const CvLineChart *chart,
              CvArgs            *args,
              GError           **error)
{
  CvPalette palette = get_palette (args);
  double width = 960, height = 480;

  if (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error))
    return FALSE;
  return cv_chart_export (chart, cv_args_get (args, "o"), width, height, palette, error);
}

/* As high as its rows need, unless a size is given. */
static gboolean
export_calendar (CvPlan  *plan,
                 CvArgs  *args,
                 GError **error)
{
  CvPalette palette = get_palette (args);
  g_autoptr (CvCalendarChart) chart = cv_calendar_chart_new (plan, cv_clock_today ());
  g_autoptr (CvChartStyle) style = cv_chart_style_new (palette, NULL, 1);
  g_autofree char *description = cv_calendar_chart_describe (chart);
  CvPicture picture = { cv_calendar_draw_picture, chart, chart->title, description };
  double width = 960, height;

  height = cv_calendar_get_picture_height (chart, style, width);
  if (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error))
    return FALSE;
  return cv_picture_export (&picture, cv_args_get (args, "o"), width, height, palette, error);
}

static gboolean
export_bars (CvBarChart *chart,
             CvArgs     *args,
             GError    **error)
{
  CvPalette palette = get_palette (args);
  g_autoptr (CvChartStyle) style = cv_chart_style_new (palette, NULL, 1);
  g_autofree char *description = cv_bar_chart_describe_all (chart);
  CvPicture picture = { cv_bar_chart_draw_picture, chart, chart->title, description };
  double width = 960, height;

  height = MIN (cv_bar_chart_get_height (chart, style, TRUE, width), CV_CHART_MAX_SIZE);
  if (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error))
    return FALSE;
  return cv_picture_export (&picture, cv_args_get (args, "o"), width, height, palette, error);
}

static gboolean
export_pollination (CvPlan  *plan,
                    CvArgs  *args,
                    GError **error)
{
  CvPalette palette = get_palette (args);
  CvPollinationInput input;
  g_autoptr (CvPollinationChart) chart = NULL;
  g_autofree char *description = NULL;
  CvPicture picture = { cv_pollination_chart_draw_picture, NULL, NULL, NULL };
  double width = 960, height = 480;

  cv_pollination_get_input (plan, &input);
  picture.data = chart = cv_pollination_chart_new (&input);
  picture.title = chart->title;
  picture.description = description = cv_pollination_chart_describe_all (chart);
  if (cv_args_has (args, "size") && !parse_size (cv_args_get (args, "size"), &width, &height, error))
    return FALSE;
  return cv_picture_export (&picture, cv_args_get (args, "o"), width, height, palette, error);
}

static gboolean
export_community (CvSession *session,
                  CvArgs    *args,
                  GError   **error)
{
  g_autoptr (GArray) values = cv_session_compare_channels (session, error);
  g_autoptr (CvBarChart) chart = values != NULL ? cv_community_chart_new (values) : NULL;

  return chart != NULL && export_bars (chart, args, error);
}

/* What the words and options ask for, to the file they say. */
static gboolean
write_chart (CvCli   *cli,
             CvArgs  *args,
             GError **error)
{
  g_autoptr (CvLineChart) chart = NULL;

  if (cv_args_has (args, "calendar"))
    return export_calendar (cv_cli_plan (cli, NULL), args, error);
  if (cv_args_has (args, "community"))
    return export_community (cv_cli_session (cli, NULL), args, error);
  if (cv_args_has (args, "pollination"))
    return export_pollination (cv_cli_plan (cli, NULL), args, error);
  if (cv_args_word (args, 0) == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say which KPI or metric, or --calendar, --community or --pollination"));
      return FALSE;
    }
  chart = make_chart (cli, args, error);
  return chart != NULL && export_chart (chart, args, error);
}

static gboolean
run_chart (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "o= size= dark palette= compare= lang= calendar community pollination", 0, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autofree char *own_language = g_strdup (g_getenv ("LANGUAGE"));
  const char *language;
  gboolean ok;

  if (plan == NULL || !check_words (args, error))
    return FALSE;
  if (!cv_args_has (args, "o"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the chart goes: -o FILE"));
      return FALSE;
    }

  language = cv_args_get (args, "lang");
  if (language != NULL)
    speak (language);
  ok = write_chart (cli, args, error);
  if (language != NULL)
    speak_again (own_language);
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
  g_autofree char *text = NULL;
  g_autoptr (GError) trouble = NULL;
  const char *file;

  if (plan == NULL)
    return FALSE;
  file = cv_args_get (args, "o");
  if (file == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say where the worksheet goes: -o FILE"));
      return FALSE;
    }
  questions = cv_plan_get_kpi_questions (plan, cv_clock_today (), error);
  results = questions != NULL ? cv_session_judge (cli->session, questions, error) : NULL;
  text = results != NULL ? worksheet_text (plan, results, file, error) : NULL;
  if (text == NULL)
    return FALSE;

  if (!g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 &trouble))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_STORAGE, _ ("The worksheet could not be written: %s"),
                   trouble->message);
      return FALSE;
    }
  cv_cli_done (cli, json_pack ("{s:o}", "path", cv_json_text (file)));
  return TRUE;
}

const CvCommand cv_output_commands[] = {
  { "chart", "KPI|METRIC[@CHANNEL]|--calendar|--community|--pollination -o FILE.png|.svg|.pdf [--compare previous|year] [--size WxH] [--dark] [--palette P] [--lang L]", run_chart },
  { "worksheet", "-o FILE.csv|.md", run_worksheet },
  { NULL },
};
