/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key file with a group per signature, and one per signature and plan for what only means something there: the
 * channel, and metrics of the plan's own. It is read and written whole and replaced by renaming, so that two
 * programs at once can lose a memory but never mix two.
 *
 * A signature is a digest: what a file's columns are called is nobody's business. It is made of letters and digits
 * alone, so that it stays the same when the user says that the file is parted in another way. */

#include "config.h"

#include "engine/cv-import-memory.h"

#include <string.h>

#include "base/cv-text.h"

/* The least recently used are forgotten beyond these. */
#define MAX_GROUPS 1000

#define PLAN_MARK "/"
/* In place of a channel: none was chosen. */
#define WHOLE_PLAN "-"

static char *
get_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "cultivar", "imports.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = get_file ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static void
save (GKeyFile *file)
{
  g_autofree char *path = get_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  g_autofree char *data = g_key_file_to_data (file, &length, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/* --- signatures --- */

static void
update_with_letters (GChecksum *sum, const char *text, gboolean with_digits)
{
  g_autofree char *folded = cv_text_fold (text);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (with_digits ? g_unichar_isalnum (c) : g_unichar_isalpha (c))
        g_checksum_update (sum, (const guchar *) p, g_utf8_next_char (p) - p);
    }
}

/* The title may hold a day: its letters are enough. */
char *
cv_import_memory_sign (const CvTable *table)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (cv_table_header_line (table) == 0)
    return NULL;
  if (cv_table_title (table) != NULL)
    update_with_letters (sum, cv_table_title (table), FALSE);
  g_checksum_update (sum, (const guchar *) "\n", 1);
  for (guint i = 0; i < cv_table_n_columns (table); i++)
    update_with_letters (sum, cv_table_column (table, i)->name, TRUE);
  return g_strdup (g_checksum_get_string (sum));
}

/* The group of @signature in the plan of file @path. (transfer full) */
static char *
group_of_plan (const char *signature, const char *path)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strconcat (signature, PLAN_MARK, sum, NULL);
}

/* --- recalling --- */

static char *
get_text (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

/* Appends the pairs of @key, NAME=METRIC, whose metric there is; FALSE if one is gone. */
static gboolean
add_pairs (GKeyFile *file, const char *group, const char *key, const CvImportContext *context, GStrvBuilder *pairs)
{
  g_auto (GStrv) kept = g_key_file_get_string_list (file, group, key, NULL, NULL);
  gboolean all = TRUE;

  for (guint i = 0; kept != NULL && kept[i] != NULL; i++)
    {
      const char *equals = strrchr (kept[i], '=');

      if (equals != NULL && (equals[1] == '\0' || cv_import_context_find_metric (context, equals + 1) != NULL))
        g_strv_builder_add (pairs, kept[i]);
      else
        all = FALSE;
    }
  return all;
}

/* Columns or names: what every plan knows, then what only this one does. (transfer full) */
static char **
recall_pairs (GKeyFile *file, const char *const *groups, const char *key, const CvImportContext *context,
              gboolean *complete)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();

  for (guint i = 0; groups[i] != NULL; i++)
    *complete = add_pairs (file, groups[i], key, context, pairs) && *complete;
  return g_strv_builder_end (pairs);
}

static gboolean
has_question (const CvTable *table, CvTableQuestionKind kind)
{
  guint n;
  const CvTableQuestion *questions = cv_table_questions (table, &n);

  for (guint i = 0; i < n; i++)
    if (questions[i].kind == kind)
      return TRUE;
  return FALSE;
}

static void
recall_reading (GKeyFile *file, const char *group, const CvTable *table, CvImportOptions *options)
{
  if (options->date_order == NULL && has_question (table, CV_QUESTION_DATE_ORDER))
    options->date_order = get_text (file, group, "date-order");
  if (options->decimal == NULL && has_question (table, CV_QUESTION_DECIMAL))
    options->decimal = get_text (file, group, "decimal");
  if (options->date_column == NULL)
    options->date_column = get_text (file, group, "date");
  if (options->grain < 0 && g_key_file_has_key (file, group, "grain", NULL))
    {
      g_autofree char *text = get_text (file, group, "grain");
      CvGrain grain;

      if (text != NULL && cv_grain_from_string (text, &grain))
        options->grain = (int) grain;
    }
}

static gboolean
recall_channel (GKeyFile *file, const char *group, const CvImportContext *context, CvImportOptions *options)
{
  g_autofree char *channel = get_text (file, group, "channel");

  if (channel == NULL || options->channel != NULL)
    return TRUE;
  if (g_str_equal (channel, WHOLE_PLAN))
    {
      options->whole_plan = TRUE;
      return TRUE;
    }
  if (!cv_import_context_has_channel (context, channel))
    return FALSE;
  options->channel = g_steal_pointer (&channel);
  return TRUE;
}

gboolean
cv_import_memory_recall (const char            *signature,
                         const CvTable         *table,
                         const CvImportContext *context,
                         CvImportOptions       *options,
                         gboolean              *complete)
{
  g_autoptr (GKeyFile) file = load ();
  const char *path = cv_import_context_get_path (context);
  g_autofree char *in_plan = path != NULL ? group_of_plan (signature, path) : NULL;
  gboolean has_plan = in_plan != NULL && g_key_file_has_group (file, in_plan);
  const char *groups[] = { signature, has_plan ? in_plan : NULL, NULL };

  *complete = FALSE;
  if (!g_key_file_has_group (file, signature))
    return FALSE;
  *complete = has_plan;
  recall_reading (file, signature, table, options);
  if (options->map == NULL)
    options->map = recall_pairs (file, groups, "columns", context, complete);
  if (options->names == NULL)
    options->names = recall_pairs (file, groups, "names", context, complete);
  if (has_plan)
    *complete = recall_channel (file, in_plan, context, options) && *complete;
  return TRUE;
}

/* --- keeping --- */

typedef struct
{
  GStrvBuilder *everywhere, *in_plan;
} Pairs;

/* An id like "m3" is the plan's own metric and another's in another plan. The catalogue's are the same everywhere. */
static void
keep_pair (Pairs *pairs, const char *name, const char *metric)
{
  gboolean is_own = metric != NULL && cv_catalogue_metric (cv_catalogue_get (), metric) == NULL;
  g_autofree char *pair = g_strdup_printf ("%s=%s", name, metric != NULL ? metric : "");

  g_strv_builder_add (is_own ? pairs->in_plan : pairs->everywhere, pair);
}

static void
set_list (GKeyFile *file, const char *group, const char *key, GStrvBuilder *builder)
{
  g_auto (GStrv) list = g_strv_builder_end (builder);

  if (list[0] != NULL)
    g_key_file_set_string_list (file, group, key, (const char *const *) list, g_strv_length (list));
}

static void
keep_columns (const CvImportReview *review, Pairs *pairs)
{
  for (guint i = 0; i < review->columns->len; i++)
    {
      const CvImportColumn *column = review->columns->pdata[i];

      if (column->numeric && !column->is_date)
        keep_pair (pairs, column->header, column->metric);
    }
}

static void
keep_names (const CvImportReview *review, Pairs *pairs)
{
  for (guint i = 0; i < review->names->len; i++)
    {
      const CvImportName *name = review->names->pdata[i];

      if (name->metric != NULL || name->left_out)
        keep_pair (pairs, name->text, name->metric);
    }
}

static void
keep_pairs (GKeyFile *file, const char *signature, const char *in_plan, const char *key, const CvImportReview *review,
            void (*keep) (const CvImportReview *review, Pairs *pairs))
{
  g_autoptr (GStrvBuilder) everywhere = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  Pairs pairs = { everywhere, own };

  keep (review, &pairs);
  set_list (file, signature, key, everywhere);
  set_list (file, in_plan, key, own);
}

static void
set_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text != NULL)
    g_key_file_set_string (file, group, key, text);
}

static void
keep_reading (GKeyFile *file, const char *group, const CvImportReview *review)
{
  const CvImportOptions *options = review->options;
  const char *proven = review->marks.date_order;
  const char decimal[2] = { review->marks.decimal, '\0' };
  CvDateOrder order;

  if (options->date_order != NULL)
    set_text (file, group, "date-order", options->date_order);
  else if (proven != NULL && cv_date_order_from_string (proven, &order))
    set_text (file, group, "date-order", proven);
  set_text (file, group, "decimal", options->decimal != NULL ? options->decimal : *decimal != '\0' ? decimal : NULL);
  if (options->grain >= 0)
    set_text (file, group, "grain", cv_grain_to_string ((CvGrain) options->grain));
  for (guint i = 0; i < review->columns->len; i++)
    {
      const CvImportColumn *column = review->columns->pdata[i];

      if (column->is_date)
        set_text (file, group, "date", column->header);
    }
}

static void
drop_groups (GKeyFile *file, const char *signature)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], signature))
      g_key_file_remove_group (file, groups[i], NULL);
}

/* What was kept longest ago stands first. */
static void
drop_oldest (GKeyFile *file)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  for (gsize i = 0; n > MAX_GROUPS && i < n - MAX_GROUPS; i++)
    g_key_file_remove_group (file, groups[i], NULL);
}

void
cv_import_memory_keep (const CvImportReview *review,
                       const char           *path)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *in_plan = NULL;

  if (review->signature == NULL)
    return;
  file = load ();
  in_plan = group_of_plan (review->signature, path);
  g_key_file_remove_group (file, in_plan, NULL);
  g_key_file_remove_group (file, review->signature, NULL);
  keep_reading (file, review->signature, review);
  keep_pairs (file, review->signature, in_plan, "columns", review, keep_columns);
  keep_pairs (file, review->signature, in_plan, "names", review, keep_names);
  /* A group is there for every kind and plan, so that it is known that there was such a file. */
  set_text (file, review->signature, "layout", review->layout);
  set_text (file, in_plan, "channel", review->options->channel != NULL ? review->options->channel : WHOLE_PLAN);
  drop_oldest (file);
  save (file);
}

void
cv_import_memory_forget (const char *signature)
{
  g_autoptr (GKeyFile) file = load ();

  drop_groups (file, signature);
  save (file);
}
