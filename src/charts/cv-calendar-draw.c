/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rituals are diamonds, posts are strokes below them; where either come too close to be told apart,
 * they are a bar. Form and place tell them apart, colour only helps. Any thread (of the style). */

#include "charts/cv-calendar-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "charts/cv-chart-words.h"

typedef struct
{
  cairo_t                *cr;
  const CvCalendarChart  *chart;
  const CvCalendarLayout *layout;
  const CvChartStyle     *style;
  double                  em;
} Job;

/* --- text --- */

/* At most @lines of it, cut off with "…" where that is too little. */
static void
draw_lines (const Job *job, CvFont font, const CvColor *color, const char *text, double x, double y,
            double width, int lines)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 200));

  if (width <= 0)
    return;
  layout = cv_chart_style_create_text (job->style, font, start);
  pango_layout_set_single_paragraph_mode (layout, lines == 1);
  pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
  pango_layout_set_height (layout, -lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cv_color_set (job->cr, color);
  cairo_move_to (job->cr, x, y);
  pango_cairo_show_layout (job->cr, layout);
}

static void
draw_text (const Job *job, CvFont font, const CvColor *color, const char *text, double x, double y,
           double width)
{
  draw_lines (job, font, color, text, x, y, width, 1);
}

static const CvCalendarRow *
get_row (const Job *job, guint row)
{
  return &g_array_index (job->chart->rows, CvCalendarRow, row);
}

/* --- what lies behind --- */

/* The middle of a pixel, where there are any. */
static double
sharpen (const Job *job, double position)
{
  return job->style->recording_scale > 0 ? floor (position) + 0.5 : position;
}

static void
draw_line (const Job *job, double x, double top, double bottom)
{
  cairo_move_to (job->cr, sharpen (job, x), top);
  cairo_line_to (job->cr, sharpen (job, x), bottom);
}

/* From @top in the head down through all rows, but not through the texts in them. */
static void
draw_down (const Job *job, double x, double top)
{
  const CvCalendarLayout *layout = job->layout;

  draw_line (job, x, top, layout->head.top + layout->head.height);
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CvCalendarBand *row = &layout->rows[i];

      double                start = row->top;

      if (row->marks_top > row->flags_top)
        start = row->marks_top;
      else if (layout->names_above)
        start = row->flags_top;
      draw_line (job, x, start, row->top + row->height);
    }
}

static double
get_bottom (const CvCalendarLayout *layout)
{
  if (layout->n_rows == 0)
    return layout->head.top + layout->head.height;

  return layout->rows[layout->n_rows - 1].top + layout->rows[layout->n_rows - 1].height;
}

static void
draw_spans (const Job *job)
{
  const CvScale *time = &job->layout->time;

  cv_color_set (job->cr, &job->style->span);
  for (guint i = 0; i < job->chart->events->len; i++)
    {
      const CvCalendarEvent *event = &g_array_index (job->chart->events, CvCalendarEvent, i);
      double start = cv_scale_map (time, MAX (event->first, job->chart->from));
      double end = cv_scale_map (time, MIN (event->last, job->chart->to) + 1);
      double top = job->layout->head.flags_top, bottom = get_bottom (job->layout);

      if (event->last == event->first || event->row >= (int) job->layout->n_rows)
        continue;
      if (event->row >= 0)
        {
          top = job->layout->rows[event->row].flags_top;
          bottom = job->layout->rows[event->row].marks_top + 2 * job->layout->mark_height;
        }
      cairo_rectangle (job->cr, start, top, end - start, bottom - top);
      cairo_fill (job->cr);
    }
}

static void
draw_grid (const Job *job)
{
  const CvCalendarLayout *layout = job->layout;

  cairo_set_line_width (job->cr, job->style->hair_width);
  cv_color_set (job->cr, &job->style->grid);
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const CvTimeTick *tick = &g_array_index (layout->ticks, CvTimeTick, i);
      double            top = layout->head.top + (layout->context->len > 0 ? layout->lane_height : 0);

      if (tick->first >= job->chart->from)
        draw_down (job, cv_scale_map (&layout->time, tick->first), top);
    }
  for (guint i = 0; i < layout->n_rows; i++)
    {
      double y = sharpen (job, layout->rows[i].top);

      cairo_move_to (job->cr, 0, y);
      cairo_line_to (job->cr, layout->width, y);
    }
  cairo_stroke (job->cr);
}

/* --- the head --- */

/* Each name at the beginning of its period, where what is seen of that has room for it; a step of several months bears the
 * name of its first, which may be over by then. */
static void
draw_names_of (const Job *job, GArray *ticks, CvFont font, const CvColor *color, double y)
{
  const CvScale *time = &job->layout->time;

  for (guint i = 0; i < ticks->len; i++)
    {
      const CvTimeTick *tick = &g_array_index (ticks, CvTimeTick, i);
      double start = cv_scale_map (time, MAX (tick->first, job->chart->from));
      double end = cv_scale_map (time, MIN (tick->next, job->chart->to + 1));
      g_autoptr (PangoLayout) text = cv_chart_style_create_text (job->style, font, tick->name);
      int width;

      if (i + 1 < ticks->len)
        end = cv_scale_map (time, MIN (g_array_index (ticks, CvTimeTick, i + 1).first,
                                       job->chart->to + 1));
      pango_layout_get_size (text, &width, NULL);
      if ((double) width / PANGO_SCALE > end - start || tick->next <= job->chart->from)
        continue;
      cv_color_set (job->cr, color);
      cairo_move_to (job->cr, start + 0.3 * job->em, y);
      pango_cairo_show_layout (job->cr, text);
    }
}

static void
draw_head (const Job *job)
{
  const CvCalendarLayout *layout = job->layout;
  double                  y = layout->head.top;

  if (layout->context->len > 0)
    {
      draw_names_of (job, layout->context, CV_FONT_SMALL, &job->style->dim, y);
      y += layout->lane_height;
    }
  draw_names_of (job, layout->ticks, CV_FONT_STRONG, &job->style->text, y);
}

static void
draw_mark (const Job *job, double x, double y, double radius)
{
  cairo_move_to (job->cr, x, y - radius);
  cairo_line_to (job->cr, x + radius, y);
  cairo_line_to (job->cr, x, y + radius);
  cairo_line_to (job->cr, x - radius, y);
  cairo_close_path (job->cr);
}

/* What the marks mean: where the names' column is empty, or on a line of its own below the title. */
static void
draw_key (const Job *job)
{
  const CvCalendarLayout *layout = job->layout;
  const CvColor          *colors = job->style->series;
  double line = job->style->line_height, radius = 0.36 * job->em, indent = 1.2 * job->em;
  double y = layout->head.top, x, thick = job->style->thin_width;

  if (layout->names_above && layout->title_height == 0)
    return;
  if (layout->names_above)
    y -= layout->lane_height + 0.3 * job->em;
  cv_color_set (job->cr, &colors[0]);
  draw_mark (job, radius, y + line / 2, radius);
  cairo_fill (job->cr);
  draw_text (job, CV_FONT_SMALL, &job->style->dim, C_ ("calendar", "Ritual"), indent, y, layout->names_width / 2 - indent);

  x = indent + cv_chart_words_measure (job->style, CV_FONT_SMALL, C_ ("calendar", "Ritual")) + 1.5 * job->em;
  cv_color_set (job->cr, &colors[1]);
  for (int i = 0; i < 2; i++)
    cairo_rectangle (job->cr, x + 0.45 * job->em * i, y + line / 2 - 0.35 * job->em, thick, 0.7 * job->em);
  cairo_fill (job->cr);
  draw_text (job, CV_FONT_SMALL, &job->style->dim, C_ ("calendar", "Post"), x + indent, y, layout->names_width - x - indent);
}

/* --- a row --- */

static void
draw_bar (const Job *job, double from, double to, double middle, double height)
{
  cairo_rectangle (job->cr, from, middle - height / 2, MAX (to - from, 0), height);
  cairo_fill (job->cr);
}

static void
draw_ritual (const Job *job, const CvCalendarRow *row, double top, CvDay last)
{
  g_autoptr (GArray) days = cv_calendar_ritual_days (row->rhythm, job->chart->from, last);
  const CvScale *time = &job->layout->time;
  double         middle = top + job->layout->mark_height / 2, radius = 0.36 * job->em;
  double         space = INFINITY;

  if (days->len > 1)
    space = cv_scale_map (time, g_array_index (days, CvDay, 1)) -
            cv_scale_map (time, g_array_index (days, CvDay, 0));
  cv_color_set (job->cr, &job->style->series[0]);
  if (space < 4)
    {
      draw_bar (job, cv_scale_map (time, job->chart->from), cv_scale_map (time, last + 1), middle,
                0.4 * job->em);
      return;
    }
  radius = MIN (radius, 0.44 * space);
  for (guint i = 0; i < days->len; i++)
    draw_mark (job, cv_scale_map (time, g_array_index (days, CvDay, i) + 0.5), middle, radius);
  cairo_fill (job->cr);
}

static void
draw_posts (const Job *job, const CvCalendarRow *row, double top, CvDay last)
{
  const CvScale *time = &job->layout->time;
  double         middle = top + job->layout->mark_height / 2, every = 7 / row->posts;
  double         space = (time->end - time->start) / (time->to - time->from) * every;
  double         thick = job->style->thin_width;

  if (isnan (row->posts))
    return;
  cv_color_set (job->cr, &job->style->series[1]);
  if (space < 2 * thick + 1)
    {
      draw_bar (job, cv_scale_map (time, job->chart->from), cv_scale_map (time, last + 1), middle,
                0.3 * job->em);
      return;
    }
  for (double day = job->chart->from + every / 2; day < last + 1; day += every)
    cairo_rectangle (job->cr, cv_scale_map (time, day) - thick / 2, middle - 0.35 * job->em, thick,
                     0.7 * job->em);
  cairo_fill (job->cr);
}

static void
draw_row (const Job *job, guint index)
{
  const CvCalendarRow *row = get_row (job, index);
  double               top = job->layout->rows[index].marks_top;
  CvDay                last = job->chart->to;

  if (row->ended != CV_DAY_NONE)
    last = MIN (last, row->ended - 1);
  if (last < job->chart->from)
    return;
  draw_ritual (job, row, top, last);
  draw_posts (job, row, top + job->layout->mark_height, last);
}

/* --- flags --- */

static const char *
get_flag_text (const Job *job, const CvCalendarFlag *flag)
{
  if (flag->event == CV_CALENDAR_TODAY)
    return _("Today");

  return g_array_index (job->chart->events, CvCalendarEvent, flag->event).text;
}

static void
draw_pennant (const Job *job, double x, double y)
{
  double height = 0.62 * job->em, top = y + (job->layout->lane_height - height) / 2;

  cairo_move_to (job->cr, x, top);
  cairo_line_to (job->cr, x + 0.65 * job->em, top + height / 2);
  cairo_line_to (job->cr, x, top + height);
  cairo_close_path (job->cr);
  cv_color_set (job->cr, &job->style->text);
  cairo_fill (job->cr);
}

/* Lines that go down behind a text would be read into it. */
static void
clear_behind (const Job *job, const CvCalendarFlag *flag, double y)
{
  const CvColor *color = &job->style->background;

  cairo_rectangle (job->cr, flag->text_x, y, flag->text_width, job->layout->lane_height);
  cairo_set_source_rgba (job->cr, color->red, color->green, color->blue, 0.8);
  cairo_fill (job->cr);
}

static double
get_flag_top (const Job *job, const CvCalendarFlag *flag)
{
  const CvCalendarBand *band = flag->row < 0 ? &job->layout->head : &job->layout->rows[flag->row];

  return band->flags_top + flag->lane * job->layout->lane_height;
}

static void
draw_pole (const Job *job, const CvCalendarFlag *flag)
{
  double   y = get_flag_top (job, flag);
  gboolean today = flag->event == CV_CALENDAR_TODAY;
  const double dashes[] = { 4, 3 };

  cairo_save (job->cr);
  cairo_set_line_width (job->cr, today ? job->style->thin_width : job->style->hair_width);
  if (today)
    cairo_set_dash (job->cr, dashes, 2, 0);
  cv_color_set (job->cr, today ? &job->style->text : &job->style->axis);
  if (flag->row < 0)
    draw_down (job, flag->x, y);
  else
    draw_line (job, flag->x, y, job->layout->rows[flag->row].marks_top + 2 * job->layout->mark_height);
  cairo_stroke (job->cr);
  cairo_restore (job->cr);
}

static void
draw_flag (const Job *job, const CvCalendarFlag *flag)
{
  double   y = get_flag_top (job, flag);
  gboolean today = flag->event == CV_CALENDAR_TODAY;

  if (!today)
    {
      draw_pennant (job, flag->x, y);
      clear_behind (job, flag, y);
    }
  draw_text (job, today ? CV_FONT_STRONG : CV_FONT_SMALL, &job->style->text,
             get_flag_text (job, flag), flag->text_x, y, flag->text_width * (today ? 1.2 : 1));
}

static void
for_each_flag (const Job *job, void (*draw) (const Job *job, const CvCalendarFlag *flag))
{
  for (guint i = 0; i < job->layout->flags->len; i++)
    {
      const CvCalendarFlag *flag = &g_array_index (job->layout->flags, CvCalendarFlag, i);

      if (flag->row < (int) job->layout->n_rows)
        draw (job, flag);
    }
}

static void
draw_rest (const Job *job)
{
  guint            rest = job->chart->rows->len - job->layout->n_rows;
  g_autofree char *text = g_strdup_printf (
      ngettext ("and %u more channel", "and %u more channels", rest), rest);

  if (rest > 0)
    draw_text (job, CV_FONT_SMALL, &job->style->dim, text, 0,
               get_bottom (job->layout) + 0.5 * job->em, job->layout->names_width);
}

void
cv_calendar_draw (cairo_t *cr, const CvCalendarChart *chart, const CvCalendarLayout *layout,
                  const CvChartStyle *style)
{
  Job job = { cr, chart, layout, style, style->text_size };

  if (style->background.alpha > 0)
    {
      cv_color_set (cr, &style->background);
      cairo_rectangle (cr, 0, 0, layout->width, layout->height);
      cairo_fill (cr);
    }
  if (layout->title_height > 0)
    cv_chart_words_draw_block (cr, style, CV_FONT_TITLE, &style->text, chart->title, 0, 0.2 * job.em, layout->width);
  draw_spans (&job);
  draw_grid (&job);
  draw_head (&job);
  draw_key (&job);
  for (guint i = 0; i < layout->n_rows; i++)
    draw_row (&job, i);
  /* Lines go below what is written. */
  for_each_flag (&job, draw_pole);
  for_each_flag (&job, draw_flag);
  draw_rest (&job);
}

void
cv_calendar_draw_names (cairo_t *cr, const CvCalendarChart *chart, const CvCalendarLayout *layout,
                        const CvChartStyle *style)
{
  Job    job = { cr, chart, layout, style, style->text_size };
  double line = style->line_height;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      const CvCalendarBand *band = &layout->rows[i];
      double y = band->top + (layout->names_above ? 0.4 * job.em : (band->height - band->names_height) / 2);

      draw_text (&job, CV_FONT_STRONG, &style->text, get_row (&job, i)->name, 0, y,
                 layout->names_width);
      draw_lines (&job, CV_FONT_SMALL, &style->dim, get_row (&job, i)->words, 0, y + line,
                  layout->names_width, CV_CALENDAR_WORD_LINES);
    }
}

void
cv_calendar_draw_picture (cairo_t *cr, const CvChartStyle *style, double width, double height,
                          gconstpointer data)
{
  double margin = style->text_size;
  g_autoptr (CvCalendarLayout) layout = NULL;

  cv_color_set (cr, &style->background);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  width = MAX (width - 2 * margin, 1);
  layout = cv_calendar_layout_new (data, style, TRUE, width, width, height - 2 * margin);
  cairo_translate (cr, margin, margin);
  cv_calendar_draw (cr, data, layout, style);
  cv_calendar_draw_names (cr, data, layout, style);
  cairo_translate (cr, -margin, -margin);
}

double
cv_calendar_get_picture_height (const CvCalendarChart *chart, const CvChartStyle *style, double width)
{
  double margin = style->text_size;
  g_autoptr (CvCalendarLayout) layout = NULL;

  width = MAX (width - 2 * margin, 1);
  layout = cv_calendar_layout_new (chart, style, TRUE, width, width, 0);

  return CLAMP (ceil (layout->height + 2 * margin), CV_CHART_MIN_HEIGHT, CV_CHART_MAX_SIZE);
}

/* --- leaving the program --- */

static void
get_size (gconstpointer chart, const CvChartStyle *style, double *width, double *height)
{
  *height = cv_calendar_get_picture_height (chart, style, *width);
}

static char *
describe (gconstpointer chart)
{
  return cv_calendar_chart_describe (chart);
}

static void
tabulate_line (CvTableText *table, const char *channel, CvDay day, CvDay until, const char *text)
{
  cv_table_text_add_text (table, channel);
  cv_table_text_add_day (table, day);
  cv_table_text_add_day (table, until);
  cv_table_text_add_text (table, text);
  cv_table_text_end_line (table);
}

static void
tabulate (gconstpointer data, CvTableText *table)
{
  const CvCalendarChart *chart = data;

  cv_table_text_add_text (table, C_("table", "Channel"));
  cv_table_text_add_text (table, C_("table", "Day"));
  cv_table_text_add_text (table, C_("table", "Until"));
  cv_table_text_add_text (table, C_("table", "What happens"));
  cv_table_text_end_line (table);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const CvCalendarRow *row = &g_array_index (chart->rows, CvCalendarRow, i);

      tabulate_line (table, row->name, CV_DAY_NONE, row->ended, row->words);
    }
  for (guint i = 0; i < chart->events->len; i++)
    {
      const CvCalendarEvent *event = &g_array_index (chart->events, CvCalendarEvent, i);
      const char *name
          = event->row >= 0 ? g_array_index (chart->rows, CvCalendarRow, event->row).name : NULL;

      tabulate_line (table, name, event->first, event->last, event->text);
    }
}

static const CvFigureKind figure
    = { cv_calendar_draw_picture, get_size, describe, tabulate, (GDestroyNotify) cv_calendar_chart_free };

CvFigure *
cv_calendar_chart_to_figure (CvCalendarChart *chart)
{
  return cv_figure_new (&figure, chart, chart->title);
}
