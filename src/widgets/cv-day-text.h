/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* What a person types for a day: "2026-12-27", "27 December 2026", "27 dec", "Dec 27, 2026", "27/12/2026",
 * "27.12.26"; months in the current language or in English. Numbers alone are read in the locale's order
 * of day and month. Without a year it is the first such day from @today on. FALSE: it is no day. */
gboolean cv_day_parse_typed (const char *text, CvDay today, CvDay *day);
/* Why what was typed is no day: a sentence with @today as an example of how to write one. (transfer full) */
char    *cv_day_refuse_typed (const char *text, CvDay today);
