/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"

#include <gtk/gtk.h>

/* The plan's own fields (name, organisation, period, currency), each saved as it is typed, in a window
 * over @parent. */
void cv_plan_details_show (GtkWindow *parent, CvSession *session);
