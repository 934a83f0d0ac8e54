/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measuring and allocating walk the same lines: walk() says where each child would stand in a given width. */

#include "config.h"

#include "widgets/cv-wrap-layout.h"

#define SPACING 6

struct _CvWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CvWrapLayout, cv_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

GtkLayoutManager *
cv_wrap_layout_new (void)
{
  return g_object_new (CV_TYPE_WRAP_LAYOUT, NULL);
}

/* Width of @child in a line of @width; its height then is @height. */
static int
measure_child (GtkWidget *child,
               int        width,
               int       *height)
{
  int least, natural, used;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  used = width < 0 ? natural : MAX (least, MIN (natural, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, used, NULL, height, NULL, NULL);
  return used;
}

/* The children of one line, from @first on, that fit into @width. Returns the first of the next line; @height is the
 * line's. */
static GtkWidget *
take_line (GtkWidget *first,
           int        width,
           int       *height)
{
  int x = 0;

  *height = 0;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_height, child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = measure_child (child, width, &child_height);
      if (x > 0 && x + child_width > width)
        return child;
      x += child_width + SPACING;
      *height = MAX (*height, child_height);
    }
  return NULL;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, liked;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += liked + (*natural > 0 ? SPACING : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int total = 0;
  GtkWidget *line = gtk_widget_get_first_child (widget);

  while (line != NULL)
    {
      int height;

      line = take_line (line, width, &height);
      total += height + (total > 0 ? SPACING : 0);
    }
  return total;
}

static void
cv_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size < 0 ? G_MAXINT : for_size);
}

/* The first child from @first to before @end that wants what is left of @width, and how much that is. */
static GtkWidget *
find_greedy (GtkWidget *first,
             GtkWidget *end,
             int        width,
             int       *rest)
{
  GtkWidget *greedy = NULL;

  *rest = width + SPACING;
  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      *rest -= measure_child (child, width, &height) + SPACING;
      if (greedy == NULL && gtk_widget_get_hexpand (child))
        greedy = child;
    }
  return greedy;
}

static void
allocate_line (GtkWidget *widget,
               GtkWidget *first,
               GtkWidget *end,
               int        y,
               int        width,
               int        line_height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, rest;
  GtkWidget *greedy = find_greedy (first, end, width, &rest);

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int height, child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = measure_child (child, width, &height);
      if (child == greedy)
        child_width += MAX (rest, 0);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width, line_height }, -1);
      x += child_width + SPACING;
    }
}

static void
cv_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  GtkWidget *line = gtk_widget_get_first_child (widget);

  for (int y = 0; line != NULL;)
    {
      int line_height;
      GtkWidget *next = take_line (line, width, &line_height);

      allocate_line (widget, line, next, y, width, line_height);
      y += line_height + SPACING;
      line = next;
    }
}

static GtkSizeRequestMode
cv_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cv_wrap_layout_class_init (CvWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = cv_wrap_layout_measure;
  layout_class->allocate = cv_wrap_layout_allocate;
  layout_class->get_request_mode = cv_wrap_layout_get_request_mode;
}

static void
cv_wrap_layout_init (CvWrapLayout *self)
{
}
