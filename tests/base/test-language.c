/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-language.h"

static void
test_known (void)
{
  g_autofree char *list = cv_language_list ();

  g_assert_true (g_str_has_prefix (list, "en, "));
  g_assert_true (cv_language_is_known ("en"));
  g_assert_true (cv_language_is_known ("fr"));
  g_assert_false (cv_language_is_known (""));
  g_assert_false (cv_language_is_known ("fr_CA"));
  g_assert_false (cv_language_is_known ("klingon"));
}

static void
test_speech (void)
{
  CvSpeech *outer, *inner;

  g_setenv ("LANGUAGE", "en", TRUE);
  /* What the reader has anyway, or nothing. */
  g_assert_null (cv_speech_begin ("en"));
  g_assert_null (cv_speech_begin (""));
  outer = cv_speech_begin ("fr");
  g_assert_nonnull (outer);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr");
  inner = cv_speech_begin ("en");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
  cv_speech_end (inner);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr");
  cv_speech_end (outer);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
}

static void
test_whole (void)
{
  CvSpeech *speech = cv_speech_begin_all ("fr_CA");

  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr_CA");
  g_assert_null (cv_speech_begin ("en"));
  cv_speech_end (speech);
  speech = cv_speech_begin ("fr");
  g_assert_nonnull (speech);
  cv_speech_end (speech);
}

/* A country is no other language. */
static void
test_country (void)
{
  g_setenv ("LANGUAGE", "fr_BE:en", TRUE);
  g_assert_null (cv_speech_begin ("fr"));
  g_setenv ("LANGUAGE", "nl:fr", TRUE);
  g_assert_null (cv_speech_begin ("fr"));
  g_setenv ("LANGUAGE", "nl", TRUE);
  g_assert_null (cv_speech_begin ("en"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/language/known", test_known);
  g_test_add_func ("/base/language/speech", test_speech);
  g_test_add_func ("/base/language/whole", test_whole);
  g_test_add_func ("/base/language/country", test_country);
  return g_test_run ();
}
