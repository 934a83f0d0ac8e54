/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-plan.h"
#include "model/cv-status.h"

/* A KPI with the last answer about it, as the pages of Track hand it on: name, question, result,
 * and what they say in words. Plain data, made in the main thread. */
typedef struct
{
  char *kpi;  /* id */
  char *goal; /* id */
  char *name;
  char *unit, *currency;
  CvKpiQuestion *question; /* (unowned) valid as long as the item */
  const CvKpiResult *result; /* (unowned) NULL until it was judged */
  double from, to; /* the time its charts show, as in CvLineChart; NAN: all */
} CvTrackItem;

/* "52 %" */
char       *cv_track_item_format_value (const CvTrackItem *item);
/* "Behind by 60, about 2 weeks late" */
char       *cv_track_item_get_status   (const CvTrackItem *item);
/* "Last value 3 weeks ago"; NULL: it is not outdated. (transfer full) */
char       *cv_track_item_get_outdated (const CvTrackItem *item);
/* All of it in a sentence, for screen readers: "Recommendations: 14. Behind by 4." */
char       *cv_track_item_describe     (const CvTrackItem *item);
/* "330, expected 391, target 800": what its bullet shows. */
char       *cv_track_item_describe_bullet (const CvTrackItem *item);
const char *cv_track_item_get_icon     (const CvTrackItem *item);
/* A style class for the words: "success", "warning", or "dim-label". */
const char *cv_track_item_get_class    (const CvTrackItem *item);
/* Whether its charts' time holds any value. */
gboolean    cv_track_item_has_values   (const CvTrackItem *item);
