/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One error domain for the whole program. A caller never cares which room failed, only what can
 * be done about it, so the codes say that; the message says the rest, as one sentence that names
 * what was found, what was expected and what to do. */
#define CV_ERROR (cv_error_quark ())

typedef enum
{
  CV_ERROR_INVALID,     /* a value that was given cannot be used: give another one */
  CV_ERROR_NOT_FOUND,   /* no such plan, goal, KPI, file...: check the name */
  CV_ERROR_EXISTS,      /* something of that name is there already: choose another */
  CV_ERROR_NEEDS_GOAL,  /* the plan has no goal, or not this one: add the goal first */
  CV_ERROR_NEEDS_REASON, /* the plan is committed: say why it changes */
  CV_ERROR_AMBIGUOUS,   /* the input can be read in two ways: the user must say which */
  CV_ERROR_REJECTED,    /* rows of an import cannot be read: mend them or leave them out */
  CV_ERROR_NOT_A_PLAN,  /* the file is something else: choose another file */
  CV_ERROR_DAMAGED,     /* the plan file is not sound: salvage or take a backup */
  CV_ERROR_NEWER,       /* written by a newer version of the program: update the program */
  CV_ERROR_BUSY,        /* another program holds the plan: try again */
  CV_ERROR_STORAGE,     /* the disk or its rights are in the way: free space, change rights */
  CV_ERROR_LIMIT,       /* larger than the program takes: make it smaller */
  CV_ERROR_CANCELLED    /* the user stopped it */
} CvError;

GQuark      cv_error_quark     (void);

/* The stable lower-case name of @error ("not_found") for `--json`. Errors of other domains are
 * "failed". Never NULL. */
const char *cv_error_code_name (const GError *error);
