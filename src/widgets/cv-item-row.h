/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A row of a boxed list that opens to show more of its thing: title, a line under it, small widgets
 * before and after, and details that are made when they are first wanted. It is one stop for the keyboard and
 * named for a screen reader; Enter, Space and a click open it (its list must call
 * cv_item_row_toggle() on `row-activated`, as cv_item_row_connect() arranges).
 *
 * Properties: `title`, `subtitle` (plain text), `expanded`. */
#define CV_TYPE_ITEM_ROW (cv_item_row_get_type ())
G_DECLARE_FINAL_TYPE (CvItemRow, cv_item_row, CV, ITEM_ROW, GtkListBoxRow)

typedef GtkWidget *(*CvItemRowDetails) (CvItemRow *row, gpointer data);

GtkWidget *cv_item_row_new         (void);
void       cv_item_row_set_title   (CvItemRow *self, const char *title, const char *subtitle);
void       cv_item_row_add_prefix  (CvItemRow *self, GtkWidget *widget);
void       cv_item_row_add_suffix  (CvItemRow *self, GtkWidget *widget);
/* In little room the suffixes stand below the words. */
void       cv_item_row_set_narrow  (CvItemRow *self, gboolean narrow);
/* Without details a row does not open, and shows no arrow. */
void       cv_item_row_set_details (CvItemRow *self, CvItemRowDetails make, gpointer data);
void       cv_item_row_toggle      (CvItemRow *self);
/* Opens it and gives it the keyboard, which scrolls to it. */
void       cv_item_row_show        (CvItemRow *self);
/* Rows of @list open when they are activated. */
void       cv_item_row_connect     (GtkListBox *list);
