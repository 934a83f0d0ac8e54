/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-error.h"
#include "store-fixture.h"

/* The promise about files that are no sound plan: refused with a sentence, in short time, without a
 * byte changed or a file left beside them. */

/* A plan with some of everything at the fixture's path, closed; its bytes. (transfer full) */
GBytes *make_plan      (Fixture *fixture);
/* Opens and reads the fixture's file, holding the promise; the error's code, -1 if it was read. */
int     check_promise  (Fixture *fixture);
void    expect_refused (Fixture *fixture, CvError code);
