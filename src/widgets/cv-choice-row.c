/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwComboRow has no accessible name on the floor's libadwaita, and tells of what the program sets, too. */

#include "config.h"

#include "widgets/cv-choice-row.h"

#include "widgets/cv-choice.h"

struct _CvChoiceRow
{
  AdwActionRow parent_instance;

  GtkDropDown *choice; /* (unowned) */
  gboolean updating;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (CvChoiceRow, cv_choice_row, ADW_TYPE_ACTION_ROW)

static void
on_selected (CvChoiceRow *self)
{
  if (!self->updating)
    g_signal_emit (self, chosen_signal, 0, gtk_drop_down_get_selected (self->choice));
}

void
cv_choice_row_set_words (CvChoiceRow       *self,
                         const char *const *words)
{
  GtkWidget *choice = cv_choice_new (words);

  g_return_if_fail (CV_IS_CHOICE_ROW (self) && self->choice == NULL);

  self->choice = GTK_DROP_DOWN (choice);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  cv_choice_set_label (self->choice, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_selected), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), choice);
}

void
cv_choice_row_set_selected (CvChoiceRow *self,
                            guint        selected)
{
  g_return_if_fail (CV_IS_CHOICE_ROW (self) && self->choice != NULL);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->choice, selected);
  self->updating = FALSE;
}

static void
cv_choice_row_class_init (CvChoiceRowClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cv_choice_row_init (CvChoiceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
