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

typedef enum
{
  OPTION_UNKNOWN,
  OPTION_FLAG,
  OPTION_VALUE
} OptionKind;

static OptionKind
find_option (const char *const *known,
             const char        *name,
             gsize              length)
{
  for (; *known != NULL; known++)
    if (strncmp (*known, name, length) == 0)
      {
        if ((*known)[length] == '\0')
          return OPTION_FLAG;
        if ((*known)[length] == '=')
          return OPTION_VALUE;
      }
  return OPTION_UNKNOWN;
}

static void
add_option (CvArgs     *self,
            const char *name,
            gsize       length,
            const char *value)
{
  g_autofree char *key = g_strndup (name, length);
  GPtrArray *values = g_hash_table_lookup (self->options, key);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (self->options, g_steal_pointer (&key), values);
    }
  g_ptr_array_add (values, (gpointer) value);
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
  const char *name = argv[*index] + 2;
  const char *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);

  switch (find_option (known, name, length))
    {
    case OPTION_FLAG:
      if (equals != NULL)
        return usage (error, _ ("%s takes no value"), argv[*index]);
      add_option (self, name, length, "");
      return TRUE;

    case OPTION_VALUE:
      if (equals == NULL && *index + 1 >= argc)
        return usage (error, _ ("%s needs a value"), argv[*index]);
      add_option (self, name, length, equals != NULL ? equals + 1 : argv[++*index]);
      return TRUE;

    case OPTION_UNKNOWN:
    default:
      return usage (error, _ ("there is no option %s here"), argv[*index]);
    }
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
      if (only_words || !g_str_has_prefix (argv[i], "--"))
        g_ptr_array_add (self->words, argv[i]);
      else if (argv[i][2] == '\0')
        only_words = TRUE;
      else if (!parse_option (self, (const char *const *) known, argc, argv, &i, error))
        return NULL;
    }

  if ((int) self->words->len < min)
    {
      usage (error, "%s", _ ("something is missing"));
      return NULL;
    }
  if (max >= 0 && (int) self->words->len > max)
    {
      usage (error, _ ("“%s” is one word too many"), (const char *) self->words->pdata[max]);
      return NULL;
    }
  return g_steal_pointer (&self);
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
cv_args_get_day (CvArgs     *self,
                 const char *option,
                 CvDay      *day,
                 GError    **error)
{
  const char *text = cv_args_get (self, option);

  *day = CV_DAY_NONE;
  return text == NULL || cv_args_parse_day (text, day, error);
}
