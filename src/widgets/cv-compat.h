/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What looks different on the oldest and the newest toolkit, under one name. Nothing outside this
 * file and cv-split.c asks for a version. */

/* Which program this is; all text is plain. */
typedef struct
{
  const char *name, *icon, *version, *comments, *website, *issues, *copyright, *translators;
} CvAbout;

void      cv_show_about (GtkWindow *parent, const CvAbout *about);

/* A toast whose text is plain, whatever characters it has. (transfer full) */
AdwToast *cv_toast_new (const char *text);

/* Lets a screen reader say @text where the toolkit can; the text must be visible, too. */
void      cv_announce (GtkWidget *widget, const char *text);

/* Tab leaves @list at once instead of walking every row of it. */
void      cv_list_box_tab_leaves (GtkListBox *list);

/* The same of a list view. */
void      cv_list_view_tab_leaves (GtkListView *list);

typedef void (*CvAnswered) (gpointer data);

/* Asks before something that was not the user's idea is done; @answered is called if the answer is @verb (with a
 * mnemonic), or never. @data must live as long as @parent. Plain text. */
void      cv_ask (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                  CvAnswered answered, gpointer data);

/* The same of something that cannot be had back: nobody says yes to it by pressing Enter. */
void      cv_ask_loss (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                       CvAnswered answered, gpointer data);

typedef void (*CvLineAnswered) (const char *line, gpointer data);

/* Asks for one line; @answered is called once: with the line, which is not blank, or with NULL if the user
 * thought better of it. @label is what the line is called; it and @verb have a mnemonic. Plain text. */
void      cv_ask_line (GtkWindow *parent, const char *heading, const char *body, const char *label, const char *verb,
                       CvLineAnswered answered, gpointer data);

/* A button with an access key is read as its label, once: the oldest toolkit reads "_Add Goal Add Goal". To be
 * called again when the label changes. */
void      cv_button_name_by_label (GtkWidget *button);

/* What a screen reader calls the cell of @item (and its row), set whenever it is bound. */
void      cv_list_item_set_label (GtkListItem *item, const char *label);

/* The row of headings takes the focus on the oldest toolkit and has no name of its own. */
void      cv_column_view_name_header (GtkColumnView *view);

typedef void (*CvFileChosen) (GFile *file, gpointer data);

/* Files are only met through the system's own dialog. @chosen is called with the file, or never.
 * @patterns ("*.csv"...) and their @filter_name may be NULL: any file. @data must live as long as @parent. */
void      cv_choose_file (GtkWindow *parent, const char *title, const char *filter_name,
                          const char *const *patterns, CvFileChosen chosen, gpointer data);
void      cv_choose_new_file (GtkWindow *parent, const char *title, const char *name,
                              CvFileChosen chosen, gpointer data);
