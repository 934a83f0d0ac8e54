/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines are made once per judgement and spliced in as one change; the view only builds what is on
 * screen. */

#include "config.h"

#include "pages/cv-track-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-table-text.h"
#include "model/cv-pace.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-label.h"

/* --- a line --- */

typedef enum
{
  COLUMN_PERIOD,
  COLUMN_CHANNEL,
  COLUMN_VALUE,
  COLUMN_BEFORE,
  COLUMN_EXPECTED,
  COLUMN_NOTE,
  N_COLUMNS
} Column;

static gboolean
holds_number (Column column)
{
  return column == COLUMN_VALUE || column == COLUMN_BEFORE || column == COLUMN_EXPECTED;
}

#define TYPE_LINE (line_get_type ())
G_DECLARE_FINAL_TYPE (Line, line, CV, LINE, GObject)

struct _Line
{
  GObject parent_instance;

  CvDay day;
  char *channel; /* (nullable) id: of what one channel had */
  char *cells[N_COLUMNS];
  double numbers[N_COLUMNS]; /* of the cells that hold one */
  char *name; /* all of it, to be spoken */
};

G_DEFINE_FINAL_TYPE (Line, line, G_TYPE_OBJECT)

static void
line_finalize (GObject *object)
{
  Line *self = CV_LINE (object);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->cells[i]);
  g_free (self->name);
  g_free (self->channel);
  G_OBJECT_CLASS (line_parent_class)->finalize (object);
}

static void
line_class_init (LineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = line_finalize;
}

static void
line_init (Line *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->numbers[i] = NAN;
}

static char *
describe_gap (CvPlan              *plan,
              CvGrain              cadence,
              const CvPeriodValue *period)
{
  const char *metric
      = period->why_metric != NULL ? cv_plan_get_metric_name (plan, period->why_metric) : NULL;
  const char *remark;

  if (period->why != CV_WHY_NONE)
    return cv_why_to_sentence (period->why, metric, cadence);
  remark = cv_value_get_remark (period->partial, period->estimated);
  return g_strdup (remark != NULL ? remark : "");
}

static char *
describe_before (const CvTrackItem     *item,
                 const CvComparedValue *compared)
{
  g_autofree char *number = cv_unit_format (compared->value, item->unit, item->currency);

  return cv_compare_describe (compared, number);
}

/* (transfer full) all of a line, to be spoken. */
static char *
describe_line (char *const *cells,
               gboolean     has_no_path)
{
  if (has_no_path)
    /* Translators: a line of a table, spoken: period, value, a remark. */
    return g_strdup_printf (_ ("%1$s: %2$s. %3$s"), cells[COLUMN_PERIOD], cells[COLUMN_VALUE], cells[COLUMN_NOTE]);

  /* Translators: a line of a table, spoken: period, value, what was expected, a remark. */
  return g_strdup_printf (_ ("%1$s: %2$s, target path %3$s. %4$s"), cells[COLUMN_PERIOD], cells[COLUMN_VALUE],
                          cells[COLUMN_EXPECTED], cells[COLUMN_NOTE]);
}

static Line *
line_new (CvPlan              *plan,
          const CvTrackItem   *item,
          GArray              *path,
          GArray              *before,
          const CvPeriodValue *period)
{
  Line *self = g_object_new (TYPE_LINE, NULL);
  double expected = path->len > 0 ? cv_path_get_value (path, period->last) : NAN;
  CvComparedValue compared = cv_compare_find (before, period->first);

  self->numbers[COLUMN_VALUE] = period->value;
  self->numbers[COLUMN_BEFORE] = compared.value;
  self->numbers[COLUMN_EXPECTED] = expected;
  self->day = period->first;
  self->cells[COLUMN_PERIOD] = cv_period_format_locale (period->first, item->question->cadence);
  self->cells[COLUMN_CHANNEL] = g_strdup ("");
  self->cells[COLUMN_VALUE] = cv_unit_format (period->value, item->unit, item->currency);
  self->cells[COLUMN_BEFORE] = describe_before (item, &compared);
  self->cells[COLUMN_EXPECTED] = cv_unit_format (expected, item->unit, item->currency);
  self->cells[COLUMN_NOTE] = describe_gap (plan, item->question->cadence, period);
  self->name = describe_line (self->cells, isnan (expected));
  if (before->len > 0)
    {
      g_autofree char *whole = g_steal_pointer (&self->name);

      /* Translators: a line of a table, spoken, and the value it is compared with. */
      self->name = g_strdup_printf (_ ("%1$s Before: %2$s"), whole, self->cells[COLUMN_BEFORE]);
    }
  return self;
}

/* What one channel had in @period. */
static Line *
line_new_of_part (CvPlan              *plan,
                  CvKpi               *kpi,
                  const CvKpiQuestion *part,
                  const CvPeriodValue *period)
{
  Line *self = g_object_new (TYPE_LINE, NULL);
  const CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, part->scope[0].channel);

  self->day = period->first;
  self->cells[COLUMN_PERIOD] = cv_period_format_locale (period->first, part->cadence);
  self->channel = g_strdup (part->scope[0].channel);
  self->cells[COLUMN_CHANNEL] = g_strdup (channel != NULL ? cv_channel_get_label (channel) : "");
  self->numbers[COLUMN_VALUE] = period->value;
  self->cells[COLUMN_VALUE] = cv_unit_format (period->value, kpi->unit, cv_plan_get_info (plan)->currency);
  self->cells[COLUMN_BEFORE] = g_strdup ("");
  self->cells[COLUMN_EXPECTED] = g_strdup ("");
  self->cells[COLUMN_NOTE] = describe_gap (plan, part->cadence, period);
  /* Translators: a line of a table, spoken: period, channel, value, a remark. */
  self->name = g_strdup_printf (_ ("%1$s, %2$s: %3$s. %4$s"), self->cells[COLUMN_PERIOD], self->cells[COLUMN_CHANNEL],
                                self->cells[COLUMN_VALUE], self->cells[COLUMN_NOTE]);
  return self;
}

/* --- the table --- */

struct _CvTrackTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *lines;
  GPtrArray *waiting; /* (owned) (nullable) lines that are not shown yet */
  GtkColumnViewColumn *columns[N_COLUMNS]; /* (unowned) */
  GtkMultiSelection *selection;
};

enum
{
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTrackTable, cv_track_table, GTK_TYPE_WIDGET)

static const char *const titles[N_COLUMNS] = {
  NC_ ("table", "Period"),
  NC_ ("table", "Channel"),
  NC_ ("table", "Value"),
  NC_ ("table", "Before"),
  NC_ ("table", "Target path"),
  NC_ ("table", "Remark"),
};

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  Column column = GPOINTER_TO_INT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), holds_number (column) ? 1 : 0);
  /* A period or a number that is cut off says something else; what a user wrote may be of any length.
   * Not gtk_widget_set_tooltip_text(): it asks the display where the pointer is, once a cell. */
  if (column == COLUMN_CHANNEL || column == COLUMN_NOTE)
    cv_label_limit (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  Line *line = CV_LINE (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), line->cells[GPOINTER_TO_INT (data)]);
  cv_list_item_set_label (item, line->name);
}

static void
add_column (CvTrackTable *self,
            Column        column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  view_column
      = gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "table", titles[column]), factory);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_NOTE || column == COLUMN_PERIOD || column == COLUMN_CHANNEL);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
  self->columns[column] = view_column; /* the view's */
}

/* By channel there is no target path, and nothing is compared with an earlier time. */
static void
set_columns (CvTrackTable *self,
             gboolean      by_channel,
             gboolean      compares,
             gboolean      has_path)
{
  gtk_column_view_column_set_visible (self->columns[COLUMN_CHANNEL], by_channel);
  gtk_column_view_column_set_visible (self->columns[COLUMN_EXPECTED], has_path);
  gtk_column_view_column_set_visible (self->columns[COLUMN_BEFORE], compares);
}

/* The chart is what is looked at first: rows are made when the table comes into sight. */
static void
show_waiting (CvTrackTable *self)
{
  g_autoptr (GPtrArray) lines = g_steal_pointer (&self->waiting);

  if (lines != NULL)
    g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata,
                         lines->len);
}

static void
cv_track_table_map (GtkWidget *widget)
{
  show_waiting (CV_TRACK_TABLE (widget));
  GTK_WIDGET_CLASS (cv_track_table_parent_class)->map (widget);
}

/* Takes @lines, of Line: they take the place of those there are. */
static void
set_lines (CvTrackTable *self,
           GPtrArray    *lines)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = lines;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_waiting (self);
}

void
cv_track_table_show (CvTrackTable      *self,
                     CvPlan            *plan,
                     const CvTrackItem *item,
                     CvCompare          compare)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) path = NULL;
  GArray *values;

  g_return_if_fail (CV_IS_TRACK_TABLE (self));

  path = cv_path_new (item->question);
  values = item->result->values;
  before = cv_compare_values (compare, item->question, values);
  set_columns (self, FALSE, compare != CV_COMPARE_NOTHING, path->len > 0);
  for (guint i = values->len; i-- > 0;)
    g_ptr_array_add (lines, line_new (plan, item, path, before, &g_array_index (values, CvPeriodValue, i)));
  set_lines (self, g_steal_pointer (&lines));
}

/* The newest period first, in it the channels in their order. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = *(Line *const *) a, *second = *(Line *const *) b;

  return (first->day < second->day) - (first->day > second->day);
}

void
cv_track_table_show_parts (CvTrackTable    *self,
                           CvPlan          *plan,
                           CvKpi           *kpi,
                           const GPtrArray *parts,
                           const GPtrArray *results)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (CV_IS_TRACK_TABLE (self));

  set_columns (self, TRUE, FALSE, FALSE);
  for (guint i = 0; i < results->len; i++)
    {
      const CvKpiResult *result = results->pdata[i];

      for (guint k = 0; k < result->values->len; k++)
        g_ptr_array_add (lines, line_new_of_part (plan, kpi, parts->pdata[i],
                                                  &g_array_index (result->values, CvPeriodValue, k)));
    }
  /* It keeps the order of equals. */
  g_ptr_array_sort (lines, compare_lines);
  set_lines (self, g_steal_pointer (&lines));
}

/* --- copying --- */

static void
add_headings (CvTrackTable *self,
              CvTableText  *table)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (gtk_column_view_column_get_visible (self->columns[i]))
      cv_table_text_add_text (table, g_dpgettext2 (GETTEXT_PACKAGE, "table", titles[i]));
  cv_table_text_end_line (table);
}

static void
add_line (CvTrackTable *self,
          const Line   *line,
          CvTableText  *table)
{
  for (Column i = 0; i < N_COLUMNS; i++)
    if (!gtk_column_view_column_get_visible (self->columns[i]))
      continue;
    else if (holds_number (i))
      cv_table_text_add_result (table, line->numbers[i]);
    else
      cv_table_text_add_text (table, line->cells[i]);
  cv_table_text_end_line (table);
}

/* As a spreadsheet takes it: numbers without grouping and units. */
static void
copy_selected (CvTrackTable *self)
{
  CvTableText *table = cv_table_text_new (CV_TABLE_FOR_PASTING);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_headings (self, table);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (Line) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
        add_line (self, line, table);
    }
  bytes = cv_table_text_finish (table);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static gboolean
copy_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   data)
{
  copy_selected (CV_TRACK_TABLE (widget));
  return TRUE;
}

static void
activate_cb (CvTrackTable *self,
             guint         position)
{
  g_autoptr (Line) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0, (int) line->day, line->channel);
}

static void
cv_track_table_dispose (GObject *object)
{
  CvTrackTable *self = CV_TRACK_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (cv_track_table_parent_class)->dispose (object);
}

static void
cv_track_table_class_init (CvTrackTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_track_table_dispose;
  widget_class->map = cv_track_table_map;

  signals[SIGNAL_ROW_ACTIVATED]
      = g_signal_new ("row-activated", CV_TYPE_TRACK_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_shortcut_cb, NULL);
}

/* On GTK 4.8 the row of headings takes the focus and has no name of its own. */
static void
name_header (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("table", "Headings"), -1);
}

static void
cv_track_table_init (CvTrackTable *self)
{
  self->lines = g_list_store_new (TYPE_LINE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  name_header (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Values as a table"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  for (Column column = 0; column < N_COLUMNS; column++)
    add_column (self, column);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
