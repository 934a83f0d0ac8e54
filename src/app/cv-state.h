/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/cv-day.h"

/* What the window remembers from one start to the next: its size, the plan and the step that were open,
 * how lists are shown.
 * Without an installed settings schema nothing is remembered and nothing fails. Main thread. */
void  cv_state_restore_window (GtkWindow *window);
void  cv_state_save_window    (GtkWindow *window);

/* @object's property is what was remembered under @key, and is remembered from now on. */
void  cv_state_bind           (const char *key, gpointer object, const char *property);

char *cv_state_get_plan (void); /* (transfer full) path, "" for none */
void  cv_state_set_plan (const char *path); /* NULL: none */
char *cv_state_get_step (void); /* (transfer full) */
void  cv_state_set_step (const char *id);

/* The last check-in that the plan @path was reminded of; CV_DAY_NONE for none. */
CvDay cv_state_get_reminded (const char *path);
void  cv_state_set_reminded (const char *path, CvDay day);
