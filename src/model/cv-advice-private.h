/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-advice.h"

/* Between the files of the hints only. */

/* One hint: looks at @plan and adds what it finds. */
typedef void (*CvAdvise) (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);

/* The same about @n channels at once; @names: theirs. (transfer full) */
typedef char *(*CvTellSeveral) (guint n, const char *names);

/* Takes @text. @about: the record, or NULL for the plan. */
void cv_advice_add (GPtrArray *hints, const char *belief, const char *where, gpointer about, char *text);

/* Channels and what they do for goals: cv-advice-channels.c. */
void cv_advise_idle_channels              (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_goals_without_lead         (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_no_come_for                (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_no_contact_points          (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_no_tastes                  (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_no_host                    (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_no_cultivation             (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_only_created               (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_only_pages                 (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_replacing                  (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_narrow_tastes              (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_open_duties                (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
char *cv_several_idle_channels     (guint n, const char *names);
char *cv_several_no_come_for       (guint n, const char *names);
char *cv_several_no_contact_points (guint n, const char *names);
char *cv_several_no_tastes         (guint n, const char *names);
char *cv_several_no_host           (guint n, const char *names);
char *cv_several_no_cultivation    (guint n, const char *names);
char *cv_several_open_duties       (guint n, const char *names);
/* Tools, money and who does the work: cv-advice-budget.c. */
void cv_advise_licence_without_analysis (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_dear_licence             (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_free_reading             (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_analyst                  (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
void cv_advise_pollination              (CvPlan *plan, const char *belief, const char *where, GPtrArray *hints);
