/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/cv-args.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"

struct _CvArgs
{
  GPtrArray *words;    /* of const char *, borrowed from argv */
  GHashTable *options; /* name (owned) → GPtrArray of const char *, "" for an option without value */
};

G_DEFINE_QUARK (cv-usage-error, cv_usage_error)

static gboolean usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Always FALSE, so that callers can return it. */
static gboolean
usage (GError    **error,
       const char *format,
       ...)
{
  va_list words;
  g_autofree char *message = NULL;

  va_start (words, format);
  message = g_strdup_vprintf (format, words);
  va_end (words);
  g_set_error_literal (error, CV_USAGE_ERROR, 0, message);
  return FALSE;
}

static gboolean
same_letter (char a,
             char b)
{
  return (a == '_' ? '-' : a) == (b == '_' ? '-' : b);
}

/* The option of @known that the first @length bytes of @name are, NULL if none: "name", or "name=" if it has a value. */
static const char *
find_option (const char *const *known,
             const char        *name,
             gsize              length)
{
  for (; *known != NULL; known++)
    {
      gsize i = 0;

      while (i < length && (*known)[i] != '\0' && same_letter ((*known)[i], name[i]))
        i++;
      if (i == length && length > 0 && ((*known)[i] == '\0' || (*known)[i] == '='))
        return *known;
    }
  return NULL;
}

static void
add_option (CvArgs     *self,
            const char *option,
            const char *value)
{
  g_autofree char *key = g_strndup (option, strcspn (option, "="));
  GPtrArray *values = g_hash_table_lookup (self->options, key);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (self->options, g_steal_pointer (&key), values);
    }
  g_ptr_array_add (values, (gpointer) value);
}

static gboolean
unknown_option (const char *word,
                GError    **error)
{
  static const char *const globals[] = { "--plan", "--json", "--as-of", NULL };

  if (g_strv_contains (globals, word))
    return usage (error, _ ("%s goes before the command"), word);
  return usage (error, _ ("there is no option %s here"), word);
}

/* One option at argv[*index], which it leaves on its last word. */
static gboolean
parse_option (CvArgs            *self,
              const char *const *known,
              int                argc,
              char             **argv,
              int               *index,
              GError           **error)
{
  const char *word = argv[*index];
  const char *name = word + (word[1] == '-' ? 2 : 1);
  gsize length = strcspn (name, "=");
  const char *option = find_option (known, name, length);

  if (option == NULL)
    return unknown_option (word, error);
  if (!g_str_has_suffix (option, "="))
    {
      if (name[length] == '=')
        return usage (error, _ ("%s takes no value"), word);
      add_option (self, option, "");
      return TRUE;
    }
  if (name[length] != '=' && *index + 1 >= argc)
    return usage (error, _ ("%s needs a value"), word);
  add_option (self, option, name[length] == '=' ? name + length + 1 : argv[++*index]);
  return TRUE;
}

/* "--" alone is none: from there on all are plain words. */
static gboolean
is_option (const char        *word,
           const char *const *known)
{
  if (g_str_equal (word, "-o"))
    return g_strv_contains (known, "o=");
  return g_str_has_prefix (word, "--") && word[2] != '\0';
}

static gboolean
check_number_of_words (CvArgs  *self,
                       int      min,
                       int      max,
                       GError **error)
{
  if ((int) self->words->len < min)
    return usage (error, "%s", _ ("something is missing"));
  if (max >= 0 && (int) self->words->len > max)
    return usage (error, _ ("“%s” is one word too many"), (const char *) self->words->pdata[max]);
  return TRUE;
}

CvArgs *
cv_args_parse (int         argc,
               char      **argv,
               const char *options,
               int         min,
               int         max,
               GError    **error)
{
  g_autoptr (CvArgs) self = g_new0 (CvArgs, 1);
  g_auto (GStrv) known = g_strsplit (options, " ", -1);
  gboolean only_words = FALSE;

  self->words = g_ptr_array_new ();
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (int i = 0; i < argc; i++)
    {
      if (!only_words && g_str_equal (argv[i], "--"))
        only_words = TRUE;
      else if (only_words || !is_option (argv[i], (const char *const *) known))
        g_ptr_array_add (self->words, argv[i]);
      else if (!parse_option (self, (const char *const *) known, argc, argv, &i, error))
        return NULL;
    }
  return check_number_of_words (self, min, max, error) ? g_steal_pointer (&self) : NULL;
}

void
cv_args_free (CvArgs *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_hash_table_unref);
  g_free (self);
}

guint
cv_args_count (CvArgs *self)
{
  return self->words->len;
}

const char *
cv_args_word (CvArgs *self,
              guint   index)
{
  return index < self->words->len ? self->words->pdata[index] : NULL;
}

GPtrArray *
cv_args_get_all (CvArgs     *self,
                 const char *option)
{
  return g_hash_table_lookup (self->options, option);
}

gboolean
cv_args_has (CvArgs     *self,
             const char *option)
{
  return cv_args_get_all (self, option) != NULL;
}

const char *
cv_args_get (CvArgs     *self,
             const char *option)
{
  GPtrArray *values = cv_args_get_all (self, option);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

gboolean
cv_args_parse_day (const char *text,
                   CvDay      *day,
                   GError    **error)
{
  if (cv_day_parse (text, day))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not a day. Write it as year-month-day, such as 2026-05-18."), text);
  return FALSE;
}

gboolean
cv_args_get_compare (CvArgs    *self,
                     CvCompare *compare,
                     GError   **error)
{
  const char *text = cv_args_get (self, "compare");

  *compare = CV_COMPARE_NOTHING;
  if (text == NULL || cv_compare_from_string (text, compare))
    return TRUE;
  g_set_error (error, CV_USAGE_ERROR, 0, _ ("“%s” is nothing to compare with: previous or year"), text);
  return FALSE;
}

gboolean
cv_args_parse_grain (const char *text,
                     CvGrain    *grain,
                     GError    **error)
{
  if (cv_grain_from_string (text, grain))
    return TRUE;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not a length of time. Say day, week, month or quarter."), text);
  return FALSE;
}

gboolean
cv_args_parse_whole (const char *text,
                     int         min,
                     int         max,
                     int        *number,
                     GError    **error)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, (guint64) min, (guint64) max, &value, NULL))
    {
      *number = (int) value;
      return TRUE;
    }
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, _ ("“%1$s” is not a whole number from %2$d to %3$d."), text, min,
               max);
  return FALSE;
}

gboolean
cv_args_get_day (CvArgs     *self,
                 const char *option,
                 CvDay      *day,
                 GError    **error)
{
  const char *text = cv_args_get (self, option);

  *day = CV_DAY_NONE;
  return text == NULL || cv_args_parse_day (text, day, error);
}

gboolean
cv_args_get_table_form (CvArgs      *args,
                        CvTableForm *form,
                        GError     **error)
{
  const char *text = cv_args_get (args, "for");

  if (text == NULL || g_str_equal (text, "programs") || g_str_equal (text, "spreadsheets"))
    return text == NULL || cv_table_form_from_string (text, form);
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
               _ ("“%s” is not what a table can be written for: choose programs or spreadsheets."), text);
  return FALSE;
}
