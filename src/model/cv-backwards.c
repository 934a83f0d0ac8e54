/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-backwards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-error.h"
#include "base/cv-number.h"

/* What floating point adds to an exact product: 1 / 0.05 is 20, not 21. */
#define SLACK 1e-9

const char *
cv_backwards_name (guint step)
{
  const char *const names[CV_BACKWARDS_STEPS] = { C_ ("funnel", "Sales"), C_ ("funnel", "Leads"), C_ ("funnel", "Visits"),
                                                  C_ ("funnel", "Views") };

  return names[step];
}

const char *
cv_backwards_rate (guint rate)
{
  const char *const names[CV_BACKWARDS_STEPS - 1] = { _ ("Leads that become a sale"), _ ("Visits that become a lead"),
                                                      _ ("Views that become a visit") };

  return names[rate];
}

int
cv_backwards_find_step (const char *formula)
{
  static const char *const metrics[CV_BACKWARDS_STEPS][4] = {
    { "sales", "orders", NULL },
    { "leads", "qualified_leads", NULL },
    { "social_visits", "total_visits", "link_clicks", NULL },
    { "views", "video_views", NULL },
  };
  g_autofree char *metric = g_strstrip (g_strdup (formula));

  for (int i = 0; i < CV_BACKWARDS_STEPS; i++)
    if (g_strv_contains (metrics[i], metric))
      return i;
  return -1;
}

const char *
cv_backwards_formula (guint rate)
{
  static const char *const formulas[CV_BACKWARDS_STEPS - 1]
      = { "sales / leads * 100", "leads / social_visits * 100", "social_visits / views * 100" };

  return formulas[rate];
}

gboolean
cv_backwards_work_out (const CvBackwardsInput *input,
                       CvBackwards            *result,
                       GError                **error)
{
  double exact = input->outcome;

  *result = (CvBackwards){ { exact, NAN, NAN, NAN }, -1 };
  if (!(exact > 0) || !(exact <= 1e12))
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _ ("Say how many sales are wanted: a number above zero."));
      return FALSE;
    }
  for (guint i = 0; i < CV_BACKWARDS_STEPS - 1; i++)
    {
      if (!isnan (input->rates[i]) && !(input->rates[i] > 0 && input->rates[i] <= 1))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("%s: a share above 0 and up to 100 percent."),
                       cv_backwards_rate (i));
          return FALSE;
        }
      if (isnan (input->rates[i]) && result->unknown < 0)
        result->unknown = (int) i;
      if (result->unknown >= 0)
        continue;
      exact /= input->rates[i];
      result->needed[i + 1] = ceil (exact * (1 - SLACK));
    }
  return TRUE;
}

char *
cv_backwards_tell (const CvBackwards *result)
{
  char *numbers[CV_BACKWARDS_STEPS] = { NULL };
  guint known = result->unknown < 0 ? CV_BACKWARDS_STEPS : (guint) result->unknown + 1;
  GString *text;

  for (guint i = 0; i < known; i++)
    numbers[i] = cv_number_format_locale (result->needed[i], 0);
  text = g_string_new (NULL);
  if (known == 4)
    g_string_printf (text, _ ("%1$s sales take %2$s leads, %3$s visits and %4$s views."), numbers[0], numbers[1],
                     numbers[2], numbers[3]);
  else if (known == 3)
    g_string_printf (text, _ ("%1$s sales take %2$s leads and %3$s visits."), numbers[0], numbers[1], numbers[2]);
  else if (known == 2)
    g_string_printf (text, _ ("%1$s sales take %2$s leads."), numbers[0], numbers[1]);
  for (guint i = 0; i < CV_BACKWARDS_STEPS; i++)
    g_free (numbers[i]);
  if (result->unknown < 0)
    return g_string_free (text, FALSE);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  /* Translators: %s is a rate: "Leads that become a sale". */
  g_string_append_printf (text, _ ("Not known yet: “%s”. Measure it first."), cv_backwards_rate ((guint) result->unknown));
  return g_string_free (text, FALSE);
}
