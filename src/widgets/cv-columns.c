/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-columns.h"

#define MIN_WIDTH 170
#define MAX_COLUMNS 3
#define SPACING 12

struct _CvColumns
{
  GtkWidget parent_instance;

  gboolean filled;
};

G_DEFINE_FINAL_TYPE (CvColumns, cv_columns, GTK_TYPE_WIDGET)

static GQuark
wide_quark (void)
{
  return g_quark_from_static_string ("cv-columns-wide");
}

static gboolean
is_wide (GtkWidget *child)
{
  return g_object_get_qdata (G_OBJECT (child), wide_quark ()) != NULL;
}

GtkWidget *
cv_columns_new (void)
{
  return g_object_new (CV_TYPE_COLUMNS, NULL);
}

void
cv_columns_append (CvColumns *self,
                   GtkWidget *child,
                   gboolean   wide)
{
  g_object_set_qdata (G_OBJECT (child), wide_quark (), GINT_TO_POINTER (wide));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
cv_columns_set_filled (CvColumns *self,
                       gboolean   filled)
{
  g_return_if_fail (CV_IS_COLUMNS (self));

  self->filled = filled;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Of the children that have a line to themselves, or of the others. */
static int
widest_minimum (GtkWidget *widget,
                gboolean   wide)
{
  int widest = 0, minimum;

  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      if (is_wide (child) != wide)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

/* What is wide is no narrower for there being more columns: it has no say in how many there are. */
static int
column_minimum (GtkWidget *widget)
{
  return MAX (MIN_WIDTH, widest_minimum (widget, FALSE));
}

/* How the columns fall at one width. */
typedef struct
{
  int n, width, full;
  gboolean mirrored;
} Grid;

/* Columns wanted: as many as can be, or, of a filled grid, as many as its children fill: four in two rows of two. */
static int
count_columns (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    n++;
  if (!CV_COLUMNS (widget)->filled || n > 4)
    return MAX_COLUMNS;
  return n == 4 ? 2 : MAX (n, 1);
}

static Grid
get_grid (GtkWidget *widget,
          int        width)
{
  int column_min = column_minimum (widget);
  Grid grid = { .full = width, .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  grid.n = CLAMP ((width + SPACING) / (column_min + SPACING), 1, count_columns (widget));
  grid.width = (width - (grid.n - 1) * SPACING) / grid.n;
  return grid;
}

/* Puts what stands beside each other from @child on into @line. Returns how many. */
static int
take_line (GtkWidget  *child,
           const Grid *grid,
           GtkWidget  *line[MAX_COLUMNS])
{
  int n = 0;

  line[n++] = child;
  while (n < grid->n && !is_wide (line[0]))
    {
      child = next_visible (gtk_widget_get_next_sibling (child));
      if (child == NULL || is_wide (child))
        break;
      line[n++] = child;
    }
  return n;
}

static int
measure_line (GtkWidget *const line[],
              int              n,
              const Grid      *grid)
{
  int height = 0;

  for (int i = 0; i < n; i++)
    {
      int natural;

      gtk_widget_measure (line[i], GTK_ORIENTATION_VERTICAL, is_wide (line[i]) ? grid->full : grid->width,
                          NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
allocate_line (GtkWidget *const line[],
               int              n,
               const Grid      *grid,
               int              y,
               int              height)
{
  for (int i = 0; i < n; i++)
    {
      int width = is_wide (line[i]) ? grid->full : grid->width;
      int x = i * (grid->width + SPACING);

      if (grid->mirrored)
        x = grid->full - x - width;
      gtk_widget_size_allocate (line[i], &(GtkAllocation){ x, y, width, height }, -1);
    }
}

/* Goes through the lines of children at @width; allocates them if @allocate. Returns the height. */
static int
walk (GtkWidget *widget,
      int        width,
      gboolean   allocate)
{
  Grid grid = get_grid (widget, width);
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *line[MAX_COLUMNS];
      int n = take_line (child, &grid, line);
      int height = measure_line (line, n, &grid);

      if (allocate)
        allocate_line (line, n, &grid, y, height);
      child = next_visible (gtk_widget_get_next_sibling (line[n - 1]));
      y += height + (child != NULL ? SPACING : 0);
    }
  return y;
}

static GtkSizeRequestMode
cv_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cv_columns_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  int column = column_minimum (widget);
  int least = MAX (column, widest_minimum (widget, TRUE));
  int full = MAX (least, column * MAX_COLUMNS + SPACING * (MAX_COLUMNS - 1));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = full;
    }
  else
    *minimum = *natural = walk (widget, for_size < 0 ? full : MAX (for_size, least), FALSE);
}

static void
cv_columns_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  walk (widget, width, TRUE);
}

static void
cv_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cv_columns_parent_class)->dispose (object);
}

static void
cv_columns_class_init (CvColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_columns_dispose;
  widget_class->get_request_mode = cv_columns_get_request_mode;
  widget_class->measure = cv_columns_measure;
  widget_class->size_allocate = cv_columns_size_allocate;
}

static void
cv_columns_init (CvColumns *self)
{
}
