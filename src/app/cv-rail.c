/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list box of rows that are named for a screen reader: "KPIs, step 2 of 4, 1 goal without KPI". Arrows and
 * clicks show a step; Tab leaves at once, since walking past the steps must show none of them. */

#include "config.h"

#include "app/cv-rail.h"

#include <glib/gi18n-lib.h>

#include "widgets/cv-compat.h"

typedef struct
{
  GtkWidget *row, *words, *mark; /* (unowned) */
} Line;

struct _CvRail
{
  GtkWidget parent_instance;

  GtkWidget *list; /* (unowned) */
  GArray *lines;   /* of Line, one a step */
  gboolean selecting; /* the window selects, not the user */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvRail, cv_rail, GTK_TYPE_WIDGET)

static void
update_line (const Line        *line,
             const CvPlanStep      *step,
             guint              position,
             const CvPlanStepState *state)
{
  guint n;
  g_autofree char *name = NULL;

  cv_plan_steps_get (&n);
  /* The overview comes before the steps. */
  if (position == 0)
    name = g_strdup_printf ("%s, %s", cv_plan_step_get_title (step), state->spoken);
  else
    /* Translators: name of a step, its number, how many there are, how far it is: "KPIs, step 3 of 7, 1 goal without KPI" */
    name = g_strdup_printf (_ ("%1$s, step %2$u of %3$u, %4$s"), cv_plan_step_get_title (step), position, n - 1,
                            state->spoken);
  gtk_label_set_text (GTK_LABEL (line->words), state->words);
  gtk_image_set_from_icon_name (GTK_IMAGE (line->mark), cv_mark_get_icon (state->mark));
  if (state->mark == CV_MARK_DUE)
    gtk_widget_add_css_class (line->mark, "due");
  else
    gtk_widget_remove_css_class (line->mark, "due");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cv_rail_update (CvRail        *self,
                CvPlan        *plan,
                const CvTally *tally)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);

  for (guint i = 0; i < n; i++)
    {
      CvPlanStepState state;

      steps[i].get_state (plan, tally, &state);
      update_line (&g_array_index (self->lines, Line, i), &steps[i], i, &state);
      cv_plan_step_state_clear (&state);
    }
}

static GtkListBoxRow *
row_of (CvRail       *self,
        const CvPlanStep *step)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);

  return GTK_LIST_BOX_ROW (g_array_index (self->lines, Line, step - steps).row);
}

void
cv_rail_select (CvRail       *self,
                const CvPlanStep *step)
{
  self->selecting = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row_of (self, step));
  self->selecting = FALSE;
}

void
cv_rail_focus (CvRail *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_selected (CvRail        *self,
             GtkListBoxRow *row)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);

  if (row != NULL && !self->selecting)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, steps[gtk_list_box_row_get_index (row)].id);
}

static void
on_activated (CvRail *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static Line
add_line (CvRail       *self,
          const CvPlanStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (cv_plan_step_get_title (step));
  Line line = { gtk_list_box_row_new (), gtk_label_new (NULL), gtk_image_new () };

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (line.words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line.words, "caption");
  gtk_widget_add_css_class (line.words, "dim-label");
  gtk_widget_add_css_class (line.mark, "mark");

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (step->icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line.words);
  gtk_box_append (GTK_BOX (box), line.mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line.row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line.row);
  return line;
}

static void
cv_rail_dispose (GObject *object)
{
  CvRail *self = CV_RAIL (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (cv_rail_parent_class)->dispose (object);
}

static void
cv_rail_finalize (GObject *object)
{
  g_array_unref (CV_RAIL (object)->lines);
  G_OBJECT_CLASS (cv_rail_parent_class)->finalize (object);
}

static void
cv_rail_class_init (CvRailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cv_rail_dispose;
  object_class->finalize = cv_rail_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CV_TYPE_RAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", CV_TYPE_RAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
cv_rail_init (CvRail *self)
{
  guint n;
  const CvPlanStep *steps = cv_plan_steps_get (&n);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps"), -1);
  cv_list_box_tab_leaves (GTK_LIST_BOX (self->list));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  for (guint i = 0; i < n; i++)
    {
      Line line = add_line (self, &steps[i]);

      g_array_append_val (self->lines, line);
    }
}
