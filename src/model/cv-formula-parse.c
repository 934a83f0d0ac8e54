/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formula's grammar, one function per rule (recursive descent):
 *
 *   sum     = product { ("+" | "-") product }
 *   product = factor { ("*" | "/") factor }
 *   factor  = { "-" } value
 *   value   = number | metric | "(" sum ")"
 *           | ("min" | "max") "(" sum "," sum ")" | "start" "(" metric ")"
 *
 * Each function reads its rule at parser->at, appends its steps and leaves parser->at behind it and
 * the spaces that follow. Only brackets and calls go deeper, and they are counted, so no text can
 * exhaust the stack. */

#include "model/cv-formula-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-number.h"

typedef struct
{
  const char *text;
  const char *at;
  CvFormula  *formula;
  guint       depth;
  guint       fault; /* column of it; 0: none yet */
  GError    **error;
} Parser;

static gboolean parse_sum (Parser *parser);

static int
get_column (const Parser *parser)
{
  return (int) g_utf8_pointer_to_offset (parser->text, parser->at) + 1;
}

static gboolean
is_id_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static gsize
get_id_length (const char *text)
{
  gsize length = 0;

  if (g_ascii_isdigit (*text))
    return 0;
  while (is_id_letter (text[length]))
    length++;

  return length;
}

static void
skip_spaces (Parser *parser)
{
  while (g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

/* What stands at the parser's place, as a person would name it. (transfer full) */
static char *
get_found (const Parser *parser)
{
  gsize length = 0;

  while (is_id_letter (parser->at[length]) || parser->at[length] == '.')
    length++;
  if (length == 0)
    length = g_utf8_next_char (parser->at) - parser->at;

  return g_strndup (parser->at, length);
}

/* @expected: translated. Always FALSE. */
static gboolean
fail (Parser *parser, const char *expected)
{
  g_autofree char *found = NULL;

  parser->fault = (guint) get_column (parser);
  if (*parser->at == '\0')
    {
      /* Translators: %1$d is a column, %2$s what was expected: “a closing bracket” */
      g_set_error (parser->error, CV_ERROR, CV_ERROR_INVALID,
                   _("The formula ends at column %1$d, where %2$s was expected."),
                   get_column (parser), expected);
      return FALSE;
    }

  found = get_found (parser);
  /* Translators: %1$d is a column, %2$s what was expected, %3$s what stands there */
  g_set_error (parser->error, CV_ERROR, CV_ERROR_INVALID,
               _("At column %1$d of the formula %2$s was expected, not “%3$s”."),
               get_column (parser), expected, found);
  return FALSE;
}

static gboolean
take (Parser *parser, char c)
{
  if (*parser->at != c)
    return FALSE;

  parser->at++;
  skip_spaces (parser);
  return TRUE;
}

static void
add_step (Parser *parser, CvFormulaStep step)
{
  g_array_append_val (parser->formula->steps, step);
}

static void
add_code (Parser *parser, CvFormulaCode code)
{
  add_step (parser, (CvFormulaStep) { .code = code });
}

/* Takes @metric, which stands at @column. */
static void
add_input (Parser *parser, char *metric, gboolean start, int column)
{
  GArray               *inputs = parser->formula->inputs;
  const CvFormulaInput *known = (const CvFormulaInput *) (gconstpointer) inputs->data;
  CvFormulaInput        input = { metric, start, (guint) column };
  guint                 i;

  for (i = 0; i < inputs->len; i++)
    if (known[i].start == start && g_str_equal (known[i].metric, metric))
      break;

  if (i == inputs->len)
    g_array_append_val (inputs, input);
  else
    g_free (metric);

  add_step (parser, (CvFormulaStep) { .code = CV_FORMULA_INPUT, .input = i });
}

static gboolean
open_bracket (Parser *parser)
{
  if (*parser->at != '(')
    return fail (parser, _("an opening bracket"));

  if (parser->depth == CV_FORMULA_MAX_DEPTH)
    {
      parser->fault = (guint) get_column (parser);
      g_set_error (parser->error, CV_ERROR, CV_ERROR_INVALID,
                   _("At column %1$d the formula has more than %2$d brackets inside one another. "
                     "Make it simpler."),
                   get_column (parser), CV_FORMULA_MAX_DEPTH);
      return FALSE;
    }

  parser->depth++;
  return take (parser, '(');
}

static gboolean
close_bracket (Parser *parser)
{
  if (!take (parser, ')'))
    return fail (parser, _("an operator or a closing bracket"));

  parser->depth--;
  return TRUE;
}

static gboolean
parse_number (Parser *parser)
{
  const char      *end = parser->at;
  g_autofree char *number = NULL;
  CvFormulaStep    step = { .code = CV_FORMULA_NUMBER };

  while (g_ascii_isdigit (*end) || *end == '.')
    end++;
  /* "1e3", but not the 1 of "1 event" */
  if (*end == 'e' || *end == 'E')
    {
      const char *exponent = end + 1;

      if (*exponent == '+' || *exponent == '-')
        exponent++;
      if (g_ascii_isdigit (*exponent))
        for (end = exponent; g_ascii_isdigit (*end);)
          end++;
    }

  number = g_strndup (parser->at, end - parser->at);
  if (!cv_number_parse (number, &step.number))
    return fail (parser, _("a number such as 12 or 0.5"));

  parser->at = end;
  skip_spaces (parser);
  add_step (parser, step);
  return TRUE;
}

static gboolean
parse_start (Parser *parser)
{
  gsize length;
  char *metric;
  int   column;

  if (!open_bracket (parser))
    return FALSE;

  length = get_id_length (parser->at);
  if (length == 0)
    return fail (parser, _("a metric"));
  metric = g_strndup (parser->at, length);
  column = get_column (parser);
  parser->at += length;
  skip_spaces (parser);
  add_input (parser, metric, TRUE, column);

  if (*parser->at != ')')
    return fail (parser, _("a closing bracket"));

  return close_bracket (parser);
}

static gboolean
parse_min_or_max (Parser *parser, CvFormulaCode code)
{
  if (!open_bracket (parser) || !parse_sum (parser))
    return FALSE;
  if (!take (parser, ','))
    return fail (parser, _("a comma and a second value"));
  if (!parse_sum (parser) || !close_bracket (parser))
    return FALSE;

  add_code (parser, code);
  return TRUE;
}

static gboolean
parse_name (Parser *parser)
{
  gsize            length = get_id_length (parser->at);
  g_autofree char *name = g_strndup (parser->at, length);
  int              column = get_column (parser);

  parser->at += length;
  skip_spaces (parser);

  if (g_str_equal (name, "start"))
    return parse_start (parser);
  if (g_str_equal (name, "min"))
    return parse_min_or_max (parser, CV_FORMULA_MIN);
  if (g_str_equal (name, "max"))
    return parse_min_or_max (parser, CV_FORMULA_MAX);

  if (*parser->at == '(')
    return fail (parser, _("an operator (the functions are min, max and start)"));

  add_input (parser, g_steal_pointer (&name), FALSE, column);
  return TRUE;
}

static gboolean
parse_value (Parser *parser)
{
  if (g_ascii_isdigit (*parser->at) || *parser->at == '.')
    return parse_number (parser);
  if (get_id_length (parser->at) > 0)
    return parse_name (parser);
  if (*parser->at == '(')
    return open_bracket (parser) && parse_sum (parser) && close_bracket (parser);

  return fail (parser, _("a number, a metric or an opening bracket"));
}

static gboolean
parse_factor (Parser *parser)
{
  gboolean negative = FALSE;

  while (take (parser, '-'))
    negative = !negative;
  if (!parse_value (parser))
    return FALSE;
  if (negative)
    add_code (parser, CV_FORMULA_NEGATE);

  return TRUE;
}

static gboolean
parse_product (Parser *parser)
{
  if (!parse_factor (parser))
    return FALSE;

  while (*parser->at == '*' || *parser->at == '/')
    {
      CvFormulaCode code = *parser->at == '*' ? CV_FORMULA_MULTIPLY : CV_FORMULA_DIVIDE;

      take (parser, *parser->at);
      if (!parse_factor (parser))
        return FALSE;
      add_code (parser, code);
    }

  return TRUE;
}

static gboolean
parse_sum (Parser *parser)
{
  if (!parse_product (parser))
    return FALSE;

  while (*parser->at == '+' || *parser->at == '-')
    {
      CvFormulaCode code = *parser->at == '+' ? CV_FORMULA_ADD : CV_FORMULA_SUBTRACT;

      take (parser, *parser->at);
      if (!parse_product (parser))
        return FALSE;
      add_code (parser, code);
    }

  return TRUE;
}

static gboolean
parse_all (Parser *parser)
{
  skip_spaces (parser);
  if (!parse_sum (parser))
    return FALSE;
  if (*parser->at != '\0')
    return fail (parser, _("an operator (+ - * /)"));

  return TRUE;
}

CvFormula *
cv_formula_parse_at (const char *text, guint *column, GError **error)
{
  g_autoptr (CvFormula) formula = cv_formula_new ();
  Parser                parser = { .text = text, .at = text, .formula = formula, .error = error };
  gboolean              understood;

  if (column != NULL)
    *column = 0;

  if (strlen (text) > CV_FORMULA_MAX_LENGTH)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("The formula is longer than %d letters. Make it shorter."),
                   CV_FORMULA_MAX_LENGTH);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("The formula holds letters that cannot be read. Type it again."));
      return NULL;
    }

  understood = parse_all (&parser);
  if (column != NULL)
    *column = parser.fault;
  return understood ? g_steal_pointer (&formula) : NULL;
}

CvFormula *
cv_formula_parse (const char *text, GError **error)
{
  return cv_formula_parse_at (text, NULL, error);
}
