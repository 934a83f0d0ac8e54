/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-table.h"

/* A table of the bytes of a test case. @size -1: up to the closing zero. (transfer full) */
CvTable *table_from_bytes (const char *bytes, gssize size, const CvTableOptions *options, GError **error);
/* The same, which must succeed. */
CvTable *table_from_text  (const char *text, const CvTableOptions *options);
/* All rows as lines of "cell|cell|cell" in their exact form; NULL cells are "~", problems "!found". (transfer full) */
char    *table_rows       (CvTable *table);
/* The types of the columns, with spaces between. (transfer full) */
char    *table_types      (const CvTable *table);
