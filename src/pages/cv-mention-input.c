/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-mention-input.h"

#include "model/cv-question.h"

static const char *
get_label (CvNoun   noun,
           gpointer record)
{
  return noun == CV_NOUN_GOAL ? cv_goal_get_label (record) : cv_channel_get_label (record);
}

GtkWidget *
cv_mention_input_new (CvPlan     *plan,
                      CvNoun      noun,
                      const char *field,
                      const char *label,
                      CvNoun      mentioned,
                      const char *none)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (words, (gpointer) none);
  for (guint i = 0; i < cv_plan_get_count (plan, mentioned); i++)
    {
      CvRecord *record = cv_plan_get_nth (plan, mentioned, i);

      g_ptr_array_add (values, (gpointer) cv_record_get_id (record));
      g_ptr_array_add (words, (gpointer) get_label (mentioned, record));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (words, NULL);
  return cv_input_new_choice (noun, field, label, (const char *const *) values->pdata,
                              (const char *const *) words->pdata, NULL);
}
