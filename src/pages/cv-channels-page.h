/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Which channel does what for which goal, and each channel's card. */
#define CV_TYPE_CHANNELS_PAGE (cv_channels_page_get_type ())
G_DECLARE_FINAL_TYPE (CvChannelsPage, cv_channels_page, CV, CHANNELS_PAGE, CvPage)
