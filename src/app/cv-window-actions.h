/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cv-window.h"

/* The commands of a window. */
void cv_window_actions_install (CvWindow *self);
/* Which of them make sense now. */
void cv_window_actions_update  (CvWindow *self);
/* Their keys, once for the program. */
void cv_window_actions_set_keys (GtkApplication *application);
