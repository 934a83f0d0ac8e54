/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gtk_list_box_bind_model() makes every row anew when a record moves one place, and forgets which one
 * the user was on. */

#include "config.h"

#include "widgets/cv-follow.h"

#include "widgets/cv-growth.h"

/* Rows made at first, and each time more are scrolled to. */
#define STEP 6

typedef struct
{
  GtkListBox *list;  /* (unowned) owns this */
  GListModel *whole; /* (owned) */
  GListModel *model; /* (owned) as much of it as is shown */
  gulong handler, whole_handler;
  CvMakeRow make;
  gpointer data;
  char *wanted; /* (owned) (nullable) id of the record whose row shall have the focus */
} Follow;

static void
follow_free (gpointer data)
{
  Follow *follow = data;

  g_signal_handler_disconnect (follow->model, follow->handler);
  g_signal_handler_disconnect (follow->whole, follow->whole_handler);
  g_object_unref (follow->model);
  g_object_unref (follow->whole);
  g_free (follow->wanted);
  g_free (follow);
}

CvRecord *
cv_follow_get_record (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-follow-record");
}

CvRecord *
cv_follow_get_focused (GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  return GTK_IS_LIST_BOX_ROW (focus) ? cv_follow_get_record (focus) : NULL;
}

/* Takes the row at @position out. Returns whether the keyboard was on it. */
static gboolean
remove_row (Follow *follow,
            guint   position)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (follow->list, (int) position));
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (follow->list)) == row;

  if (focused && follow->wanted == NULL)
    follow->wanted = g_strdup (cv_record_get_id (cv_follow_get_record (row)));
  gtk_list_box_remove (follow->list, row);
  return focused;
}

static void
insert_row (Follow *follow,
            guint   position)
{
  CvRecord *record = g_list_model_get_item (follow->model, position);
  GtkWidget *row = follow->make (record, follow->data);

  gtk_list_box_insert (follow->list, row, (int) position);
  if (g_strcmp0 (follow->wanted, cv_record_get_id (record)) == 0)
    {
      g_clear_pointer (&follow->wanted, g_free);
      gtk_widget_grab_focus (row);
    }
  g_object_set_data_full (G_OBJECT (row), "cv-follow-record", record, g_object_unref);
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Follow     *follow)
{
  gboolean focused = FALSE;
  guint n;

  for (guint i = 0; i < removed; i++)
    focused = remove_row (follow, position) || focused;
  for (guint i = 0; i < added; i++)
    insert_row (follow, position + i);

  /* Not come back (yet): the row that stands there now, or the last one. */
  n = g_list_model_get_n_items (model);
  if (focused && follow->wanted != NULL && n > 0)
    gtk_widget_grab_focus (
        GTK_WIDGET (gtk_list_box_get_row_at_index (follow->list, (int) MIN (position, n - 1))));
}

/* Position of the record called @id in the whole list; -1 if it is not in it. */
static int
find_position (Follow     *follow,
               const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (follow->whole); i++)
    {
      g_autoptr (CvRecord) record = g_list_model_get_item (follow->whole, i);

      if (g_str_equal (cv_record_get_id (record), id))
        return (int) i;
    }
  return -1;
}

/* Whose row is wanted may be further down than what is shown. */
static void
include_wanted (Follow *follow)
{
  int position = follow->wanted != NULL ? find_position (follow, follow->wanted) : -1;

  if (position >= 0)
    cv_growth_include (follow->model, (guint) position);
}

GtkWidget *
cv_follow_get_row (GtkListBox *list,
                   const char *id)
{
  Follow *follow = g_object_get_data (G_OBJECT (list), "cv-follow");
  int position = find_position (follow, id);

  if (position < 0)
    return NULL;
  cv_growth_include (follow->model, (guint) position);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, position));
}

void
cv_follow (GtkListBox *list,
           GListModel *model,
           CvMakeRow   make,
           gpointer    data)
{
  Follow *follow = g_new0 (Follow, 1);

  follow->list = list;
  follow->whole = g_object_ref (model);
  follow->model = cv_growth_new (model, GTK_WIDGET (list), STEP);
  follow->make = make;
  follow->data = data;
  follow->handler = g_signal_connect (follow->model, "items-changed", G_CALLBACK (on_items_changed), follow);
  follow->whole_handler = g_signal_connect_swapped (model, "items-changed", G_CALLBACK (include_wanted), follow);
  g_object_set_data_full (G_OBJECT (list), "cv-follow", follow, follow_free);
  on_items_changed (follow->model, 0, 0, g_list_model_get_n_items (follow->model), follow);
}

void
cv_follow_focus (GtkListBox *list,
                 const char *id)
{
  Follow *follow = g_object_get_data (G_OBJECT (list), "cv-follow");
  g_autofree char *copy = g_strdup (id);

  g_free (follow->wanted);
  follow->wanted = g_steal_pointer (&copy);
}
