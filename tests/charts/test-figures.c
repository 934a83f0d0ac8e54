/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts as they leave the program: pictures with a title and words, and their numbers as a table. */

#include "charts/cv-figure.h"

#include <cairo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "../model/plan-builder.h"
#include "charts/cv-line-figure.h"
#include "charts/cv-matrix-chart.h"
#include "charts/cv-share-chart.h"
#include "charts/cv-status-chart.h"
#include "model/cv-question.h"

static CvPlan *
new_plan (void)
{
  CvPlan *plan = cv_plan_new ();

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-27 currency=EUR");
  put (plan, "goal g1 statement=Known business_value=experience");
  put (plan, "goal g2 statement=<b>Helped</b> business_value=experience");
  put (plan, "channel c1 name=Forum kind=own_forum create_share=20 posts_a_week=3");
  put (plan, "channel c2 name==SUM kind=facebook_page create_share=80 posts_a_week=1");
  put (plan, "role r1 channel=c1 goal=g1 role=lead");
  put (plan, "role r2 channel=c2 goal=g1 role=support");
  put (plan, "kpi k1 goal=g1 name=Comments formula=comments cadence=week unit=count target=100 baseline=0");
  put (plan, "kpi k2 goal=g2 name=Shares formula=shares cadence=week unit=count");
  return plan;
}

/* (transfer full) */
static char *
table_of (const CvFigure *figure)
{
  g_autoptr (GBytes) bytes = cv_figure_to_table (figure, CV_TABLE_FOR_PROGRAMS);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
check_table (const CvFigure *figure, const char *expected)
{
  g_autofree char *table = table_of (figure);

  g_assert_cmpstr (table, ==, expected);
}

/* Every kind of file, with the title where it is text. */
static void
check_pictures (const CvFigure *figure)
{
  static const CvPalette palettes[] = { CV_PALETTE_LIGHT, CV_PALETTE_DARK };
  g_autofree char *escaped = g_markup_escape_text (figure->title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = cv_figure_to_bytes (figure, "png", 0, 0, palettes[i], &error);
      g_autoptr (GBytes) svg = cv_figure_to_bytes (figure, "svg", 0, 0, palettes[i], &error);
      g_autoptr (GBytes) pdf = cv_figure_to_bytes (figure, "pdf", 0, 0, palettes[i], &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (memcmp (g_bytes_get_data (png, NULL), "\x89PNG", 4), ==, 0);
      g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF", 4), ==, 0);
      text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_assert_nonnull (strstr (text, escaped));
    }
}

static void
test_matrix (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvFigure) figure = cv_matrix_chart_to_figure (cv_matrix_chart_new (plan));

  g_assert_cmpstr (figure->title, ==, "1 goal has no lead channel");
  check_table (figure, "Goal,Forum,'=SUM\r\nKnown,Lead,Support\r\n<b>Helped</b>,None,None\r\n");
  check_pictures (figure);
}

/* 50 channels make it wider, not narrower columns. */
static void
test_matrix_wide (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvFigure) figure = NULL;
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  double width = 960, height = 540;

  for (guint i = 3; i <= 50; i++)
    {
      g_autofree char *line = g_strdup_printf ("channel c%u name=A_channel_with_a_rather_long_name_%u kind=x", i, i);

      put (plan, line);
    }
  figure = cv_matrix_chart_to_figure (cv_matrix_chart_new (plan));
  figure->kind->get_size (figure->chart, style, &width, &height);
  g_assert_cmpfloat (width, >, 50 * 8 * style->text_size);
  check_pictures (figure);
}

/* In a narrow picture every channel is still there: listed below its goal, not cut off as a column. */
static void
test_matrix_narrow (void)
{
  enum { N = 9 };
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvFigure) figure = NULL;
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 360, 600);
  cairo_t *cr = cairo_create (surface);
  guint n_marks = 0;
  gboolean inside = FALSE;

  for (guint i = 3; i < 3 + N; i++)
    {
      g_autofree char *channel = g_strdup_printf ("channel c%u name=Channel_%u kind=x", i, i);
      g_autofree char *role = g_strdup_printf ("role r%u channel=c%u goal=g2 role=lead", i, i);

      put (plan, channel);
      put (plan, role);
    }
  figure = cv_matrix_chart_to_figure (cv_matrix_chart_new (plan));
  figure->kind->draw (cr, style, 360, 600, figure->chart);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  /* Down through the middle of the marks. */
  for (int y = 0; y < 600; y++)
    {
      const guint8 *pixel = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
                            + 4 * (int) (cv_figure_get_margin (style) + 0.5 * style->text_size);
      gboolean      is_mark = pixel[0] > 150 && pixel[2] < 60;

      n_marks += is_mark && !inside ? 1 : 0;
      inside = is_mark;
    }
  /* The legend's lead and g1's, the nine of g2; a hollow mark is hit above and below: g1's support. */
  g_assert_cmpuint (n_marks, ==, 1 + 1 + N + 2);
  cairo_surface_destroy (surface);
}

static void
test_shares (void)
{
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvFigure) values = cv_share_chart_to_figure (cv_share_chart_of_values (plan));
  g_autoptr (CvFigure) mix = cv_share_chart_to_figure (cv_share_chart_of_mix (plan));
  g_autoptr (CvFigure) budget = cv_share_chart_to_figure (cv_share_chart_of_budget (plan));
  g_autofree char *words = cv_share_chart_describe (mix->chart, 2);

  g_assert_cmpstr (values->title, ==, "All goals serve one value: Experience");
  check_table (values, "Of,Experience,Connectivity,Proximity\r\nAll goals serve one value: Experience,2,0,0\r\n");
  check_pictures (values);

  /* By posts: (3 × 20 + 1 × 80) / 4 = 35. */
  g_assert_cmpstr (mix->title, ==, "Over all channels: 35% made by us, 65% curated");
  check_table (mix, "Of,Made by us,Curated\r\nAll channels,35,65\r\nForum,20,80\r\n'=SUM,80,20\r\n");
  g_assert_cmpstr (words, ==, "=SUM: 80% made by us · 20% curated");
  check_pictures (mix);

  /* Nothing is paid: no bar, but a sentence. */
  g_assert_cmpuint (cv_share_chart_count (budget->chart), ==, 0);
  check_pictures (budget);
}

static void
check_balance (const char *values, const char *title)
{
  g_autoptr (CvPlan) plan = cv_plan_new ();
  g_auto (GStrv) words = g_strsplit (values, " ", -1);
  g_autoptr (CvShareChart) chart = NULL;

  put (plan, "plan plan name=Spring from=2026-01-05 to=2026-12-27");
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_autofree char *line = g_strdup_printf ("goal g%u statement=G business_value=%s", i + 1, words[i]);

      put (plan, line);
    }
  chart = cv_share_chart_of_values (plan);
  g_assert_cmpstr (chart->title, ==, title);
}

static void
test_balance (void)
{
  check_balance ("", "No goal says yet what it is worth to the business");
  check_balance ("proximity proximity", "All goals serve one value: Proximity");
  check_balance ("proximity experience", "One value has no goal yet: Connectivity");
  check_balance ("proximity experience connectivity connectivity", "The goals lean towards one value: Connectivity");
  check_balance ("proximity experience connectivity", "The goals serve experience, connectivity and proximity");
}

/* Row after row, within the height, at every width. */
static void
test_shares_stand (void)
{
  static const double widths[] = { 200, 320, 960 };
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (CvShareChart) chart = cv_share_chart_of_mix (plan);
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      double bottom = 0;

      for (guint i = 0; i < cv_share_chart_count (chart); i++)
        {
          double top, height;

          cv_share_chart_place (chart, style, widths[w], i, &top, &height);
          g_assert_cmpfloat_with_epsilon (top, bottom, 1e-9);
          bottom = top + height;
        }
      g_assert_cmpfloat (bottom, <=, cv_share_chart_get_height (chart, style, widths[w]));
    }
}

static void
test_status (void)
{
  static const CvSample samples[] = { { 20458, 10 }, { 20465, 12 } }; /* Mondays, 5 and 12 January 2026 */
  const CvSeries series = { "comments", "c1", CV_GRAIN_WEEK, samples, G_N_ELEMENTS (samples) };
  g_autoptr (CvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) questions = cv_plan_get_kpi_questions (plan, cv_day_from_ymd (2026, 2, 9), NULL);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_result_free);
  g_autoptr (CvFigure) figure = NULL;
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  g_autofree char *table = NULL;
  double wide = 960, narrow = 360, wide_height = 0, narrow_height = 0;

  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (results, cv_kpi_judge (questions->pdata[i], &series, 1));
  figure = cv_status_chart_to_figure (cv_status_chart_of_plan (plan, CV_GROUP_BY_GOAL, questions, results, NAN, NAN));
  g_assert_cmpstr (figure->title, ==, "No KPI is behind its path");
  table = table_of (figure);
  /* The week of the 12th ends on the 18th, 22 days before the 9th of February. */
  g_assert_nonnull (strstr (table, "Known,Comments,2026-01-12,12,"));
  g_assert_nonnull (strstr (table, "Last value 3 weeks ago"));
  g_assert_nonnull (strstr (table, "<b>Helped</b>,Shares,,,,,number,No data yet,\r\n"));
  check_pictures (figure);
  /* A narrow one is higher: what stands side by side in the other stands below each other. */
  figure->kind->get_size (figure->chart, style, &wide, &wide_height);
  figure->kind->get_size (figure->chart, style, &narrow, &narrow_height);
  g_assert_cmpfloat (narrow, ==, 360);
  g_assert_cmpfloat (narrow_height, >, 1.2 * wide_height);
}

static void
test_line (void)
{
  CvLineChart *chart = cv_line_chart_new ();
  const double times[] = { 20458 + 3.5, 20465 + 3.5, 20472 + 3.5 }, values[] = { 10, NAN, 12.5 };
  const guint8 partial[] = { 0, 0, 1 };
  g_autoptr (CvFigure) figure = NULL;

  chart->title = g_strdup ("Comments");
  chart->cadence = CV_GRAIN_WEEK;
  cv_line_chart_add_series (chart, "-Comments", times, values, partial, 3);
  figure = cv_line_chart_to_figure (chart);
  check_table (figure, "Line,Day,Value,Target path,Remark\r\n'-Comments,2026-01-05,10,,\r\n'-Comments,2026-01-12,,,\r\n"
                       "'-Comments,2026-01-19,12.5,,Not complete yet\r\n");
  check_pictures (figure);
}

int
main (int argc, char **argv)
{
  speak_english ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/matrix", test_matrix);
  g_test_add_func ("/figures/matrix-wide", test_matrix_wide);
  g_test_add_func ("/figures/matrix-narrow", test_matrix_narrow);
  g_test_add_func ("/figures/shares", test_shares);
  g_test_add_func ("/figures/balance", test_balance);
  g_test_add_func ("/figures/shares-stand", test_shares_stand);
  g_test_add_func ("/figures/status", test_status);
  g_test_add_func ("/figures/line", test_line);

  return g_test_run ();
}
