/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cv-window.h"

/* A committed plan asks for the reason of what changes it: in one line, kept with the decision. */
void cv_window_why_follow (CvWindow *self, CvSession *session);
