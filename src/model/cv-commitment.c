/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is frozen is a table of fields per noun. An edit is held against it operation by operation, so that whatever
 * makes the edit (a field, a drag, a template, a script) is asked in the same way. */

#include "config.h"

#include "model/cv-commitment-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-error.h"
#include "base/cv-number.h"
#include "base/cv-text.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "model/cv-words.h"

/* A field that cannot change without a reason, and what it is called. */
typedef struct
{
  CvNoun noun;
  const char *field, *label;
} Frozen;

static const Frozen frozen[] = {
  { CV_NOUN_PLAN, "from", N_ ("First day") },
  { CV_NOUN_PLAN, "to", N_ ("Last day") },
  { CV_NOUN_GOAL, "statement", N_ ("Statement") },
  { CV_NOUN_GOAL, "owner", N_ ("Owner") },
  { CV_NOUN_GOAL, "due", N_ ("Due day") },
  { CV_NOUN_KPI, "goal", N_ ("Goal") },
  { CV_NOUN_KPI, "catalogue", N_ ("Kind") },
  { CV_NOUN_KPI, "formula", N_ ("Formula") },
  { CV_NOUN_KPI, "unit", N_ ("Unit") },
  { CV_NOUN_KPI, "direction", N_ ("Direction") },
  { CV_NOUN_KPI, "cadence", N_ ("How often") },
  { CV_NOUN_KPI, "measured", N_ ("Measured as") },
  { CV_NOUN_KPI, "baseline", N_ ("Starting value") },
  { CV_NOUN_KPI, "baseline_day", N_ ("Day of the starting value") },
  { CV_NOUN_KPI, "target", N_ ("Target") },
  { CV_NOUN_KPI, "due", N_ ("Due day") },
  { CV_NOUN_KPI, "low", N_ ("Lower edge") },
  { CV_NOUN_KPI, "high", N_ ("Upper edge") },
  { CV_NOUN_KPI, "stopped_on", N_ ("Stopped on") },
  { CV_NOUN_MILESTONE, "day", N_ ("Day of a milestone") },
  { CV_NOUN_MILESTONE, "value", N_ ("Milestone") },
  { CV_NOUN_CHANNEL, "decision", N_ ("Keep or drop") },
  { CV_NOUN_ROLE, "role", N_ ("Role") },
};

/* A record that is a part of another: its coming and going changes the other. */
typedef struct
{
  CvNoun noun;
  const char *of;          /* the field that names what it is a part of */
  CvNoun whole;
  const char *names;       /* the field that names what is linked to it; NULL for none */
  CvNoun named;
  const char *come, *gone; /* what happened; %s is what is linked */
} Part;

static const Part parts[] = {
  { CV_NOUN_MILESTONE, "kpi", CV_NOUN_KPI, NULL, CV_NOUN_KPI, N_ ("A milestone was added"),
    N_ ("A milestone was taken out") },
  /* Translators: %s is a goal a KPI serves, in this and the next. */
  { CV_NOUN_KPI_GOAL, "kpi", CV_NOUN_KPI, "goal", CV_NOUN_GOAL, N_ ("It serves “%s”, too"), N_ ("It no longer serves “%s”") },
  /* Translators: %s is a channel a KPI is measured on, in this and the next. */
  { CV_NOUN_KPI_CHANNEL, "kpi", CV_NOUN_KPI, "channel", CV_NOUN_CHANNEL, N_ ("It is measured on “%s”"),
    N_ ("It is no longer measured on “%s”") },
  /* Translators: %s is a goal a channel serves, in this and the next. */
  { CV_NOUN_ROLE, "channel", CV_NOUN_CHANNEL, "goal", CV_NOUN_GOAL, N_ ("It serves “%s”"), N_ ("It no longer serves “%s”") },
};

/* NULL for a record that stands for itself. */
static const Part *
find_part (CvNoun noun)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].noun == noun)
      return &parts[i];
  return NULL;
}

/* The label of a frozen field; NULL if it is free. */
static const char *
find_label (CvNoun      noun,
            const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (frozen); i++)
    if (frozen[i].noun == noun && g_str_equal (frozen[i].field, field))
      return _ (frozen[i].label);
  return NULL;
}

gboolean
cv_commitment_freezes (CvNoun      noun,
                       const char *field)
{
  return find_label (noun, field) != NULL;
}

/* Which records cannot come or go without a reason. */
static gboolean
is_frozen_noun (CvNoun noun)
{
  return noun == CV_NOUN_GOAL || noun == CV_NOUN_KPI || noun == CV_NOUN_CHANNEL || find_part (noun) != NULL;
}

/* --- what a change is about --- */

static const char *
text_of (const CvRow *row,
         const char  *field)
{
  int i = cv_noun_field (row->noun, field);

  return i >= 0 && row->cells[i].text != NULL ? row->cells[i].text : "";
}

/* The record of the plan a change belongs to: its own, or what it is a part of. */
static const char *
find_about (const CvRow *row,
            CvNoun      *noun)
{
  const Part *part = find_part (row->noun);

  *noun = part != NULL ? part->whole : row->noun;
  return part != NULL ? text_of (row, part->of) : row->id;
}

/* What is new in the same edit is told with the record it is a part of. */
static gboolean
is_part_of_something_new (const CvRow *row)
{
  const Part *part = find_part (row->noun);

  return part != NULL && cv_edit_is_placeholder (text_of (row, part->of));
}

/* What a record is called; "" if it is of no kind that has a name. */
static const char *
label_of (gpointer record)
{
  switch (cv_record_get_noun (record))
    {
    case CV_NOUN_GOAL:
      return cv_goal_get_label (record);
    case CV_NOUN_KPI:
      return cv_kpi_get_label (record);
    case CV_NOUN_CHANNEL:
      return cv_channel_get_label (record);
    case CV_NOUN_PLAN:
      return ((CvPlanInfo *) record)->name;
    default:
      return "";
    }
}

/* What the catalogue calls what @row was made from; "" if it was not. */
static const char *
name_of_kind (const CvRow *row)
{
  const CvCatalogue *catalogue = cv_catalogue_get ();
  const CvGoalKind *goal = row->noun == CV_NOUN_GOAL ? cv_catalogue_goal (catalogue, text_of (row, "kind")) : NULL;
  const CvKpiKind *kpi = row->noun == CV_NOUN_KPI ? cv_catalogue_kpi (catalogue, text_of (row, "catalogue")) : NULL;
  const CvChannelKind *channel
      = row->noun == CV_NOUN_CHANNEL ? cv_catalogue_channel (catalogue, text_of (row, "kind")) : NULL;

  return goal != NULL ? cv_tr (goal->name) : kpi != NULL ? cv_tr (kpi->name) : channel != NULL ? cv_tr (channel->name) : "";
}

/* What the row of a record that is not there yet will be called. */
static const char *
label_of_row (const CvRow *row)
{
  const char *own = text_of (row, row->noun == CV_NOUN_GOAL ? "statement" : "name");

  return *own != '\0' ? own : name_of_kind (row);
}

static const char *
find_name (CvPlan      *plan,
           const CvRow *row)
{
  CvNoun noun;
  const char *id = find_about (row, &noun);
  gpointer record = id != NULL ? cv_plan_find (plan, noun, id) : NULL;

  return record != NULL ? label_of (record) : label_of_row (row);
}

/* --- how a change is put --- */

/* What the numbers of a KPI, or of a milestone of it, are counted in. */
static const char *
find_unit (CvPlan      *plan,
           const CvRow *row)
{
  CvNoun noun;
  const char *id = find_about (row, &noun);
  const CvKpi *kpi = noun != row->noun ? cv_plan_find (plan, noun, id) : NULL;

  return kpi != NULL ? kpi->unit : text_of (row, "unit");
}

static gboolean
is_empty (const CvField *field,
          const CvCell  *cell)
{
  switch (field->kind)
    {
    case CV_FIELD_NUMBER:
      return isnan (cell->number);
    case CV_FIELD_DAY:
      return cell->integer == CV_DAY_NONE;
    case CV_FIELD_TEXT:
      return *cell->text == '\0';
    default:
      return FALSE;
    }
}

/* A cell as people read it; "–" for none. (transfer full) */
static char *
tell_cell (CvPlan        *plan,
           const CvRow   *row,
           const CvField *field,
           const CvCell  *cell)
{
  if (is_empty (field, cell))
    return g_strdup ("–");
  if (field->kind == CV_FIELD_NUMBER)
    return cv_unit_format (cell->number, find_unit (plan, row), cv_plan_get_info (plan)->currency);
  if (field->kind == CV_FIELD_DAY)
    return cv_day_format_locale ((CvDay) cell->integer);
  if (field->kind == CV_FIELD_ENUM)
    return g_strdup (cv_word (field->enumeration (), (int) cell->integer));
  if (g_str_equal (field->name, "unit"))
    return g_strdup (cv_unit_label (cell->text));
  if (g_str_equal (field->name, "catalogue") && cv_catalogue_kpi (cv_catalogue_get (), cell->text) != NULL)
    return g_strdup (cv_tr (cv_catalogue_kpi (cv_catalogue_get (), cell->text)->name));
  if (field->kind == CV_FIELD_REFERENCE && cv_plan_find (plan, field->refers, cell->text) != NULL)
    return cv_text_name (label_of (cv_plan_find (plan, field->refers, cell->text)));
  return cv_cell_format (field, cell);
}

static char *
tell_field (CvPlan       *plan,
            const CvRow  *before,
            const CvRow  *after,
            guint         i)
{
  const CvField *field = &cv_noun_info (after->noun)->fields[i];
  g_autofree char *from = tell_cell (plan, before, field, &before->cells[i]);
  g_autofree char *to = tell_cell (plan, before, field, &after->cells[i]);

  /* Translators: a field of a goal or KPI, what it was, what it is now: "Target: 1,200 → 1,500". */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), find_label (after->noun, field->name), from, to);
}

/* "It is measured on “Forum”": what the coming or going of a part means for what it is a part of. (transfer full) */
static char *
tell_part (CvPlan      *plan,
           const CvRow *row,
           gboolean     coming)
{
  const Part *part = find_part (row->noun);
  gpointer named = part->names != NULL ? cv_plan_find (plan, part->named, text_of (row, part->names)) : NULL;
  g_auto (GStrv) around = g_strsplit (_ (coming ? part->come : part->gone), "%s", 2);

  return around[1] != NULL ? g_strconcat (around[0], named != NULL ? label_of (named) : "", around[1], NULL)
                           : g_strdup (around[0]);
}

static CvRow *
new_decision (CvPlan      *plan,
              const CvRow *row,
              CvVerdict    verdict,
              const char  *change,
              CvDay        today)
{
  CvRow *decision = cv_row_new (CV_NOUN_DECISION, NULL);
  CvNoun noun;
  const char *about = find_about (row, &noun);

  cv_row_set_integer (decision, "day", today);
  cv_row_set_text (decision, "about", about != NULL && !cv_edit_is_placeholder (about) ? about : "");
  cv_row_set_text (decision, "name", find_name (plan, row));
  cv_row_set_integer (decision, "verdict", verdict);
  cv_row_set_text (decision, "change", change);
  return decision;
}

/* "Target: 1,200 → 1,500" for every frozen field that @operation changes; NULL if there is none. (transfer full) */
static char *
tell_update (CvPlan            *plan,
             const CvOperation *operation,
             CvRecord          *record)
{
  const CvNounInfo *info = cv_noun_info (operation->row->noun);
  g_autoptr (CvRow) before = cv_record_to_row (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *part = NULL;

      if ((operation->fields & (G_GUINT64_CONSTANT (1) << i)) == 0
          || !cv_commitment_freezes (operation->row->noun, info->fields[i].name)
          || cv_cell_equal (&info->fields[i], &before->cells[i], &operation->row->cells[i]))
        continue;
      part = tell_field (plan, before, operation->row, i);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* Whether @edit makes a KPI the own of the goal that @link names: it serves that goal as before, and more. */
static gboolean
is_handed_over (const CvEdit *edit,
                const CvRow  *link)
{
  int goal = cv_noun_field (CV_NOUN_KPI, "goal");

  for (guint i = 0; link->noun == CV_NOUN_KPI_GOAL && i < edit->operations->len; i++)
    {
      const CvOperation *operation = edit->operations->pdata[i];

      if (operation->kind == CV_OPERATION_UPDATE && operation->row->noun == CV_NOUN_KPI
          && (operation->fields & (G_GUINT64_CONSTANT (1) << goal)) != 0
          && g_str_equal (operation->row->id, text_of (link, "kpi"))
          && g_str_equal (operation->row->cells[goal].text, text_of (link, "goal")))
        return TRUE;
    }
  return FALSE;
}

/* A record that comes or goes; a part changes what it is a part of. */
static CvRow *
read_coming_or_going (CvPlan      *plan,
                      const CvRow *row,
                      gboolean     coming,
                      CvDay        today)
{
  g_autofree char *change = NULL;

  if (find_part (row->noun) == NULL)
    return new_decision (plan, row, coming ? CV_VERDICT_ADD : CV_VERDICT_REMOVE, "", today);
  if (is_part_of_something_new (row))
    return NULL;
  change = tell_part (plan, row, coming);
  return new_decision (plan, row, CV_VERDICT_CHANGE, change, today);
}

static CvRow *
read_update (CvPlan            *plan,
             const CvOperation *operation,
             CvRecord          *record,
             CvDay              today)
{
  g_autofree char *change = tell_update (plan, operation, record);
  g_autoptr (CvRow) whole = cv_record_to_row (record);

  return change != NULL ? new_decision (plan, whole, CV_VERDICT_CHANGE, change, today) : NULL;
}

/* An operation as a decision; NULL if it touches nothing that is frozen. (transfer full) */
static CvRow *
read_operation (CvPlan            *plan,
                const CvEdit      *edit,
                const CvOperation *operation,
                CvDay              today)
{
  const CvRow *row = operation->row;
  CvRecord *record = row->id != NULL ? cv_plan_find (plan, row->noun, row->id) : NULL;
  g_autoptr (CvRow) whole = NULL;

  if (operation->kind == CV_OPERATION_INSERT)
    return is_frozen_noun (row->noun) ? read_coming_or_going (plan, row, TRUE, today) : NULL;
  if (record == NULL)
    return NULL;
  if (operation->kind == CV_OPERATION_UPDATE)
    return read_update (plan, operation, record, today);
  whole = cv_record_to_row (record);
  return is_frozen_noun (row->noun) && !is_handed_over (edit, whole) ? read_coming_or_going (plan, whole, FALSE, today) : NULL;
}

static gboolean
is_committed (CvPlan *plan)
{
  CvPlanInfo *info = cv_plan_get_info (plan);

  return info != NULL && info->state != CV_STATE_DRAFT;
}

GPtrArray *
cv_commitment_get_changes (CvPlan       *plan,
                           const CvEdit *edit,
                           CvDay         today)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_row_free);

  for (guint i = 0; is_committed (plan) && i < edit->operations->len; i++)
    {
      CvRow *decision = read_operation (plan, edit, edit->operations->pdata[i], today);

      if (decision != NULL)
        g_ptr_array_add (changes, decision);
    }
  return changes;
}

gboolean
cv_commitment_is_explained (const CvEdit *edit)
{
  for (guint i = 0; i < edit->operations->len; i++)
    {
      const CvOperation *operation = edit->operations->pdata[i];

      if (operation->kind == CV_OPERATION_INSERT && operation->row->noun == CV_NOUN_DECISION)
        return TRUE;
    }
  return FALSE;
}

gboolean
cv_commitment_check (CvPlan       *plan,
                     const CvEdit *edit,
                     GError      **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *name = NULL;

  if (!is_committed (plan) || cv_commitment_is_explained (edit))
    return TRUE;
  changes = cv_commitment_get_changes (plan, edit, 0);
  if (changes->len == 0)
    return TRUE;

  name = cv_text_name (text_of (changes->pdata[0], "name"));
  g_set_error (error, CV_ERROR, CV_ERROR_NEEDS_REASON,
               /* Translators: %s is the name of a goal or KPI. */
               _ ("The plan is committed, and this changes what was agreed about “%s”. Say in one line why."), name);
  return FALSE;
}

gboolean
cv_commitment_require_words (const char *why,
                             GError    **error)
{
  if (why != NULL && why[strspn (why, " \t\r\n")] != '\0')
    return TRUE;
  g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                       _ ("Say in one line why the plan changes. It is kept with the decision."));
  return FALSE;
}

gboolean
cv_commitment_explain (CvPlan     *plan,
                       CvEdit     *edit,
                       const char *why,
                       CvDay       today,
                       GError    **error)
{
  g_autoptr (GPtrArray) changes = cv_commitment_get_changes (plan, edit, today);

  if (changes->len > 0 && !cv_commitment_require_words (why, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      CvRow *decision = cv_row_copy (changes->pdata[i]);

      cv_row_set_text (decision, "why", why);
      cv_edit_insert (edit, decision);
    }
  return TRUE;
}

/* --- reviews --- */

/* What the verdict means for the record itself. */
static void
carry_out (CvEdit    *edit,
           CvRecord  *record,
           CvVerdict  verdict,
           CvDay      today)
{
  const char *id = cv_record_get_id (record);
  gboolean stop = verdict == CV_VERDICT_STOP;

  if (verdict == CV_VERDICT_CHANGE)
    return;
  if (cv_record_get_noun (record) == CV_NOUN_KPI)
    {
      cv_edit_set_integer (edit, CV_NOUN_KPI, id, "stopped_on", stop ? today : CV_DAY_NONE);
      return;
    }
  cv_edit_set_integer (edit, CV_NOUN_CHANNEL, id, "decision", stop ? CV_DECISION_DROP : CV_DECISION_KEEP);
  cv_edit_set_integer (edit, CV_NOUN_CHANNEL, id, "dropped_on", stop ? today : CV_DAY_NONE);
}

CvEdit *
cv_commitment_review (CvPlan     *plan,
                      CvRecord   *record,
                      CvVerdict   verdict,
                      const char *why,
                      const char *learned,
                      CvDay       today,
                      GError    **error)
{
  g_autoptr (CvRow) row = cv_record_to_row (record);
  CvRow *decision;
  CvEdit *edit;

  if (is_committed (plan) && verdict != CV_VERDICT_KEEP && !cv_commitment_require_words (why, error))
    return NULL;
  edit = cv_edit_new (row->noun == CV_NOUN_KPI ? _ ("Review KPI") : _ ("Review Channel"));
  carry_out (edit, record, verdict, today);
  decision = new_decision (plan, row, verdict, "", today);
  cv_row_set_text (decision, "why", why != NULL ? why : "");
  cv_row_set_text (decision, "learned", learned != NULL ? learned : "");
  cv_edit_insert (edit, decision);
  return edit;
}
