/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cv-formula.h"

#include <math.h>
#include <string.h>

#include "base/cv-error.h"

/* Every metric has a value of its own; start (m) is m less one. */
static double
value_of (const CvFormulaInput *input)
{
  static const struct { const char *metric; double value; } values[] = {
    { "a", 2 }, { "b", 3 }, { "c", 5 }, { "zero", 0 }, { "huge", 1e308 }, { "tiny", 1e-308 },
    { "followers", 1000 },
    { "missing", NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].metric, input->metric))
      return values[i].value - (input->start ? 1 : 0);

  g_error ("no value for %s", input->metric);
}

static CvFormula *
parse (const char *text)
{
  GError    *error = NULL;
  CvFormula *formula = cv_formula_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (formula);
  return formula;
}

static double
evaluate (const char *text, gboolean *by_zero)
{
  g_autoptr (CvFormula) formula = parse (text);
  guint                 n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (formula, &n);
  double                values[64];

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (values));
  for (guint i = 0; i < n; i++)
    values[i] = value_of (&inputs[i]);
  *by_zero = cv_formula_divides_by_zero (formula, values);

  return cv_formula_evaluate (formula, values);
}

static void
test_values (void)
{
  /* a = 2, b = 3, c = 5, followers = 1000, start (followers) = 999 */
  static const struct { const char *text; double value; } cases[] = {
    { "7", 7 }, { "0.5", 0.5 }, { ".5", 0.5 }, { "1e3", 1000 }, { "2E-1", 0.2 }, { "a", 2 },
    { " a ", 2 }, { "a+b", 5 },
    { "a - b - c", -6 }, { "c / a / 5", 0.5 }, { "a + b * c", 17 }, { "(a + b) * c", 25 },
    { "a * b + c", 11 },
    { "a - (b - c)", 4 }, { "-a", -2 }, { "--a", 2 }, { "a * -b", -6 }, { "a - -b", 5 },
    { "-(a + b)", -5 }, { "-a * b", -6 },
    { "min(a, b)", 2 }, { "max(a, b)", 3 }, { "min(max(a, b), c) + 1", 4 },
    { "max(a + b, c * a) / b", 10.0 / 3 },
    { "start(followers)", 999 }, { "followers - start(followers)", 1 }, { "((a))", 2 },
    { "min (a,b)", 2 },
    { "a/b*100", 2.0 / 3 * 100 }, { "a\u00a0+\tb\n", 5 }, { "a + a + a", 6 },
    { "100*(a/c-1)", -60 },
    { "zero / a", 0 }, { "zero * a", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean by_zero;
      double   value = evaluate (cases[i].text, &by_zero);

      if (value != cases[i].value)
        g_error ("%s is %.17g, not %.17g", cases[i].text, value, cases[i].value);
      g_assert_false (by_zero);
    }
}

static void
test_missing (void)
{
  static const struct { const char *text; gboolean by_zero; } cases[] = {
    { "a / zero", TRUE }, { "zero / zero", TRUE }, { "a / (b - 3)", TRUE },
    { "min(a / zero, 1)", TRUE },
    { "1 / (a / zero)", TRUE }, { "a * missing", FALSE }, { "zero * missing", FALSE },
    { "min(a, missing)", FALSE },
    { "max(missing, a)", FALSE }, { "huge * 10", FALSE }, { "huge + huge", FALSE },
    { "1 / (huge * 10)", FALSE },
    { "huge / tiny", FALSE }, { "-huge * huge", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean by_zero;

      if (!isnan (evaluate (cases[i].text, &by_zero)) || by_zero != cases[i].by_zero)
        g_error ("%s is not missing as it should be", cases[i].text);
    }
}

static void
test_inputs (void)
{
  g_autoptr (CvFormula) formula = parse ("(b + a) / b * start(c) - c + start(c)");
  g_autoptr (CvFormula) again = cv_formula_ref (formula);
  guint                 n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (again, &n);

  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (inputs[0].metric, ==, "b");
  g_assert_cmpstr (inputs[1].metric, ==, "a");
  g_assert_cmpstr (inputs[2].metric, ==, "c");
  g_assert_true (inputs[2].start);
  g_assert_cmpstr (inputs[3].metric, ==, "c");
  g_assert_false (inputs[3].start);
}

static void
test_errors (void)
{
  /* The column is counted in letters, from 1; the words are the rest of the sentence. */
  static const struct { const char *text; int column; const char *words; } cases[] = {
    { "", 1, "a number, a metric or an opening bracket was expected" },
    { "   ", 4, "a number, a metric or an opening bracket was expected" },
    { "a +", 4, "a number, a metric or an opening bracket was expected" },
    { "a + * b", 5, "not “*”" }, { "a b", 3, "an operator (+ - * /) was expected, not “b”" },
    { "2x", 2, "not “x”" }, { "(a", 3, "a closing bracket was expected" },
    { "(a b)", 4, "a closing bracket was expected, not “b”" },
    { "a)", 2, "not “)”" }, { "()", 2, "not “)”" }, { "+a", 1, "not “+”" },
    { "min(a)", 6, "a comma" },
    { "min(a, b, c)", 9, "a closing bracket was expected, not “,”" },
    { "min a", 5, "an opening bracket was expected, not “a”" },
    { "start(3)", 7, "a metric was expected, not “3”" },
    { "start(a + b)", 9, "a closing bracket was expected, not “+”" },
    { "start()", 7, "a metric was expected" }, { "start", 6, "an opening bracket" },
    { "sum(a)", 4, "min, max and start" },
    { "1.2.3", 1, "not “1.2.3”" }, { "1,5", 2, "not “,”" }, { "a = b", 3, "not “=”" },
    { "é + a", 1, "not “é”" },
    { "a + é", 5, "not “é”" }, { "a × b", 3, "not “×”" }, { "1e999", 1, "a number" },
    { "5.", 1, "a number" },
    { "a / b ; c", 7, "not “;”" }, { "0x10", 2, "not “x10”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *column = g_strdup_printf ("column %d", cases[i].column);
      const char        *found;

      g_assert_null (cv_formula_parse (cases[i].text, &error));
      g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
      found = strstr (error->message, column);
      if (found == NULL || g_ascii_isdigit (found[strlen (column)])
          || strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s”: %s", cases[i].text, error->message);
    }
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "1+2*(" : "1+2*min(3,");
  g_string_append_c (text, '4');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ')');

  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *deep = nest (CV_FORMULA_MAX_DEPTH);
  g_autofree char   *too_deep = nest (CV_FORMULA_MAX_DEPTH + 1);
  g_autofree char   *long_text = g_strnfill (CV_FORMULA_MAX_LENGTH, '1');
  g_autofree char   *minuses = g_strnfill (CV_FORMULA_MAX_LENGTH, '-');
  g_autoptr (CvFormula) formula = parse (deep);

  /* Many brackets side by side are no depth. */
  cv_formula_unref (parse ("(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)"
                           "+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)+(1)"));
  /* The innermost is 4; a call keeps the lesser of it and 3, which makes 7 of it, a bracket 1 +
   * 2x. From the inside out: min 3 -> 7; then 15; from then on the calls give 7 and the brackets
   * 15, ending with a bracket. */
  g_assert_cmpfloat (cv_formula_evaluate (formula, NULL), ==, 15);

  g_assert_null (cv_formula_parse (too_deep, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "32 brackets"));
  g_clear_error (&error);

  minuses[CV_FORMULA_MAX_LENGTH - 1] = '1';
  cv_formula_unref (parse (minuses));

  /* 1024 digits are one number beyond the doubles; one more is too long before it is read. */
  g_assert_null (cv_formula_parse (long_text, &error));
  g_assert_nonnull (strstr (error->message, "a number"));
  g_clear_error (&error);
  g_free (long_text);
  long_text = g_strnfill (CV_FORMULA_MAX_LENGTH + 1, '1');
  g_assert_null (cv_formula_parse (long_text, &error));
  g_assert_nonnull (strstr (error->message, "longer than 1024"));
  g_clear_error (&error);

  g_assert_null (cv_formula_parse ("a + \xff", &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
}

static gboolean
kind_of (const char *metric, CvMetricKind *kind, gpointer data)
{
  static const struct { const char *metric; CvMetricKind kind; } known[] = {
    { "followers", CV_METRIC_STOCK }, { "comments", CV_METRIC_FLOW }, { "reach", CV_METRIC_UNIQUE },
    { "median_response_hours", CV_METRIC_RATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].metric, metric))
      {
        *kind = known[i].kind;
        return TRUE;
      }

  return FALSE;
}

static void
check_refused (const char *text, const char *words)
{
  g_autoptr (GError)    error = NULL;

  g_assert_null (cv_formula_read (text, kind_of, NULL, NULL, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s”: %s", text, error->message);
}

static void
test_check (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (CvFormula) good = cv_formula_read ("(followers - start(followers)) / comments + reach", kind_of, NULL, NULL, &error);
  g_autoptr (CvFormula) no_input = cv_formula_read ("1 + 1", kind_of, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (good);
  g_assert_nonnull (no_input);

  check_refused ("folowers", "Perhaps “followers” is meant");
  check_refused ("followerss", "Perhaps “followers” is meant");
  check_refused ("follwoers", "Perhaps “followers” is meant");
  check_refused ("followerz", "Perhaps “followers” is meant");
  check_refused ("follower", "Perhaps “followers” is meant");
  check_refused ("ollowers", "Perhaps “followers” is meant");
  check_refused ("Followers", "Perhaps “followers” is meant");
  check_refused ("comments / comment", "“comment”, which is no known metric. Perhaps “comments”");
  check_refused ("sales", "“sales”, which is no known metric. Choose");
  check_refused ("start(comments)", "start(comments)");
  check_refused ("followers / start(reach)", "start(reach)");
  check_refused ("start(median_response_hours)", "start(");
}

/* The column is what an editor marks: of a wrong metric where it first stands, in letters. */
static void
test_column (void)
{
  static const struct { const char *text; guint column; const char *words; } cases[] = {
    { "comments / reach", 0, NULL },
    { "comments / ", 12, "column 12" },
    { "comments + folowers * folowers", 12, "At column 12 the formula names “folowers”" },
    { "(comments + start( reach))", 20, "At column 20 start(reach)" },
    { "é / comments", 1, "column 1" },
    { "comments / é", 12, "column 12" },
  };
  g_autofree char *long_text = g_strnfill (CV_FORMULA_MAX_LENGTH + 1, '1');
  guint column = 7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (CvFormula) formula = cv_formula_read (cases[i].text, kind_of, NULL, &column, &error);

      g_assert_cmpuint (column, ==, cases[i].column);
      g_assert_true ((formula == NULL) == (cases[i].words != NULL));
      if (formula == NULL && strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s”: %s", cases[i].text, error->message);
    }
  g_assert_null (cv_formula_read (long_text, kind_of, NULL, &column, NULL));
  g_assert_cmpuint (column, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/values", test_values);
  g_test_add_func ("/formula/missing", test_missing);
  g_test_add_func ("/formula/inputs", test_inputs);
  g_test_add_func ("/formula/errors", test_errors);
  g_test_add_func ("/formula/bounds", test_bounds);
  g_test_add_func ("/formula/check", test_check);
  g_test_add_func ("/formula/column", test_column);

  return g_test_run ();
}
