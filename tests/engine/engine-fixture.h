/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/cv-session.h"

/* What the tests of the engine share: a folder of their own, a plan to work on, and waiting for what a worker does. */

typedef struct
{
  char *folder;
  char *path; /* of the plan "Spring", which is made; 2026-01-05 to 2026-12-27 */
} Fixture;

void        fixture_set_up    (Fixture *fixture, gconstpointer data);
void        fixture_tear_down (Fixture *fixture, gconstpointer data);
#define add_fixture_test(name, function)                                                          \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

char       *fixture_path      (Fixture *fixture, const char *name); /* (transfer full) */
/* A file of @text in the folder; its path. (transfer full) */
char       *fixture_write     (Fixture *fixture, const char *name, const char *text);
void        remove_tree       (const char *path);
/* A row for a plan called @name. (transfer full) */
CvRow      *new_plan_row      (const char *name);

/* The plan, open in this thread. (transfer full) */
CvSession  *open_plan         (Fixture *fixture);
/* The plan, open with a worker. (transfer full) */
CvSession  *open_with_worker  (Fixture *fixture);

CvDay       day               (const char *text);
/* Rows that only their statement, name... tells apart. (transfer full) */
CvRow      *goal_row          (const char *statement);
CvRow      *channel_row       (const char *kind, const char *name);
CvEdit     *edit_of           (CvRow *row); /* takes @row; inserts it */
/* Inserts it into a plan open in this thread; the new id. Takes @row. (transfer full) */
char       *add_row           (CvSession *session, CvRow *row);
/* One value of followers. */
void        write_followers   (CvSession *session, const char *channel, const char *text, double value);

/* "2026-01-05=100 2026-01-06=110": what a plan open in this thread has. @channel NULL: the plan. (transfer full) */
char       *list_values       (CvSession *session, const char *metric, const char *channel, CvGrain grain);
/* Statements of the goals in their order, "Grow, Talk". (transfer full) */
char       *list_goals        (CvSession *session);

/* Waiting: pass keep_result and a Waiting as callback and data, then take the result. */
typedef struct
{
  GAsyncResult *result;
} Waiting;

void          keep_result     (GObject *source, GAsyncResult *result, gpointer waiting);
GAsyncResult *wait_for_result (Waiting *waiting); /* (transfer full) */
void          wait_until_idle (CvSession *session);
