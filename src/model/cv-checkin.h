/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "model/cv-status.h"

/* The check-in: which numbers a day asks for, what is noted beside them, and what is said once they are in. */

/* One number to type. */
typedef struct
{
  guint       question; /* index of its KPI in the check-in's questions */
  const char *metric;   /* interned */
  const char *channel;  /* interned; NULL: the plan as a whole */
  CvGrain     grain;    /* the KPI's cadence */
  CvDay       day;      /* first of the last period that was over on the day of the check-in */
  double      value;    /* what the period has already; NAN: nothing */
  double      last;     /* the series's value before the period; NAN: none */
} CvCheckInEntry;

typedef struct
{
  GPtrArray *questions; /* of CvKpiQuestion, owned */
  GPtrArray *results;   /* of CvKpiResult, in their order, owned */
  GArray    *entries;   /* of CvCheckInEntry, KPI by KPI, owned */
} CvCheckIn;

/* What a check-in asks on @day: every KPI that is not stopped and whose formula can be read. Main thread.
 * (transfer full) of CvKpiQuestion */
GPtrArray *cv_check_in_ask      (CvPlan *plan, CvDay day);
/* Pure, any thread. A metric is asked for where it was measured before; one that never was, on each channel in
 * scope, or, where its numbers cannot be added up over channels, of the plan as a whole. Left out is what numbers of
 * other lengths of time already say. It does not matter whether the KPI has a value: a level that is carried on or one
 * of two channels gives it one before everything is in. (transfer full) */
CvCheckIn *cv_check_in_new      (GPtrArray *questions, const CvSeries *series, guint n_series);
void       cv_check_in_free     (CvCheckIn *self);

/* How many numbers are still to come. */
guint      cv_check_in_count_due (const CvCheckIn *self);
/* Whether @entry is one number that is the KPI itself, and so has its unit. */
gboolean   cv_check_in_is_kpi   (const CvCheckIn *self, const CvCheckInEntry *entry);
/* "Comments, Facebook": what one number of several is of. (transfer full) */
char      *cv_check_in_name_entry (CvPlan *plan, const CvCheckInEntry *entry);

/* More often a slip than news: ten times as much as the value before, or a tenth, or the first below zero. */
gboolean   cv_value_is_far_off  (double value, double before);

/* What a status makes one believe until one knows better. */
CvConfidence cv_check_in_get_confidence (CvStatus status);
/* The note of @kpi for the period that begins on @day: the last one of its days, since `checkin KPI DAY` takes any.
 * (transfer none) (nullable) */
CvNote    *cv_check_in_find_note (CvPlan *plan, const char *kpi, CvDay day);
/* All that was said of @kpi, by day. (transfer full) of CvNote */
GPtrArray *cv_check_in_list_notes (CvPlan *plan, const char *kpi);

/* What was typed. */
typedef struct
{
  GArray *values; /* of CvCheckInEntry: each a series's new `value`, NAN to delete it */
  CvEdit *notes;
} CvCheckInAnswers;

CvCheckInAnswers *cv_check_in_answers_new  (void);
void     cv_check_in_answers_free  (CvCheckInAnswers *self);
/* FALSE: the answer for this series is there already. */
gboolean cv_check_in_answers_set   (CvCheckInAnswers *self, const CvCheckInEntry *entry, double value);
/* In place of the note that is there. @text NULL leaves its words as they are. */
void     cv_check_in_answers_note  (CvCheckInAnswers *self, CvPlan *plan, const char *kpi, CvDay day,
                                    CvConfidence confidence, const char *text);

/* One sentence for each KPI that moved, from @before to @after (of CvKpiResult, in the same order), out of what was
 * natural before; else one for all. Empty if no KPI moved. (transfer full) of char * */
GPtrArray *cv_check_in_tell     (CvPlan *plan, const CvCheckIn *before, GPtrArray *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCheckIn, cv_check_in_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvCheckInAnswers, cv_check_in_answers_free)
