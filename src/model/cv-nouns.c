/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one description of what a plan holds. A new field is a member of the struct in cv-nouns.h and
 * a line here; the column, the property, the JSON key and the command line's FIELD follow from it.
 *
 * The names are in plan files and in scripts: they may be added to, never changed. Immutable, any
 * thread. */

#include "model/cv-nouns.h"

/* clang-format off: tables */

/* The lines of the tables below. */
#define MEMBER(Type, member) .name = #member, .offset = G_STRUCT_OFFSET (Type, member)
#define TEXT(Type, member) { MEMBER (Type, member), .kind = CV_FIELD_TEXT }
#define NUMBER(Type, member) { MEMBER (Type, member), .kind = CV_FIELD_NUMBER }
#define INTEGER(Type, member) { MEMBER (Type, member), .kind = CV_FIELD_INTEGER }
#define DAY(Type, member) { MEMBER (Type, member), .kind = CV_FIELD_DAY }
#define ENUM(Type, member, name)                                                                   \
  { MEMBER (Type, member), .kind = CV_FIELD_ENUM, .enumeration = cv_##name##_get_type }
/* A record that belongs to another goes with it; one that merely mentions it is left without. */
#define BELONGS_TO(Type, member, noun)                                                             \
  { MEMBER (Type, member), .kind = CV_FIELD_REFERENCE, .refers = noun, .owned = TRUE }
#define MENTIONS(Type, member, noun)                                                               \
  { MEMBER (Type, member), .kind = CV_FIELD_REFERENCE, .refers = noun, .owned = FALSE }

static const CvField plan_fields[] = {
  TEXT (CvPlanInfo, name),
  TEXT (CvPlanInfo, organisation),
  TEXT (CvPlanInfo, reason),
  TEXT (CvPlanInfo, audience),
  DAY (CvPlanInfo, from),
  DAY (CvPlanInfo, to),
  TEXT (CvPlanInfo, currency),
  TEXT (CvPlanInfo, language),
  ENUM (CvPlanInfo, state, state),
  DAY (CvPlanInfo, committed_on),
  DAY (CvPlanInfo, closed_on),
  TEXT (CvPlanInfo, places),
  INTEGER (CvPlanInfo, check_in_day),
};

static const CvField goal_fields[] = {
  INTEGER (CvGoal, position),
  TEXT (CvGoal, kind),
  TEXT (CvGoal, statement),
  ENUM (CvGoal, business_value, business_value),
  ENUM (CvGoal, stage, stage),
  TEXT (CvGoal, owner),
  INTEGER (CvGoal, priority),
  DAY (CvGoal, due),
  TEXT (CvGoal, note),
  TEXT (CvGoal, signals),
  DAY (CvGoal, known_by),
};

static const CvField kpi_fields[] = {
  INTEGER (CvKpi, position),
  BELONGS_TO (CvKpi, goal, CV_NOUN_GOAL),
  TEXT (CvKpi, catalogue),
  TEXT (CvKpi, name),
  TEXT (CvKpi, definition),
  TEXT (CvKpi, formula),
  TEXT (CvKpi, unit),
  ENUM (CvKpi, direction, direction),
  ENUM (CvKpi, cadence, grain),
  ENUM (CvKpi, measured, measured),
  NUMBER (CvKpi, baseline),
  DAY (CvKpi, baseline_day),
  NUMBER (CvKpi, target),
  DAY (CvKpi, due),
  NUMBER (CvKpi, low),
  NUMBER (CvKpi, high),
  ENUM (CvKpi, source, source),
  TEXT (CvKpi, owner),
  TEXT (CvKpi, note),
  TEXT (CvKpi, title),
  DAY (CvKpi, stopped_on),
};

static const CvField channel_fields[] = {
  INTEGER (CvChannel, position),
  TEXT (CvChannel, kind),
  TEXT (CvChannel, name),
  TEXT (CvChannel, address),
  TEXT (CvChannel, mission),
  TEXT (CvChannel, come_for),
  TEXT (CvChannel, contact_points),
  TEXT (CvChannel, tastes),
  NUMBER (CvChannel, create_share),
  TEXT (CvChannel, rhythm),
  TEXT (CvChannel, host),
  TEXT (CvChannel, cultivation),
  ENUM (CvChannel, decision, channel_decision),
  DAY (CvChannel, dropped_on),
  TEXT (CvChannel, note),
  ENUM (CvChannel, contact, contact),
  TEXT (CvChannel, ritual),
  ENUM (CvChannel, ritual_rhythm, rhythm),
  TEXT (CvChannel, thanks),
  NUMBER (CvChannel, posts_a_week),
  TEXT (CvChannel, profile),
  TEXT (CvChannel, duties_met),
};

static const CvField role_fields[] = {
  BELONGS_TO (CvRole, channel, CV_NOUN_CHANNEL),
  BELONGS_TO (CvRole, goal, CV_NOUN_GOAL),
  ENUM (CvRole, role, role_kind),
};

static const CvField kpi_goal_fields[] = {
  BELONGS_TO (CvKpiGoal, kpi, CV_NOUN_KPI),
  BELONGS_TO (CvKpiGoal, goal, CV_NOUN_GOAL),
};

static const CvField kpi_channel_fields[] = {
  BELONGS_TO (CvKpiChannel, kpi, CV_NOUN_KPI),
  BELONGS_TO (CvKpiChannel, channel, CV_NOUN_CHANNEL),
};

static const CvField milestone_fields[] = {
  BELONGS_TO (CvMilestone, kpi, CV_NOUN_KPI),
  DAY (CvMilestone, day),
  NUMBER (CvMilestone, value),
};

static const CvField metric_fields[] = {
  TEXT (CvMetric, name),
  ENUM (CvMetric, kind, metric_kind),
};

static const CvField break_fields[] = {
  TEXT (CvBreak, metric), /* the catalogue's or the plan's own */
  BELONGS_TO (CvBreak, channel, CV_NOUN_CHANNEL),
  DAY (CvBreak, day),
  TEXT (CvBreak, note),
};

static const CvField event_fields[] = {
  DAY (CvEvent, day),
  DAY (CvEvent, to),
  TEXT (CvEvent, text),
  MENTIONS (CvEvent, goal, CV_NOUN_GOAL),
  MENTIONS (CvEvent, channel, CV_NOUN_CHANNEL),
};

static const CvField person_fields[] = {
  INTEGER (CvPerson, position),
  TEXT (CvPerson, name),
  ENUM (CvPerson, experience, experience),
  TEXT (CvPerson, task),
  NUMBER (CvPerson, hours_a_week),
  TEXT (CvPerson, note),
};

static const CvField tool_fields[] = {
  INTEGER (CvTool, position),
  TEXT (CvTool, catalogue),
  TEXT (CvTool, name),
  ENUM (CvTool, stage, tool_stage),
  ENUM (CvTool, nature, nature),
  ENUM (CvTool, price, price),
  NUMBER (CvTool, yearly),
  NUMBER (CvTool, actual),
  TEXT (CvTool, owner),
  TEXT (CvTool, note),
};

static const CvField tool_kpi_fields[] = {
  BELONGS_TO (CvToolKpi, tool, CV_NOUN_TOOL),
  BELONGS_TO (CvToolKpi, kpi, CV_NOUN_KPI),
};

static const CvField cost_fields[] = {
  INTEGER (CvCost, position),
  ENUM (CvCost, kind, cost_kind),
  TEXT (CvCost, name),
  NUMBER (CvCost, hours),
  NUMBER (CvCost, rate),
  NUMBER (CvCost, planned),
  NUMBER (CvCost, actual_hours),
  NUMBER (CvCost, actual),
  TEXT (CvCost, owner),
  MENTIONS (CvCost, channel, CV_NOUN_CHANNEL),
  TEXT (CvCost, note),
};

static const CvField readiness_fields[] = {
  ENUM (CvReadiness, answer, answer),
  TEXT (CvReadiness, note),
};

static const CvField note_fields[] = {
  BELONGS_TO (CvNote, kpi, CV_NOUN_KPI),
  DAY (CvNote, day),
  ENUM (CvNote, confidence, confidence),
  TEXT (CvNote, text),
};

static const CvField decision_fields[] = {
  DAY (CvDecision, day),
  TEXT (CvDecision, about),
  TEXT (CvDecision, name),
  ENUM (CvDecision, verdict, verdict),
  TEXT (CvDecision, change),
  TEXT (CvDecision, why),
  TEXT (CvDecision, learned),
  TEXT (CvDecision, who),
};

static const CvField dismissal_fields[] = {
  TEXT (CvDismissal, hint),
};

static const CvField verbatim_fields[] = {
  INTEGER (CvVerbatim, position),
  DAY (CvVerbatim, day),
  MENTIONS (CvVerbatim, channel, CV_NOUN_CHANNEL),
  TEXT (CvVerbatim, text),
  TEXT (CvVerbatim, author),
  TEXT (CvVerbatim, source),
};

static const CvField code_fields[] = {
  INTEGER (CvCode, position),
  TEXT (CvCode, name),
  TEXT (CvCode, definition),
  TEXT (CvCode, metric),
};

static const CvField coding_fields[] = {
  BELONGS_TO (CvCoding, verbatim, CV_NOUN_VERBATIM),
  BELONGS_TO (CvCoding, code, CV_NOUN_CODE),
  INTEGER (CvCoding, coder),
};

static const CvField pollination_fields[] = {
  NUMBER (CvPollination, reached),
  NUMBER (CvPollination, satisfied),
  NUMBER (CvPollination, friends),
  NUMBER (CvPollination, overlap),
  NUMBER (CvPollination, stranger),
  NUMBER (CvPollination, uplift),
  INTEGER (CvPollination, generations),
  NUMBER (CvPollination, audience),
  TEXT (CvPollination, note),
};

#define NOUN(name_, prefix_, fields_)                                                              \
  { .name = name_, .prefix = prefix_, .fields = fields_, .n_fields = G_N_ELEMENTS (fields_) }

static const CvNounInfo nouns[CV_N_NOUNS] = {
  [CV_NOUN_PLAN] = NOUN ("plan", NULL, plan_fields),
  [CV_NOUN_GOAL] = NOUN ("goal", "g", goal_fields),
  [CV_NOUN_KPI] = NOUN ("kpi", "k", kpi_fields),
  [CV_NOUN_CHANNEL] = NOUN ("channel", "c", channel_fields),
  [CV_NOUN_ROLE] = NOUN ("role", "r", role_fields),
  [CV_NOUN_KPI_GOAL] = NOUN ("kpi_goal", "kg", kpi_goal_fields),
  [CV_NOUN_KPI_CHANNEL] = NOUN ("kpi_channel", "kc", kpi_channel_fields),
  [CV_NOUN_MILESTONE] = NOUN ("milestone", "m", milestone_fields),
  [CV_NOUN_METRIC] = NOUN ("metric", NULL, metric_fields),
  [CV_NOUN_BREAK] = NOUN ("break", "b", break_fields),
  [CV_NOUN_EVENT] = NOUN ("event", "e", event_fields),
  [CV_NOUN_PERSON] = NOUN ("person", "p", person_fields),
  [CV_NOUN_TOOL] = NOUN ("tool", "t", tool_fields),
  [CV_NOUN_TOOL_KPI] = NOUN ("tool_kpi", "tk", tool_kpi_fields),
  [CV_NOUN_COST] = NOUN ("cost", "l", cost_fields),
  [CV_NOUN_READINESS] = NOUN ("readiness", NULL, readiness_fields),
  [CV_NOUN_NOTE] = NOUN ("note", "n", note_fields),
  [CV_NOUN_DECISION] = NOUN ("decision", "d", decision_fields),
  [CV_NOUN_DISMISSAL] = NOUN ("dismissal", "h", dismissal_fields),
  [CV_NOUN_VERBATIM] = NOUN ("verbatim", "v", verbatim_fields),
  [CV_NOUN_CODE] = NOUN ("code", "q", code_fields),
  [CV_NOUN_CODING] = NOUN ("coding", "vq", coding_fields),
  [CV_NOUN_POLLINATION] = NOUN ("pollination", NULL, pollination_fields),
};

/* clang-format on */

const CvNounInfo *
cv_noun_info (CvNoun noun)
{
  g_return_val_if_fail ((guint) noun < CV_N_NOUNS, NULL);

  return &nouns[noun];
}

static gboolean
same_name (const char *a, const char *b)
{
  for (; *a != '\0' && (*a == '-' ? '_' : *a) == (*b == '-' ? '_' : *b); a++)
    b++;
  return *a == '\0' && *b == '\0';
}

int
cv_noun_field (CvNoun noun, const char *name)
{
  const CvNounInfo *info = cv_noun_info (noun);

  for (guint i = 0; i < info->n_fields; i++)
    if (same_name (info->fields[i].name, name))
      return (int) i;
  return -1;
}

/* The types have nothing of their own: CvRecord does everything by the table. */
#define DEFINE_RECORD(Name, name, NOUN)                                                            \
  G_DEFINE_FINAL_TYPE (Cv##Name, cv_##name, CV_TYPE_RECORD)                                        \
  static void cv_##name##_init (Cv##Name *self) {}                                                 \
  static void cv_##name##_class_init (Cv##Name##Class *klass)                                      \
  {                                                                                                \
    cv_record_class_install (CV_RECORD_CLASS (klass), CV_NOUN_##NOUN);                             \
  }

DEFINE_RECORD (PlanInfo, plan_info, PLAN)
DEFINE_RECORD (Goal, goal, GOAL)
DEFINE_RECORD (Kpi, kpi, KPI)
DEFINE_RECORD (Channel, channel, CHANNEL)
DEFINE_RECORD (Role, role, ROLE)
DEFINE_RECORD (KpiGoal, kpi_goal, KPI_GOAL)
DEFINE_RECORD (KpiChannel, kpi_channel, KPI_CHANNEL)
DEFINE_RECORD (Milestone, milestone, MILESTONE)
DEFINE_RECORD (Metric, metric, METRIC)
DEFINE_RECORD (Break, break, BREAK)
DEFINE_RECORD (Event, event, EVENT)
DEFINE_RECORD (Person, person, PERSON)
DEFINE_RECORD (Tool, tool, TOOL)
DEFINE_RECORD (ToolKpi, tool_kpi, TOOL_KPI)
DEFINE_RECORD (Cost, cost, COST)
DEFINE_RECORD (Readiness, readiness, READINESS)
DEFINE_RECORD (Note, note, NOTE)
DEFINE_RECORD (Decision, decision, DECISION)
DEFINE_RECORD (Dismissal, dismissal, DISMISSAL)
DEFINE_RECORD (Verbatim, verbatim, VERBATIM)
DEFINE_RECORD (Code, code, CODE)
DEFINE_RECORD (Coding, coding, CODING)
DEFINE_RECORD (Pollination, pollination, POLLINATION)

GType
cv_noun_get_type (CvNoun noun)
{
  static GType (*const types[CV_N_NOUNS]) (void) = {
    [CV_NOUN_PLAN] = cv_plan_info_get_type,     [CV_NOUN_GOAL] = cv_goal_get_type,
    [CV_NOUN_KPI] = cv_kpi_get_type,            [CV_NOUN_CHANNEL] = cv_channel_get_type,
    [CV_NOUN_ROLE] = cv_role_get_type,          [CV_NOUN_KPI_GOAL] = cv_kpi_goal_get_type,
    [CV_NOUN_KPI_CHANNEL] = cv_kpi_channel_get_type,
    [CV_NOUN_MILESTONE] = cv_milestone_get_type, [CV_NOUN_METRIC] = cv_metric_get_type,
    [CV_NOUN_BREAK] = cv_break_get_type,        [CV_NOUN_EVENT] = cv_event_get_type,
    [CV_NOUN_PERSON] = cv_person_get_type,
    [CV_NOUN_TOOL] = cv_tool_get_type,
    [CV_NOUN_TOOL_KPI] = cv_tool_kpi_get_type,
    [CV_NOUN_COST] = cv_cost_get_type,
    [CV_NOUN_READINESS] = cv_readiness_get_type,
    [CV_NOUN_NOTE] = cv_note_get_type,
    [CV_NOUN_DECISION] = cv_decision_get_type,
    [CV_NOUN_DISMISSAL] = cv_dismissal_get_type,
    [CV_NOUN_VERBATIM] = cv_verbatim_get_type,
    [CV_NOUN_CODE] = cv_code_get_type,
    [CV_NOUN_CODING] = cv_coding_get_type,
    [CV_NOUN_POLLINATION] = cv_pollination_get_type,
  };

  g_return_val_if_fail ((guint) noun < CV_N_NOUNS, G_TYPE_INVALID);

  return types[noun] ();
}
