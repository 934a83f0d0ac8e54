/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-types.h"

/* One cell of goals × channels: shows what a channel does for a goal. A click asks for the next
 * role (cv_role_next()); the button itself only shows what it is told. */
#define CV_TYPE_ROLE_BUTTON (cv_role_button_get_type ())
G_DECLARE_FINAL_TYPE (CvRoleButton, cv_role_button, CV, ROLE_BUTTON, GtkButton)

GtkWidget *cv_role_button_new       (const char *goal, const char *channel);
void       cv_role_button_set_role  (CvRoleButton *self, CvRoleKind role);
CvRoleKind cv_role_button_get_role  (CvRoleButton *self);

/* None, lead, support, and round again. */
CvRoleKind cv_role_next             (CvRoleKind role);
