/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cv-record.h"

/* Keeps the rows of a list box in step with a model of records, as far as it is scrolled (cv-growth.h), without losing
 * the keyboard's place: when a row goes, its neighbour has the focus; when a row comes back elsewhere, it keeps it. */

/* (transfer floating): the row of @record. */
typedef GtkWidget *(*CvMakeRow) (CvRecord *record, gpointer data);

/* @list has no other rows. @data must live as long as @list. */
void      cv_follow       (GtkListBox *list, GListModel *model, CvMakeRow make, gpointer data);
/* The row of the record that is called @id gets the focus as soon as it is made. */
void      cv_follow_focus (GtkListBox *list, const char *id);
/* The row of the record that is called @id, made if it was not scrolled to yet. (transfer none) (nullable) */
GtkWidget *cv_follow_get_row (GtkListBox *list, const char *id);
/* (transfer none) (nullable) */
CvRecord *cv_follow_get_record (GtkWidget *row);
/* The record of the row that has the keyboard in the window of @widget; NULL if it is in a field of a row, or elsewhere.
 * (transfer none) */
CvRecord *cv_follow_get_focused (GtkWidget *widget);
