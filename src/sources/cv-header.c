/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A header is a record of words over columns that are not words: each record of the sample that has
 * only words is scored by how even the columns below it are, and the best is taken, the first of
 * equals. So explanations, names of reports and key-value lines before the table fall away by
 * themselves. If no record is like that, the file has no header (hand-made schedules), or only
 * columns of words, and then its first full record is the header, as everywhere. */

#include "sources/cv-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-text.h"
#include "sources/cv-cell-date.h"

#define MAX_ROWS 50          /* looked at below a header */
#define MAX_NAME 300         /* bytes of a heading; what is longer is an explanation */
#define MAX_TITLE 80
#define SCORE_TEXT 0.25      /* of an even column of words */
#define SCORE_OTHER 2.0      /* of an even column of anything else */
#define SCORE_DATES 3.0      /* more, once, for a table with days */

gboolean
cv_header_is_comment (const char *first_field, gboolean is_quoted, guint n_fields)
{
  return !is_quoted && *first_field == '#'
         && (n_fields == 1 || strspn (first_field + 1, " #-=*\t") > 0);
}

static gboolean
is_comment (const CvSampleRecord *record)
{
  return cv_header_is_comment (record->texts[0], record->is_quoted, record->n_fields);
}

static gboolean
is_blank (const CvSampleRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    if (*record->texts[i] != '\0')
      return FALSE;

  return TRUE;
}

/* Counts of cells by class in one column. */
typedef struct
{
  guint n[CV_N_CLASSES];
} Tally;

static CvCellClass
get_majority (const Tally *tally)
{
  CvCellClass best = CV_CLASS_EMPTY;

  for (guint i = CV_CLASS_TEXT; i < CV_N_CLASSES; i++)
    if (tally->n[i] > tally->n[best == CV_CLASS_EMPTY ? i : best]
        || (best == CV_CLASS_EMPTY && tally->n[i] > 0))
      best = i;

  return best;
}

/* One value may be out of step: a sum, a note. */
static gboolean
is_even (const Tally *tally, CvCellClass majority)
{
  guint total = 0;

  for (guint i = CV_CLASS_TEXT; i < CV_N_CLASSES; i++)
    total += tally->n[i];

  return tally->n[majority] * 5 >= total * 4
         || (tally->n[majority] > 1 && tally->n[majority] + 1 >= total);
}

/* The records below number @header up to the end of its table, or MAX_ROWS. */
typedef struct
{
  guint  n_rows, n_fitting; /* rows; those of the header's width */
  guint  width;
  Tally *columns;
} Body;

static guint
get_width (const CvSampleRecord *record)
{
  guint n = record->n_fields;

  while (n > 0 && *record->texts[n - 1] == '\0')
    n--;

  return n;
}

static void
count_row (Body *body, const CvSampleRecord *record)
{
  body->n_rows++;
  body->n_fitting += record->n_fields == body->width || get_width (record) == body->width;
  for (guint i = 0; i < MIN (body->width, record->n_fields); i++)
    body->columns[i].n[record->classes[i]]++;
}

/* From record @start on. A blank line ends the table, but for one right below the header. */
static void
count_body (Body *body, const CvSample *sample, guint start, guint width)
{
  *body = (Body) { .width = width, .columns = g_new0 (Tally, width) };
  for (guint i = start; i < sample->n && body->n_rows < MAX_ROWS; i++)
    {
      const CvSampleRecord *record = &sample->records[i];

      if (is_comment (record))
        continue;
      if (!is_blank (record))
        count_row (body, record);
      else if (body->n_rows > 0)
        break;
    }
}

static gboolean
has_long_text (const CvSampleRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    if (strlen (record->texts[i]) > MAX_NAME)
      return TRUE;

  return FALSE;
}

/* Headings are words; in a table that runs across, days from the second on; now and then a number
 * ("25%"), which score_header() looks at again. */
static gboolean
is_like_header (const CvSampleRecord *record)
{
  guint n[CV_N_CLASSES] = { 0 };

  if (record->n_filled == 0 || is_comment (record) || has_long_text (record))
    return FALSE;
  for (guint i = 0; i < record->n_fields; i++)
    n[record->classes[i]]++;
  if (n[CV_CLASS_URL] > 0)
    return FALSE;
  if (n[CV_CLASS_DATE] == 0)
    return TRUE;

  return n[CV_CLASS_DATE] >= 2 && n[CV_CLASS_DATE] + 2 >= record->n_fields
         && n[CV_CLASS_NUMBER] == 0 && record->classes[0] != CV_CLASS_DATE;
}

static char
get_last_char (const CvSampleRecord *record, guint i)
{
  const char *text = i < record->n_fields ? record->texts[i] : "";

  return *text != '\0' ? text[strlen (text) - 1] : '\0';
}

/* "25%" over a column of plain numbers is a name; over other percentages it is one of them. */
static gboolean
is_named_number (const CvSampleRecord *record, const CvSampleRecord *below, guint i)
{
  char last = get_last_char (record, i);

  return !g_ascii_isdigit (last) && get_last_char (below, i) != last;
}

/* A record with numbers is a header only if more words than numbers stand over columns of something
 * else; else it is a row. */
static gboolean
has_words_over_figures (const CvSample *sample, guint header, const Body *body)
{
  const CvSampleRecord *record = &sample->records[header];
  guint                 n_words = 0, n_numbers = 0;

  for (guint i = 0; i < record->n_fields; i++)
    {
      gboolean is_number = record->classes[i] == CV_CLASS_NUMBER;

      if (is_number && !is_named_number (record, &sample->records[header + 1], i))
        n_numbers++;
      else if (is_number
               || (record->classes[i] == CV_CLASS_TEXT
                   && get_majority (&body->columns[i]) > CV_CLASS_TEXT))
        n_words++;
    }

  return n_numbers == 0 || n_words > n_numbers;
}

/* Whether the record before @i, without a blank line between, is a row like those below @i. */
static gboolean
follows_a_row (const CvSample *sample, guint i, const Body *body)
{
  const CvSampleRecord *before = i > 0 ? &sample->records[i - 1] : NULL;
  guint                 n_same = 0, n_other = 0;

  if (before == NULL || before->n_fields != body->width)
    return FALSE;
  for (guint c = 0; c < body->width; c++)
    {
      CvCellClass majority = get_majority (&body->columns[c]);

      if (majority > CV_CLASS_TEXT && before->classes[c] != CV_CLASS_EMPTY)
        (*(before->classes[c] == majority ? &n_same : &n_other))++;
    }

  return n_same > n_other;
}

static double
score_column (const Tally *tally, const char *name)
{
  CvCellClass majority = get_majority (tally);

  if (majority == CV_CLASS_EMPTY)
    return 0;
  if (*name == '\0')
    return -SCORE_OTHER;
  if (!is_even (tally, majority))
    return 0;

  return majority == CV_CLASS_TEXT ? SCORE_TEXT : SCORE_OTHER;
}

static double
score_header (const CvSample *sample, guint i)
{
  const CvSampleRecord *record = &sample->records[i];
  gboolean              has_dates = FALSE;
  double                score = 0;
  Body                  body;

  count_body (&body, sample, i + 1, record->n_fields);
  for (guint c = 0; c < body.width; c++)
    {
      score += score_column (&body.columns[c], record->texts[c]);
      has_dates |= get_majority (&body.columns[c]) == CV_CLASS_DATE;
    }
  if (has_dates && score > 0)
    score += SCORE_DATES;
  if (body.n_rows == 0 || follows_a_row (sample, i, &body)
      || !has_words_over_figures (sample, i, &body))
    score = 0;
  else
    score *= (double) body.n_fitting / body.n_rows;
  g_free (body.columns);

  return score;
}

/* The record that is the header; -1: none. */
static int
find_header (const CvSample *sample, guint start)
{
  double best_score = 0;
  int    best = -1;

  for (guint i = start; i < sample->n; i++)
    {
      double score = is_like_header (&sample->records[i]) ? score_header (sample, i) : 0;

      if (score > best_score)
        {
          best_score = score;
          best = (int) i;
        }
    }

  return best;
}

/* Of a table without a header: the first record of the width most have. */
static int
find_first_row (const CvSample *sample, guint start)
{
  guint n_best = 0;
  int   best = -1;

  for (guint i = start; i < sample->n; i++)
    {
      const CvSampleRecord *record = &sample->records[i];
      guint                 n = 0;

      if (is_comment (record) || is_blank (record))
        continue;
      for (guint k = i; k < sample->n; k++)
        n += sample->records[k].n_fields == record->n_fields && !is_blank (&sample->records[k]);
      if (n > n_best)
        {
          n_best = n;
          best = (int) i;
        }
    }

  return best;
}

static int
find_wanted (const CvSample *sample, int wanted_line)
{
  for (guint i = 0; i < sample->n; i++)
    if (sample->records[i].line <= (guint64) wanted_line
        && (guint64) wanted_line <= sample->records[i].last_line)
      return (int) i;

  return -1;
}

/* A day or span that a line before the table names, such as "# Start date: 20260501". */
static void
take_period (CvHeader *self, const char *text)
{
  CvDateReading reading;
  CvDay         first, last;

  while (*text == ' ')
    text++;
  if (!cv_cell_date_judge (text, (guint) strlen (text), &reading)
      || (reading.is_weak && !reading.is_year_first)
      || !cv_date_reading_get_days (&reading, CV_DATE_ORDER_UNKNOWN, 0, &first, &last))
    return;

  if (self->first == CV_DAY_NONE || first < self->first)
    self->first = first;
  if (self->last == CV_DAY_NONE || last > self->last)
    self->last = last;
}

/* When a file was made is no period of its figures. */
static gboolean
is_about_export (const char *text)
{
  g_autofree char *folded = cv_text_fold (text);
  static const char *const words[] = { "export", "generat", "created", "download", "erstellt",
                                       "genere", "cree", "report date", "run date" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
take_preamble_period (CvHeader *self, const CvSampleRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    {
      const char *text = record->texts[i];
      const char *colon = strstr (text, ": ");

      if (is_about_export (record->texts[0]))
        return;
      take_period (self, text + (*text == '#'));
      if (colon != NULL)
        take_period (self, colon + 1);
    }
}

static void
take_preamble_line (CvHeader *self, const CvSampleRecord *record, gboolean is_hint)
{
  CvPreambleLine line = { record->line, record->last_line, _("a line before the table") };

  if (is_hint)
    line.why = _("a hint for Excel: the separator");
  else if (is_comment (record))
    line.why = _("a comment");
  else if (is_blank (record))
    line.why = _("an empty line");
  else if (record->n_filled == 1 && strlen (record->texts[0]) <= MAX_TITLE)
    {
      g_free (self->title);
      self->title = g_strdup (record->texts[0]);
      line.why = _("words above the table");
    }
  for (guint i = 0; i < record->n_fields && !is_comment (record) && !is_hint; i++)
    self->has_table_before |= record->classes[i] == CV_CLASS_NUMBER;

  if (!is_hint)
    take_preamble_period (self, record);
  g_array_append_val (self->preamble, line);
}

static void
take_names (CvHeader *self, const CvSampleRecord *record)
{
  self->names = g_new0 (char *, self->width + 1);
  for (guint i = 0; i < self->width; i++)
    self->names[i] = g_strdup (record->texts[i]);
}

static void
take_classes (CvHeader *self, const CvSample *sample, guint start)
{
  Body body;

  count_body (&body, sample, start, self->width);
  self->classes = g_new0 (CvCellClass, self->width);
  for (guint i = 0; i < self->width; i++)
    self->classes[i] = get_majority (&body.columns[i]);
  g_free (body.columns);
}

static gboolean
is_table (const CvHeader *self)
{
  return self->width > 1 || self->classes[0] > CV_CLASS_TEXT;
}

static gboolean
refuse (CvHeader *self, int wanted_line, GError **error)
{
  if (wanted_line > 0)
    g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                 _("Line %d cannot be the header: it is not among the file’s first lines."),
                 wanted_line);
  else
    g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                         _("There is no table in this file: no line is parted into columns. Choose "
                           "a CSV file with a row for each day, or save the sheet as CSV."));
  cv_header_clear (self);
  return FALSE;
}

static gboolean
has_only_words (const CvSampleRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    if (record->classes[i] > CV_CLASS_TEXT)
      return FALSE;

  return record->n_filled > 0;
}

/* The record the table begins with, and whether it is a header; -1: there is none. */
static int
find_start (const CvSample *sample, guint start, int wanted_line, gboolean *has_header)
{
  int first = -1;

  *has_header = TRUE;
  if (wanted_line > 0)
    return find_wanted (sample, wanted_line);
  if (wanted_line < 0)
    first = find_header (sample, start);
  if (first >= 0)
    return first;

  first = find_first_row (sample, start);
  *has_header = wanted_line < 0 && first >= 0 && has_only_words (&sample->records[first]);
  return first;
}

gboolean
cv_header_find (CvHeader       *self,
                const CvSample *sample,
                gboolean        has_hint,
                int             wanted_line,
                GError        **error)
{
  gboolean has_header;
  int      first = find_start (sample, has_hint ? 1 : 0, wanted_line, &has_header);

  *self = (CvHeader) { .first = CV_DAY_NONE, .last = CV_DAY_NONE };
  self->preamble = g_array_new (FALSE, FALSE, sizeof (CvPreambleLine));
  if (first < 0)
    return refuse (self, wanted_line, error);

  self->width = sample->records[first].n_fields;
  self->first_line = sample->records[first].line;
  self->line = has_header ? self->first_line : 0;
  take_classes (self, sample, (guint) first + (has_header ? 1 : 0));
  if (!is_table (self))
    return refuse (self, 0, error);
  if (has_header)
    take_names (self, &sample->records[first]);
  for (guint i = 0; i < (guint) first; i++)
    take_preamble_line (self, &sample->records[i], has_hint && i == 0);

  return TRUE;
}

void
cv_header_clear (CvHeader *self)
{
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->classes, g_free);
  g_clear_pointer (&self->preamble, g_array_unref);
  g_clear_pointer (&self->title, g_free);
}

void
cv_header_compare (const CvHeader    *self,
                   const CvCellClass *classes,
                   guint              n,
                   guint             *n_same,
                   guint             *n_other)
{
  *n_same = *n_other = 0;
  for (guint i = 0; i < MIN (n, self->width); i++)
    if (self->classes[i] > CV_CLASS_TEXT && classes[i] != CV_CLASS_EMPTY)
      (*(classes[i] == self->classes[i] ? n_same : n_other))++;
}
