/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column is a card: the choice, the heading, a few cells. A file may have thousands of columns and a drop-down costs
 * a millisecond, so cards are made a few at a time between frames, and of very many columns the last are not shown:
 * they stay what they were taken for. */

#include "config.h"

#include "pages/cv-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pages/cv-import-metrics.h"
#include "pages/cv-import-words.h"
#include "widgets/cv-choice.h"

#define MAX_CARDS 120
#define CARDS_AT_ONCE 4
#define CARD_WIDTH 176
#define CELL_CHARS 30

/* The first entries of each drop-down; metrics follow. */
enum
{
  USE_NOTHING,
  USE_DATE
};

typedef struct
{
  char *header;
  GtkWidget *box;
  GtkWidget *choice; /* NULL: what the column is leaves no choice */
  GtkLabel *role;    /* in its place */
  GtkLabel *cells[CV_IMPORT_PREVIEW_ROWS];
} Card;

struct _CvImportColumns
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
  GtkWidget *more;    /* says how many columns have no card */
  CvImportMetrics *metrics;
  GPtrArray *cards;   /* of Card, as many as are made */
  GPtrArray *columns; /* of CvImportColumn, copies of what is to be shown */
  GHashTable *chosen; /* heading → metric id, "" for nothing */
  char *date_column;  /* chosen; NULL: as suggested */
  gboolean showing;   /* selections are set, not chosen */
  guint64 n_rows;     /* of the file */
  guint idle;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportColumns, cv_import_columns, GTK_TYPE_WIDGET)

static void
card_free (gpointer data)
{
  Card *card = data;

  g_free (card->header);
  g_free (card);
}

/* What is shown of a column outlives its review. (transfer full) */
static CvImportColumn *
column_copy (const CvImportColumn *from)
{
  CvImportColumn *column = g_memdup2 (from, sizeof *from);

  column->header = g_strdup (from->header);
  column->metric = g_strdup (from->metric);
  column->sample = NULL;
  column->role = g_strdup (from->role);
  for (guint i = 0; i < CV_IMPORT_PREVIEW_ROWS; i++)
    column->rows[i] = g_strdup (from->rows[i]);
  return column;
}

static void
column_free (gpointer data)
{
  CvImportColumn *column = data;

  g_free (column->header);
  g_free (column->metric);
  g_free (column->role);
  for (guint i = 0; i < CV_IMPORT_PREVIEW_ROWS; i++)
    g_free (column->rows[i]);
  g_free (column);
}

void
cv_import_columns_set_plan (CvImportColumns *self,
                            CvPlan          *plan)
{
  const char *fixed[] = { _ ("Leave Out"), C_ ("column", "Date"), NULL };

  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (self->metrics == NULL);

  self->metrics = cv_import_metrics_new (plan, fixed);
}

/* --- choosing --- */

static void
choose (CvImportColumns *self,
        const char      *header,
        guint            selected)
{
  const char *metric = cv_import_metrics_get (self->metrics, selected);

  if (selected == USE_DATE)
    {
      g_free (self->date_column);
      self->date_column = g_strdup (header);
      g_hash_table_remove (self->chosen, header);
      return;
    }
  if (g_strcmp0 (self->date_column, header) == 0)
    g_clear_pointer (&self->date_column, g_free);
  g_hash_table_insert (self->chosen, g_strdup (header), g_strdup (metric != NULL ? metric : ""));
}

static void
choice_changed_cb (CvImportColumns *self,
                   GParamSpec      *pspec,
                   GtkWidget       *choice)
{
  if (self->showing)
    return;
  for (guint i = 0; i < self->cards->len; i++)
    {
      const Card *card = self->cards->pdata[i];

      if (card->choice == choice)
        choose (self, card->header, gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
cv_import_columns_take (CvImportColumns       *self,
                        const CvImportOptions *options)
{
  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));

  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    {
      const char *equals = strrchr (options->map[i], '=');

      g_hash_table_insert (self->chosen, g_strndup (options->map[i], (gsize) (equals - options->map[i])),
                           g_strdup (equals + 1));
    }
  g_free (self->date_column);
  self->date_column = g_strdup (options->date_column);
}

void
cv_import_columns_apply (CvImportColumns *self,
                         CvImportOptions *options)
{
  GPtrArray *map = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer header, metric;

  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &header, &metric))
    g_ptr_array_add (map, g_strdup_printf ("%s=%s", (char *) header, (char *) metric));
  g_ptr_array_add (map, NULL);
  g_strfreev (options->map);
  options->map = (char **) g_ptr_array_free (map, FALSE);

  g_free (options->date_column);
  options->date_column = g_strdup (self->date_column);
}

/* --- cards --- */

static GtkWidget *
make_choice (CvImportColumns *self,
             const char      *header)
{
  GtkWidget *choice = cv_choice_new ((const char *const *) self->metrics->words->pdata);
  g_autoptr (GtkExpression) word = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (choice), word);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  cv_choice_set_label (GTK_DROP_DOWN (choice), header);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* Numbers and days leave a choice; words are what they are. */
static gboolean
has_choice (const CvImportColumn *column)
{
  return column->is_date || column->is_time
         || (column->numeric && g_strcmp0 (column->role, "value") != 0);
}

static Card *
make_card (CvImportColumns      *self,
           const CvImportColumn *column)
{
  Card *card = g_new0 (Card, 1);

  card->header = g_strdup (column->header);
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card->box, "import-column");
  gtk_widget_set_size_request (card->box, CARD_WIDTH, -1);
  if (has_choice (column))
    {
      card->choice = make_choice (self, column->header);
      gtk_box_append (GTK_BOX (card->box), card->choice);
    }
  else
    {
      card->role = add_label (card->box, NULL, "import-role");
      gtk_widget_add_css_class (GTK_WIDGET (card->role), "dim-label");
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (add_label (card->box, column->header, "heading")), column->header);
  for (guint i = 0; i < CV_IMPORT_PREVIEW_ROWS; i++)
    card->cells[i] = add_label (card->box, NULL, "numeric");
  gtk_box_append (self->box, card->box);
  return card;
}

static guint
get_use (CvImportColumns      *self,
         const CvImportColumn *column)
{
  return column->is_date ? USE_DATE : cv_import_metrics_find (self->metrics, column->metric, USE_NOTHING);
}

static void
show_card (CvImportColumns      *self,
           Card                 *card,
           const CvImportColumn *column)
{
  gboolean left_out = !column->is_date && column->metric == NULL && column->role == NULL;

  self->showing = TRUE;
  if (card->choice != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (card->choice), get_use (self, column));
  else
    gtk_label_set_label (card->role, cv_import_words_role (column));
  self->showing = FALSE;
  for (guint i = 0; i < CV_IMPORT_PREVIEW_ROWS; i++)
    {
      g_autofree char *text = column->rows[i] != NULL ? cv_import_words_sample (column->rows[i]) : g_strdup ("–");

      gtk_label_set_label (card->cells[i], text);
      gtk_label_set_xalign (card->cells[i], column->numeric ? 1 : 0);
      gtk_widget_set_visible (GTK_WIDGET (card->cells[i]), i < self->n_rows);
      if (left_out)
        gtk_widget_add_css_class (GTK_WIDGET (card->cells[i]), "dim-label");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (card->cells[i]), "dim-label");
    }
}

static gboolean
add_cards (gpointer data)
{
  CvImportColumns *self = data;
  guint end = MIN (MIN (self->columns->len, MAX_CARDS), self->cards->len + CARDS_AT_ONCE);

  while (self->cards->len < end)
    {
      const CvImportColumn *column = self->columns->pdata[self->cards->len];
      Card *card = make_card (self, column);

      show_card (self, card, column);
      g_ptr_array_add (self->cards, card);
    }
  if (end < MIN (self->columns->len, MAX_CARDS))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* Cards are kept while the columns are the same: the focus stays in the drop-down that was just used. */
static gboolean
has_cards_of (CvImportColumns      *self,
              const CvImportReview *review)
{
  if (self->columns->len != review->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CvImportColumn *old = self->columns->pdata[i], *new = review->columns->pdata[i];

      if (!g_str_equal (old->header, new->header) || has_choice (old) != has_choice (new))
        return FALSE;
    }
  return TRUE;
}

static void
drop_cards (CvImportColumns *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
show_more (CvImportColumns *self)
{
  guint n = self->columns->len > MAX_CARDS ? self->columns->len - MAX_CARDS : 0;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u more column is not shown. It stays what it was taken for.",
                                   "%u more columns are not shown. They stay what they were taken for.", n),
                         n);

  gtk_label_set_label (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, n > 0);
}

void
cv_import_columns_show (CvImportColumns      *self,
                        const CvImportReview *review)
{
  g_return_if_fail (CV_IS_IMPORT_COLUMNS (self));

  if (!has_cards_of (self, review))
    drop_cards (self);
  self->n_rows = review->rows;
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < review->columns->len; i++)
    g_ptr_array_add (self->columns, column_copy (review->columns->pdata[i]));
  for (guint i = 0; i < self->cards->len; i++)
    show_card (self, self->cards->pdata[i], self->columns->pdata[i]);
  show_more (self);
  if (self->idle == 0 && add_cards (self))
    self->idle = g_idle_add (add_cards, self);
}

/* --- life --- */

static void
cv_import_columns_dispose (GObject *object)
{
  CvImportColumns *self = CV_IMPORT_COLUMNS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cv_import_columns_parent_class)->dispose (object);
}

static void
cv_import_columns_finalize (GObject *object)
{
  CvImportColumns *self = CV_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->metrics, cv_import_metrics_free);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->chosen);
  g_free (self->date_column);
  G_OBJECT_CLASS (cv_import_columns_parent_class)->finalize (object);
}

static void
cv_import_columns_class_init (CvImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_import_columns_dispose;
  object_class->finalize = cv_import_columns_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cv_import_columns_init (CvImportColumns *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->cards = g_ptr_array_new_with_free_func (card_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns of the file"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  /* What scrolls need not be squeezed. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->more = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->more), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}
