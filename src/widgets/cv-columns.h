/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Lays fields out in as many equal columns as the width holds (at most three), in reading order, so
 * that Tab and the eye go the same way. Unlike a GtkFlowBox it is nothing the focus can get caught in. */
#define CV_TYPE_COLUMNS (cv_columns_get_type ())
G_DECLARE_FINAL_TYPE (CvColumns, cv_columns, CV, COLUMNS, GtkWidget)

GtkWidget *cv_columns_new    (void);
/* @wide: has a line to itself. */
void       cv_columns_append (CvColumns *self, GtkWidget *child, gboolean wide);
/* Few children share the whole width: no more columns than fill it evenly. */
void       cv_columns_set_filled (CvColumns *self, gboolean filled);
