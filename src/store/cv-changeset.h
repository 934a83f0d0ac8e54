/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cv-touched.h"

/* Whether @changes is a change set of records as the session extension writes it, from the first
 * byte to the last; the records it touches are added to @touched (also some of them if not). */
gboolean cv_changeset_check (GBytes *changes, CvTouched *touched);
