/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/cv-share-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "charts/cv-chart-words.h"
#include "model/cv-budget.h"
#include "model/cv-community.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

#define GAP 2          /* between parts */
#define OVERHANG 0.35  /* of the guide's mark, in ems */

static void
clear_row (CvShareRow *row)
{
  g_free (row->name);
  for (guint i = 0; i < CV_SHARE_PARTS; i++)
    g_free (row->labels[i]);
}

CvShareChart *
cv_share_chart_new (const char *title, const char *const *parts)
{
  CvShareChart *chart = g_new0 (CvShareChart, 1);

  chart->title = g_strdup (title);
  for (guint i = 0; i < CV_SHARE_PARTS && parts[i] != NULL; i++)
    chart->parts[i] = g_strdup (parts[i]);
  chart->rows = g_array_new (FALSE, FALSE, sizeof (CvShareRow));
  g_array_set_clear_func (chart->rows, (GDestroyNotify) clear_row);
  return chart;
}

void
cv_share_chart_free (CvShareChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  for (guint i = 0; i < CV_SHARE_PARTS; i++)
    g_free (chart->parts[i]);
  g_array_unref (chart->rows);
  g_free (chart);
}

void
cv_share_chart_add (CvShareChart *chart, const char *name, const char *const *labels, const double *amounts,
                    double guide)
{
  CvShareRow row = { .name = g_strdup (name), .guide = guide };

  for (guint i = 0; i < CV_SHARE_PARTS && chart->parts[i] != NULL; i++)
    {
      row.labels[i] = g_strdup (labels[i]);
      row.amounts[i] = amounts[i];
    }
  g_array_append_val (chart->rows, row);
}

static const CvShareRow *
get_row (const CvShareChart *chart, guint i)
{
  return &g_array_index (chart->rows, CvShareRow, i);
}

guint
cv_share_chart_count (const CvShareChart *chart)
{
  return chart->rows->len;
}

/* All labels in one line. (transfer full) */
static char *
join_labels (const CvShareRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CV_SHARE_PARTS && row->labels[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", row->labels[i]);
  return g_string_free (text, FALSE);
}

char *
cv_share_chart_describe (const CvShareChart *chart, guint i)
{
  const CvShareRow *row = get_row (chart, i);
  g_autofree char *labels = join_labels (row);

  if (row->name == NULL)
    return g_steal_pointer (&labels);
  /* Translators: a name, and what there is to say about it: "Instagram: 70 % made by us · 30 % curated". */
  return g_strdup_printf (_("%1$s: %2$s"), row->name, labels);
}

char *
cv_share_chart_describe_all (const CvShareChart *chart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chart->rows->len; i++)
    {
      g_autofree char *line = cv_share_chart_describe (chart, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* --- of the plan --- */

/* What the counts of three values have to say; @all: every goal names one. (transfer full) */
static char *
tell_balance (const char *const *names, const double *counts, gboolean all)
{
  guint most = 0, least = 0, n_missing = 0, n_most = 0;

  for (guint i = 0; i < 3; i++)
    {
      most = counts[i] > counts[most] ? i : most;
      least = counts[i] < counts[least] ? i : least;
      n_missing += counts[i] == 0;
    }
  for (guint i = 0; i < 3; i++)
    n_most += counts[i] == counts[most];

  if (n_missing == 3)
    return g_strdup (_("No goal says yet what it is worth to the business"));
  if (n_missing == 2)
    /* Translators: %s is experience, connectivity or proximity. */
    return g_strdup_printf (all ? _("All goals serve one value: %s") : _("All goals that name a value name one: %s"), names[most]);
  if (n_missing == 1)
    return g_strdup_printf (_("One value has no goal yet: %s"), names[least]);
  if (n_most == 1)
    return g_strdup_printf (_("The goals lean towards one value: %s"), names[most]);
  return g_strdup (_("The goals serve experience, connectivity and proximity"));
}

CvShareChart *
cv_share_chart_of_values (CvPlan *plan)
{
  static const CvBusinessValue values[]
      = { CV_BUSINESS_VALUE_EXPERIENCE, CV_BUSINESS_VALUE_CONNECTIVITY, CV_BUSINESS_VALUE_PROXIMITY };
  const char *const parts[] = { C_("business value", "Experience"), C_("business value", "Connectivity"),
                                C_("business value", "Proximity"), NULL };
  double counts[G_N_ELEMENTS (values)] = { 0 };
  g_auto (GStrv) labels = g_new0 (char *, G_N_ELEMENTS (values) + 1);
  g_autofree char *title = NULL;
  CvShareChart *chart;

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    {
      for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
        counts[v] += ((CvGoal *) cv_plan_get_nth (plan, CV_NOUN_GOAL, i))->business_value == values[v];
      labels[v] = g_strdup_printf ("%s %.0f", parts[v], counts[v]);
    }
  title = tell_balance (parts, counts, counts[0] + counts[1] + counts[2] >= cv_plan_get_count (plan, CV_NOUN_GOAL));
  chart = cv_share_chart_new (title, parts);
  if (counts[0] + counts[1] + counts[2] > 0)
    cv_share_chart_add (chart, NULL, (const char *const *) labels, counts, NAN);
  return chart;
}

CvShareChart *
cv_share_chart_of_budget (CvPlan *plan)
{
  const char *currency = cv_plan_get_info (plan)->currency;
  const char *const parts[] = { _("Licences"), _("Analysis"), NULL };
  g_autofree char *sentence = cv_budget_tell (plan);
  g_autofree char *licence = NULL;
  g_autofree char *analysis = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  CvShareChart *chart = cv_share_chart_new (sentence, parts);
  CvBudget budget;

  cv_budget_read (plan, &budget);
  if (isnan (budget.licence_share))
    return chart;
  licence = cv_unit_format (round (budget.licence), "currency", currency);
  analysis = cv_unit_format (round (budget.analysis), "currency", currency);
  first = g_strdup_printf ("%s %s", parts[0], licence);
  second = g_strdup_printf ("%s %s", parts[1], analysis);
  cv_share_chart_add (chart, NULL, (const char *const[]){ first, second },
                      (const double[]){ budget.licence, budget.analysis }, CV_BUDGET_GUIDE);
  return chart;
}

static void
add_mix (CvShareChart *chart, const char *name, double made)
{
  g_autofree char *made_text = cv_number_format_locale (round (made), 0);
  g_autofree char *curated_text = cv_number_format_locale (100 - round (made), 0);
  g_autofree char *first = g_strdup_printf (_("%s%% made by us"), made_text);
  g_autofree char *second = g_strdup_printf (_("%s%% curated"), curated_text);

  cv_share_chart_add (chart, name, (const char *const[]){ first, second }, (const double[]){ made, 100 - made }, NAN);
}

/* (transfer full) */
static char *
tell_mix (double made)
{
  g_autofree char *made_text = cv_number_format_locale (round (made), 0);
  g_autofree char *curated_text = cv_number_format_locale (100 - round (made), 0);

  if (isnan (made))
    return g_strdup (_("No channel says yet what is made and what is curated"));
  return g_strdup_printf (_("Over all channels: %1$s%% made by us, %2$s%% curated"), made_text, curated_text);
}

CvShareChart *
cv_share_chart_of_mix (CvPlan *plan)
{
  const char *const parts[] = { _("Made by us"), _("Curated"), NULL };
  double share = cv_plan_get_create_share (plan);
  g_autofree char *title = tell_mix (share);
  CvShareChart *chart = cv_share_chart_new (title, parts);

  if (isnan (share))
    return chart;
  add_mix (chart, _("All channels"), share);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (channel->decision != CV_DECISION_DROP && !isnan (channel->create_share))
        add_mix (chart, cv_channel_get_label (channel), CLAMP (channel->create_share, 0, 100));
    }
  return chart;
}

/* --- drawing --- */

typedef struct
{
  const CvShareChart *chart;
  const CvChartStyle *style;
  double em, bar, width;
} Walk;

static Walk
start_walk (const CvShareChart *chart, const CvChartStyle *style, double width)
{
  return (Walk){ chart, style, style->text_size, round (1.3 * style->text_size), width };
}

static double
get_sum (const CvShareRow *row)
{
  double sum = 0;

  for (guint i = 0; i < CV_SHARE_PARTS; i++)
    sum += row->amounts[i];
  return sum;
}

/* Where the labels stand: each below the start of its part, or pushed on by the one before, as long as none is pushed
 * beyond its part. FALSE: they do not fit so. */
static gboolean
place_labels (const Walk *walk, const CvShareRow *row, double *starts)
{
  double sum = get_sum (row), part = 0, free = 0;

  for (guint i = 0; i < CV_SHARE_PARTS && row->labels[i] != NULL; i++)
    {
      double share = walk->width * row->amounts[i] / sum;

      starts[i] = fmax (part, free);
      part += share;
      if (row->amounts[i] == 0)
        continue;
      free = starts[i] + cv_chart_words_measure (walk->style, CV_FONT_SMALL, row->labels[i]);
      if (starts[i] > part - GAP || free > walk->width)
        return FALSE;
      free += 1.5 * walk->em;
    }
  return TRUE;
}

static double
get_words_height (const Walk *walk, const CvShareRow *row)
{
  double starts[CV_SHARE_PARTS];
  g_autofree char *line = NULL;

  if (place_labels (walk, row, starts))
    return walk->style->line_height;
  line = join_labels (row);
  return cv_chart_words_measure_block (walk->style, CV_FONT_SMALL, line, walk->width);
}

static double
get_name_height (const Walk *walk, const CvShareRow *row)
{
  return row->name != NULL ? walk->style->line_height + 0.25 * walk->em : 0;
}

static double
get_row_height (const Walk *walk, const CvShareRow *row)
{
  return get_name_height (walk, row) + walk->bar + (2 * OVERHANG + 0.1) * walk->em + get_words_height (walk, row)
         + 0.9 * walk->em;
}

double
cv_share_chart_get_height (const CvShareChart *chart, const CvChartStyle *style, double width)
{
  Walk walk = start_walk (chart, style, width);
  double height = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    height += get_row_height (&walk, get_row (chart, i));
  return ceil (height);
}

void
cv_share_chart_place (const CvShareChart *chart, const CvChartStyle *style, double width, guint row, double *top,
                      double *height)
{
  Walk walk = start_walk (chart, style, width);

  *top = 0;
  for (guint i = 0; i < row; i++)
    *top += get_row_height (&walk, get_row (chart, i));
  *height = get_row_height (&walk, get_row (chart, row));
}

/* From the full colour towards the background; the edge keeps the palest visible. */
static void
fill_part (cairo_t *cr, const Walk *walk, guint part, double x, double y, double width)
{
  static const double alphas[CV_SHARE_PARTS] = { 1, 0.5, 0.22, 0.1, 0 };
  const CvColor *color = &walk->style->series[0];

  cairo_rectangle (cr, x, y, width, walk->bar);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, alphas[part]);
  cairo_fill (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1, 0), walk->bar - 1);
  cv_color_set (cr, color);
  cairo_set_line_width (cr, walk->style->hair_width);
  cairo_stroke (cr);
}

static void
draw_bar (cairo_t *cr, const Walk *walk, const CvShareRow *row, double y)
{
  double sum = get_sum (row), x = 0;

  for (guint i = 0; i < CV_SHARE_PARTS && sum > 0; i++)
    {
      double share = walk->width * row->amounts[i] / sum;

      if (share > GAP)
        fill_part (cr, walk, i, x, y, x + share < walk->width - 0.5 ? share - GAP : share);
      x += share;
    }
  if (!isnan (row->guide))
    {
      cairo_rectangle (cr, round (walk->width * row->guide) - walk->style->hair_width, y - OVERHANG * walk->em,
                       2 * walk->style->hair_width, walk->bar + 2 * OVERHANG * walk->em);
      cv_color_set (cr, &walk->style->text);
      cairo_fill (cr);
    }
}

static void
draw_labels (cairo_t *cr, const Walk *walk, const CvShareRow *row, double y)
{
  const CvChartStyle *style = walk->style;
  double starts[CV_SHARE_PARTS];
  g_autofree char *line = NULL;

  if (!place_labels (walk, row, starts))
    {
      line = join_labels (row);
      cv_chart_words_draw_block (cr, style, CV_FONT_SMALL, &style->text, line, 0, y, walk->width);
      return;
    }
  for (guint i = 0; i < CV_SHARE_PARTS && row->labels[i] != NULL; i++)
    if (row->amounts[i] > 0)
      cv_chart_words_draw (cr, style, CV_FONT_SMALL, &style->text, row->labels[i], starts[i], y, walk->width - starts[i]);
}

void
cv_share_chart_draw (cairo_t *cr, const CvShareChart *chart, const CvChartStyle *style, double width)
{
  Walk walk = start_walk (chart, style, width);
  double y = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const CvShareRow *row = get_row (chart, i);
      double name = get_name_height (&walk, row);
      double bar = y + name + OVERHANG * walk.em;

      if (row->name != NULL)
        cv_chart_words_draw (cr, style, CV_FONT_STRONG, &style->text, row->name, 0, y, width);
      draw_bar (cr, &walk, row, bar);
      draw_labels (cr, &walk, row, bar + walk.bar + (OVERHANG + 0.1) * walk.em);
      y += get_row_height (&walk, row);
    }
}

/* --- leaving the program --- */

static void
draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvShareChart *chart = data;
  double margin = cv_figure_get_margin (style);
  double top = cv_figure_draw_head (cr, style, chart->title, width, height);

  cairo_save (cr);
  cairo_translate (cr, margin, top);
  cv_share_chart_draw (cr, chart, style, width - 2 * margin);
  cairo_restore (cr);
}

static void
get_size (gconstpointer data, const CvChartStyle *style, double *width, double *height)
{
  const CvShareChart *chart = data;
  double margin = cv_figure_get_margin (style);

  *height = cv_figure_get_head (style, chart->title, *width)
            + cv_share_chart_get_height (chart, style, *width - 2 * margin) + 0.4 * margin;
}

static char *
describe (gconstpointer chart)
{
  return cv_share_chart_describe_all (chart);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvShareChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Of"));
  for (guint i = 0; i < CV_SHARE_PARTS && chart->parts[i] != NULL; i++)
    cv_table_text_add_text (table, chart->parts[i]);
  cv_table_text_end_line (table);
  for (guint r = 0; r < chart->rows->len; r++)
    {
      const CvShareRow *row = get_row (chart, r);

      cv_table_text_add_text (table, row->name != NULL ? row->name : chart->title);
      for (guint i = 0; i < CV_SHARE_PARTS && chart->parts[i] != NULL; i++)
        cv_table_text_add_result (table, row->amounts[i]);
      cv_table_text_end_line (table);
    }
}

static const CvFigureKind figure
    = { draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_share_chart_free };

CvFigure *
cv_share_chart_to_figure (CvShareChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
