/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-status.h"

/* A KPI and its values written down in a few lines. Every text is asserted to be right. */
typedef struct
{
  CvKpiQuestion *question;
  GArray        *scope;      /* of CvScope */
  GArray        *breaks;     /* of CvBreakMark */
  GArray        *milestones; /* of CvPathPoint */
  GPtrArray     *series;     /* of FixtureSeries */
} Fixture;

/* @kinds: one letter for each input in order: f(low) s(tock) u(nique) r(ate). Weekly; today is
 * 2026-07-01, the plan goes over the year 2026, all else is unset. */
Fixture *fixture_new       (const char *formula, const char *kinds);
void     fixture_free      (Fixture *self);

CvDay    fixture_day       (const char *text);
/* @ended: NULL or the day a channel was dropped */
void     fixture_scope     (Fixture *self, const char *channel, const char *ended);
/* @values: "2026-05-18 3, 2026-W21 12.5~"; each goes to the series of its grain. Only in order of
 * days within a grain. ~: it was estimated. */
void     fixture_values    (Fixture *self, const char *metric, const char *channel,
                            const char *values);
/* @n_values in consecutive periods from @period on */
void     fixture_series    (Fixture *self, const char *metric, const char *channel,
                            const char *period,
                            const double *values, guint n_values);
void     fixture_break     (Fixture *self, const char *metric, const char *channel,
                            const char *day);
void     fixture_milestone (Fixture *self, const char *day, double value);

/* The values as a line of text: "2026-W21=12 2026-W22=?stale:followers 2026-W23=5*"; * is
 * partial, ~ estimated */
char    *fixture_evaluate  (Fixture *self);
void     fixture_expect    (Fixture *self, const char *expected);
/* The same of another question about the same values. */
void     fixture_expect_of (Fixture *self, const CvKpiQuestion *question, const char *expected);
/* Fills in the question's arrays. */
void     fixture_complete  (Fixture *self);
/* (transfer full) */
CvKpiResult *fixture_judge (Fixture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)
