/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-import-name-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-number.h"
#include "pages/cv-import-metrics.h"
#include "widgets/cv-choice.h"

/* The others are matched by a better file. */
#define MAX_ROWS 60
#define ROWS_AT_ONCE 4

/* The first entries of each drop-down; metrics follow. */
enum
{
  USE_UNKNOWN,
  USE_NOTHING
};

typedef struct
{
  char *text, *metric;
  guint64 n_rows;
  gboolean left_out;
  GtkWidget *row, *choice; /* NULL: not made yet */
} Name;

struct _CvImportNameList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  CvImportMetrics *metrics;
  GPtrArray *names;   /* of Name */
  GHashTable *chosen; /* name → metric id, "" for left out */
  gboolean showing;
  guint idle;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportNameList, cv_import_name_list, GTK_TYPE_WIDGET)

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->text);
  g_free (name->metric);
  g_free (name);
}

void
cv_import_name_list_set_plan (CvImportNameList *self,
                              CvPlan           *plan)
{
  const char *fixed[] = { _ ("Not Known"), _ ("Leave Out"), NULL };

  g_return_if_fail (CV_IS_IMPORT_NAME_LIST (self));
  g_return_if_fail (self->metrics == NULL);

  self->metrics = cv_import_metrics_new (plan, fixed);
}

/* --- choosing --- */

static void
choice_changed_cb (CvImportNameList *self,
                   GParamSpec       *pspec,
                   GtkWidget        *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  const char *metric = cv_import_metrics_get (self->metrics, selected);

  if (self->showing)
    return;
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = self->names->pdata[i];

      if (name->choice == choice && selected == USE_UNKNOWN)
        g_hash_table_remove (self->chosen, name->text);
      else if (name->choice == choice)
        g_hash_table_insert (self->chosen, g_strdup (name->text), g_strdup (metric != NULL ? metric : ""));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
cv_import_name_list_take (CvImportNameList      *self,
                          const CvImportOptions *options)
{
  g_return_if_fail (CV_IS_IMPORT_NAME_LIST (self));

  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; options->names != NULL && options->names[i] != NULL; i++)
    {
      const char *equals = strrchr (options->names[i], '=');

      g_hash_table_insert (self->chosen, g_strndup (options->names[i], (gsize) (equals - options->names[i])),
                           g_strdup (equals + 1));
    }
}

void
cv_import_name_list_apply (CvImportNameList *self,
                           CvImportOptions  *options)
{
  GPtrArray *pairs = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, metric;

  g_return_if_fail (CV_IS_IMPORT_NAME_LIST (self));

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &name, &metric))
    g_ptr_array_add (pairs, g_strdup_printf ("%s=%s", (char *) name, (char *) metric));
  g_ptr_array_add (pairs, NULL);
  g_strfreev (options->names);
  options->names = (char **) g_ptr_array_free (pairs, FALSE);
}

/* --- rows --- */

static void
make_row (CvImportNameList *self,
          Name             *name)
{
  g_autoptr (GtkExpression) word = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  name->row = adw_action_row_new ();
  name->choice = cv_choice_new ((const char *const *) self->metrics->words->pdata);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (name->choice), word);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (name->choice), TRUE);
  cv_choice_set_label (GTK_DROP_DOWN (name->choice), name->text);
  gtk_widget_set_valign (name->choice, GTK_ALIGN_CENTER);
  g_signal_connect_object (name->choice, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (name->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name->row), name->text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (name->row), name->choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (name->row), name->choice);
  gtk_widget_set_focusable (name->row, FALSE);
  gtk_list_box_append (self->list, name->row);
}

static void
show_row (CvImportNameList *self,
          const Name       *name)
{
  g_autofree char *number = cv_number_format_locale ((double) name->n_rows, 0);
  /* Translators: %s is a number. */
  g_autofree char *text = g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) name->n_rows), number);
  guint otherwise = name->left_out ? USE_NOTHING : USE_UNKNOWN;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (name->row), text);
  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (name->choice),
                              cv_import_metrics_find (self->metrics, name->metric, otherwise));
  self->showing = FALSE;
}

static gboolean
add_rows (gpointer data)
{
  CvImportNameList *self = data;
  guint n = 0;

  for (guint i = 0; i < self->names->len && n < ROWS_AT_ONCE; i++)
    {
      Name *name = self->names->pdata[i];

      if (name->row != NULL)
        continue;
      make_row (self, name);
      show_row (self, name);
      n++;
    }
  if (n == ROWS_AT_ONCE)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_rows_of (CvImportNameList     *self,
             const CvImportReview *review)
{
  if (self->names->len != MIN (review->names->len, MAX_ROWS))
    return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    if (!g_str_equal (((Name *) self->names->pdata[i])->text, ((CvImportName *) review->names->pdata[i])->text))
      return FALSE;
  return TRUE;
}

static void
fill (CvImportNameList     *self,
      const CvImportReview *review)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->names, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (review->names->len, MAX_ROWS); i++)
    {
      const CvImportName *from = review->names->pdata[i];
      Name *name = g_new0 (Name, 1);

      name->text = g_strdup (from->text);
      g_ptr_array_add (self->names, name);
    }
}

void
cv_import_name_list_show (CvImportNameList     *self,
                          const CvImportReview *review)
{
  g_return_if_fail (CV_IS_IMPORT_NAME_LIST (self));

  if (!has_rows_of (self, review))
    fill (self, review);
  for (guint i = 0; i < self->names->len; i++)
    {
      const CvImportName *from = review->names->pdata[i];
      Name *name = self->names->pdata[i];

      g_free (name->metric);
      name->metric = g_strdup (from->metric);
      name->left_out = from->left_out;
      name->n_rows = from->n_rows;
      if (name->row != NULL)
        show_row (self, name);
    }
  if (self->idle == 0 && add_rows (self))
    self->idle = g_idle_add (add_rows, self);
}

/* --- life --- */

static void
cv_import_name_list_dispose (GObject *object)
{
  CvImportNameList *self = CV_IMPORT_NAME_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (cv_import_name_list_parent_class)->dispose (object);
}

static void
cv_import_name_list_finalize (GObject *object)
{
  CvImportNameList *self = CV_IMPORT_NAME_LIST (object);

  g_clear_pointer (&self->metrics, cv_import_metrics_free);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->chosen);
  G_OBJECT_CLASS (cv_import_name_list_parent_class)->finalize (object);
}

static void
cv_import_name_list_class_init (CvImportNameListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cv_import_name_list_dispose;
  object_class->finalize = cv_import_name_list_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_IMPORT_NAME_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cv_import_name_list_init (CvImportNameList *self)
{
  self->names = g_ptr_array_new_with_free_func (name_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Names in the file"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}
