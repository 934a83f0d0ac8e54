/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open plan. Each noun has a shelf: a hash table for finding and a list for showing. The
 * list is always in order (position, then id). A change of rows keeps as many items as possible
 * where they are (the longest increasing run of their new places), so that a list on screen
 * loses neither its focus nor its scroll position when one row moves. Main thread. */

#include "model/cv-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "model/cv-question.h"

typedef struct
{
  GListStore *list;
  GPtrArray *order;  /* the records as they stand in the list, borrowed: what loops go over, at an array's speed */
  GHashTable *by_id; /* id (the record's own) -> record (owned) */
} Shelf;

struct _CvPlan
{
  GObject parent_instance;
  Shelf shelves[CV_N_NOUNS];
  /* What is asked for once per goal and channel; made when first asked for, dropped by every change. */
  GHashTable *roles;         /* "channel goal" -> role; (nullable) */
  GHashTable *kpis_by_goal;  /* id -> GPtrArray of CvKpi, borrowed; (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvPlan, cv_plan, G_TYPE_OBJECT)

static void
drop_indices (CvPlan *self)
{
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->kpis_by_goal, g_hash_table_unref);
}

static void
cv_plan_dispose (GObject *object)
{
  CvPlan *self = CV_PLAN (object);

  drop_indices (self);
  for (guint i = 0; i < CV_N_NOUNS; i++)
    {
      g_clear_object (&self->shelves[i].list);
      g_clear_pointer (&self->shelves[i].order, g_ptr_array_unref);
      g_clear_pointer (&self->shelves[i].by_id, g_hash_table_unref);
    }
  G_OBJECT_CLASS (cv_plan_parent_class)->dispose (object);
}

static void
cv_plan_class_init (CvPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_plan_dispose;

  /* Once after everything that was applied together, when all lists and records are up to date. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cv_plan_init (CvPlan *self)
{
  for (guint i = 0; i < CV_N_NOUNS; i++)
    {
      self->shelves[i].list = g_list_store_new (cv_noun_get_type ((CvNoun) i));
      self->shelves[i].order = g_ptr_array_new ();
      self->shelves[i].by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                      g_object_unref);
    }
}

CvPlan *
cv_plan_new (void)
{
  return g_object_new (CV_TYPE_PLAN, NULL);
}

/* Order */

static int
position_of (CvRecord *record)
{
  CvNoun noun = cv_record_get_noun (record);
  int field = cv_noun_field (noun, "position");

  return field < 0 ? 0 : G_STRUCT_MEMBER (int, record, cv_noun_info (noun)->fields[field].offset);
}

/* "g2" before "g10": ids the store gave out in the order it did. */
static int
compare_ids (const char *a, const char *b)
{
  gsize prefix = strcspn (a, "0123456789");
  gsize length_a = strlen (a), length_b = strlen (b);

  if (prefix == strcspn (b, "0123456789") && strncmp (a, b, prefix) == 0 && length_a != length_b)
    return length_a < length_b ? -1 : 1;
  return strcmp (a, b);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  CvRecord *first = *(CvRecord *const *) a, *second = *(CvRecord *const *) b;
  int one = position_of (first), other = position_of (second);

  if (one != other)
    return one < other ? -1 : 1;
  return compare_ids (cv_record_get_id (first), cv_record_get_id (second));
}

/* What the list should hold; borrowed. */
static GPtrArray *
get_wanted (const Shelf *shelf)
{
  GPtrArray *wanted = g_ptr_array_sized_new (g_hash_table_size (shelf->by_id));
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, shelf->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (wanted, record);
  g_ptr_array_sort (wanted, compare_records);
  return wanted;
}

static gpointer
peek_item (GListStore *list, guint position)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (list), position);

  /* The list keeps it. */
  g_object_unref (item);
  return item;
}

/* Number of entries of @tails (positions into @places, whose places ascend) with a smaller
 * place. */
static guint
count_smaller (const guint *tails, guint n_tails, const guint *places, guint place)
{
  guint low = 0, high = n_tails;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (places[tails[middle]] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest increasing subsequence of @places, as a set of indices turned into flags.
 * G_MAXUINT in @places never belongs to it. Patience sorting, O(n log n). */
static gboolean *
find_staying (const guint *places, guint n)
{
  gboolean *stays = g_new0 (gboolean, n + 1);
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint n_tails = 0;

  for (guint i = 0; i < n; i++)
    {
      guint at;

      if (places[i] == G_MAXUINT)
        continue;
      at = count_smaller (tails, n_tails, places, places[i]);
      before[i] = at > 0 ? tails[at - 1] : G_MAXUINT;
      tails[at] = i;
      n_tails = MAX (n_tails, at + 1);
    }
  for (guint i = n_tails > 0 ? tails[n_tails - 1] : G_MAXUINT; i != G_MAXUINT; i = before[i])
    stays[i] = TRUE;
  return stays;
}

/* Takes what does not stay out of the list, each run of neighbours at once, from the end so that
 * the positions before remain true. */
static void
drop_runs (GListStore *list, const gboolean *stays)
{
  guint end = g_list_model_get_n_items (G_LIST_MODEL (list));

  while (end > 0)
    {
      guint start = end - 1;

      if (!stays[start])
        {
          while (start > 0 && !stays[start - 1])
            start--;
          g_list_store_splice (list, start, end - start, NULL, 0);
        }
      end = start;
    }
}

/* Puts in what is missing; the list's items are @wanted with gaps. */
static void
add_runs (GListStore *list, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      gpointer next = i < g_list_model_get_n_items (G_LIST_MODEL (list)) ? peek_item (list, i)
                                                                         : NULL;
      guint end = i;

      while (end < wanted->len && g_ptr_array_index (wanted, end) != next)
        end++;
      if (end > i)
        g_list_store_splice (list, i, 0, wanted->pdata + i, end - i);
      i = end;
    }
}

static void
rearrange (Shelf *shelf)
{
  GPtrArray *wanted = get_wanted (shelf);
  g_autoptr (GHashTable) place_of = g_hash_table_new (NULL, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (shelf->list));
  g_autofree guint *places = g_new (guint, n + 1);
  g_autofree gboolean *stays = NULL;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (place_of, g_ptr_array_index (wanted, i), GUINT_TO_POINTER (i + 1));
  /* 0 - 1, for what is gone, is G_MAXUINT. */
  for (guint i = 0; i < n; i++)
    places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (place_of, peek_item (shelf->list, i))) - 1;
  stays = find_staying (places, n);
  /* Before the list's listeners hear of it: what they ask the plan for is there. */
  g_ptr_array_unref (shelf->order);
  shelf->order = wanted;
  drop_runs (shelf->list, stays);
  add_runs (shelf->list, wanted);
}

/* Applying */

/* Writes one change into the shelf's table. Returns whether its list must be rearranged. A record
 * that changes is added to @frozen: it tells its listeners when everything is in place. */
static gboolean
apply_change (Shelf *shelf, const CvChange *change, GPtrArray *frozen)
{
  CvRecord *record = g_hash_table_lookup (shelf->by_id, change->id);
  int position;

  if (change->row == NULL)
    return g_hash_table_remove (shelf->by_id, change->id);

  if (record == NULL)
    {
      record = cv_record_new_from_row (change->row);
      g_hash_table_insert (shelf->by_id, (char *) cv_record_get_id (record), record);
      return TRUE;
    }

  position = position_of (record);
  g_object_freeze_notify (G_OBJECT (record));
  g_ptr_array_add (frozen, g_object_ref (record));
  cv_record_apply_row (record, change->row);
  return position != position_of (record);
}

void
cv_plan_apply (CvPlan *self, GPtrArray *changes)
{
  g_autoptr (GPtrArray) frozen = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean rearranged[CV_N_NOUNS] = { FALSE };

  g_return_if_fail (CV_IS_PLAN (self));

  g_object_ref (self);
  for (guint i = 0; i < changes->len; i++)
    {
      const CvChange *change = g_ptr_array_index (changes, i);

      if (apply_change (&self->shelves[change->noun], change, frozen))
        rearranged[change->noun] = TRUE;
      drop_indices (self);
    }
  for (guint i = 0; i < CV_N_NOUNS; i++)
    if (rearranged[i])
      {
        rearrange (&self->shelves[i]);
        drop_indices (self);
      }
  for (guint i = 0; i < frozen->len; i++)
    g_object_thaw_notify (g_ptr_array_index (frozen, i));
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

/* Finding */

CvPlanInfo *
cv_plan_get_info (CvPlan *self)
{
  return cv_plan_find (self, CV_NOUN_PLAN, "plan");
}

GListModel *
cv_plan_get_list (CvPlan *self, CvNoun noun)
{
  g_return_val_if_fail (CV_IS_PLAN (self), NULL);
  g_return_val_if_fail ((guint) noun < CV_N_NOUNS, NULL);

  return G_LIST_MODEL (self->shelves[noun].list);
}

guint
cv_plan_get_count (CvPlan *self, CvNoun noun)
{
  g_return_val_if_fail (CV_IS_PLAN (self), 0);
  g_return_val_if_fail ((guint) noun < CV_N_NOUNS, 0);

  return self->shelves[noun].order->len;
}

gpointer
cv_plan_get_nth (CvPlan *self, CvNoun noun, guint position)
{
  g_return_val_if_fail (position < cv_plan_get_count (self, noun), NULL);

  return self->shelves[noun].order->pdata[position];
}

gpointer
cv_plan_find (CvPlan *self, CvNoun noun, const char *id)
{
  g_return_val_if_fail (CV_IS_PLAN (self), NULL);
  g_return_val_if_fail ((guint) noun < CV_N_NOUNS, NULL);

  return id != NULL ? g_hash_table_lookup (self->shelves[noun].by_id, id) : NULL;
}

/* The words a person may use for @record, besides its id; NULL where there is none. */
static void
get_names (CvRecord *record, const char *names[2])
{
  names[0] = names[1] = NULL;
  switch (cv_record_get_noun (record))
    {
    case CV_NOUN_GOAL:
      names[0] = cv_goal_get_label ((CvGoal *) record);
      break;
    case CV_NOUN_KPI:
      names[0] = cv_kpi_get_label ((CvKpi *) record);
      names[1] = ((CvKpi *) record)->catalogue;
      break;
    case CV_NOUN_CHANNEL:
      names[0] = cv_channel_get_label ((CvChannel *) record);
      break;
    case CV_NOUN_EVENT:
      names[0] = ((CvEvent *) record)->text;
      break;
    default:
      {
        const CvNounInfo *info = cv_noun_info (cv_record_get_noun (record));
        int name = cv_noun_field (cv_record_get_noun (record), "name");

        if (name >= 0)
          names[0] = G_STRUCT_MEMBER (char *, record, info->fields[name].offset);
      }
    }
}

static gboolean
is_called (CvRecord *record, const char *folded)
{
  const char *names[2];

  get_names (record, names);
  for (guint i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);

      if (g_str_equal (name, folded))
        return TRUE;
    }
  return FALSE;
}

static void
set_not_found (CvNoun noun, const char *text, GError **error)
{
  static const char *const sentences[CV_N_NOUNS] = {
    [CV_NOUN_GOAL] = N_("The plan has no goal “%s”. List the goals to see their names."),
    [CV_NOUN_KPI] = N_("The plan has no KPI “%s”. List the KPIs to see their names."),
    [CV_NOUN_CHANNEL] = N_("The plan has no channel “%s”. List the channels to see their names."),
    [CV_NOUN_EVENT] = N_("The plan has no event “%s”. List the events to see them."),
    [CV_NOUN_METRIC] = N_("The plan has no metric of its own called “%s”."),
    [CV_NOUN_PERSON] = N_("The plan has no person “%s”. List the people to see their names."),
    [CV_NOUN_TOOL] = N_("The plan has no tool “%s”. List the tools to see their names."),
    [CV_NOUN_COST] = N_("The plan has no cost “%s”. List the budget to see its lines."),
    [CV_NOUN_CODE] = N_("The plan has no code “%s”. List the codes to see their names."),
    [CV_NOUN_VERBATIM] = N_("The plan has no verbatim “%s”. List the verbatims to see them."),
  };
  const char *sentence = sentences[noun] != NULL ? sentences[noun] : N_("The plan has no “%s”.");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _(sentence), text);
#pragma GCC diagnostic pop
}

gpointer
cv_plan_look_up (CvPlan *self, CvNoun noun, const char *text, GError **error)
{
  CvRecord *found = cv_plan_find (self, noun, text);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (found != NULL)
    return found;
  for (guint i = 0; i < cv_plan_get_count (self, noun); i++)
    {
      CvRecord *record = cv_plan_get_nth (self, noun, i);

      if (*text == '\0' || !is_called (record, folded))
        continue;
      if (found != NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_AMBIGUOUS,
                       _("“%1$s” can be %2$s or %3$s. Write which of them."), text,
                       cv_record_get_id (found), cv_record_get_id (record));
          return NULL;
        }
      found = record;
    }
  if (found == NULL)
    set_not_found (noun, text, error);
  return found;
}

/* What belongs together */

static GHashTable *
index_roles (CvPlan *self)
{
  GHashTable *roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cv_plan_get_count (self, CV_NOUN_ROLE); i++)
    {
      const CvRole *role = cv_plan_get_nth (self, CV_NOUN_ROLE, i);
      char *key = g_strdup_printf ("%s %s", role->channel, role->goal);

      /* Of two for the same pair the first counts. */
      if (g_hash_table_contains (roles, key))
        g_free (key);
      else
        g_hash_table_insert (roles, key, GINT_TO_POINTER (role->role));
    }
  return roles;
}

CvRoleKind
cv_plan_get_role (CvPlan *self, const char *channel, const char *goal)
{
  g_autofree char *key = g_strdup_printf ("%s %s", channel, goal);

  if (self->roles == NULL)
    self->roles = index_roles (self);
  return (CvRoleKind) GPOINTER_TO_INT (g_hash_table_lookup (self->roles, key));
}

int
cv_plan_next_position (CvPlan *self, CvNoun noun)
{
  guint n = cv_plan_get_count (self, noun);

  /* The list is in order of position. */
  return n > 0 ? position_of (cv_plan_get_nth (self, noun, n - 1)) + 1 : 0;
}

static GHashTable *
index_kpis (CvPlan *self)
{
  GHashTable *kpis = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < cv_plan_get_count (self, CV_NOUN_KPI); i++)
    {
      CvKpi *kpi = cv_plan_get_nth (self, CV_NOUN_KPI, i);
      GPtrArray *list = g_hash_table_lookup (kpis, kpi->goal);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (kpis, g_strdup (kpi->goal), list);
        }
      g_ptr_array_add (list, kpi);
    }
  return kpis;
}

GPtrArray *
cv_plan_kpis_of_goal (CvPlan *self, const char *goal)
{
  GPtrArray *kpis;

  if (self->kpis_by_goal == NULL)
    self->kpis_by_goal = index_kpis (self);
  kpis = g_hash_table_lookup (self->kpis_by_goal, goal);
  return kpis != NULL ? g_ptr_array_copy (kpis, NULL, NULL) : g_ptr_array_new ();
}

static int
compare_breaks (gconstpointer a, gconstpointer b)
{
  const CvBreak *first = *(const CvBreak *const *) a, *second = *(const CvBreak *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

GPtrArray *
cv_plan_list_breaks (CvPlan *self, const char *metric, const char *channel)
{
  GPtrArray *breaks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cv_plan_get_count (self, CV_NOUN_BREAK); i++)
    {
      CvBreak *mark = cv_plan_get_nth (self, CV_NOUN_BREAK, i);

      if (g_str_equal (mark->metric, metric) && g_str_equal (mark->channel, channel != NULL ? channel : ""))
        g_ptr_array_add (breaks, g_object_ref (mark));
    }
  g_ptr_array_sort (breaks, compare_breaks);
  return breaks;
}
