/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/cv-csv.h"

typedef struct
{
  CvCsvDialect dialect;
  gboolean     has_hint; /* line 1 is "sep=;", which Excel reads and hides */
} CvCsvSniff;

/* How the file is cut, judged by its first block; leaves @stream rewound. @delimiter: the user's, or 0. */
gboolean cv_csv_sniff (CvCsvSniff   *self,
                       CvTextStream *stream,
                       char          delimiter,
                       GCancellable *cancellable,
                       GError      **error);
