/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Lays children out like words: each as wide as it likes, in lines from the reading side, a new line where one is full.
 * What is left of a line goes to its first child that has hexpand set.
 * (A GtkFlowBox makes columns of equal width.) */
#define CV_TYPE_WRAP_LAYOUT (cv_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CvWrapLayout, cv_wrap_layout, CV, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cv_wrap_layout_new (void);
