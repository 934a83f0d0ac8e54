/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts that are rows: bars and the calendar. Where things stand, and what is said of them. */

#include <cairo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "charts/cv-bar-chart.h"
#include "charts/cv-calendar-layout.h"
#include "charts/cv-chart-words.h"
#include "charts/cv-picture.h"
#include "charts/cv-pollination-chart.h"

static CvBarChart *
new_bars (void)
{
  CvBarChart *chart = cv_bar_chart_new ("Forum leads", "Community", "Page");
  CvBarSection *section = cv_bar_chart_add_section (chart, "Interactions");

  cv_bar_section_add (section, "Forum <b>", 4, "4", 0);
  cv_bar_section_add (section, "Page", 1, "1", 1);
  cv_bar_section_add (section, "Letter", NAN, "not measured", 1);
  section = cv_bar_chart_add_section (chart, "Contributions");
  cv_bar_section_add (section, "Forum <b>", 0, "0", 0);
  return chart;
}

static void
test_bars_in_words (void)
{
  g_autoptr (CvBarChart) chart = new_bars ();
  g_autofree char *third = cv_bar_chart_describe (chart, 2);
  g_autofree char *last = cv_bar_chart_describe (chart, 3);

  g_assert_cmpuint (cv_bar_chart_count (chart), ==, 4);
  g_assert_cmpstr (third, ==, "Letter, Page. Interactions: not measured");
  g_assert_cmpstr (last, ==, "Forum <b>, Community. Contributions: 0");
}

/* Rows follow each other, none above its section's head, all within the height. */
static void
test_bars_stand (void)
{
  static const double widths[] = { 240, 360, 960 };
  g_autoptr (CvBarChart) chart = new_bars ();
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      double bottom = 0, height = cv_bar_chart_get_height (chart, style, TRUE, widths[w]);

      for (guint i = 0; i < cv_bar_chart_count (chart); i++)
        {
          double top, row;

          cv_bar_chart_place (chart, style, TRUE, widths[w], i, &top, &row);
          g_assert_cmpfloat (top, >=, bottom);
          bottom = top + row;
        }
      g_assert_cmpfloat (bottom, <=, height);
    }
}

/* How many pixels of row @bar have the first line's colour. */
static int
count_painted (cairo_surface_t *surface, const CvBarChart *chart, const CvChartStyle *style, double width, guint bar)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), n = 0;
  double top, height;
  int y;

  cv_bar_chart_place (chart, style, FALSE, width, bar, &top, &height);
  y = (int) (top + height / 2);
  for (int x = 0; x < (int) width; x++)
    {
      const unsigned char *pixel = data + y * stride + 4 * x;

      n += abs (pixel[0] - (int) round (255 * style->series[0].blue)) < 3
           && abs (pixel[2] - (int) round (255 * style->series[0].red)) < 3;
    }
  return n;
}

static void
test_bars_drawn (void)
{
  g_autoptr (CvBarChart) chart = new_bars ();
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  double width = 960;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, 400);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cv_bar_chart_draw (cr, chart, style, FALSE, width);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  /* The longest fills what its name and number leave; a quarter of it has only an edge of that colour; what is not
   * measured has no bar, what is nothing a hair. */
  g_assert_cmpint (count_painted (surface, chart, style, width, 0), >, 600);
  g_assert_cmpint (count_painted (surface, chart, style, width, 1), <, 10);
  g_assert_cmpint (count_painted (surface, chart, style, width, 2), ==, 0);
  g_assert_cmpint (count_painted (surface, chart, style, width, 3), <=, 1);
  cairo_surface_destroy (surface);
}

/* --- the calendar --- */

static CvCalendarChart *
new_calendar (guint n_events)
{
  CvCalendarChart *chart = g_new0 (CvCalendarChart, 1);
  CvCalendarRow row = { g_strdup ("Forum"), g_strdup ("Tuesday tasting, every week"), CV_RHYTHM_WEEK, 3, CV_DAY_NONE };

  chart->title = g_strdup ("One ritual");
  chart->from = cv_day_from_ymd (2026, 1, 1);
  chart->to = cv_day_from_ymd (2026, 12, 31);
  chart->today = cv_day_from_ymd (2026, 7, 1);
  chart->rows = g_array_new (FALSE, FALSE, sizeof (CvCalendarRow));
  chart->events = g_array_new (FALSE, FALSE, sizeof (CvCalendarEvent));
  g_array_append_val (chart->rows, row);
  for (guint i = 0; i < n_events; i++)
    {
      CvDay first = chart->from + 3 * (int) i;
      CvCalendarEvent event = { first, first, g_strdup ("The tasting on the quay, hosted by the ambassadors"), -1 };

      g_array_append_val (chart->events, event);
    }
  return chart;
}

static void
free_calendar (CvCalendarChart *chart)
{
  for (guint i = 0; i < chart->events->len; i++)
    g_free (g_array_index (chart->events, CvCalendarEvent, i).text);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      g_free (g_array_index (chart->rows, CvCalendarRow, i).name);
      g_free (g_array_index (chart->rows, CvCalendarRow, i).words);
    }
  g_array_unref (chart->events);
  g_array_unref (chart->rows);
  g_free (chart->title);
  g_free (chart);
}

/* 2026 has 52 Mondays, 12 firsts of a month, 4 of a quarter. */
static void
test_ritual_days (void)
{
  static const struct
  {
    CvRhythm rhythm;
    guint n;
  } cases[] = { { CV_RHYTHM_NONE, 0 },  { CV_RHYTHM_DAY, 365 },    { CV_RHYTHM_WEEK, 52 },
                { CV_RHYTHM_MONTH, 12 }, { CV_RHYTHM_FORTNIGHT, 26 }, { CV_RHYTHM_QUARTER, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = cv_calendar_ritual_days (cases[i].rhythm, cv_day_from_ymd (2026, 1, 1),
                                                         cv_day_from_ymd (2026, 12, 31));

      g_assert_cmpuint (days->len, ==, cases[i].n);
    }
}

static double
get_text_start (const CvCalendarFlag *flag)
{
  return flag->leftwards ? flag->text_x - flag->text_width : flag->text_x;
}

/* Texts of one lane never meet, however many events there are; what has no room lies below all texts. */
static void
test_flags (void)
{
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  CvCalendarChart *chart = new_calendar (40);
  g_autoptr (CvCalendarLayout) layout = cv_calendar_layout_new (chart, style, TRUE, 960, 960, 0);

  for (guint i = 0; i < layout->flags->len; i++)
    for (guint j = 0; j < layout->flags->len; j++)
      {
        const CvCalendarFlag *a = &g_array_index (layout->flags, CvCalendarFlag, i);
        const CvCalendarFlag *b = &g_array_index (layout->flags, CvCalendarFlag, j);

        if (i == j || a->event == CV_CALENDAR_TODAY || b->event == CV_CALENDAR_TODAY || !(a->text_width > 0))
          continue;
        if (a->lane == b->lane)
          {
            g_assert_cmpfloat (b->text_width, >, 0);
            g_assert_true (get_text_start (a) + a->text_width <= get_text_start (b)
                           || get_text_start (b) + b->text_width <= get_text_start (a));
          }
      }
  free_calendar (chart);
}

/* Where there is room, a text is whole, though it goes over today's line; where there is less, it goes to the edge. */
static void
test_flag_texts (void)
{
  static const double widths[] = { 960, 330 };
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  CvCalendarChart *chart = new_calendar (3);
  double whole = cv_chart_words_measure (style, CV_FONT_SMALL, g_array_index (chart->events, CvCalendarEvent, 0).text);

  for (guint i = 0; i < chart->events->len; i++)
    {
      CvCalendarEvent *event = &g_array_index (chart->events, CvCalendarEvent, i);

      event->first = event->last = cv_day_from_ymd (2026, 5, 1) + 20 * (int) i;
    }
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (CvCalendarLayout) layout = cv_calendar_layout_new (chart, style, TRUE, widths[w], widths[w], 0);

      for (guint i = 0; i < layout->flags->len; i++)
        {
          const CvCalendarFlag *flag = &g_array_index (layout->flags, CvCalendarFlag, i);

          if (flag->event == CV_CALENDAR_TODAY)
            continue;
          g_assert_cmpfloat (get_text_start (flag) + flag->text_width, <=, widths[w]);
          if (w == 0)
            g_assert_cmpfloat_with_epsilon (flag->text_width, whole, 0.1);
          else
            g_assert_cmpfloat (flag->text_width, >, 0.5 * whole);
        }
    }
  free_calendar (chart);
}

static void
test_exports (void)
{
  g_autoptr (CvBarChart) bars = new_bars ();
  g_autofree char *words = cv_bar_chart_describe_all (bars);
  CvCalendarChart *calendar = new_calendar (3);
  CvPicture pictures[] = { { cv_bar_chart_draw_picture, bars, bars->title, words },
                           { cv_calendar_draw_picture, calendar, calendar->title, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (CvPalette palette = CV_PALETTE_LIGHT; palette <= CV_PALETTE_PRINT; palette++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) svg = cv_picture_export_bytes (&pictures[i], "svg", 700, 400, palette, &error);
        g_autoptr (GBytes) png = cv_picture_export_bytes (&pictures[i], "png", 700, 400, palette, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (png), >, 1000);
        g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), pictures[i].title));
      }
  free_calendar (calendar);
}

/* 500 of 1000 reached are satisfied, whatever is assumed of their friends: that has no range. */
static void
test_pollination_in_words (void)
{
  const CvPollinationInput input = { { 1000, 50, 10, 50, 20, 50, 2, 1e6 } };
  g_autoptr (CvPollinationChart) chart = cv_pollination_chart_new (&input);
  g_autofree char *reached = cv_pollination_chart_describe (chart, 0);
  g_autofree char *friends = cv_pollination_chart_describe (chart, 1);

  g_assert_cmpstr (reached, ==, "Reached: 500 satisfied people, 500 without contagion");
  g_assert_nonnull (strstr (friends, " satisfied people ("));
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/bars/words", test_bars_in_words);
  g_test_add_func ("/pictures/bars/place", test_bars_stand);
  g_test_add_func ("/pictures/bars/draw", test_bars_drawn);
  g_test_add_func ("/pictures/calendar/rituals", test_ritual_days);
  g_test_add_func ("/pictures/calendar/flags", test_flags);
  g_test_add_func ("/pictures/calendar/flag-texts", test_flag_texts);
  g_test_add_func ("/pictures/pollination/words", test_pollination_in_words);
  g_test_add_func ("/pictures/export", test_exports);
  return g_test_run ();
}
