/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-table-text.h"
#include "pages/cv-page.h"

/* Asks for a file, writes all measured values of the page's plan into it as a table that an import reads back, and has the
 * page say what became of it. */
void cv_value_export_start (CvPage *page, CvTableForm form);
