/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All drop-downs offer the same list: leave out, date, then the metrics. What the user chose is
 * kept by heading, so that a file read anew (another date order, say) keeps it. */

#include "config.h"

#include "pages/cv-import-columns.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/cv-catalogue.h"
#include "model/cv-formula.h"
#include "model/cv-question.h"
#include "pages/cv-import-words.h"
#include "widgets/cv-choice.h"

/* The first entries of each drop-down; metrics follow. */
enum
{
  USE_NOTHING,
  USE_DATE,
  N_FIXED_USES
};

struct _CvImportColumns
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GPtrArray *words;   /* of char *: what the drop-downs show, NULL-terminated */
  GPtrArray *metrics; /* of const char *: ids, from position N_FIXED_USES on */
  GPtrArray *choices; /* of GtkDropDown, a column each */
  GPtrArray *headers; /* of char * */
  GHashTable *chosen; /* heading → metric id, "" for nothing */
  char *date_column;  /* chosen; NULL: as suggested */
  gboolean showing;   /* selections are set, not chosen */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportColumns, cv_import_columns, GTK_TYPE_WIDGET)

/* --- what can be chosen --- */

static void
add_metric (CvImportColumns *self,
            CvPlan          *plan,
            const char      *metric)
{
  if (g_ptr_array_find_with_equal_func (self->metrics, metric, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->metrics, (gpointer) g_intern_string (metric));
  g_ptr_array_add (self->words, g_strdup (cv_plan_get_metric_name (plan, metric)));
}

static void
add_metrics_of_kpi (CvImportColumns *self,
                    CvPlan          *plan,
                    CvKpi           *kpi)
{
  g_autoptr (CvFormula) formula = cv_formula_parse (kpi->formula, NULL);
  const CvFormulaInput *inputs;
  guint n = 0;

  if (formula == NULL)
    return;
  inputs = cv_formula_get_inputs (formula, &n);
  for (guint i = 0; i < n; i++)
    add_metric (self, plan, inputs[i].metric);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (cv_tr ((*(const CvMetricInfo *const *) a)->name),
                         cv_tr ((*(const CvMetricInfo *const *) b)->name));
}

/* The catalogue's, by name. */
static void
add_catalogue (CvImportColumns *self,
               CvPlan          *plan)
{
  guint n;
  const CvMetricInfo *metrics = cv_catalogue_metrics (cv_catalogue_get (), &n);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) &metrics[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < n; i++)
    add_metric (self, plan, ((const CvMetricInfo *) sorted->pdata[i])->id);
}

void
cv_import_columns_set_plan (CvImportColumns *self,
                            CvPlan          *plan)
{
  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (self->words->len == 0);

  g_ptr_array_add (self->words, g_strdup (_ ("Leave Out")));
  g_ptr_array_add (self->words, g_strdup (C_ ("column", "Date")));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI); i++)
    add_metrics_of_kpi (self, plan, cv_plan_get_nth (plan, CV_NOUN_KPI, i));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_METRIC); i++)
    add_metric (self, plan, cv_record_get_id (cv_plan_get_nth (plan, CV_NOUN_METRIC, i)));
  add_catalogue (self, plan);
  g_ptr_array_add (self->words, NULL);
}

/* --- choosing --- */

static void
choice_changed_cb (CvImportColumns *self,
                   GParamSpec      *pspec,
                   GtkWidget       *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  const char *header;
  guint position;

  if (self->showing || !g_ptr_array_find (self->choices, choice, &position))
    return;

  header = self->headers->pdata[position];
  if (selected == USE_DATE)
    {
      g_free (self->date_column);
      self->date_column = g_strdup (header);
      g_hash_table_remove (self->chosen, header);
    }
  else
    {
      if (g_strcmp0 (self->date_column, header) == 0)
        g_clear_pointer (&self->date_column, g_free);
      g_hash_table_insert (self->chosen, g_strdup (header),
                           g_strdup (selected == USE_NOTHING
                                         ? ""
                                         : self->metrics->pdata[selected - N_FIXED_USES]));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
cv_import_columns_apply (CvImportColumns *self,
                         CvImportOptions *options)
{
  GPtrArray *map = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer header, metric;

  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &header, &metric))
    g_ptr_array_add (map, g_strdup_printf ("%s=%s", (char *) header, (char *) metric));
  g_ptr_array_add (map, NULL);
  g_strfreev (options->map);
  options->map = (char **) g_ptr_array_free (map, FALSE);

  g_free (options->date_column);
  options->date_column = g_strdup (self->date_column);
}

/* --- showing --- */

static guint
get_use (CvImportColumns      *self,
         const CvImportColumn *column)
{
  guint position;

  if (column->is_date)
    return USE_DATE;
  if (column->metric == NULL
      || !g_ptr_array_find_with_equal_func (self->metrics, column->metric, g_str_equal, &position))
    return USE_NOTHING;
  return position + N_FIXED_USES;
}

static void
add_row (CvImportColumns      *self,
         const CvImportColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = cv_choice_new ((const char *const *) self->words->pdata);
  g_autoptr (GtkExpression) word
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (choice), word);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  cv_choice_set_label (GTK_DROP_DOWN (choice), column->header);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 200, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->header);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->choices, choice);
  g_ptr_array_add (self->headers, g_strdup (column->header));
}

/* Rows are kept while the columns are the same: the focus stays in the drop-down that was just
 * used. */
static gboolean
has_rows_of (CvImportColumns      *self,
             const CvImportReview *review)
{
  if (self->headers->len != review->columns->len)
    return FALSE;
  for (guint i = 0; i < self->headers->len; i++)
    if (!g_str_equal (self->headers->pdata[i],
                      ((CvImportColumn *) review->columns->pdata[i])->header))
      return FALSE;
  return TRUE;
}

void
cv_import_columns_show (CvImportColumns      *self,
                        const CvImportReview *review)
{
  GtkWidget *child;

  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));

  self->showing = TRUE;
  if (!has_rows_of (self, review))
    {
      g_ptr_array_set_size (self->choices, 0);
      g_ptr_array_set_size (self->headers, 0);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
        gtk_list_box_remove (self->list, child);
      for (guint i = 0; i < review->columns->len; i++)
        add_row (self, review->columns->pdata[i]);
    }
  for (guint i = 0; i < review->columns->len; i++)
    {
      const CvImportColumn *column = review->columns->pdata[i];
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      g_autofree char *sample = cv_import_words_sample (column->sample);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
      gtk_drop_down_set_selected (self->choices->pdata[i], get_use (self, column));
    }
  self->showing = FALSE;
}

static void
cv_import_columns_dispose (GObject *object)
{
  CvImportColumns *self = CV_IMPORT_COLUMNS (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (cv_import_columns_parent_class)->dispose (object);
}

static void
cv_import_columns_finalize (GObject *object)
{
  CvImportColumns *self = CV_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->metrics);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->headers);
  g_hash_table_unref (self->chosen);
  g_free (self->date_column);
  G_OBJECT_CLASS (cv_import_columns_parent_class)->finalize (object);
}

static void
cv_import_columns_class_init (CvImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_import_columns_dispose;
  object_class->finalize = cv_import_columns_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cv_import_columns_init (CvImportColumns *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->metrics = g_ptr_array_new ();
  self->choices = g_ptr_array_new ();
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns of the file"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}
