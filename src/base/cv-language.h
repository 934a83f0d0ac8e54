/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The languages there are texts in, and texts in another of them than the reader's. */

/* "en, fr" (transfer full) */
char       *cv_language_list     (void);
/* One of them, as it is spelled there: "fr". */
gboolean    cv_language_is_known (const char *language);

/* From here to its end every text is in another language. The last begun ends first. */
typedef struct _CvSpeech CvSpeech;

/* Words alone, numbers and days keep the reader's form. @language: one that is known; "" or one the reader has anyway: nothing
 * changes, NULL. Main thread, and only for the making of one text: meanwhile all threads would speak it. (transfer full) */
CvSpeech   *cv_speech_begin      (const char *language);
/* With numbers and days, where the system knows how @language writes them: "fr", or "fr_CA" if the country matters. What begins
 * within changes nothing. Only while there is one thread. (transfer full) */
CvSpeech   *cv_speech_begin_all  (const char *language);
void        cv_speech_end        (CvSpeech *speech);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvSpeech, cv_speech_end)
