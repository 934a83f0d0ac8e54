/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "charts/cv-chart-layout.h"

static const char *
kind_name (CvLabelKind kind)
{
  static const char *const names[] = { "title",    "subtitle", "value",  "time",   "context",
                                       "now",      "event",    "key",    "series", "path",
                                       "forecast", "band",     "limits", "empty" };

  return names[kind];
}

static void
assert_within (const CvChartLayout *layout, const CvRect *box, const char *what)
{
  if (box->x < -0.01 || box->y < -0.01 || box->x + box->width > layout->width + 0.01 ||
      box->y + box->height > layout->height + 0.01)
    g_error ("%s at %g, %g of %g x %g lies outside %g x %g", what, box->x, box->y, box->width,
             box->height, layout->width, layout->height);
}

static void
assert_apart (const CvChartLabel *a, const CvChartLabel *b)
{
  if (cv_rect_overlaps (&a->box, &b->box))
    g_error ("%s “%s” lies on %s “%s”", kind_name (a->kind), cv_chart_label_get_text (a),
             kind_name (b->kind), cv_chart_label_get_text (b));
}

static void
assert_flags_are_clear (const CvChartLayout *layout)
{
  for (guint i = 0; i < layout->flags->len; i++)
    {
      const CvChartFlag *flag = &g_array_index (layout->flags, CvChartFlag, i);

      if (flag->pennant.width == 0)
        continue;
      assert_within (layout, &flag->pennant, "A pennant");
      for (guint k = 0; k < layout->labels->len; k++)
        {
          const CvChartLabel *label = &g_array_index (layout->labels, CvChartLabel, k);

          if (cv_rect_overlaps (&flag->pennant, &label->box))
            g_error ("A pennant lies on %s “%s”", kind_name (label->kind),
                     cv_chart_label_get_text (label));
        }
    }
}

/* What must hold for every chart. */
static void
assert_sound (const CvChartLayout *layout)
{
  const GArray *labels = layout->labels;

  g_assert_cmpfloat (layout->plot.width, >, 0);
  g_assert_cmpfloat (layout->plot.height, >, 0);
  assert_within (layout, &layout->plot, "The plot");
  for (guint i = 0; i < labels->len; i++)
    {
      const CvChartLabel *label = &g_array_index (labels, CvChartLabel, i);

      assert_within (layout, &label->box, cv_chart_label_get_text (label));
      for (guint k = 0; k < i; k++)
        assert_apart (label, &g_array_index (labels, CvChartLabel, k));
    }
  assert_flags_are_clear (layout);
}

static void
test_samples (void)
{
  static const double sizes[][2] = { { 960, 480 },   { 640, 260 }, { 360, 260 },
                                     { 360, 180 },   { 240, 160 }, { 120, 80 },
                                     { 2400, 1200 }, { 200, 900 }, { 1600, 90 } };

  for (guint i = 0; i < n_chart_samples; i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      for (guint palette = CV_PALETTE_LIGHT; palette <= CV_PALETTE_PRINT; palette++)
        {
          g_autoptr (CvLineChart) chart = chart_samples[i].create ();
          g_autoptr (CvChartStyle) style = cv_chart_style_new ((CvPalette) palette, NULL, 1);
          g_autoptr (CvChartLayout)
              layout = cv_chart_layout_new (chart, style, sizes[k][0], sizes[k][1]);

          g_test_message ("%s, %g x %g", chart_samples[i].name, sizes[k][0], sizes[k][1]);
          assert_sound (layout);
        }
}

/* Random charts. */

static char *
create_words (guint32 *seed)
{
  static const char *const words[] = {
    "Followers",       "of",         "all",        "channels",
    "Recommandations", "dépassent",  "l’objectif", "Ambassador",
    "programme",       "1\u202f340", "—",          "Zuschauerinnen"
  };
  GString *text = g_string_new (NULL);
  guint    n = (guint) (9 * chart_sample_random (seed));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[(guint) (G_N_ELEMENTS (words) * chart_sample_random (seed))]);

  return g_string_free (text, FALSE);
}

static void
add_random_series (CvLineChart *chart, guint32 *seed, double from)
{
  guint              n = (guint) (200 * pow (chart_sample_random (seed), 2));
  double             scale = pow (10, 14 * chart_sample_random (seed) - 3);
  double             value = (chart_sample_random (seed) - 0.3) * scale;
  g_autofree double *times = g_new (double, n + 1);
  g_autofree double *values = g_new (double, n + 1);
  g_autofree guint8 *partial = g_new0 (guint8, n + 1);
  g_autofree char   *name = create_words (seed);

  for (guint i = 0; i < n; i++)
    {
      times[i] = from + i * (1 + 29 * (chart->cadence > 1));
      value += (chart_sample_random (seed) - 0.45) * scale * 0.2;
      values[i] = chart_sample_random (seed) < 0.1 ? NAN : value;
      partial[i] = chart_sample_random (seed) < 0.05;
    }
  cv_line_chart_add_series (chart, name, times, values, partial, n);
}

static void
add_random_goal (CvLineChart *chart, guint32 *seed, double from)
{
  CvChartPoint    points[2] = { { from, 1000 * chart_sample_random (seed) },
                                { from + 300, 1e6 * pow (chart_sample_random (seed), 4) } };
  CvChartForecast forecast[2] = { { from + 100, 40, 40, 40 }, { from + 300, 90, 60, 120 } };
  CvChartLimits   limits = { from, from + 100, 10, 60, 20, 80 };

  g_array_append_vals (chart->path, points, 2);
  chart->path_label = create_words (seed);
  if (chart_sample_random (seed) < 0.5)
    g_array_append_vals (chart->forecast, forecast, 2);
  chart->forecast_label = g_strdup ("Forecast 90\n60 to 120");
  if (chart_sample_random (seed) < 0.5)
    g_array_append_val (chart->limits, limits);
  chart->limits_label = g_strdup ("Usual range");
  if (chart_sample_random (seed) < 0.2)
    chart->band_low = 30;
  chart->band_label = create_words (seed);
}

static CvLineChart *
create_random (guint32 *seed)
{
  CvLineChart *chart = cv_line_chart_new ();
  double       from = 20000 + floor (500 * chart_sample_random (seed));
  guint        n_series = (guint) (4.5 * pow (chart_sample_random (seed), 2)) + 1;
  guint        n_events = (guint) (40 * pow (chart_sample_random (seed), 4));

  chart->title = create_words (seed);
  chart->subtitle = create_words (seed);
  chart->cadence = (CvGrain) (4 * chart_sample_random (seed));
  for (guint i = 0; i < n_series; i++)
    add_random_series (chart, seed, from + floor (60 * chart_sample_random (seed)));
  if (chart_sample_random (seed) < 0.7)
    add_random_goal (chart, seed, from);
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *text = create_words (seed);
      CvDay            day = (CvDay) (from + 320 * chart_sample_random (seed));

      cv_line_chart_add_event (chart, day,
                               chart_sample_random (seed) < 0.3 ? day + 12 : CV_DAY_NONE, text);
    }
  if (chart_sample_random (seed) < 0.8)
    chart->now = from + 310 * chart_sample_random (seed);
  chart->now_label = g_strdup ("Aujourd’hui");

  return chart;
}

static void
try_random (guint32 seed, guint count)
{
  static const char *const fonts[] = { "Cantarell 11", "DejaVu Sans 11", "Cantarell 8",
                                       "DejaVu Serif 20" };

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CvLineChart) chart = create_random (&seed);
      PangoFontDescription *font =
          pango_font_description_from_string (fonts[i % G_N_ELEMENTS (fonts)]);
      g_autoptr (CvChartStyle)
          style = cv_chart_style_new (i % 5 == 4 ? CV_PALETTE_PRINT : CV_PALETTE_LIGHT, font,
                                      1 + (i % 7 == 6 ? 1.5 : 0));
      double width = 100 + 1500 * pow (chart_sample_random (&seed), 2);
      double height = 60 + 900 * pow (chart_sample_random (&seed), 2);
      g_autoptr (CvChartLayout) layout = NULL;

      style->right_to_left = i % 11 == 10;
      layout = cv_chart_layout_new (chart, style, width, height);
      g_test_message ("chart %u, %g x %g", i, width, height);
      assert_sound (layout);
      pango_font_description_free (font);
    }
}

static void
test_random (void)
{
  try_random (1, 500);
}

static void
test_random_in_french (void)
{
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("There is no French locale");
      return;
    }
  try_random (2, 300);
  setlocale (LC_ALL, "C.UTF-8");
}

/* Particular charts. */

typedef struct
{
  CvLineChart   *chart;
  CvChartStyle  *style;
  CvChartLayout *layout;
} Fixture;

static Fixture
lay_out (const char *sample, double width, double height)
{
  Fixture fixture = { .chart = chart_sample_find (sample),
                      .style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1) };

  fixture.layout = cv_chart_layout_new (fixture.chart, fixture.style, width, height);

  return fixture;
}

static void
fixture_clear (Fixture *fixture)
{
  cv_chart_layout_free (fixture->layout);
  cv_chart_style_free (fixture->style);
  cv_line_chart_free (fixture->chart);
}

static const char *
find_text (const Fixture *fixture, CvLabelKind kind, guint index)
{
  const CvChartLabel *label = cv_chart_layout_find_label (fixture->layout, kind, index);

  return label != NULL ? cv_chart_label_get_text (label) : NULL;
}

/* Everything a wide chart is to say, it says. */
static void
test_wide (void)
{
  Fixture             fixture = lay_out ("followers", 960, 480);
  const CvChartLabel *target = cv_chart_layout_find_label (fixture.layout, CV_LABEL_PATH, 0);

  g_assert_cmpstr (find_text (&fixture, CV_LABEL_TITLE, 0), ==, "Followers are 60 below the pace");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_PATH, 0), ==, "Target 1,530");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_FORECAST, 0), ==,
                   "Forecast 1,370\n1,326 to 1,414");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_LIMITS, 0), ==, "Usual range");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_NOW, 0), ==, "Today");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_EVENT, 0), ==, "New community host");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_EVENT, 1), ==, "Ambassador programme starts");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_VALUE, 0), ==, "1100");
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_CONTEXT, 0), ==, "2026");
  /* The label of the path stands right of the plot, at the height of 1,530. */
  g_assert_cmpfloat (target->box.x, >, fixture.layout->plot.x + fixture.layout->plot.width);
  g_assert_cmpfloat_with_epsilon (target->box.y + target->box.height / 2,
                                  cv_scale_map (&fixture.layout->value, 1530), 1);
  fixture_clear (&fixture);
}

/* A narrow one has the same in a legend. */
static void
test_narrow (void)
{
  Fixture             fixture = lay_out ("followers", 360, 260);
  const CvChartLabel *target = cv_chart_layout_find_label (fixture.layout, CV_LABEL_PATH, 0);

  g_assert_true (target->legend);
  g_assert_cmpfloat (target->box.y, <, fixture.layout->plot.y);
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_FORECAST, 0), ==,
                   "Forecast 1,370 (1,326 to 1,414)");
  fixture_clear (&fixture);
}

static void
test_value_axis (void)
{
  static const struct
  {
    const char *sample;
    double      from, to;
  } cases[] = {
    { "french", 0, 30 },     /* 9 to 30: near nought, so from nought */
    { "equal", 1200, 1500 }, /* one value has a range around it */
    { "negative", -100, 100 }, { "huge", 0, 3e9 }, { "followers", 1100, 1600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = lay_out (cases[i].sample, 960, 480);

      g_test_message ("%s: %g to %g", cases[i].sample, fixture.layout->value.from,
                      fixture.layout->value.to);
      g_assert_cmpfloat_with_epsilon (fixture.layout->value.from, cases[i].from, 1e-6);
      g_assert_cmpfloat_with_epsilon (fixture.layout->value.to, cases[i].to, 1e-6);
      fixture_clear (&fixture);
    }
}

/* A target out of all proportion is pointed at, not shown. */
static void
test_far_target (void)
{
  Fixture fixture = lay_out ("far-target", 960, 480);

  g_assert_cmpfloat (fixture.layout->value.to, <, 100);
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_PATH, 0), ==, "↑ Target 5,000");
  fixture_clear (&fixture);
}

/* Where the path goes on beyond what is shown, its end is not the target. */
static void
test_path_goes_on (void)
{
  Fixture fixture = lay_out ("followers", 960, 480);
  g_autoptr (CvChartLayout) part = NULL;
  CvLineChart *chart = fixture.chart;

  chart->path_going_label = g_strdup ("Path to 1,530");
  chart->from = chart->now - 28;
  chart->to = chart->now + 7;
  part = cv_chart_layout_new (chart, fixture.style, 960, 480);

  g_assert_cmpstr (find_text (&fixture, CV_LABEL_PATH, 0), ==, "Target 1,530");
  g_assert_cmpstr (cv_chart_label_get_text (cv_chart_layout_find_label (part, CV_LABEL_PATH, 0)), ==,
                   "Path to 1,530");
  fixture_clear (&fixture);
}

static void
test_large_numbers (void)
{
  Fixture fixture = lay_out ("huge", 960, 480);

  g_assert_cmpfloat (fixture.layout->divisor, ==, 1e6);
  g_assert_nonnull (strstr (find_text (&fixture, CV_LABEL_SUBTITLE, 0), "in millions"));
  g_assert_cmpstr (find_text (&fixture, CV_LABEL_VALUE, 6), ==, "3000");
  fixture_clear (&fixture);
}

/* Ticks that would read alike are not set. */
static void
test_labels_differ (void)
{
  const double times[] = { 20000.5, 20001.5 }, values[] = { 3, 4 };
  g_autoptr (CvLineChart) chart = chart_sample_find ("equal"); /* for its format without decimals */
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  g_autoptr (CvChartLayout) layout = NULL;

  g_ptr_array_set_size (chart->series, 0);
  cv_line_chart_add_series (chart, NULL, times, values, NULL, 2);
  layout = cv_chart_layout_new (chart, style, 640, 480);
  g_assert_cmpfloat (layout->ticks.step, ==, 1);
}

static char *
format_hours (double value, gpointer data)
{
  return value == 0 ? g_strdup ("0 min") : g_strdup_printf ("%g h", value);
}

/* One axis, one unit: the nought of an axis of hours is not "0 min". */
static void
test_nought (void)
{
  const double times[] = { 20000.5, 20001.5 }, values[] = { 0.5, 4 };
  g_autoptr (CvLineChart) chart = cv_line_chart_new ();
  g_autoptr (CvChartStyle) style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  g_autoptr (CvChartLayout) layout = NULL;

  chart->format = format_hours;
  cv_line_chart_add_series (chart, NULL, times, values, NULL, 2);
  layout = cv_chart_layout_new (chart, style, 640, 480);
  g_assert_cmpstr (cv_chart_label_get_text (cv_chart_layout_find_label (layout, CV_LABEL_VALUE, 0)), ==, "0");
  g_assert_cmpstr (cv_chart_label_get_text (cv_chart_layout_find_label (layout, CV_LABEL_VALUE, 1)), ==, "1 h");
}

static void
test_empty (void)
{
  Fixture fixture = lay_out ("empty", 640, 260);
  g_autoptr (CvLineChart) nothing = cv_line_chart_new ();
  g_autoptr (CvChartLayout) layout = cv_chart_layout_new (nothing, fixture.style, 640, 260);

  g_assert_cmpstr (find_text (&fixture, CV_LABEL_EMPTY, 0), ==, "There are no values yet.");
  g_assert_nonnull (cv_chart_layout_find_label (layout, CV_LABEL_EMPTY, 0));
  assert_sound (layout);
  fixture_clear (&fixture);
}

/* Too many events for their texts: numbers, and a key below. */
static void
test_key (void)
{
  Fixture             fixture = lay_out ("events", 960, 480);
  const CvChartLabel *key = cv_chart_layout_find_label (fixture.layout, CV_LABEL_KEY, 1);

  g_assert_cmpstr (find_text (&fixture, CV_LABEL_EVENT, 1), ==, "2");
  g_assert_cmpstr (cv_chart_label_get_text (key), ==, "2  New host for the forum");
  g_assert_cmpfloat (key->box.y, >, fixture.layout->plot.y + fixture.layout->plot.height);
  g_assert_cmpuint (fixture.layout->flags->len, ==, 8);
  fixture_clear (&fixture);
}

/* Two events of a day fly from one pole, and the key has all of what is said of either. */
static void
test_same_day (void)
{
  static const char   text[] = "New help desk tool: it counts nights and Sundays in the time to answer";
  CvLineChart        *chart = chart_sample_find ("events");
  CvDay               day = g_array_index (chart->events, CvChartEvent, 3).first;
  Fixture             fixture;
  const CvChartFlag  *flags[2] = { NULL };
  const CvChartLabel *key;

  cv_line_chart_add_event (chart, day, CV_DAY_NONE, text);
  fixture.chart = chart;
  fixture.style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  fixture.layout = cv_chart_layout_new (chart, fixture.style, 960, 480);
  for (guint i = 0; i < chart->events->len; i++)
    g_assert_nonnull (cv_chart_layout_find_label (fixture.layout, CV_LABEL_KEY, i));
  key = cv_chart_layout_find_label (fixture.layout, CV_LABEL_KEY, 8);
  g_assert_true (g_str_has_suffix (cv_chart_label_get_text (key), text));
  for (guint i = 0; i < fixture.layout->flags->len; i++)
    {
      const CvChartFlag *flag = &g_array_index (fixture.layout->flags, CvChartFlag, i);

      if (flag->index == 3 || flag->index == 8)
        flags[flag->index == 8] = flag;
    }
  g_assert_cmpfloat (flags[0]->x, ==, flags[1]->x);
  g_assert_cmpfloat (flags[0]->pennant.width, >, 0);
  g_assert_cmpfloat (flags[1]->pennant.width, >, 0);
  g_assert_false (cv_rect_overlaps (&flags[0]->pennant, &flags[1]->pennant));
  fixture_clear (&fixture);
}

/* The title names what the chart is about, so its label is its newest number though another line stands beside it; lines
 * of one rank have their names. */
static void
test_subject (void)
{
  Fixture compared = lay_out ("compared", 960, 480), channels = lay_out ("channels", 960, 480);

  g_assert_cmpstr (find_text (&compared, CV_LABEL_SERIES, 0), ==, "1274");
  g_assert_cmpstr (find_text (&compared, CV_LABEL_SERIES, 1), ==, "Year before");
  g_assert_true (cv_line_chart_is_subject (compared.chart, 0));
  g_assert_false (cv_line_chart_is_subject (compared.chart, 1));
  g_assert_cmpstr (find_text (&channels, CV_LABEL_SERIES, 0), ==, "Own forum");
  fixture_clear (&compared);
  fixture_clear (&channels);
}

/* However little room there is, the upper line's label is the upper one. */
static void
test_labels_in_order (void)
{
  static const double sizes[][2] = { { 480, 260 }, { 640, 300 }, { 640, 400 }, { 960, 480 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Fixture             fixture = lay_out ("compared", sizes[i][0], sizes[i][1]);
      const CvChartLabel *upper = cv_chart_layout_find_label (fixture.layout, CV_LABEL_SERIES, 0);
      const CvChartLabel *lower = cv_chart_layout_find_label (fixture.layout, CV_LABEL_SERIES, 1);

      g_assert_false (upper->legend || lower->legend);
      g_assert_cmpfloat (upper->anchor_y, <, lower->anchor_y);
      g_assert_cmpfloat (upper->box.y, <, lower->box.y);
      fixture_clear (&fixture);
    }
}

/* What is wanted comes before what may come. */
static void
test_legend_order (void)
{
  CvLineChart        *chart = chart_sample_find ("followers");
  Fixture             fixture;
  const CvChartLabel *band, *forecast;

  g_array_set_size (chart->path, 0);
  chart->band_low = 1300;
  chart->band_high = 1400;
  chart->band_label = g_strdup ("Target 1,300 to 1,400");
  fixture.chart = chart;
  fixture.style = cv_chart_style_new (CV_PALETTE_LIGHT, NULL, 1);
  fixture.layout = cv_chart_layout_new (chart, fixture.style, 360, 300);
  band = cv_chart_layout_find_label (fixture.layout, CV_LABEL_BAND, 0);
  forecast = cv_chart_layout_find_label (fixture.layout, CV_LABEL_FORECAST, 0);
  g_assert_true (band->legend && forecast->legend);
  g_assert_true (band->box.y < forecast->box.y || (band->box.y == forecast->box.y && band->box.x < forecast->box.x));
  fixture_clear (&fixture);
}

/* Text goes right to left where the language does, time never. */
static void
test_right_to_left (void)
{
  Fixture             fixture = lay_out ("followers", 960, 480);
  const CvChartLabel *title;

  cv_chart_layout_free (fixture.layout);
  fixture.style->right_to_left = TRUE;
  fixture.layout = cv_chart_layout_new (fixture.chart, fixture.style, 960, 480);
  title = cv_chart_layout_find_label (fixture.layout, CV_LABEL_TITLE, 0);
  g_assert_cmpfloat (title->box.x + title->box.width, >, 940);
  g_assert_cmpfloat (fixture.layout->time.start, <, fixture.layout->time.end);
  assert_sound (fixture.layout);
  fixture_clear (&fixture);
}

static void
test_text_sizes (void)
{
  PangoFontDescription *tiny = pango_font_description_from_string ("DejaVu Sans 6");
  PangoFontDescription *large = pango_font_description_from_string ("DejaVu Sans 22");
  g_autoptr (CvChartStyle) screen = cv_chart_style_new (CV_PALETTE_LIGHT, tiny, 1);
  g_autoptr (CvChartStyle) print = cv_chart_style_new (CV_PALETTE_PRINT, tiny, 1);
  g_autoptr (CvChartStyle) zoomed = cv_chart_style_new (CV_PALETTE_LIGHT, large, 1);

  g_assert_cmpfloat (screen->text_size, ==, 12);
  g_assert_cmpfloat (print->text_size, ==, 9);
  g_assert_cmpfloat (zoomed->text_size, >, 22);
  pango_font_description_free (tiny);
  pango_font_description_free (large);
}

static void
test_contrast (void)
{
  for (guint palette = CV_PALETTE_LIGHT; palette <= CV_PALETTE_PRINT; palette++)
    {
      g_autoptr (CvChartStyle) style = cv_chart_style_new ((CvPalette) palette, NULL, 1);

      g_assert_cmpfloat (cv_color_contrast (&style->text, &style->background), >=, 7);
      g_assert_cmpfloat (cv_color_contrast (&style->dim, &style->background), >=, 4.5);
      for (guint i = 0; i < CV_CHART_MAX_SERIES; i++)
        g_assert_cmpfloat (cv_color_contrast (&style->series[i], &style->background), >=, 3);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/layout/samples", test_samples);
  g_test_add_func ("/charts/layout/random", test_random);
  g_test_add_func ("/charts/layout/random-in-french", test_random_in_french);
  g_test_add_func ("/charts/layout/wide", test_wide);
  g_test_add_func ("/charts/layout/narrow", test_narrow);
  g_test_add_func ("/charts/layout/value-axis", test_value_axis);
  g_test_add_func ("/charts/layout/far-target", test_far_target);
  g_test_add_func ("/charts/layout/path-goes-on", test_path_goes_on);
  g_test_add_func ("/charts/layout/large-numbers", test_large_numbers);
  g_test_add_func ("/charts/layout/labels-differ", test_labels_differ);
  g_test_add_func ("/charts/layout/nought", test_nought);
  g_test_add_func ("/charts/layout/empty", test_empty);
  g_test_add_func ("/charts/layout/key", test_key);
  g_test_add_func ("/charts/layout/same-day", test_same_day);
  g_test_add_func ("/charts/layout/labels-in-order", test_labels_in_order);
  g_test_add_func ("/charts/layout/subject", test_subject);
  g_test_add_func ("/charts/layout/legend-order", test_legend_order);
  g_test_add_func ("/charts/layout/right-to-left", test_right_to_left);
  g_test_add_func ("/charts/style/text-sizes", test_text_sizes);
  g_test_add_func ("/charts/style/contrast", test_contrast);

  return g_test_run ();
}
