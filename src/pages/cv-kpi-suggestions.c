/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One list: its first row folds and unfolds the others. A row is a single stop for the keyboard; its tick box
 * is part of the picture, and a click on it is a click on the row. */

#include "config.h"

#include "pages/cv-kpi-suggestions.h"

#include <glib/gi18n-lib.h>

#include "model/cv-matching.h"
#include "model/cv-words.h"

struct _CvKpiSuggestions
{
  AdwBin parent_instance;

  GtkListBox *list;             /* (unowned) */
  GtkWidget *fold_row, *title, *arrow; /* (unowned) */
  CvSession *session;           /* (owned) */
  CvGoal *goal;                 /* (owned) */
  char *shown;                  /* (owned) what the rows say, to see whether they still do */
  gboolean unfolded;
};

G_DEFINE_FINAL_TYPE (CvKpiSuggestions, cv_kpi_suggestions, ADW_TYPE_BIN)

static const char *
fit_words (const CvSuggestion *suggestion)
{
  if (suggestion->weak)
    return _ ("weak for this goal");
  /* The catalogue's degree, lowered where no channel of the plan gives the numbers. */
  if (suggestion->fit >= 85)
    return _ ("fits very well");
  if (suggestion->fit >= 60)
    return _ ("fits well");
  return _ ("fits, but no channel of the plan gives its numbers");
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const CvSuggestion *suggestion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  const char *name = cv_tr (suggestion->kpi->name);
  g_autofree char *level = cv_level_words (suggestion->kpi->level);
  g_autofree char *about = g_strdup_printf ("%s · %s", level, fit_words (suggestion));
  g_autofree char *description = g_strdup_printf ("%s %s", cv_tr (suggestion->why), about);

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_hexpand (words, TRUE);
  add_label (words, name, NULL);
  add_label (words, cv_tr (suggestion->why), "caption");
  gtk_widget_add_css_class (add_label (words, about, "caption"), "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "item-header");
  if (suggestion->weak)
    gtk_widget_add_css_class (words, "weak");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "cv-kpi-kind", (gpointer) suggestion->kpi);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return row;
}

/* What is to be shown, as text. (transfer full) */
static char *
describe (GArray *suggestions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *suggestion = &g_array_index (suggestions, CvSuggestion, i);

      if (!suggestion->chosen)
        g_string_append_printf (text, "%s %d\n", suggestion->kpi->id, suggestion->fit);
    }
  return g_string_free (text, FALSE);
}

static void
update_fold (CvKpiSuggestions *self,
             guint             n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Suggestion (%u)", "Suggestions (%u)", n), n);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                self->unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_row), GTK_ACCESSIBLE_STATE_EXPANDED, self->unfolded,
                               -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
fold (CvKpiSuggestions *self,
      gboolean          unfolded)
{
  guint n = 0;

  self->unfolded = unfolded;
  for (GtkWidget *row = gtk_widget_get_next_sibling (self->fold_row); row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    gtk_widget_set_visible (row, unfolded);
  update_fold (self, n);
}

void
cv_kpi_suggestions_unfold (CvKpiSuggestions *self)
{
  fold (self, TRUE);
}

static void
fill (CvKpiSuggestions *self,
      GArray           *suggestions)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_next_sibling (self->fold_row)) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const CvSuggestion *suggestion = &g_array_index (suggestions, CvSuggestion, i);

      if (!suggestion->chosen)
        gtk_list_box_append (self->list, make_row (suggestion));
    }
}

/* The row the keyboard is on, -1 for none. */
static int
get_focused_index (CvKpiSuggestions *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

void
cv_kpi_suggestions_update (CvKpiSuggestions *self)
{
  g_autoptr (GArray) suggestions
      = cv_match_kpis (cv_catalogue_get (), cv_session_get_plan (self->session), self->goal);
  g_autofree char *now = describe (suggestions);
  int focused = get_focused_index (self);

  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  fill (self, suggestions);
  fold (self, self->unfolded);

  /* The next suggestion is where the one that was just chosen stood. */
  if (focused >= 0)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, focused);

      gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->fold_row);
    }
}

static void
on_activated (CvKpiSuggestions *self,
              GtkListBoxRow    *row)
{
  const CvKpiKind *kind = g_object_get_data (G_OBJECT (row), "cv-kpi-kind");

  if (kind == NULL)
    fold (self, !self->unfolded);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "kpis.choose", "(ss)",
                                cv_record_get_id (CV_RECORD (self->goal)), kind->id);
}

GtkWidget *
cv_kpi_suggestions_new (CvSession *session,
                        CvGoal    *goal)
{
  CvKpiSuggestions *self = g_object_new (CV_TYPE_KPI_SUGGESTIONS, NULL);

  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  cv_kpi_suggestions_update (self);
  return GTK_WIDGET (self);
}

static void
cv_kpi_suggestions_dispose (GObject *object)
{
  CvKpiSuggestions *self = CV_KPI_SUGGESTIONS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->goal);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (cv_kpi_suggestions_parent_class)->dispose (object);
}

static void
cv_kpi_suggestions_class_init (CvKpiSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_kpi_suggestions_dispose;
}

static void
cv_kpi_suggestions_init (CvKpiSuggestions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "stacked-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);

  self->arrow = gtk_image_new ();
  self->title = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_widget_add_css_class (box, "item-header");
  self->fold_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->fold_row), box);
  gtk_list_box_append (self->list, self->fold_row);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
