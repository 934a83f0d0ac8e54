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
#define VALUES 8 /* at most */
#define SPARKS 9
#define STATUSES 17
#define GAP 1.2
/* Where columns would be narrower than this part of that, a row's parts stand below each other. */
#define NARROW 0.8
#define BULLET_HEIGHT 1.5
#define PICTURES 2 /* of bullet and small line, where they have a line of their own */
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
  gboolean stacked; /* name and value, pictures, status */
  double names, bullets, values, sparks, statuses; /* left edges */
  double names_width, bullets_width, values_width, sparks_width, statuses_width;
  double group; /* height of a heading */
} Walk;

static double
measure_values (const Walk *walk)
{
  double widest = 0;

  for (guint i = 0; i < walk->chart->rows->len; i++)
    widest = fmax (widest, cv_chart_words_measure (walk->style, CV_FONT_STRONG, get_row (walk->chart, i)->value));

  return ceil (widest) + 1;
}

/* Side by side; a narrower picture takes the same part from all columns. What values do not need is the statuses'. */
static void
set_columns (Walk *walk, double share)
{
  double em = walk->em * share, gap = GAP * em;

  walk->values_width = fmin (VALUES * em, measure_values (walk));
  walk->names_width = NAMES * em;
  walk->sparks_width = SPARKS * em;
  walk->statuses_width = (STATUSES + VALUES) * em - walk->values_width;
  walk->names = walk->margin;
  walk->bullets = walk->names + walk->names_width + gap;
  walk->statuses = walk->width - walk->margin - walk->statuses_width;
  walk->sparks = walk->statuses - gap - walk->sparks_width;
  walk->values = walk->sparks - gap - walk->values_width;
  walk->bullets_width = walk->values - gap - walk->bullets;
}

static void
set_stack (Walk *walk)
{
  double width = walk->width - 2 * walk->margin, gap = GAP * walk->em;

  walk->values_width = fmin (measure_values (walk), 0.4 * width);
  walk->names = walk->bullets = walk->statuses = walk->margin;
  walk->names_width = width - walk->values_width - gap;
  walk->values = walk->margin + width - walk->values_width;
  walk->sparks_width = 0.3 * width;
  walk->sparks = walk->margin + width - walk->sparks_width;
  walk->bullets_width = width - walk->sparks_width - gap;
  walk->statuses_width = width;
}

static Walk
start_walk (const CvStatusChart *chart, const CvChartStyle *style, double width)
{
  Walk walk = { .chart = chart, .style = style, .em = style->text_size, .width = width };
  double share;

  walk.margin = cv_figure_get_margin (style);
  share = fmin (1, (width - 2 * walk.margin) / ((NAMES + VALUES + SPARKS + STATUSES + 4 * GAP + 10) * walk.em));
  walk.stacked = share < NARROW;
  if (walk.stacked)
    set_stack (&walk);
  else
    set_columns (&walk, share);
  walk.group = 0.9 * walk.em + style->line_height + 0.4 * walk.em;
  return walk;
}

/* At most two lines of words. */
static double
measure_block (const Walk *walk, const char *text, double width)
{
  return fmin (cv_chart_words_measure_block (walk->style, CV_FONT_SMALL, text, width), 2 * walk->style->line_height);
}

/* (transfer full) */
static char *
get_status_words (const CvStatusRow *row)
{
  return row->outdated != NULL ? g_strconcat (row->status, "\n", row->outdated, NULL) : g_strdup (row->status);
}

static double
get_status_indent (const Walk *walk)
{
  return 1.3 * walk->em;
}

static double
get_row_height (const Walk *walk, const CvStatusRow *row)
{
  g_autofree char *words = get_status_words (row);

  if (!walk->stacked)
    return 2 * walk->style->line_height + 0.9 * walk->em;
  return measure_block (walk, row->name, walk->names_width) + (PICTURES + 0.4 + 1.3) * walk->em
         + measure_block (walk, words, walk->statuses_width - get_status_indent (walk));
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
    *height += get_row_height (&walk, get_row (chart, i)) + (begins_group (chart, i) ? walk.group : 0);
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

static void
draw_block (const Walk *walk, const char *text, double x, double y, double width)
{
  cairo_save (walk->cr);
  cairo_rectangle (walk->cr, x, y, width, measure_block (walk, text, width));
  cairo_clip (walk->cr);
  cv_chart_words_draw_block (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->text, text, x, y, width);
  cairo_restore (walk->cr);
}

static void
draw_within (const Walk *walk, double x, double middle, double height)
{
  cairo_save (walk->cr);
  cairo_translate (walk->cr, x, middle - height / 2);
}

static void
draw_pictures (const Walk *walk, const CvStatusRow *row, double middle)
{
  double bullet = round (BULLET_HEIGHT * walk->em), spark = PICTURES * walk->em;

  if (!isnan (row->bullet.value) || !isnan (row->bullet.target))
    {
      draw_within (walk, walk->bullets, middle, bullet);
      cv_bullet_draw (walk->cr, &row->bullet, walk->style, walk->bullets_width, bullet);
      cairo_restore (walk->cr);
    }
  draw_within (walk, walk->sparks, middle, spark);
  cv_sparkline_draw (walk->cr, row->line, walk->style, walk->sparks_width, spark);
  cairo_restore (walk->cr);
}

/* Mark and words, in the middle of @height or at the top of it. */
static void
draw_status (const Walk *walk, const CvStatusRow *row, double y, double height)
{
  g_autofree char *words = get_status_words (row);
  double indent = get_status_indent (walk), width = walk->statuses_width - indent;
  double middle = height > 0 ? y + height / 2 : y + walk->style->line_height / 2;

  draw_mark (walk, row->state, walk->statuses + 0.5 * walk->em, middle);
  draw_block (walk, words, walk->statuses + indent, height > 0 ? middle - measure_block (walk, words, width) / 2 : y,
              width);
}

static void
draw_value (const Walk *walk, const CvStatusRow *row, double y)
{
  cv_chart_words_draw_right (walk->cr, walk->style, CV_FONT_STRONG, &walk->style->text, row->value,
                             walk->values + walk->values_width, y, walk->values_width);
}

static void
draw_row (const Walk *walk, const CvStatusRow *row, double y, double height)
{
  double middle = y + height / 2;

  draw_block (walk, row->name, walk->names, middle - measure_block (walk, row->name, walk->names_width) / 2,
              walk->names_width);
  draw_pictures (walk, row, middle);
  draw_value (walk, row, middle - walk->style->line_height / 2);
  draw_status (walk, row, y, height);
}

static void
draw_stacked_row (const Walk *walk, const CvStatusRow *row, double y)
{
  draw_block (walk, row->name, walk->names, y, walk->names_width);
  draw_value (walk, row, y);
  y += measure_block (walk, row->name, walk->names_width) + (0.2 + PICTURES / 2.0) * walk->em;
  draw_pictures (walk, row, y);
  draw_status (walk, row, y + (0.2 + PICTURES / 2.0) * walk->em, 0);
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
  double y = cv_figure_draw_head (cr, style, chart->title, width, height), height_of_row;

  walk.cr = cr;
  for (guint i = 0; i < count_shown (chart); i++)
    {
      if (begins_group (chart, i))
        {
          cv_chart_words_draw (cr, style, CV_FONT_STRONG, &style->text, get_row (chart, i)->group, walk.names,
                               y + 0.9 * walk.em, width - 2 * walk.margin);
          y += walk.group;
        }
      height_of_row = get_row_height (&walk, get_row (chart, i));
      if (walk.stacked)
        draw_stacked_row (&walk, get_row (chart, i), y);
      else
        draw_row (&walk, get_row (chart, i), y, height_of_row);
      y += height_of_row;
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
      cv_table_text_add_result (table, row->bullet.value);
      cv_table_text_add_result (table, row->bullet.expected);
      cv_table_text_add_result (table, row->bullet.target);
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
