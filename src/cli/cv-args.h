/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cv-table-text.h"
#include "base/cv-day.h"
#include "model/cv-compare.h"

/* The words of one command: options that begin with two dashes, and the rest in order. A word with one
 * dash is no option but for -o, so that values such as -2 and the file name - are plain words. */
typedef struct _CvArgs CvArgs;

/* @options: the names this command takes, separated by spaces, "name=" for one with a value; "o=" is -o. An option may
 * come several times; '-' and '_' in its name are the same. At least @min and at most @max other words (-1: any number). A usage error has the
 * domain CV_USAGE_ERROR. (transfer full) */
CvArgs     *cv_args_parse   (int argc, char **argv, const char *options, int min, int max, GError **error);
void        cv_args_free    (CvArgs *self);

guint       cv_args_count   (CvArgs *self);
const char *cv_args_word    (CvArgs *self, guint index); /* NULL beyond the last */
gboolean    cv_args_has     (CvArgs *self, const char *option);
const char *cv_args_get     (CvArgs *self, const char *option); /* the last one given; NULL if absent */
/* Every value of an option that may come several times. (transfer none) of const char* */
GPtrArray  *cv_args_get_all (CvArgs *self, const char *option);
/* An option's value as a day; CV_DAY_NONE if absent. FALSE with an error if it is none. */
gboolean    cv_args_get_day (CvArgs *self, const char *option, CvDay *day, GError **error);

/* --compare previous|year; CV_COMPARE_NOTHING without it. */
gboolean    cv_args_get_compare (CvArgs *self, CvCompare *compare, GError **error);

/* Read the way every command does: CV_ERROR_INVALID says what was expected. */
gboolean    cv_args_parse_day   (const char *text, CvDay *day, GError **error);
gboolean    cv_args_parse_grain (const char *text, CvGrain *grain, GError **error);
/* --for programs|spreadsheets; @form stays as it is where it is not given. */
gboolean    cv_args_get_table_form (CvArgs *args, CvTableForm *form, GError **error);
gboolean    cv_args_parse_whole (const char *text, int min, int max, int *number, GError **error);

#define CV_USAGE_ERROR (cv_usage_error_quark ())
GQuark      cv_usage_error_quark (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CvArgs, cv_args_free)
