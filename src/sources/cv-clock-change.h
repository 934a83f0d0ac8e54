/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-day.h"

/* Hours that happen twice or not at all where clocks are put back and forward. */

typedef enum
{
  CV_CLOCK_NORMAL,
  CV_CLOCK_TWICE,
  CV_CLOCK_NEVER
} CvClockChange;

/* For a time of day without a zone: what it is in central Europe or in North America, by the rules
 * of 1996 and 2007, which hold to this day. @place: a translated name, set unless NORMAL. */
CvClockChange cv_clock_change_find (CvDay day, gint32 seconds, const char **place);
