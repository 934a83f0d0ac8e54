/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-status-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "charts/cv-chart-words.h"
#include "charts/cv-kpi-chart.h"
#include "charts/cv-sparkline.h"
#include "model/cv-finding.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

/* Widths in ems; the rest is the bullet's. */
#define NAMES 19
#define VALUES 8
#define SPARKS 9
#define STATUSES 17
#define GAP 1.2
#define BULLET_HEIGHT 1.5
/* Beyond that, a picture would be larger than pictures may be. */
#define MAX_ROWS 150

static void
clear_row (CvStatusRow *row)
{
  g_free (row->group);
  g_free (row->name);
  g_free (row->value);
  g_free (row->status);
  g_free (row->outdated);
  cv_line_chart_free (row->line);
}

CvStatusChart *
cv_status_chart_new (void)
{
  CvStatusChart *chart = g_new0 (CvStatusChart, 1);

  chart->rows = g_array_new (FALSE, FALSE, sizeof (CvStatusRow));
  g_array_set_clear_func (chart->rows, (GDestroyNotify) clear_row);
  return chart;
}

void
cv_status_chart_free (CvStatusChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  g_array_unref (chart->rows);
  g_free (chart);
}

void
cv_status_chart_add (CvStatusChart *chart, const char *group, const char *name, const char *unit, const char *currency,
                     const CvKpiQuestion *question, const CvKpiResult *result, double from, double to)
{
  CvStatusRow row = { .group = g_strdup (group),
                      .name = g_strdup (name),
                      .value = cv_unit_format (result->value, unit, currency),
                      .status = cv_finding_status (unit, currency, question, result),
                      .outdated = cv_finding_outdated (question, result),
                      .state = result->status,
                      .bullet = cv_bullet_from_result (question, result),
                      .line = cv_line_chart_from_result (question, result, name, unit, currency),
                      .unit = g_intern_string (unit),
                      .period = CV_DAY_NONE };

  row.line->from = from;
  row.line->to = to;
  if (result->latest >= 0)
    row.period = g_array_index (result->values, CvPeriodValue, result->latest).first;
  g_array_append_val (chart->rows, row);
}

static const CvStatusRow *
get_row (const CvStatusChart *chart, guint i)
{
  return &g_array_index (chart->rows, CvStatusRow, i);
}

CvStatusChart *
cv_status_chart_of_plan (CvPlan *plan, CvGrouping grouping, GPtrArray *questions, GPtrArray *results, double from,
                         double to)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  CvStatusChart *chart = cv_status_chart_new ();

  for (guint i = 0; i < questions->len; i++)
    g_hash_table_insert (places, ((CvKpiQuestion *) questions->pdata[i])->kpi, GUINT_TO_POINTER (i + 1));
  groups = cv_plan_group_kpis (plan, grouping, cv_clock_today ());
  for (guint g = 0; g < groups->len; g++)
    {
      const CvKpiGroupOf *group = groups->pdata[g];

      for (guint k = 0; k < group->kpis->len; k++)
        {
          CvKpi *kpi = group->kpis->pdata[k];
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, cv_record_get_id (CV_RECORD (kpi))));

          if (place > 0)
            cv_status_chart_add (chart, group->name, cv_kpi_get_label (kpi), kpi->unit,
                                 cv_plan_get_info (plan)->currency, questions->pdata[place - 1],
                                 results->pdata[place - 1], from, to);
        }
    }
  return chart;
}

/* Said of those that can be judged. (transfer full) */
static char *
make_title (const CvStatusChart *chart)
{
  gulong behind = 0, judged = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      CvStatus state = get_row (chart, i)->state;

      behind += state == CV_STATUS_BEHIND;
      judged += state != CV_STATUS_NO_DATA && state != CV_STATUS_NO_TARGET;
    }
  if (judged == 0)
    return g_strdup (_("No KPI can be judged yet"));
  if (behind == 0)
    return g_strdup (_("No KPI is behind its path"));
  /* Translators: %1$lu of %2$lu KPIs; the plural goes by the first number. */
  return g_strdup_printf (ngettext ("%1$lu of %2$lu KPIs is behind its path", "%1$lu of %2$lu KPIs are behind their path",
                                    behind),
                          behind, judged);
}

/* --- where everything stands --- */

typedef struct
{
  cairo_t             *cr;
  const CvStatusChart *chart;
  const CvChartStyle  *style;
  double em, margin, width;
  double names, bullets, values, sparks, statuses; /* left edges */
  double row, group;                               /* heights */
} Walk;

static Walk
start_walk (const CvStatusChart *chart, const CvChartStyle *style, double width)
{
  Walk walk = { .chart = chart, .style = style, .em = style->text_size, .width = width };
  double share;

  walk.margin = cv_figure_get_margin (style);
  /* In a narrower picture all columns give up the same part. */
  share = fmin (1, (width - 2 * walk.margin) / ((NAMES + VALUES + SPARKS + STATUSES + 4 * GAP + 10) * walk.em));
  walk.names = walk.margin;
  walk.bullets = walk.names + (NAMES + GAP) * walk.em * share;
  walk.statuses = width - walk.margin - STATUSES * walk.em * share;
  walk.sparks = walk.statuses - (SPARKS + GAP) * walk.em * share;
  walk.values = walk.sparks - (VALUES + GAP) * walk.em * share;
  walk.row = 2 * style->line_height + 0.9 * walk.em;
  walk.group = 0.9 * walk.em + style->line_height + 0.4 * walk.em;
  return walk;
}

static gboolean
begins_group (const CvStatusChart *chart, guint i)
{
  return get_row (chart, i)->group != NULL
         && (i == 0 || g_strcmp0 (get_row (chart, i)->group, get_row (chart, i - 1)->group) != 0);
}

static guint
count_shown (const CvStatusChart *chart)
{
  return MIN (chart->rows->len, MAX_ROWS);
}

static void
get_size (gconstpointer data, const CvChartStyle *style, double *width, double *height)
{
  const CvStatusChart *chart = data;
  Walk walk = start_walk (chart, style, *width);

  *height = cv_figure_get_head (style, chart->title, *width) + 3 * style->line_height + walk.margin;
  for (guint i = 0; i < count_shown (chart); i++)
    *height += walk.row + (begins_group (chart, i) ? walk.group : 0);
}

/* --- drawing --- */

/* Up, down, level, a full dot, nothing: shape says what colour could not. */
static void
draw_mark (const Walk *walk, CvStatus state, double x, double y)
{
  double r = 0.36 * walk->em;
  cairo_t *cr = walk->cr;

  cairo_new_path (cr);
  cv_color_set (cr, &walk->style->text);
  switch (state)
    {
    case CV_STATUS_AHEAD:
    case CV_STATUS_BEHIND:
      {
        double up = state == CV_STATUS_AHEAD ? -r : r;

        cairo_move_to (cr, x, y + up);
        cairo_line_to (cr, x - r, y - up);
        cairo_line_to (cr, x + r, y - up);
        cairo_close_path (cr);
        cairo_fill (cr);
        break;
      }
    case CV_STATUS_REACHED:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case CV_STATUS_ON_PACE:
      cairo_rectangle (cr, x - r, y - 0.4 * r, 2 * r, 0.8 * r);
      cairo_fill (cr);
      break;
    case CV_STATUS_NO_DATA:
    case CV_STATUS_NO_TARGET:
    default:
      cairo_set_line_width (cr, walk->style->hair_width);
      cairo_arc (cr, x, y, r - walk->style->hair_width, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

/* At most two lines, in the middle of the row. */
static void
draw_block (const Walk *walk, const CvColor *color, const char *text, double x, double y, double width)
{
  const CvChartStyle *style = walk->style;
  double height = fmin (cv_chart_words_measure_block (style, CV_FONT_SMALL, text, width), 2 * style->line_height);

  cairo_save (walk->cr);
  cairo_rectangle (walk->cr, x, y + (walk->row - height) / 2, width, height);
  cairo_clip (walk->cr);
  cv_chart_words_draw_block (walk->cr, style, CV_FONT_SMALL, color, text, x, y + (walk->row - height) / 2, width);
  cairo_restore (walk->cr);
}

static void
draw_within (const Walk *walk, double x, double y, double height)
{
  cairo_save (walk->cr);
  cairo_translate (walk->cr, x, y + (walk->row - height) / 2);
}

static void
draw_pictures (const Walk *walk, const CvStatusRow *row, double y)
{
  double bullet = round (BULLET_HEIGHT * walk->em), spark = 2 * walk->em;

  if (!isnan (row->bullet.value) || !isnan (row->bullet.target))
    {
      draw_within (walk, walk->bullets, y, bullet);
      cv_bullet_draw (walk->cr, &row->bullet, walk->style, walk->values - walk->bullets, bullet);
      cairo_restore (walk->cr);
    }
  draw_within (walk, walk->sparks, y, spark);
  cv_sparkline_draw (walk->cr, row->line, walk->style, walk->statuses - walk->sparks - GAP * walk->em, spark);
  cairo_restore (walk->cr);
}

static void
draw_row (const Walk *walk, const CvStatusRow *row, double y)
{
  const CvChartStyle *style = walk->style;
  double middle = y + (walk->row - style->line_height) / 2, text = walk->statuses + 1.3 * walk->em;
  g_autofree char *words = row->outdated != NULL ? g_strconcat (row->status, "\n", row->outdated, NULL) : NULL;

  draw_block (walk, &style->text, row->name, walk->names, y, walk->bullets - walk->names - GAP * walk->em);
  draw_pictures (walk, row, y);
  cv_chart_words_draw_right (walk->cr, style, CV_FONT_STRONG, &style->text, row->value, walk->sparks - GAP * walk->em,
                             middle, walk->sparks - walk->values - GAP * walk->em);
  draw_mark (walk, row->state, walk->statuses + 0.5 * walk->em, y + walk->row / 2);
  draw_block (walk, &style->text, words != NULL ? words : row->status, text, y, walk->width - walk->margin - text);
}

static void
draw_foot (const Walk *walk, double y)
{
  guint rest = walk->chart->rows->len - count_shown (walk->chart);
  g_autofree char *more = rest > 0 ? g_strdup_printf (ngettext ("%u more KPI has no room here. ",
                                                                "%u more KPIs have no room here. ", rest),
                                                      rest)
                                   : g_strdup ("");
  g_autofree char *words = g_strconcat (
      more, _("Bar: the last value. Bold mark: where the path is today. Open mark: the target. The small lines show "
              "direction; each has a scale of its own."),
      NULL);

  cv_chart_words_draw_block (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->dim, words, walk->margin, y,
                             walk->width - 2 * walk->margin);
}

static void
draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvStatusChart *chart = data;
  Walk walk = start_walk (chart, style, width);
  double y = cv_figure_draw_head (cr, style, chart->title, width, height);

  walk.cr = cr;
  for (guint i = 0; i < count_shown (chart); i++)
    {
      if (begins_group (chart, i))
        {
          cv_chart_words_draw (cr, style, CV_FONT_STRONG, &style->text, get_row (chart, i)->group, walk.names,
                               y + 0.9 * walk.em, width - 2 * walk.margin);
          y += walk.group;
        }
      draw_row (&walk, get_row (chart, i), y);
      y += walk.row;
    }
  draw_foot (&walk, y + 0.6 * walk.em);
}

/* --- leaving the program --- */

static char *
describe (gconstpointer data)
{
  const CvStatusChart *chart = data;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count_shown (chart); i++)
    {
      const CvStatusRow *row = get_row (chart, i);
      /* Translators: %1$s is a KPI's name, %2$s its value, %3$s its status. */
      g_autofree char *line = g_strdup_printf (_("%1$s: %2$s. %3$s"), row->name, row->value, row->status);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvStatusChart *chart = data;
  const char *const headings[]
      = { C_("table", "Group"), C_("table", "KPI"),    C_("table", "Period from"), C_("table", "Value"),
          C_("table", "Path today"), C_("table", "Target"), C_("table", "Unit"),  C_("table", "Status"),
          C_("table", "Remark") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cv_table_text_add_text (table, headings[i]);
  cv_table_text_end_line (table);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const CvStatusRow *row = get_row (chart, i);

      cv_table_text_add_text (table, row->group);
      cv_table_text_add_text (table, row->name);
      cv_table_text_add_day (table, row->period);
      cv_table_text_add_number (table, row->bullet.value);
      cv_table_text_add_number (table, row->bullet.expected);
      cv_table_text_add_number (table, row->bullet.target);
      cv_table_text_add_text (table, cv_unit_label (row->unit));
      cv_table_text_add_text (table, row->status);
      cv_table_text_add_text (table, row->outdated);
      cv_table_text_end_line (table);
    }
}

static const CvFigureKind figure
    = { draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_status_chart_free };

CvFigure *
cv_status_chart_to_figure (CvStatusChart *chart)
{
  chart->title = make_title (chart);
  return cv_figure_new (&figure, chart, chart->title);
}
