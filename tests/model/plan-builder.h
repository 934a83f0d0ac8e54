/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Plans for tests, written as lines: put (plan, "kpi k1 goal=g1 name=Reach"). "_" stands
 * for a space where the value is text. */

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/cv-plan.h"

static inline CvNoun
noun_called (const char *name)
{
  for (guint n = 0; n < CV_N_NOUNS; n++)
    if (g_str_equal (cv_noun_info ((CvNoun) n)->name, name))
      return (CvNoun) n;
  g_error ("no noun %s", name);
}

/* Fields whose "_" is one: ids and formulas. */
static inline gboolean
keeps_underscores (const char *field)
{
  static const char *const fields[]
      = { "goal", "channel", "kpi", "metric", "catalogue", "formula", "kind", "unit", "verbatim", "code", NULL };

  return g_strv_contains (fields, field);
}

static inline void
put_field (CvRow *row, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "=", 2);
  int field = cv_noun_field (row->noun, parts[0]);
  CvCell cell;

  if (field < 0)
    g_error ("no field %s", parts[0]);
  if (!keeps_underscores (parts[0]))
    g_strdelimit (parts[1], "_", ' ');
  if (!cv_cell_parse (&cv_noun_info (row->noun)->fields[field], parts[1], &cell, NULL))
    g_error ("%s cannot be read", word);
  cv_row_set_cell (row, (guint) field, &cell);
  cv_cell_clear (&cv_noun_info (row->noun)->fields[field], &cell);
}

/* Adds a record, or changes the fields named of one that is there. */
static inline void
put (CvPlan *plan, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  CvNoun noun = noun_called (words[0]);
  CvRecord *old = cv_plan_find (plan, noun, words[1]);
  CvRow *row = old != NULL ? cv_record_to_row (old) : cv_row_new (noun, words[1]);
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);

  for (guint i = 2; words[i] != NULL; i++)
    put_field (row, words[i]);
  g_ptr_array_add (changes, cv_change_new (noun, words[1], row));
  cv_plan_apply (plan, changes);
}

static inline void
drop (CvPlan *plan, CvNoun noun, const char *id)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_change_free);

  g_ptr_array_add (changes, cv_change_new (noun, id, NULL));
  cv_plan_apply (plan, changes);
}

/* gettext only looks at LANGUAGE again when the locale changes, and setlocale() only when it is
 * another. */
static inline void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "C");
  setlocale (LC_ALL, "C.UTF-8");
}

static inline void
speak_english (void)
{
  speak ("en");
}

/* From here on texts are in French. FALSE: the translations were not built (-Dnls=false).
 * Numbers stay in the C locale's form, so that no locale need be installed. */
static inline gboolean
speak_french (void)
{
  const char *dir = g_getenv ("CULTIVAR_LOCALE_DIR");
  g_autofree char *file = g_build_filename (dir != NULL ? dir : "/", "fr", "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return FALSE;
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* ngettext() knows no other */
  speak ("fr");
  return TRUE;
}
