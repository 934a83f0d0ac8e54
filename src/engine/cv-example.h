/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The example: a finished plan of an invented company, with 26 weeks of values that tell a story. It is made when
 * the program is built, from the command lines in data/example, once per language. */

/* A copy of it at @path, in the language of the program, moved by whole weeks so that its last one is the week before
 * today's. CV_ERROR_EXISTS, NOT_FOUND if it is not installed. */
gboolean cv_example_create (const char *path, GError **error);
