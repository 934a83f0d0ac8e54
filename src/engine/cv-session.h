/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cv-catalogue.h"
#include "model/cv-plan.h"
#include "model/cv-status.h"
#include "store/cv-value-store.h"

/* An open plan: the objects pages bind to, the store behind them, and the one way from an act to both.
 * An edit goes to the store as one transaction; what the store answers is applied to the objects;
 * they notify. Nothing else changes them.
 *
 * A session opened by cv_session_open() works in the caller's thread and is for the command line and tests; the
 * asynchronous functions do their work there, too. One opened by cv_session_open_async() has a worker that all SQL
 * runs on, in order; then only the asynchronous functions may be called. The objects belong to the main thread in both. */
#define CV_TYPE_SESSION (cv_session_get_type ())
G_DECLARE_FINAL_TYPE (CvSession, cv_session, CV, SESSION, GObject)

/* Properties (read-only, notify): `undo-name`, `redo-name` (char *, NULL: nothing to undo), `busy` (gboolean).
 * Signals: `values-changed` () when measured values are otherwise; `failed` (GError *) when something
 * submitted without a callback did not work; `needs-reason` (CvEdit *) when something submitted changes what a
 * committed plan has frozen: the one handler takes the edit, asks, and either explains it
 * (cv_commitment_explain()) and submits it again, or gives it up by cv_session_abandon(). */

/* A new plan file at @path, with the goals, KPIs and channels of @plan_template (nullable) in it. No file is left if it fails. */
gboolean    cv_session_create        (const char *path, const CvRow *info, const CvTemplate *plan_template, GError **error);
CvSession  *cv_session_open          (const char *path, GError **error); /* (transfer full) */
void        cv_session_open_async    (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
CvSession  *cv_session_open_finish   (GAsyncResult *result, GError **error); /* (transfer full) */
/* Finishes every edit that was submitted, gives up what only reads, and closes the file. Called by dispose, too. What
 * comes later fails with CV_ERROR_CANCELLED. */
void        cv_session_close         (CvSession *self);

CvPlan     *cv_session_get_plan      (CvSession *self); /* (transfer none) */
const char *cv_session_get_path      (CvSession *self);
const char *cv_session_get_undo_name (CvSession *self); /* (nullable) */
const char *cv_session_get_redo_name (CvSession *self); /* (nullable) */

/* --- in the caller's thread --- */

/* Takes @edit. @ids (optional, transfer full): of the records it inserted, in order. An edit without operations does nothing. */
gboolean    cv_session_apply         (CvSession *self, CvEdit *edit, char ***ids, GError **error);
/* @name (optional, transfer full): of the step. */
gboolean    cv_session_undo          (CvSession *self, gboolean redo, char **name, GError **error);
gboolean    cv_session_write         (CvSession *self, const CvBatchInfo *info, const CvSeriesWrite *writes, guint n_writes,
                                      gboolean dry_run, CvWriteSummary *summary, GCancellable *cancellable, GError **error);
/* Results in the order of @questions (of CvKpiQuestion). (transfer full) of CvKpiResult. */
GPtrArray  *cv_session_judge         (CvSession *self, GPtrArray *questions, GError **error);
/* For what only reads and has no name here: steps, series, verify, backup. (transfer none) */
CvPlanStore *cv_session_get_store    (CvSession *self);

/* --- from a window --- */

/* Takes @edit; done in order with everything else. Trouble is told by `failed`. FALSE if a reason is asked for first. */
gboolean    cv_session_submit        (CvSession *self, CvEdit *edit);
/* Takes @edit, which is not carried out: whatever shows it already goes back to what the plan says. */
void        cv_session_abandon       (CvSession *self, CvEdit *edit);
void        cv_session_submit_undo   (CvSession *self, gboolean redo);
/* The same with an answer: the strv of ids that the edit inserted. */
void        cv_session_apply_async   (CvSession *self, CvEdit *edit, GAsyncReadyCallback callback, gpointer data);
char      **cv_session_apply_finish  (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) */
/* Types one value (NAN deletes it): a batch of its own. Trouble is told by `failed`. */
void        cv_session_submit_value  (CvSession *self, const char *metric, const char *channel, CvGrain grain, CvDay day, double value);
/* The same with what is known of it: @estimated rather than measured, @note (nullable) the user's remark, kept even where
 * the number is the same. */
void        cv_session_submit_entry  (CvSession *self, const char *metric, const char *channel, CvGrain grain, CvDay day, double value,
                                      gboolean estimated, const char *note);
/* Takes @questions. */
void        cv_session_judge_async   (CvSession *self, GPtrArray *questions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *cv_session_judge_finish  (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) of CvKpiResult */
/* One series with origins, for tables. */
void        cv_session_list_values_async (CvSession *self, const char *metric, const char *channel, CvGrain grain, GAsyncReadyCallback callback, gpointer data);
GArray     *cv_session_list_values_finish (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) of CvValueRow */
void        cv_session_list_series_async (CvSession *self, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *cv_session_list_series_finish (CvSession *self, GAsyncResult *result, GError **error); /* (transfer full) of CvSeriesInfo */
/* A consistent copy of the plan at @path. */
void        cv_session_backup_async  (CvSession *self, const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean    cv_session_backup_finish (CvSession *self, GAsyncResult *result, GError **error);
/* Takes in what another program wrote to the same plan, if it did. */
void        cv_session_refresh       (CvSession *self);
