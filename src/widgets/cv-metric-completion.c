/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GtkEntryCompletion completes the whole of an entry and is on its way out; a formula needs the word at the cursor.
 *
 * The list never has the focus: a field that loses it saves what it holds, which here is half a word. What is chosen in the
 * list is therefore told to a screen reader by an announcement. */

#include "config.h"

#include "widgets/cv-metric-completion.h"

#include <glib/gi18n-lib.h>

#include "model/cv-formula-trial.h"
#include "widgets/cv-compat.h"

#define MAX_MATCHES 8

struct _CvMetricCompletion
{
  AdwBin parent_instance;

  GtkWidget *popover, *list; /* (unowned) NULL after dispose */
  GtkEditable *entry;        /* (unowned) in the child */
  CvPlan *plan;              /* (owned) */
  gboolean inserting;
};

G_DEFINE_FINAL_TYPE (CvMetricCompletion, cv_metric_completion, ADW_TYPE_BIN)

static gboolean
is_open (CvMetricCompletion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
set_open (CvMetricCompletion *self,
          gboolean            open)
{
  if (open == is_open (self))
    return;
  if (open)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/* --- the list --- */

static GtkWidget *
new_row (const CvMetricMatch *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = gtk_label_new (match->name), *id = gtk_label_new (match->id);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (id, "caption");
  gtk_widget_add_css_class (id, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "cv-metric", g_strdup (match->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, match->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, match->id, -1);
  return row;
}

static void
fill (CvMetricCompletion *self,
      GPtrArray          *matches)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (matches->pdata[i]));
}

/* Under where the word begins. */
static void
point_at (CvMetricCompletion *self,
          guint               position)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (self->entry));
  const char *typed = gtk_editable_get_text (self->entry);
  graphene_rect_t cursor;
  graphene_point_t corner;

  gtk_text_compute_cursor_extents (text, (gsize) (g_utf8_offset_to_pointer (typed, position) - typed), &cursor, NULL);
  if (!gtk_widget_compute_point (GTK_WIDGET (text), GTK_WIDGET (self), &cursor.origin, &corner))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) corner.x, (int) corner.y, 1, (int) cursor.size.height });
}

/* The word at the cursor. (transfer full) */
static char *
get_word (CvMetricCompletion *self,
          guint              *start,
          guint              *end)
{
  cv_formula_find_word (gtk_editable_get_text (self->entry), (guint) gtk_editable_get_position (self->entry), start, end);
  return gtk_editable_get_chars (self->entry, (int) *start, (int) *end);
}

static gboolean
is_metric (GPtrArray  *matches,
           const char *word)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_str_equal (((CvMetricMatch *) matches->pdata[i])->id, word))
      return TRUE;
  return FALSE;
}

/* @asked: also where no word is begun, or a whole one stands. */
static void
update (CvMetricCompletion *self,
        gboolean            asked)
{
  guint start, end;
  g_autofree char *word = get_word (self, &start, &end);
  g_autoptr (GPtrArray) matches = NULL;

  if (*word == '\0' && !asked)
    {
      set_open (self, FALSE);
      return;
    }
  matches = cv_plan_match_metrics (self->plan, word, MAX_MATCHES);
  if (matches->len == 0 || (!asked && is_metric (matches, word)))
    {
      set_open (self, FALSE);
      return;
    }
  fill (self, matches);
  point_at (self, start);
  set_open (self, TRUE);
}

void
cv_metric_completion_insert (CvMetricCompletion *self,
                             const char         *metric)
{
  guint start, end;
  g_autofree char *word = get_word (self, &start, &end);
  int position = (int) start;

  self->inserting = TRUE;
  gtk_editable_delete_text (self->entry, (int) start, (int) end);
  gtk_editable_insert_text (self->entry, metric, -1, &position);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  gtk_editable_set_position (self->entry, position);
  self->inserting = FALSE;
  set_open (self, FALSE);
}

static void
take (CvMetricCompletion *self,
      GtkListBoxRow      *row)
{
  g_autofree char *metric = g_strdup (g_object_get_data (G_OBJECT (row), "cv-metric"));

  cv_metric_completion_insert (self, metric);
}

/* @by: 1 down, -1 up; round at the ends. */
static void
move (CvMetricCompletion *self,
      int                 by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) : NULL;
  const char *metric;

  if (next == NULL && by > 0)
    next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  else if (next == NULL)
    next = GTK_LIST_BOX_ROW (gtk_widget_get_last_child (self->list));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  metric = g_object_get_data (G_OBJECT (next), "cv-metric");
  cv_announce (GTK_WIDGET (self->entry), metric);
}

/* --- the field --- */

static gboolean
on_open_key (CvMetricCompletion *self,
             guint               keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      set_open (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        take (self, row);
      set_open (self, FALSE);
      return row != NULL;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key (CvMetricCompletion *self,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state)
{
  if (is_open (self))
    return on_open_key (self, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  update (self, TRUE);
  return is_open (self);
}

/* Only what is typed is completed, not what a page puts in. */
static void
on_changed (CvMetricCompletion *self)
{
  if (!self->inserting && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->entry))))
    update (self, FALSE);
}

static void
on_moved (CvMetricCompletion *self)
{
  if (!self->inserting && is_open (self))
    update (self, FALSE);
}

static void
on_leave (CvMetricCompletion *self)
{
  set_open (self, FALSE);
}

/* --- building --- */

static void
attach (CvMetricCompletion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  /* Before the field takes Enter and Escape for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::cursor-position", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list, NULL, -1);
}

GtkWidget *
cv_metric_completion_new (CvPlan    *plan,
                          GtkWidget *field,
                          GtkEntry  *entry)
{
  CvMetricCompletion *self = g_object_new (CV_TYPE_METRIC_COMPLETION, NULL);

  self->plan = g_object_ref (plan);
  self->entry = GTK_EDITABLE (entry);
  adw_bin_set_child (ADW_BIN (self), field);
  attach (self);
  return GTK_WIDGET (self);
}

static void
cv_metric_completion_dispose (GObject *object)
{
  CvMetricCompletion *self = CV_METRIC_COMPLETION (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cv_metric_completion_parent_class)->dispose (object);
}

static void
cv_metric_completion_class_init (CvMetricCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_metric_completion_dispose;
}

static void
cv_metric_completion_init (CvMetricCompletion *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "metrics");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Metrics of that name"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}
