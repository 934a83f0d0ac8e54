/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A line of the list of KPIs: which one, and where it stands in its group. */
#define CV_TYPE_TRACK_LINE (cv_track_line_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackLine, cv_track_line, CV, TRACK_LINE, GObject)

struct _CvTrackLine
{
  GObject parent_instance;

  char *kpi;     /* id */
  char *heading; /* of the group that begins here; NULL: it goes on */
  gboolean last; /* the group ends here */
};

CvTrackLine *cv_track_line_new (const char *kpi, const char *heading, gboolean last); /* (transfer full) */
