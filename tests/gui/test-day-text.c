/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type for a day, as a table; once in English and once, where the machine has it, in French. */

#include "widgets/cv-day-text.h"

#include <locale.h>

/* A Wednesday. */
#define TODAY "2026-05-20"

typedef struct
{
  const char *typed, *day; /* day NULL: not a day */
} Case;

static void
check (const Case *cases,
       guint       n_cases)
{
  CvDay today;

  g_assert_true (cv_day_parse (TODAY, &today));
  for (guint i = 0; i < n_cases; i++)
    {
      CvDay day = CV_DAY_NONE;
      char text[CV_DAY_BUFFER];
      gboolean read = cv_day_parse_typed (cases[i].typed, today, &day);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpint (read, ==, cases[i].day != NULL);
      if (read)
        g_assert_cmpstr (cv_day_format (day, text), ==, cases[i].day);
    }
}

static void
test_any_language (void)
{
  static const Case cases[] = {
    { "2026-12-27", "2026-12-27" },
    { "27 December 2026", "2026-12-27" },
    { "27 dec 2026", "2026-12-27" },
    { "Dec 27, 2026", "2026-12-27" },
    { "december 27th 2026", "2026-12-27" },
    { "2026.12.27", "2026-12-27" },
    { "2026/12/27", "2026-12-27" },
    { "29 Feb 2028", "2028-02-29" },
    /* Without a year: the first such day from 20 May 2026 on. */
    { "20 may", "2026-05-20" },
    { "19 may", "2027-05-19" },
    { "29 feb", "2028-02-29" },
    /* None of these is a day. */
    { "", NULL },
    { "soon", NULL },
    { "27", NULL },
    { "december", NULL },
    { "27 dec 2026 12", NULL },
    { "31 June 2026", NULL },
    { "29 Feb 2027", NULL },
    { "27 d 2026", NULL },  /* too little of a month */
    { "27 ju 2026", NULL }, /* June or July */
    { "27 dec dec", NULL },
    { "27 dec 2026!", NULL },
    { "99999999999-1-1", NULL },
    { "2026-00-10", NULL },
  };

  setlocale (LC_ALL, "C.UTF-8");
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_refusal (void)
{
  CvDay today;
  g_autofree char *missing = NULL, *wrong = NULL;

  g_assert_true (cv_day_parse (TODAY, &today));
  missing = cv_day_refuse_typed (" ", today);
  wrong = cv_day_refuse_typed ("soon", today);
  g_assert_cmpstr (missing, ==, "A day is missing. Write it like “20 May 2026”.");
  g_assert_cmpstr (wrong, ==, "“soon” is not a day. Write it like “20 May 2026”.");
}

static void
test_month_first (void)
{
  static const Case cases[] = {
    { "12/27/2026", "2026-12-27" }, { "3/4/2027", "2027-03-04" }, { "6/1", "2026-06-01" },
    { "5/1/27", "2027-05-01" },     { "27/12/2026", NULL },
  };

  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("this machine has no en_US.UTF-8");
      return;
    }
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_french (void)
{
  static const Case cases[] = {
    { "27 décembre 2026", "2026-12-27" }, { "1er juin 2026", "2026-06-01" }, { "27 DEC. 2026", "2026-12-27" },
    { "27 fevr 2027", "2027-02-27" },     { "3/4/2027", "2027-04-03" },      { "27/12", "2026-12-27" },
    { "27.12.26", "2026-12-27" },         { "12/27/2026", NULL },            { "27 jui 2026", NULL },
    { "27 juil 2026", "2026-07-27" },     { "27 août 2026", "2026-08-27" },
  };

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("this machine has no fr_FR.UTF-8");
      return;
    }
  check (cases, G_N_ELEMENTS (cases));
}

/* What the program itself writes is what it reads. */
static void
test_own_words (void)
{
  static const char *const locales[] = { "C.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8" };
  CvDay first, last;

  g_assert_true (cv_day_parse ("2026-01-01", &first));
  g_assert_true (cv_day_parse ("2026-12-31", &last));
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue;
      for (CvDay day = first; day <= last; day++)
        {
          g_autofree char *text = cv_day_format_locale (day);
          CvDay read;

          g_assert_true (cv_day_parse_typed (text, first, &read));
          g_assert_cmpint (read, ==, day);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-text/any-language", test_any_language);
  g_test_add_func ("/day-text/refusal", test_refusal);
  g_test_add_func ("/day-text/month-first", test_month_first);
  g_test_add_func ("/day-text/french", test_french);
  g_test_add_func ("/day-text/own-words", test_own_words);
  return g_test_run ();
}
