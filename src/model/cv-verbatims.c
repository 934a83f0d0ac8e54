/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-verbatims.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "model/cv-question.h"

#define N_CODERS 2
#define NAME_WORDS 3 /* "Dr Anna Weiss:" at most */
#define NAME_LETTERS 40

/* --- sentences --- */

/* After "1. ", "12) "; @line where there is none. */
static const char *
skip_list_number (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  if (digits == 0 || digits > 3 || strchr (".)", line[digits]) == NULL || line[digits] == '\0' || line[digits + 1] != ' ')
    return line;
  return line + digits + 2;
}

/* After a list sign: "- ", "• ", "* ", "1. ", "2) ". A sign alone is nothing said. */
static const char *
skip_list_sign (const char *line)
{
  static const char *const signs[] = { "-", "–", "—", "*", "•", "·" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *rest = g_str_has_prefix (line, signs[i]) ? line + strlen (signs[i]) : NULL;

      if (rest != NULL && (*rest == ' ' || *rest == '\0'))
        return *rest == ' ' ? rest + 1 : rest;
    }
  return skip_list_number (line);
}

/* Whether the text before a colon looks like who speaks: a few words, each with a capital letter. */
static gboolean
is_name (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit (g_strstrip (start), " ", -1);
  guint n = g_strv_length (words);

  if (n == 0 || n > NAME_WORDS || g_utf8_strlen (start, -1) > NAME_LETTERS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_unichar_isupper (g_utf8_get_char (words[i])) && *words[i] != '@')
      return FALSE;
  return TRUE;
}

static const char *
skip_name (const char *line)
{
  const char *colon = strchr (line, ':');

  /* "19:30" and "https://" are no names. */
  if (colon == NULL || (colon[1] != ' ' && strncmp (colon + 1, "\u00a0", 2) != 0) || !is_name (line, (gsize) (colon - line)))
    return line;
  for (colon++; g_unichar_isspace (g_utf8_get_char (colon)) && *colon != '\0';)
    colon = g_utf8_next_char (colon);
  return *colon != '\0' ? colon : line;
}

/* What leads to a person wherever it stands: an e-mail address, "@handle", "u/handle", a telephone number (nine digits or
 * more, in groups; a day or a price has fewer). A name in the middle of a sentence is a word like another. */
static char *
take_out_handles (const char *line)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"
                                            "|(?<![\\w])@\\w[\\w.]*\\w"
                                            "|(?<![\\w/])/?u/\\w[\\w-]*"
                                            "|(?<![\\w])\\+?\\(?\\d(?:[ ./()-]{0,2}\\d){8,}",
                                            G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace_literal (regex, line, -1, 0, "[…]", 0, NULL);
}

static void
add_sentence (GPtrArray *sentences, char *line, gboolean keep_names)
{
  const char *sentence = skip_list_sign (g_strstrip (line));
  g_autofree char *text = keep_names ? g_strdup (sentence) : take_out_handles (skip_name (sentence));

  if (*g_strstrip (text) != '\0')
    g_ptr_array_add (sentences, g_steal_pointer (&text));
}

char **
cv_verbatims_split (const char *text, gboolean keep_names)
{
  g_autofree char *clean = cv_text_clean (text, -1, G_MAXINT);
  g_auto (GStrv) lines = g_strsplit_set (clean, "\r\n", -1);
  GPtrArray *sentences = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    add_sentence (sentences, lines[i], keep_names);
  g_ptr_array_add (sentences, NULL);
  return (char **) g_ptr_array_free (sentences, FALSE);
}

CvEdit *
cv_verbatims_add (CvPlan *plan, char **sentences, CvDay day, const char *channel, const char *source, GError **error)
{
  guint n = g_strv_length (sentences);
  g_autofree char *name = g_strdup_printf (ngettext ("Add %u Verbatim", "Add %u Verbatims", n), n);
  g_autoptr (CvEdit) edit = cv_edit_new (name);
  int position = cv_plan_next_position (plan, CV_NOUN_VERBATIM);

  if (n == 0)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _("There is no sentence in this. Paste what people said, one a line."));
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      CvRow *row = cv_row_new (CV_NOUN_VERBATIM, NULL);
      g_autoptr (CvRow) checked = row;

      cv_row_set_integer (row, "position", position + (int) i);
      cv_row_set_integer (row, "day", day);
      cv_row_set_text (row, "channel", channel);
      cv_row_set_text (row, "source", source);
      cv_row_set_text (row, "text", sentences[i]);
      if (!cv_planning_check (plan, row, error))
        return NULL;
      cv_edit_insert (edit, g_steal_pointer (&checked));
    }
  return g_steal_pointer (&edit);
}

/* --- codes --- */

/* "said_delivery_time": the letters and digits of @name, in a form formulas can use; not taken yet. (transfer full) */
static char *
make_metric_id (CvPlan *plan, const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr (GString) id = g_string_new ("said_");
  gsize length;
  CvMetricKind kind;

  for (const char *c = ascii; *c != '\0' && id->len < 40; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, g_ascii_tolower (*c));
    else if (id->str[id->len - 1] != '_')
      g_string_append_c (id, '_');
  while (id->len > 4 && id->str[id->len - 1] == '_')
    g_string_truncate (id, id->len - 1);
  length = id->len;
  for (guint i = 2; id->len == 4 || cv_plan_get_metric_kind (plan, id->str, &kind); i++)
    {
      g_string_truncate (id, length);
      g_string_append_printf (id, "_%u", i);
    }
  return g_strdup (id->str);
}

static CvCode *
find_code (CvPlan *plan, const char *name)
{
  g_autofree char *wanted = cv_text_fold (name);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODE); i++)
    {
      CvCode *code = cv_plan_get_nth (plan, CV_NOUN_CODE, i);
      g_autofree char *present = cv_text_fold (code->name);

      if (g_str_equal (present, wanted))
        return code;
    }
  return NULL;
}

CvEdit *
cv_verbatims_new_code (CvPlan *plan, const char *name, const char *definition, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *id = make_metric_id (plan, stripped);
  g_autoptr (CvRow) code = cv_row_new (CV_NOUN_CODE, NULL);
  CvRow *metric;
  CvEdit *edit;

  if (find_code (plan, stripped) != NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_EXISTS, _("There is a code “%s” already."), stripped);
      return NULL;
    }
  cv_row_set_integer (code, "position", cv_plan_next_position (plan, CV_NOUN_CODE));
  cv_row_set_text (code, "name", stripped);
  cv_row_set_text (code, "definition", definition != NULL ? definition : "");
  cv_row_set_text (code, "metric", id);
  if (!cv_planning_check (plan, code, error))
    return NULL;
  metric = cv_row_new (CV_NOUN_METRIC, id);
  cv_row_set_text (metric, "name", stripped);
  cv_row_set_integer (metric, "kind", CV_METRIC_FLOW);
  edit = cv_edit_new (_("Add Code"));
  cv_edit_insert (edit, g_steal_pointer (&code));
  cv_edit_insert (edit, metric);
  return edit;
}

static const char *
id_of (gpointer record)
{
  return cv_record_get_id (record);
}

CvEdit *
cv_verbatims_code (CvPlan *plan, CvVerbatim *verbatim, CvCode *code, int coder, gboolean given)
{
  CvEdit *edit = cv_edit_new (given ? _("Code Verbatim") : _("Take Code Away"));
  CvRow *row;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODING); i++)
    {
      const CvCoding *coding = cv_plan_get_nth (plan, CV_NOUN_CODING, i);

      if (coding->coder != coder || !g_str_equal (coding->verbatim, id_of (verbatim))
          || !g_str_equal (coding->code, id_of (code)))
        continue;
      if (!given)
        cv_edit_delete (edit, CV_NOUN_CODING, id_of ((gpointer) coding));
      return edit;
    }
  if (!given)
    return edit;
  row = cv_row_new (CV_NOUN_CODING, NULL);
  cv_row_set_text (row, "verbatim", id_of (verbatim));
  cv_row_set_text (row, "code", id_of (code));
  cv_row_set_integer (row, "coder", coder);
  cv_edit_insert (edit, row);
  return edit;
}

struct _CvCodings
{
  GHashTable *given;                /* of "verbatim code coder" */
  GHashTable *looked_at[N_CODERS];  /* of verbatim ids */
};

static char *
name_coding (const char *verbatim, const char *code, int coder)
{
  return g_strdup_printf ("%s %s %d", verbatim, code, coder);
}

CvCodings *
cv_codings_new (CvPlan *plan)
{
  CvCodings *self = g_new (CvCodings, 1);

  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_CODERS; i++)
    self->looked_at[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CODING); i++)
    {
      const CvCoding *coding = cv_plan_get_nth (plan, CV_NOUN_CODING, i);

      g_hash_table_add (self->given, name_coding (coding->verbatim, coding->code, coding->coder));
      if (coding->coder >= 1 && coding->coder <= N_CODERS)
        g_hash_table_add (self->looked_at[coding->coder - 1], g_strdup (coding->verbatim));
    }
  return self;
}

void
cv_codings_free (CvCodings *self)
{
  g_hash_table_unref (self->given);
  for (guint i = 0; i < N_CODERS; i++)
    g_hash_table_unref (self->looked_at[i]);
  g_free (self);
}

gboolean
cv_codings_have (CvCodings *self, CvVerbatim *verbatim, CvCode *code, int coder)
{
  g_autofree char *name = name_coding (id_of (verbatim), id_of (code), coder);

  return g_hash_table_contains (self->given, name);
}

gboolean
cv_codings_looked_at (CvCodings *self, CvVerbatim *verbatim, int coder)
{
  return coder >= 1 && coder <= N_CODERS && g_hash_table_contains (self->looked_at[coder - 1], id_of (verbatim));
}

/* --- agreement --- */

/* Agreement observed and by chance, of a table of two by two. */
static double
work_out_kappa (const CvAgreement *table)
{
  double n = table->both + table->first + table->second + table->neither;
  double observed = (table->both + table->neither) / n;
  double first = (table->both + table->first) / n, second = (table->both + table->second) / n;
  double chance = first * second + (1 - first) * (1 - second);

  return n == 0 || chance >= 1 ? NAN : (observed - chance) / (1 - chance);
}

static void
add_pair (CvAgreement *table, gboolean first, gboolean second)
{
  guint *cell = first && second ? &table->both : first ? &table->first : second ? &table->second : &table->neither;

  (*cell)++;
}

GArray *
cv_verbatims_agree (CvPlan *plan)
{
  g_autoptr (CvCodings) codings = cv_codings_new (plan);
  GArray *agreements = g_array_new (FALSE, TRUE, sizeof (CvAgreement));
  CvAgreement all = { 0 };

  for (guint c = 0; c < cv_plan_get_count (plan, CV_NOUN_CODE); c++)
    {
      CvAgreement table = { .code = cv_plan_get_nth (plan, CV_NOUN_CODE, c) };

      for (guint v = 0; v < cv_plan_get_count (plan, CV_NOUN_VERBATIM); v++)
        {
          CvVerbatim *verbatim = cv_plan_get_nth (plan, CV_NOUN_VERBATIM, v);
          gboolean first, second;

          if (!cv_codings_looked_at (codings, verbatim, 1) || !cv_codings_looked_at (codings, verbatim, 2))
            continue;
          first = cv_codings_have (codings, verbatim, table.code, 1);
          second = cv_codings_have (codings, verbatim, table.code, 2);
          add_pair (&table, first, second);
          add_pair (&all, first, second);
        }
      table.kappa = work_out_kappa (&table);
      g_array_append_val (agreements, table);
    }
  all.kappa = work_out_kappa (&all);
  g_array_append_val (agreements, all);
  return agreements;
}

const char *
cv_kappa_tell (double kappa)
{
  static const struct
  {
    double up_to;
    const char *words;
  } grades[] = {
    { 0, N_("no agreement beyond chance") }, { 0.2, N_("slight agreement") },           { 0.4, N_("fair agreement") },
    { 0.6, N_("moderate agreement") },       { 0.8, N_("substantial agreement") },      { 1, N_("almost perfect agreement") },
  };

  if (isnan (kappa))
    return _("not defined yet: two coders have to look at the same verbatims, and not all alike");
  for (guint i = 0; i < G_N_ELEMENTS (grades) - 1; i++)
    if (kappa <= grades[i].up_to)
      return _(grades[i].words);
  return _(grades[G_N_ELEMENTS (grades) - 1].words);
}

/* --- counts --- */

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const CvCodeCount *first = a, *second = b;
  int channels = strcmp (first->channel, second->channel);

  if (first->code != second->code)
    return first->code->position != second->code->position ? (first->code->position > second->code->position) * 2 - 1
                                                           : strcmp (id_of (first->code), id_of (second->code));
  return channels != 0 ? channels : (first->day > second->day) - (first->day < second->day);
}

/* One entry for each verbatim; those of the same code, channel and day are merged after sorting. */
static void
merge (GArray *counts)
{
  guint kept = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      CvCodeCount *last = kept > 0 ? &g_array_index (counts, CvCodeCount, kept - 1) : NULL;
      const CvCodeCount *count = &g_array_index (counts, CvCodeCount, i);

      if (last != NULL && compare_counts (last, count) == 0)
        last->n += count->n;
      else
        g_array_index (counts, CvCodeCount, kept++) = *count;
    }
  g_array_set_size (counts, kept);
}

GArray *
cv_verbatims_count (CvPlan *plan)
{
  g_autoptr (CvCodings) codings = cv_codings_new (plan);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (CvCodeCount));

  for (guint v = 0; v < cv_plan_get_count (plan, CV_NOUN_VERBATIM); v++)
    {
      CvVerbatim *verbatim = cv_plan_get_nth (plan, CV_NOUN_VERBATIM, v);

      for (guint c = 0; cv_codings_looked_at (codings, verbatim, 1) && c < cv_plan_get_count (plan, CV_NOUN_CODE); c++)
        {
          CvCode *code = cv_plan_get_nth (plan, CV_NOUN_CODE, c);
          CvCodeCount count = { code, verbatim->channel, verbatim->day, cv_codings_have (codings, verbatim, code, 1) };

          g_array_append_val (counts, count);
        }
    }
  g_array_sort (counts, compare_counts);
  merge (counts);
  return counts;
}
