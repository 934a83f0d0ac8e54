/* SPDX-License-Identifier: GPL-3.0-or-later */

/* cultivarctl: the program without a window. Global options, then one command; exit 0 done, 1 the
 * request failed and nothing changed, 2 wrong usage. */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"

enum
{
  EXIT_DONE,
  EXIT_FAILED,
  EXIT_USAGE
};

static int
report (CvCli  *cli,
        GError *error)
{
  g_autofree char *valid = g_utf8_make_valid (error->message, -1);
  g_autofree char *message = cv_text_plain (valid);

  if (error->domain == CV_USAGE_ERROR)
    {
      g_printerr ("cultivarctl: %s\n", message);
      return EXIT_USAGE;
    }

  if (cli->json)
    {
      json_t *failure = json_pack ("{s:s,s:s}", "code", cv_error_code_name (error), "message", message);
      json_t *document = json_pack ("{s:o}", "error", failure);

      if (cli->details != NULL)
        json_object_update (failure, cli->details);
      json_dumpf (document, stderr, JSON_INDENT (2));
      fputc ('\n', stderr);
      json_decref (document);
    }
  else
    g_printerr ("cultivarctl: %s\n", message);
  return EXIT_FAILED;
}

/* Whether argv[*index] is the option @name, with its value in the same word or the next, which *@index is left on. */
static gboolean
is_option (int         argc,
           char      **argv,
           int        *index,
           const char *name,
           const char **value)
{
  gsize length = strlen (name);

  if (strncmp (argv[*index], name, length) != 0)
    return FALSE;
  if (argv[*index][length] == '=')
    *value = argv[*index] + length + 1;
  else if (argv[*index][length] == '\0' && *index + 1 < argc)
    *value = argv[++*index];
  else
    return FALSE;
  return TRUE;
}

static gboolean
fix_today (const char *text,
           GError    **error)
{
  CvDay day;

  if (!cv_args_parse_day (text, &day, error))
    return FALSE;
  cv_clock_fix_today (day);
  return TRUE;
}

/* The global options, which come before the command. Returns how many words they were, -1 with @error. */
static int
take_options (CvCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  int i = 1;

  for (; i < argc && g_str_has_prefix (argv[i], "--"); i++)
    {
      const char *day;

      if (g_str_equal (argv[i], "--json"))
        cli->json = TRUE;
      else if (is_option (argc, argv, &i, "--as-of", &day))
        {
          if (!fix_today (day, error))
            return -1;
        }
      else if (!is_option (argc, argv, &i, "--plan", &cli->plan))
        {
          g_set_error (error, CV_USAGE_ERROR, 0,
                       _ ("%s cannot be understood. Before the command come --plan PLAN, --json and --as-of DAY"),
                       argv[i]);
          return -1;
        }
    }
  return i;
}

/* What is answered before anything else is looked at. */
static gboolean
is_asking (int         argc,
           char      **argv,
           const char *word)
{
  return argc == 2 && g_str_equal (argv[1], word);
}

static void
set_locale (void)
{
  const char *locale_dir = g_getenv ("CULTIVAR_LOCALE_DIR");

  /* GLib decides once, by the locale it finds, whether it translates at all; an English cron job may still ask for a
   * French chart. */
  (void) g_dgettext (GETTEXT_PACKAGE, "");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : CV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* An environment without a UTF-8 locale still gets whole sentences. */
static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_utf8 (const char *text)
{
  fputs (text, stderr);
}

int
main (int    argc,
      char **argv)
{
  CvCli cli = { 0 };
  g_autoptr (GError) error = NULL;
  int status = EXIT_DONE;
  int taken;

  if (is_asking (argc, argv, "--version"))
    {
      puts ("cultivarctl " CV_VERSION);
      return EXIT_DONE;
    }

  set_locale ();
  g_set_print_handler (print_utf8);
  g_set_printerr_handler (print_error_utf8);

  if (is_asking (argc, argv, "--help") || is_asking (argc, argv, "help"))
    {
      cv_cli_print_help ();
      return EXIT_DONE;
    }

  taken = take_options (&cli, argc, argv, &error);
  if (taken < 0 || !cv_cli_run (&cli, argc - taken, argv + taken, &error))
    status = report (&cli, error);
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == EXIT_DONE)
    {
      g_printerr ("cultivarctl: %s\n", _ ("The output could not be written."));
      status = EXIT_FAILED;
    }

  g_clear_object (&cli.session);
  g_free (cli.created);
  json_decref (cli.details);
  return status;
}
