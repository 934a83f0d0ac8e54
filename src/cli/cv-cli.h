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
  const char *why;     /* --why of the command: kept with what it changes in a committed plan; NULL if not given */
  const char *who;     /* --who of the command: signs its decisions; NULL: the user's own name */
  json_t     *details; /* (owned) (nullable) what --json tells of a failure beside its code and message */
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
    cv_output_commands[], cv_safety_commands[], cv_budget_commands[], cv_decision_commands[],
    cv_estimate_commands[], cv_verbatim_commands[], cv_check_in_commands[];

/* Every command and how it is written, on standard output. */
void        cv_cli_print_help (void);
/* Runs the command that @argv begins with. */
gboolean    cv_cli_run        (CvCli *cli, int argc, char **argv, GError **error);

/* The open plan, opened at the first call. NULL with an error. (transfer none) */
CvSession  *cv_cli_session    (CvCli *cli, GError **error);
CvPlan     *cv_cli_plan       (CvCli *cli, GError **error);
/* Carries @edit out (takes it; NULL passes an earlier @error on). Reports the first record it made. */
gboolean    cv_cli_apply      (CvCli *cli, CvEdit *edit, GError **error);
/* Tells the id of something new: `{"id": …}`, the bare id, or on the batch's `ok` line. */
void        cv_cli_created    (CvCli *cli, const char *id);
/* Answers programs that something was done, where there is nothing to tell people; takes @document. */
void        cv_cli_done       (CvCli *cli, json_t *document);
/* Writes @text, which it takes, to @file and tells so; NULL passes an earlier @error on. */
gboolean    cv_cli_write      (CvCli *cli, const char *file, char *text, GError **error);

/* Finds the record of @noun that @text names. (transfer none) */
gpointer    cv_cli_look_up    (CvCli *cli, CvNoun noun, const char *text, GError **error);
/* One field of @row from what was written; what it refers to may be called by its name. */
gboolean    cv_cli_set_field  (CvCli *cli, CvRow *row, const char *field, const char *text, GError **error);
/* `FIELD=VALUE` words from @from on, each into @row. */
gboolean    cv_cli_set_fields (CvCli *cli, CvRow *row, CvArgs *args, guint from, GError **error);
/* The options of @args that are fields of @row, by name. */
gboolean    cv_cli_set_options (CvCli *cli, CvRow *row, CvArgs *args, const char *fields, GError **error);
/* The commands every noun has: `edit ID FIELD=VALUE …` and `rm ID`. */
gboolean    cv_cli_edit       (CvCli *cli, CvNoun noun, int argc, char **argv, GError **error);
gboolean    cv_cli_remove     (CvCli *cli, CvNoun noun, int argc, char **argv, GError **error);

/* Prints @document, which it takes, to standard output. */
void        cv_cli_print_json (json_t *document);
/* A number, null for NAN; whole numbers without a point. (transfer full) */
json_t     *cv_json_number    (double value);
json_t     *cv_json_day       (CvDay day); /* null for CV_DAY_NONE */
json_t     *cv_json_text      (const char *text); /* null for NULL */
json_t     *cv_json_record    (CvRecord *record);
json_t     *cv_json_records   (CvPlan *plan, CvNoun noun);

/* Many of a kind: a JSON array for programs, text in columns for people; to the right where @align has an 'r'. */
typedef struct _CvListing CvListing;
CvListing  *cv_listing_new      (CvCli *cli, const char *align);
/* Takes @object; then one text per column. */
void        cv_listing_add      (CvListing *self, json_t *object, ...) G_GNUC_NULL_TERMINATED;
void        cv_listing_print    (CvListing *self);
/* The array as @key of @document, which it takes; the columns as they are. */
void        cv_listing_print_in (CvListing *self, json_t *document, const char *key);
void        cv_listing_free     (CvListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvListing, cv_listing_free)
