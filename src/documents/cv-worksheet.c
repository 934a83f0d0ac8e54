/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worksheet is one list of rows; the two formats differ in how they write a cell, and in that one
 * keeps numbers and days readable for programs. A goal without KPI still has its row: the gap is the point. */

#include "config.h"

#include "documents/cv-worksheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/cv-number.h"
#include "base/cv-text.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"

typedef enum
{
  COLUMN_GOAL,
  COLUMN_KPI,
  COLUMN_NOW,
  COLUMN_TARGET,
  COLUMN_UNIT,
  COLUMN_BY,
  COLUMN_STATUS,
  COLUMN_CHANNELS,
  COLUMN_SOURCE,
  COLUMN_OWNER,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  NC_ ("worksheet", "Goal"),   NC_ ("worksheet", "KPI"),      NC_ ("worksheet", "Now"),
  NC_ ("worksheet", "Target"), NC_ ("worksheet", "Unit"),     NC_ ("worksheet", "By"),
  NC_ ("worksheet", "Status"), NC_ ("worksheet", "Channels"), NC_ ("worksheet", "Source"),
  NC_ ("worksheet", "Owner"),
};

/* How one format writes what the worksheet holds. */
typedef struct
{
  char *(*number) (double value, const char *unit, const char *currency);
  char *(*day) (CvDay day);
} Form;

typedef struct
{
  char *cells[N_COLUMNS]; /* (owned) */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  for (int i = 0; i < N_COLUMNS; i++)
    g_free (line->cells[i]);
  g_free (line);
}

static char *
program_number (double      value,
                const char *unit,
                const char *currency)
{
  char buffer[CV_NUMBER_BUFFER];

  return g_strdup (isnan (value) ? "" : cv_number_format (value, buffer));
}

static char *
program_day (CvDay day)
{
  char buffer[CV_DAY_BUFFER];

  return g_strdup (cv_day_format (day, buffer));
}

static char *
people_number (double      value,
               const char *unit,
               const char *currency)
{
  return isnan (value) ? g_strdup ("") : cv_unit_format (value, unit, currency);
}

static const char *
source_label (CvSource source)
{
  switch (source)
    {
    case CV_SOURCE_FILE:
      return C_ ("source of a KPI", "File");
    case CV_SOURCE_ACCOUNT:
      return C_ ("source of a KPI", "Account");
    case CV_SOURCE_HAND:
    default:
      return C_ ("source of a KPI", "By hand");
    }
}

/* Names of the channels that lead or support @goal. (transfer full) */
static char *
channels_of_goal (CvPlan     *plan,
                  const char *goal)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      if (cv_plan_get_role (plan, cv_record_get_id (CV_RECORD (channel)), goal) != CV_ROLE_NONE)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", cv_channel_get_label (channel));
    }
  return g_string_free (names, FALSE);
}

static CvDay
due_of (CvPlan *plan,
        CvGoal *goal,
        CvKpi  *kpi)
{
  if (kpi != NULL && kpi->due != CV_DAY_NONE)
    return kpi->due;
  return goal->due != CV_DAY_NONE ? goal->due : cv_plan_get_info (plan)->to;
}

static char *
format_target (CvKpi      *kpi,
               const char *currency,
               const Form *form)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (kpi->direction != CV_DIRECTION_BAND)
    return form->number (kpi->target, kpi->unit, currency);
  if (isnan (kpi->low) || isnan (kpi->high))
    return g_strdup ("");
  low = form->number (kpi->low, kpi->unit, currency);
  high = form->number (kpi->high, kpi->unit, currency);
  return g_strdup_printf ("%s – %s", low, high);
}

/* What is now: the latest judged value, before any the baseline. */
static double
now_of (CvKpi             *kpi,
        const CvKpiResult *result)
{
  return result != NULL && result->latest >= 0 ? result->value : kpi->baseline;
}

static Line *
goal_line (CvPlan     *plan,
           CvGoal     *goal,
           const Form *form)
{
  Line *line = g_new0 (Line, 1);

  line->cells[COLUMN_GOAL] = g_strdup (cv_goal_get_label (goal));
  line->cells[COLUMN_BY] = form->day (due_of (plan, goal, NULL));
  line->cells[COLUMN_CHANNELS] = channels_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));
  line->cells[COLUMN_OWNER] = g_strdup (goal->owner);
  return line;
}

static Line *
kpi_line (CvPlan            *plan,
          CvGoal            *goal,
          CvKpi             *kpi,
          const CvKpiResult *result,
          const Form        *form)
{
  const char *currency = cv_plan_get_info (plan)->currency;
  Line *line = goal_line (plan, goal, form);

  line->cells[COLUMN_KPI] = g_strdup (cv_kpi_get_label (kpi));
  line->cells[COLUMN_NOW] = form->number (now_of (kpi, result), kpi->unit, currency);
  line->cells[COLUMN_TARGET] = format_target (kpi, currency, form);
  line->cells[COLUMN_UNIT] = g_strdup (cv_unit_label (kpi->unit));
  g_free (line->cells[COLUMN_BY]);
  line->cells[COLUMN_BY] = form->day (due_of (plan, goal, kpi));
  if (result != NULL)
    line->cells[COLUMN_STATUS] = cv_kpi_result_tell (result);
  line->cells[COLUMN_SOURCE] = g_strdup (source_label (kpi->source));
  if (*kpi->owner != '\0')
    {
      g_free (line->cells[COLUMN_OWNER]);
      line->cells[COLUMN_OWNER] = g_strdup (kpi->owner);
    }
  return line;
}

static const CvKpiResult *
result_of (CvPlan    *plan,
           CvKpi     *kpi,
           GPtrArray *results)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    if (cv_plan_get_nth (plan, CV_NOUN_KPI, i) == kpi)
      return results->pdata[i];
  return NULL;
}

/* (transfer full) of Line */
static GPtrArray *
worksheet_lines (CvPlan     *plan,
                 GPtrArray  *results,
                 const Form *form)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint g = 0; g < cv_plan_get_count (plan, CV_NOUN_GOAL); g++)
    {
      CvGoal *goal = cv_plan_get_nth (plan, CV_NOUN_GOAL, g);
      g_autoptr (GPtrArray) kpis = cv_plan_kpis_of_goal (plan, cv_record_get_id (CV_RECORD (goal)));

      if (kpis->len == 0)
        g_ptr_array_add (lines, goal_line (plan, goal, form));
      for (guint k = 0; k < kpis->len; k++)
        g_ptr_array_add (lines, kpi_line (plan, goal, kpis->pdata[k],
                                          result_of (plan, kpis->pdata[k], results), form));
    }
  return lines;
}

static gboolean
is_number_column (Column column)
{
  return column == COLUMN_NOW || column == COLUMN_TARGET;
}

char *
cv_worksheet_to_csv (CvPlan    *plan,
                     GPtrArray *results)
{
  static const Form form = { program_number, program_day };
  g_autoptr (GPtrArray) lines = worksheet_lines (plan, results, &form);
  GString *csv = g_string_new (NULL);

  for (int c = 0; c < N_COLUMNS; c++)
    {
      if (c > 0)
        g_string_append_c (csv, ',');
      cv_text_append_csv (csv, g_dpgettext2 (GETTEXT_PACKAGE, "worksheet", titles[c]), ',');
    }
  g_string_append (csv, "\r\n");

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      for (int c = 0; c < N_COLUMNS; c++)
        {
          const char *text = line->cells[c] != NULL ? line->cells[c] : "";
          g_autofree char *safe
              = is_number_column (c) ? g_strdup (text) : cv_text_spreadsheet_cell (text);

          if (c > 0)
            g_string_append_c (csv, ',');
          cv_text_append_csv (csv, safe, ',');
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}

/* A mark that only means something where a text begins: of a list, a rule, a number. The place of it, NULL if there is none. */
static const char *
find_opening_mark (const char *text)
{
  const char *end = text + strspn (text, "0123456789");

  if (*text == '=' || ((*text == '-' || *text == '+') && (text[1] == ' ' || text[1] == *text)))
    return text;
  return end > text && (*end == '.' || *end == ')') && end[1] == ' ' ? end : NULL;
}

/* What a person typed stays what it looks like: no mark of the table, no markup. */
static void
append_markdown (GString    *text,
                 const char *cell)
{
  const char *mark;

  cell += strspn (cell, " \t\r\n");
  mark = find_opening_mark (cell);
  for (; *cell != '\0'; cell++)
    {
      if (cell == mark || strchr ("\\|*_`<>[]#~&", *cell) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *cell == '\n' || *cell == '\r' ? ' ' : *cell);
    }
}

static void
append_markdown_head (GString *text,
                      CvPlan  *plan)
{
  CvPlanInfo *info = cv_plan_get_info (plan);
  g_autofree char *from = cv_day_format_locale (info->from);
  g_autofree char *to = cv_day_format_locale (info->to);

  g_string_append (text, "# ");
  append_markdown (text, info->name);
  g_string_append_printf (text, "\n\n%s – %s\n\n", from, to);
  if (*info->reason != '\0')
    {
      append_markdown (text, info->reason);
      g_string_append (text, "\n\n");
    }
}

char *
cv_worksheet_to_markdown (CvPlan    *plan,
                          GPtrArray *results)
{
  static const Form form = { people_number, cv_day_format_locale };
  g_autoptr (GPtrArray) lines = worksheet_lines (plan, results, &form);
  GString *text = g_string_new (NULL);

  append_markdown_head (text, plan);
  g_string_append_c (text, '|');
  for (int c = 0; c < N_COLUMNS; c++)
    if (c != COLUMN_UNIT)
      g_string_append_printf (text, " %s |", g_dpgettext2 (GETTEXT_PACKAGE, "worksheet", titles[c]));
  g_string_append (text, "\n|");
  for (int c = 0; c < N_COLUMNS; c++)
    if (c != COLUMN_UNIT)
      g_string_append (text, is_number_column (c) ? " ---: |" : " --- |");
  g_string_append_c (text, '\n');

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      g_string_append_c (text, '|');
      for (int c = 0; c < N_COLUMNS; c++)
        if (c != COLUMN_UNIT)
          {
            g_string_append_c (text, ' ');
            append_markdown (text, line->cells[c] != NULL ? line->cells[c] : "");
            g_string_append (text, " |");
          }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
