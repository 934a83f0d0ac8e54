/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From intentions to edits. Two halves: rows with the catalogue's defaults, and edits over them. The
 * rules that rows must keep are in cv-planning-check.c. */

#include "config.h"

#include "model/cv-planning-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "model/cv-question.h"

typedef enum
{
  ACT_ADD,
  ACT_EDIT,
  ACT_DELETE,
  ACT_MOVE,
  N_ACTS
} Act;

/* The steps of the undo stack as the menu shows them after "Undo". */
static const char *const act_names[CV_N_NOUNS][N_ACTS] = {
  [CV_NOUN_PLAN] = { NULL, N_ ("Edit Plan"), NULL, NULL },
  [CV_NOUN_GOAL] = { N_ ("Add Goal"), N_ ("Edit Goal"), N_ ("Delete Goal"), N_ ("Move Goal") },
  [CV_NOUN_KPI] = { N_ ("Add KPI"), N_ ("Edit KPI"), N_ ("Delete KPI"), N_ ("Move KPI") },
  [CV_NOUN_CHANNEL]
  = { N_ ("Add Channel"), N_ ("Edit Channel"), N_ ("Delete Channel"), N_ ("Move Channel") },
  [CV_NOUN_ROLE] = { N_ ("Set Channel Role"), N_ ("Set Channel Role"), N_ ("Set Channel Role"), NULL },
  [CV_NOUN_KPI_GOAL] = { N_ ("Link KPI"), NULL, N_ ("Unlink KPI"), NULL },
  [CV_NOUN_KPI_CHANNEL] = { N_ ("Choose Channel"), NULL, N_ ("Choose Channel"), NULL },
  [CV_NOUN_MILESTONE] = { N_ ("Add Milestone"), N_ ("Edit Milestone"), N_ ("Delete Milestone"), NULL },
  [CV_NOUN_METRIC] = { N_ ("Add Metric"), N_ ("Edit Metric"), N_ ("Delete Metric"), NULL },
  [CV_NOUN_BREAK] = { N_ ("Add Break"), N_ ("Edit Break"), N_ ("Delete Break"), NULL },
  [CV_NOUN_EVENT] = { N_ ("Add Event"), N_ ("Edit Event"), N_ ("Delete Event"), NULL },
  [CV_NOUN_PERSON] = { N_ ("Add Person"), N_ ("Edit Person"), N_ ("Delete Person"), N_ ("Move Person") },
  [CV_NOUN_TOOL] = { N_ ("Add Tool"), N_ ("Edit Tool"), N_ ("Delete Tool"), N_ ("Move Tool") },
  [CV_NOUN_TOOL_KPI] = { N_ ("Link Tool"), NULL, N_ ("Unlink Tool"), NULL },
  [CV_NOUN_COST] = { N_ ("Add Cost"), N_ ("Edit Cost"), N_ ("Delete Cost"), N_ ("Move Cost") },
  [CV_NOUN_READINESS] = { N_ ("Answer Question"), N_ ("Answer Question"), N_ ("Clear Answer"), NULL },
  [CV_NOUN_NOTE] = { N_ ("Add Note"), N_ ("Edit Note"), N_ ("Delete Note"), NULL },
  [CV_NOUN_DECISION] = { N_ ("Add Decision"), N_ ("Edit Decision"), N_ ("Delete Decision"), NULL },
  [CV_NOUN_DISMISSAL] = { N_ ("Dismiss Hint"), NULL, N_ ("Show Hint Again"), NULL },
  [CV_NOUN_VERBATIM] = { N_ ("Add Verbatim"), N_ ("Edit Verbatim"), N_ ("Delete Verbatim"), NULL },
  [CV_NOUN_CODE] = { N_ ("Add Code"), N_ ("Edit Code"), N_ ("Delete Code"), N_ ("Move Code") },
  [CV_NOUN_CODING] = { N_ ("Code Verbatim"), NULL, N_ ("Take Code Away"), NULL },
  [CV_NOUN_POLLINATION]
  = { N_ ("Change Estimate"), N_ ("Change Estimate"), N_ ("Reset Estimate"), NULL },
};

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static CvEdit *
new_edit (CvNoun noun,
          Act    act)
{
  return cv_edit_new (_ (act_names[noun][act]));
}

CvRow *
cv_planning_new_goal (CvPlan     *plan,
                      const char *kind,
                      const char *statement,
                      GError    **error)
{
  const CvGoalKind *goal_kind = NULL;
  CvRow *row;

  if (kind != NULL && *kind != '\0')
    {
      goal_kind = cv_catalogue_goal (cv_catalogue_get (), kind);
      if (goal_kind == NULL)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                       _ ("There is no kind of goal named “%s”. The list of goal kinds shows what there is."),
                       kind);
          return NULL;
        }
    }

  /* Without a statement it is called what the catalogue calls it, in whichever language that is read. */
  row = cv_row_new (CV_NOUN_GOAL, NULL);
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_GOAL));
  if (!is_blank (statement))
    cv_row_set_text (row, "statement", statement);
  if (goal_kind != NULL)
    {
      cv_row_set_text (row, "kind", goal_kind->id);
      cv_row_set_integer (row, "business_value", goal_kind->value);
      cv_row_set_integer (row, "stage", goal_kind->stage);
    }
  return row;
}

/* The goal that a new KPI shall belong to, or the sentence that says why it needs one. */
static CvGoal *
goal_for_kpi (CvPlan     *plan,
              const char *goal,
              GError    **error)
{
  if (cv_plan_get_count (plan, CV_NOUN_GOAL) == 0)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("The plan has no goal yet, and a KPI only says something about a goal. "
                              "Add a goal first, then choose the KPIs that match it."));
      return NULL;
    }
  if (goal == NULL || *goal == '\0')
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_NEEDS_GOAL,
                           _ ("A KPI belongs to a goal. Say which goal this one is for."));
      return NULL;
    }
  return cv_plan_look_up (plan, CV_NOUN_GOAL, goal, error);
}

CvRow *
cv_planning_new_kpi (CvPlan          *plan,
                     const char      *goal,
                     const CvKpiKind *kind,
                     GError         **error)
{
  CvGoal *owner = goal_for_kpi (plan, goal, error);
  CvRow *row;

  if (owner == NULL)
    return NULL;

  row = cv_row_new (CV_NOUN_KPI, NULL);
  cv_row_set_text (row, "goal", cv_record_get_id (CV_RECORD (owner)));
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_KPI));
  cv_row_set_integer (row, "cadence", CV_GRAIN_MONTH);
  cv_row_set_text (row, "unit", "count");
  if (kind != NULL)
    {
      /* The name stays empty: until it is edited, it follows the catalogue and its language. */
      cv_row_set_text (row, "catalogue", kind->id);
      cv_row_set_text (row, "formula", kind->formula);
      cv_row_set_text (row, "unit", kind->unit);
      cv_row_set_integer (row, "direction", kind->direction);
      cv_row_set_integer (row, "cadence", kind->cadence);
    }
  return row;
}

static gboolean
has_channel_called (CvPlan     *plan,
                    const char *kind,
                    const char *name)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (g_str_equal (channel->kind, kind) && g_str_equal (cv_channel_get_label (channel), name))
        return TRUE;
    }
  return FALSE;
}

/* "Instagram 2" for a second channel of @kind without a name of its own; "" for the first. (transfer full) */
static char *
number_channel (CvPlan              *plan,
                const CvChannelKind *kind)
{
  char *name = g_strdup (cv_tr (kind->name));

  if (!has_channel_called (plan, kind->id, name))
    *name = '\0';
  for (guint number = 2; has_channel_called (plan, kind->id, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", cv_tr (kind->name), number);
    }
  return name;
}

CvRow *
cv_planning_new_channel (CvPlan     *plan,
                         const char *kind,
                         const char *name,
                         GError    **error)
{
  const CvChannelKind *channel_kind = cv_catalogue_channel (cv_catalogue_get (), kind);
  g_autofree char *own_name = NULL;
  CvRow *row;

  if (channel_kind == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                   _ ("There is no kind of channel named “%s”. The list of channel kinds shows what there is."),
                   kind != NULL ? kind : "");
      return NULL;
    }

  row = cv_row_new (CV_NOUN_CHANNEL, NULL);
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_CHANNEL));
  cv_row_set_text (row, "kind", channel_kind->id);
  /* The name stays empty where it can: until it is edited, it follows the catalogue and its language. */
  own_name = is_blank (name) ? number_channel (plan, channel_kind) : g_strdup (name);
  cv_row_set_text (row, "name", own_name);
  return row;
}

static char *
list_fields (const CvNounInfo *info)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", info->fields[i].name);
  return g_string_free (names, FALSE);
}

/* A goal that is said to be of a kind becomes what that kind is where it says nothing of its own. */
static void
follow_kind (CvRow *goal)
{
  const CvGoalKind *kind
      = cv_catalogue_goal (cv_catalogue_get (), goal->cells[cv_noun_field (CV_NOUN_GOAL, "kind")].text);

  if (kind == NULL || goal->cells[cv_noun_field (CV_NOUN_GOAL, "business_value")].integer != CV_BUSINESS_VALUE_NONE)
    return;
  cv_row_set_integer (goal, "business_value", kind->value);
  cv_row_set_integer (goal, "stage", kind->stage);
}

gboolean
cv_planning_set_field (CvRow      *row,
                       const char *field,
                       const char *text,
                       GError    **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  int index = cv_noun_field (row->noun, field);
  CvCell cell = { 0 };

  if (index < 0)
    {
      g_autofree char *fields = list_fields (info);

      /* Translators: %1$s is what was written, %2$s a list. */
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND, _ ("There is no field “%1$s” here. The fields are: %2$s."), field, fields);
      return FALSE;
    }
  if (!cv_cell_parse (&info->fields[index], text, &cell, error))
    return FALSE;

  /* Blanks alone are nothing written: what follows the catalogue goes on to follow it. */
  if (info->fields[index].kind == CV_FIELD_TEXT && is_blank (cell.text))
    cell.text[0] = '\0';
  cv_cell_clear (&info->fields[index], &row->cells[index]);
  row->cells[index] = cell;
  if (row->noun == CV_NOUN_GOAL && g_str_equal (field, "kind"))
    follow_kind (row);
  return TRUE;
}

CvRow *
cv_planning_new_tool (CvPlan     *plan,
                      const char *kind,
                      const char *name,
                      GError    **error)
{
  const CvToolKind *tool = kind != NULL ? cv_catalogue_tool (cv_catalogue_get (), kind) : NULL;
  CvRow *row;

  if (kind != NULL && tool == NULL)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                   _ ("There is no tool “%s” in the catalogue. The list of tool kinds shows what there is."), kind);
      return NULL;
    }
  row = cv_row_new (CV_NOUN_TOOL, NULL);
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, CV_NOUN_TOOL));
  if (tool != NULL)
    {
      cv_row_set_text (row, "catalogue", tool->id);
      cv_row_set_integer (row, "stage", tool->stage);
      cv_row_set_integer (row, "nature", tool->nature);
      cv_row_set_integer (row, "price", tool->price);
    }
  cv_row_set_text (row, "name", !is_blank (name) ? name : tool != NULL ? tool->name : "");
  return row;
}

CvEdit *
cv_planning_insert (CvPlan  *plan,
                    CvRow   *row,
                    GError **error)
{
  g_autoptr (CvRow) owned = row;
  CvEdit *edit;

  if (!cv_planning_check (plan, owned, error))
    return NULL;

  edit = new_edit (owned->noun, ACT_ADD);
  cv_edit_insert (edit, g_steal_pointer (&owned));
  return edit;
}

CvEdit *
cv_planning_change (CvPlan      *plan,
                    const CvRow *row,
                    GError     **error)
{
  const CvNounInfo *info = cv_noun_info (row->noun);
  CvRecord *record = cv_plan_find (plan, row->noun, row->id);
  g_autoptr (CvRow) before = NULL;
  CvEdit *edit;

  g_return_val_if_fail (record != NULL, NULL);

  if (!cv_planning_check (plan, row, error))
    return NULL;

  before = cv_record_to_row (record);
  edit = new_edit (row->noun, ACT_EDIT);
  for (guint i = 0; i < info->n_fields; i++)
    if (!cv_cell_equal (&info->fields[i], &before->cells[i], &row->cells[i]))
      cv_edit_set (edit, row->noun, row->id, info->fields[i].name, &row->cells[i]);
  return edit;
}

CvEdit *
cv_planning_change_text (CvPlan     *plan,
                         CvRecord   *record,
                         const char *field,
                         const char *text,
                         GError    **error)
{
  g_autoptr (CvRow) row = cv_record_to_row (record);

  if (!cv_planning_set_field (row, field, text, error))
    return NULL;
  return cv_planning_change (plan, row, error);
}

/* The first link of @kpi to another goal than its own; NULL if there is none. */
static CvKpiGoal *
find_other_goal (CvPlan *plan,
                 CvKpi  *kpi)
{
  const char *id = cv_record_get_id (CV_RECORD (kpi));

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_KPI_GOAL); i++)
    {
      CvKpiGoal *link = cv_plan_get_nth (plan, CV_NOUN_KPI_GOAL, i);

      if (g_str_equal (link->kpi, id) && !g_str_equal (link->goal, kpi->goal))
        return link;
    }
  return NULL;
}

gboolean
cv_planning_outlives_goal (CvPlan *plan,
                           CvKpi  *kpi)
{
  return find_other_goal (plan, kpi) != NULL;
}

/* A KPI that serves another goal, too, becomes that one's before its own goes. */
static void
hand_over_kpis (CvPlan     *plan,
                const char *goal,
                CvEdit     *edit)
{
  g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, goal);

  for (guint i = 0; i < kpis->len; i++)
    {
      CvKpiGoal *link = find_other_goal (plan, kpis->pdata[i]);

      if (link == NULL)
        continue;
      cv_edit_set_text (edit, CV_NOUN_KPI, link->kpi, "goal", link->goal);
      cv_edit_delete (edit, CV_NOUN_KPI_GOAL, cv_record_get_id (CV_RECORD (link)));
    }
}

CvEdit *
cv_planning_remove (CvPlan   *plan,
                    CvRecord *record)
{
  CvNoun noun = cv_record_get_noun (record);
  CvEdit *edit = new_edit (noun, ACT_DELETE);

  if (noun == CV_NOUN_GOAL)
    hand_over_kpis (plan, cv_record_get_id (record), edit);
  cv_edit_delete (edit, noun, cv_record_get_id (record));
  return edit;
}

/* The list @record is ordered in: a KPI stands among those of its goal. (transfer container) */
static GPtrArray *
siblings_of (CvPlan   *plan,
             CvRecord *record)
{
  CvNoun noun = cv_record_get_noun (record);
  GPtrArray *siblings;

  if (noun == CV_NOUN_KPI)
    return cv_plan_kpis_of_goal (plan, ((CvKpi *) record)->goal);

  siblings = g_ptr_array_new ();
  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    g_ptr_array_add (siblings, cv_plan_get_nth (plan, noun, i));
  return siblings;
}

static int
position_of (CvRecord *record)
{
  int position;

  g_object_get (record, "position", &position, NULL);
  return position;
}

CvEdit *
cv_planning_move (CvPlan   *plan,
                  CvRecord *record,
                  guint     index)
{
  CvNoun noun = cv_record_get_noun (record);
  CvEdit *edit = new_edit (noun, ACT_MOVE);
  g_autoptr (GPtrArray) siblings = siblings_of (plan, record);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < siblings->len; i++)
    {
      int position = position_of (siblings->pdata[i]);

      /* Two programs may have given the same place. */
      if (i > 0)
        position = MAX (position, g_array_index (positions, int, i - 1) + 1);
      g_array_append_val (positions, position);
    }

  g_ptr_array_remove (siblings, record);
  g_ptr_array_insert (siblings, MIN (index, siblings->len), record);

  /* The places stay the same, those who stand on them change: nobody else has to move. */
  for (guint i = 0; i < siblings->len; i++)
    if (position_of (siblings->pdata[i]) != g_array_index (positions, int, i))
      cv_edit_set_integer (edit, noun, cv_record_get_id (siblings->pdata[i]), "position",
                           g_array_index (positions, int, i));
  return edit;
}

static CvRole *
find_role (CvPlan     *plan,
           const char *channel,
           const char *goal)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_ROLE); i++)
    {
      CvRole *role = cv_plan_get_nth (plan, CV_NOUN_ROLE, i);

      if (g_str_equal (role->channel, channel) && g_str_equal (role->goal, goal))
        return role;
    }
  return NULL;
}

CvRow *
cv_planning_new_role (const char *channel,
                      const char *goal,
                      CvRoleKind  kind)
{
  CvRow *row = cv_row_new (CV_NOUN_ROLE, NULL);

  cv_row_set_text (row, "channel", channel);
  cv_row_set_text (row, "goal", goal);
  cv_row_set_integer (row, "role", kind);
  return row;
}

CvEdit *
cv_planning_set_role (CvPlan    *plan,
                      CvChannel *channel,
                      CvGoal    *goal,
                      CvRoleKind role)
{
  const char *channel_id = cv_record_get_id (CV_RECORD (channel));
  const char *goal_id = cv_record_get_id (CV_RECORD (goal));
  CvRole *present = find_role (plan, channel_id, goal_id);
  CvEdit *edit = new_edit (CV_NOUN_ROLE, ACT_EDIT);

  if (present == NULL && role != CV_ROLE_NONE)
    cv_edit_insert (edit, cv_planning_new_role (channel_id, goal_id, role));
  else if (present != NULL && role == CV_ROLE_NONE)
    cv_edit_delete (edit, CV_NOUN_ROLE, cv_record_get_id (CV_RECORD (present)));
  else if (present != NULL && present->role != role)
    cv_edit_set_integer (edit, CV_NOUN_ROLE, cv_record_get_id (CV_RECORD (present)), "role", role);
  return edit;
}

/* The link of @kpi to the record named @id in field @field of @noun; NULL if there is none. */
static CvRecord *
find_link (CvPlan     *plan,
           CvNoun      noun,
           CvKpi      *kpi,
           const char *field,
           const char *id)
{
  for (guint i = 0; i < cv_plan_get_count (plan, noun); i++)
    {
      CvRecord *link = cv_plan_get_nth (plan, noun, i);
      g_autofree char *of = NULL;
      g_autofree char *to = NULL;

      g_object_get (link, "kpi", &of, field, &to, NULL);
      if (g_str_equal (of, cv_record_get_id (CV_RECORD (kpi))) && g_str_equal (to, id))
        return link;
    }
  return NULL;
}

CvEdit *
cv_planning_link (CvPlan   *plan,
                  CvKpi    *kpi,
                  CvRecord *goal_or_channel,
                  gboolean  linked)
{
  gboolean goal = cv_record_get_noun (goal_or_channel) == CV_NOUN_GOAL;
  CvNoun noun = goal ? CV_NOUN_KPI_GOAL : CV_NOUN_KPI_CHANNEL;
  const char *field = goal ? "goal" : "channel";
  const char *id = cv_record_get_id (goal_or_channel);
  CvRecord *present = find_link (plan, noun, kpi, field, id);
  CvEdit *edit = new_edit (noun, linked ? ACT_ADD : ACT_DELETE);
  gboolean own = goal && g_str_equal (kpi->goal, id);

  if (linked && present == NULL && !own)
    {
      CvRow *row = cv_row_new (noun, NULL);

      cv_row_set_text (row, "kpi", cv_record_get_id (CV_RECORD (kpi)));
      cv_row_set_text (row, field, id);
      cv_edit_insert (edit, row);
    }
  else if (!linked && present != NULL)
    cv_edit_delete (edit, noun, cv_record_get_id (present));
  return edit;
}

CvRow *
cv_planning_new_plan (const char *name,
                      CvDay       from,
                      CvDay       to,
                      CvDay       today,
                      const char *currency,
                      GError    **error)
{
  g_autoptr (CvRow) row = cv_row_new (CV_NOUN_PLAN, "plan");

  if (from == CV_DAY_NONE)
    from = cv_period_shift (today, CV_GRAIN_WEEK, 1);
  if (to == CV_DAY_NONE)
    to = cv_period_shift (from, CV_GRAIN_WEEK, 52) - 1;

  cv_row_set_text (row, "name", name);
  cv_row_set_integer (row, "from", from);
  cv_row_set_integer (row, "to", to);
  cv_row_set_text (row, "currency", currency != NULL && *currency != '\0' ? currency : "EUR");
  if (!cv_planning_check (NULL, row, error))
    return NULL;
  return g_steal_pointer (&row);
}
