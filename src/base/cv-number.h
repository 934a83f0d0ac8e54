/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Numbers as text. GLib's readers are quiet about what they do not understand (hexadecimal, "inf",
 * a tail of rubbish, the locale's comma): these are not. NAN stands for "no number" everywhere in
 * the program and is never written. */

#define CV_NUMBER_BUFFER 32

/* Exactly a C-locale decimal number, the whole of @text; finite. */
gboolean    cv_number_parse        (const char *text, double *value);

/* What a person types or pastes: "1 340,5" "1340.5" "1.340,5" "1,340.5" "12 %" "2,5 k" "3 M",
 * with ordinary, no-break or narrow spaces, apostrophes as grouping; a currency sign is ignored.
 * A single mark followed by exactly three digits is read by the locale's decimal mark. Returns
 * FALSE if it cannot be read as one number. */
gboolean    cv_number_parse_typed  (const char *text, double *value);

/* The shortest C-locale text that reads back as the same number; no exponent for 1e-4 <= |v| <
 * 1e15. */
const char *cv_number_format       (double value, char buffer[CV_NUMBER_BUFFER]);

/* For people: the locale's marks and grouping, at most @decimals decimals, no trailing zeros beyond
 * them. "–" for NAN. (transfer full) */
char       *cv_number_format_locale (double value, int decimals);
