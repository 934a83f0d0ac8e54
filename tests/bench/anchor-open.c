/* SPDX-License-Identifier: GPL-3.0-or-later */

/* anchor-open [DB [values]]: what SQLite itself needs to open a plan and step through every row of its tables, the
 * measured values only on demand. Without DB: what it takes to start a program that is linked with SQLite and
 * nothing else. */

#include <sqlite3.h>

#include "bench.h"

static const char all_tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

static long
read_table (sqlite3 *db, const char *name)
{
  char sql[256];
  sqlite3_stmt *rows;
  long n = 0;

  snprintf (sql, sizeof sql, "SELECT * FROM \"%s\"", name);
  if (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL) != SQLITE_OK)
    return 0;
  while (sqlite3_step (rows) == SQLITE_ROW)
    n += sqlite3_column_type (rows, sqlite3_column_count (rows) - 1) >= 0;
  sqlite3_finalize (rows);
  return n;
}

int
main (int argc, char **argv)
{
  sqlite3 *db;
  sqlite3_stmt *names;
  long n = 0;

  if (argc == 1)
    {
      puts (sqlite3_libversion ());
      return 0;
    }
  if (sqlite3_open_v2 (argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, all_tables, -1, &names, NULL) != SQLITE_OK)
    {
      fprintf (stderr, "anchor-open: %s: %s\n", argv[1], sqlite3_errmsg (db));
      return 1;
    }
  while (sqlite3_step (names) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (names, 0);

      if (argc > 2 || strcmp (name, "sample") != 0)
        n += read_table (db, name);
    }
  sqlite3_finalize (names);
  sqlite3_close (db);
  printf ("%ld rows\n", n);
  return 0;
}
