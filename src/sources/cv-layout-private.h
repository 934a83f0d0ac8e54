/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-layout.h"

/* What the heading of a column says: CvHeadingHint; 0 where the table has no headings. */
guint cv_layout_get_hints   (const CvTable *table, guint column);
/* The first column of @type with one of @hints (0: any); -1: none. */
int   cv_layout_find_column (const CvTable *table, CvColumnType type, guint hints);
/* Gives every column the role that follows from the rest of the layout. */
void  cv_layout_find_roles  (CvLayout *self, const CvTable *table);
