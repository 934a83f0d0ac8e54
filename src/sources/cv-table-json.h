/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>
#include <stdio.h>

#include "sources/cv-layout.h"

/* A table as JSON. Keys: encoding, newline, delimiter, header_line, skip_lines [{line, why}], columns
 * [{name, type, role?}], metrics {name: id}, row_count, rows, date_order, decimal, thousands, currency, timezone,
 * period?, ask_user, warn_user, rejected [{line, column, found, expected}]. In rows: whole numbers of an integer column
 * as JSON integers, other numbers as text with the digits of the file, dates ISO, nothing as null. A
 * row that does not fit the header is only in rejected (its column null), and not in row_count. */

/* Everything but rows and rejected, which need the second pass. @layout may be NULL: no roles.
 * (transfer full) */
json_t  *cv_table_json_head  (const CvTable *table, const CvLayout *layout);
/* One row as an object by column name. (transfer full) */
json_t  *cv_table_json_row   (const CvTable *table, const CvTableRow *row);
/* The whole document, row by row, so that a file of any size can be shown. Rewinds @table first. */
gboolean cv_table_json_write (CvTable        *table,
                              const CvLayout *layout,
                              FILE           *out,
                              GCancellable   *cancellable,
                              GError        **error);
/* The same in memory, for small tables. (transfer full) */
json_t  *cv_table_to_json    (CvTable        *table,
                              const CvLayout *layout,
                              GCancellable   *cancellable,
                              GError        **error);
