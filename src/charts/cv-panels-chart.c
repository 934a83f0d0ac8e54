/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-panels-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-language.h"
#include "charts/cv-chart-draw.h"
#include "charts/cv-chart-words.h"
#include "charts/cv-kpi-chart.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

/* Ems; a lower or narrower panel could not be read. */
#define MIN_WIDTH 17
#define MIN_HEIGHT 9
#define HEIGHT 14 /* that is chosen where nobody says one */
#define GAP 1.6
#define MAX_COLUMNS 3

static void
clear_panel (CvPanel *panel)
{
  g_free (panel->channel);
  g_free (panel->name);
  g_free (panel->value);
  cv_line_chart_free (panel->line);
}

void
cv_panels_chart_free (CvPanelsChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  g_free (chart->subtitle);
  g_array_unref (chart->panels);
  g_free (chart);
}

static CvPanel *
get_panel (const CvPanelsChart *chart, guint i)
{
  return &g_array_index (chart->panels, CvPanel, i);
}

/* --- from a KPI --- */

/* A part with values. */
typedef struct
{
  const CvKpiQuestion *question;
  const CvKpiResult   *result;
  CvDay                period; /* first day of the newest that is over; CV_DAY_NONE: none is */
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a, *second = b;

  if (first->period != second->period)
    return first->period < second->period ? 1 : -1;
  return (first->result->value < second->result->value) - (first->result->value > second->result->value);
}

/* Those of the newest period first, the highest first among them: what is compared is of one time. (transfer full) of Part */
static GArray *
sort_parts (const GPtrArray *questions, const GPtrArray *results)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; i < questions->len; i++)
    {
      Part part = { questions->pdata[i], results->pdata[i], CV_DAY_NONE };

      if (part.result->values->len == 0)
        continue;
      if (part.result->latest >= 0)
        part.period = g_array_index (part.result->values, CvPeriodValue, part.result->latest).first;
      g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);
  return parts;
}

/* (transfer full) */
static char *
tell_value (const Part *part, CvDay newest, const char *unit, const char *currency)
{
  g_autofree char *value = NULL;
  g_autofree char *period = NULL;

  if (part->period == CV_DAY_NONE)
    return g_strdup ("");
  value = cv_unit_format (part->result->value, unit, currency);
  if (part->period == newest)
    return g_steal_pointer (&value);
  period = cv_period_format_locale (part->period, part->result->cadence);
  /* Translators: a value, and the period it is of: "46 (Week 12, 2026)". */
  return g_strdup_printf (_("%1$s (%2$s)"), value, period);
}

static const char *
get_channel (CvPlan *plan, const Part *part)
{
  const char      *id = part->question->scope[0].channel;
  const CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, id);

  return channel != NULL ? cv_channel_get_label (channel) : id;
}

/* In the plan's language, as every finding. (transfer full) */
static char *
make_title (const CvPanelsChart *chart, CvPlan *plan, CvKpi *record, const GArray *parts)
{
  g_autoptr (CvSpeech) speech = cv_speech_begin (cv_plan_get_info (plan)->language);
  const char *kpi = cv_kpi_get_label (record);
  const Part *first = parts->len > 0 ? &g_array_index (parts, Part, 0) : NULL;

  if (first == NULL)
    /* Translators: %s is a KPI. */
    return g_strdup_printf (_("%s: no channel has values of its own"), kpi);
  if (parts->len == 1)
    /* Translators: %1$s is a KPI, %2$s a channel. */
    return g_strdup_printf (_("%1$s: only %2$s has values"), kpi, get_channel (plan, first));
  if (first->period == CV_DAY_NONE || first->period != first[1].period || !(first->result->value > first[1].result->value))
    /* Translators: %s is a KPI. */
    return g_strdup_printf (_("%s: channel by channel"), kpi);
  /* Translators: %1$s is a KPI, %2$s a channel, %3$s its value: "New readers: highest on Newsletter, 46". */
  return g_strdup_printf (_("%1$s: highest on %2$s, %3$s"), kpi, get_channel (plan, first), get_panel (chart, 0)->value);
}

/* "Week by week · percent · one scale for all" (transfer full) */
static char *
make_subtitle (const CvPanelsChart *chart, CvKpi *kpi, const GPtrArray *parts)
{
  const CvKpiQuestion *first = parts->len > 0 ? parts->pdata[0] : NULL;
  const char *unit = *kpi->unit != '\0' ? cv_unit_label (kpi->unit) : "";
  GString    *text = g_string_new (NULL);

  if (first != NULL)
    g_string_append_printf (text, "%s · ", cv_kpi_chart_tell_cadence (first));
  if (*unit != '\0')
    g_string_append_printf (text, "%s · ", unit);
  g_string_append (text, _("one scale for all"));
  for (guint i = 0; i < chart->panels->len; i++)
    {
      const char *hollow = cv_kpi_chart_tell_hollow (get_panel (chart, i)->line);

      if (hollow == NULL)
        continue;
      g_string_append_printf (text, " · %s", hollow);
      break;
    }
  return g_string_free (text, FALSE);
}

static void
add_panels (CvPanelsChart *chart, CvPlan *plan, CvKpi *kpi, const GArray *parts)
{
  const char *currency = cv_plan_get_info (plan)->currency;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const char *name = get_channel (plan, part);
      CvPanel panel = { g_strdup (part->question->scope[0].channel), g_strdup (name), tell_value (part, g_array_index (parts, Part, 0).period, kpi->unit, currency),
                        cv_line_chart_from_part (part->question, part->result, name, kpi->unit, currency) };

      g_clear_pointer (&panel.line->title, g_free);
      g_array_append_val (chart->panels, panel);
    }
}

/* One time and one scale for all. */
static void
align (CvPanelsChart *chart, double from, double to)
{
  CvExtent all = { INFINITY, -INFINITY };

  for (guint i = 0; i < chart->panels->len && (isnan (from) || isnan (to)); i++)
    {
      double first, last;

      cv_line_chart_get_time_span (get_panel (chart, i)->line, &first, &last);
      from = fmin (from, first);
      to = fmax (to, last);
    }
  for (guint i = 0; i < chart->panels->len; i++)
    {
      CvLineChart *line = get_panel (chart, i)->line;
      CvExtent     here = cv_reduce_line_range (cv_line_chart_get_series (line, 0)->whole, from, nextafter (to, INFINITY));

      line->from = from;
      line->to = to;
      all.low = fmin (all.low, here.low);
      all.high = fmax (all.high, here.high);
    }
  for (guint i = 0; i < chart->panels->len && !cv_extent_is_empty (&all); i++)
    {
      get_panel (chart, i)->line->low = all.low;
      get_panel (chart, i)->line->high = all.high;
    }
}

CvPanelsChart *
cv_panels_chart_of_kpi (CvPlan *plan, CvKpi *kpi, const GPtrArray *parts, const GPtrArray *results, double from, double to)
{
  CvPanelsChart *chart = g_new0 (CvPanelsChart, 1);
  g_autoptr (GArray) sorted = sort_parts (parts, results);
  chart->panels = g_array_new (FALSE, FALSE, sizeof (CvPanel));
  g_array_set_clear_func (chart->panels, (GDestroyNotify) clear_panel);
  add_panels (chart, plan, kpi, sorted);
  align (chart, from, to);
  chart->title = make_title (chart, plan, kpi, sorted);
  chart->subtitle = make_subtitle (chart, kpi, parts);
  return chart;
}

/* --- words --- */

char *
cv_panels_chart_tell_rest (const CvPanelsChart *chart, guint n_shown)
{
  guint rest = chart->panels->len - MIN (n_shown, chart->panels->len);

  if (rest == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u more channel has no room here; the table has it.",
                                    "%u more channels have no room here; the table has them.", rest),
                          rest);
}

char *
cv_panel_describe (const CvPanel *panel)
{
  if (*panel->value == '\0')
    return g_strdup (panel->name);
  /* Translators: a channel and its newest value: "Instagram: 1,260". */
  return g_strdup_printf (_("%1$s: %2$s"), panel->name, panel->value);
}

/* --- the picture --- */

typedef struct
{
  const CvPanelsChart *chart;
  const CvChartStyle  *style;
  double em, margin, top;
  double width, height; /* of a panel with its name */
  guint  columns, shown;
} Grid;

static double
get_top (const CvPanelsChart *chart, const CvChartStyle *style, double width)
{
  return cv_figure_get_head (style, chart->title, width) + style->line_height + 0.5 * style->text_size;
}

static guint
choose_columns (const Grid *grid, double width, guint n)
{
  double room = width - 2 * grid->margin + GAP * grid->em;
  guint  most = (guint) MAX (floor (room / ((MIN_WIDTH + GAP) * grid->em)), 1);

  return MIN (most, n <= 1 ? 1 : n <= 4 ? 2 : MAX_COLUMNS);
}

static guint
count_rows (guint n, guint columns)
{
  return (n + columns - 1) / columns;
}

/* What the line at the foot takes that says what has no room. */
static double
get_foot (const Grid *grid)
{
  return grid->shown < grid->chart->panels->len ? grid->style->line_height : 0;
}

/* As many rows as fit above the foot. */
static void
fit (Grid *grid, double height)
{
  double row = MIN_HEIGHT * grid->em + grid->style->line_height + GAP * grid->em;
  double room = height - grid->top - 0.5 * grid->margin - get_foot (grid) + GAP * grid->em;
  guint  rows = MIN ((guint) MAX (floor (room / row), 1), MAX (count_rows (grid->shown, grid->columns), 1));

  grid->shown = MIN (grid->shown, rows * grid->columns);
  grid->height = MAX (room / rows - GAP * grid->em, 3 * grid->style->line_height);
}

/* @height: 0 for as much as they want. */
static Grid
lay_out (const CvPanelsChart *chart, const CvChartStyle *style, double width, double height)
{
  Grid  grid = { chart, style, style->text_size, cv_figure_get_margin (style), get_top (chart, style, width), 0, 0, 1, 0 };
  guint before;

  grid.shown = MIN (chart->panels->len, CV_PANELS_MAX);
  grid.columns = choose_columns (&grid, width, grid.shown);
  grid.width = (width - 2 * grid.margin - (grid.columns - 1) * GAP * grid.em) / grid.columns;
  grid.height = HEIGHT * grid.em + style->line_height;
  if (height <= 0)
    return grid;

  before = grid.shown;
  fit (&grid, height);
  if (grid.shown < before)
    fit (&grid, height);
  return grid;
}

static void
get_size (gconstpointer data, const CvChartStyle *style, double *width, double *height)
{
  const CvPanelsChart *chart = data;
  Grid  grid = lay_out (chart, style, *width, 0);
  guint rows = MAX (count_rows (grid.shown, grid.columns), 1);

  *height = grid.top + rows * (grid.height + GAP * grid.em) - GAP * grid.em + get_foot (&grid) + 0.5 * grid.margin;
}

static void
draw_panel (cairo_t *cr, const Grid *grid, const CvPanel *panel, double x, double y)
{
  const CvChartStyle *style = grid->style;
  double value = cv_chart_words_measure (style, CV_FONT_STRONG, panel->value);
  double height = grid->height - style->line_height;
  g_autoptr (CvChartLayout) layout = cv_chart_layout_new (panel->line, style, grid->width, height);

  value = MIN (value, 0.5 * grid->width);
  cv_chart_words_draw (cr, style, CV_FONT_STRONG, &style->text, panel->name, x, y, grid->width - value - grid->em);
  cv_chart_words_draw_right (cr, style, CV_FONT_STRONG, &style->text, panel->value, x + grid->width, y, value + 1);
  cairo_save (cr);
  cairo_translate (cr, x, y + style->line_height);
  cv_chart_draw (cr, panel->line, layout, style);
  cairo_restore (cr);
}

static void
draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvPanelsChart *chart = data;
  Grid             grid = lay_out (chart, style, width, height);
  double           head = cv_figure_draw_head (cr, style, chart->title, width, height);
  g_autofree char *rest = cv_panels_chart_tell_rest (chart, grid.shown);

  cv_chart_words_draw (cr, style, CV_FONT_SMALL, &style->dim, chart->subtitle, grid.margin, head - 0.5 * grid.em,
                       width - 2 * grid.margin);
  for (guint i = 0; i < grid.shown; i++)
    draw_panel (cr, &grid, get_panel (chart, i), grid.margin + i % grid.columns * (grid.width + GAP * grid.em),
                grid.top + floor (i / grid.columns) * (grid.height + GAP * grid.em));
  if (rest != NULL)
    cv_chart_words_draw (cr, style, CV_FONT_SMALL, &style->dim, rest, grid.margin,
                         height - 0.6 * grid.margin - style->line_height, width - 2 * grid.margin);
}

/* --- leaving the program --- */

static char *
describe (gconstpointer data)
{
  const CvPanelsChart *chart = data;
  GString *text = g_string_new (chart->subtitle);

  for (guint i = 0; i < chart->panels->len; i++)
    {
      g_autofree char *panel = cv_panel_describe (get_panel (chart, i));

      g_string_append_printf (text, "\n%s", panel);
    }
  return g_string_free (text, FALSE);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvPanelsChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Channel"));
  cv_table_text_add_text (table, C_("table", "Day"));
  cv_table_text_add_text (table, C_("table", "Value"));
  cv_table_text_add_text (table, C_("table", "Remark"));
  cv_table_text_end_line (table);
  for (guint p = 0; p < chart->panels->len; p++)
    {
      const CvPanel       *panel = get_panel (chart, p);
      const CvChartSeries *series = cv_line_chart_get_series (panel->line, 0);

      for (gsize i = 0; i < series->n; i++)
        {
          CvDay day = (CvDay) floor (cv_reduce_get_x (series->whole, i));

          cv_table_text_add_text (table, panel->name);
          cv_table_text_add_day (table, cv_period_first (day, panel->line->cadence));
          cv_table_text_add_result (table, series->values[i]);
          cv_table_text_add_text (table, cv_chart_series_get_remark (series, i));
          cv_table_text_end_line (table);
        }
    }
}

static const CvFigureKind figure = { draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_panels_chart_free };

CvFigure *
cv_panels_chart_to_figure (CvPanelsChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
