/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows and cells: the table of fields, text in and out, and what is refused. */

#include <math.h>
#include <string.h>

#include "base/cv-error.h"
#include "model/cv-edit.h"
#include "model/cv-nouns.h"

static const CvField *
field_of (CvNoun noun, const char *name)
{
  int i = cv_noun_field (noun, name);

  g_assert_cmpint (i, >=, 0);
  return &cv_noun_info (noun)->fields[i];
}

static void
test_names (void)
{
  g_assert_cmpint (cv_noun_field (CV_NOUN_GOAL, "business_value"), >=, 0);
  g_assert_cmpint (cv_noun_field (CV_NOUN_GOAL, "business-value"), ==,
                   cv_noun_field (CV_NOUN_GOAL, "business_value"));
  g_assert_cmpint (cv_noun_field (CV_NOUN_GOAL, "business"), ==, -1);
  g_assert_cmpint (cv_noun_field (CV_NOUN_GOAL, "business_values"), ==, -1);
  g_assert_cmpint (cv_noun_field (CV_NOUN_GOAL, ""), ==, -1);
}

/* What the database, the objects and the command line build on. */
static void
test_tables (void)
{
  for (guint n = 0; n < CV_N_NOUNS; n++)
    {
      const CvNounInfo *info = cv_noun_info ((CvNoun) n);

      g_assert_cmpuint (info->n_fields, >, 0);
      g_assert_cmpuint (info->n_fields, <, 64); /* an update's `fields` has a bit each */
      g_assert_cmpint (cv_noun_field ((CvNoun) n, "id"), ==, -1);
      for (guint i = 0; i < info->n_fields; i++)
        {
          const CvField *field = &info->fields[i];

          g_assert_cmpint (cv_noun_field ((CvNoun) n, field->name), ==, (int) i);
          g_assert_cmpint (field->kind == CV_FIELD_ENUM, ==, field->enumeration != NULL);
          g_assert_true (field->kind == CV_FIELD_REFERENCE || !field->owned);
          for (const char *c = field->name; *c != '\0'; c++)
            g_assert_true (g_ascii_islower (*c) || *c == '_');
        }
      for (guint other = 0; other < n; other++)
        {
          g_assert_cmpstr (info->name, !=, cv_noun_info ((CvNoun) other)->name);
          if (info->prefix != NULL)
            g_assert_cmpstr (info->prefix, !=, cv_noun_info ((CvNoun) other)->prefix);
        }
    }
  g_assert_null (cv_noun_info (CV_NOUN_PLAN)->prefix);
  g_assert_null (cv_noun_info (CV_NOUN_METRIC)->prefix);
  g_assert_cmpstr (cv_noun_info (CV_NOUN_KPI_GOAL)->prefix, ==, "kg");
  g_assert_true (field_of (CV_NOUN_KPI, "goal")->owned);
  g_assert_true (field_of (CV_NOUN_BREAK, "channel")->owned);
  g_assert_false (field_of (CV_NOUN_EVENT, "goal")->owned);
  g_assert_cmpint (field_of (CV_NOUN_EVENT, "channel")->refers, ==, CV_NOUN_CHANNEL);
}

/* The words of PRODUCT.md, in the enumerations' order. */
static void
test_nicks (void)
{
  static const struct { CvNoun noun; const char *field, *nicks; } cases[] = {
    { CV_NOUN_PLAN, "state", "draft committed closed" },
    { CV_NOUN_GOAL, "business_value", "none experience connectivity proximity" },
    { CV_NOUN_GOAL, "stage", "listen engage co-create" },
    { CV_NOUN_KPI, "direction", "higher lower band" },
    { CV_NOUN_KPI, "cadence", "day week month quarter" },
    { CV_NOUN_KPI, "measured", "period total" },
    { CV_NOUN_KPI, "source", "hand file account" },
    { CV_NOUN_CHANNEL, "decision", "open keep drop" },
    { CV_NOUN_ROLE, "role", "none support lead" },
    { CV_NOUN_METRIC, "kind", "flow stock unique rate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CvField *field = field_of (cases[i].noun, cases[i].field);
      g_auto (GStrv) nicks = g_strsplit (cases[i].nicks, " ", -1);

      for (int v = 0; nicks[v] != NULL; v++)
        {
          CvCell cell;
          g_autofree char *back = NULL;

          g_assert_true (cv_cell_parse (field, nicks[v], &cell, NULL));
          g_assert_cmpint (cell.integer, ==, v);
          back = cv_cell_format (field, &cell);
          g_assert_cmpstr (back, ==, nicks[v]);
        }
    }
}

static void
test_parse (void)
{
  /* NULL: refused */
  static const struct { CvNoun noun; const char *field, *text, *back; } cases[] = {
    { CV_NOUN_GOAL, "statement", "Été « 2026 »", "Été « 2026 »" },
    { CV_NOUN_GOAL, "statement", "", "" },
    { CV_NOUN_GOAL, "statement", "\xff", NULL },
    { CV_NOUN_KPI, "goal", "g1", "g1" },
    { CV_NOUN_KPI, "target", "12.5", "12.5" },
    { CV_NOUN_KPI, "target", "-3", "-3" },
    { CV_NOUN_KPI, "target", "", "" },
    { CV_NOUN_KPI, "target", "12,5", NULL },
    { CV_NOUN_KPI, "target", "nan", NULL },
    { CV_NOUN_KPI, "target", "1e999", NULL },
    { CV_NOUN_KPI, "target", "0x10", NULL },
    { CV_NOUN_KPI, "target", "12 %", NULL },
    { CV_NOUN_GOAL, "priority", "3", "3" },
    { CV_NOUN_GOAL, "priority", "", "0" },
    { CV_NOUN_GOAL, "priority", "3.5", NULL },
    { CV_NOUN_GOAL, "priority", "3 ", NULL },
    { CV_NOUN_GOAL, "priority", "99999999999", NULL },
    { CV_NOUN_GOAL, "due", "2026-12-31", "2026-12-31" },
    { CV_NOUN_GOAL, "due", "0001-01-01", "0001-01-01" },
    { CV_NOUN_GOAL, "due", "9999-12-31", "9999-12-31" },
    { CV_NOUN_GOAL, "due", "", "" },
    { CV_NOUN_GOAL, "due", "2026-02-29", NULL },
    { CV_NOUN_GOAL, "due", "10000-01-01", NULL },
    { CV_NOUN_GOAL, "due", "0000-01-01", NULL },
    { CV_NOUN_GOAL, "due", "31/12/2026", NULL },
    { CV_NOUN_GOAL, "stage", "co_create", "co-create" },
    { CV_NOUN_GOAL, "stage", "Engage", "engage" },
    { CV_NOUN_GOAL, "stage", "", "listen" },
    { CV_NOUN_GOAL, "stage", "talk", NULL },
    { CV_NOUN_GOAL, "stage", "1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CvField *field = field_of (cases[i].noun, cases[i].field);
      g_autoptr (GError) error = NULL;
      g_autofree char *back = NULL;
      CvCell cell;

      memset (&cell, 0x55, sizeof cell); /* whatever it held */
      if (cases[i].back == NULL)
        {
          g_assert_false (cv_cell_parse (field, cases[i].text, &cell, &error));
          g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
          continue;
        }
      g_assert_true (cv_cell_parse (field, cases[i].text, &cell, &error));
      g_assert_no_error (error);
      back = cv_cell_format (field, &cell);
      g_assert_cmpstr (back, ==, cases[i].back);
      cv_cell_clear (field, &cell);
    }
}

static void
test_length (void)
{
  const CvField *field = field_of (CV_NOUN_PLAN, "reason");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CvCell cell;

  /* Characters, not bytes. */
  for (int i = 0; i < CV_TEXT_MAX_CHARS; i++)
    g_string_append (text, "é");
  g_assert_true (cv_cell_parse (field, text->str, &cell, NULL));
  cv_cell_clear (field, &cell);
  g_string_append (text, "é");
  g_assert_false (cv_cell_parse (field, text->str, &cell, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_LIMIT);
}

static void
test_rows (void)
{
  g_autoptr (CvRow) row = cv_row_new (CV_NOUN_KPI, "k1");
  g_autoptr (CvRow) copy = NULL;
  const CvNounInfo *info = cv_noun_info (CV_NOUN_KPI);
  int name = cv_noun_field (CV_NOUN_KPI, "name");
  int due = cv_noun_field (CV_NOUN_KPI, "due");
  int target = cv_noun_field (CV_NOUN_KPI, "target");

  g_assert_cmpstr (row->cells[name].text, ==, "");
  g_assert_cmpint (row->cells[due].integer, ==, CV_DAY_NONE);
  g_assert_true (isnan (row->cells[target].number));

  copy = cv_row_copy (row);
  for (guint i = 0; i < info->n_fields; i++)
    g_assert_true (cv_cell_equal (&info->fields[i], &row->cells[i], &copy->cells[i]));

  cv_row_set_text (copy, "name", "Followers");
  cv_row_set_text (copy, "name", copy->cells[name].text); /* its own text again */
  g_assert_cmpstr (copy->cells[name].text, ==, "Followers");
  cv_row_set_number (copy, "target", 1500);
  cv_row_set_integer (copy, "due", 20000);
  g_assert_cmpstr (row->cells[name].text, ==, "");
  g_assert_false (cv_cell_equal (&info->fields[name], &row->cells[name], &copy->cells[name]));
  g_assert_false (cv_cell_equal (&info->fields[target], &row->cells[target], &copy->cells[target]));
  g_assert_false (cv_cell_equal (&info->fields[due], &row->cells[due], &copy->cells[due]));

  cv_row_set_cell (row, (guint) name, &copy->cells[name]);
  g_assert_cmpstr (row->cells[name].text, ==, "Followers");
  g_assert_true (row->cells[name].text != copy->cells[name].text);
  cv_row_set_text (row, "name", NULL);
  g_assert_cmpstr (row->cells[name].text, ==, "");
  /* No number that is not one gets in. */
  cv_row_set_number (copy, "target", INFINITY);
  g_assert_true (isnan (copy->cells[target].number));
}

static void
test_edits (void)
{
  g_autoptr (CvEdit) edit = cv_edit_new ("Add Goal");
  g_autofree char *goal = g_strdup (cv_edit_insert (edit, cv_row_new (CV_NOUN_GOAL, NULL)));
  CvRow *kpi = cv_row_new (CV_NOUN_KPI, NULL);
  g_autofree char *second = NULL;
  CvOperation *update;

  cv_row_set_text (kpi, "goal", goal);
  second = g_strdup (cv_edit_insert (edit, kpi));
  g_assert_true (cv_edit_is_placeholder (goal));
  g_assert_true (cv_edit_is_placeholder (second));
  g_assert_cmpstr (goal, !=, second);
  g_assert_cmpstr (cv_edit_insert (edit, cv_row_new (CV_NOUN_METRIC, "stars")), ==, "stars");
  g_assert_false (cv_edit_is_placeholder ("stars"));
  g_assert_false (cv_edit_is_placeholder (NULL));

  cv_edit_set_text (edit, CV_NOUN_KPI, "k1", "name", "Reach");
  cv_edit_set_number (edit, CV_NOUN_KPI, "k1", "target", 12);
  cv_edit_set_integer (edit, CV_NOUN_KPI, "k1", "due", 20000);
  g_assert_cmpuint (edit->operations->len, ==, 4); /* one update */
  update = g_ptr_array_index (edit->operations, 3);
  g_assert_cmpint (update->kind, ==, CV_OPERATION_UPDATE);
  g_assert_true (update->fields
                 == ((guint64) 1 << cv_noun_field (CV_NOUN_KPI, "name")
                     | (guint64) 1 << cv_noun_field (CV_NOUN_KPI, "target")
                     | (guint64) 1 << cv_noun_field (CV_NOUN_KPI, "due")));
  cv_edit_set_text (edit, CV_NOUN_KPI, "k2", "name", "Views");
  g_assert_cmpuint (edit->operations->len, ==, 5);
  cv_edit_set (edit, CV_NOUN_KPI, "k1", "name", &(CvCell) { .text = (char *) "Reached" });
  g_assert_cmpuint (edit->operations->len, ==, 6); /* the order of what was done stays */
  cv_edit_delete (edit, CV_NOUN_KPI, "k2");
  g_assert_cmpuint (edit->operations->len, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row/names", test_names);
  g_test_add_func ("/row/tables", test_tables);
  g_test_add_func ("/row/nicks", test_nicks);
  g_test_add_func ("/row/parse", test_parse);
  g_test_add_func ("/row/length", test_length);
  g_test_add_func ("/row/rows", test_rows);
  g_test_add_func ("/row/edits", test_edits);
  return g_test_run ();
}
