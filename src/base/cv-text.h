/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text that comes from people and files, on its way in and out. Pure, any thread. */

/* For searching and comparing: without accents, case or the difference between one written form of
 * a letter and another ("Œuvre", "oeuvre", "ŒUVRE"). Never shown. (transfer full) */
char    *cv_text_fold             (const char *text);

/* @length bytes (-1: up to the closing zero) as valid UTF-8 of at most @max_bytes bytes: what is
 * not UTF-8 becomes U+FFFD, NULs are left out, and the cut never parts a character. (transfer
 * full) */
char    *cv_text_clean            (const char *text, gssize length, gsize max_bytes);

/* A name as it stands in a sentence: on one line, of at most CV_TEXT_NAME_LENGTH characters with "…" for the rest, and kept
 * to itself by U+2068 and U+2069, so that one written from right to left does not turn the sentence round. (transfer full) */
#define CV_TEXT_NAME_LENGTH 60
char    *cv_text_name             (const char *name);
/* @text, or its first CV_TEXT_START_LENGTH characters and "…": as much as is ever seen of a heading. What lays out text takes
 * seconds over ten thousand characters. (transfer full) */
#define CV_TEXT_START_LENGTH 500
char    *cv_text_start            (const char *text);
/* @sentence without U+2068 and U+2069, for programs to read. (transfer full) */
char    *cv_text_plain            (const char *sentence);

/* What is safe as a text cell of a spreadsheet: text that a spreadsheet would run as a formula gets
 * a leading apostrophe. For text only; numbers are written as they are. (transfer full) */
char    *cv_text_spreadsheet_cell (const char *text);

/* Appends @cell as one field of a line of CSV, quoted where it must be (RFC 4180). */
void     cv_text_append_csv       (GString *line, const char *cell, char delimiter);
