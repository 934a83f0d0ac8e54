/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sweep over all nouns: tables, structs, properties and rows say the same. */

#include <math.h>

#include "model/cv-nouns.h"

/* A value of @field that is not its none; another one for each @salt. */
static CvCell
make_cell (const CvField *field, int salt)
{
  CvCell cell = { .number = NAN };

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      cell.text = g_strdup_printf ("%s %d", field->name, salt);
      break;
    case CV_FIELD_NUMBER:
      cell.number = salt + 0.5;
      break;
    case CV_FIELD_INTEGER:
      cell.integer = -7 + 20 * salt;
      break;
    case CV_FIELD_DAY:
      cell.integer = 20000 + salt;
      break;
    case CV_FIELD_ENUM:
      cell.integer = 1 + salt % 2;
      /* All enumerations have at least the values 0 and 1; those of two get 0 for the second
       * salt. */
      {
        g_autoptr (GTypeClass) klass = g_type_class_ref (field->enumeration ());

        if (g_enum_get_value (G_ENUM_CLASS (klass), (int) cell.integer) == NULL)
          cell.integer = 0;
      }
      break;
    default:
      g_assert_not_reached ();
    }
  return cell;
}

static CvRow *
make_row (CvNoun noun, int salt)
{
  const CvNounInfo *info = cv_noun_info (noun);
  CvRow *row = cv_row_new (noun, "x1");

  for (guint i = 0; i < info->n_fields; i++)
    {
      CvCell cell = make_cell (&info->fields[i], salt);

      cv_row_set_cell (row, i, &cell);
      g_free (cell.text);
    }
  return row;
}

static void
assert_rows_equal (const CvRow *a, const CvRow *b)
{
  const CvNounInfo *info = cv_noun_info (a->noun);

  g_assert_cmpint (a->noun, ==, b->noun);
  g_assert_cmpstr (a->id, ==, b->id);
  for (guint i = 0; i < info->n_fields; i++)
    g_assert_true (cv_cell_equal (&info->fields[i], &a->cells[i], &b->cells[i]));
}

static char *
property_name (const CvField *field)
{
  return g_strdelimit (g_strdup (field->name), "_", '-');
}

static void
assert_property (CvRecord *record, const CvField *field, const CvCell *cell)
{
  g_autofree char *name = property_name (field);
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (record), name, &value);
  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      g_assert_cmpstr (g_value_get_string (&value), ==, cell->text);
      break;
    case CV_FIELD_NUMBER:
      g_assert_true (g_value_get_double (&value) == cell->number
                     || (isnan (g_value_get_double (&value)) && isnan (cell->number)));
      break;
    case CV_FIELD_INTEGER:
    case CV_FIELD_DAY:
      g_assert_cmpint (g_value_get_int (&value), ==, cell->integer);
      break;
    case CV_FIELD_ENUM:
      g_assert_cmpint (g_value_get_enum (&value), ==, cell->integer);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_round_trip (void)
{
  for (guint n = 0; n < CV_N_NOUNS; n++)
    {
      const CvNounInfo *info = cv_noun_info ((CvNoun) n);
      g_autoptr (CvRow) row = make_row ((CvNoun) n, 1);
      g_autoptr (CvRecord) record = cv_record_new_from_row (row);
      g_autoptr (CvRow) back = cv_record_to_row (record);
      g_autoptr (CvRecord) empty = g_object_new (cv_noun_get_type ((CvNoun) n), NULL);
      g_autoptr (CvRow) none = cv_row_new ((CvNoun) n, NULL);
      g_autoptr (CvRow) of_empty = cv_record_to_row (empty);

      g_assert_true (G_OBJECT_TYPE (record) == cv_noun_get_type ((CvNoun) n));
      g_assert_cmpint (cv_record_get_noun (record), ==, n);
      g_assert_cmpstr (cv_record_get_id (record), ==, "x1");
      assert_rows_equal (row, back);
      assert_rows_equal (none, of_empty);
      for (guint i = 0; i < info->n_fields; i++)
        {
          assert_property (record, &info->fields[i], &row->cells[i]);
          assert_property (empty, &info->fields[i], &none->cells[i]);
        }
    }
}

static void
count_notify (CvRecord *record, GParamSpec *pspec, GHashTable *counts)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));

  g_hash_table_insert (counts, (char *) pspec->name, GUINT_TO_POINTER (n + 1));
}

/* One field of @noun changes: it alone is announced, once; the same row again: nothing is. */
static void
check_notify (CvNoun noun, guint field)
{
  g_autoptr (CvRow) row = make_row (noun, 1);
  g_autoptr (CvRow) other = make_row (noun, 2);
  g_autoptr (CvRecord) record = cv_record_new_from_row (row);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *name = property_name (&cv_noun_info (noun)->fields[field]);

  g_signal_connect (record, "notify", G_CALLBACK (count_notify), counts);
  cv_record_apply_row (record, row);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);

  cv_row_set_cell (row, field, &other->cells[field]);
  cv_record_apply_row (record, row);
  cv_record_apply_row (record, row);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)), ==, 1);
  assert_property (record, &cv_noun_info (noun)->fields[field], &row->cells[field]);
}

static void
test_notify (void)
{
  for (guint n = 0; n < CV_N_NOUNS; n++)
    for (guint i = 0; i < cv_noun_info ((CvNoun) n)->n_fields; i++)
      check_notify ((CvNoun) n, i);
}

/* The members by their own names: the table's offsets are theirs. */
#define ASSERT_TEXT(Type, member)                                                                  \
  g_assert_cmpstr (((Type *) record)->member, ==,                                                  \
                   row->cells[cv_noun_field (row->noun, #member)].text)
#define ASSERT_INT(Type, member)                                                                   \
  g_assert_cmpint ((int) ((Type *) record)->member, ==,                                            \
                   (int) row->cells[cv_noun_field (row->noun, #member)].integer)
#define ASSERT_NUMBER(Type, member)                                                                \
  g_assert_cmpfloat (((Type *) record)->member, ==,                                                \
                     row->cells[cv_noun_field (row->noun, #member)].number)

static void
check_plan (CvRecord *record, const CvRow *row)
{
  ASSERT_TEXT (CvPlanInfo, name);
  ASSERT_TEXT (CvPlanInfo, organisation);
  ASSERT_TEXT (CvPlanInfo, reason);
  ASSERT_TEXT (CvPlanInfo, audience);
  ASSERT_TEXT (CvPlanInfo, currency);
  ASSERT_TEXT (CvPlanInfo, language);
  ASSERT_INT (CvPlanInfo, from);
  ASSERT_INT (CvPlanInfo, to);
  ASSERT_INT (CvPlanInfo, state);
}

static void
check_goal (CvRecord *record, const CvRow *row)
{
  ASSERT_INT (CvGoal, position);
  ASSERT_TEXT (CvGoal, kind);
  ASSERT_TEXT (CvGoal, statement);
  ASSERT_TEXT (CvGoal, owner);
  ASSERT_TEXT (CvGoal, note);
  ASSERT_INT (CvGoal, business_value);
  ASSERT_INT (CvGoal, stage);
  ASSERT_INT (CvGoal, priority);
  ASSERT_INT (CvGoal, due);
}

static void
check_kpi (CvRecord *record, const CvRow *row)
{
  ASSERT_INT (CvKpi, position);
  ASSERT_TEXT (CvKpi, goal);
  ASSERT_TEXT (CvKpi, catalogue);
  ASSERT_TEXT (CvKpi, name);
  ASSERT_TEXT (CvKpi, formula);
  ASSERT_TEXT (CvKpi, unit);
  ASSERT_TEXT (CvKpi, owner);
  ASSERT_TEXT (CvKpi, note);
  ASSERT_TEXT (CvKpi, definition);
  ASSERT_INT (CvKpi, direction);
  ASSERT_INT (CvKpi, cadence);
  ASSERT_INT (CvKpi, measured);
  ASSERT_INT (CvKpi, source);
  ASSERT_NUMBER (CvKpi, baseline);
  ASSERT_NUMBER (CvKpi, target);
  ASSERT_NUMBER (CvKpi, low);
  ASSERT_NUMBER (CvKpi, high);
  ASSERT_INT (CvKpi, baseline_day);
  ASSERT_INT (CvKpi, due);
}

static void
check_channel (CvRecord *record, const CvRow *row)
{
  ASSERT_INT (CvChannel, position);
  ASSERT_TEXT (CvChannel, kind);
  ASSERT_TEXT (CvChannel, name);
  ASSERT_TEXT (CvChannel, address);
  ASSERT_TEXT (CvChannel, mission);
  ASSERT_TEXT (CvChannel, come_for);
  ASSERT_TEXT (CvChannel, contact_points);
  ASSERT_TEXT (CvChannel, tastes);
  ASSERT_TEXT (CvChannel, rhythm);
  ASSERT_TEXT (CvChannel, host);
  ASSERT_TEXT (CvChannel, cultivation);
  ASSERT_TEXT (CvChannel, note);
  ASSERT_NUMBER (CvChannel, create_share);
  ASSERT_INT (CvChannel, decision);
  ASSERT_INT (CvChannel, dropped_on);
}

static void
check_marks (CvRecord *record, const CvRow *row)
{
  if (row->noun == CV_NOUN_BREAK)
    {
      ASSERT_TEXT (CvBreak, metric);
      ASSERT_TEXT (CvBreak, channel);
      ASSERT_TEXT (CvBreak, note);
      ASSERT_INT (CvBreak, day);
      return;
    }
  ASSERT_INT (CvEvent, day);
  ASSERT_INT (CvEvent, to);
  ASSERT_TEXT (CvEvent, text);
  ASSERT_TEXT (CvEvent, goal);
  ASSERT_TEXT (CvEvent, channel);
}

static void
check_links (CvRecord *record, const CvRow *row)
{
  switch (row->noun)
    {
    case CV_NOUN_ROLE:
      ASSERT_TEXT (CvRole, channel);
      ASSERT_TEXT (CvRole, goal);
      ASSERT_INT (CvRole, role);
      break;
    case CV_NOUN_KPI_GOAL:
      ASSERT_TEXT (CvKpiGoal, kpi);
      ASSERT_TEXT (CvKpiGoal, goal);
      break;
    case CV_NOUN_KPI_CHANNEL:
      ASSERT_TEXT (CvKpiChannel, kpi);
      ASSERT_TEXT (CvKpiChannel, channel);
      break;
    case CV_NOUN_MILESTONE:
      ASSERT_TEXT (CvMilestone, kpi);
      ASSERT_INT (CvMilestone, day);
      ASSERT_NUMBER (CvMilestone, value);
      break;
    case CV_NOUN_METRIC:
      ASSERT_TEXT (CvMetric, name);
      ASSERT_INT (CvMetric, kind);
      break;
    default:
      /* MEMBER() makes name and offset of one word; that none was forgotten is counted below. */
      break;
    }
}

/* Every byte of a structure belongs to a field of the table: none was forgotten there. */
static gsize
bytes_of_fields (CvNoun noun)
{
  const CvNounInfo *info = cv_noun_info (noun);
  gsize bytes = 0;

  for (guint i = 0; i < info->n_fields; i++)
    {
      CvFieldKind kind = info->fields[i].kind;

      bytes += kind == CV_FIELD_NUMBER                                    ? sizeof (double)
               : kind == CV_FIELD_TEXT || kind == CV_FIELD_REFERENCE ? sizeof (char *)
                                                                          : sizeof (int);
    }
  return bytes;
}

static void
test_structs (void)
{
  for (guint n = 0; n < CV_N_NOUNS; n++)
    {
      g_autoptr (CvRow) row = make_row ((CvNoun) n, 1);
      g_autoptr (CvRecord) record = cv_record_new_from_row (row);
      GTypeQuery query;
      gsize fields = bytes_of_fields ((CvNoun) n);

      g_type_query (cv_noun_get_type ((CvNoun) n), &query);
      g_assert_cmpuint (query.instance_size, >=, sizeof (CvRecord) + fields);
      /* Padding: at most four bytes after each of three groups of ints. */
      g_assert_cmpuint (query.instance_size, <=, sizeof (CvRecord) + fields + 12);
      switch (n)
        {
        case CV_NOUN_PLAN:
          check_plan (record, row);
          break;
        case CV_NOUN_GOAL:
          check_goal (record, row);
          break;
        case CV_NOUN_KPI:
          check_kpi (record, row);
          break;
        case CV_NOUN_CHANNEL:
          check_channel (record, row);
          break;
        case CV_NOUN_BREAK:
        case CV_NOUN_EVENT:
          check_marks (record, row);
          break;
        default:
          check_links (record, row);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/structs", test_structs);
  return g_test_run ();
}
