/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/cv-page.h"

/* Everything about one channel: what it is for, who hosts it, what people come for, and whether
 * to keep it. Each field saves as it is typed. */
#define CV_TYPE_CHANNEL_CARD (cv_channel_card_get_type ())
G_DECLARE_FINAL_TYPE (CvChannelCard, cv_channel_card, CV, CHANNEL_CARD, AdwBin)

/* @page carries out the edits and outlives the card. Once. */
void       cv_channel_card_set_page    (CvChannelCard *self, CvPage *page);
/* @channel may be NULL: nothing is shown. */
void       cv_channel_card_set_channel (CvChannelCard *self, CvChannel *channel);
CvChannel *cv_channel_card_get_channel (CvChannelCard *self); /* (transfer none) (nullable) */
/* The focus goes to the name, which is selected: a new channel is named at once. */
void       cv_channel_card_focus_name  (CvChannelCard *self);
