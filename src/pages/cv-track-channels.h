/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charts/cv-panels-chart.h"

/* A KPI's channels side by side: a chart each, over one time and on one scale, with one crosshair. Signal:
 * `point-activated` (int CvDay, char * id of the channel). */
#define CV_TYPE_TRACK_CHANNELS (cv_track_channels_get_type ())
G_DECLARE_FINAL_TYPE (CvTrackChannels, cv_track_channels, CV, TRACK_CHANNELS, AdwBin)

/* Takes @chart. Where it is of the same channels as before, what is pointed at stays. */
void cv_track_channels_show (CvTrackChannels *self, CvPanelsChart *chart);
