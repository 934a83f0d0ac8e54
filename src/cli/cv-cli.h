/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "cli/cv-args.h"
#include "engine/cv-session.h"

/* What one run of cultivarctl carries: the global options and, once a command needs it, the open plan. */
typedef struct
{
  const char *plan; /* --plan: a path or a name; NULL if not given */
  gboolean    json;
  gboolean    batch; /* commands come from standard input: what is created is told on their `ok` line */
  CvSession  *session; /* (owned) (nullable) */
  char       *created; /* (owned) (nullable) id of what the last command made */
} CvCli;

/* One command: a table entry and one function. */
typedef struct
{
  const char *name;    /* one or two words: "goal add" */
  const char *usage;   /* what may follow the name */
  gboolean  (*run) (CvCli *cli, int argc, char **argv, GError **error); /* words after the name */
} CvCommand;

extern const CvCommand cv_plan_commands[], cv_goal_commands[], cv_kpi_commands[], cv_channel_commands[],
    cv_event_commands[], cv_value_commands[], cv_import_commands[], cv_reading_commands[],
    cv_output_commands[], cv_safety_commands[];

/* Runs the command that @argv begins with. */
gboolean    cv_cli_run        (CvCli *cli, int argc, char **argv, GError **error);

/* The open plan, opened at the first call. NULL with an error. (transfer none) */
CvSession  *cv_cli_session    (CvCli *cli, GError **error);
CvPlan     *cv_cli_plan       (CvCli *cli, GError **error);
/* Carries @edit out (takes it; NULL passes an earlier @error on). Reports the first record it made. */
gboolean    cv_cli_apply      (CvCli *cli, CvEdit *edit, GError **error);
/* Tells the id of something new: `{"id": …}`, the bare id, or on the batch's `ok` line. */
void        cv_cli_created    (CvCli *cli, const char *id);

/* Finds the record that word @index names, of @noun. (transfer none) */
gpointer    cv_cli_look_up    (CvCli *cli, CvNoun noun, const char *text, GError **error);
/* `FIELD=VALUE` words from @from on, each into @row. */
gboolean    cv_cli_set_fields (CvRow *row, CvArgs *args, guint from, GError **error);
/* The options of @args that are fields of @row, by name. */
gboolean    cv_cli_set_options (CvRow *row, CvArgs *args, const char *fields, GError **error);
/* The commands every noun has: `edit ID FIELD=VALUE …` and `rm ID`. */
gboolean    cv_cli_edit       (CvCli *cli, CvNoun noun, int argc, char **argv, GError **error);
gboolean    cv_cli_remove     (CvCli *cli, CvNoun noun, int argc, char **argv, GError **error);

/* Prints and frees @document. */
void        cv_cli_print_json (json_t *document);
/* A number, null for NAN; whole numbers without a point. (transfer full) */
json_t     *cv_json_number    (double value);
json_t     *cv_json_day       (CvDay day); /* null for CV_DAY_NONE */
json_t     *cv_json_text      (const char *text); /* null for NULL */
json_t     *cv_json_record    (CvRecord *record);
json_t     *cv_json_records   (CvPlan *plan, CvNoun noun);

/* Text in columns for people; numbers to the right where @align has an 'r'. */
typedef struct _CvColumns CvColumns;
CvColumns  *cv_columns_new    (const char *align);
void        cv_columns_add    (CvColumns *self, ...) G_GNUC_NULL_TERMINATED; /* the cells of one row, as text */
void        cv_columns_print  (CvColumns *self); /* frees it */
