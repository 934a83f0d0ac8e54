/* SPDX-License-Identifier: GPL-3.0-or-later */

/* anchor-load CSV DB: the practical limit of an import. Reads `date,channel,metric,value` with a parser that
 * knows the file, sorts by series and day, and hands all rows to SQLite in one INSERT … SELECT from a
 * virtual table, into the table and with the settings that plans have. */

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"

typedef struct
{
  uint32_t series;
  int32_t day;
  double value;
} Row;

static Row *rows;
static long n_rows;

/* --- series by name: open addressing over the bytes between the first and the third comma --- */

#define SLOTS 65536

static struct
{
  uint64_t hash;
  const char *name;
  uint32_t length, id;
} slots[SLOTS];
static uint32_t n_series;

static uint64_t
hash_of (const char *p, size_t n)
{
  uint64_t h = 1469598103934665603ull;

  for (size_t i = 0; i < n; i++)
    h = (h ^ (unsigned char) p[i]) * 1099511628211ull;
  return h;
}

static uint32_t
series_of (const char *name, size_t length)
{
  uint64_t hash = hash_of (name, length);

  for (size_t i = hash & (SLOTS - 1);; i = (i + 1) & (SLOTS - 1))
    {
      if (slots[i].name == NULL)
        {
          slots[i].hash = hash;
          slots[i].name = name;
          slots[i].length = (uint32_t) length;
          slots[i].id = ++n_series;
          return n_series;
        }
      if (slots[i].hash == hash && slots[i].length == length && memcmp (slots[i].name, name, length) == 0)
        return slots[i].id;
    }
}

static double
number_at (const char *p, const char **end)
{
  static const double tens[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  int negative = *p == '-', decimals = 0;
  uint64_t digits = 0;

  p += negative;
  while ((unsigned) (*p - '0') < 10)
    digits = digits * 10 + (unsigned) (*p++ - '0');
  if (*p == '.')
    for (p++; (unsigned) (*p - '0') < 10; decimals++)
      digits = digits * 10 + (unsigned) (*p++ - '0');
  *end = p;
  return (negative ? -1.0 : 1.0) * (double) digits / tens[decimals];
}

static int32_t
day_at (const char *p)
{
  static char last[10];
  static int32_t day;

  if (memcmp (p, last, 10) != 0)
    {
#define DIGIT(i) (p[i] - '0')
      day = days_from_civil (DIGIT (0) * 1000 + DIGIT (1) * 100 + DIGIT (2) * 10 + DIGIT (3),
                             DIGIT (5) * 10 + DIGIT (6), DIGIT (8) * 10 + DIGIT (9));
      memcpy (last, p, 10);
    }
  return day;
}

/* The place after the next @c, @end if there is none. */
static const char *
after (const char *p, char c, const char *end)
{
  const char *found = memchr (p, c, (size_t) (end - p));

  return found != NULL ? found + 1 : end;
}

static void
parse (const char *p, const char *end)
{
  rows = malloc ((size_t) ((end - p) / 16 + 16) * sizeof *rows);
  p = after (p, '\n', end);
  while (p < end)
    {
      Row *row = &rows[n_rows++];
      const char *name = p + strlen ("2012-01-01,");
      const char *value = after (after (name, ',', end), ',', end);

      row->day = day_at (p);
      row->series = series_of (name, (size_t) (value - 1 - name));
      row->value = number_at (value, &p);
      p = after (p, '\n', end);
    }
}

static int
compare (const void *a, const void *b)
{
  const Row *x = a, *y = b;

  if (x->series != y->series)
    return x->series < y->series ? -1 : 1;
  return (x->day > y->day) - (x->day < y->day);
}

/* --- the rows as a virtual table --- */

typedef struct
{
  sqlite3_vtab_cursor base;
  long i;
} Cursor;

static int
vtab_connect (sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab, char **error)
{
  *vtab = sqlite3_malloc (sizeof **vtab);
  memset (*vtab, 0, sizeof **vtab);
  return sqlite3_declare_vtab (db, "CREATE TABLE x(series_id INT, day INT, value REAL)");
}

static int
vtab_disconnect (sqlite3_vtab *vtab)
{
  sqlite3_free (vtab);
  return SQLITE_OK;
}

static int
vtab_best (sqlite3_vtab *vtab, sqlite3_index_info *info)
{
  info->estimatedRows = n_rows;
  return SQLITE_OK;
}

static int
vtab_open (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  *cursor = sqlite3_malloc (sizeof (Cursor));
  memset (*cursor, 0, sizeof (Cursor));
  return SQLITE_OK;
}

static int
vtab_close (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
vtab_filter (sqlite3_vtab_cursor *cursor, int index, const char *text, int argc, sqlite3_value **argv)
{
  ((Cursor *) cursor)->i = 0;
  return SQLITE_OK;
}

static int
vtab_next (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->i++;
  return SQLITE_OK;
}

static int
vtab_eof (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->i >= n_rows;
}

static int
vtab_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const Row *row = &rows[((Cursor *) cursor)->i];

  if (column == 0)
    sqlite3_result_int (context, (int) row->series);
  else if (column == 1)
    sqlite3_result_int (context, row->day);
  else
    sqlite3_result_double (context, row->value);
  return SQLITE_OK;
}

static int
vtab_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->i;
  return SQLITE_OK;
}

static sqlite3_module module = {
  .xConnect = vtab_connect,
  .xBestIndex = vtab_best,
  .xDisconnect = vtab_disconnect,
  .xDestroy = vtab_disconnect,
  .xOpen = vtab_open,
  .xClose = vtab_close,
  .xFilter = vtab_filter,
  .xNext = vtab_next,
  .xEof = vtab_eof,
  .xColumn = vtab_column,
  .xRowid = vtab_rowid,
};

static sqlite3 *db;

static void
run (const char *sql)
{
  char *error = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &error) != SQLITE_OK)
    {
      fprintf (stderr, "%s: %s\n", sql, error);
      exit (1);
    }
}

int
main (int argc, char **argv)
{
  struct stat info;
  int file;
  const char *text;

  if (argc != 3 || (file = open (argv[1], O_RDONLY)) < 0 || fstat (file, &info) != 0
      || (text = mmap (NULL, (size_t) info.st_size, PROT_READ, MAP_PRIVATE, file, 0)) == MAP_FAILED)
    {
      fputs ("usage: anchor-load CSV DB\n", stderr);
      return 2;
    }
  parse (text, text + info.st_size);
  qsort (rows, (size_t) n_rows, sizeof *rows, compare);

  unlink (argv[2]);
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  if (sqlite3_open_v2 (argv[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    return 1;
  run ("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -4096");
  run ("CREATE TABLE sample(series_id INTEGER NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL,"
       " batch INTEGER NOT NULL, PRIMARY KEY(series_id, day)) WITHOUT ROWID, STRICT");
  sqlite3_create_module (db, "mem", &module, NULL);
  run ("BEGIN IMMEDIATE");
  run ("INSERT INTO sample SELECT series_id, day, value, 1 FROM mem");
  run ("COMMIT");
  sqlite3_close (db);
  printf ("%ld rows, %u series\n", n_rows, n_series);
  return 0;
}
