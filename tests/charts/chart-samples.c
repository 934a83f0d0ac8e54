/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented numbers in the shapes that real ones have: on pace, behind, noisy, with gaps, a single
 * one, none at all. */

#include "chart-samples.h"

#include <math.h>

#include "base/cv-number.h"
#include "charts/cv-chart-isolate.h"

#define MAX_POINTS 4000

double
chart_sample_random (guint32 *seed)
{
  *seed = *seed * 1664525u + 1013904223u;

  return (*seed >> 8) / 16777216.0;
}

static char *
format_count (double value, gpointer data)
{
  return cv_number_format_locale (value, 0);
}

static char *
format_percent (double value, gpointer data)
{
  g_autofree char *number = cv_number_format_locale (value, 1);

  return g_strconcat (number, "\u00a0%", NULL);
}

static char *
format_hours (double value, gpointer data)
{
  g_autofree char *number = cv_number_format_locale (value, 1);

  return g_strconcat (number, "\u00a0h", NULL);
}

static CvLineChart *
new_chart (const char *title, const char *subtitle, CvGrain cadence)
{
  CvLineChart *chart = cv_line_chart_new ();

  chart->title = g_strdup (title);
  chart->subtitle = g_strdup (subtitle);
  chart->cadence = cadence;
  chart->format = format_count;

  return chart;
}

static void
set_span (CvLineChart *chart, CvDay from, CvDay to, CvDay now)
{
  chart->from = from;
  chart->to = to;
  chart->now = now + 0.5;
  chart->now_label = g_strdup ("Today");
}

static void
add_path (CvLineChart *chart, double time, double value)
{
  CvChartPoint point = { time, value };

  g_array_append_val (chart->path, point);
}

static void
add_limits (CvLineChart *chart, double from, double to, double middle_from, double middle_to,
            double half)
{
  CvChartLimits limits = {
    from, to, middle_from - half, middle_from + half, middle_to - half, middle_to + half
  };

  g_array_append_val (chart->limits, limits);
  g_free (chart->limits_label);
  chart->limits_label = g_strdup ("Usual range");
}

static void
add_forecast (CvLineChart *chart, double time, double value, double half)
{
  CvChartForecast point = { time, value, value - half, value + half };

  g_array_append_val (chart->forecast, point);
}

/* A walk of @n values @step days apart, from @start by @slope a step with @noise. */
static double
add_walk (CvLineChart *chart, const char *name, double first, double step, guint n, double start,
          double slope, double noise, guint32 seed)
{
  double times[MAX_POINTS], values[MAX_POINTS];

  for (guint i = 0; i < n; i++)
    {
      times[i] = first + step * i;
      values[i] = round (start + slope * i + noise * (chart_sample_random (&seed) - 0.5));
    }
  cv_line_chart_add_series (chart, name, times, values, NULL, n);

  return values[n - 1];
}

static CvLineChart *
create_followers (void)
{
  CvLineChart *chart = new_chart ("Followers are 60 below the pace",
                                  "Followers per week · all channels · target 1,530",
                                  CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 1, 5), to = cv_day_from_ymd (2026, 12, 27);
  double       last, at = from + 7 * 19 + 3.5;

  set_span (chart, from, to + 1, cv_day_from_ymd (2026, 5, 22));
  last = add_walk (chart, "Followers", from + 3.5, 7, 20, 1200, 3.4, 26, 7);
  add_path (chart, from, 1200);
  add_path (chart, to + 1, 1530);
  chart->path_label = g_strdup ("Target 1,530");
  add_limits (chart, from + 3.5, at, 1201, 1268, 22);
  add_forecast (chart, at, last, 0);
  add_forecast (chart, to + 1, 1370, 44);
  chart->forecast_label = g_strdup ("Forecast 1,370\n1,326 to 1,414");
  cv_line_chart_add_event (chart, cv_day_from_ymd (2026, 2, 16), CV_DAY_NONE, "New community host");
  cv_line_chart_add_event (chart, cv_day_from_ymd (2026, 5, 4), CV_DAY_NONE,
                           "Ambassador programme starts");

  return chart;
}

static CvLineChart *
create_french (void)
{
  CvLineChart *chart = new_chart ("Les recommandations sont 4 en dessous du rythme",
                                  "Recommandations spontanées par mois · enquête · cible 30",
                                  CV_GRAIN_MONTH);
  CvDay        from = cv_day_from_ymd (2026, 1, 1), to = cv_day_from_ymd (2026, 12, 31);
  double       times[5], values[5] = { 9, 12, 11, 15, 9 };
  guint8       partial[5] = { 0, 0, 0, 0, 1 };

  set_span (chart, from, to + 1, cv_day_from_ymd (2026, 5, 20));
  g_free (chart->now_label);
  chart->now_label = g_strdup ("Aujourd’hui");
  for (guint i = 0; i < 5; i++)
    times[i] = (cv_day_from_ymd (2026, (int) i + 1, 1) +
                cv_period_last (cv_day_from_ymd (2026, (int) i + 1, 1), CV_GRAIN_MONTH) + 1) /
               2.0;
  times[4] = cv_day_from_ymd (2026, 5, 16);
  cv_line_chart_add_series (chart, "Recommandations", times, values, partial, 5);
  add_path (chart, from, 10);
  add_path (chart, to + 1, 30);
  chart->path_label = g_strdup ("Cible 30");
  cv_line_chart_add_event (chart, cv_day_from_ymd (2026, 3, 2), cv_day_from_ymd (2026, 3, 29),
                           "Campagne de printemps");
  cv_line_chart_add_event (chart, cv_day_from_ymd (2026, 5, 4), CV_DAY_NONE,
                           "Lancement du programme ambassadeurs");

  return chart;
}

static CvLineChart *
create_gaps (void)
{
  CvLineChart *chart = new_chart ("Answers come faster, with weeks nobody counted",
                                  "Median time to answer per week · hours · target 4 h",
                                  CV_GRAIN_WEEK);
  double       times[26], values[26];
  CvDay        from = cv_day_from_ymd (2025, 9, 1);
  guint32      seed = 3;

  chart->format = format_hours;
  set_span (chart, from, from + 7 * 30, from + 7 * 26 + 1);
  for (guint i = 0; i < 26; i++)
    {
      times[i] = from + 7 * i + 3.5;
      values[i] = (i > 5 && i < 10) || i == 16 || i == 18
                      ? NAN
                      : 11 - 0.22 * i + 2 * chart_sample_random (&seed);
    }
  cv_line_chart_add_series (chart, "Hours", times, values, NULL, 26);
  add_path (chart, from, 12);
  add_path (chart, from + 7 * 30, 4);
  chart->path_label = g_strdup ("Target 4 h");
  add_limits (chart, from + 7 * 10, from + 7 * 26, 9.8, 6.5, 2.2);

  return chart;
}

static CvLineChart *
create_channels (void)
{
  CvLineChart *chart = new_chart ("The forum outgrows every page",
                                  "Interactions per member and month, four channels",
                                  CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 1, 5);

  set_span (chart, from, from + 7 * 26, from + 7 * 26 - 1);
  add_walk (chart, "Own forum", from + 3.5, 7, 26, 40, 3.1, 20, 1);
  add_walk (chart, "Page", from + 3.5, 7, 26, 70, -0.8, 16, 2);
  add_walk (chart, "Newsletter", from + 3.5, 7, 26, 30, 0.3, 12, 3);
  add_walk (chart, "Video channel", from + 3.5, 7, 26, 32, 0.5, 14, 4);

  return chart;
}

/* Two of the channels are looked at. */
static CvLineChart *
create_isolated (void)
{
  CvLineChart *chart = create_channels ();

  cv_chart_isolate (chart, 2, FALSE);
  cv_chart_isolate (chart, 0, TRUE);

  return chart;
}

static CvLineChart *
create_compared (void)
{
  CvLineChart *chart = create_followers ();
  CvDay        from = cv_day_from_ymd (2026, 1, 5);

  add_walk (chart, "Year before", from + 3.5, 7, 20, 1150, 2.5, 30, 11);
  cv_line_chart_get_series (chart, 1)->quiet = TRUE;

  return chart;
}

/* What belongs to the line that is not looked at fades with it. */
static CvLineChart *
create_before_alone (void)
{
  CvLineChart *chart = create_compared ();

  cv_chart_isolate (chart, 1, FALSE);

  return chart;
}

static CvLineChart *
create_single (void)
{
  CvLineChart *chart = new_chart ("The first number is in", "Positive mentions per month · percent",
                                  CV_GRAIN_MONTH);
  double       time = cv_day_from_ymd (2026, 5, 16) + 0.5, value = 52;

  chart->format = format_percent;
  cv_line_chart_add_series (chart, "Mentions", &time, &value, NULL, 1);

  return chart;
}

static CvLineChart *
create_equal (void)
{
  CvLineChart *chart = new_chart ("Members stay at 1,340", "Members per week · own forum",
                                  CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 3, 2);

  add_walk (chart, "Members", from + 3.5, 7, 11, 1340, 0, 0, 1);

  return chart;
}

static CvLineChart *
create_empty (void)
{
  CvLineChart *chart = new_chart ("Recommendations have no values",
                                  "Recommendations per month · target 30", CV_GRAIN_MONTH);
  CvDay        from = cv_day_from_ymd (2026, 1, 1);

  set_span (chart, from, cv_day_from_ymd (2027, 1, 1), cv_day_from_ymd (2026, 2, 3));
  add_path (chart, from, 10);
  add_path (chart, cv_day_from_ymd (2027, 1, 1), 30);
  chart->path_label = g_strdup ("Target 30");

  return chart;
}

static CvLineChart *
create_negative (void)
{
  CvLineChart *chart = new_chart ("Net growth has turned positive since April",
                                  "Net growth per week · all channels", CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 1, 5);

  set_span (chart, from, from + 7 * 24, from + 7 * 24 - 2);
  add_walk (chart, "Growth", from + 3.5, 7, 24, -62, 5, 60, 9);

  return chart;
}

static CvLineChart *
create_huge (void)
{
  CvLineChart *chart = new_chart ("Reach is past two billion", "Views per quarter · all channels",
                                  CV_GRAIN_QUARTER);
  double       times[10], values[10];

  for (guint i = 0; i < 10; i++)
    {
      times[i] = cv_period_shift (cv_day_from_ymd (2024, 1, 1), CV_GRAIN_QUARTER, (int) i) + 45;
      values[i] = 0.9e9 + 1.34e8 * i * (1 + 0.04 * i);
    }
  cv_line_chart_add_series (chart, "Views", times, values, NULL, 10);
  add_path (chart, cv_day_from_ymd (2024, 1, 1), 9e8);
  add_path (chart, cv_day_from_ymd (2026, 12, 31), 3e9);
  chart->path_label = g_strdup ("Target 3,000,000,000");
  set_span (chart, cv_day_from_ymd (2024, 1, 1), cv_day_from_ymd (2027, 1, 1),
            cv_day_from_ymd (2026, 7, 3));

  return chart;
}

static CvLineChart *
create_daily (void)
{
  CvLineChart *chart = new_chart ("Comments swing with the week, not with the campaign",
                                  "Comments per day · ten years", CV_GRAIN_DAY);
  double       times[3650], values[3650];
  CvDay        from = cv_day_from_ymd (2016, 1, 1);
  guint32      seed = 5;

  for (guint i = 0; i < 3650; i++)
    {
      times[i] = from + i + 0.5;
      values[i] = 900 * chart_sample_random (&seed) *
                      (cv_day_weekday (from + (CvDay) i) > 5 ? 0.4 : 1) +
                  i * 0.1;
    }
  cv_line_chart_add_series (chart, "Comments", times, values, NULL, 3650);

  return chart;
}

static CvLineChart *
create_band (void)
{
  CvLineChart *chart = new_chart ("Create and curate are in balance",
                                  "Share of own posts per week · percent · wanted 20 % to 40 %",
                                  CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 2, 2);

  chart->format = format_percent;
  chart->band_low = 20;
  chart->band_high = 40;
  chart->band_label = g_strdup ("Target 20 % to 40 %");
  set_span (chart, from, from + 7 * 20, from + 7 * 18);
  add_walk (chart, "Share", from + 3.5, 7, 18, 48, -0.9, 16, 12);

  return chart;
}

static CvLineChart *
create_far_target (void)
{
  CvLineChart *chart = new_chart ("Sign-ups hold at 40 a day, far from the 5,000 hoped for",
                                  "Sign-ups per day", CV_GRAIN_DAY);
  CvDay        from = cv_day_from_ymd (2026, 4, 1);

  set_span (chart, from, from + 90, from + 45);
  add_walk (chart, "Sign-ups", from + 0.5, 1, 45, 40, 0, 14, 2);
  add_path (chart, from, 30);
  add_path (chart, from + 90, 5000);
  chart->path_label = g_strdup ("Target 5,000");

  return chart;
}

static CvLineChart *
create_events (void)
{
  static const char *const texts[] = { "Kick-off",
                                       "New host for the forum",
                                       "Press article in Le Soir",
                                       "Community meeting in Lyon",
                                       "Price change",
                                       "Summer break",
                                       "Ambassador programme starts",
                                       "New newsletter" };
  CvLineChart *chart = new_chart ("Much happened this spring", "Comments per day · all channels",
                                  CV_GRAIN_DAY);
  CvDay        from = cv_day_from_ymd (2026, 3, 1);

  set_span (chart, from, from + 100, from + 80);
  add_walk (chart, "Comments", from + 0.5, 1, 80, 100, 1, 60, 6);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cv_line_chart_add_event (chart, from + 6 + (CvDay) (11 * i),
                             i == 5 ? from + 6 + 11 * 5 + 8 : CV_DAY_NONE, texts[i]);

  return chart;
}

static CvLineChart *
create_total (void)
{
  CvLineChart *chart = new_chart ("Survey answers are ahead of the plan",
                                  "Answers, running total · target 2,400 by 30 June",
                                  CV_GRAIN_WEEK);
  CvDay        from = cv_day_from_ymd (2026, 1, 5);
  double       times[14], values[14], total = 0;
  guint32      seed = 8;

  set_span (chart, from, from + 7 * 25, from + 7 * 14);
  for (guint i = 0; i < 14; i++)
    {
      total += round (80 + 80 * chart_sample_random (&seed));
      times[i] = from + 7 * i + 3.5;
      values[i] = total;
    }
  cv_line_chart_add_series (chart, "Answers", times, values, NULL, 14);
  add_path (chart, from, 0);
  add_path (chart, from + 7 * 10, 800);
  add_path (chart, from + 7 * 25, 2400);
  chart->path_label = g_strdup ("Target 2,400");
  add_forecast (chart, times[13], total, 0);
  for (guint i = 1; i <= 11; i++)
    add_forecast (chart, times[13] + 7 * i, total + 118 * i, 36 * sqrt (i));
  chart->forecast_label = g_strdup ("Forecast 2,918\n2,799 to 3,037");

  return chart;
}

const ChartSample chart_samples[] = {
  { "followers", create_followers }, { "french", create_french },
  { "gaps", create_gaps },           { "channels", create_channels },
  { "single", create_single },       { "equal", create_equal },
  { "empty", create_empty },         { "negative", create_negative },
  { "huge", create_huge },           { "daily", create_daily },
  { "band", create_band },           { "far-target", create_far_target },
  { "events", create_events },       { "total", create_total },
  { "isolated", create_isolated },   { "compared", create_compared },
  { "before-alone", create_before_alone },
};
const guint n_chart_samples = G_N_ELEMENTS (chart_samples);

CvLineChart *
chart_sample_find (const char *name)
{
  for (guint i = 0; i < n_chart_samples; i++)
    if (g_str_equal (chart_samples[i].name, name))
      return chart_samples[i].create ();

  g_error ("No sample %s", name);
}
