/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gen-values CHANNELS DAYS [SKIP]: a seeded daily export, `date,channel,metric,value`, on standard output: ten
 * metrics a channel, rows in the order of their days from 2012-01-01 on, as tools write them. Of the list of
 * channels the first SKIP are left out; from the 21st on their names have digits. */

#include "bench.h"

#define N_METRICS 10
#define MONEY 7 /* the metric with decimals */

static const char *const channels[]
    = { "instagram-main", "instagram-de", "facebook-main", "facebook-de", "tiktok-main", "youtube-main",
        "youtube-shorts", "linkedin-corp", "linkedin-jobs", "x-main", "x-support", "pinterest", "threads",
        "mastodon", "bluesky", "reddit", "newsletter", "blog", "podcast", "snapchat" };
#define N_CHANNELS ((int) (sizeof channels / sizeof *channels))

static const char *const metrics[N_METRICS]
    = { "views", "interactions", "likes", "link_clicks", "followers", "video_views", "saves", "media_spend",
        "comments", "shares" };

static const char *
name_channel (int number, char *buffer, size_t size)
{
  if (number < N_CHANNELS)
    return channels[number];
  snprintf (buffer, size, "%s-%d", channels[number % N_CHANNELS], number / N_CHANNELS + 1);
  return buffer;
}

static void
print_day (int32_t day, double *levels, int n_channels, int skip, Random *random)
{
  int year, month, day_of_month;
  char buffer[64];

  civil_from_days (day, &year, &month, &day_of_month);
  for (int c = 0; c < n_channels; c++)
    for (int m = 0; m < N_METRICS; m++)
      {
        double *level = &levels[c * N_METRICS + m];

        *level *= 1 + 0.06 * (random_unit (random) - 0.498);
        printf ("%04d-%02d-%02d,%s,%s,%.*f\n", year, month, day_of_month,
                name_channel (skip + c, buffer, sizeof buffer), metrics[m], m == MONEY ? 2 : 0, *level);
      }
}

int
main (int argc, char **argv)
{
  int n_channels = argc > 2 ? atoi (argv[1]) : 0, n_days = argc > 2 ? atoi (argv[2]) : 0;
  int skip = argc > 3 ? atoi (argv[3]) : 0;
  int32_t first = days_from_civil (2012, 1, 1);
  Random random = 42;
  double *levels;

  if (n_channels < 1 || n_days < 1)
    {
      fputs ("usage: gen-values CHANNELS DAYS [SKIP]\n", stderr);
      return 2;
    }

  levels = calloc ((size_t) n_channels * N_METRICS, sizeof *levels);
  for (int s = 0; s < n_channels * N_METRICS; s++)
    levels[s] = 100 + 20000 * random_unit (&random);

  puts ("date,channel,metric,value");
  for (int d = 0; d < n_days; d++)
    print_day (first + d, levels, n_channels, skip, &random);
  free (levels);
  return fflush (stdout) == 0 ? 0 : 1;
}
