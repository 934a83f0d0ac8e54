/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cv-table-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/cv-number.h"
#include "base/cv-text.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* without it, Excel takes UTF-8 for the system's old encoding */

struct _CvTableText
{
  GString    *text;
  CvTableForm form;
  char        delimiter;
  char        decimal;
  gboolean    begun; /* the line has a cell */
};

static const char *const form_names[] = {
  [CV_TABLE_FOR_PROGRAMS] = "programs",
  [CV_TABLE_FOR_SPREADSHEETS] = "spreadsheets",
  [CV_TABLE_FOR_PASTING] = "pasting",
};

gboolean
cv_table_form_from_string (const char *text, CvTableForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_names); i++)
    if (g_str_equal (text, form_names[i]))
      {
        *form = (CvTableForm) i;
        return TRUE;
      }
  return FALSE;
}

CvTableText *
cv_table_text_new (CvTableForm form)
{
  CvTableText *self = g_new0 (CvTableText, 1);

  self->text = g_string_new (form == CV_TABLE_FOR_SPREADSHEETS ? BYTE_ORDER_MARK : NULL);
  self->form = form;
  self->decimal = form != CV_TABLE_FOR_PROGRAMS && g_str_equal (localeconv ()->decimal_point, ",") ? ',' : '.';
  if (form == CV_TABLE_FOR_PASTING)
    self->delimiter = '\t';
  else
    self->delimiter = self->decimal == ',' ? ';' : ',';
  return self;
}

void
cv_table_text_free (CvTableText *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_cell (CvTableText *self)
{
  if (self->begun)
    g_string_append_c (self->text, self->delimiter);
  self->begun = TRUE;
}

void
cv_table_text_add_text (CvTableText *self, const char *text)
{
  g_autofree char *safe = cv_text_spreadsheet_cell (text != NULL ? text : "");

  begin_cell (self);
  cv_text_append_csv (self->text, safe, self->delimiter);
}

void
cv_table_text_add_number (CvTableText *self, double number)
{
  char buffer[CV_NUMBER_BUFFER];
  char *point;

  begin_cell (self);
  if (isnan (number))
    return;
  cv_number_format (number, buffer);
  point = strchr (buffer, '.');
  if (point != NULL)
    *point = self->decimal;
  g_string_append (self->text, buffer);
}

void
cv_table_text_add_result (CvTableText *self, double number)
{
  char digits[CV_NUMBER_BUFFER];

  if (isfinite (number))
    number = g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.15g", number), NULL);
  cv_table_text_add_number (self, number);
}

void
cv_table_text_add_day (CvTableText *self, CvDay day)
{
  char buffer[CV_DAY_BUFFER];

  begin_cell (self);
  if (day != CV_DAY_NONE)
    g_string_append (self->text, cv_day_format (day, buffer));
}

void
cv_table_text_end_line (CvTableText *self)
{
  g_string_append (self->text, self->form == CV_TABLE_FOR_PASTING ? "\n" : "\r\n");
  self->begun = FALSE;
}

GBytes *
cv_table_text_finish (CvTableText *self)
{
  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));

  g_free (self);
  return bytes;
}
