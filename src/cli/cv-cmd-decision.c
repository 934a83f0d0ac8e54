/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readiness, committing a plan, reviews and what was decided; the hints and their dismissal. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-text.h"
#include "cli/cv-cli.h"
#include "model/cv-advice.h"
#include "model/cv-commitment.h"
#include "model/cv-question.h"
#include "model/cv-readiness.h"
#include "model/cv-search.h"
#include "model/cv-story.h"

/* --- readiness --- */

static const char *
answer_nick (CvAnswer answer)
{
  static const char *const nicks[] = { "none", "no", "partly", "yes" };

  return nicks[answer];
}

static gboolean
parse_answer (const char *text,
              CvAnswer   *answer,
              GError    **error)
{
  for (int i = CV_ANSWER_NONE; i <= CV_ANSWER_YES; i++)
    if (g_str_equal (text, answer_nick ((CvAnswer) i)))
      {
        *answer = (CvAnswer) i;
        return TRUE;
      }
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("“%s” is no answer. Write yes, partly, no or none."), text);
  return FALSE;
}

static gboolean
run_readiness_set (CvCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "note=", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvAnswer answer;

  if (plan == NULL || !parse_answer (cv_args_word (args, 1), &answer, error))
    return FALSE;
  return cv_cli_apply (cli,
                       cv_planning_answer (plan, cv_args_word (args, 0), answer, cv_args_get (args, "note"), error), error);
}

static gboolean
run_readiness_list (CvCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  guint n;
  const CvReadinessQuestion *questions = cv_catalogue_questions (cv_catalogue_get (), &n);

  if (plan == NULL)
    return FALSE;
  listing = cv_listing_new (cli, "lll");
  for (guint i = 0; i < n; i++)
    {
      const char *answer = answer_nick (cv_readiness_get_answer (plan, questions[i].id));
      gboolean first = cv_readiness_is_first (plan, questions[i].id);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s,s:s,s:s,s:s,s:b}", "question", questions[i].id, "group", questions[i].group,
                                 "belief", questions[i].belief, "text", cv_tr (questions[i].question), "answer", answer,
                                 "note", cv_readiness_get_note (plan, questions[i].id), "first", first),
                      questions[i].id, first ? _ ("first") : answer, cv_tr (questions[i].question), NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

/* --- committing and reviewing --- */

static gboolean
run_commit (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL && cv_cli_apply (cli, cv_commitment_commit (plan, cv_clock_today (), error), error);
}

static gboolean
run_close (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "learned=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL
         && cv_cli_apply (cli, cv_commitment_close (plan, cv_args_get (args, "learned"), cv_clock_today (), error), error);
}

static gboolean
run_reopen (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL && cv_cli_apply (cli, cv_commitment_reopen (plan, cli->why, cv_clock_today (), error), error);
}

static gboolean
parse_verdict (const char *text,
               CvVerdict  *verdict,
               GError    **error)
{
  static const struct
  {
    const char *nick;
    CvVerdict verdict;
  } all[] = { { "keep", CV_VERDICT_KEEP }, { "change", CV_VERDICT_CHANGE }, { "stop", CV_VERDICT_STOP } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].nick, text))
      {
        *verdict = all[i].verdict;
        return TRUE;
      }
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("“%s” is no result of a review. Write keep, change or stop."), text);
  return FALSE;
}

/* A KPI or a channel, by id or name. */
static CvRecord *
look_up_reviewed (CvPlan     *plan,
                  const char *text,
                  GError    **error)
{
  CvRecord *record = cv_plan_look_up (plan, CV_NOUN_KPI, text, NULL);

  if (record == NULL)
    record = cv_plan_look_up (plan, CV_NOUN_CHANNEL, text, NULL);
  if (record == NULL)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _ ("The plan has no KPI and no channel “%s”. List them to see their names."), text);
  return record;
}

static gboolean
run_review (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "learned=", 2, 2, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvRecord *record = plan != NULL ? look_up_reviewed (plan, cv_args_word (args, 0), error) : NULL;
  CvVerdict verdict;

  if (record == NULL || !parse_verdict (cv_args_word (args, 1), &verdict, error))
    return FALSE;
  return cv_cli_apply (cli,
                       cv_commitment_review (plan, record, verdict, cli->why, cv_args_get (args, "learned"),
                                             cv_clock_today (), error),
                       error);
}

static gboolean
run_decision_list (CvCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_auto (GStrv) story = NULL;

  if (plan == NULL)
    return FALSE;
  if (cli->json)
    {
      cv_cli_print_json (cv_json_records (plan, CV_NOUN_DECISION));
      return TRUE;
    }
  story = cv_story_tell (plan);
  for (guint i = 0; story[i] != NULL; i++)
    {
      g_autofree char *plain = cv_text_plain (story[i]);

      g_print ("%s\n", plain);
    }
  return TRUE;
}

/* --- hints --- */

static gboolean
run_hint_dismiss (CvCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL && cv_cli_apply (cli, cv_hint_dismiss (plan, cv_args_word (args, 0), error), error);
}

static gboolean
run_hint_restore (CvCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL && cv_cli_apply (cli, cv_hints_restore (plan), error);
}

#define MOST_FOUND 1000

static gboolean
run_search (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (CvListing) listing = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (plan == NULL)
    return FALSE;
  found = cv_plan_search (plan, cv_args_word (args, 0), MOST_FOUND);
  listing = cv_listing_new (cli, "llll");
  for (guint i = 0; i < found->len; i++)
    {
      const CvFound *match = found->pdata[i];
      const char *noun = cv_noun_info (cv_record_get_noun (match->record))->name;
      const char *id = cv_record_get_id (match->record);

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s,s:o,s:s,s:s}", "id", id, "noun", noun, "title", match->title, "field",
                                 cv_json_text (match->field), "excerpt", match->excerpt, "where", match->where),
                      id, noun, match->title, match->excerpt, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

const CvCommand cv_decision_commands[] = {
  { "search", "TEXT", run_search },
  { "readiness set", "QUESTION yes|partly|no|none [--note T]", run_readiness_set },
  { "readiness list", "", run_readiness_list },
  { "commit", "[--who NAME]", run_commit },
  { "close", "[--learned T]", run_close },
  { "reopen", "--why T", run_reopen },
  { "review", "KPI|CHANNEL keep|change|stop [--why T] [--learned T] [--who NAME]", run_review },
  { "decision list", "", run_decision_list },
  { "hint dismiss", "KEY", run_hint_dismiss },
  { "hint restore", "", run_hint_restore },
  { NULL },
};
