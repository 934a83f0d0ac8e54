/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A length of time: "0:05:06", "1h 02m", "2 min 5 s", "5:06". */

/* @is_short: "5:06" may be a time of day, "5m" five millions; only the column's heading tells. */
gboolean cv_cell_duration_read   (const char *text, guint length, double *seconds, gboolean *is_short);
/* Appends "00:05:06"; with decimals of a second if there are any, and hours as many as there are. */
void     cv_cell_duration_append (double seconds, GString *text);
