/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything stands follows from the width in one walk (`Walk`), which measuring, drawing and finding share. */

#include "charts/cv-bar-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/cv-chart-words.h"
#include "charts/cv-figure.h"

#define MAX_SCALE_NAMES 0.34 /* of the width, for the column of names */
#define NARROW 30            /* ems below which a name stands above its bar */
#define NAME_GAP 0.2         /* ems between a name and the bar below it */

typedef struct
{
  const CvBarChart   *chart;
  const CvChartStyle *style;
  double              width, em;
  gboolean            above; /* names above their bars */
  double              names, row, bar; /* width of the names' column; heights */
  double              padding;
} Walk;

/* --- the chart --- */

static void
clear_bar (CvBar *bar)
{
  g_free (bar->name);
  g_free (bar->words);
}

static void
free_section (CvBarSection *section)
{
  g_free (section->title);
  g_array_unref (section->bars);
  g_free (section);
}

CvBarChart *
cv_bar_chart_new (const char *title, const char *first_sort, const char *second_sort)
{
  CvBarChart *chart = g_new0 (CvBarChart, 1);

  chart->title = g_strdup (title);
  chart->sorts[0] = g_strdup (first_sort);
  chart->sorts[1] = g_strdup (second_sort);
  chart->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_section);
  return chart;
}

void
cv_bar_chart_free (CvBarChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  for (guint i = 0; i < CV_BAR_SORTS; i++)
    g_free (chart->sorts[i]);
  g_ptr_array_unref (chart->sections);
  g_free (chart);
}

CvBarSection *
cv_bar_chart_add_section (CvBarChart *chart, const char *title)
{
  CvBarSection *section = g_new0 (CvBarSection, 1);

  section->title = g_strdup (title);
  section->bars = g_array_new (FALSE, FALSE, sizeof (CvBar));
  g_array_set_clear_func (section->bars, (GDestroyNotify) clear_bar);
  g_ptr_array_add (chart->sections, section);
  return section;
}

void
cv_bar_section_add (CvBarSection *section, const char *name, double value, const char *words, guint sort)
{
  CvBar bar = { g_strdup (name), g_strdup (words), value, MIN (sort, CV_BAR_SORTS - 1) };

  g_array_append_val (section->bars, bar);
}

guint
cv_bar_chart_count (const CvBarChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->sections->len; i++)
    n += ((CvBarSection *) chart->sections->pdata[i])->bars->len;
  return n;
}

static const CvBarSection *
find_bar (const CvBarChart *chart, guint *bar)
{
  for (guint i = 0; i < chart->sections->len; i++)
    {
      const CvBarSection *section = chart->sections->pdata[i];

      if (*bar < section->bars->len)
        return section;
      *bar -= section->bars->len;
    }
  return NULL;
}

char *
cv_bar_chart_describe (const CvBarChart *chart, guint bar)
{
  const CvBarSection *section = find_bar (chart, &bar);
  const CvBar *found;

  g_return_val_if_fail (section != NULL, NULL);

  found = &g_array_index (section->bars, CvBar, bar);
  /* Translators: name of a thing, which sort it is, what is measured, the number. */
  return g_strdup_printf (_("%1$s, %2$s. %3$s: %4$s"), found->name, chart->sorts[found->sort], section->title,
                          found->words);
}

char *
cv_bar_chart_describe_all (const CvBarChart *chart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_bar_chart_count (chart); i++)
    {
      g_autofree char *line = cv_bar_chart_describe (chart, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* --- where everything stands --- */

static void
start_walk (Walk *walk, const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width)
{
  *walk = (Walk) { .chart = chart, .style = style, .width = width, .em = style->text_size };
  walk->padding = with_title ? cv_figure_get_margin (style) : 0;
  walk->above = width < NARROW * walk->em;
  walk->bar = round (1.3 * walk->em);
  walk->row = walk->above ? style->line_height + NAME_GAP * walk->em + walk->bar + 0.8 * walk->em : walk->bar + 0.8 * walk->em;
  for (guint s = 0; s < chart->sections->len && !walk->above; s++)
    {
      const CvBarSection *section = chart->sections->pdata[s];

      for (guint i = 0; i < section->bars->len; i++)
        walk->names = MAX (walk->names, cv_chart_words_measure (style, CV_FONT_SMALL,
                                                                g_array_index (section->bars, CvBar, i).name));
    }
  walk->names = MIN (ceil (walk->names) + 1, MAX_SCALE_NAMES * width);
}

/* The head: the title and the legend. */
static double
get_head (const Walk *walk, gboolean with_title)
{
  double title = with_title ? cv_figure_get_head (walk->style, walk->chart->title, walk->width) : 0;

  return title + walk->style->line_height + 0.6 * walk->em;
}

static double
get_section_head (const Walk *walk)
{
  return 1.2 * walk->em + walk->style->line_height + 0.5 * walk->em;
}

double
cv_bar_chart_get_height (const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width)
{
  Walk walk;
  double height;

  start_walk (&walk, chart, style, with_title, width);
  height = get_head (&walk, with_title) + walk.padding;
  for (guint s = 0; s < chart->sections->len; s++)
    height += get_section_head (&walk) + walk.row * ((CvBarSection *) chart->sections->pdata[s])->bars->len;
  return ceil (height);
}

void
cv_bar_chart_place (const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width, guint bar,
                    double *top, double *height)
{
  Walk walk;
  double y;

  start_walk (&walk, chart, style, with_title, width);
  y = get_head (&walk, with_title);
  for (guint s = 0; s < chart->sections->len; s++)
    {
      const CvBarSection *section = chart->sections->pdata[s];

      y += get_section_head (&walk);
      if (bar < section->bars->len)
        {
          y += bar * walk.row;
          break;
        }
      bar -= section->bars->len;
      y += section->bars->len * walk.row;
    }
  *top = y;
  *height = walk.row;
}

/* --- drawing --- */

static void
fill_bar (cairo_t *cr, const Walk *walk, guint sort, double x, double y, double width, double height)
{
  const CvChartStyle *style = walk->style;

  cairo_rectangle (cr, x, y, width, height);
  if (sort == 0)
    {
      cv_color_set (cr, &style->series[0]);
      cairo_fill (cr);
      return;
    }
  /* The second sort is paler, with an edge: told apart without colour, too. */
  cairo_set_source_rgba (cr, style->series[0].red, style->series[0].green, style->series[0].blue, 0.25);
  cairo_fill (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1, 0), height - 1);
  cv_color_set (cr, &style->series[0]);
  cairo_set_line_width (cr, style->hair_width);
  cairo_stroke (cr);
}

static void
draw_legend (cairo_t *cr, const Walk *walk, double y)
{
  double x = walk->padding, side = walk->em;

  for (guint i = 0; i < CV_BAR_SORTS; i++)
    {
      double width = cv_chart_words_measure (walk->style, CV_FONT_SMALL, walk->chart->sorts[i]);

      fill_bar (cr, walk, i, x, y + (walk->style->line_height - side) / 2, side, side);
      cv_chart_words_draw (cr, walk->style, CV_FONT_SMALL, &walk->style->dim, walk->chart->sorts[i], x + 1.5 * side, y,
                           walk->width - x - 1.5 * side);
      x += 1.5 * side + width + 1.5 * side;
    }
}

/* The length of the longest bar: what its number leaves. */
static double
get_room (const Walk *walk, const CvBarSection *section, double left)
{
  double words = 0;

  for (guint i = 0; i < section->bars->len; i++)
    words = MAX (words, cv_chart_words_measure (walk->style, CV_FONT_STRONG,
                                                g_array_index (section->bars, CvBar, i).words));
  return MAX (walk->width - walk->padding - left - words - walk->em, 0);
}

static double
get_greatest (const CvBarSection *section)
{
  double greatest = 0;

  for (guint i = 0; i < section->bars->len; i++)
    greatest = fmax (greatest, g_array_index (section->bars, CvBar, i).value);
  return greatest;
}

static void
draw_name (cairo_t *cr, const Walk *walk, const CvBar *bar, double y)
{
  const CvChartStyle *style = walk->style;

  cv_chart_words_draw (cr, style, CV_FONT_SMALL, &style->text, bar->name, walk->padding,
                       walk->above ? y : y + (walk->row - style->line_height) / 2,
                       walk->above ? walk->width - 2 * walk->padding : walk->names);
}

static void
draw_bar (cairo_t *cr, const Walk *walk, const CvBar *bar, double greatest, double room, double left, double y)
{
  const CvChartStyle *style = walk->style;
  gboolean measured = !isnan (bar->value);
  double length = greatest > 0 && measured ? room * bar->value / greatest : 0;
  double end = left + length + 0.5 * walk->em;

  if (measured)
    fill_bar (cr, walk, bar->sort, left, y, MAX (length, 1), walk->bar);
  cv_chart_words_draw (cr, style, measured ? CV_FONT_STRONG : CV_FONT_SMALL, measured ? &style->text : &style->dim,
                       bar->words, end, y + (walk->bar - style->line_height) / 2, walk->width - walk->padding - end);
}

static void
draw_section (cairo_t *cr, const Walk *walk, const CvBarSection *section, double y)
{
  double left = walk->padding + (walk->above ? 0 : walk->names + walk->em);
  double greatest = get_greatest (section), room = get_room (walk, section, left);

  cv_chart_words_draw (cr, walk->style, CV_FONT_STRONG, &walk->style->text, section->title, walk->padding,
                       y + 1.2 * walk->em, walk->width - 2 * walk->padding);
  y += get_section_head (walk);
  for (guint i = 0; i < section->bars->len; i++, y += walk->row)
    {
      const CvBar *bar = &g_array_index (section->bars, CvBar, i);

      draw_name (cr, walk, bar, y);
      draw_bar (cr, walk, bar, greatest, room, left,
                y + (walk->above ? walk->style->line_height + NAME_GAP * walk->em : (walk->row - walk->bar) / 2));
    }
}

void
cv_bar_chart_draw (cairo_t *cr, const CvBarChart *chart, const CvChartStyle *style, gboolean with_title, double width)
{
  Walk walk;
  double y;

  start_walk (&walk, chart, style, with_title, width);
  y = get_head (&walk, with_title);
  draw_legend (cr, &walk, y - style->line_height - 0.6 * walk.em);
  for (guint s = 0; s < chart->sections->len; s++)
    {
      const CvBarSection *section = chart->sections->pdata[s];

      draw_section (cr, &walk, section, y);
      y += get_section_head (&walk) + walk.row * section->bars->len;
    }
}

void
cv_bar_chart_draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height, gconstpointer data)
{
  const CvBarChart *chart = data;

  cv_figure_draw_head (cr, style, chart->title, width, height);
  cv_bar_chart_draw (cr, chart, style, TRUE, width);
}

/* --- leaving the program --- */

static void
get_size (gconstpointer chart, const CvChartStyle *style, double *width, double *height)
{
  *height = cv_bar_chart_get_height (chart, style, TRUE, *width);
}

static char *
describe (gconstpointer chart)
{
  return cv_bar_chart_describe_all (chart);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvBarChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Measured"));
  cv_table_text_add_text (table, C_("table", "Channel"));
  cv_table_text_add_text (table, C_("table", "Kind"));
  cv_table_text_add_text (table, C_("table", "Value"));
  cv_table_text_end_line (table);
  for (guint s = 0; s < chart->sections->len; s++)
    {
      const CvBarSection *section = chart->sections->pdata[s];

      for (guint i = 0; i < section->bars->len; i++)
        {
          const CvBar *bar = &g_array_index (section->bars, CvBar, i);

          cv_table_text_add_text (table, section->title);
          cv_table_text_add_text (table, bar->name);
          cv_table_text_add_text (table, chart->sorts[bar->sort]);
          cv_table_text_add_result (table, bar->value);
          cv_table_text_end_line (table);
        }
    }
}

static const CvFigureKind figure
    = { cv_bar_chart_draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_bar_chart_free };

CvFigure *
cv_bar_chart_to_figure (CvBarChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
