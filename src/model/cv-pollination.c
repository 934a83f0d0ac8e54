/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-pollination.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"

#define RECORD "pollination" /* the one there is */

static const CvAssumption assumptions[CV_N_ASSUMED] = {
  [CV_ASSUMED_REACHED] = { "reached", N_ ("People reached per period"), 1000, 0, 1e9, 100, FALSE },
  [CV_ASSUMED_SATISFIED] = { "satisfied", N_ ("Share of them who are satisfied"), 30, 0, 100, 1, TRUE },
  [CV_ASSUMED_FRIENDS] = { "friends", N_ ("Friends each could influence"), 5, 0, 1000, 1, FALSE },
  [CV_ASSUMED_OVERLAP] = { "overlap", N_ ("Friends who are counted already"), 40, 0, 100, 1, TRUE },
  [CV_ASSUMED_STRANGER] = { "stranger", N_ ("How likely anybody is satisfied"), 10, 0, 100, 1, TRUE },
  [CV_ASSUMED_UPLIFT] = { "uplift", N_ ("Friends of the satisfied: more often by"), 40, 0, 1000, 5, TRUE },
  [CV_ASSUMED_GENERATIONS] = { "generations", N_ ("Generations of friends"), 3, 1, 20, 1, FALSE },
  [CV_ASSUMED_AUDIENCE] = { "audience", N_ ("Everybody there is"), 20000, 0, 1e9, 1000, FALSE },
};

static const double readings[CV_N_READINGS] = { 0.5, 1, 1.5 };

const CvAssumption *
cv_assumption_get (CvAssumed which)
{
  g_return_val_if_fail ((guint) which < CV_N_ASSUMED, NULL);

  return &assumptions[which];
}

/* --- the plan's assumptions --- */

static gboolean
is_whole (CvAssumed which)
{
  return which == CV_ASSUMED_GENERATIONS;
}

void
cv_pollination_get_input (CvPlan *plan, CvPollinationInput *input)
{
  CvRecord *record = cv_plan_find (plan, CV_NOUN_POLLINATION, RECORD);
  g_autoptr (CvRow) row = record != NULL ? cv_record_to_row (record) : NULL;

  for (guint i = 0; i < CV_N_ASSUMED; i++)
    {
      const CvCell *cell = row != NULL ? &row->cells[cv_noun_field (CV_NOUN_POLLINATION, assumptions[i].field)] : NULL;
      double value = cell == NULL ? NAN : is_whole (i) ? (double) cell->integer : cell->number;

      input->values[i] = isnan (value) || (is_whole (i) && value < 1) ? assumptions[i].standard : value;
    }
}

static CvRow *
get_row (CvPlan *plan)
{
  CvRecord *record = cv_plan_find (plan, CV_NOUN_POLLINATION, RECORD);

  return record != NULL ? cv_record_to_row (record) : cv_row_new (CV_NOUN_POLLINATION, RECORD);
}

static void
set_value (CvRow *row, CvAssumed which, double value)
{
  if (is_whole (which))
    cv_row_set_integer (row, assumptions[which].field, (gint64) value);
  else
    cv_row_set_number (row, assumptions[which].field, value);
}

static gboolean
check_value (CvAssumed which, double value, GError **error)
{
  const CvAssumption *assumption = &assumptions[which];
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (value >= assumption->least && value <= assumption->most && (!is_whole (which) || value == floor (value)))
    return TRUE;
  least = cv_number_format_locale (assumption->least, 0);
  most = cv_number_format_locale (assumption->most, 0);
  /* Translators: %1$s is what is assumed ("Friends each could influence"), %2$s and %3$s numbers. */
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("%1$s: a number from %2$s to %3$s."), _ (assumption->name), least,
               most);
  return FALSE;
}

CvEdit *
cv_pollination_keep (CvPlan *plan, const CvPollinationInput *input, GError **error)
{
  g_autoptr (CvRow) row = get_row (plan);

  for (guint i = 0; i < CV_N_ASSUMED; i++)
    {
      if (!check_value (i, input->values[i], error))
        return NULL;
      set_value (row, i, input->values[i]);
    }
  if (cv_plan_find (plan, CV_NOUN_POLLINATION, RECORD) == NULL)
    return cv_planning_insert (plan, g_steal_pointer (&row), error);
  return cv_planning_change (plan, row, error);
}

CvEdit *
cv_pollination_reset (CvPlan *plan)
{
  CvRecord *record = cv_plan_find (plan, CV_NOUN_POLLINATION, RECORD);

  return record != NULL ? cv_planning_remove (plan, record) : cv_edit_new (_ ("Reset Estimate"));
}

/* --- the arithmetic --- */

/* The people met and satisfied in one generation after the other, with @uplift (0.4 is 40 %). */
typedef struct
{
  const double *values;
  double        lifted, met, satisfied, left;
} Spread;

static void
start_spread (Spread *spread, const CvPollinationInput *input, double uplift)
{
  const double *values = input->values;

  spread->values = values;
  spread->lifted = fmin (1, values[CV_ASSUMED_STRANGER] / 100 * (1 + uplift));
  spread->met = fmin (values[CV_ASSUMED_REACHED], values[CV_ASSUMED_AUDIENCE]);
  spread->satisfied = spread->met * values[CV_ASSUMED_SATISFIED] / 100;
  spread->left = values[CV_ASSUMED_AUDIENCE] - spread->met;
}

static void
go_on (Spread *spread)
{
  double friends = spread->values[CV_ASSUMED_FRIENDS] * (1 - spread->values[CV_ASSUMED_OVERLAP] / 100);

  spread->met = fmin (spread->satisfied * friends, spread->left);
  spread->satisfied = spread->met * spread->lifted;
  spread->left -= spread->met;
}

GArray *
cv_pollination_run (const CvPollinationInput *input)
{
  double last = CLAMP (input->values[CV_ASSUMED_GENERATIONS], 1, assumptions[CV_ASSUMED_GENERATIONS].most);
  GArray *generations = g_array_new (FALSE, TRUE, sizeof (CvGeneration));
  Spread without, with[CV_N_READINGS];

  start_spread (&without, input, 0);
  for (guint reading = 0; reading < CV_N_READINGS; reading++)
    start_spread (&with[reading], input, readings[reading] * input->values[CV_ASSUMED_UPLIFT] / 100);
  for (guint g = 0; g <= (guint) last; g++)
    {
      CvGeneration generation = { without.satisfied, { 0 }, { 0 } };

      go_on (&without);
      for (guint reading = 0; reading < CV_N_READINGS; reading++)
        {
          generation.met[reading] = with[reading].met;
          generation.satisfied[reading] = with[reading].satisfied;
          go_on (&with[reading]);
        }
      g_array_append_val (generations, generation);
    }
  return generations;
}

double
cv_pollination_sum (GArray *generations, CvReadingOf reading)
{
  double sum = 0;

  for (guint i = 0; i < generations->len; i++)
    {
      const CvGeneration *generation = &g_array_index (generations, CvGeneration, i);

      sum += generation->satisfied[reading] - generation->without;
    }
  return sum;
}

/* --- the sentence --- */

static char *
write_people (double people)
{
  return cv_number_format_locale (round (people), 0);
}

char *
cv_pollination_tell (const CvPollinationInput *input)
{
  g_autoptr (GArray) generations = cv_pollination_run (input);
  g_autofree char *low = write_people (cv_pollination_sum (generations, CV_READING_LOW));
  g_autofree char *mid = write_people (cv_pollination_sum (generations, CV_READING_MID));
  g_autofree char *high = write_people (cv_pollination_sum (generations, CV_READING_HIGH));
  g_autofree char *reached = write_people (input->values[CV_ASSUMED_REACHED]);
  g_autofree char *friends = cv_number_format_locale (input->values[CV_ASSUMED_FRIENDS], 1);
  g_autofree char *uplift = cv_number_format_locale (input->values[CV_ASSUMED_UPLIFT], 1);

  if (cv_pollination_sum (generations, CV_READING_HIGH) < 0.5)
    return g_strdup (_ ("An estimate: with these assumptions, nobody more is satisfied through friends."));
  /* Translators: numbers of people, then what the estimate rests on; %6$s is a percentage. */
  return g_strdup_printf (_ ("An estimate: about %1$s more people satisfied through friends (%2$s to %3$s). It rests on %4$s "
                             "people reached, %5$s friends each, and friends who are satisfied %6$s%% more often."),
                          mid, low, high, reached, friends, uplift);
}
