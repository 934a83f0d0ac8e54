/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events stand as flags on poles above the plot, their texts beside them, in as many rows as it
 * takes, up to three. Where that is not enough room, the flags bear numbers and the texts stand in
 * a key below the chart; where even that is too much, some stand without a text (the table and the
 * pointer still tell). "Today" shares the rows. */

#include "charts/cv-chart-layout-private.h"

#include <math.h>

#define MAX_ROWS 3
#define MAX_SHARE 0.26 /* of the height for the rows, and for the key */
#define MAX_TEXTS 24   /* more cannot be read in one chart */
#define MAX_CHARACTERS 50  /* of a text beside its flag */
#define KEY_CHARACTERS 100 /* ... in the key, where there is room for that */
#define NOW G_MAXUINT

typedef struct
{
  guint    index; /* of the event, or NOW */
  double   x;
  guint    row;
  gboolean leftwards;
  CvRect   body;         /* pennant and text; y and height unset */
  gboolean placed, bare; /* bare: without its text */
} Item;

/* What stands beside a flag. */
typedef enum
{
  BESIDE_TEXT,
  BESIDE_NUMBER,
  BESIDE_NOTHING
} Beside;

typedef struct
{
  CvLayoutJob *job;
  Item        *items; /* NOW first, then by time */
  guint        n_items, n_now;
  Beside       beside;
} Rows;

static double
row_height (const CvLayoutJob *job)
{
  return job->style->line_height + 0.2 * job->em;
}

static double
pennant_width (const CvLayoutJob *job)
{
  return 0.8 * job->em;
}

static char *
shorten (const char *text, int characters)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= characters)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, characters - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static const char *
get_full_text (const CvLayoutJob *job, guint index)
{
  const char *text = index == NOW ? job->chart->now_label
                                  : g_array_index (job->chart->events, CvChartEvent, index).text;

  return text != NULL ? text : "";
}

static char *
get_text (const Rows *rows, const Item *item)
{
  if (item->index == NOW || rows->beside == BESIDE_TEXT)
    return shorten (get_full_text (rows->job, item->index), MAX_CHARACTERS);
  if (rows->beside == BESIDE_NUMBER)
    return g_strdup_printf ("%u", (guint) (item - rows->items) - rows->n_now + 1);

  return g_strdup ("");
}

static double
measure (const Rows *rows, const Item *item)
{
  g_autofree char *text = get_text (rows, item);
  g_autoptr (PangoLayout)
      pango = cv_chart_style_create_text (rows->job->style, CV_FONT_SMALL, text);
  int width;

  pango_layout_get_size (pango, &width, NULL);

  return (double) width / PANGO_SCALE;
}

/* Two events of a day: their flags fly from one pole. */
static gboolean
share_pole (const Item *a, const Item *b)
{
  return a->index != NOW && b->index != NOW && fabs (a->x - b->x) < 0.5;
}

/* Two items get in each other's way in the same row if their bodies meet; from a higher row a pole
 * comes down through the body of a lower one. */
static gboolean
in_the_way (const CvLayoutJob *job, const Item *a, const Item *b)
{
  double gap = 0.6 * job->em;

  if (share_pole (a, b))
    return a->row == b->row && a->leftwards == b->leftwards;
  if (a->row == b->row)
    return a->body.x < b->body.x + b->body.width + gap &&
           b->body.x < a->body.x + a->body.width + gap;
  if (a->row > b->row)
    return in_the_way (job, b, a);

  return a->x > b->body.x - gap / 2 && a->x < b->body.x + b->body.width + gap / 2;
}

static gboolean
is_free (const Rows *rows, const Item *item)
{
  for (guint i = 0; i < rows->n_items; i++)
    if (rows->items[i].placed && &rows->items[i] != item &&
        in_the_way (rows->job, item, &rows->items[i]))
      return FALSE;

  return TRUE;
}

/* Which side of its line or pole an item is on, in the order in which they are tried. */
typedef enum
{
  SIDE_OVER, /* only "Today" */
  SIDE_RIGHT,
  SIDE_LEFT
} Side;

/* FALSE: it does not fit into the chart on that @side. */
static gboolean
set_body (const CvLayoutJob *job, Item *item, double text_width, Side side)
{
  double gap = 0.35 * job->em, width = text_width;

  if (item->index != NOW)
    {
      width = pennant_width (job) + (text_width > 0 ? gap + text_width : 0);
      gap = 0;
    }
  if (side == SIDE_OVER)
    item->body.x = item->x - width / 2;
  else
    item->body.x = side == SIDE_RIGHT ? item->x + gap : item->x - gap - width;
  item->body.width = width;
  item->leftwards = side == SIDE_LEFT;

  return item->body.x >= job->layout->plot.x - 1 && item->body.x + width <= job->layout->width - 2;
}

/* "Today" takes the lowest row, where its line comes through no other text. */
static gboolean
place_item (const Rows *rows, Item *item, double text_width, guint n_rows)
{
  gboolean now = item->index == NOW;

  for (item->row = now ? n_rows - 1 : 0; item->row < n_rows; item->row++)
    for (guint side = now ? SIDE_OVER : SIDE_RIGHT; side <= SIDE_LEFT; side++)
      if (set_body (rows->job, item, text_width, (Side) side) && is_free (rows, item))
        return item->placed = TRUE;

  return FALSE;
}

/* "Today" comes last, for it can stand aside. TRUE: every item found room with what it is to have
 * beside it. */
static gboolean
place_items (Rows *rows, Beside beside, guint n_rows)
{
  guint n_placed = 0;

  rows->beside = beside;
  for (guint i = 0; i < rows->n_items; i++)
    rows->items[i].placed = FALSE;
  for (guint i = 0; i < rows->n_items; i++)
    {
      Item *item = &rows->items[(i + rows->n_now) % rows->n_items];

      n_placed += place_item (rows, item, measure (rows, item), n_rows) ? 1 : 0;
    }

  return n_placed == rows->n_items;
}

/* Every flag bare, then texts for those that have room for theirs. */
static void
place_some_texts (Rows *rows, guint n_rows)
{
  place_items (rows, BESIDE_NOTHING, n_rows);
  rows->beside = BESIDE_TEXT;
  for (guint i = rows->n_now; i < rows->n_items; i++)
    {
      Item *item = &rows->items[i];
      Item  bare = *item;

      item->placed = FALSE;
      if (place_item (rows, item, measure (rows, item), n_rows))
        continue;
      *item = bare;
      item->bare = TRUE;
    }
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Item *first = a, *second = b;

  return (first->x > second->x) - (first->x < second->x);
}

/* In the order in which they are given room: NOW, then by time; the plan's order decides between
 * events of a day. */
static Rows
collect (CvLayoutJob *job)
{
  const CvScale *time = &job->layout->time;
  const GArray  *events = job->chart->events;
  double         now = job->chart->now;
  Rows           rows = { .job = job, .items = g_new0 (Item, events->len + 1) };

  if (job->chart->now_label != NULL && now >= job->from && now <= job->to)
    {
      rows.items[rows.n_items++] = (Item){ .index = NOW, .x = cv_scale_map (time, now) };
      rows.n_now = 1;
    }
  for (guint i = 0; i < events->len; i++)
    {
      const CvChartEvent *event = &g_array_index (events, CvChartEvent, i);

      /* In the middle of the day; a span from its first moment. */
      double start = event->last > event->first ? event->first : event->first + 0.5;

      if (event->last + 1 > job->from && start <= job->to)
        rows.items[rows.n_items++] = (Item){ .index = i,
                                             .x = cv_scale_map (time, MAX (start, job->from)) };
    }
  g_qsort_with_data (rows.items + rows.n_now, (int) (rows.n_items - rows.n_now), sizeof (Item),
                     compare_items, NULL);

  return rows;
}

/* The key's entries, the newest labels, without places. Returns the width of the widest. */
static double
add_key (const Rows *rows, double width, int characters)
{
  CvLayoutJob *job = rows->job;
  double       widest = 0;

  for (guint i = rows->n_now; i < rows->n_items; i++)
    {
      const Item      *item = &rows->items[i];
      g_autofree char *number = get_text (rows, item);
      g_autofree char *text = shorten (get_full_text (job, item->index), characters);
      g_autofree char *entry = g_strconcat (number, "  ", text, NULL);
      CvChartLabel    *label;

      label = cv_layout_add_label (job, CV_LABEL_KEY, item->index, CV_FONT_SMALL, entry, width, 1);
      widest = MAX (widest, label->box.width);
    }

  return widest;
}

/* Puts the entries from label @first on in lines, in columns of @column, or one behind the other
 * where that is 0. The first line is at 0. Returns the height. */
static double
arrange_key (CvLayoutJob *job, guint first, double left, double right, double column)
{
  double gap = 1.2 * job->em, x = left, y = 0;

  for (guint i = first; i < job->layout->labels->len; i++)
    {
      CvChartLabel *label = &g_array_index (job->layout->labels, CvChartLabel, i);

      if (x > left && x + label->box.width > right)
        {
          x = left;
          y += job->style->line_height;
        }
      label->box.x = x;
      label->box.y = y;
      x += MAX (label->box.width, column) + gap;
    }

  return y + job->style->line_height;
}

/* In columns, unless that takes more than one line more. Returns the height. */
static double
lay_out_key (const Rows *rows, int characters)
{
  CvLayoutJob *job = rows->job;
  double       left = job->layout->plot.x, right = job->layout->width - 0.5 * job->em;
  guint        first = job->layout->labels->len;
  double       widest = add_key (rows, right - left, characters);
  double       flowing = arrange_key (job, first, left, right, 0);
  double       height = arrange_key (job, first, left, right, widest);

  if (height > flowing + 1.5 * job->style->line_height)
    height = arrange_key (job, first, left, right, 0);

  return height;
}

/* Puts the key below the time axis, whose rows move up. FALSE: it takes more than @max_height. */
static gboolean
place_key (const Rows *rows, double max_height, int characters)
{
  CvLayoutJob *job = rows->job;
  GArray      *labels = job->layout->labels;
  guint        n_before = labels->len;
  double       height = lay_out_key (rows, characters), floor = job->bottom, shift = height + 0.4 * job->em;

  if (height > max_height)
    {
      g_array_set_size (labels, n_before);
      return FALSE;
    }
  for (guint i = 0; i < n_before; i++)
    {
      CvChartLabel *label = &g_array_index (labels, CvChartLabel, i);

      if (label->kind != CV_LABEL_TIME && label->kind != CV_LABEL_CONTEXT)
        continue;
      floor = MAX (floor, label->box.y + label->box.height);
      label->box.y -= shift;
    }
  for (guint i = n_before; i < labels->len; i++)
    g_array_index (labels, CvChartLabel, i).box.y += floor - height;
  job->bottom -= shift;

  return TRUE;
}

static void
add_text (const Rows *rows, const Item *item, double y)
{
  CvLayoutJob     *job = rows->job;
  g_autofree char *text = get_text (rows, item);
  CvLabelKind      kind = item->index == NOW ? CV_LABEL_NOW : CV_LABEL_EVENT;
  guint            index = item->index == NOW ? 0 : item->index;
  CvChartLabel    *label;

  if (*text == '\0')
    return;

  label = cv_layout_add_label (job, kind, index, CV_FONT_SMALL, text, 0, 1);
  label->box.y = y + (row_height (job) - label->box.height) / 2;
  if (item->index == NOW || item->leftwards)
    label->box.x = item->body.x;
  else
    label->box.x = item->body.x + item->body.width - label->box.width;
}

static void
add_flag (const Rows *rows, const Item *item, double y)
{
  CvLayoutJob        *job = rows->job;
  const CvRect       *plot = &job->layout->plot;
  const CvChartEvent *event = &g_array_index (job->chart->events, CvChartEvent, item->index);
  double              height = 0.75 * job->em, width = pennant_width (job);
  CvChartFlag         flag = { .index = item->index, .x = item->x, .x_end = item->x };

  if (event->last > event->first)
    flag.x_end = MIN (cv_scale_map (&job->layout->time, event->last + 1), plot->x + plot->width);
  if (item->placed)
    {
      flag.leftwards = item->leftwards;
      flag.pennant = (CvRect){ item->leftwards ? item->x - width : item->x,
                               y + (row_height (job) - height) / 2, width, height };
    }
  g_array_append_val (job->layout->flags, flag);
}

static void
add_items (const Rows *rows)
{
  CvLayoutJob *job = rows->job;
  guint        n_rows = 0;

  for (guint i = 0; i < rows->n_items; i++)
    if (rows->items[i].placed)
      n_rows = MAX (n_rows, rows->items[i].row + 1);

  /* The rows use the half line that is free above the plot in any case. */
  if (n_rows > 0)
    job->top -= 0.5 * job->em;
  for (guint i = 0; i < rows->n_items; i++)
    {
      const Item *item = &rows->items[i];
      double      y = job->top + item->row * row_height (job);

      if (item->placed && !item->bare)
        add_text (rows, item, y);
      if (item->index != NOW)
        add_flag (rows, item, y);
    }
  if (n_rows > 0)
    job->top += n_rows * row_height (job) + 0.55 * job->em;
}

/* In as few rows as it takes. */
static gboolean
place_all (Rows *rows, Beside beside, guint max_rows)
{
  for (guint n_rows = 1; n_rows <= max_rows; n_rows++)
    if (place_items (rows, beside, n_rows))
      return TRUE;

  return FALSE;
}

void
cv_layout_place_events (CvLayoutJob *job)
{
  Rows     rows = collect (job);
  double   height = job->bottom - job->top;
  guint    max_rows = (guint) CLAMP (height * MAX_SHARE / row_height (job), 1, MAX_ROWS);
  gboolean readable = rows.n_items <= MAX_TEXTS;

  if (!readable)
    place_items (&rows, BESIDE_NOTHING, max_rows);
  else if (!place_all (&rows, BESIDE_TEXT, max_rows) &&
           !(place_all (&rows, BESIDE_NUMBER, max_rows)
             && (place_key (&rows, height * MAX_SHARE, KEY_CHARACTERS)
                 || place_key (&rows, height * MAX_SHARE, MAX_CHARACTERS))))
    place_some_texts (&rows, max_rows);
  add_items (&rows);
  g_free (rows.items);
}
