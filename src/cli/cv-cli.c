/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands share: finding the command, the open plan, and edits. How answers are printed is in cv-print.c. */

#include "config.h"

#include "cli/cv-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-write.h"
#include "model/cv-commitment.h"
#include "model/cv-planning.h"
#include "store/cv-library.h"

static const CvCommand *const tables[] = {
  cv_plan_commands,    cv_goal_commands,  cv_kpi_commands,    cv_channel_commands,
  cv_event_commands,   cv_value_commands, cv_import_commands, cv_reading_commands,
  cv_output_commands,  cv_safety_commands, cv_budget_commands, cv_decision_commands, cv_estimate_commands, cv_verbatim_commands,
  cv_check_in_commands,
};

/* The reason first, and how the command is written after it; on one line, as the answers of a batch are. */
static void
append_usage (GError         **error,
              const CvCommand *command)
{
  g_autofree char *reason = g_strdup ((*error)->message);

  g_clear_error (error);
  g_set_error (error, CV_USAGE_ERROR, 0, "%s (%s%s%s)", reason, command->name, *command->usage != '\0' ? " " : "",
               command->usage);
}

/* How many words of @argv are the name of @command; 0: it is another one. */
static int
match_command (const CvCommand *command,
               int              argc,
               char           **argv)
{
  const char *space = strchr (command->name, ' ');
  gsize first = space != NULL ? (gsize) (space - command->name) : strlen (command->name);

  if (argc < 1 || strlen (argv[0]) != first || strncmp (argv[0], command->name, first) != 0)
    return 0;
  if (space == NULL)
    return 1;
  return argc >= 2 && g_str_equal (argv[1], space + 1) ? 2 : 0;
}

static void
list_group (GString    *text,
            const char *group)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const CvCommand *command = tables[t]; command->name != NULL; command++)
      if (group == NULL || g_str_has_prefix (command->name, group))
        g_string_append_printf (text, "\n  %s%s%s", command->name, *command->usage != '\0' ? " " : "", command->usage);
}

/* What there is of the group that was asked for, else everything. */
static gboolean
unknown_command (CvCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *group = argc > 0 ? g_strconcat (argv[0], " ", NULL) : NULL;
  g_autofree char *asked = NULL;

  if (group != NULL)
    list_group (text, group);
  asked = text->len > 0 && argc > 1 ? g_strconcat (group, argv[1], NULL) : g_strdup (argc > 0 ? argv[0] : NULL);
  if (text->len == 0 && !cli->batch)
    list_group (text, NULL);

  if (asked == NULL)
    g_set_error (error, CV_USAGE_ERROR, 0, _ ("which command? There are:%s"), text->str);
  else if (text->len == 0)
    g_set_error (error, CV_USAGE_ERROR, 0, _ ("there is no command “%s”"), asked);
  else
    g_set_error (error, CV_USAGE_ERROR, 0, _ ("there is no command “%1$s”. There are:%2$s"), asked, text->str);
  return FALSE;
}

void
cv_cli_print_help (void)
{
  g_autoptr (GString) text = g_string_new (_ ("cultivarctl [--plan PLAN] [--json] [--as-of DAY] COMMAND …\n\n"
                                              "PLAN is a file or the name of a plan in the library.\n"));

  list_group (text, NULL);
  g_print ("%s\n", text->str);
}

/* Whether word @i is option @name; its value, in the same word or the next, goes to @value. */
static gboolean
take_option (const char  *name,
             int          argc,
             char       **argv,
             int         *i,
             const char **value)
{
  gsize length = strlen (name);

  if (g_str_has_prefix (argv[*i], name) && argv[*i][length] == '=')
    *value = argv[*i] + length + 1;
  else if (g_str_equal (argv[*i], name) && *i + 1 < argc)
    *value = argv[++*i];
  else
    return FALSE;
  return TRUE;
}

/* Takes --why and --who out of the words: every command that changes something may have them. Returns how many
 * words are left. */
static int
take_reason (CvCli *cli,
             int    argc,
             char **argv)
{
  int left = 0;

  cli->why = cli->who = NULL;
  for (int i = 0; i < argc; i++)
    if (!take_option ("--why", argc, argv, &i, &cli->why) && !take_option ("--who", argc, argv, &i, &cli->who))
      argv[left++] = argv[i];
  return left;
}

gboolean
cv_cli_run (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  /* The caller's array stays as it is: it may own the words. */
  g_autofree char **words_left = g_memdup2 (argv, ((gsize) argc + 1) * sizeof *argv);

  g_clear_pointer (&cli->created, g_free);
  argv = words_left;
  argc = take_reason (cli, argc, argv);

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const CvCommand *command = tables[t]; command->name != NULL; command++)
      {
        int words = match_command (command, argc, argv);

        if (words == 0)
          continue;
        if (command->run (cli, argc - words, argv + words, error))
          return TRUE;
        if (error != NULL && (*error)->domain == CV_USAGE_ERROR)
          append_usage (error, command);
        return FALSE;
      }
  return unknown_command (cli, argc, argv, error);
}

CvSession *
cv_cli_session (CvCli   *cli,
                GError **error)
{
  g_autofree char *path = NULL;

  if (cli->session != NULL)
    return cli->session;
  if (cli->plan == NULL)
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0,
                           _ ("which plan? Give --plan with a file or a plan’s name before the command"));
      return NULL;
    }

  path = cv_library_resolve (cli->plan, error);
  if (path != NULL)
    cli->session = cv_session_open (path, error);
  return cli->session;
}

CvPlan *
cv_cli_plan (CvCli   *cli,
             GError **error)
{
  CvSession *session = cv_cli_session (cli, error);

  return session != NULL ? cv_session_get_plan (session) : NULL;
}

/* Keeps the reason that was given with what @edit, which is freed if it is refused, changes in a committed plan. */
static gboolean
explain (CvCli   *cli,
         CvEdit  *edit,
         GError **error)
{
  CvPlan *plan = cv_session_get_plan (cli->session);

  if (cli->why != NULL ? cv_commitment_is_explained (edit)
                             || cv_commitment_explain (plan, edit, cli->why, cv_clock_today (), error)
                       : cv_commitment_check (plan, edit, error))
    return TRUE;
  if (g_error_matches (*error, CV_ERROR, CV_ERROR_NEEDS_REASON))
    {
      g_autofree char *hint = g_strdup_printf (_ ("%s Give it with --why."), (*error)->message);

      g_free ((*error)->message);
      (*error)->message = g_steal_pointer (&hint);
    }
  cv_edit_free (edit);
  return FALSE;
}

/* The session signs what is not signed here. */
static void
sign (CvCli  *cli,
      CvEdit *edit)
{
  for (guint i = 0; cli->who != NULL && i < edit->operations->len; i++)
    {
      CvOperation *operation = edit->operations->pdata[i];

      if (operation->kind == CV_OPERATION_INSERT && operation->row->noun == CV_NOUN_DECISION)
        cv_row_set_text (operation->row, "who", cli->who);
    }
}

gboolean
cv_cli_apply (CvCli   *cli,
              CvEdit  *edit,
              GError **error)
{
  g_auto (GStrv) ids = NULL;
  g_autofree char *about = NULL;

  if (edit == NULL || !explain (cli, edit, error))
    return FALSE;
  sign (cli, edit);
  if (edit->operations->len > 0)
    about = g_strdup (((CvOperation *) edit->operations->pdata[0])->row->id);
  if (!cv_session_apply (cli->session, edit, &ids, error))
    return FALSE;
  if (ids != NULL && ids[0] != NULL)
    cv_cli_created (cli, ids[0]);
  else
    cv_cli_done (cli, about != NULL ? json_pack ("{s:s}", "id", about) : json_object ());
  return TRUE;
}

void
cv_cli_created (CvCli      *cli,
                const char *id)
{
  if (cli->batch)
    {
      g_free (cli->created);
      cli->created = g_strdup (id);
    }
  else if (cli->json)
    cv_cli_print_json (json_pack ("{s:s}", "id", id));
  else
    g_print ("%s\n", id);
}

void
cv_cli_done (CvCli  *cli,
             json_t *document)
{
  if (cli->json && !cli->batch)
    cv_cli_print_json (document);
  else
    json_decref (document);
}

gboolean
cv_cli_write (CvCli      *cli,
              const char *file,
              char       *text,
              GError    **error)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (bytes == NULL || !cv_write_file (file, bytes, error))
    return FALSE;
  cv_cli_done (cli, json_pack ("{s:o}", "path", cv_json_text (file)));
  return TRUE;
}

gpointer
cv_cli_look_up (CvCli      *cli,
                CvNoun      noun,
                const char *text,
                GError    **error)
{
  CvPlan *plan = cv_cli_plan (cli, error);

  return plan != NULL ? cv_plan_look_up (plan, noun, text, error) : NULL;
}

gboolean
cv_cli_set_field (CvCli      *cli,
                  CvRow      *row,
                  const char *field,
                  const char *text,
                  GError    **error)
{
  int index = cv_noun_field (row->noun, field);
  const CvField *info = index >= 0 ? &cv_noun_info (row->noun)->fields[index] : NULL;

  if (info != NULL && info->kind == CV_FIELD_REFERENCE && *text != '\0')
    {
      CvRecord *record = cv_cli_look_up (cli, info->refers, text, error);

      if (record == NULL)
        return FALSE;
      text = cv_record_get_id (record);
    }
  return cv_planning_set_field (row, field, text, error);
}

gboolean
cv_cli_set_fields (CvCli   *cli,
                   CvRow   *row,
                   CvArgs  *args,
                   guint    from,
                   GError **error)
{
  for (guint i = from; i < cv_args_count (args); i++)
    {
      const char *word = cv_args_word (args, i);
      const char *equals = strchr (word, '=');
      g_autofree char *field = NULL;

      if (equals == NULL)
        {
          g_set_error (error, CV_USAGE_ERROR, 0, _ ("“%s” is not of the form FIELD=VALUE"), word);
          return FALSE;
        }
      field = g_strndup (word, (gsize) (equals - word));
      if (!cv_cli_set_field (cli, row, field, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cv_cli_set_options (CvCli      *cli,
                    CvRow      *row,
                    CvArgs     *args,
                    const char *fields,
                    GError    **error)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (cv_args_has (args, names[i])
        && !cv_cli_set_field (cli, row, names[i], cv_args_get (args, names[i]), error))
      return FALSE;
  return TRUE;
}

gboolean
cv_cli_edit (CvCli   *cli,
             CvNoun   noun,
             int      argc,
             char   **argv,
             GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 2, -1, error);
  g_autoptr (CvRow) row = NULL;
  CvRecord *record;

  if (args == NULL)
    return FALSE;
  record = cv_cli_look_up (cli, noun, cv_args_word (args, 0), error);
  if (record == NULL)
    return FALSE;

  row = cv_record_to_row (record);
  return cv_cli_set_fields (cli, row, args, 1, error)
         && cv_cli_apply (cli, cv_planning_change (cv_cli_plan (cli, NULL), row, error), error);
}

gboolean
cv_cli_remove (CvCli   *cli,
               CvNoun   noun,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);
  CvRecord *record;

  if (args == NULL)
    return FALSE;
  record = cv_cli_look_up (cli, noun, cv_args_word (args, 0), error);
  return record != NULL
         && cv_cli_apply (cli, cv_planning_remove (cv_cli_plan (cli, NULL), record), error);
}
