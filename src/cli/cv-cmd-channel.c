/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Channels and what they do for each goal. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"
#include "cli/cv-cli.h"
#include "engine/cv-channel-values.h"
#include "model/cv-duties.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"

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
  if (!cv_args_has (args, "kind"))
    {
      g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("say which kind of channel: “cultivarctl channel kinds” lists them"));
      return FALSE;
    }
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
                      cv_channel_get_label (channel), kind != NULL ? cv_tr (kind->name) : channel->kind, channel->address, NULL);
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

/* --- duties of transparency --- */

static gboolean
run_duties (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvChannel *channel = plan != NULL ? cv_cli_look_up (cli, CV_NOUN_CHANNEL, cv_args_word (args, 0), error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  const CvDuty *duties;
  guint n;

  if (channel == NULL)
    return FALSE;
  duties = cv_channel_get_duties (channel, &n);
  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < n; i++)
    {
      gboolean met = cv_channel_meets_duty (channel, &duties[i]);
      g_autofree char *text = cv_duty_tell (&duties[i]);

      if (!cv_duty_holds (plan, &duties[i]))
        continue;
      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:o,s:s,s:b}", "id", duties[i].id, "place", duties[i].place, "year",
                                 cv_json_number (duties[i].year > 0 ? duties[i].year : NAN), "text",
                                 cv_tr (duties[i].text), "met", met),
                      duties[i].id, met ? C_ ("duty", "met") : C_ ("duty", "open"), text, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_duty (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 3, 3, error);
  CvChannel *channel = args != NULL ? cv_cli_look_up (cli, CV_NOUN_CHANNEL, cv_args_word (args, 0), error) : NULL;
  const char *answer = channel != NULL ? cv_args_word (args, 2) : NULL;

  if (answer == NULL)
    return FALSE;
  if (!g_str_equal (answer, "met") && !g_str_equal (answer, "open"))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("“%s” is no answer here. Say met or open."), answer);
      return FALSE;
    }
  return cv_cli_apply (cli,
                       cv_planning_set_duty (cv_cli_plan (cli, NULL), channel, cv_args_word (args, 1),
                                             g_str_equal (answer, "met"), error),
                       error);
}

/* --- what they are worth --- */

static char *
write_per_member (double value)
{
  char buffer[CV_NUMBER_BUFFER];

  return g_strdup (isnan (value) ? "" : cv_number_format (round (value * 1e4) / 1e4, buffer));
}

static gboolean
run_value (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvSession *session = args != NULL ? cv_cli_session (cli, error) : NULL;
  g_autoptr (GArray) values = session != NULL ? cv_session_compare_channels (session, error) : NULL;
  g_autoptr (CvListing) listing = NULL;

  if (values == NULL)
    return FALSE;
  listing = cv_listing_new (cli, "lllrrr");
  for (guint i = 0; i < values->len; i++)
    {
      const CvCommunityValue *value = &g_array_index (values, CvCommunityValue, i);
      const char *id = cv_record_get_id (CV_RECORD (value->channel));
      g_autofree char *members = write_per_member (value->members);
      g_autofree char *done = write_per_member (value->interactions);
      g_autofree char *brought = write_per_member (value->contributions);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:b,s:o,s:o,s:o}", "id", id, "name", cv_channel_get_label (value->channel), "community",
                                 value->community, "members", cv_json_number (value->members), "interactions",
                                 cv_json_number (value->interactions), "contributions",
                                 cv_json_number (value->contributions)),
                      id, cv_channel_get_label (value->channel), value->community ? _ ("Community") : _ ("Page or account"), members,
                      done, brought, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

const CvCommand cv_channel_commands[] = {
  { "channel add", "--kind ID --name N [--address A]", run_add },
  { "channel role", "CHANNEL GOAL lead|support|none", run_role },
  { "channel list", "", run_list },
  { "channel kinds", "", run_kinds },
  { "channel edit", "ID FIELD=VALUE …", run_edit },
  { "channel rm", "ID", run_remove },
  { "channel duties", "CHANNEL", run_duties },
  { "channel duty", "CHANNEL DUTY met|open", run_duty },
  { "channel value", "", run_value },
  { NULL },
};
