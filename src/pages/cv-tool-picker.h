/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* The catalogue's tools by stage, with a search. Signal `chosen` (const char *id); then it closes. */
#define CV_TYPE_TOOL_PICKER (cv_tool_picker_get_type ())
G_DECLARE_FINAL_TYPE (CvToolPicker, cv_tool_picker, CV, TOOL_PICKER, AdwWindow)

GtkWidget *cv_tool_picker_new (GtkWindow *parent);
