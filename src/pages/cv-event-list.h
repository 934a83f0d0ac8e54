/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-evaluate.h"
#include "pages/cv-page.h"

/* What happened, newest first, as rows that open to be corrected, and a line to add to it: the flags of the charts. */
#define CV_TYPE_EVENT_LIST (cv_event_list_get_type ())
G_DECLARE_FINAL_TYPE (CvEventList, cv_event_list, CV, EVENT_LIST, AdwBin)

/* @page carries out the edits and outlives the list. Once. */
void cv_event_list_set_page (CvEventList *self, CvPage *page);
/* Those that stand on the chart of the KPI called @kpi, whose question is @question. As long as it is the same KPI and
 * in sight, a row stays where it is, whatever is changed in it. */
void cv_event_list_show     (CvEventList *self, const char *kpi, const CvKpiQuestion *question);
/* Opens the row of the event called @id, if it is one of them, and gives it the focus. */
void cv_event_list_reveal   (CvEventList *self, const char *id);
/* Proposes @day for the next event. */
void cv_event_list_set_day  (CvEventList *self, CvDay day);
/* Adds an event to the plan of @page; FALSE with the reason why not. */
gboolean cv_event_list_submit (CvPage *page, CvDay day, const char *text, GError **error);
