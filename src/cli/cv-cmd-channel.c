/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Channels and what they do for each goal. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "cli/cv-cli.h"
#include "model/cv-planning.h"

static gboolean
run_add (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "kind= name= address=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvRow) row = NULL;

  if (plan == NULL)
    return FALSE;
  row = cv_planning_new_channel (plan, cv_args_get (args, "kind"), cv_args_get (args, "name"), error);
  if (row == NULL || !cv_cli_set_options (cli, row, args, "address", error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_insert (plan, g_steal_pointer (&row), error), error);
}

static gboolean
parse_role (const char *text,
            CvRoleKind *role,
            GError    **error)
{
  int field = cv_noun_field (CV_NOUN_ROLE, "role");
  CvCell cell = { 0 };

  if (!cv_cell_parse (&cv_noun_info (CV_NOUN_ROLE)->fields[field], text, &cell, error))
    return FALSE;
  *role = (CvRoleKind) cell.integer;
  return TRUE;
}

static gboolean
run_role (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 3, 3, error);
  CvChannel *channel
      = args != NULL ? cv_cli_look_up (cli, CV_NOUN_CHANNEL, cv_args_word (args, 0), error) : NULL;
  CvGoal *goal = channel != NULL ? cv_cli_look_up (cli, CV_NOUN_GOAL, cv_args_word (args, 1), error) : NULL;
  CvRoleKind role;

  if (goal == NULL || !parse_role (cv_args_word (args, 2), &role, error))
    return FALSE;
  return cv_cli_apply (cli, cv_planning_set_role (cv_cli_plan (cli, NULL), channel, goal, role), error);
}

static gboolean
run_list (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;

  if (plan == NULL)
    return FALSE;

  listing = cv_listing_new (cli, "llll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);
      const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);

      cv_listing_add (listing, cv_json_record (CV_RECORD (channel)), cv_record_get_id (CV_RECORD (channel)),
                      channel->name, kind != NULL ? cv_tr (kind->name) : channel->kind, channel->address, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_kinds (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  guint n;
  const CvChannelKind *kinds = cv_catalogue_channels (cv_catalogue_get (), &n);
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lll");

  if (args == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = cv_tr (kinds[i].name), *come_for = cv_tr (kinds[i].come_for);

      cv_listing_add (listing, json_pack ("{s:s,s:s,s:s}", "id", kinds[i].id, "name", name, "come_for", come_for),
                      kinds[i].id, name, come_for, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_edit (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_CHANNEL, argc, argv, error);
}

static gboolean
run_remove (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_CHANNEL, argc, argv, error);
}

const CvCommand cv_channel_commands[] = {
  { "channel add", "--kind ID --name N [--address A]", run_add },
  { "channel role", "CHANNEL GOAL lead|support|none", run_role },
  { "channel list", "", run_list },
  { "channel kinds", "", run_kinds },
  { "channel edit", "ID FIELD=VALUE …", run_edit },
  { "channel rm", "ID", run_remove },
  { NULL },
};
