/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many commands at once, and what keeps a plan safe: undo, copies, checks. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"
#include "store/cv-library.h"

/* One line is one command; longer ones are a file gone wrong. */
#define LINE_LIMIT (1024 * 1024)

/* What a line of the batch is answered with, on the wire before the next line is read: who sees "ok" may
 * pull the plug. */
static void
answer (guint64     number,
        const char *word,
        const char *rest)
{
  g_autofree char *line = g_strdup (rest != NULL ? rest : "");

  g_strdelimit (line, "\r\n", ' ');
  g_print ("%s %" G_GUINT64_FORMAT "%s%s\n", word, number, *line != '\0' ? " " : "", line);
  fflush (stdout);
}

static gboolean
run_line (CvCli      *cli,
          const char *line,
          GError    **error)
{
  g_auto (GStrv) words = NULL;
  int n;

  if (!g_shell_parse_argv (line, &n, &words, NULL))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _ ("A quotation mark of the line has no other one, or nothing follows a backslash."));
      return FALSE;
    }
  if (g_str_equal (words[0], "batch"))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _ ("A batch cannot hold another batch."));
      return FALSE;
    }
  /* A batch may take long, and other programs write to the plan, too. */
  cv_session_refresh (cli->session);
  return cv_cli_run (cli, n, words, error);
}

static gboolean
is_command (char *line)
{
  g_strstrip (line);
  return *line != '\0' && *line != '#';
}

/* Carries out one line of @length bytes and answers it; what is no command is passed over. FALSE: it failed. */
static gboolean
take_line (CvCli  *cli,
           guint64 number,
           char   *line,
           gsize   length)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *message = NULL;

  if (length > LINE_LIMIT || strlen (line) != length || !g_utf8_validate (line, -1, NULL))
    g_set_error_literal (&trouble, CV_ERROR, CV_ERROR_INVALID, _ ("The line is not a command."));
  else if (!is_command (line))
    return TRUE;
  else if (run_line (cli, line, &trouble))
    {
      answer (number, "ok", cli->created);
      return TRUE;
    }
  message = cv_text_plain (trouble->message);
  answer (number, "error", message);
  return FALSE;
}

static gboolean
run_batch (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  gulong failed = 0;

  if (args == NULL || cv_cli_session (cli, error) == NULL)
    return FALSE;

  cli->batch = TRUE;
  for (guint64 number = 1; (length = getline (&line, &size, stdin)) >= 0; number++)
    failed += !take_line (cli, number, line, (gsize) length);
  free (line);
  cli->batch = FALSE;

  if (failed > 0)
    g_set_error (error, CV_ERROR, CV_ERROR_REJECTED,
                 ngettext ("%lu line could not be carried out. Its “error” line says why.",
                           "%lu lines could not be carried out. Their “error” lines say why.", failed),
                 failed);
  else if (ferror (stdin))
    g_set_error_literal (error, CV_ERROR, CV_ERROR_STORAGE, _ ("The commands could not be read to their end."));
  return failed == 0 && !ferror (stdin);
}

static gboolean
run_undo_redo (CvCli   *cli,
               int      argc,
               char   **argv,
               gboolean redo,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  g_autofree char *name = NULL;

  if (args == NULL || cv_cli_session (cli, error) == NULL
      || !cv_session_undo (cli->session, redo, &name, error))
    return FALSE;
  if (!cli->json && !cli->batch)
    g_print ("%s\n", name);
  cv_cli_done (cli, json_pack ("{s:s}", redo ? "redone" : "undone", name));
  return TRUE;
}

static gboolean
run_undo (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return run_undo_redo (cli, argc, argv, FALSE, error);
}

static gboolean
run_redo (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return run_undo_redo (cli, argc, argv, TRUE, error);
}

static gboolean
run_log (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (CvListing) listing = NULL;

  if (args == NULL || cv_cli_session (cli, error) == NULL)
    return FALSE;
  steps = cv_plan_store_list_steps (cv_session_get_store (cli->session), error);
  if (steps == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < steps->len; i++)
    {
      const CvStep *step = steps->pdata[i];
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (step->when);
      /* A plan may hold a time that no calendar has. */
      g_autofree char *stamp = when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      cv_listing_add (listing,
                      json_pack ("{s:I,s:o,s:s,s:b}", "step", (json_int_t) step->number, "when", cv_json_text (stamp),
                                 "name", step->name, "undone", step->undone),
                      stamp, step->name, step->undone ? _ ("undone") : "", NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_backup (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "replace", 1, 1, error);

  if (args == NULL || cv_cli_session (cli, error) == NULL
      || !cv_plan_store_backup (cv_session_get_store (cli->session), cv_args_word (args, 0), cv_args_has (args, "replace"),
                                error))
    return FALSE;
  cv_cli_done (cli, json_pack ("{s:o}", "path", cv_json_text (cv_args_word (args, 0))));
  return TRUE;
}

static gboolean
run_verify (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);

  if (args == NULL || cv_cli_session (cli, error) == NULL
      || !cv_plan_store_verify (cv_session_get_store (cli->session), error))
    return FALSE;
  if (!cli->json)
    g_print ("%s\n", _ ("The plan is sound."));
  cv_cli_done (cli, json_pack ("{s:b}", "sound", 1));
  return TRUE;
}

const CvCommand cv_safety_commands[] = {
  { "batch", "< COMMANDS", run_batch },
  { "undo", "", run_undo },
  { "redo", "", run_redo },
  { "log", "", run_log },
  { "backup", "FILE [--replace]", run_backup },
  { "verify", "", run_verify },
  { NULL },
};
