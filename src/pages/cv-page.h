/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/cv-session.h"

/* One step of a plan's window. A page shows what the session's objects say and asks the session for
 * changes; it never changes an object, and never knows another page: what pages share are properties
 * of the window's session. Main thread. */
#define CV_TYPE_PAGE (cv_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CvPage, cv_page, CV, PAGE, AdwBin)

struct _CvPageClass
{
  AdwBinClass parent_class;

  /* The session is there: build lists and bindings on it. */
  void        (*session_set) (CvPage *self);
  /* "Add Goal": the header bar's button and Shift+Ctrl+N; NULL for a page that adds nothing. */
  const char *add_label;
  void        (*add) (CvPage *self);
  /* Whether it holds what the user typed and has yet to save; NULL for a page that saves as it is typed. */
  gboolean    (*is_unsaved) (CvPage *self);
  /* Goes back from a detail to the list; FALSE if the list is what is shown. */
  gboolean    (*back) (CvPage *self);
  /* Shows @record, which is one of the plan's, and gives it the keyboard; NULL for a page that has nothing to open. */
  void        (*reveal) (CvPage *self, CvRecord *record);
};

/* Property `session`, construct-only. (transfer none) */
CvSession  *cv_page_get_session (CvPage *self);
CvPlan     *cv_page_get_plan    (CvPage *self);

const char *cv_page_get_add_label (CvPage *self); /* translated, with a mnemonic; NULL if none */
void        cv_page_add         (CvPage *self);
gboolean    cv_page_back        (CvPage *self);
gboolean    cv_page_is_unsaved  (CvPage *self);

/* Asks the window (signal `message`: text, with_undo) to say something in passing. The same must be visible in the page. */
void        cv_page_say         (CvPage *self, const char *text, gboolean with_undo);
/* Carries out @edit (takes it), or says why it cannot be (takes @error) where there is none. FALSE unless it is on its
 * way: there may be a question to be answered first, and nothing to be said of it yet. */
gboolean    cv_page_submit      (CvPage *self, CvEdit *edit, GError *error);
/* For grab_focus of a page with a switch on top: the keyboard begins with what is shown, in @content, not with the
 * switch above it. */
gboolean    cv_page_focus_within (CvPage *self, GtkWidget *content);
void        cv_page_reveal      (CvPage *self, CvRecord *record);
/* Asks the window (signal `go-to`: step id, record or NULL) to show another step, and @record (nullable) there. */
void        cv_page_go_to       (CvPage *self, const char *step);
void        cv_page_go_to_record (CvPage *self, const char *step, CvRecord *record);
