/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sources/cv-cell-date.h"
#include "sources/cv-clock-change.h"

/* All readings of a text: "D:2026-04-03 M:2026-03-04 T09:05:00" for the orders day, month and year
 * first, "=" where order plays no part, "?" where the year is missing (2024 stands in), both ends
 * of a period; "" for no date. */
static const struct
{
  const char *text, *readings;
} cases[] = {
  { "2026-05-01", "=2026-05-01" },
  { "2026/03/04", "=2026-03-04" },
  { "2026.03.04", "=2026-03-04" },
  { "2026-05-01T09:05:00", "=2026-05-01 T09:05:00" },
  { "2026-05-01 09:05:00Z", "=2026-05-01 T09:05:00 +0" },
  { "2026-05-01T09:05:00+02:00", "=2026-05-01 T09:05:00 +120" },
  { "2026-05-01T09:05:00.123-0500", "=2026-05-01 T09:05:00 -300" },
  { "1 Mar 2026 09:05 UTC", "=2026-03-01 T09:05:00 +0" },
  { "20260501", "=2026-05-01 weak" },
  { "202605", "=2026-05-01/2026-05-31 weak" },
  /* Orders */
  { "10/11/2025 09:05", "D:2025-11-10 M:2025-10-11 T09:05:00" },
  { "12/31/2025 23:59", "M:2025-12-31 T23:59:00" },
  { "31/12/2025", "D:2025-12-31" },
  { "04/04/2026", "D:2026-04-04 M:2026-04-04" },
  { "01-07-2026", "D:2026-07-01 M:2026-01-07" },
  { "03.04.2026", "D:2026-04-03" },
  { "07.14.2026", "M:2026-07-14" },
  { "14/07/26", "D:2026-07-14" },
  { "26-07-14", "D:2014-07-26 Y:2026-07-14" },
  { "7/14/26, 3:05\xe2\x80\xafPM", "M:2026-07-14 T15:05:00" },
  { "05/04/2026 12:00 AM", "D:2026-04-05 M:2026-05-04 T00:00:00" },
  { "05/04/2026 12:30 p.m.", "D:2026-04-05 M:2026-05-04 T12:30:00" },
  { "07/14/2026 - 10:30", "M:2026-07-14 T10:30:00" },
  { "14/07/2026 14h30", "D:2026-07-14 T14:30:00" },
  { "14/07/2026 à 14:30", "D:2026-07-14 T14:30:00" },
  { "30/12", "D:?2024-12-30 weak" },
  /* Names of months */
  { "1 janv. 2026", "=2026-01-01" },
  { "1er mars 2026", "=2026-03-01" },
  { "mar. 14 juil. 2026", "=2026-07-14" },
  { "Tue, Jul 14, 2026", "=2026-07-14" },
  { "Jul 14th, 2026", "=2026-07-14" },
  { "Di, 14. Juli 2026", "=2026-07-14" },
  { "14 de julio de 2026", "=2026-07-14" },
  { "30. März 2026", "=2026-03-30" },
  { "3-Mar-26", "=2026-03-03" },
  { "13 déc. 2022", "=2022-12-13" },
  { "14 juillet 2026 à 14 h 30", "=2026-07-14 T14:30:00" },
  { "May 04, 2026 10:00 am", "=2026-05-04 T10:00:00" },
  { "Wed Oct 10 20:19:24 +0000 2018", "=2018-10-10 T20:19:24 +0" },
  { "2026年3月4日", "=2026-03-04" },
  { "December 30", "=?2024-12-30" },
  { "30 déc.", "=?2024-12-30" },
  { "29 Feb", "=?2024-02-29" },
  { "Jan-26", "=?2024-01-26 month?" },
  { "26-Jan", "=?2024-01-26" },
  /* Periods */
  { "2026-W21", "=2026-05-18/2026-05-24" },
  { "W21 2026", "=2026-05-18/2026-05-24" },
  { "Week 21, 2026", "=2026-05-18/2026-05-24" },
  { "KW 21/2026", "=2026-05-18/2026-05-24" },
  { "Week of Jul 13, 2026", "=2026-07-13/2026-07-19" },
  { "Semaine du 14 juillet 2026", "=2026-07-14/2026-07-20" },
  { "Week of 03/04/2026", "" },
  { "2026-W53", "=2026-12-28/2027-01-03" },
  { "2027-W53", "" },
  { "2026-Q2", "=2026-04-01/2026-06-30" },
  { "T2 2026", "=2026-04-01/2026-06-30" },
  { "2026-05", "=2026-05-01/2026-05-31" },
  { "05/2026", "=2026-05-01/2026-05-31" },
  { "févr. 2028", "=2028-02-01/2028-02-29" },
  { "Jan '26", "=2026-01-01/2026-01-31" },
  { "Jul 1 - Sep 28 2026", "=2026-07-01/2026-09-28" },
  { "Dec 28 - Jan 3 2026", "=2025-12-28/2026-01-03" },
  { "1–7 mars 2026", "=2026-03-01/2026-03-07" },
  { "Mar 1 - 7, 2026", "=2026-03-01/2026-03-07" },
  { "du 1 au 7 mars 2026", "=2026-03-01/2026-03-07" },
  { "Jan 2026 - Mar 2026", "=2026-01-01/2026-03-31" },
  { "2026-07-01/2026-09-28", "=2026-07-01/2026-09-28" },
  { "2026-05-01 to 2026-05-07", "=2026-05-01/2026-05-07" },
  { "01/07/2026 - 28/09/2026", "D:2026-07-01/2026-09-28" },
  /* No dates */
  { "2026-02-30", "" },
  { "31/02/2026", "" },
  { "2026-13-01", "" },
  { "2026-05-01T25:00:00", "" },
  { "May", "" },
  { "Lifetime", "" },
  { "Total", "" },
  { "12:30", "" },
  { "1.234", "" },
  { "12.50", "" },
  { "2026", "" },
  { "1/2", "" },
  { "192.168.1.1", "" },
  { "March against hunger 2026", "" },
  { "10 tips for 2026", "" },
  { "", "" },
};

static void
append_days (GString *text, const CvDateReading *reading, CvDateOrder order)
{
  static const char *const names[] = { "=", "D:", "M:", "Y:" };
  char                     first_text[CV_DAY_BUFFER], last_text[CV_DAY_BUFFER];
  CvDay                    first, last;

  if (!cv_date_reading_get_days (reading, order, 2024, &first, &last))
    return;
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", names[order],
                          reading->first[order].year == 0 ? "?" : "",
                          cv_day_format (first, first_text));
  if (last != first)
    g_string_append_printf (text, "/%s", cv_day_format (last, last_text));
}

static char *
describe (const CvDateReading *reading)
{
  GString *text = g_string_new (NULL);

  if (reading->orders == 0)
    append_days (text, reading, CV_DATE_ORDER_UNKNOWN);
  for (int order = CV_DATE_ORDER_DMY; order <= CV_DATE_ORDER_YMD; order++)
    if ((reading->orders & CV_ORDER_BIT (order)) != 0)
      append_days (text, reading, order);
  if (reading->seconds != CV_CELL_NO_TIME)
    g_string_append_printf (text, " T%02d:%02d:%02d", reading->seconds / 3600,
                            reading->seconds / 60 % 60, reading->seconds % 60);
  if (reading->utc_offset != CV_CELL_NO_OFFSET)
    g_string_append_printf (text, " %+d", reading->utc_offset);
  if (reading->is_weak)
    g_string_append (text, " weak");
  if (reading->may_be_month)
    g_string_append (text, " month?");

  return g_string_free (text, FALSE);
}

static void
test_readings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CvDateReading    reading;
      g_autofree char *readings = NULL;

      if (cv_cell_date_judge (cases[i].text, (guint) strlen (cases[i].text), &reading))
        readings = describe (&reading);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (readings != NULL ? readings : "", ==, cases[i].readings);
    }
}

/* Sundays of 2026: 29 March and 25 October are the last of their months, 8 March the second, 1
 * November the first. */
static void
test_clock_changes (void)
{
  static const struct
  {
    int           month, date, hour;
    CvClockChange change;
  } changes[] = {
    { 3, 29, 2, CV_CLOCK_NEVER },   { 10, 25, 2, CV_CLOCK_TWICE }, { 10, 25, 1, CV_CLOCK_NORMAL },
    { 10, 25, 3, CV_CLOCK_NORMAL }, { 10, 18, 2, CV_CLOCK_NORMAL }, { 3, 8, 2, CV_CLOCK_NEVER },
    { 11, 1, 1, CV_CLOCK_TWICE },   { 11, 8, 1, CV_CLOCK_NORMAL }, { 10, 24, 2, CV_CLOCK_NORMAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const char *place = NULL;
      CvDay       day = cv_day_from_ymd (2026, changes[i].month, changes[i].date);

      g_assert_cmpint (cv_clock_change_find (day, changes[i].hour * 3600 + 1800, &place), ==,
                       changes[i].change);
      g_assert_cmpint (place != NULL, ==, changes[i].change != CV_CLOCK_NORMAL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/readings", test_readings);
  g_test_add_func ("/date/clock-changes", test_clock_changes);

  return g_test_run ();
}
