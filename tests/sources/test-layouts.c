/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How people and programs write tables: each is read as it is meant, or asks, or says what it cannot read. Nothing is
 * bent in silence: rows that are read and lines that are left out are all there are. */

#include <string.h>

#include "table-text.h"

static const struct
{
  const char *name, *text;
  const char *rows;    /* as table_rows() */
  guint       asks;    /* bits of CvTableQuestionKind, of what must be answered first */
  guint       skipped; /* lines below the header that are no rows */
} cases[] = {
  { "fr-dmy", "Date;Abonnés\n03/04/2026;1 234,5\n13/04/2026;2 000\n",
    "2026-04-03|1234.5\n2026-04-13|2000\n", 0, 0 },
  { "fr-nnbsp", "Date;Followers\n13/04/2026;1\342\200\257234,5\n14/04/2026;2\302\240000\n",
    "2026-04-13|1234.5\n2026-04-14|2000\n", 0, 0 },
  { "de-dots", "Datum;Follower\n3.4.2026;1.234\n14.4.2026;2.000,5\n",
    "2026-04-03|1234\n2026-04-14|2000.5\n", 0, 0 },
  { "de-ambig", "Datum;Followers\n13.04.2026;1.234\n14.04.2026;1.250\n",
    "2026-04-13|1234 or 1.234\n2026-04-14|1250 or 1.250\n", 2, 0 },
  { "us-mdy", "Date,Followers\n4/3/2026,\"1,234\"\n4/13/2026,\"2,000\"\n",
    "2026-04-03|1234\n2026-04-13|2000\n", 0, 0 },
  { "ambig-mdy", "Date,Followers\n4/3/2026,1\n5/6/2026,2\n",
    "2026-03-04 or 2026-04-03|1\n2026-06-05 or 2026-05-06|2\n", 1, 0 },
  { "iso", "Date,Followers\n2026-04-03,1234.5\n2026-04-04,-3\n",
    "2026-04-03|1234.5\n2026-04-04|-3\n", 0, 0 },
  { "iso-t", "Date,Followers\n2026-04-03T00:00:00Z,5\n2026-04-04T00:00:00Z,6\n",
    "2026-04-03|5\n2026-04-04|6\n", 0, 0 },
  { "2digit-dmy", "Date;Followers\n31/12/25;1\n01/01/26;2\n",
    "2025-12-31|1\n2026-01-01|2\n", 0, 0 },
  { "2digit-ambig", "Date;Followers\n03/04/26;1\n04/04/26;2\n",
    "2026-04-03 or 2026-03-04|1\n2026-04-04|2\n", 1, 0 },
  { "2digit-ymd", "Date;Followers\n26-04-13;1\n26-04-14;2\n",
    "2013-04-26 or 2026-04-13|1\n2014-04-26 or 2026-04-14|2\n", 1, 0 },
  { "2digit-dot", "Date;Followers\n13.04.26;1\n14.04.26;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "serials", "Date,Followers\n46115,5\n46116,6\n",
    "2026-04-03|5\n2026-04-04|6\n", 0, 0 },
  { "serials-frac", "Date,Followers\n46115.5,5\n46116.5,6\n",
    "46115.5|5\n46116.5|6\n", 0, 0 },
  { "serial-nodatehead", "When,Followers\n46115,5\n46116,6\n",
    "46115|5\n46116|6\n", 0, 0 },
  { "swiss", "Date;Followers\n13.04.2026;1'234.50\n14.04.2026;2'000.00\n",
    "2026-04-13|1234.50\n2026-04-14|2000.00\n", 0, 0 },
  { "swiss2", "Date;Followers\n13.04.2026;1’234.50\n14.04.2026;12’000.00\n",
    "2026-04-13|1234.50\n2026-04-14|12000.00\n", 0, 0 },
  { "indian", "Date,Followers\n13/04/2026,\"1,23,456\"\n14/04/2026,\"12,34,567.5\"\n",
    "2026-04-13|123456\n2026-04-14|1234567.5\n", 0, 0 },
  { "currency-pre", "Date,Spend\n2026-04-03,\"$1,234.50\"\n2026-04-04,$12.00\n",
    "2026-04-03|1234.50\n2026-04-04|12.00\n", 0, 0 },
  { "currency-post", "Date;Followers\n2026-04-03;1.234,50 €\n2026-04-04;12,00 €\n",
    "2026-04-03|1234.50\n2026-04-04|12.00\n", 0, 0 },
  { "currency-code", "Date;Followers\n2026-04-03;EUR 1234,50\n2026-04-04;CHF 12,00\n",
    "2026-04-03|1234.50\n2026-04-04|12.00\n", 0, 0 },
  { "percent", "Date;Followers\n2026-04-03;12,5 %\n2026-04-04;7 %\n",
    "2026-04-03|12.5\n2026-04-04|7\n", 0, 0 },
  { "percent-mixed", "Date,Followers\n2026-04-03,12.5%\n2026-04-04,0.07\n2026-04-05,0.08\n",
    "2026-04-03|12.5\n2026-04-04|0.07\n2026-04-05|0.08\n", 0, 0 },
  { "parens", "Date,Followers\n2026-04-03,(12)\n2026-04-04,(1.5)\n2026-04-05,3\n",
    "2026-04-03|-12\n2026-04-04|-1.5\n2026-04-05|3\n", 0, 0 },
  { "trailing-minus", "Date,Followers\n2026-04-03,12-\n2026-04-04,1.5\n2026-04-05,3\n",
    "2026-04-03|-12\n2026-04-04|1.5\n2026-04-05|3\n", 0, 0 },
  { "unicode-minus", "Date,Followers\n2026-04-03,\342\210\22212\n2026-04-04,1.5\n2026-04-05,3\n",
    "2026-04-03|-12\n2026-04-04|1.5\n2026-04-05|3\n", 0, 0 },
  { "plus", "Date,Followers\n2026-04-03,+12\n2026-04-04,+3\n",
    "2026-04-03|12\n2026-04-04|3\n", 0, 0 },
  { "k-suffix", "Date,Followers\n2026-04-03,1.2K\n2026-04-04,3M\n",
    "2026-04-03|1200\n2026-04-04|3000000\n", 0, 0 },
  { "empty-rows", "Date,Followers\n2026-04-03,1\n\n,\n2026-04-04,2\n\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 3 },
  { "total-row", "Date,Followers\n2026-04-03,1\n2026-04-04,2\nTotal,3\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 1 },
  { "total-first", "Date,Followers\nTotal,3\n2026-04-03,1\n2026-04-04,2\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 1 },
  { "total-fr", "Date;Followers\n03/04/2026;1\n14/04/2026;2\nTotal général;3\n",
    "2026-04-03|1\n2026-04-14|2\n", 0, 1 },
  { "total-avg", "Date,Followers\n2026-04-03,1\n2026-04-04,2\nAverage,1.5\n",
    "2026-04-03|1\n2026-04-04|2\n!Average|1.5\n", 0, 0 },
  { "total-empty", "Date,Followers\n2026-04-03,1\n2026-04-04,2\n,3\n",
    "2026-04-03|1\n2026-04-04|2\n~|3\n", 0, 0 },
  { "rep-header", "Date,Followers\n2026-04-03,1\nDate,Followers\n2026-04-04,2\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 1 },
  { "rep-header-case", "Date,Followers\n2026-04-03,1\nDATE,FOLLOWERS\n2026-04-04,2\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 1 },
  { "quoted-nl", "Date,Note,Followers\n2026-04-03,\"a\nb\",1\n2026-04-04,\"c\n\nd\",2\n",
    "2026-04-03|a\nb|1\n2026-04-04|c\n\nd|2\n", 0, 0 },
  { "bom", "\357\273\277Date,Followers\n2026-04-03,1\n",
    "2026-04-03|1\n", 0, 0 },
  { "mac-cr", "Date,Followers\r2026-04-03,1\r2026-04-04,2\r",
    "2026-04-03|1\n2026-04-04|2\n", 0, 0 },
  { "sep", "sep=;\nDate;Followers\n2026-04-03;1,5\n",
    "2026-04-03|1.5\n", 0, 0 },
  { "mixed-delim", "Date;Followers,Likes\n2026-04-03;1,2\n2026-04-04;1,3\n",
    "2026-04-03|1.2\n2026-04-04|1.3\n", 0, 0 },
  { "mixed-delim-rows", "Date;Followers\n2026-04-03;1\n2026-04-04,2\n2026-04-05;3\n",
    "2026-04-03|1\n!2026-04-04,2|~\n2026-04-05|3\n", 0, 0 },
  { "preamble", "Report: followers\nAccount;Tea\nPeriod;01/04/2026 - 30/04/2026\n\nDate;Followers\n13/04/2026;1\n14/04/2026;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "range-col", "Range;Followers\n01/06/2026 - 07/06/2026;5\n08/06/2026 - 14/06/2026;6\n",
    "2026-06-01/2026-06-07|5\n2026-06-08/2026-06-14|6\n", 0, 0 },
  { "range-odd", "Range;Followers\n01/06/2026 - 09/06/2026;5\n10/06/2026 - 14/06/2026;6\n",
    "2026-06-01/2026-06-09|5\n2026-06-10/2026-06-14|6\n", 0, 0 },
  { "range-en", "Week;Followers\n1–7 Jun 2026;5\n8–14 Jun 2026;6\n",
    "2026-06-01/2026-06-07|5\n2026-06-08/2026-06-14|6\n", 0, 0 },
  { "isoweek", "Week,Followers\n2026-W21,5\n2026-W22,6\n",
    "2026-W21|5\n2026-W22|6\n", 0, 0 },
  { "isoweek2", "Week,Followers\n2026W21,5\n2026W22,6\n",
    "2026-W21|5\n2026-W22|6\n", 0, 0 },
  { "week-fr", "Semaine;Followers\nS21 2026;5\nS22 2026;6\n",
    "2026-W21|5\n2026-W22|6\n", 0, 0 },
  { "week-kw", "Woche;Followers\nKW 21/2026;5\nKW 22/2026;6\n",
    "2026-W21|5\n2026-W22|6\n", 0, 0 },
  { "week-num", "Week,Followers\n21,5\n22,6\n",
    "21|5\n22|6\n", 0, 0 },
  { "week-year2", "Year,Week,Followers\n2026,21,5\n2026,22,6\n",
    "2026|21|5\n2026|22|6\n", 0, 0 },
  { "year-month", "Year,Month,Followers\n2026,5,5\n2026,6,6\n",
    "2026|5|5\n2026|6|6\n", 0, 0 },
  { "year-month-day", "Year,Month,Day,Followers\n2026,5,1,5\n2026,5,2,6\n",
    "2026|5|1|5\n2026|5|2|6\n", 0, 0 },
  { "month-en", "Month,Followers\nMay 2026,5\nJune 2026,6\n",
    "2026-05|5\n2026-06|6\n", 0, 0 },
  { "month-fr", "Mois;Followers\nmai 2026;5\njuin 2026;6\n",
    "2026-05|5\n2026-06|6\n", 0, 0 },
  { "month-fevr", "Mois;Followers\nfévr. 2026;5\nmars 2026;6\n",
    "2026-02|5\n2026-03|6\n", 0, 0 },
  { "month-de", "Monat;Followers\nMärz 2026;5\nMai 2026;6\n",
    "2026-03|5\n2026-05|6\n", 0, 0 },
  { "month-num", "Month,Followers\n05/2026,5\n06/2026,6\n",
    "2026-05|5\n2026-06|6\n", 0, 0 },
  { "month-iso", "Month,Followers\n2026-05,5\n2026-06,6\n",
    "2026-05|5\n2026-06|6\n", 0, 0 },
  { "month-ambig", "Month,Followers\nJan-26,5\nFeb-26,6\n",
    "2026-01|5\n2026-02|6\n", 0, 0 },
  { "month-day-noyear", "Date,Followers\nApr 3,5\nApr 4,6\n",
    "\?\?\?\?-04-03|5\n\?\?\?\?-04-04|6\n", 4, 0 },
  { "dm-noyear", "Date;Followers\n03/04;5\n04/04;6\n",
    "\?\?\?\?-04-03 or \?\?\?\?-03-04|5\n\?\?\?\?-04-04 or \?\?\?\?-04-04|6\n", 5, 0 },
  { "quarter", "Quarter,Followers\nQ2 2026,5\nQ3 2026,6\n",
    "2026-Q2|5\n2026-Q3|6\n", 0, 0 },
  { "quarter-fr", "Trimestre;Followers\nT2 2026;5\nT3 2026;6\n",
    "2026-Q2|5\n2026-Q3|6\n", 0, 0 },
  { "quarter-iso", "Quarter,Followers\n2026-Q2,5\n2026-Q3,6\n",
    "2026-Q2|5\n2026-Q3|6\n", 0, 0 },
  { "year", "Year,Followers\n2024,5\n2025,6\n",
    "2024|5\n2025|6\n", 0, 0 },
  { "mixed-grain", "Period,Followers\n2026-05,5\n2026-W21,6\n2026-Q3,7\n",
    "2026-05|5\n2026-W21|6\n2026-Q3|7\n", 0, 0 },
  { "dup-days-same", "Date,Followers\n2026-04-03,1\n2026-04-03,1\n",
    "2026-04-03|1\n2026-04-03|1\n", 0, 0 },
  { "dup-days", "Date,Followers\n2026-04-03,1\n2026-04-03,2\n",
    "2026-04-03|1\n2026-04-03|2\n", 0, 0 },
  { "future", "Date,Followers\n2031-04-03,1\n2031-04-04,2\n",
    "2031-04-03|1\n2031-04-04|2\n", 0, 0 },
  { "old", "Date,Followers\n1931-04-03,1\n1931-04-04,2\n",
    "1931-04-03|1\n1931-04-04|2\n", 0, 0 },
  { "hours", "Date,Hour,Followers\n2026-04-03,00:00,1\n2026-04-03,01:00,2\n",
    "2026-04-03|00:00|1\n2026-04-03|01:00|2\n", 0, 0 },
  { "hours2", "Time,Views\n2026-04-03 00:00,1\n2026-04-03 01:00,2\n2026-04-03 02:00,3\n",
    "2026-04-03T00:00:00|1\n2026-04-03T01:00:00|2\n2026-04-03T02:00:00|3\n", 0, 0 },
  { "am-pm", "Date,Followers\n4/13/2026 12:00 AM,1\n4/14/2026 12:00 AM,2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "long-date-fr", "Date;Followers\nlundi 13 avril 2026;1\nmardi 14 avril 2026;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "long-date-en", "Date,Followers\n\"Monday, April 13, 2026\",1\n\"Tuesday, April 14, 2026\",2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "date-de-long", "Datum;Followers\n13. April 2026;1\n14. April 2026;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "d-mon-y", "Date,Followers\n13-Apr-26,1\n14-Apr-26,2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "compact", "Date,Followers\n20260413,1\n20260414,2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "epoch", "timestamp,Followers\n1776038400,1\n1776124800,2\n",
    "2026-04-13T00:00:00Z|1\n2026-04-14T00:00:00Z|2\n", 0, 0 },
  { "epoch-ms", "timestamp,Followers\n1776038400000,1\n1776124800000,2\n",
    "2026-04-13T00:00:00Z|1\n2026-04-14T00:00:00Z|2\n", 0, 0 },
  { "conflict", "Date;Followers\n13/04/2026;1\n04/14/2026;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 1, 0 },
  { "impossible", "Date;Followers\n31/02/2026;1\n14/04/2026;2\n15/04/2026;2\n16/04/2026;2\n",
    "!31/02/2026|1\n2026-04-14|2\n2026-04-15|2\n2026-04-16|2\n", 0, 0 },
  { "inf-nan", "Date,Followers\n2026-04-03,inf\n2026-04-04,NaN\n2026-04-05,1\n2026-04-06,2\n2026-04-07,2\n",
    "2026-04-03|!inf\n2026-04-04|~\n2026-04-05|1\n2026-04-06|2\n2026-04-07|2\n", 0, 0 },
  { "hex", "Date,Followers\n2026-04-03,0x10\n2026-04-04,1\n2026-04-05,1\n2026-04-06,2\n",
    "2026-04-03|!0x10\n2026-04-04|1\n2026-04-05|1\n2026-04-06|2\n", 0, 0 },
  { "sci", "Date,Followers\n2026-04-03,1.2E+06\n2026-04-04,1\n2026-04-05,1\n2026-04-06,2\n",
    "2026-04-03|1200000\n2026-04-04|1\n2026-04-05|1\n2026-04-06|2\n", 0, 0 },
  { "leading0", "Date,Followers\n2026-04-03,007\n2026-04-04,008\n",
    "2026-04-03|007\n2026-04-04|008\n", 0, 0 },
  { "tilde", "Date,Followers\n2026-04-03,~100\n2026-04-04,>100\n2026-04-05,1\n2026-04-06,2\n2026-04-07,2\n2026-04-08,2\n2026-04-09,2\n",
    "2026-04-03|!~100\n2026-04-04|!>100\n2026-04-05|1\n2026-04-06|2\n2026-04-07|2\n2026-04-08|2\n2026-04-09|2\n", 0, 0 },
  { "arabic", "Date,Followers\n2026-04-03,١٢٣\n2026-04-04,٤\n",
    "2026-04-03|١٢٣\n2026-04-04|٤\n", 0, 0 },
  { "fullwidth", "Date,Followers\n2026-04-03,１２３\n2026-04-04,４\n",
    "2026-04-03|１２３\n2026-04-04|４\n", 0, 0 },
  { "nullwords", "Date,Followers\n2026-04-03,n/a\n2026-04-04,-\n2026-04-05,1\n2026-04-06,\n",
    "2026-04-03|~\n2026-04-04|~\n2026-04-05|1\n2026-04-06|~\n", 0, 0 },
  { "space-group", "Date,Followers\n2026-04-03,1 234\n2026-04-04,12 345 678\n",
    "2026-04-03|1234\n2026-04-04|12345678\n", 0, 0 },
  { "badgroup", "Date,Followers\n2026-04-03,\"1,23\"\n2026-04-04,\"1,234,56\"\n2026-04-05,5\n2026-04-06,5\n2026-04-07,5\n",
    "2026-04-03|1.23\n2026-04-04|!1,234,56\n2026-04-05|5\n2026-04-06|5\n2026-04-07|5\n", 0, 0 },
  { "two-blocks", "Date,Followers\n2026-04-03,1\n2026-04-04,2\n\nDate,Likes\n2026-04-03,5\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 3 },
  { "side-total", "Date,Instagram,Facebook,Total\n2026-04-03,1,2,3\n2026-04-04,2,3,5\n",
    "2026-04-03|1|2|3\n2026-04-04|2|3|5\n", 0, 0 },
  { "nohead", "2026-04-03,1\n2026-04-04,2\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 0 },
  { "extra", "Date,Followers\n2026-04-03,1,9\n2026-04-04,2\n2026-04-05,2\n",
    "2026-04-03|1 (3 columns)\n2026-04-04|2\n2026-04-05|2\n", 0, 0 },
  { "short", "Date,Likes,Followers\n2026-04-03,1\n2026-04-04,2,3\n2026-04-05,2,3\n2026-04-06,2,3\n2026-04-07,2,3\n2026-04-08,2,3\n2026-04-09,2,3\n",
    "2026-04-03|1|~ (2 columns)\n2026-04-04|2|3\n2026-04-05|2|3\n2026-04-06|2|3\n2026-04-07|2|3\n2026-04-08|2|3\n2026-04-09|2|3\n", 0, 0 },
  { "trailing-delim", "Date;Followers;\n2026-04-03;1;\n2026-04-04;2;\n",
    "2026-04-03|1\n2026-04-04|2\n", 0, 0 },
  { "quoted-all", "\"Date\";\"Followers\"\n\"2026-04-03\";\"1 234\"\n\"2026-04-04\";\"2\"\n",
    "2026-04-03|1234\n2026-04-04|2\n", 0, 0 },
  { "apostrophe", "Date,Followers\n'2026-04-03,'5\n'2026-04-04,'6\n",
    "2026-04-03|'5\n2026-04-04|'6\n", 0, 0 },
  { "equals", "Date,Followers\n=\"2026-04-03\",=\"5\"\n=\"2026-04-04\",=\"6\"\n",
    "=\"2026-04-03\"|=\"5\"\n=\"2026-04-04\"|=\"6\"\n", 0, 0 },
  { "across", "Metric,May 2026,Jun 2026\nFollowers,1,2\nLikes,3,4\n",
    "Followers|1|2\nLikes|3|4\n", 0, 0 },
  { "across-days", "Metric;13/04/2026;14/04/2026\nFollowers;1;2\nLikes;3;4\n",
    "Followers|1|2\nLikes|3|4\n", 0, 0 },
  { "across-ambig", "Metric;03/04/2026;04/04/2026\nFollowers;1;2\nLikes;3;4\n",
    "Followers|1|2\nLikes|3|4\n", 0, 0 },
  { "long", "Date,Metric,Value\n2026-04-03,Followers,1\n2026-04-03,Likes,2\n",
    "2026-04-03|Followers|1\n2026-04-03|Likes|2\n", 0, 0 },
  { "long-own", "Date,Metric,Value\n2026-04-03,Followers,1\n2026-04-03,Our things,2\n",
    "2026-04-03|Followers|1\n2026-04-03|Our things|2\n", 0, 0 },
  { "long-allown", "Date,Metric,Value\n2026-04-03,People,1\n2026-04-03,Our things,2\n",
    "2026-04-03|People|1\n2026-04-03|Our things|2\n", 0, 0 },
  { "long-nohint", "Day,What,How many\n2026-04-03,Followers,1\n2026-04-03,Likes,2\n",
    "2026-04-03|Followers|1\n2026-04-03|Likes|2\n", 0, 0 },
  { "long-chan", "Date,Metric,Channel,Value\n2026-04-03,Followers,Instagram,1\n2026-04-03,Followers,Our page,2\n2026-04-03,Followers,,9\n",
    "2026-04-03|Followers|Instagram|1\n2026-04-03|Followers|Our page|2\n2026-04-03|Followers|~|9\n", 0, 0 },
  { "exp-en", "Day,Metric,Channel,Grain,Value\n2026-04-03,Followers,Instagram,day,1\n2026-04-06,Followers,Our page,week,2\n2026-04-01,Reach,,month,9\n2026-04-01,Reach,,quarter,9.5\n",
    "2026-04-03|Followers|Instagram|day|1\n2026-04-06|Followers|Our page|week|2\n2026-04-01|Reach|~|month|9\n2026-04-01|Reach|~|quarter|9.5\n", 0, 0 },
  { "exp-fr", "Jour;Mesure;Canal;Granularité;Valeur\n03/04/2026;Abonnés;Instagram;jour;1 234,5\n13/04/2026;Abonnés;Our page;semaine;2\n01/04/2026;Portée;;mois;9\n",
    "2026-04-03|Abonnés|Instagram|jour|1234.5\n2026-04-13|Abonnés|Our page|semaine|2\n2026-04-01|Portée|~|mois|9\n", 0, 0 },
  { "posts", "Post id,Publish time,Permalink,Views,Likes\n1,2026-04-03 10:00,https://x/1,10,1\n2,2026-04-03 12:00,https://x/2,20,2\n",
    "1|2026-04-03T10:00:00|https://x/1|10|1\n2|2026-04-03T12:00:00|https://x/2|20|2\n", 0, 0 },
  { "date-and-published", "Date,Published,Followers\n2026-05-01,2026-04-06,1\n2026-05-02,2026-04-13,2\n",
    "2026-05-01|2026-04-06|1\n2026-05-02|2026-04-13|2\n", 0, 0 },
  { "mondays-dmy", "Date;Followers\n04/05/2026;1\n11/05/2026;2\n18/05/2026;3\n",
    "2026-05-04|1\n2026-05-11|2\n2026-05-18|3\n", 0, 0 },
  { "ambig-weekly-proof", "Date;Followers\n01/06/2026;1\n08/06/2026;2\n",
    "2026-06-01 or 2026-01-06|1\n2026-06-08 or 2026-08-06|2\n", 1, 0 },
  { "eu-comma-in-comma", "Date,Followers\n2026-04-03,\"12,5\"\n2026-04-04,\"3,25\"\n",
    "2026-04-03|12.5\n2026-04-04|3.25\n", 0, 0 },
  { "comma-ambig-commafile", "Date,Followers\n2026-04-03,\"1,234\"\n2026-04-04,\"3,250\"\n",
    "2026-04-03|1234\n2026-04-04|3250\n", 0, 0 },
  { "dec-3digits", "Date,Rate\n2026-04-03,0.125\n2026-04-04,0.250\n",
    "2026-04-03|0.125\n2026-04-04|0.250\n", 0, 0 },
  { "dec-3digits-b", "Date,Followers\n2026-04-03,1.125\n2026-04-04,2.250\n",
    "2026-04-03|1125 or 1.125\n2026-04-04|2250 or 2.250\n", 2, 0 },
  { "tabs-paste", "Date\tFollowers\n13/04/2026\t1 234,5\n14/04/2026\t2\n",
    "2026-04-13|1234.5\n2026-04-14|2\n", 0, 0 },
  { "year-only-rows", "Date,Followers\n2026,5\n",
    "2026|5\n", 0, 0 },
  { "two-dates", "Start,End,Followers\n2026-05-04,2026-05-10,5\n2026-05-11,2026-05-17,6\n",
    "2026-05-04|2026-05-10|5\n2026-05-11|2026-05-17|6\n", 0, 0 },
  { "neg-comma", "Date;Followers\n2026-04-03;-1,5\n2026-04-04;- 2,5\n",
    "2026-04-03|-1.5\n2026-04-04|-2.5\n", 0, 0 },
  { "date-time-tz", "Date,Followers\n2026-04-03T23:30:00-05:00,1\n2026-04-04T23:30:00-05:00,2\n",
    "2026-04-03T23:30:00-05:00|1\n2026-04-04T23:30:00-05:00|2\n", 0, 0 },
  { "mixed-iso-fr", "Date;Followers\n2026-04-03;1\n13/04/2026;2\n14/04/2026;3\n",
    "2026-04-03|1\n2026-04-13|2\n2026-04-14|3\n", 0, 0 },
  { "mixed-iso-ambig", "Date;Followers\n2026-04-03;1\n03/04/2026;2\n04/04/2026;3\n",
    "2026-04-03|1\n2026-04-03 or 2026-03-04|2\n2026-04-04|3\n", 1, 0 },
  { "weekday-prefix", "Date;Followers\nlun. 13/04/2026;1\nmar. 14/04/2026;2\n",
    "2026-04-13|1\n2026-04-14|2\n", 0, 0 },
  { "weekday-wrong", "Date,Followers\n\"Mon, 14 Apr 2026\",1\n\"Mon, 15 Apr 2026\",2\n",
    "2026-04-14|1\n2026-04-15|2\n", 0, 0 },
};

static guint
list_asks (const CvTable *table)
{
  guint                  n, asks = 0;
  const CvTableQuestion *questions = cv_table_questions (table, &n);

  for (guint i = 0; i < n; i++)
    if (questions[i].blocking)
      asks |= 1u << questions[i].kind;

  return asks;
}

static guint
count_skipped (const CvTable *table)
{
  guint                n, below = 0;
  guint64              total;
  const CvSkippedLine *lines = cv_table_skipped (table, &n, &total);

  for (guint i = 0; i < n; i++)
    below += lines[i].line > (guint64) cv_table_header_line (table);

  return below;
}

static void
test_case (gconstpointer data)
{
  gsize              i = GPOINTER_TO_SIZE (data);
  g_autoptr (CvTable) table = table_from_text (cases[i].text, NULL);
  g_autofree char    *rows = table_rows (table);

  g_test_message ("%s", cases[i].text);
  g_assert_cmpstr (rows, ==, cases[i].rows);
  g_assert_cmpuint (list_asks (table), ==, cases[i].asks);
  g_assert_cmpuint (count_skipped (table), ==, cases[i].skipped);
}

/* A pasted text is read as a file of it is. */
static void
test_bytes (void)
{
  static const char    text[] = "Date\tFollowers\n13/04/2026\t1 234,5\n";
  g_autoptr (GBytes)   bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes)   none = g_bytes_new_static ("", 0);
  g_autoptr (GError)   error = NULL;
  g_autoptr (CvTable)  table = cv_table_open_bytes (bytes, "pasted", NULL, NULL, &error);
  g_autofree char     *rows = NULL;

  g_assert_no_error (error);
  rows = table_rows (table);
  g_assert_cmpstr (rows, ==, "2026-04-13|1234.5\n");
  g_assert_null (cv_table_open_bytes (none, "pasted", NULL, NULL, &error));
  g_assert_nonnull (error);
}

/* The columns are judged anew without reading the file again. */
static void
test_resettle (void)
{
  g_autoptr (CvTable) table = table_from_text ("Date;Likes\n03/04/2026;1.234\n04/04/2026;2.345\n", NULL);
  CvTableOptions      options = CV_TABLE_OPTIONS_INIT;
  g_autofree char    *first = NULL;
  g_autofree char    *second = NULL;

  g_assert_cmpuint (list_asks (table), ==, 1u << CV_QUESTION_DATE_ORDER | 1u << CV_QUESTION_DECIMAL);
  options.date_order = CV_DATE_ORDER_DMY;
  options.decimal = ',';
  cv_table_resettle (table, &options);
  first = table_rows (table);
  g_assert_cmpstr (first, ==, "2026-04-03|1234\n2026-04-04|2345\n");
  g_assert_cmpuint (list_asks (table), ==, 0);

  g_assert_true (cv_table_rewind (table, NULL));
  options.date_order = CV_DATE_ORDER_MDY;
  options.decimal = '.';
  cv_table_resettle (table, &options);
  second = table_rows (table);
  g_assert_cmpstr (second, ==, "2026-03-04|1.234\n2026-04-04|2.345\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sources/layouts/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/sources/layouts/bytes", test_bytes);
  g_test_add_func ("/sources/layouts/resettle", test_resettle);

  return g_test_run ();
}
