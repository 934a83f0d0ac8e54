/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-person-input.h"

#include <glib/gi18n-lib.h>

GtkWidget *
cv_person_input_new (CvPlan     *plan,
                     CvNoun      noun,
                     const char *field,
                     const char *label)
{
  guint n = cv_plan_get_count (plan, CV_NOUN_PERSON);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (n == 0)
    return cv_input_new (noun, field, label);

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (words, (gpointer) C_ ("person", "Nobody yet"));
  for (guint i = 0; i < n; i++)
    {
      const CvPerson *person = cv_plan_get_nth (plan, CV_NOUN_PERSON, i);

      g_ptr_array_add (values, person->name);
      g_ptr_array_add (words, person->name);
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (words, NULL);
  return cv_input_new_choice (noun, field, label, (const char *const *) values->pdata,
                              (const char *const *) words->pdata, _ ("Somebody else…"));
}
