/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/cv-typing.h"

#include "widgets/cv-input.h"
#include "widgets/cv-text-row.h"

void
cv_typing_flush (GtkWidget *focus)
{
  GtkWidget *field;

  if (focus == NULL)
    return;
  field = gtk_widget_get_ancestor (focus, CV_TYPE_INPUT);
  if (field != NULL)
    cv_input_flush (CV_INPUT (field));
  field = gtk_widget_get_ancestor (focus, CV_TYPE_TEXT_ROW);
  if (field != NULL)
    cv_text_row_flush (CV_TEXT_ROW (field));
}
