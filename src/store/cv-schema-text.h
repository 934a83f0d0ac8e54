/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Migration i takes a file from version i to i + 1. A released one is never changed: files out
 * there were made by it, and are compared with what it makes. */
extern const char *const cv_schema_migrations[];
/* SHA-256 of the schema of each version, from 1 on; "test-store-schema --digest FILE" prints that of a plan. */
extern const char *const cv_schema_digests[];
