/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cv-checkin-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"

#define MAX_OCTETS 75
#define DATE_BUFFER 16
#define DAYS_PER_WEEK 7

/* One content line: @text with what means something escaped, folded between characters, ended by CRLF. */
static void
append_line (GString    *ics,
             const char *name,
             const char *text,
             gboolean    escape)
{
  g_autoptr (GString) line = g_string_new (name);
  gsize octets = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (escape && *c == '\n')
        {
          g_string_append (line, "\\n");
          continue;
        }
      if (escape && strchr ("\\;,", *c) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, g_ascii_iscntrl (*c) ? ' ' : *c);
    }

  for (const char *c = line->str; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize n = (gsize) (g_utf8_next_char (c) - c);

      if (octets + n > MAX_OCTETS)
        {
          g_string_append (ics, "\r\n ");
          octets = 1;
        }
      g_string_append_len (ics, c, (gssize) n);
      octets += n;
    }
  g_string_append (ics, "\r\n");
}

static const char *
format_date (CvDay day,
             char  buffer[DATE_BUFFER])
{
  int year, month, date;

  cv_day_to_ymd (day, &year, &month, &date);
  g_snprintf (buffer, DATE_BUFFER, "%04d%02d%02d", year, month, date);
  return buffer;
}

/* The plan's name and first day name it: there is nothing else that never changes. (transfer full) */
static char *
make_uid (const CvPlanInfo *info)
{
  g_autofree char *seed = g_strdup_printf ("%d %s", info->from, info->name);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, seed, -1);

  return g_strdup_printf ("check-in-%.16s@cultivar", sum);
}

static void
append_when (GString          *ics,
             const CvPlanInfo *info,
             CvDay             first)
{
  static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  char start[DATE_BUFFER], end[DATE_BUFFER], until[DATE_BUFFER];
  /* The last week is over, and can be typed, a week after the plan at the latest. */
  g_autofree char *rule = g_strdup_printf ("FREQ=WEEKLY;BYDAY=%s;UNTIL=%s", weekdays[info->check_in_day - 1],
                                           format_date (info->to + DAYS_PER_WEEK, until));

  append_line (ics, "DTSTART;VALUE=DATE:", format_date (first, start), FALSE);
  append_line (ics, "DTEND;VALUE=DATE:", format_date (first + 1, end), FALSE);
  append_line (ics, "RRULE:", rule, FALSE);
}

char *
cv_check_in_to_icalendar (const CvPlanInfo *info,
                          CvDay             today,
                          gint64            now,
                          GError          **error)
{
  CvDay first = MAX (today, info->from);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = when != NULL ? g_date_time_format (when, "%Y%m%dT%H%M%SZ") : NULL;
  g_autofree char *uid = make_uid (info);
  /* Translators: %s is a plan; the title of an entry in a calendar. */
  g_autofree char *summary = g_strdup_printf (_ ("Check-in: %s"), info->name);
  GString *ics;

  if (info->check_in_day < 1 || info->check_in_day > DAYS_PER_WEEK)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _ ("The plan has no weekday for its check-in. Choose one first."));
      return NULL;
    }
  first += (info->check_in_day - cv_day_weekday (first) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  if (first > info->to + DAYS_PER_WEEK)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _ ("The plan is over: no check-in is left."));
      return NULL;
    }

  ics = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cultivar//Check-in//EN\r\nBEGIN:VEVENT\r\n");
  append_line (ics, "UID:", uid, FALSE);
  append_line (ics, "DTSTAMP:", stamp, FALSE);
  append_when (ics, info, first);
  append_line (ics, "SUMMARY:", summary, TRUE);
  append_line (ics, "TRANSP:", "TRANSPARENT", FALSE);
  g_string_append (ics, "END:VEVENT\r\nEND:VCALENDAR\r\n");
  return g_string_free (ics, FALSE);
}
