/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Migration i takes a file from version i to i + 1. A released one is never changed: files out
 * there were made by it, and are compared with what it makes. */
extern const char *const cv_schema_migrations[];
