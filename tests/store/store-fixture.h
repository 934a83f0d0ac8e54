/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/cv-plan-store.h"
#include "store/cv-value-store.h"

/* What the tests of the store share: a folder of their own, plans to work on, and looking at files
 * from outside. Everything random comes from one seed. */

typedef struct
{
  char *folder;
  char *path; /* of a plan in it */
} Fixture;

void         fixture_set_up        (Fixture *fixture, gconstpointer data);
void         fixture_tear_down     (Fixture *fixture, gconstpointer data);
#define add_fixture_test(name, function)                                                          \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* A plan called "Spring" at the fixture's path, open. (transfer full) */
CvPlanStore *fixture_new_plan      (Fixture *fixture);
CvPlanStore *fixture_open          (Fixture *fixture);
char        *fixture_path          (Fixture *fixture, const char *name);

/* Edits with one operation; the new id. (transfer full) */
char        *add_goal              (CvPlanStore *store, const char *statement);
char        *add_kpi               (CvPlanStore *store, const char *goal, const char *name);
char        *add_channel           (CvPlanStore *store, const char *name);
char        *add_row               (CvPlanStore *store, CvRow *row); /* takes @row */
void         apply                 (CvPlanStore *store, CvEdit *edit); /* takes @edit */
/* A goal with KPIs, channels, roles, links, milestones, an own metric, breaks and events: each
 * choice and each kind of cell at least once. */
void         fill_plan             (CvPlanStore *store);
/* @n_series channels, each with @n_days of followers. */
void         fill_values           (CvPlanStore *store, guint n_series, guint n_days);
CvWriteSummary write_values        (CvPlanStore *store, CvOrigin origin, const char *channel,
                                    const CvSample *samples, gsize n);

/* All records as one text, in the order of their ids: two plans that say the same are equal.
 * (transfer full) */
char        *dump                  (CvPlanStore *store);
/* All values as one text. (transfer full) */
char        *dump_values           (CvPlanStore *store);

GBytes      *read_bytes            (const char *path);
void         write_bytes           (const char *path, GBytes *bytes);
/* SQL from outside, with none of the store's caution. */
void         run_sql               (const char *path, const char *sql);
gint64       ask_sql               (const char *path, const char *sql);
guint        count_files           (const char *folder);
void         remove_tree           (const char *folder);
