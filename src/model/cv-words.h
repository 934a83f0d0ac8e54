/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-nouns.h"

/* The words people read for the values a plan chooses from. Translated. */

/* "Every week", "Higher is better"...: of an enumeration of model/cv-types.h or of CvGrain. Never NULL. */
const char *cv_word         (GType enumeration, int value);
/* All of them in order, for a drop-down. (transfer full) */
char      **cv_words        (GType enumeration);
/* The catalogue's kinds of goals, after "In your own words"; their ids, after "". (transfer full) */
char      **cv_goal_kind_words (void);
char      **cv_goal_kind_ids   (void);
/* "Outcome", for a level of the catalogue's ladder ("outcome"). */
const char *cv_level_name   (const char *level);
/* "Outcome: what they think or do". (transfer full) */
char       *cv_level_words  (const char *level);
