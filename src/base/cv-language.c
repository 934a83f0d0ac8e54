/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gettext has one language per process and no function that takes one; it asks the variable LANGUAGE each time. What a
 * variable was before stays in memory, so that a worker that reads it meanwhile sees the one or the other. */

#include "config.h"

#include "base/cv-language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* What is asked for in one language as a whole stays in it. */
static gboolean whole;

struct _CvSpeech
{
  char *language; /* what LANGUAGE was */
  int   category; /* of @locale */
  char *locale;   /* what it was; NULL: it is left as it is */
};

char *
cv_language_list (void)
{
  g_auto (GStrv) languages = g_strsplit (CV_LANGUAGES, " ", -1);

  return g_strjoinv (", ", languages);
}

gboolean
cv_language_is_known (const char *language)
{
  g_auto (GStrv) languages = g_strsplit (CV_LANGUAGES, " ", -1);

  return g_strv_contains ((const char *const *) languages, language);
}

/* The first of the reader's that there are texts in; the texts are English where there is none. */
static const char *
get_current (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (cv_language_is_known (names[i]))
      return names[i];
  return "en";
}

/* gettext forgets what it has looked up. */
static void
look_up_again (void)
{
  textdomain (textdomain (NULL));
}

static CvSpeech *
begin (const char *language, int category, const char *locale)
{
  CvSpeech *speech = g_new0 (CvSpeech, 1);
  const char *own = g_getenv ("LANGUAGE");

  speech->language = g_strdup (own != NULL ? own : "");
  g_setenv ("LANGUAGE", language, TRUE);
  speech->category = category;
  if (locale != NULL)
    {
      speech->locale = g_strdup (setlocale (category, NULL));
      setlocale (category, locale);
    }
  look_up_again ();
  return speech;
}

CvSpeech *
cv_speech_begin (const char *language)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (whole || *language == '\0' || g_str_equal (language, get_current ()))
    return NULL;
  /* In the locale "C" LANGUAGE is not asked. */
  return begin (language, LC_MESSAGES, g_str_equal (messages, "C") || g_str_equal (messages, "POSIX") ? "C.UTF-8" : NULL);
}

CvSpeech *
cv_speech_begin_all (const char *language)
{
  g_autofree char *upper = g_ascii_strup (language, -1);
  g_autofree char *locale = strchr (language, '_') != NULL
                                ? g_strconcat (language, ".UTF-8", NULL)
                                : g_strdup_printf ("%s_%s.UTF-8", language, g_str_equal (language, "en") ? "US" : upper);

  whole = TRUE;
  return begin (language, LC_ALL, locale);
}

void
cv_speech_end (CvSpeech *speech)
{
  if (speech == NULL)
    return;
  /* Empty is as good as not set, and leaves the environment as large as it is. */
  g_setenv ("LANGUAGE", speech->language, TRUE);
  if (speech->locale != NULL)
    setlocale (speech->category, speech->locale);
  look_up_again ();
  if (speech->category == LC_ALL)
    whole = FALSE;
  g_free (speech->language);
  g_free (speech->locale);
  g_free (speech);
}
