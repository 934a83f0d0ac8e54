/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-cell.h"

static const char *const type_names[] = {
  "empty",  "text",    "id",      "url",     "date",     "datetime",
  "period", "integer", "decimal", "percent", "duration",
};

static const char *const order_names[] = { NULL, "DMY", "MDY", "YMD" };

const char *
cv_column_type_to_string (CvColumnType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (type_names), NULL);

  return type_names[type];
}

gboolean
cv_column_type_is_number (CvColumnType type)
{
  return type == CV_COLUMN_INTEGER || type == CV_COLUMN_DECIMAL || type == CV_COLUMN_PERCENT
         || type == CV_COLUMN_DURATION;
}

gboolean
cv_column_type_is_time (CvColumnType type)
{
  return type == CV_COLUMN_DATE || type == CV_COLUMN_DATETIME || type == CV_COLUMN_PERIOD;
}

const char *
cv_date_order_to_string (CvDateOrder order)
{
  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (order_names), NULL);

  return order_names[order];
}

gboolean
cv_date_order_from_string (const char *text, CvDateOrder *order)
{
  for (guint i = 1; i < G_N_ELEMENTS (order_names); i++)
    if (g_ascii_strcasecmp (text, order_names[i]) == 0)
      {
        *order = (CvDateOrder) i;
        return TRUE;
      }

  return FALSE;
}
