/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What one text can be as a number, whoever wrote it: "1234", "1.234,56 €", "$1,234.56", "1 234,5",
 * "1'234", "(12.50)", "-3 %", "12.4K", "1,2 Mio.". Pure, any thread. */

typedef struct
{
  gboolean reads_with_dot;   /* it is a number if "." is the decimal mark */
  gboolean reads_with_comma;
  gboolean is_ambiguous;     /* both, and not the same number: "1.234" */
  gboolean has_decimals_with_dot, has_decimals_with_comma; /* digits after the mark */
  gboolean is_percent;
  gunichar money;            /* its currency, the same for "€" and "EUR"; 0: none */
  gboolean is_rounded;       /* "12.4K", "1.2E+05" */
  gunichar group;            /* the mark between its thousands if that is no dot or comma; 0 */
  guint    n_digits;
} CvNumberShape;

/* FALSE: it is no number in any reading. Digits with a needless zero in front ("007") are a name. */
gboolean cv_cell_number_judge        (const char *text, guint length, CvNumberShape *shape);
/* What people write for the currency of a shape: "EUR", "CHF"; of signs that several use, the sign: "$". */
const char *cv_cell_number_currency  (gunichar money);
/* The number, where @decimal ('.' or ',') is the decimal mark; percent signs do not divide. */
gboolean cv_cell_number_read         (const char *text, guint length, char decimal, double *value);
/* Appends the same as C-locale text with all digits as written ("1234.50"). FALSE: no number. */
gboolean cv_cell_number_append_exact (const char *text, guint length, char decimal, GString *exact);
