/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-duties.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

#define EVERYWHERE "all"

static const struct
{
  const char *id, *words;
} known_places[] = {
  { "EU", NC_("place", "EU") },
  { "FR", NC_("place", "France") },
  { "US", NC_("place", "US") },
};

const CvDuty *
cv_channel_get_duties (const CvChannel *channel, guint *n_duties)
{
  const CvChannelKind *kind = cv_catalogue_channel (cv_catalogue_get (), channel->kind);

  *n_duties = kind != NULL ? kind->n_duties : 0;
  return *n_duties > 0 ? kind->duties : NULL;
}

gboolean
cv_channel_meets_duty (const CvChannel *channel, const CvDuty *duty)
{
  g_auto (GStrv) met = g_strsplit (channel->duties_met, " ", -1);

  return g_strv_contains ((const char *const *) met, duty->id);
}

static gboolean
has_rules (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_places); i++)
    if (g_str_equal (known_places[i].id, place))
      return TRUE;
  return FALSE;
}

gboolean
cv_duty_check_places (const char *places, GError **error)
{
  g_auto (GStrv) given = g_strsplit (places, " ", -1);

  for (guint i = 0; given[i] != NULL; i++)
    if (*given[i] != '\0' && !has_rules (given[i]))
      {
        g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                     _("There are no rules for “%s”. Write EU, FR or US with blanks between them, or nothing for all."), given[i]);
        return FALSE;
      }
  return TRUE;
}

gboolean
cv_duty_holds (CvPlan *plan, const CvDuty *duty)
{
  g_auto (GStrv) places = g_strsplit (cv_plan_get_info (plan)->places, " ", -1);
  const char *const *given = (const char *const *) places;

  return *given == NULL || g_str_equal (duty->place, EVERYWHERE) || g_strv_contains (given, duty->place)
         || (g_str_equal (duty->place, "EU") && g_strv_contains (given, "FR"));
}

guint
cv_channel_count_open_duties (CvPlan *plan, const CvChannel *channel)
{
  guint n, n_open = 0;
  const CvDuty *duties = cv_channel_get_duties (channel, &n);

  for (guint i = 0; i < n; i++)
    n_open += cv_duty_holds (plan, &duties[i]) && !cv_channel_meets_duty (channel, &duties[i]);
  return n_open;
}

static void
refuse_duty (const char *duty, const CvDuty *duties, guint n, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", duties[i].id);
  if (n == 0)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _("“%s” is no duty of this channel: its kind has none."), duty);
  else
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _("“%1$s” is no duty of this channel. It has: %2$s."), duty,
                 ids->str);
}

CvEdit *
cv_planning_set_duty (CvPlan *plan, CvChannel *channel, const char *duty, gboolean met, GError **error)
{
  guint n;
  const CvDuty *duties = cv_channel_get_duties (channel, &n);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean known = FALSE;

  /* What the catalogue no longer knows is let go. */
  for (guint i = 0; i < n; i++)
    {
      gboolean it = g_str_equal (duties[i].id, duty);

      known |= it;
      if (it ? met : cv_channel_meets_duty (channel, &duties[i]))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", duties[i].id);
    }
  if (!known)
    {
      refuse_duty (duty, duties, n, error);
      return NULL;
    }
  return cv_planning_change_text (plan, CV_RECORD (channel), "duties_met", text->str, error);
}

/* Where a rule holds, as the catalogue spells it, in the reader's language. */
static const char *
tell_place (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_places); i++)
    if (g_str_equal (known_places[i].id, place))
      return g_dpgettext2 (GETTEXT_PACKAGE, "place", known_places[i].words);
  return g_str_equal (place, EVERYWHERE) ? C_("place", "Everywhere") : place;
}

char *
cv_duty_tell (const CvDuty *duty)
{
  const char *place = tell_place (duty->place);

  if (duty->year == 0)
    /* Translators: %1$s is where a rule holds ("EU"), %2$s the rule. */
    return g_strdup_printf (_("%1$s: %2$s"), place, cv_tr (duty->text));
  /* Translators: %1$s is where a rule holds ("EU"), %2$d its year, %3$s the rule. */
  return g_strdup_printf (_("%1$s, %2$d: %3$s"), place, duty->year, cv_tr (duty->text));
}
