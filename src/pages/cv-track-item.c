/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-track-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-finding.h"
#include "model/cv-unit.h"

/* A status is a word, an icon and a distance; colour only repeats it. */
static const struct
{
  const char *icon, *css_class;
} looks[] = {
  [CV_STATUS_NO_DATA] = { "cv-status-none-symbolic", "dim-label" },
  [CV_STATUS_NO_TARGET] = { "cv-status-none-symbolic", "dim-label" },
  [CV_STATUS_REACHED] = { "cv-status-reached-symbolic", "success" },
  [CV_STATUS_AHEAD] = { "cv-status-ahead-symbolic", "success" },
  [CV_STATUS_ON_PACE] = { "cv-status-on-pace-symbolic", "on-pace" },
  [CV_STATUS_BEHIND] = { "cv-status-behind-symbolic", "warning" },
};

static CvStatus
get_status (const CvTrackItem *item)
{
  return item->result != NULL ? item->result->status : CV_STATUS_NO_DATA;
}

char *
cv_track_item_format_value (const CvTrackItem *item)
{
  if (item->result == NULL || item->result->latest < 0)
    return g_strdup ("–");
  return cv_unit_format (item->result->value, item->unit, item->currency);
}

char *
cv_track_item_get_status (const CvTrackItem *item)
{
  if (item->result == NULL)
    return g_strdup (cv_status_get_label (CV_STATUS_NO_DATA));
  return cv_finding_status (item->unit, item->currency, item->question, item->result);
}

char *
cv_track_item_get_outdated (const CvTrackItem *item)
{
  return item->result != NULL ? cv_finding_outdated (item->question, item->result) : NULL;
}

char *
cv_track_item_describe (const CvTrackItem *item)
{
  g_autofree char *value = cv_track_item_format_value (item);
  g_autofree char *status = cv_track_item_get_status (item);
  g_autofree char *outdated = cv_track_item_get_outdated (item);

  if (item->result == NULL || item->result->latest < 0)
    /* Translators: %1$s is a KPI's name, %2$s its status. */
    return g_strdup_printf (_ ("%1$s: %2$s"), item->name, status);
  if (outdated != NULL)
    /* Translators: %1$s is a KPI's name, %2$s its value, %3$s its status, %4$s "Last value 3 weeks ago". */
    return g_strdup_printf (_ ("%1$s: %2$s. %3$s. %4$s"), item->name, value, status, outdated);
  /* Translators: %1$s is a KPI's name, %2$s its value, %3$s its status. */
  return g_strdup_printf (_ ("%1$s: %2$s. %3$s"), item->name, value, status);
}

char *
cv_track_item_describe_bullet (const CvTrackItem *item)
{
  g_autofree char *value = cv_track_item_format_value (item);
  g_autofree char *expected = cv_unit_format (item->result->expected, item->unit, item->currency);
  g_autofree char *target = cv_unit_format (item->result->target, item->unit, item->currency);

  /* Translators: three values of a KPI. */
  return g_strdup_printf (_ ("%1$s, expected %2$s, target %3$s"), value, expected, target);
}

const char *
cv_track_item_get_icon (const CvTrackItem *item)
{
  return looks[get_status (item)].icon;
}

const char *
cv_track_item_get_class (const CvTrackItem *item)
{
  return looks[get_status (item)].css_class;
}

gboolean
cv_track_item_has_values (const CvTrackItem *item)
{
  for (guint i = 0; i < item->result->values->len; i++)
    {
      const CvPeriodValue *value = &g_array_index (item->result->values, CvPeriodValue, i);

      if (!isnan (value->value) && !(value->last < item->from) && !(value->first >= item->to))
        return TRUE;
    }
  return FALSE;
}
