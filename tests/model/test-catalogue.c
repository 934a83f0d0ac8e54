/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue's reader on a small catalogue of its own, and the one that ships: everything in
 * it that names something else names something that is there. */

#include <string.h>

#include "base/cv-error.h"
#include "model/cv-catalogue.h"
#include "model/cv-formula.h"

/* A small catalogue */

static const char goals_xml[]
    = "<catalogue>\n"
      "  <goal id=\"be_known\" value=\"connectivity\" stage=\"co-create\" level=\"out-take\">\n"
      "    <name>Be  known\n      at last</name><summary>S &amp; T.</summary>\n"
      "    <template>By {date}.</template>\n"
      "  </goal>\n"
      "</catalogue>\n";

static const char kpis_xml[]
    = "<!-- first --><catalogue>\n"
      "  <kpi id='fans' formula='followers' unit='count' direction='higher' cadence='month'\n"
      "       value='none' nature='quantitative' level='output' channels='all' place='picker'>\n"
      "    <name>Fans</name><definition>All of them.</definition>\n"
      "    <fit goal=\"be_known\" degree=\"1\"><why>They may.</why></fit>\n"
      "    <fit goal=\"other\" degree=\"3\"><why>They will.</why></fit>\n"
      "    <source>A book</source>\n"
      "  </kpi>\n"
      "  <kpi id=\"order\" formula=\"1\" unit=\"percent\" direction=\"band\" cadence=\"day\"\n"
      "       value='proximity' nature='qualitative' level='activity' channels='forum  video'\n"
      "       place=\"plan\" verified=\"no\">\n"
      "    <name>Order</name><definition>In all.</definition><source>Hearsay</source>\n"
      "  </kpi>\n"
      "</catalogue>\n";

static const char metrics_xml[]
    = "<catalogue>\n"
      "  <metric id=\"followers\" kind=\"stock\"><name>Followers</name>\n"
      "    <header>Abonn\303\251s</header><header>J\342\200\231aime la page</header></metric>\n"
      "  <metric id=\"new_followers\" kind=\"flow\"><name>New followers</name></metric>\n"
      "</catalogue>\n";

static const char channels_xml[]
    = "<catalogue>\n"
      "  <channel id=\"own\" kind=\"owned\" integrated=\"yes\"><name>Own</name>\n"
      "    <come-for>Help</come-for><rhythm>Daily</rhythm>\n"
      "    <metric ref=\"followers\"/><metric ref=\"new_followers\"/>\n"
      "    <duty id=\"x\" place='EU' year='2024'>Say who you are.</duty><duty id=\"x\" place='all'>Be fair.</duty>\n"
      "  </channel>\n"
      "</catalogue>\n";

static const char benchmarks_xml[]
    = "<catalogue><benchmark id='b1' kpi='fans' year='2022' strength='weak'><scope>S</scope>"
      "<value>12</value><basis>B</basis><source>W</source></benchmark></catalogue>";

static const char templates_xml[]
    = "<catalogue><template id=\"t\"><name>T</name><summary>S</summary>"
      "<goal kind=\"be_known\"><kpi ref=\"fans\"/></goal><goal kind=\"be_known\"/>"
      "<channel kind=\"own\" lead=\"be_known other\"/></template></catalogue>";

static const char tools_xml[]
    = "<catalogue><tool id=\"pen\" stage=\"listen\" nature=\"both\" price=\"free\" year=\"2025\">"
      "<title>Pen</title><summary>Writes.</summary><price-note>free</price-note><licence>none</licence>"
      "<source>desk</source></tool></catalogue>";

static const char readiness_xml[]
    = "<catalogue><readiness id=\"reason\" group=\"reason\" belief=\"B1\" where=\"readiness\">"
      "<question>Why?</question><why>So.</why><gap>Not known.</gap></readiness></catalogue>";

/* @replaced: one file's name, with another text than the small catalogue's. */
typedef struct
{
  const char *replaced, *text;
} Replacement;

static GBytes *
read_small (const char *name, gpointer data)
{
  static const struct
  {
    const char *name, *text;
  } files[] = {
    { "goals.xml", goals_xml },       { "kpis.xml", kpis_xml },
    { "metrics.xml", metrics_xml },   { "channels.xml", channels_xml },
    { "benchmarks.xml", benchmarks_xml }, { "templates.xml", templates_xml },
    { "tools.xml", tools_xml },       { "readiness.xml", readiness_xml },
  };
  const Replacement *replacement = data;
  const char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (files[i].name, name))
      text = files[i].text;
  if (replacement != NULL && g_str_equal (replacement->replaced, name))
    text = replacement->text;
  return text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
}

static CvCatalogue *
load_small (void)
{
  g_autoptr (GError) error = NULL;
  CvCatalogue *catalogue = cv_catalogue_new (read_small, NULL, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_goals_and_kpis (void)
{
  CvCatalogue *catalogue = load_small ();
  const CvGoalKind *goal = cv_catalogue_goal (catalogue, "be_known");
  const CvKpiKind *kpi = cv_catalogue_kpi (catalogue, "fans");
  guint n;

  cv_catalogue_goals (catalogue, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (goal->name, ==, "Be known at last");
  g_assert_cmpstr (goal->summary, ==, "S & T.");
  g_assert_cmpstr (goal->sentence, ==, "By {date}.");
  g_assert_cmpstr (goal->level, ==, "out-take");
  g_assert_cmpint (goal->value, ==, CV_BUSINESS_VALUE_CONNECTIVITY);
  g_assert_cmpint (goal->stage, ==, CV_STAGE_CO_CREATE);

  g_assert_cmpstr (kpi->name, ==, "Fans");
  g_assert_cmpstr (kpi->formula, ==, "followers");
  g_assert_cmpint (kpi->direction, ==, CV_DIRECTION_HIGHER);
  g_assert_cmpint (kpi->cadence, ==, CV_GRAIN_MONTH);
  g_assert_false (kpi->on_plan_pages);
  g_assert_null (kpi->channel_kinds[0]);
  g_assert_cmpuint (kpi->n_fits, ==, 2);
  g_assert_cmpstr (kpi->fits[1].goal, ==, "other");
  g_assert_cmpint (kpi->fits[1].degree, ==, 3);
  g_assert_cmpstr (kpi->fits[1].why, ==, "They will.");
  g_assert_cmpstr (kpi->source, ==, "A book");

  kpi = cv_catalogue_kpi (catalogue, "order");
  g_assert_true (kpi->on_plan_pages);
  g_assert_null (kpi->source); /* what was not verified is not attributed */
  g_assert_cmpstr (kpi->channel_kinds[0], ==, "forum");
  g_assert_cmpstr (kpi->channel_kinds[1], ==, "video");
  g_assert_null (kpi->channel_kinds[2]);
  g_assert_null (cv_catalogue_kpi (catalogue, "nothing"));
  g_assert_null (cv_catalogue_kpi (catalogue, NULL));
  cv_catalogue_free (catalogue);
}

static void
test_the_rest (void)
{
  CvCatalogue *catalogue = load_small ();
  const CvChannelKind *channel = cv_catalogue_channel (catalogue, "own");
  const CvTemplate *template = cv_catalogue_template (catalogue, "t");
  guint n;
  const CvBenchmark *benchmarks = cv_catalogue_benchmarks (catalogue, &n);

  g_assert_true (channel->integrated);
  g_assert_cmpstr (channel->kind, ==, "owned");
  g_assert_cmpstr (channel->metrics[1], ==, "new_followers");
  g_assert_null (channel->metrics[2]);
  g_assert_cmpuint (channel->n_duties, ==, 2);
  g_assert_cmpint (channel->duties[0].year, ==, 2024);
  g_assert_cmpstr (channel->duties[0].text, ==, "Say who you are.");
  g_assert_cmpint (channel->duties[1].year, ==, 0);

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (benchmarks[0].year, ==, "2022");
  g_assert_cmpstr (benchmarks[0].strength, ==, "weak");

  g_assert_cmpuint (template->n_goals, ==, 2);
  g_assert_cmpstr (template->goals[0].kpis[0], ==, "fans");
  g_assert_null (template->goals[1].kpis[0]);
  g_assert_cmpuint (template->n_channels, ==, 1);
  g_assert_cmpstr (template->channels[0].lead[1], ==, "other");
  g_assert_null (template->channels[0].support[0]);
  g_assert_cmpint (cv_catalogue_metric (catalogue, "followers")->kind, ==, CV_METRIC_STOCK);
  cv_catalogue_free (catalogue);
}

static void
test_headers (void)
{
  /* NULL: no metric */
  static const struct
  {
    const char *header, *metric;
  } cases[] = {
    { "Abonn\303\251s", "followers" },
    { "  ABONN\303\211S ", "followers" },
    { "Abonne\314\201s", "followers" }, /* a letter and its accent apart */
    { "j'aime la  page", "followers" },
    { "J\342\200\231aime\302\240la page", "followers" },
    { "Followers", "followers" },         /* the name */
    { "new followers", "new_followers" },
    { "new_followers", "new_followers" }, /* the id */
    { "New", NULL },
    { "Abonnes", NULL },
    { "", NULL },
    { "\xff", NULL },
  };
  CvCatalogue *catalogue = load_small ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CvMetricInfo *metric = cv_catalogue_metric_for_header (catalogue, cases[i].header);

      g_assert_cmpstr (metric != NULL ? metric->id : NULL, ==, cases[i].metric);
    }
  cv_catalogue_free (catalogue);
}

#define GOAL_START "<catalogue>\n<goal id=\"g\" value=\"none\" stage=\"listen\" level=\"output\">"
#define GOAL_REST "<name>N</name><summary>S</summary><template>T</template></goal>"
#define METRIC(id) "<metric id=\"" id "\" kind=\"flow\"><name>N</name></metric>"

static void
test_refused (void)
{
  /* What the error must say. */
  static const struct
  {
    const char *file, *text, *says;
  } cases[] = {
    { "goals.xml", "", "goals.xml: " },
    { "goals.xml", "<catalogue>\n<goal>\n</catalogue>", "goals.xml: " },
    { "goals.xml", "<goals/>", "goals.xml:1: <goals> is not <catalogue>" },
    { "goals.xml", "<catalogue>\n<gaol/></catalogue>", "goals.xml:2: <gaol> is not known" },
    { "goals.xml", "<catalogue>\n\n<goal value=\"none\"/></catalogue>",
      "goals.xml:3: <goal> needs id=" },
    { "goals.xml", GOAL_START "<name>N</name><summary> </summary></goal></catalogue>",
      "goals.xml:2: <goal> needs <summary>" },
    { "goals.xml", "<catalogue><goal id=\"g\" value=\"gold\" stage=\"listen\" level=\"output\">"
                   GOAL_REST "</catalogue>",
      "value=\"gold\" is not known" },
    { "goals.xml", "<catalogue><goal id=\"g\" value=\"none\" stage=\"listen\" level=\"high\">"
                   GOAL_REST "</catalogue>",
      "level=\"high\" is not known" },
    { "goals.xml", GOAL_START GOAL_REST "\n<goal id=\"g\" value=\"none\" stage=\"listen\" "
                   "level=\"output\">" GOAL_REST "</catalogue>",
      "“g” is given twice" },
    { "kpis.xml",
      "<catalogue><kpi id=\"k\" formula=\"1\" unit=\"count\" direction=\"higher\" cadence=\"day\" "
      "value=\"none\" nature=\"quantitative\" level=\"output\" channels=\"all\" place=\"picker\">"
      "<name>N</name><definition>D</definition>\n<fit goal=\"g\" degree=\"4\"><why>W</why></fit>"
      "</kpi></catalogue>",
      "kpis.xml:2: degree=\"4\" is not a number from 1 to 3" },
    { "metrics.xml", "<catalogue>" METRIC ("m") METRIC ("n") METRIC ("m") "</catalogue>",
      "metrics.xml: the id “m” is given twice" },
    { "templates.xml", NULL, "templates.xml: there is no such file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Replacement replacement = { cases[i].file, cases[i].text };
      g_autoptr (GError) error = NULL;

      g_assert_null (cv_catalogue_new (read_small, &replacement, &error));
      g_assert_true (error != NULL && error->domain == CV_ERROR);
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("case %u: “%s” does not say “%s”", i, error->message, cases[i].says);
    }
}

/* The catalogue that ships */

static guint n_wrong;

/* One line for each thing that is wrong, so that all of them can be mended at once. */
G_GNUC_PRINTF (2, 3)
static void
expect (gboolean holds, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (holds)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", text);
  n_wrong++;
}

/* Tests end here, with what was wrong in the log. */
static void
finish (void)
{
  guint wrong = n_wrong;

  n_wrong = 0;
  g_assert_cmpuint (wrong, ==, 0);
}

static gboolean
kind_of (const char *metric, CvMetricKind *kind, gpointer data)
{
  const CvMetricInfo *info = cv_catalogue_metric (data, metric);

  if (info != NULL)
    *kind = info->kind;
  return info != NULL;
}

static void
check_formula (const CvCatalogue *catalogue, const CvKpiKind *kpi)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CvFormula) formula = cv_formula_read (kpi->formula, kind_of, (gpointer) catalogue, NULL, &error);

  expect (formula != NULL, "%s: %s", kpi->id, formula != NULL ? "" : error->message);
}

static gboolean
is_channel_kind (const CvCatalogue *catalogue, const char *kind)
{
  guint n;
  const CvChannelKind *channels = cv_catalogue_channels (catalogue, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (channels[i].kind, kind))
      return TRUE;
  return FALSE;
}

static void
test_shipped_kpis (void)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  guint n;
  const CvKpiKind *kpis = cv_catalogue_kpis (catalogue, &n);

  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++)
    {
      const CvKpiKind *kpi = &kpis[i];

      check_formula (catalogue, kpi);
      expect (kpi->on_plan_pages == (kpi->n_fits == 0), "%s: place and fits do not agree", kpi->id);
      for (guint c = 0; kpi->channel_kinds[c] != NULL; c++)
        expect (is_channel_kind (catalogue, kpi->channel_kinds[c]), "%s: no channel is a %s",
                kpi->id, kpi->channel_kinds[c]);
      for (guint f = 0; f < kpi->n_fits; f++)
        {
          expect (cv_catalogue_goal (catalogue, kpi->fits[f].goal) != NULL, "%s: no goal %s",
                  kpi->id, kpi->fits[f].goal);
          for (guint other = 0; other < f; other++)
            expect (!g_str_equal (kpi->fits[f].goal, kpi->fits[other].goal), "%s: %s twice",
                    kpi->id, kpi->fits[f].goal);
        }
    }
  finish ();
}

static const CvFit *
find_fit (const CvKpiKind *kpi, const char *goal)
{
  for (guint i = 0; i < kpi->n_fits; i++)
    if (g_str_equal (kpi->fits[i].goal, goal))
      return &kpi->fits[i];
  return NULL;
}

/* Every goal can be followed: two KPIs that fit it at least well, and one that says what people
 * think or do, or what it brings. */
static void
test_shipped_goals (void)
{
  static const char *const high_levels[] = { "out-take", "outcome", "impact", NULL };
  const CvCatalogue *catalogue = cv_catalogue_get ();
  guint n_goals, n_kpis;
  const CvGoalKind *goals = cv_catalogue_goals (catalogue, &n_goals);
  const CvKpiKind *kpis = cv_catalogue_kpis (catalogue, &n_kpis);

  g_assert_cmpuint (n_goals, >, 20);
  for (guint g = 0; g < n_goals; g++)
    {
      guint n_good = 0, n_high = 0;

      for (guint i = 0; i < n_kpis; i++)
        {
          const CvFit *fit = find_fit (&kpis[i], goals[g].id);

          if (fit == NULL || fit->degree < 2 || kpis[i].on_plan_pages)
            continue;
          n_good++;
          n_high += g_strv_contains (high_levels, kpis[i].level);
        }
      expect (n_good >= 2, "%s: %u good KPIs", goals[g].id, n_good);
      expect (n_high >= 1, "%s: no KPI of what they think or do", goals[g].id);
    }
  finish ();
}

static void
check_headers (const CvCatalogue *catalogue, const CvMetricInfo *metric)
{
  for (guint h = 0; h < metric->n_headers; h++)
    {
      const char *text = metric->headers[h].text;
      const CvMetricInfo *found = cv_catalogue_metric_for_header (catalogue, text);

      expect (*text != '\0', "%s: an empty heading", metric->id);
      expect (found == metric, "%s: “%s” is %s’s", metric->id, text, found != NULL ? found->id : "nobody");
      expect (cv_catalogue_find_header (metric, text) == &metric->headers[h], "%s: “%s” twice", metric->id, text);
    }
}

static void
test_shipped_metrics_and_channels (void)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  gboolean was_plain = FALSE;
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (catalogue, &n);
  const CvChannelKind *channels;

  for (guint i = 0; i < n; i++)
    {
      check_headers (catalogue, &metrics[i]);
      for (const char *c = metrics[i].id; *c != '\0'; c++)
        expect (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '_', "%s: not a formula’s id",
                metrics[i].id);
    }

  channels = cv_catalogue_channels (catalogue, &n);
  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      expect (!channels[i].integrated || !was_plain, "%s: integrated ones come first",
              channels[i].id);
      was_plain = !channels[i].integrated;
      for (guint m = 0; channels[i].metrics[m] != NULL; m++)
        expect (cv_catalogue_metric (catalogue, channels[i].metrics[m]) != NULL, "%s: no metric %s",
                channels[i].id, channels[i].metrics[m]);
      expect (channels[i].n_duties > 0, "%s: nothing to disclose", channels[i].id);
    }
  finish ();
}

/* What is shown is of a formula that can be read, beside its own KPI only, and in the KPI's unit. */
static void
check_benchmark (const CvCatalogue *catalogue, const CvBenchmark *benchmark)
{
  guint n;
  const CvKpiKind *kpis = cv_catalogue_kpis (catalogue, &n);
  g_autoptr (GError) error = NULL;
  g_autoptr (CvFormula) formula = NULL;

  if (benchmark->formula == NULL)
    return;
  formula = cv_formula_read (benchmark->formula, kind_of, (gpointer) catalogue, NULL, &error);
  expect (formula != NULL, "%s: %s", benchmark->id, formula != NULL ? "" : error->message);
  expect (g_str_has_suffix (benchmark->formula, "* 100") == (strchr (benchmark->value, '%') != NULL)
              || g_str_equal (benchmark->kpi, "nps"),
          "%s: %s is not in the unit of %s", benchmark->id, benchmark->value, benchmark->formula);
  for (guint i = 0; i < n; i++)
    if (cv_benchmark_fits (benchmark, kpis[i].formula))
      {
        expect (g_str_equal (kpis[i].id, benchmark->kpi), "%s stands beside %s", benchmark->id, kpis[i].id);
        expect (g_str_equal (kpis[i].unit, "percent") == (strchr (benchmark->value, '%') != NULL), "%s: %s under a KPI in %s",
                benchmark->id, benchmark->value, kpis[i].unit);
        expect (g_str_equal (kpis[i].unit, "duration_hours") == (strstr (benchmark->value, "hour") != NULL),
                "%s: %s under a KPI in %s", benchmark->id, benchmark->value, kpis[i].unit);
      }
}

/* Surveys, changes over a year and vendors' own bases stand beside no KPI. */
static void
test_what_fits (void)
{
  static const char *const none[] = { "b09", "b10", "b12", "b16", "b18", "b19", "b21", "b38", "b40", "b44", NULL };
  const CvBenchmark spaced = { .formula = "a/b" }, other = { .formula = "a / b * 100" };
  guint n, n_none = 0;
  const CvBenchmark *benchmarks = cv_catalogue_benchmarks (cv_catalogue_get (), &n);

  g_assert_true (cv_benchmark_fits (&spaced, " a / b "));
  g_assert_false (cv_benchmark_fits (&spaced, "a / b / c"));
  g_assert_false (cv_benchmark_fits (&other, "a / b"));
  for (guint i = 0; i < n; i++)
    if (g_strv_contains (none, benchmarks[i].id))
      {
        const CvKpiKind *kpi = cv_catalogue_kpi (cv_catalogue_get (), benchmarks[i].kpi);

        g_assert_false (cv_benchmark_fits (&benchmarks[i], kpi->formula));
        n_none++;
      }
  g_assert_cmpuint (n_none, ==, g_strv_length ((char **) none));
}

static void
test_shipped_benchmarks (void)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  guint n;
  const CvBenchmark *benchmarks = cv_catalogue_benchmarks (catalogue, &n);

  for (guint i = 0; i < n; i++)
    {
      expect (cv_catalogue_kpi (catalogue, benchmarks[i].kpi) != NULL, "%s: no KPI %s",
              benchmarks[i].id, benchmarks[i].kpi);
      check_benchmark (catalogue, &benchmarks[i]);
      for (guint other = 0; other < i; other++)
        expect (!g_str_equal (benchmarks[i].id, benchmarks[other].id), "%s twice",
                benchmarks[i].id);
    }
  finish ();
}

static gboolean
has_goal (const CvTemplate *template, const char *kind)
{
  for (guint i = 0; i < template->n_goals; i++)
    if (g_str_equal (template->goals[i].goal_kind, kind))
      return TRUE;
  return FALSE;
}

static void
check_template_goal (const CvCatalogue *catalogue, const CvTemplate *template,
                     const CvTemplateGoal *goal)
{
  expect (cv_catalogue_goal (catalogue, goal->goal_kind) != NULL, "%s: no goal %s", template->id,
          goal->goal_kind);
  for (guint k = 0; goal->kpis[k] != NULL; k++)
    {
      const CvKpiKind *kpi = cv_catalogue_kpi (catalogue, goal->kpis[k]);

      expect (kpi != NULL, "%s: no KPI %s", template->id, goal->kpis[k]);
      expect (kpi == NULL || find_fit (kpi, goal->goal_kind) != NULL, "%s: %s does not fit %s",
              template->id, goal->kpis[k], goal->goal_kind);
    }
}

static void
check_roles (const CvTemplate *template, const char *const *goals)
{
  for (guint i = 0; goals[i] != NULL; i++)
    expect (has_goal (template, goals[i]), "%s: a role for %s, which it does not have",
            template->id, goals[i]);
}

static void
test_shipped_templates (void)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  guint n;
  const CvTemplate *templates = cv_catalogue_templates (catalogue, &n);

  for (guint i = 0; i < n; i++)
    {
      for (guint g = 0; g < templates[i].n_goals; g++)
        check_template_goal (catalogue, &templates[i], &templates[i].goals[g]);
      for (guint c = 0; c < templates[i].n_channels; c++)
        {
          const CvTemplateChannel *channel = &templates[i].channels[c];

          expect (cv_catalogue_channel (catalogue, channel->channel_kind) != NULL,
                  "%s: no channel %s", templates[i].id, channel->channel_kind);
          check_roles (&templates[i], channel->lead);
          check_roles (&templates[i], channel->support);
        }
    }
  finish ();
}

static void
test_levels (void)
{
  g_assert_cmpstr (cv_level_label ("activity"), ==, "what we do");
  g_assert_cmpstr (cv_level_label ("impact"), ==, "what it brings");
  g_assert_cmpstr (cv_tr (""), ==, "");
  g_assert_cmpstr (cv_tr ("no such text"), ==, "no such text");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/goals-and-kpis", test_goals_and_kpis);
  g_test_add_func ("/catalogue/the-rest", test_the_rest);
  g_test_add_func ("/catalogue/headers", test_headers);
  g_test_add_func ("/catalogue/refused", test_refused);
  g_test_add_func ("/catalogue/levels", test_levels);
  g_test_add_func ("/catalogue/shipped/kpis", test_shipped_kpis);
  g_test_add_func ("/catalogue/shipped/goals", test_shipped_goals);
  g_test_add_func ("/catalogue/shipped/metrics-and-channels", test_shipped_metrics_and_channels);
  g_test_add_func ("/catalogue/shipped/benchmarks", test_shipped_benchmarks);
  g_test_add_func ("/catalogue/benchmark-fits", test_what_fits);
  g_test_add_func ("/catalogue/shipped/templates", test_shipped_templates);
  return g_test_run ();
}
