/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heads of columns are never turned: many channels make the picture wider instead, up to what a picture may be, and
 * what is then left out is counted in a line below. A picture that was asked to be narrower than that lists the channels
 * below each goal. */

#include "charts/cv-matrix-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-words.h"
#include "model/cv-channel-coverage.h"
#include "model/cv-question.h"
#include "model/cv-words.h"

#define NAMES 20    /* ems: the column of goals... */
#define GAPS 11     /* ... of what they lack... */
#define COLUMN 8.5  /* ... of a channel, at least */
#define HEAD_LINES 3
#define LISTED 50   /* ems: where columns for all channels have no room in less than that, they are listed */

static void
clear_side (CvMatrixSide *side)
{
  g_free (side->name);
  g_free (side->words);
}

static GArray *
new_sides (void)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (CvMatrixSide));

  g_array_set_clear_func (sides, (GDestroyNotify) clear_side);
  return sides;
}

/* --- the plan's --- */

static guint
add_goals (CvMatrixChart *chart, CvPlan *plan)
{
  guint n_gaps = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      const char *gap = cv_channel_coverage_of_goal (plan, goal);
      CvMatrixSide side = { g_strdup (cv_goal_get_label (goal)), g_strdup (gap) };

      n_gaps += gap != NULL;
      g_array_append_val (chart->goals, side);
    }
  return n_gaps;
}

static guint
add_channels (CvMatrixChart *chart, CvPlan *plan)
{
  guint n_idle = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      gboolean missing;
      CvMatrixSide side = { g_strdup (cv_channel_get_label (channel)), cv_channel_coverage_of (plan, channel, &missing) };

      n_idle += missing;
      g_array_append_val (chart->channels, side);
    }
  return n_idle;
}

static void
read_roles (CvMatrixChart *chart, CvPlan *plan)
{
  guint n = chart->channels->len;

  chart->roles = g_new0 (CvRoleKind, MAX (chart->goals->len * n, 1));
  for (guint g = 0; g < chart->goals->len; g++)
    for (guint c = 0; c < n; c++)
      chart->roles[g * n + c]
          = cv_plan_get_role (plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_CHANNEL, c)),
                              cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_GOAL, g)));
}

/* (transfer full) */
static char *
make_title (const CvMatrixChart *chart, guint n_gaps, guint n_idle)
{
  if (chart->goals->len == 0 || chart->channels->len == 0)
    return g_strdup (_("Goals and channels are not both there yet"));
  if (n_gaps > 0)
    return g_strdup_printf (ngettext ("%u goal has no lead channel", "%u goals have no lead channel", n_gaps), n_gaps);
  if (n_idle > 0)
    return g_strdup_printf (ngettext ("Every goal has a lead channel; %u channel serves no goal",
                                      "Every goal has a lead channel; %u channels serve no goal", n_idle),
                            n_idle);
  return g_strdup (_("Every goal has a lead channel, every channel a goal"));
}

CvMatrixChart *
cv_matrix_chart_new (CvPlan *plan)
{
  CvMatrixChart *chart = g_new0 (CvMatrixChart, 1);
  guint n_gaps, n_idle;

  chart->goals = new_sides ();
  chart->channels = new_sides ();
  n_gaps = add_goals (chart, plan);
  n_idle = add_channels (chart, plan);
  read_roles (chart, plan);
  chart->title = make_title (chart, n_gaps, n_idle);
  return chart;
}

void
cv_matrix_chart_free (CvMatrixChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  g_array_unref (chart->goals);
  g_array_unref (chart->channels);
  g_free (chart->roles);
  g_free (chart);
}

static const CvMatrixSide *
get_side (const GArray *sides, guint i)
{
  return &g_array_index (sides, CvMatrixSide, i);
}

static CvRoleKind
get_role (const CvMatrixChart *chart, guint goal, guint channel)
{
  return chart->roles[goal * chart->channels->len + channel];
}

/* --- where everything stands --- */

typedef struct
{
  cairo_t             *cr;
  const CvMatrixChart *chart;
  const CvChartStyle  *style;
  double em, margin, width;
  double names, column, gaps; /* widths of the columns */
  guint  n_columns;           /* that fit */
  double head;                /* height of the heads */
  double row;
  gboolean listed;            /* below each goal */
} Walk;

static gboolean
has_gaps (const CvMatrixChart *chart)
{
  for (guint i = 0; i < chart->goals->len; i++)
    if (get_side (chart->goals, i)->words != NULL)
      return TRUE;
  return FALSE;
}

static Walk
start_walk (const CvMatrixChart *chart, const CvChartStyle *style, double width)
{
  Walk walk = { .chart = chart, .style = style, .em = style->text_size, .width = width };
  guint n = chart->channels->len;
  double left;

  walk.margin = cv_figure_get_margin (style);
  walk.gaps = has_gaps (chart) ? GAPS * walk.em : 0;
  walk.names = fmin (NAMES * walk.em, 0.4 * width);
  left = MAX (width - 2 * walk.margin - walk.names - walk.gaps, 0);
  walk.n_columns = (guint) CLAMP (floor (left / (COLUMN * walk.em)), 1, MAX (n, 1));
  walk.column = fmin (left / walk.n_columns, 14 * walk.em);
  for (guint c = 0; c < MIN (walk.n_columns, n); c++)
    walk.head = fmax (walk.head,
                      cv_chart_words_measure_middle (style, CV_FONT_STRONG, get_side (chart->channels, c)->name,
                                                     walk.column - 0.6 * walk.em, HEAD_LINES));
  walk.head += 0.7 * walk.em;
  walk.listed = walk.n_columns < n && width < LISTED * walk.em;
  walk.row = 2 * style->line_height + 0.9 * walk.em;
  return walk;
}

static void
get_size (gconstpointer data, const CvChartStyle *style, double *width, double *height)
{
  const CvMatrixChart *chart = data;
  double em = style->text_size, margin = cv_figure_get_margin (style);
  Walk walk;

  *width = CLAMP (2 * margin + (NAMES + GAPS + (COLUMN + 0.1) * chart->channels->len) * em, *width, CV_CHART_MAX_SIZE);
  walk = start_walk (chart, style, *width);
  *height = cv_figure_get_head (style, chart->title, *width) + style->line_height + 0.8 * em + walk.head
            + walk.row * (chart->goals->len + 1) + margin;
  if (walk.n_columns < chart->channels->len)
    *height += style->line_height;
}

/* --- drawing --- */

/* Full for a lead, hollow for a support, a short line for neither: told apart by shape. */
static void
draw_mark (const Walk *walk, CvRoleKind role, double x, double y)
{
  cairo_t *cr = walk->cr;
  double radius = 0.48 * walk->em;

  cairo_new_path (cr);
  cv_color_set (cr, role == CV_ROLE_NONE ? &walk->style->axis : &walk->style->series[0]);
  cairo_set_line_width (cr, walk->style->thin_width);
  if (role == CV_ROLE_NONE)
    {
      cairo_move_to (cr, x - 0.3 * walk->em, y);
      cairo_line_to (cr, x + 0.3 * walk->em, y);
      cairo_stroke (cr);
      return;
    }
  cairo_arc (cr, x, y, role == CV_ROLE_LEAD ? radius : radius - walk->style->thin_width / 2, 0, 2 * G_PI);
  if (role == CV_ROLE_LEAD)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
draw_legend (const Walk *walk, double y)
{
  static const CvRoleKind roles[] = { CV_ROLE_LEAD, CV_ROLE_SUPPORT, CV_ROLE_NONE };
  double x = walk->margin;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const char *word = cv_word (cv_role_kind_get_type (), roles[i]);

      draw_mark (walk, roles[i], x + 0.5 * walk->em, y + walk->style->line_height / 2);
      x += 1.5 * walk->em;
      cv_chart_words_draw (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->dim, word, x, y, walk->width - x);
      x += cv_chart_words_measure (walk->style, CV_FONT_SMALL, word) + 1.5 * walk->em;
    }
}

static double
get_column_x (const Walk *walk, guint column)
{
  return walk->margin + walk->names + column * walk->column;
}

static void
draw_line_across (const Walk *walk, double y)
{
  cairo_rectangle (walk->cr, walk->margin, round (y), walk->width - 2 * walk->margin, walk->style->hair_width);
  cv_color_set (walk->cr, &walk->style->grid);
  cairo_fill (walk->cr);
}

static void
draw_heads (const Walk *walk, double y)
{
  for (guint c = 0; c < MIN (walk->n_columns, walk->chart->channels->len); c++)
    {
      const char *name = get_side (walk->chart->channels, c)->name;
      double width = walk->column - 0.6 * walk->em;
      double height = cv_chart_words_measure_middle (walk->style, CV_FONT_STRONG, name, width, HEAD_LINES);

      cv_chart_words_draw_middle (walk->cr, walk->style, CV_FONT_STRONG, &walk->style->text, name,
                                  get_column_x (walk, c) + 0.3 * walk->em, y + walk->head - 0.7 * walk->em - height, width,
                                  HEAD_LINES);
    }
}

static double
center (const Walk *walk, double y, double height)
{
  return y + (walk->row - height) / 2;
}

static void
draw_goal (const Walk *walk, guint goal, double y)
{
  const CvMatrixSide *side = get_side (walk->chart->goals, goal);
  const CvChartStyle *style = walk->style;
  double width = walk->names - walk->em;
  double height = fmin (cv_chart_words_measure_block (style, CV_FONT_SMALL, side->name, width), 2 * style->line_height);

  draw_line_across (walk, y);
  cairo_save (walk->cr);
  cairo_rectangle (walk->cr, 0, y, walk->width, walk->row);
  cairo_clip (walk->cr);
  cv_chart_words_draw_block (walk->cr, style, CV_FONT_SMALL, &style->text, side->name, walk->margin,
                             center (walk, y, height), width);
  cairo_restore (walk->cr);
  for (guint c = 0; c < MIN (walk->n_columns, walk->chart->channels->len); c++)
    draw_mark (walk, get_role (walk->chart, goal, c), get_column_x (walk, c) + walk->column / 2, y + walk->row / 2);
  if (side->words != NULL)
    cv_chart_words_draw (walk->cr, style, CV_FONT_STRONG, &style->text, side->words,
                         get_column_x (walk, walk->n_columns) + 0.5 * walk->em, center (walk, y, style->line_height),
                         walk->gaps - 0.5 * walk->em);
}

/* Returns where the next line begins. */
static double
draw_channel_in_list (const Walk *walk, guint channel, CvRoleKind role, double y)
{
  double indent = 1.6 * walk->em, line = walk->style->line_height;

  draw_mark (walk, role, walk->margin + 0.5 * walk->em, y + line / 2);
  cv_chart_words_draw (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->text,
                       get_side (walk->chart->channels, channel)->name, walk->margin + indent, y,
                       walk->width - 2 * walk->margin - indent);
  return y + 1.15 * line;
}

/* The goal, what it lacks, and the channels that serve it, the leading ones first. */
static double
draw_goal_as_list (const Walk *walk, guint goal, double y)
{
  static const CvRoleKind roles[] = { CV_ROLE_LEAD, CV_ROLE_SUPPORT };
  const CvMatrixSide *side = get_side (walk->chart->goals, goal);
  const CvChartStyle *style = walk->style;
  double width = walk->width - 2 * walk->margin;

  draw_line_across (walk, y);
  y += 0.5 * walk->em;
  cv_chart_words_draw_block (walk->cr, style, CV_FONT_STRONG, &style->text, side->name, walk->margin, y, width);
  y += cv_chart_words_measure_block (style, CV_FONT_STRONG, side->name, width) + 0.2 * walk->em;
  if (side->words != NULL)
    {
      cv_chart_words_draw (walk->cr, style, CV_FONT_SMALL, &style->text, side->words, walk->margin, y, width);
      y += style->line_height;
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint c = 0; c < walk->chart->channels->len; c++)
      if (get_role (walk->chart, goal, c) == roles[i])
        y = draw_channel_in_list (walk, c, roles[i], y);
  return y + 0.6 * walk->em;
}

static gboolean
serves_nothing (const CvMatrixChart *chart, guint channel)
{
  for (guint g = 0; g < chart->goals->len; g++)
    if (get_role (chart, g, channel) != CV_ROLE_NONE)
      return FALSE;
  return TRUE;
}

static void
draw_list (const Walk *walk, double y)
{
  gboolean any = FALSE;

  for (guint g = 0; g < walk->chart->goals->len; g++)
    y = draw_goal_as_list (walk, g, y);
  for (guint c = 0; c < walk->chart->channels->len; c++)
    {
      if (!serves_nothing (walk->chart, c))
        continue;
      if (!any)
        {
          draw_line_across (walk, y);
          y += 0.5 * walk->em;
        }
      any = TRUE;
      y = draw_channel_in_list (walk, c, CV_ROLE_NONE, y);
    }
}

static void
draw_feet (const Walk *walk, double y)
{
  guint n = walk->chart->channels->len;

  draw_line_across (walk, y);
  for (guint c = 0; c < MIN (walk->n_columns, n); c++)
    cv_chart_words_draw_middle (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->dim,
                                get_side (walk->chart->channels, c)->words, get_column_x (walk, c) + 0.2 * walk->em,
                                y + 0.4 * walk->em, walk->column - 0.4 * walk->em, 2);
  if (walk->n_columns < n)
    {
      guint rest = n - walk->n_columns;
      g_autofree char *words
          = g_strdup_printf (ngettext ("%u more channel has no room here", "%u more channels have no room here", rest), rest);

      cv_chart_words_draw (walk->cr, walk->style, CV_FONT_SMALL, &walk->style->dim, words, walk->margin, y + walk->row,
                           walk->width - 2 * walk->margin);
    }
}

static void
draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvMatrixChart *chart = data;
  Walk walk = start_walk (chart, style, width);
  double y = cv_figure_draw_head (cr, style, chart->title, width, height);

  walk.cr = cr;
  draw_legend (&walk, y);
  y += style->line_height + 0.8 * walk.em;
  if (walk.listed)
    {
      draw_list (&walk, y);
      return;
    }
  draw_heads (&walk, y);
  y += walk.head;
  for (guint g = 0; g < chart->goals->len; g++, y += walk.row)
    draw_goal (&walk, g, y);
  draw_feet (&walk, y);
}

/* --- leaving the program --- */

static char *
describe (gconstpointer data)
{
  const CvMatrixChart *chart = data;
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < chart->goals->len; g++)
    {
      const CvMatrixSide *goal = get_side (chart->goals, g);

      g_string_append_printf (text, "%s%s", g > 0 ? "\n" : "", goal->name);
      for (guint c = 0; c < chart->channels->len; c++)
        if (get_role (chart, g, c) != CV_ROLE_NONE)
          g_string_append_printf (text, " · %s %s", get_side (chart->channels, c)->name,
                                  cv_word (cv_role_kind_get_type (), get_role (chart, g, c)));
      if (goal->words != NULL)
        g_string_append_printf (text, " · %s", goal->words);
    }
  return g_string_free (text, FALSE);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvMatrixChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Goal"));
  for (guint c = 0; c < chart->channels->len; c++)
    cv_table_text_add_text (table, get_side (chart->channels, c)->name);
  cv_table_text_end_line (table);
  for (guint g = 0; g < chart->goals->len; g++)
    {
      cv_table_text_add_text (table, get_side (chart->goals, g)->name);
      for (guint c = 0; c < chart->channels->len; c++)
        cv_table_text_add_text (table, cv_word (cv_role_kind_get_type (), get_role (chart, g, c)));
      cv_table_text_end_line (table);
    }
}

static const CvFigureKind figure
    = { draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_matrix_chart_free };

CvFigure *
cv_matrix_chart_to_figure (CvMatrixChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
