/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid that is built anew only when a goal or a channel comes, goes, moves or is renamed; a
 * changed role only changes its cell, so the focus stays where it is.
 *
 * Grid: row 0 the channels and the add button, rows 1..n the goals, the row after them what each
 * channel does in sum; column 0 the goals with what they lack, columns 1..m the cells. */

#include "config.h"

#include "pages/cv-channel-matrix.h"

#include <glib/gi18n-lib.h>

#include "model/cv-channel-coverage.h"
#include "model/cv-question.h"
#include "widgets/cv-label.h"
#include "widgets/cv-role-button.h"

struct _CvChannelMatrix
{
  GtkWidget parent_instance;

  CvPlan *plan;    /* (owned) (nullable) */
  GtkGrid *grid;
  char *signature; /* of what the grid shows */
  char *selected;  /* (nullable) */
  GPtrArray *cells;         /* of CvRoleButton, row by row; owned by the grid */
  GPtrArray *columns;       /* of GtkToggleButton */
  GPtrArray *row_notes;     /* of GtkWidget */
  GPtrArray *column_notes;
  GtkWidget *last_focus;    /* (weak) where Tab comes back to */
};

typedef enum
{
  PROP_SELECTED = 1
} CvChannelMatrixProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

enum
{
  SIGNAL_ROLE_CHOSEN,
  SIGNAL_ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvChannelMatrix, cv_channel_matrix, GTK_TYPE_WIDGET)

/* --- what is chosen --- */

const char *
cv_channel_matrix_get_selected (CvChannelMatrix *self)
{
  g_return_val_if_fail (CV_IS_CHANNEL_MATRIX (self), NULL);

  return self->selected;
}

static void
show_selected (CvChannelMatrix *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      CvRecord *channel = cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, i);

      gtk_toggle_button_set_active (self->columns->pdata[i],
                                    g_strcmp0 (self->selected, cv_record_get_id (channel)) == 0);
    }
}

void
cv_channel_matrix_select (CvChannelMatrix *self,
                          const char      *channel)
{
  g_return_if_fail (CV_IS_CHANNEL_MATRIX (self));

  if (g_strcmp0 (self->selected, channel) != 0)
    {
      g_free (self->selected);
      self->selected = g_strdup (channel);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
  show_selected (self);
}

static void
column_clicked_cb (CvChannelMatrix *self,
                   GtkWidget       *button)
{
  guint position;

  if (g_ptr_array_find (self->columns, button, &position))
    cv_channel_matrix_select (
        self, cv_record_get_id (cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, position)));
}

static void
cell_clicked_cb (CvChannelMatrix *self,
                 GtkWidget       *button)
{
  guint n_channels = cv_plan_get_count (self->plan, CV_NOUN_CHANNEL);
  guint position;

  if (!g_ptr_array_find (self->cells, button, &position))
    return;
  g_signal_emit (self, signals[SIGNAL_ROLE_CHOSEN], 0,
                 cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, position % n_channels),
                 cv_plan_get_nth (self->plan, CV_NOUN_GOAL, position / n_channels),
                 cv_role_next (cv_role_button_get_role (CV_ROLE_BUTTON (button))));
}

static void
add_clicked_cb (CvChannelMatrix *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

/* --- building --- */

static GtkWidget *
new_note (gboolean centered)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), centered ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), centered ? 0.5 : 0);
  gtk_widget_set_margin_top (box, centered ? 6 : 0);
  gtk_widget_add_css_class (box, "caption");
  return box;
}

/* Words, with the warning sign in front where something is missing. */
static void
set_note (GtkWidget  *note,
          const char *text,
          gboolean    missing)
{
  GtkWidget *icon = gtk_widget_get_first_child (note);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (note)), text != NULL ? text : "");
  gtk_widget_set_visible (note, text != NULL);
  gtk_widget_set_visible (icon, missing);
  if (missing)
    gtk_widget_remove_css_class (note, "dim-label");
  else
    gtk_widget_add_css_class (note, "dim-label");
}

static GtkWidget *
new_column (CvChannelMatrix *self,
            CvChannel       *channel)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  cv_label_limit (GTK_LABEL (label), 3);
  cv_label_set_name (GTK_LABEL (label), cv_channel_get_label (channel));
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cv_channel_get_label (channel), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (column_clicked_cb), self);
  return button;
}

/* The goal, and below it what it lacks. */
static GtkWidget *
new_row_name (CvGoal    *goal,
              GtkWidget *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  cv_label_limit (GTK_LABEL (label), 3);
  cv_label_set_name (GTK_LABEL (label), cv_goal_get_label (goal));
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static void
clear (CvChannelMatrix *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->row_notes, 0);
  g_ptr_array_set_size (self->column_notes, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
build_columns (CvChannelMatrix *self)
{
  guint n_channels = cv_plan_get_count (self->plan, CV_NOUN_CHANNEL);
  guint n_goals = cv_plan_get_count (self->plan, CV_NOUN_GOAL);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  for (guint c = 0; c < n_channels; c++)
    {
      GtkWidget *column = new_column (self, cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, c));
      GtkWidget *note = new_note (TRUE);

      g_ptr_array_add (self->columns, column);
      g_ptr_array_add (self->column_notes, note);
      gtk_grid_attach (self->grid, column, (int) c + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, note, (int) c + 1, (int) n_goals + 1, 1, 1);
    }

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _ ("Add Channel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Channel"), -1);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_grid_attach (self->grid, add, (int) n_channels + 1, 0, 1, 1);
}

static void
build_row (CvChannelMatrix *self,
           guint            row)
{
  CvGoal *goal = cv_plan_get_nth (self->plan, CV_NOUN_GOAL, row);
  guint n_channels = cv_plan_get_count (self->plan, CV_NOUN_CHANNEL);
  GtkWidget *note = new_note (FALSE);

  g_ptr_array_add (self->row_notes, note);
  gtk_grid_attach (self->grid, new_row_name (goal, note), 0, (int) row + 1, 1, 1);
  for (guint c = 0; c < n_channels; c++)
    {
      CvChannel *channel = cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, c);
      GtkWidget *cell = cv_role_button_new (cv_goal_get_label (goal), cv_channel_get_label (channel));

      g_signal_connect_swapped (cell, "clicked", G_CALLBACK (cell_clicked_cb), self);
      g_ptr_array_add (self->cells, cell);
      gtk_grid_attach (self->grid, cell, (int) c + 1, (int) row + 1, 1, 1);
    }
}

/* Position of the focus among the cells, -1 elsewhere. */
static int
get_focus_position (CvChannelMatrix *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint position;

  if (root == NULL || !g_ptr_array_find (self->cells, gtk_root_get_focus (root), &position))
    return -1;
  return (int) position;
}

static void
build (CvChannelMatrix *self)
{
  int focus = get_focus_position (self);

  clear (self);
  build_columns (self);
  for (guint row = 0; row < cv_plan_get_count (self->plan, CV_NOUN_GOAL); row++)
    build_row (self, row);
  if (focus >= 0 && focus < (int) self->cells->len)
    gtk_widget_grab_focus (self->cells->pdata[focus]);
}

/* --- following the plan --- */

static void
update_notes (CvChannelMatrix *self)
{
  for (guint c = 0; c < self->column_notes->len; c++)
    {
      CvChannel *channel = cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, c);
      gboolean missing;
      g_autofree char *text = cv_channel_coverage_of (self->plan, channel, &missing);

      set_note (self->column_notes->pdata[c], text, missing);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns->pdata[c]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  for (guint r = 0; r < self->row_notes->len; r++)
    {
      CvGoal *goal = cv_plan_get_nth (self->plan, CV_NOUN_GOAL, r);
      const char *text = cv_channel_coverage_of_goal (self->plan, goal);

      set_note (self->row_notes->pdata[r], text, text != NULL);
    }
}

static void
update (CvChannelMatrix *self)
{
  g_autofree char *signature = NULL;
  guint n_channels = cv_plan_get_count (self->plan, CV_NOUN_CHANNEL);

  if (n_channels > CV_CHANNEL_MATRIX_MAX)
    {
      clear (self);
      g_clear_pointer (&self->signature, g_free);
      return;
    }
  signature = cv_channel_coverage_signature (self->plan);
  if (g_strcmp0 (self->signature, signature) != 0)
    {
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
      build (self);
    }

  for (guint i = 0; i < self->cells->len; i++)
    {
      CvRecord *channel = cv_plan_get_nth (self->plan, CV_NOUN_CHANNEL, i % n_channels);
      CvRecord *goal = cv_plan_get_nth (self->plan, CV_NOUN_GOAL, i / n_channels);

      cv_role_button_set_role (self->cells->pdata[i],
                               cv_plan_get_role (self->plan, cv_record_get_id (channel),
                                                 cv_record_get_id (goal)));
    }
  update_notes (self);
  show_selected (self);
}

void
cv_channel_matrix_set_plan (CvChannelMatrix *self,
                            CvPlan          *plan)
{
  g_return_if_fail (CV_IS_CHANNEL_MATRIX (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* --- keyboard --- */

static GtkWidget *
get_entry_point (CvChannelMatrix *self)
{
  if (self->last_focus != NULL)
    return self->last_focus;
  if (self->cells->len > 0)
    return self->cells->pdata[0];
  return gtk_widget_get_first_child (GTK_WIDGET (self->grid));
}

/* Tab comes in where it left and goes out at once; arrows stay inside. */
static gboolean
cv_channel_matrix_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  CvChannelMatrix *self = CV_CHANNEL_MATRIX (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);

  if (!inside)
    return gtk_widget_grab_focus (get_entry_point (self));

  g_set_weak_pointer (&self->last_focus, focus);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->grid), direction);
  return TRUE;
}

static void
cv_channel_matrix_dispose (GObject *object)
{
  CvChannelMatrix *self = CV_CHANNEL_MATRIX (object);

  g_clear_weak_pointer (&self->last_focus);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cv_channel_matrix_parent_class)->dispose (object);
}

static void
cv_channel_matrix_finalize (GObject *object)
{
  CvChannelMatrix *self = CV_CHANNEL_MATRIX (object);

  g_free (self->signature);
  g_free (self->selected);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->row_notes);
  g_ptr_array_unref (self->column_notes);
  G_OBJECT_CLASS (cv_channel_matrix_parent_class)->finalize (object);
}

static void
cv_channel_matrix_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((CvChannelMatrixProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, CV_CHANNEL_MATRIX (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_channel_matrix_class_init (CvChannelMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_channel_matrix_dispose;
  object_class->finalize = cv_channel_matrix_finalize;
  object_class->get_property = cv_channel_matrix_get_property;
  widget_class->focus = cv_channel_matrix_focus;

  properties[PROP_SELECTED]
      = g_param_spec_string ("selected", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ROLE_CHOSEN]
      = g_signal_new ("role-chosen", CV_TYPE_CHANNEL_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_OBJECT, G_TYPE_INT);
  signals[SIGNAL_ADD] = g_signal_new ("add", CV_TYPE_CHANNEL_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "channel-matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cv_channel_matrix_init (CvChannelMatrix *self)
{
  self->cells = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->row_notes = g_ptr_array_new ();
  self->column_notes = g_ptr_array_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What each channel does for each goal"), -1);
}
