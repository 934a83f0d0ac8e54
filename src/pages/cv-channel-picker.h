/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A dialog with the kinds of channels there are, communities first, each with what people come
 * there for. Signal `chosen` (const char *kind id); the dialog then closes. */
#define CV_TYPE_CHANNEL_PICKER (cv_channel_picker_get_type ())
G_DECLARE_FINAL_TYPE (CvChannelPicker, cv_channel_picker, CV, CHANNEL_PICKER, AdwWindow)

GtkWidget *cv_channel_picker_new (GtkWindow *parent);
