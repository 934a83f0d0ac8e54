/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports of other services, and the same in other languages, each cut down to the trap it holds.
 * The rows are what a person reads in them. */

#include "table-text.h"

typedef struct
{
  const char *name, *text, *types, *rows;
  const char *asks; /* kinds of the questions, as letters: o order, d decimal, y year, z zone, p period */
  guint       n_warnings, n_skipped;
} Case;

static const Case cases[] = {
  { "Google Search Console",
    "Date,Clicks,Impressions,CTR,Position\n2026-05-01,12,345,3.48%,12.3\n2026-05-02,7,1201,0.58%,9\n",
    "date integer integer percent decimal",
    "2026-05-01|12|345|3.48|12.3\n2026-05-02|7|1201|0.58|9\n", "", 0, 0 },
  { "Google Ads with sums below",
    "Campaign report\n\"May 1, 2026 - May 31, 2026\"\nCampaign,Clicks,Cost,CTR\n"
    "Tea,12,\"1,234.50\",3.48%\nCoffee, --,0.00,0.00%\nTotal: Account,12,\"1,234.50\",3.48%\n",
    "text integer decimal percent", "Tea|12|1234.50|3.48\nCoffee|~|0.00|0.00\n", "", 0, 3 },
  { "Google Analytics exploration",
    "# ----\n# Start date: 20260501\n# End date: 20260502\n# ----\n"
    "Date,Active users,Totals\n,,\n,151,Grand total\n20260501,70,\n20260502,81,\n",
    "date integer empty", "2026-05-01|70|~\n2026-05-02|81|~\n", "", 0, 6 },
  { "Google Analytics by hour: hours are no numbers",
    "Hour,Sessions\n00,12\n01,7\n23,9\n", "id integer", "00|12\n01|7\n23|9\n", "p", 0, 0 },
  { "LinkedIn followers",
    "Date,Sponsored followers,Organic followers,Total followers\n10/30/2025,0,3,3\n10/31/2025,0,-1,-1\n",
    "date integer integer integer", "2025-10-30|0|3|3\n2025-10-31|0|-1|-1\n", "", 0, 0 },
  { "Sprout Social, dashes",
    "Date,Network,Profile,Impressions,Engagement Rate (per Impression)\n"
    "05-01-2026,Twitter,@tea,\"1,234\",3.4%\n05-14-2026,Twitter,@tea,987,2.1%\n",
    "date text text integer percent",
    "2026-05-01|Twitter|@tea|1234|3.4\n2026-05-14|Twitter|@tea|987|2.1\n", "", 0, 0 },
  { "Metricool, nothing proves the order",
    "\"Date\";\"Abonnés\"\r\n\"01/05/2026\";\"1 234\"\r\n\"02/05/2026\";\"1 240\"\r\n",
    "date integer", "2026-05-01 or 2026-01-05|1234\n2026-05-02 or 2026-02-05|1240\n", "o", 0, 0 },
  { "Meta in French, follows",
    "sep=,\n\"Abonnés Instagram\"\n\"Date\",\"Primary\"\n\"2026-05-01T00:00:00\",\"20\"\n",
    "date integer", "2026-05-01|20\n", "", 0, 2 },
  { "Meta in French, posts",
    "Identifiant de la publication,Heure de publication,Type de publication,Vues,Portée\n"
    "18011000000000001,03/27/2026 08:31,Reel IG,\"12,400\",9100\n",
    "id datetime text integer integer", "18011000000000001|2026-03-27T08:31:00|Reel IG|12400|9100\n",
    "z", 0, 0 },
  { "YouTube in French",
    "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Vues,Durée de visionnage (heures)\n"
    "Total,,,13702,\"1168,2516\"\n2q4TS4z4Rpk,Thé,\"6 janv. 2024\",8542,\"927,5816\"\n"
    "khdD-yDWr9Y,Théière,\"13 déc. 2022\",5160,\"240,67\"\n",
    "id text date integer decimal",
    "2q4TS4z4Rpk|Thé|2024-01-06|8542|927.5816\nkhdD-yDWr9Y|Théière|2022-12-13|5160|240.67\n", "", 0,
    1 },
  { "TikTok, newest first over the year's turn",
    "Date,Video Views\nJanuary 2,120\nJanuary 1,99\nDecember 31,21\nDecember 30,14\n", "date integer",
    "\?\?\?\?-01-02|120\n\?\?\?\?-01-01|99\n\?\?\?\?-1-12-31|21\n\?\?\?\?-1-12-30|14\n", "y", 0, 0 },
  { "Matomo by day, rates with a sign",
    "Date,Unique visitors,Bounce Rate,Avg. Visit Duration\n2026-05-01,12,57%,00:02:47\n2026-05-02,9,61%,00:03:05\n",
    "date integer percent duration", "2026-05-01|12|57|00:02:47\n2026-05-02|9|61|00:03:05\n", "", 0, 0 },
  { "Matomo, durations in words",
    "Date,Temps moyen\n2026-05-01,2 min 47s\n2026-05-02,45s\n", "date duration",
    "2026-05-01|00:02:47\n2026-05-02|00:00:45\n", "", 0, 0 },
  { "Mastodon archive",
    "id,created_at,content\n\"114\",\"2026-05-01T10:00:00.000Z\",\"<p>Hello, \"\"x\"\"</p>\"\n",
    "id datetime text", "114|2026-05-01T10:00:00Z|<p>Hello, \"x\"</p>\n", "", 0, 0 },
  { "Mailchimp",
    "Send Date;Subject;Total Opens\n\"May 04, 2026 10:00 am\";\"Hello; you\";12\n", "datetime text integer",
    "2026-05-04T10:00:00|Hello; you|12\n", "z", 0, 0 },
  { "Buffer, with the offset", "Date,Text,Reach\n2026-05-01 10:00:00 +0200,Tea,5\n",
    "datetime text integer", "2026-05-01T10:00:00+02:00|Tea|5\n", "", 0, 0 },
  { "Pinterest, two tables under a preamble",
    "Analytics overview\n\nDate range,2026-05-01,2026-05-31\nContent type,All\n\n"
    "Date,Impressions,Saves\n2026-05-01,1234,1\n2026-05-02,12,3\n\nTop boards\nBoard,Impressions\nTea,12\n",
    "date integer integer", "2026-05-01|1234|1\n2026-05-02|12|3\n", "", 1, 9 },
  { "key-value lines of the table's width",
    "Report,Followers\nFrom,2026-01-01\nTo,2026-01-31\nDate,Followers\n2026-01-01,12\n2026-01-02,13\n",
    "date integer", "2026-01-01|12\n2026-01-02|13\n", "", 0, 3 },
  { "Excel in French",
    "Date;Impressions;Taux d’engagement;Dépenses\n1 janv. 2026;1\xe2\x80\xaf"
    "234;3,25 %;12,50 €\n2 janv. 2026;987;0,8 %;0,00 €\nTotal;2\xe2\x80\xaf"
    "221;;12,50 €\n",
    "date integer percent decimal", "2026-01-01|1234|3.25|12.50\n2026-01-02|987|0.8|0.00\n", "", 0, 1 },
  { "Excel in Swiss German", "Datum;Aufwand\n01.05.2026;CHF 1'234.50\n02.05.2026;CHF 12.00\n",
    "date decimal", "2026-05-01|1234.50\n2026-05-02|12.00\n", "", 0, 0 },
  { "Excel, accountants' brackets",
    "Date,Growth,Cost\n3-Mar-26,(12),\"($1,234.50)\"\n4-Mar-26,5,$10.00\n", "date integer decimal",
    "2026-03-03|-12|-1234.50\n2026-03-04|5|10.00\n", "", 0, 0 },
  { "Excel, months", "Month,Visits\nJan-26,10\nFeb-26,12\n", "period integer",
    "2026-01|10\n2026-02|12\n", "", 1, 0 },
  { "Excel, day numbers", "Date,Followers\n46143,10\n46144,12\n", "date integer",
    "2026-05-01|10\n2026-05-02|12\n", "", 1, 0 },
  { "seconds since 1970", "timestamp,likes\n1777593600,10\n1777680000,12\n", "datetime integer",
    "2026-05-01T00:00:00Z|10\n2026-05-02T00:00:00Z|12\n", "", 1, 0 },
  { "Excel on an old Macintosh", "Date,Followers\r01/13/2026,12\r01/14/2026,13\r", "date integer",
    "2026-01-13|12\n2026-01-14|13\n", "", 0, 0 },
  { "tabs, weeks", "Woche\tBesuche\r\n2026-W21\t10\r\n2026-W22\t12\r\n", "period integer",
    "2026-W21|10\n2026-W22|12\n", "", 0, 0 },
  { "quarters", "Trimestre;Ventes\nT1 2026;10\nT2 2026;12\n", "period integer",
    "2026-Q1|10\n2026-Q2|12\n", "", 0, 0 },
  { "months by number", "Monat;Besuche\n05.2026;10\n12.2026;12\n", "period integer",
    "2026-05|10\n2026-12|12\n", "", 0, 0 },
  { "delimiters at the ends of lines", "Datum;Wert;\r\n01.05.26;1;\r\n02.05.26;2;\r\n", "date integer",
    "2026-05-01|1\n2026-05-02|2\n", "", 0, 0 },
  { "rows shorter than the header, all of them",
    "date,views,note\n2026-05-01,1\n2026-05-02,2\n2026-05-03,3,x\n", "date integer text",
    "2026-05-01|1|~\n2026-05-02|2|~\n2026-05-03|3|x\n", "", 0, 0 },
  { "the header again, and notes below",
    "Date,Views\n2026-05-01,1\n\nDate,Views\n2026-05-02,2\n\nSource: LinkedIn\n", "date integer",
    "2026-05-01|1\n2026-05-02|2\n", "", 0, 4 },
  { "a header of symbols", "#,Post,Views\n1,Tea,10\n2,Coffee,12\n", "integer text integer",
    "1|Tea|10\n2|Coffee|12\n", "p", 0, 0 },
  { "hashtags are no comments", "Hashtag,Posts\n#tea,10\n#coffee,12\n", "text integer",
    "#tea|10\n#coffee|12\n", "p", 0, 0 },
  { "rounded figures", "Post,Date,Views\nTea,2026/03/04,1.2K\nCoffee,2026/03/05,950\n",
    "text date integer", "Tea|2026-03-04|1200\nCoffee|2026-03-05|950\n", "", 1, 0 },
  { "spans", "Zeitraum;Klicks\n01.05.2026 - 07.05.2026;10\n08.05.2026 - 14.05.2026;12\n",
    "period integer", "2026-05-01/2026-05-07|10\n2026-05-08/2026-05-14|12\n", "", 0, 0 },
  { "days across", "Metric;Jan 2026;Feb 2026;Mar 2026\nViews;10;12;15\nLikes;1;2;\n",
    "text integer integer integer", "Views|10|12|15\nLikes|1|2|~\n", "", 0, 0 },
  { "posts of one year are text", "Post text,Date,Likes\n2026,2026-01-01,5\n2027,2026-01-02,6\n",
    "text date integer", "2026|2026-01-01|5\n2027|2026-01-02|6\n", "", 0, 0 },
  { "texts that begin like formulas", "Date,Text\n2026-05-01,=SUM(A1)\n2026-05-02,@you\n2026-05-03,-\n",
    "date text", "2026-05-01|=SUM(A1)\n2026-05-02|@you\n2026-05-03|~\n", "", 0, 0 },
  { "a truncated schedule", "01/05/2026 10:00;Tea\n13/05/2026 11:00;Coffee\n", "datetime text",
    "2026-05-01T10:00:00|Tea\n2026-05-13T11:00:00|Coffee\n", "z", 0, 0 },
  { "numbers among the headings", "Date,Views,25%,100%,Title\n2026-05-01,10,5,1,Tea\n2026-05-02,8,4,2,Tea\n",
    "date integer integer integer text", "2026-05-01|10|5|1|Tea\n2026-05-02|8|4|2|Tea\n", "", 0, 0 },
  { "no header, words and a number", "Instagram,Reel,hello,12\nFacebook,Post,world,7\n",
    "text text text integer", "Instagram|Reel|hello|12\nFacebook|Post|world|7\n", "p", 0, 0 },
  { "sums among the networks", "Date,Network,Views\n2026-05-01,Instagram,1\n2026-05-01,All networks: total,1\n2026-05-01,Total,1\n",
    "date text integer", "2026-05-01|Instagram|1\n2026-05-01|All networks: total|1\n2026-05-01|Total|1\n", "", 1, 0 },
  { "midnights of Paris in UTC", "day,views\n2026-04-30T22:00:00Z,1\n2026-05-01T22:00:00Z,2\n",
    "datetime integer", "2026-04-30T22:00:00Z|1\n2026-05-01T22:00:00Z|2\n", "", 1, 0 },
  { "a clock that was put back", "Publish time,Likes\n25/10/2026 02:30,1\n24/10/2026 02:30,2\n",
    "datetime integer", "2026-10-25T02:30:00|1\n2026-10-24T02:30:00|2\n", "z", 1, 0 },
  { "pipes", "date|clicks\n2026-05-01|1\n2026-05-02|2\n", "date integer",
    "2026-05-01|1\n2026-05-02|2\n", "", 0, 0 },
  { "semicolons within quoted text of a comma file",
    "Date,Text,Views\n2026-05-01,\"a; b; c\",1\n2026-05-02,\"d; e; f\",2\n", "date text integer",
    "2026-05-01|a; b; c|1\n2026-05-02|d; e; f|2\n", "", 0, 0 },
  { "decimal commas of a file without other commas", "a;b;c\n12,5;13,5;14,5\n1,25;2,5;3,75\n",
    "decimal decimal decimal", "12.5|13.5|14.5\n1.25|2.5|3.75\n", "p", 0, 0 },
};

static char *
get_asks (const CvTable *table)
{
  guint                  n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);
  GString               *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, "odyzp"[questions[i].kind]);

  return g_string_free (text, FALSE);
}

static void
test_export (gconstpointer data)
{
  const Case         *example = data;
  g_autoptr (CvTable) table = table_from_text (example->text, NULL);
  g_autofree char    *types = table_types (table);
  g_autofree char    *rows = table_rows (table);
  g_autofree char    *asks = get_asks (table);
  guint               n;
  guint64             total;

  g_assert_cmpstr (types, ==, example->types);
  g_assert_cmpstr (rows, ==, example->rows);
  g_assert_cmpstr (asks, ==, example->asks);
  cv_table_warnings (table, &n);
  g_assert_cmpuint (n, ==, example->n_warnings);
  cv_table_skipped (table, &n, &total);
  g_assert_cmpuint (total, ==, example->n_skipped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exports/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_export);
    }

  return g_test_run ();
}
