/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No file says how it is written, but a byte order mark does, zero bytes at every other place do,
 * and UTF-8 does: text of another encoding is valid UTF-8 only by an accident that does not last.
 * What is left is Windows-1252, what Excel saves in western Europe. A file that is UTF-8 but for a
 * few bytes is damaged UTF-8, not Windows-1252: else every other accent would be misread. */

#include "sources/cv-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-error.h"

#define BLOCK (256 * 1024)
#define HEAD 4096
#define REPLACEMENT 0xfffd

/* What bytes 0x80 to 0x9f are in Windows-1252; 0 where there is no character. */
static const gunichar windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

typedef struct
{
  const char *start;
  gsize       length;
  const char *message; /* with one %s, the file's name */
} Signature;

#define WEB_PAGE                                                                                   \
  N_ ("“%s” is a web page, not a CSV file. Open it in a spreadsheet and save it as CSV.")
#define PICTURE N_ ("“%s” is a picture, not a CSV file. Export the figures as CSV.")

static const Signature signatures[] = {
  { "PK\3\4", 4,
    N_ ("“%s” is a workbook or an archive (.xlsx, .ods, .zip), not a CSV file. Open it and save "
        "its sheet as CSV.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("“%s” is an Excel workbook (.xls), not a CSV file. Open it and save its sheet as CSV.") },
  { "%PDF", 4, N_ ("“%s” is a PDF document, not a CSV file. Export the figures as CSV.") },
  { "\x1f\x8b", 2, N_ ("“%s” is a compressed file. Unpack it first.") },
  { "SQLite format 3", 15,
    N_ ("“%s” is a database or a plan, not a CSV file. Choose a CSV file.") },
  { "\x89PNG", 4, PICTURE },
  { "\xff\xd8\xff", 3, PICTURE },
  { "\xff\xfe\0\0", 4,
    N_ ("“%s” is written in UTF-32, which hardly any program uses. Save it as CSV in UTF-8.") },
  { "<!doctype", 9, WEB_PAGE },
  { "<html", 5, WEB_PAGE },
  { "<table", 6, WEB_PAGE },
  { "<?xml", 5,
    N_ ("“%s” is an XML file, not a CSV file. Open it in a spreadsheet and save it as CSV.") },
};

static gboolean
refuse (const char *message, const CvInput *input, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, message, input->name);
#pragma GCC diagnostic pop
  return FALSE;
}

/* JSON of an interface that was saved under a wrong name. */
static gboolean
looks_like_json (const char *text, gsize size)
{
  gsize i = 1;

  if (size < 2 || (text[0] != '{' && text[0] != '['))
    return FALSE;
  while (i < size && g_ascii_isspace (text[i]))
    i++;

  return i < size && (text[i] == '"' || text[i] == '{' || text[i] == '[');
}

static gboolean
refuse_other_kinds (const CvInput *input, const guint8 *head, gsize size, GError **error)
{
  const char *text = (const char *) head;

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].length
        && (memcmp (text, signatures[i].start, signatures[i].length) == 0
            || (text[0] == '<'
                && g_ascii_strncasecmp (text, signatures[i].start, signatures[i].length) == 0)))
      return refuse (_ (signatures[i].message), input, error);
  if (looks_like_json (text, size))
    return refuse (_("“%s” is a JSON file, not a CSV file. Export the figures as CSV."), input,
                   error);

  return TRUE;
}

/* A text of mostly western letters in UTF-16 has a zero in every other byte. */
static gboolean
find_utf_16_without_mark (CvEncoding *self, const guint8 *head, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize n_pairs = size / 2;

  for (gsize i = 0; i < n_pairs * 2; i++)
    zeros[i % 2] += head[i] == 0;
  if (n_pairs < 2)
    return FALSE;

  if (zeros[1] * 10 > n_pairs * 4 && zeros[0] * 20 < n_pairs)
    self->form = CV_ENCODING_UTF_16LE;
  else if (zeros[0] * 10 > n_pairs * 4 && zeros[1] * 20 < n_pairs)
    self->form = CV_ENCODING_UTF_16BE;
  else
    return FALSE;

  return TRUE;
}

static gboolean
find_mark (CvEncoding *self, const guint8 *head, gsize size)
{
  *self = (CvEncoding) { .form = CV_ENCODING_UTF_8 };
  if (size >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    self->bom_length = 3;
  else if (size >= 2 && memcmp (head, "\xff\xfe", 2) == 0)
    *self = (CvEncoding) { .form = CV_ENCODING_UTF_16LE, .bom_length = 2 };
  else if (size >= 2 && memcmp (head, "\xfe\xff", 2) == 0)
    *self = (CvEncoding) { .form = CV_ENCODING_UTF_16BE, .bom_length = 2 };

  return self->bom_length > 0;
}

/* What the bytes of a file would be as UTF-8, counted as a stream. */
typedef struct
{
  guint   n_wanted;  /* bytes still to come of the character that was begun */
  guint8  low, high; /* what the next of them may be */
  guint64 n_good, n_bad, n_zero, n_control, n_undefined;
} Census;

/* Table 3-7 of the Unicode standard: the bytes that follow a first one, and what the next may
 * be. */
static const struct
{
  guint8 first, last, n_wanted, low, high;
} utf_8_starts[] = {
  { 0xc2, 0xdf, 1, 0x80, 0xbf }, { 0xe0, 0xe0, 2, 0xa0, 0xbf }, { 0xe1, 0xec, 2, 0x80, 0xbf },
  { 0xed, 0xed, 2, 0x80, 0x9f }, { 0xee, 0xef, 2, 0x80, 0xbf }, { 0xf0, 0xf0, 3, 0x90, 0xbf },
  { 0xf1, 0xf3, 3, 0x80, 0xbf }, { 0xf4, 0xf4, 3, 0x80, 0x8f },
};

static void
begin_character (Census *census, guint8 byte)
{
  for (gsize i = 0; i < G_N_ELEMENTS (utf_8_starts); i++)
    if (byte >= utf_8_starts[i].first && byte <= utf_8_starts[i].last)
      {
        census->n_wanted = utf_8_starts[i].n_wanted;
        census->low = utf_8_starts[i].low;
        census->high = utf_8_starts[i].high;
        return;
      }

  census->n_bad++;
}

static void
count_ascii (Census *census, guint8 byte)
{
  if (byte == 0)
    census->n_zero++;
  else if (byte < 0x20 && strchr ("\t\n\r\f\v\x1a\x1b", byte) == NULL)
    census->n_control++;
}

static void
count_byte (Census *census, guint8 byte)
{
  if (byte >= 0x80 && byte <= 0x9f && windows_1252[byte - 0x80] == 0)
    census->n_undefined++;

  if (census->n_wanted > 0)
    {
      if (byte >= census->low && byte <= census->high)
        {
          census->n_wanted--;
          census->low = 0x80;
          census->high = 0xbf;
          census->n_good += census->n_wanted == 0;
          return;
        }
      census->n_wanted = 0;
      census->n_bad++;
    }

  if (byte < 0x80)
    count_ascii (census, byte);
  else
    begin_character (census, byte);
}

static void
count_bytes (Census *census, const guint8 *bytes, gsize size)
{
  gsize i = 0;

  while (i < size)
    {
      guint64 eight;

      /* Eight bytes at once that are plain text: no high bit set, none below a tab. */
      if (census->n_wanted == 0 && i + sizeof eight <= size)
        {
          memcpy (&eight, bytes + i, sizeof eight);
          if (((eight | (eight - 0x0909090909090909)) & 0x8080808080808080) == 0)
            {
              i += sizeof eight;
              continue;
            }
        }
      count_byte (census, bytes[i++]);
    }
}

static gboolean
count_file (Census *census, const CvInput *input, GCancellable *cancellable, GError **error)
{
  gsize              size = (gsize) MIN (input->size + 1, BLOCK);
  g_autofree guint8 *block = g_malloc (size);
  gint64             offset = 0;

  for (;;)
    {
      gssize n = cv_input_read (input, block, size, offset, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      count_bytes (census, block, (gsize) n);
      offset += n;
    }

  census->n_bad += census->n_wanted > 0;
  return TRUE;
}

static gboolean
judge (CvEncoding *self, const Census *census, const CvInput *input, GError **error)
{
  if (census->n_zero > 0 || census->n_control * 100 > (guint64) input->size)
    return refuse (_("“%s” is not a text file, or it is damaged. Choose a CSV file."), input,
                   error);

  if (census->n_bad == 0 || self->bom_length > 0 || census->n_good > census->n_bad)
    {
      self->form = CV_ENCODING_UTF_8;
      self->is_damaged = census->n_bad > 0;
    }
  else
    {
      self->form = CV_ENCODING_WINDOWS_1252;
      self->is_damaged = census->n_undefined > 0;
    }

  return TRUE;
}

gboolean
cv_encoding_detect (CvEncoding    *self,
                    const CvInput *input,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree guint8 *head = g_malloc (HEAD);
  Census             census = { 0 };
  gssize             size = cv_input_read (input, head, HEAD, 0, cancellable, error);

  if (size < 0 || !refuse_other_kinds (input, head, (gsize) size, error))
    return FALSE;
  if (!find_mark (self, head, (gsize) size))
    find_utf_16_without_mark (self, head, (gsize) size);
  if (self->form != CV_ENCODING_UTF_8)
    return TRUE;

  return count_file (&census, input, cancellable, error) && judge (self, &census, input, error);
}

const char *
cv_encoding_name (const CvEncoding *self)
{
  gboolean has_bom = self->bom_length > 0;

  switch (self->form)
    {
    case CV_ENCODING_UTF_16LE:
      return has_bom ? "utf-16le-bom" : "utf-16le";
    case CV_ENCODING_UTF_16BE:
      return has_bom ? "utf-16be-bom" : "utf-16be";
    case CV_ENCODING_WINDOWS_1252:
      return "windows-1252";
    case CV_ENCODING_UTF_8:
    default:
      return has_bom ? "utf-8-bom" : "utf-8";
    }
}

static gsize
decode_windows_1252 (const guint8 *input, gsize size, char *output)
{
  char *end = output;

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = input[i];

      if (c >= 0x80 && c <= 0x9f)
        c = windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : REPLACEMENT;
      if (c < 0x80)
        *end++ = (char) c;
      else
        end += g_unichar_to_utf8 (c, end);
    }

  return (gsize) (end - output);
}

static gunichar
get_unit (gboolean is_big, const guint8 *input)
{
  return is_big ? input[0] * 256u + input[1] : input[1] * 256u + input[0];
}

/* Unicode standard 3.9, D91: two surrogates are one character. One alone is none, and neither is
 * U+0000 in a text. Returns the bytes taken. */
static gsize
take_utf_16 (gboolean is_big, const guint8 *input, gsize size, gunichar *c)
{
  *c = get_unit (is_big, input);
  if (*c >= 0xd800 && *c <= 0xdbff && size >= 4)
    {
      gunichar next = get_unit (is_big, input + 2);

      if (next >= 0xdc00 && next <= 0xdfff)
        {
          *c = 0x10000 + ((*c - 0xd800) << 10) + (next - 0xdc00);
          return 4;
        }
    }
  if (*c == 0 || (*c >= 0xd800 && *c <= 0xdfff))
    *c = REPLACEMENT;

  return 2;
}

static gsize
decode_utf_16 (gboolean      is_big,
               const guint8 *input,
               gsize         size,
               gboolean      is_last,
               char         *output,
               gsize        *used)
{
  char *end = output;
  gsize i = 0;

  /* The first half of a pair must not be parted from its second. */
  while (i + (is_last ? 1 : 3) < size)
    {
      gunichar c;

      i += take_utf_16 (is_big, input + i, size - i, &c);
      end += g_unichar_to_utf8 (c, end);
    }

  if (is_last && i < size)
    {
      end += g_unichar_to_utf8 (REPLACEMENT, end);
      i = size;
    }
  *used = i;
  return (gsize) (end - output);
}

/* Damaged UTF-8: each byte that belongs to no character becomes U+FFFD. */
static gsize
mend_utf_8 (const guint8 *input, gsize size, gboolean is_last, char *output, gsize *used)
{
  char *end = output;
  gsize i = 0;

  while (i < size)
    {
      gunichar c = g_utf8_get_char_validated ((const char *) input + i, (gssize) (size - i));
      gsize    length = 1;

      if (c == (gunichar) -2 && !is_last && size - i < 4)
        break;
      if (c >= (gunichar) -2)
        c = REPLACEMENT;
      else
        length = (gsize) g_utf8_skip[input[i]];
      end += g_unichar_to_utf8 (c, end);
      i += length;
    }

  *used = i;
  return (gsize) (end - output);
}

gsize
cv_encoding_decode (const CvEncoding *self,
                    const guint8     *input,
                    gsize             size,
                    gboolean          is_last,
                    char             *output,
                    gsize            *used)
{
  *used = size;
  switch (self->form)
    {
    case CV_ENCODING_UTF_16LE:
    case CV_ENCODING_UTF_16BE:
      return decode_utf_16 (self->form == CV_ENCODING_UTF_16BE, input, size, is_last, output, used);
    case CV_ENCODING_WINDOWS_1252:
      return decode_windows_1252 (input, size, output);
    case CV_ENCODING_UTF_8:
    default:
      return mend_utf_8 (input, size, is_last, output, used);
    }
}
