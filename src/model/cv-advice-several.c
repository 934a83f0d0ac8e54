/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hint about many channels, in one sentence. */

#include "config.h"

#include "model/cv-advice-private.h"

#include <glib/gi18n-lib.h>

char *
cv_several_idle_channels (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u channel serves no goal: %2$s. Give it a role, or drop it.",
                                    "%1$u channels serve no goal: %2$s. Give them a role, or drop them.", n), n, names);
}

char *
cv_several_no_come_for (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u channel does not say what people find there: %2$s.",
                                    "%1$u channels do not say what people find there: %2$s.", n), n, names);
}

char *
cv_several_no_contact_points (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u channel names no contact points that stay open: %2$s.",
                                    "%1$u channels name no contact points that stay open: %2$s.", n), n, names);
}

char *
cv_several_no_tastes (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u channel does not say what its people like: %2$s.",
                                    "%1$u channels do not say what their people like: %2$s.", n), n, names);
}

char *
cv_several_no_host (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u community has no host: %2$s.",
                                    "%1$u communities have no host: %2$s.", n), n, names);
}

char *
cv_several_no_cultivation (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u community has no ritual yet, and no way to thank its members: %2$s.",
                                    "%1$u communities have no ritual yet, and no way to thank their members: %2$s.", n), n, names);
}

char *
cv_several_open_duties (guint n, const char *names)
{
  /* Translators: %1$u is above one, %2$s a list of names. */
  return g_strdup_printf (ngettext ("%1$u channel has duties of transparency to be checked: %2$s.",
                                    "%1$u channels have duties of transparency to be checked: %2$s.", n), n, names);
}
