/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/cv-bullet.h"

/* A bullet graph in a list. A picture: its accessible name says what it shows. */
#define CV_TYPE_BULLET_VIEW (cv_bullet_view_get_type ())
G_DECLARE_FINAL_TYPE (CvBulletView, cv_bullet_view, CV, BULLET_VIEW, GtkWidget)

GtkWidget *cv_bullet_view_new (void);
/* @name: "52 %, expected 54 %, target 60 %". */
void       cv_bullet_view_set (CvBulletView *self, const CvBullet *bullet, const char *name);
