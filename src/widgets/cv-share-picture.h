/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cv-share-chart.h"
#include "widgets/cv-picture-view.h"

/* Shows @chart, which it takes, in @view: a row is a thing that is walked through and told. */
void cv_share_picture_show (CvPictureView *view, CvShareChart *chart);
