/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Values in their unit, as people write them: "52 %", "2 h 10", "1 340", "12,50 €", "4.2". Units
 * are the catalogue's (count, percent, ratio, currency, duration_hours, score) or the user's own
 * word. */

/* In the current locale, with the unit. @currency is the plan's ISO code, for unit "currency".
 * "–" for NAN. (transfer full) */
char       *cv_unit_format      (double value, const char *unit, const char *currency);
/* A difference without sign, "4 points" for percent. (transfer full) */
char       *cv_unit_format_distance (double distance, const char *unit, const char *currency);
/* "percent", "hours", "euros"...: the unit's name for an axis or a field. Never NULL. */
const char *cv_unit_label       (const char *unit);
int         cv_unit_decimals    (const char *unit, double magnitude);
