/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column view, so that a thousand KPIs cost what is on screen. The lines are made anew only when goals or KPIs come,
 * go or change places; the fields follow their records by themselves. */

#include "config.h"

#include "pages/cv-worksheet-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-text.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "pages/cv-person-input.h"
#include "pages/cv-record-form.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-label.h"

typedef enum
{
  COLUMN_GOAL,
  COLUMN_KPI,
  COLUMN_NOW,
  COLUMN_TARGET,
  COLUMN_BY,
  COLUMN_SOURCE,
  COLUMN_OWNER,
  N_COLUMNS
} Column;

/* `field`: of the KPI, where the cell is one to be filled in. */
static const struct
{
  const char *title, *field;
  int width;
} columns[N_COLUMNS] = {
  { NC_ ("worksheet", "Goal"), NULL, 150 },         { NC_ ("worksheet", "KPI"), NULL, 140 },
  { NC_ ("worksheet", "Now"), "baseline", 104 },     { NC_ ("worksheet", "Target"), "target", 104 },
  { NC_ ("worksheet", "By"), "due", 170 },          { NC_ ("worksheet", "Source"), "source", 118 },
  { NC_ ("worksheet", "Owner"), "owner", 140 },
};

/* --- a line --- */

#define TYPE_LINE (cv_worksheet_line_get_type ())
G_DECLARE_FINAL_TYPE (CvWorksheetLine, cv_worksheet_line, CV, WORKSHEET_LINE, GObject)

struct _CvWorksheetLine
{
  GObject parent_instance;

  CvGoal *goal;   /* (owned) */
  CvKpi *kpi;     /* (owned) (nullable) the goal has none yet */
  gboolean first; /* of its goal */
};

G_DEFINE_FINAL_TYPE (CvWorksheetLine, cv_worksheet_line, G_TYPE_OBJECT)

static void
cv_worksheet_line_dispose (GObject *object)
{
  CvWorksheetLine *self = CV_WORKSHEET_LINE (object);

  g_clear_object (&self->goal);
  g_clear_object (&self->kpi);
  G_OBJECT_CLASS (cv_worksheet_line_parent_class)->dispose (object);
}

static void
cv_worksheet_line_class_init (CvWorksheetLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_worksheet_line_dispose;
}

static void
cv_worksheet_line_init (CvWorksheetLine *self)
{
}

static CvWorksheetLine *
new_line (CvGoal  *goal,
          CvKpi   *kpi,
          gboolean first)
{
  CvWorksheetLine *self = g_object_new (TYPE_LINE, NULL);

  self->goal = g_object_ref (goal);
  self->kpi = kpi != NULL ? g_object_ref (kpi) : NULL;
  self->first = first;
  return self;
}

/* --- the pane --- */

struct _CvWorksheetPane
{
  AdwBin parent_instance;

  GtkColumnView *view; /* (unowned) */
  GListStore *lines;   /* (owned) */
  CvPage *page;        /* (unowned) */
  char *signature;     /* of the lines */
  char *people;        /* of the drop-downs of owners */
};

G_DEFINE_FINAL_TYPE (CvWorksheetPane, cv_worksheet_pane, ADW_TYPE_BIN)

static const char *
title_of (Column column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "worksheet", columns[column].title);
}

/* The band a KPI is to stay in has no place in a single field. (transfer full) */
static char *
describe_band (CvWorksheetPane *self,
               CvKpi           *kpi)
{
  const char *currency = cv_plan_get_info (cv_page_get_plan (self->page))->currency;
  g_autofree char *low = cv_unit_format (kpi->low, kpi->unit, currency);
  g_autofree char *high = cv_unit_format (kpi->high, kpi->unit, currency);

  if (isnan (kpi->low) || isnan (kpi->high))
    return g_strdup ("");
  /* Translators: the two edges of the band a KPI is to stay in, in a narrow cell. */
  return g_strdup_printf (_ ("%1$s to %2$s"), low, high);
}

/* (transfer full) */
static char *
describe_kpi (CvKpi *kpi)
{
  if (kpi == NULL)
    return g_strdup (_ ("No KPI yet"));
  if (*kpi->unit == '\0' || g_str_equal (kpi->unit, "count"))
    return g_strdup (cv_kpi_get_label (kpi));
  /* Translators: a KPI and the unit of its numbers: "Share of problems solved (percent)". */
  return g_strdup_printf (_ ("%1$s (%2$s)"), cv_kpi_get_label (kpi), cv_unit_label (kpi->unit));
}

/* What stands in a cell that is only read; NULL: it is one to be filled in. (transfer full) */
static char *
describe (CvWorksheetPane *self,
          CvWorksheetLine *line,
          Column           column)
{
  CvKpi *kpi = line->kpi;

  if (column == COLUMN_GOAL)
    return g_strdup (line->first ? cv_goal_get_label (line->goal) : "");
  if (column == COLUMN_KPI)
    return describe_kpi (kpi);
  if (kpi == NULL)
    return g_strdup ("");
  if (kpi->direction == CV_DIRECTION_BAND && column == COLUMN_TARGET)
    return describe_band (self, kpi);
  return kpi->direction == CV_DIRECTION_BAND && column == COLUMN_NOW ? g_strdup ("") : NULL;
}

static GtkWidget *
make_input (CvWorksheetPane *self,
            Column           column)
{
  const char *field = columns[column].field;
  GtkWidget *input = column == COLUMN_OWNER
                         ? cv_person_input_new (cv_page_get_plan (self->page), CV_NOUN_KPI, field, title_of (column))
                         : cv_input_new (CV_NOUN_KPI, field, title_of (column));

  cv_record_input_connect (CV_INPUT (input), cv_page_get_session (self->page));
  return input;
}

/* What holds where the KPI says nothing of its own. */
static void
set_placeholder (CvWorksheetPane *self,
                 CvInput         *input,
                 CvWorksheetLine *line)
{
  CvDay due = line->goal->due != CV_DAY_NONE ? line->goal->due : cv_plan_get_info (cv_page_get_plan (self->page))->to;
  g_autofree char *day = cv_day_format_locale (due);

  cv_input_set_placeholder (input, day);
}

static void
show_input (CvWorksheetPane *self,
            GtkStack        *cell,
            CvWorksheetLine *line,
            Column           column)
{
  CvInput *input = CV_INPUT (gtk_stack_get_child_by_name (cell, "input"));
  g_autofree char *kpi = cv_text_name (cv_kpi_get_label (line->kpi));
  /* Translators: a field of a table: its column, and the KPI of its row. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), title_of (column), kpi);

  cv_record_input_bind (input, cv_page_get_session (self->page), CV_RECORD (line->kpi));
  cv_input_set_name (input, name);
  if (column == COLUMN_BY)
    set_placeholder (self, input, line);
  gtk_stack_set_visible_child_name (cell, "input");
}

static void
show_cell (CvWorksheetPane *self,
           GtkListItem     *item,
           Column           column)
{
  CvWorksheetLine *line = gtk_list_item_get_item (item);
  GtkStack *cell = GTK_STACK (gtk_list_item_get_child (item));
  g_autofree char *text = describe (self, line, column);
  GtkWidget *label = gtk_stack_get_child_by_name (cell, "text");

  if (text == NULL)
    {
      show_input (self, cell, line, column);
      return;
    }
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_stack_set_visible_child_name (cell, "text");
}

static Column
column_of (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
on_setup (CvWorksheetPane          *self,
          GtkListItem              *item,
          GtkSignalListItemFactory *factory)
{
  Column column = column_of (factory);
  GtkWidget *cell = gtk_stack_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_stack_set_hhomogeneous (GTK_STACK (cell), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (cell), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  cv_label_limit (GTK_LABEL (label), 4);
  if (column == COLUMN_GOAL)
    gtk_widget_add_css_class (label, "heading");
  gtk_stack_add_named (GTK_STACK (cell), label, "text");
  if (columns[column].field != NULL)
    {
      GtkWidget *input = make_input (self, column);

      gtk_widget_set_valign (input, GTK_ALIGN_CENTER);
      gtk_stack_add_named (GTK_STACK (cell), input, "input");
    }
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (CvWorksheetPane          *self,
         GtkListItem              *item,
         GtkSignalListItemFactory *factory)
{
  CvWorksheetLine *line = gtk_list_item_get_item (item);
  g_autofree char *goal = cv_text_name (cv_goal_get_label (line->goal));
  g_autofree char *kpi = cv_text_name (line->kpi != NULL ? cv_kpi_get_label (line->kpi) : _ ("No KPI yet"));
  /* Translators: a goal and one of its KPIs. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), goal, kpi);

  show_cell (self, item, column_of (factory));
  cv_list_item_set_label (item, name);
}

static void
on_unbind (CvWorksheetPane *self,
           GtkListItem     *item)
{
  GtkWidget *input = gtk_stack_get_child_by_name (GTK_STACK (gtk_list_item_get_child (item)), "input");

  if (input != NULL)
    cv_input_flush (CV_INPUT (input));
}

/* --- the lines --- */

/* As long as it is the same, the lines are. (transfer full) */
static char *
sign_lines (CvPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));

      g_string_append_printf (text, "%s %s %d\n", cv_record_get_id (CV_RECORD (goal)), cv_goal_get_label (goal), goal->due);
      for (guint k = 0; k < kpis->len; k++)
        {
          CvKpi *kpi = kpis->pdata[k];

          g_string_append_printf (text, "\t%s %s %s %d %g %g\n", cv_record_get_id (CV_RECORD (kpi)), cv_kpi_get_label (kpi),
                                  kpi->unit, kpi->direction, kpi->low, kpi->high);
        }
    }
  return g_string_free (text, FALSE);
}

static void
make_lines (CvWorksheetPane *self)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_GOAL); i++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, i);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));

      if (kpis->len == 0)
        g_ptr_array_add (lines, new_line (goal, NULL, TRUE));
      for (guint k = 0; k < kpis->len; k++)
        g_ptr_array_add (lines, new_line (goal, kpis->pdata[k], k == 0));
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata, lines->len);
}

static void add_columns (CvWorksheetPane *self);

/* The names an owner can be chosen from are those of the people in the plan. */
static void
update_people (CvWorksheetPane *self)
{
  GString *people = g_string_new (NULL);
  CvPlan *plan = cv_page_get_plan (self->page);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_PERSON); i++)
    g_string_append_printf (people, "%s\n", ((CvPerson *) cv_plan_get_nth (plan, CV_NOUN_PERSON, i))->name);
  if (g_strcmp0 (self->people, people->str) == 0)
    {
      g_string_free (people, TRUE);
      return;
    }
  g_free (self->people);
  self->people = g_string_free (people, FALSE);
  add_columns (self);
}

void
cv_worksheet_pane_update (CvWorksheetPane *self)
{
  g_autofree char *signature = NULL;

  g_return_if_fail (CV_IS_WORKSHEET_PANE (self));

  if (self->page == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  update_people (self);
  signature = sign_lines (cv_page_get_plan (self->page));
  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  make_lines (self);
}

/* --- the keyboard --- */

/* The cell at the same place in the row below (or above) that of @cell, as far as there is one. */
static GtkWidget *
neighbour_of (GtkWidget *cell,
              gboolean   below)
{
  GtkWidget *row = gtk_widget_get_parent (cell);
  GtkWidget *next = below ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  GtkWidget *found = next != NULL ? gtk_widget_get_first_child (next) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL && child != cell && found != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_next_sibling (found);
  return found;
}

/* The oldest toolkit's rows know no way back for the keyboard: to the last field before @cell, in its row or above it. */
static gboolean
focus_before (GtkWidget *cell)
{
  GtkWidget *row = gtk_widget_get_parent (cell);

  for (cell = gtk_widget_get_prev_sibling (cell);; cell = gtk_widget_get_prev_sibling (cell))
    {
      while (cell == NULL)
        {
          row = gtk_widget_get_prev_sibling (row);
          if (row == NULL)
            return FALSE;
          cell = gtk_widget_get_last_child (row);
        }
      if (gtk_widget_child_focus (cell, GTK_DIR_TAB_BACKWARD))
        return TRUE;
    }
}

/* Leaves the sheet for what stands before it. */
static void
focus_above (CvWorksheetPane *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  for (GtkWidget *widget = GTK_WIDGET (self); widget != root; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *before = gtk_widget_get_prev_sibling (widget); before != NULL;
         before = gtk_widget_get_prev_sibling (before))
      if (gtk_widget_child_focus (before, GTK_DIR_TAB_BACKWARD))
        return;
}

/* Enter leaves a field, which saves it, for the same field of the next KPI; Shift+Enter for that of the one before. */
static void
focus_same_field (GtkWidget *cell,
                  gboolean   below)
{
  while ((cell = neighbour_of (cell, below)) != NULL)
    if (gtk_widget_child_focus (cell, GTK_DIR_TAB_FORWARD))
      return;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        CvWorksheetPane       *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *input = focus != NULL ? gtk_widget_get_ancestor (focus, CV_TYPE_INPUT) : NULL;
  GtkWidget *cell;

  if (input == NULL)
    return GDK_EVENT_PROPAGATE;
  /* The input stands in a stack, the stack in its cell. */
  cell = gtk_widget_get_parent (gtk_widget_get_parent (input));
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0))
    {
      if (!focus_before (cell))
        focus_above (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !GTK_IS_TEXT (focus))
    return GDK_EVENT_PROPAGATE;
  cv_input_flush (CV_INPUT (input));
  focus_same_field (cell, (state & GDK_SHIFT_MASK) == 0);
  return GDK_EVENT_STOP;
}

/* --- life --- */

static void
add_columns (CvWorksheetPane *self)
{
  GListModel *present = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (present) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title_of (i), factory);

      g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (i));
      g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].field == NULL);
      gtk_column_view_append_column (self->view, column);
    }
}

void
cv_worksheet_pane_set_page (CvWorksheetPane *self,
                            CvPage          *page)
{
  g_return_if_fail (CV_IS_WORKSHEET_PANE (self) && self->page == NULL);

  self->page = page;
}

static void
cv_worksheet_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cv_worksheet_pane_parent_class)->map (widget);
  cv_worksheet_pane_update (CV_WORKSHEET_PANE (widget));
}

static void
cv_worksheet_pane_finalize (GObject *object)
{
  CvWorksheetPane *self = CV_WORKSHEET_PANE (object);

  g_clear_object (&self->lines);
  g_free (self->signature);
  g_free (self->people);
  G_OBJECT_CLASS (cv_worksheet_pane_parent_class)->finalize (object);
}

static void
cv_worksheet_pane_class_init (CvWorksheetPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cv_worksheet_pane_finalize;
  GTK_WIDGET_CLASS (klass)->map = cv_worksheet_pane_map;
}

static void
cv_worksheet_pane_init (CvWorksheetPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSelectionModel *selection;

  self->lines = g_list_store_new (TYPE_LINE);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "worksheet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Worksheet"), -1);
  cv_column_view_name_header (self->view);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}
