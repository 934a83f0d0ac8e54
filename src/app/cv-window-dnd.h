/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cv-window.h"

/* Files that are dropped on the window: a table is reviewed for import into the open plan, a plan
 * file is offered to the library. Once, when the window is made. */
void cv_window_dnd_install (CvWindow *self);
