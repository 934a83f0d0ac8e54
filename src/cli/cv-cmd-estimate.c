/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is estimated rather than measured: how satisfaction spreads, and what an outcome takes. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"
#include "cli/cv-cli.h"
#include "model/cv-backwards.h"
#include "model/cv-pollination.h"

/* A number or a percentage as programs write it. */
static gboolean
parse_number (const char *what,
              const char *text,
              double     *number,
              GError    **error)
{
  if (cv_number_parse_typed (text, number))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("%1$s: “%2$s” is not a number."), what, text);
  return FALSE;
}

static char *
write_people (double people)
{
  char buffer[CV_NUMBER_BUFFER];

  return g_strdup (cv_number_format (round (people), buffer));
}

/* --- pollinate --- */

static json_t *
pack_input (const CvPollinationInput *input)
{
  json_t *document = json_object ();

  for (guint i = 0; i < CV_N_ASSUMED; i++)
    json_object_set_new (document, cv_assumption_get (i)->field, cv_json_number (input->values[i]));
  return document;
}

static void
print_generations (CvCli                    *cli,
                   const CvPollinationInput *input)
{
  g_autoptr (GArray) generations = cv_pollination_run (input);
  g_autofree char *sentence = cv_pollination_tell (input);
  g_autoptr (CvListing) listing = cv_listing_new (cli, "rrrrrr");

  for (guint i = 0; i < generations->len; i++)
    {
      const CvGeneration *generation = &g_array_index (generations, CvGeneration, i);
      const double *satisfied = generation->satisfied;
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *met = write_people (generation->met[CV_READING_MID]);
      g_autofree char *without = write_people (generation->without);
      g_autofree char *low = write_people (satisfied[CV_READING_LOW]);
      g_autofree char *mid = write_people (satisfied[CV_READING_MID]);
      g_autofree char *high = write_people (satisfied[CV_READING_HIGH]);

      cv_listing_add (listing,
                      json_pack ("{s:i,s:o,s:o,s:o,s:o,s:o}", "generation", (int) i, "met",
                                 cv_json_number (generation->met[CV_READING_MID]), "without",
                                 cv_json_number (generation->without), "low",
                                 cv_json_number (satisfied[CV_READING_LOW]), "mid",
                                 cv_json_number (satisfied[CV_READING_MID]), "high",
                                 cv_json_number (satisfied[CV_READING_HIGH])),
                      number, met, without, low, mid, high, NULL);
    }
  if (!cli->json)
    g_print ("%s\n%s\n", sentence, _ ("Generation, people met, satisfied without contagion, then with it: low, mid, high"));
  cv_listing_print_in (listing, json_pack ("{s:o,s:s}", "input", pack_input (input), "sentence", sentence), "generations");
}

static gboolean
read_assumptions (CvArgs             *args,
                  CvPollinationInput *input,
                  GError            **error)
{
  for (guint i = 0; i < CV_N_ASSUMED; i++)
    {
      const char *field = cv_assumption_get (i)->field;
      g_autofree char *option = g_strconcat ("--", field, NULL);

      if (cv_args_has (args, field) && !parse_number (option, cv_args_get (args, field), &input->values[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
reset (CvCli   *cli,
       CvPlan  *plan,
       int      argc,
       GError **error)
{
  if (argc == 1)
    return cv_cli_apply (cli, cv_pollination_reset (plan), error);
  g_set_error_literal (error, CV_USAGE_ERROR, 0, _ ("--reset stands alone: say other assumptions after it"));
  return FALSE;
}

static gboolean
run_pollinate (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  g_autoptr (CvArgs) args = cv_args_parse (
      argc, argv, "reached= satisfied= friends= overlap= stranger= uplift= generations= audience= save reset", 0, 0, error);
  CvPlan *plan = args != NULL ? cv_cli_plan (cli, error) : NULL;
  CvPollinationInput input;
  CvEdit *edit;

  if (plan == NULL)
    return FALSE;
  if (cv_args_has (args, "reset") && !reset (cli, plan, argc, error))
    return FALSE;
  cv_pollination_get_input (plan, &input);
  if (!read_assumptions (args, &input, error))
    return FALSE;
  /* Checked whether or not it is kept. */
  edit = cv_pollination_keep (plan, &input, error);
  if (edit == NULL)
    return FALSE;
  if (!cv_args_has (args, "save"))
    cv_edit_free (edit);
  else if (!cv_session_apply (cli->session, edit, NULL, error))
    return FALSE;
  print_generations (cli, &input);
  return TRUE;
}

/* --- backwards --- */

static void
print_needed (CvCli             *cli,
              const CvBackwards *result)
{
  g_autoptr (CvListing) listing = cv_listing_new (cli, "lr");
  g_autofree char *sentence = cv_backwards_tell (result);
  static const char *const keys[CV_BACKWARDS_STEPS] = { "sales", "leads", "visits", "views" };

  for (guint i = 0; i < CV_BACKWARDS_STEPS; i++)
    {
      g_autofree char *number = isnan (result->needed[i]) ? g_strdup ("–") : write_people (result->needed[i]);

      cv_listing_add (listing, json_pack ("{s:s,s:o}", "step", keys[i], "needed", cv_json_number (result->needed[i])),
                      cv_backwards_name (i), number, NULL);
    }
  cv_listing_print_in (listing, json_pack ("{s:s}", "sentence", sentence), "steps");
  if (!cli->json)
    g_print ("%s\n", sentence);
}

static gboolean
run_backwards (CvCli   *cli,
               int      argc,
               char   **argv,
               GError **error)
{
  static const char *const options[] = { "--lead-rate", "--visit-rate", "--view-rate" };
  g_autoptr (CvArgs) args = cv_args_parse (argc, argv, "lead-rate= visit-rate= view-rate=", 1, 1, error);
  CvBackwardsInput input = { NAN, { NAN, NAN, NAN } };
  CvBackwards result;

  if (args == NULL || !parse_number ("SALES", cv_args_word (args, 0), &input.outcome, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (cv_args_has (args, options[i] + 2))
      {
        if (!parse_number (options[i], cv_args_get (args, options[i] + 2), &input.rates[i], error))
          return FALSE;
        input.rates[i] /= 100;
      }
  if (!cv_backwards_work_out (&input, &result, error))
    return FALSE;
  print_needed (cli, &result);
  return TRUE;
}

const CvCommand cv_estimate_commands[] = {
  { "pollinate",
    "[--reached N] [--satisfied %] [--friends N] [--overlap %] [--stranger %] [--uplift %] [--generations N] [--audience N] [--save|--reset]",
    run_pollinate },
  { "backwards", "SALES [--lead-rate %] [--visit-rate %] [--view-rate %]", run_backwards },
  { NULL },
};
