/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The qualitative desk: what people said, its codes, the agreement of two coders, and the counts. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "base/cv-clock.h"
#include "base/cv-error.h"
#include "base/cv-number.h"
#include "cli/cv-cli.h"
#include "engine/cv-count.h"
#include "model/cv-verbatims.h"

#define MAX_TEXT (10 * 1024 * 1024)

/* Standard input whole. (transfer full) */
static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_string_append_len (text, buffer, (gssize) n);
      if (text->len > MAX_TEXT)
        {
          g_set_error_literal (error, CV_ERROR, CV_ERROR_LIMIT,
                               _ ("More than 10 MB of text at once. Add it in parts."));
          return NULL;
        }
    }
  /* Behind a NUL nothing would be read. */
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = ' ';
  return g_strdup (text->str);
}

/* One answer for all, with `id` as everything that creates has it where there is but one. */
static void
print_ids (CvCli *cli,
           char **ids)
{
  json_t *answer, *array;

  if (!cli->json || cli->batch)
    {
      for (char **id = ids; *id != NULL; id++)
        cv_cli_created (cli, *id);
      return;
    }
  array = json_array ();
  for (char **id = ids; *id != NULL; id++)
    json_array_append_new (array, json_string (*id));
  answer = json_pack ("{s:o}", "ids", array);
  if (json_array_size (array) == 1)
    json_object_set (answer, "id", json_array_get (array, 0));
  cv_cli_print_json (answer);
}

/* What was said, as sentences; "-" is standard input. (transfer full) */
static char **
read_sentences (CvArgs  *args,
                GError **error)
{
  const char *word = cv_args_word (args, 0);
  g_autofree char *text = g_str_equal (word, "-") ? read_input (error) : g_strdup (word);

  return text != NULL ? cv_verbatims_split (text, cv_args_has (args, "keep-names")) : NULL;
}

/* Id of the channel named by --channel, "" without. (transfer none), NULL if there is none of that name. */
static const char *
find_channel (CvCli   *cli,
              CvArgs  *args,
              GError **error)
{
  CvRecord *channel;

  if (!cv_args_has (args, "channel"))
    return "";
  channel = cv_cli_look_up (cli, CV_NOUN_CHANNEL, cv_args_get (args, "channel"), error);
  return channel != NULL ? cv_record_get_id (channel) : NULL;
}

static gboolean
run_add (CvCli   *cli,
         int      argc,
         char   **argv,
         GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "day= channel= source= keep-names", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvDay day = cv_clock_today ();
  const char *channel;
  g_auto (GStrv) sentences = NULL;
  g_auto (GStrv) ids = NULL;
  CvEdit *edit;

  if (plan == NULL || (cv_args_has (args, "day") && !cv_args_parse_day (cv_args_get (args, "day"), &day, error)))
    return FALSE;
  if ((channel = find_channel (cli, args, error)) == NULL || (sentences = read_sentences (args, error)) == NULL)
    return FALSE;
  edit = cv_verbatims_add (plan, sentences, day, channel,
                           cv_args_has (args, "source") ? cv_args_get (args, "source") : "", error);
  if (edit == NULL || !cv_session_apply (cli->session, edit, &ids, error))
    return FALSE;
  print_ids (cli, ids);
  return TRUE;
}

static char *
list_codes (CvCodings  *codings,
            CvPlan     *plan,
            CvVerbatim *verbatim,
            int         coder,
            json_t     *array)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    {
      CvCode *code = cv_plan_get_nth (plan, CV_NOUN_CODE, i);

      if (!cv_codings_have (codings, verbatim, code, coder))
        continue;
      json_array_append_new (array, json_string (cv_record_get_id (CV_RECORD (code))));
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", code->name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
run_list (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "code=", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvCode *only = NULL;
  g_autoptr (CvCodings) codings = NULL;
  g_autoptr (CvListing) listing = NULL;

  if (plan == NULL)
    return FALSE;
  if (cv_args_has (args, "code") && (only = cv_cli_look_up (cli, CV_NOUN_CODE, cv_args_get (args, "code"), error)) == NULL)
    return FALSE;
  codings = cv_codings_new (plan);
  listing = cv_listing_new (cli, "llll");
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_VERBATIM); i++)
    {
      CvVerbatim *verbatim = cv_plan_get_nth (plan, CV_NOUN_VERBATIM, i);
      json_t *object, *first = json_array (), *second = json_array ();
      g_autofree char *names = NULL;
      g_autofree char *others = NULL;
      char day[CV_DAY_BUFFER];

      names = list_codes (codings, plan, verbatim, 1, first);
      others = list_codes (codings, plan, verbatim, 2, second);
      if (only != NULL && !cv_codings_have (codings, verbatim, only, 1))
        {
          json_decref (first);
          json_decref (second);
          continue;
        }
      object = cv_json_record (CV_RECORD (verbatim));
      json_object_set_new (object, "codes", first);
      json_object_set_new (object, "second_coder", second);
      cv_listing_add (listing, object, cv_record_get_id (CV_RECORD (verbatim)), cv_day_format (verbatim->day, day), names,
                      verbatim->text, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_code (CvCli   *cli,
          int      argc,
          char   **argv,
          GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "coder= off", 2, 2, error);
  CvVerbatim *verbatim
      = args != NULL ? cv_cli_look_up (cli, CV_NOUN_VERBATIM, cv_args_word (args, 0), error) : NULL;
  CvCode *code = verbatim != NULL ? cv_cli_look_up (cli, CV_NOUN_CODE, cv_args_word (args, 1), error) : NULL;
  const char *coder = code != NULL ? cv_args_get (args, "coder") : NULL;

  if (code == NULL)
    return FALSE;
  if (coder != NULL && !g_str_equal (coder, "1") && !g_str_equal (coder, "2"))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _ ("Verbatims are coded by a first and a second coder: 1 or 2."));
      return FALSE;
    }
  return cv_cli_apply (cli,
                       cv_verbatims_code (cv_cli_plan (cli, NULL), verbatim, code, coder != NULL && *coder == '2' ? 2 : 1,
                                          !cv_args_has (args, "off")),
                       error);
}

static gboolean
run_remove (CvCli   *cli,
            int      argc,
            char   **argv,
            GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_VERBATIM, argc, argv, error);
}

/* --- codes --- */

static gboolean
run_code_add (CvCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "definition=", 1, 1, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;

  return plan != NULL
         && cv_cli_apply (cli,
                          cv_verbatims_new_code (plan, cv_args_word (args, 0), cv_args_get (args, "definition"), error),
                          error);
}

static gboolean
run_code_list (CvCli   *cli,
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
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    {
      CvCode *code = cv_plan_get_nth (plan, CV_NOUN_CODE, i);

      cv_listing_add (listing, cv_json_record (CV_RECORD (code)), cv_record_get_id (CV_RECORD (code)), code->name,
                      code->metric, code->definition, NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static gboolean
run_code_edit (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  return cv_cli_edit (cli, CV_NOUN_CODE, argc, argv, error);
}

static gboolean
run_code_remove (CvCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  return cv_cli_remove (cli, CV_NOUN_CODE, argc, argv, error);
}

/* --- agreement and counts --- */

static gboolean
run_kappa (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  g_autoptr (GArray) agreements = NULL;
  g_autoptr (CvListing) listing = NULL;

  if (plan == NULL)
    return FALSE;
  agreements = cv_verbatims_agree (plan);
  listing = cv_listing_new (cli, "lrl");
  for (guint i = 0; i < agreements->len; i++)
    {
      const CvAgreement *agreement = &g_array_index (agreements, CvAgreement, i);
      const char *id = agreement->code != NULL ? cv_record_get_id (CV_RECORD (agreement->code)) : NULL;
      g_autofree char *kappa = isnan (agreement->kappa) ? g_strdup ("–") : g_strdup_printf ("%.2f", agreement->kappa);

      cv_listing_add (listing,
                      json_pack ("{s:o,s:i,s:i,s:i,s:i,s:o,s:s}", "code", cv_json_text (id), "both", (int) agreement->both,
                                 "first", (int) agreement->first, "second", (int) agreement->second, "neither",
                                 (int) agreement->neither, "kappa", cv_json_number (agreement->kappa), "words",
                                 cv_kappa_tell (agreement->kappa)),
                      agreement->code != NULL ? agreement->code->name : _ ("All codes"), kappa,
                      cv_kappa_tell (agreement->kappa), NULL);
    }
  cv_listing_print (listing);
  return TRUE;
}

static void
print_counts (CvCli  *cli,
              CvPlan *plan)
{
  g_autoptr (GArray) counts = cv_verbatims_count (plan);
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lllr");

  for (guint i = 0; i < counts->len; i++)
    {
      const CvCodeCount *count = &g_array_index (counts, CvCodeCount, i);
      g_autofree char *n = g_strdup_printf ("%u", count->n);
      char day[CV_DAY_BUFFER];

      cv_listing_add (listing,
                      json_pack ("{s:s,s:s,s:s,s:o,s:i}", "code", cv_record_get_id (CV_RECORD (count->code)), "metric",
                                 count->code->metric, "channel", count->channel, "day", cv_json_day (count->day), "n",
                                 (int) count->n),
                      count->code->name, count->channel, cv_day_format (count->day, day), n, NULL);
    }
  cv_listing_print (listing);
}

static gboolean
run_count (CvCli   *cli,
           int      argc,
           char   **argv,
           GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "write", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvWriteSummary summary;

  if (plan == NULL || (cv_args_has (args, "write") && !cv_session_write_counts (cli->session, &summary, error)))
    return FALSE;
  print_counts (cli, plan);
  return TRUE;
}

const CvCommand cv_verbatim_commands[] = {
  { "verbatim add", "TEXT|- [--day D] [--channel C] [--source T] [--keep-names]", run_add },
  { "verbatim list", "[--code CODE]", run_list },
  { "verbatim code", "ID CODE [--coder 1|2] [--off]", run_code },
  { "verbatim rm", "ID", run_remove },
  { "verbatim kappa", "", run_kappa },
  { "verbatim count", "[--write]", run_count },
  { "code add", "NAME [--definition T]", run_code_add },
  { "code list", "", run_code_list },
  { "code edit", "ID FIELD=VALUE …", run_code_edit },
  { "code rm", "ID", run_code_remove },
  { NULL },
};
