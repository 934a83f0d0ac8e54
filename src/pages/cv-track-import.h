/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* The ways values come into the Track page: a file that is chosen or dropped, a table that is pasted. */

/* The actions `track.import`, `track.import-file` (s: path), `track.import-text` (ay: a table) and `track.paste` of a page. */
void cv_track_import_install (GtkWidgetClass *klass);
/* Ctrl+V pastes while @page is the one that is seen. Once, when it is made. */
void cv_track_import_listen  (CvPage *page);
/* Asks for a file. */
void cv_track_import_choose  (CvPage *page);
