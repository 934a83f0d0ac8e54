/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cv-words.h"

#include <glib/gi18n-lib.h>

#include "model/cv-catalogue.h"

typedef const char *(*WordFunc) (int value);

static const char *
business_value_word (int value)
{
  const char *const words[] = {
    C_ ("business value", "Not said"),
    C_ ("business value", "Experience"),
    C_ ("business value", "Connectivity"),
    C_ ("business value", "Proximity"),
  };

  return words[value];
}

static const char *
stage_word (int value)
{
  const char *const words[]
      = { C_ ("stage", "Listen"), C_ ("stage", "Engage"), C_ ("stage", "Co-create") };

  return words[value];
}

static const char *
direction_word (int value)
{
  const char *const words[]
      = { _ ("Higher is better"), _ ("Lower is better"), _ ("Between two values") };

  return words[value];
}

static const char *
cadence_word (int value)
{
  const char *const words[] = { _ ("Every day"), _ ("Every week"), _ ("Every month"), _ ("Every quarter") };

  return words[value];
}

static const char *
measured_word (int value)
{
  const char *const words[] = { _ ("Each period by itself"), _ ("Running total") };

  return words[value];
}

static const char *
source_word (int value)
{
  const char *const words[]
      = { C_ ("source", "By hand"), C_ ("source", "File"), C_ ("source", "Account") };

  return words[value];
}

static const char *
state_word (int value)
{
  const char *const words[]
      = { C_ ("plan", "Draft"), C_ ("plan", "Committed"), C_ ("plan", "Closed") };

  return words[value];
}

static const char *
contact_word (int value)
{
  const char *const words[] = {
    C_ ("contact point", "Not said"),
    C_ ("contact point", "A new contact point"),
    C_ ("contact point", "Replaces one that exists"),
  };

  return words[value];
}

static const char *
rhythm_word (int value)
{
  const char *const words[] = {
    C_ ("rhythm", "Not said"),
    C_ ("rhythm", "Every day"),
    C_ ("rhythm", "Every week"),
    C_ ("rhythm", "Every two weeks"),
    C_ ("rhythm", "Every month"),
    C_ ("rhythm", "Every quarter"),
  };

  return words[value];
}

static const char *
experience_word (int value)
{
  const char *const words[] = {
    C_ ("experience", "Not said"),
    C_ ("experience", "Trainee"),
    C_ ("experience", "Junior"),
    C_ ("experience", "Experienced"),
    C_ ("experience", "Senior"),
  };

  return words[value];
}

static const char *
tool_stage_word (int value)
{
  const char *const words[] = {
    C_ ("tool", "Listen"),
    C_ ("tool", "Publish"),
    C_ ("tool", "Converse"),
    C_ ("tool", "Co-create"),
    C_ ("tool", "Measure"),
  };

  return words[value];
}

static const char *
price_word (int value)
{
  const char *const words[] = {
    C_ ("tool", "Free"),
    C_ ("tool", "Paid"),
  };

  return words[value];
}

static const char *
nature_word (int value)
{
  const char *const words[] = {
    C_ ("tool", "Counts"),
    C_ ("tool", "Reads what people say"),
    C_ ("tool", "Both"),
  };

  return words[value];
}

static const char *
cost_kind_word (int value)
{
  const char *const words[] = {
    C_ ("cost", "Analysis"),
    C_ ("cost", "Content"),
    C_ ("cost", "Paid media"),
    C_ ("cost", "Training"),
    C_ ("cost", "Other"),
  };

  return words[value];
}

static const char *
answer_word (int value)
{
  const char *const words[] = {
    C_ ("answer", "Not answered"),
    C_ ("answer", "Not yet"),
    C_ ("answer", "Partly"),
    C_ ("answer", "Yes"),
  };

  return words[value];
}

static const char *
confidence_word (int value)
{
  const char *const words[] = {
    C_ ("confidence", "Not said"),
    C_ ("confidence", "On pace"),
    C_ ("confidence", "At risk"),
    C_ ("confidence", "Off"),
  };

  return words[value];
}

static const char *
verdict_word (int value)
{
  const char *const words[] = {
    C_ ("decision", "Committed"),
    C_ ("decision", "Added"),
    C_ ("decision", "Changed"),
    C_ ("decision", "Removed"),
    C_ ("decision", "Kept"),
    C_ ("decision", "Stopped"),
    C_ ("decision", "Closed"),
    C_ ("decision", "Taken up again"),
  };

  return words[value];
}

static const char *
channel_decision_word (int value)
{
  const char *const words[] = {
    C_ ("channel", "Not decided"),
    C_ ("channel", "Keep"),
    C_ ("channel", "Drop"),
  };

  return words[value];
}

static const char *
role_word (int value)
{
  const char *const words[] = {
    C_ ("role of a channel", "None"),
    C_ ("role of a channel", "Support"),
    C_ ("role of a channel", "Lead"),
  };

  return words[value];
}

static WordFunc
words_of (GType enumeration)
{
  const struct
  {
    GType type;
    WordFunc word;
  } all[] = {
    { cv_business_value_get_type (), business_value_word },
    { cv_stage_get_type (), stage_word },
    { cv_direction_get_type (), direction_word },
    { cv_grain_get_type (), cadence_word },
    { cv_measured_get_type (), measured_word },
    { cv_source_get_type (), source_word },
    { cv_state_get_type (), state_word },
    { cv_contact_get_type (), contact_word },
    { cv_rhythm_get_type (), rhythm_word },
    { cv_experience_get_type (), experience_word },
    { cv_tool_stage_get_type (), tool_stage_word },
    { cv_price_get_type (), price_word },
    { cv_nature_get_type (), nature_word },
    { cv_cost_kind_get_type (), cost_kind_word },
    { cv_answer_get_type (), answer_word },
    { cv_confidence_get_type (), confidence_word },
    { cv_verdict_get_type (), verdict_word },
    { cv_channel_decision_get_type (), channel_decision_word },
    { cv_role_kind_get_type (), role_word },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].type == enumeration)
      return all[i].word;
  return NULL;
}

const char *
cv_word (GType enumeration,
         int   value)
{
  WordFunc word = words_of (enumeration);
  g_autoptr (GEnumClass) klass = g_type_class_ref (enumeration);

  if (word != NULL && value >= klass->minimum && value <= klass->maximum)
    return word (value);
  g_return_val_if_reached ("");
}

char **
cv_words (GType enumeration)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (enumeration);
  char **words = g_new0 (char *, klass->n_values + 1);

  for (guint i = 0; i < klass->n_values; i++)
    words[i] = g_strdup (cv_word (enumeration, klass->values[i].value));
  return words;
}

char **
cv_goal_kind_words (void)
{
  guint n;
  const CvGoalKind *kinds = cv_catalogue_goals (cv_catalogue_get (), &n);
  char **words = g_new0 (char *, n + 2);

  words[0] = g_strdup (C_ ("kind of goal", "In your own words"));
  for (guint i = 0; i < n; i++)
    words[i + 1] = g_strdup (cv_tr (kinds[i].name));
  return words;
}

char **
cv_goal_kind_ids (void)
{
  guint n;
  const CvGoalKind *kinds = cv_catalogue_goals (cv_catalogue_get (), &n);
  char **ids = g_new0 (char *, n + 2);

  ids[0] = g_strdup ("");
  for (guint i = 0; i < n; i++)
    ids[i + 1] = g_strdup (kinds[i].id);
  return ids;
}

const char *
cv_level_name (const char *level)
{
  const struct
  {
    const char *level, *name;
  } names[] = {
    { "activity", C_ ("level", "Activity") }, { "output", C_ ("level", "Output") },
    { "out-take", C_ ("level", "Out-take") }, { "outcome", C_ ("level", "Outcome") },
    { "impact", C_ ("level", "Impact") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].level, level))
      return names[i].name;
  return level;
}

char *
cv_level_words (const char *level)
{
  /* Translators: a level of results and its plain words: "Outcome: what they think or do". */
  return g_strdup_printf (_ ("%1$s: %2$s"), cv_level_name (level), cv_level_label (level));
}
