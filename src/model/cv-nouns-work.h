/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cv-noun-type.h"

/* Who does the work, with what and for how much; what was answered, noted, decided and said. */

CV_RECORD_TYPE (Person, person)
{
  CvRecord parent_instance;
  int position;
  char *name, *task, *note;
  CvExperience experience;
  double hours_a_week;
};

CV_RECORD_TYPE (Tool, tool)
{
  CvRecord parent_instance;
  int position;
  char *catalogue; /* id in the catalogue, "" for an own tool */
  char *name, *owner, *note;
  CvToolStage stage;
  CvNature nature;
  CvPrice price;
  double yearly; /* licence a year, in the plan's currency */
  double actual; /* spent on it since the plan began */
};

CV_RECORD_TYPE (ToolKpi, tool_kpi)
{
  CvRecord parent_instance;
  char *tool, *kpi;
};

/* Money is for the whole period of the plan, in its currency; `planned` and `actual` where they are given,
 * else hours times rate. */
CV_RECORD_TYPE (Cost, cost)
{
  CvRecord parent_instance;
  int position;
  CvCostKind kind;
  char *name, *owner, *channel, *note;
  double hours, rate, planned, actual_hours, actual;
};

CV_RECORD_TYPE (Readiness, readiness)
{
  CvRecord parent_instance;
  CvAnswer answer;
  char *note;
};

CV_RECORD_TYPE (Note, note)
{
  CvRecord parent_instance;
  char *kpi, *text;
  CvDay day;
  CvConfidence confidence;
};

/* `about` and `name` are kept as they were: what it was about may be gone. */
CV_RECORD_TYPE (Decision, decision)
{
  CvRecord parent_instance;
  CvDay day;
  char *about; /* id of a goal, KPI or channel; "" for the plan */
  char *name, *change, *why, *learned, *who;
  CvVerdict verdict;
};

CV_RECORD_TYPE (Dismissal, dismissal)
{
  CvRecord parent_instance;
  char *hint; /* CvHint's key */
};

CV_RECORD_TYPE (Verbatim, verbatim)
{
  CvRecord parent_instance;
  int position;
  CvDay day;
  char *channel; /* "" if it is not known */
  char *text, *author, *source;
};

CV_RECORD_TYPE (Code, code)
{
  CvRecord parent_instance;
  int position;
  char *name, *definition;
  char *metric; /* that counts it; "" as long as none does */
};

CV_RECORD_TYPE (Coding, coding)
{
  CvRecord parent_instance;
  char *verbatim, *code;
  int coder; /* 1 or 2 */
};

/* Shares in percent; NAN: the default of cv-pollination.h. */
CV_RECORD_TYPE (Pollination, pollination)
{
  CvRecord parent_instance;
  double reached, satisfied, friends, overlap, stranger, uplift, audience;
  int generations;
  char *note;
};
