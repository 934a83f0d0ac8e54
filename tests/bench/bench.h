/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the bench programs share: clocks, civil dates, and numbers that are the same on every machine. None of it
 * comes from the program that is measured. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline double
clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static inline double
now_ms (void)
{
  return clock_ms (CLOCK_MONOTONIC);
}

static inline double
cpu_ms (void)
{
  return clock_ms (CLOCK_PROCESS_CPUTIME_ID);
}

/* splitmix64 (Steele, Lea, Flood 2014). The state is the seed. */
typedef uint64_t Random;

static inline uint64_t
random_next (Random *random)
{
  uint64_t z = *random += 0x9E3779B97F4A7C15u;

  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* In [0, 1). */
static inline double
random_unit (Random *random)
{
  return (double) (random_next (random) >> 11) * 0x1.0p-53;
}

/* Days since 1970-01-01; for years after 0. The year begins in March here, so that the leap day is its last. */
static inline int32_t
days_from_civil (int year, int month, int day)
{
  int from_march = month > 2 ? month - 3 : month + 9;
  int y = month > 2 ? year : year - 1;

  return y * 365 + y / 4 - y / 100 + y / 400 + (153 * from_march + 2) / 5 + day - 1 - 719468;
}

static inline void
civil_from_days (int32_t days, int *year, int *month, int *day)
{
  int z = days + 719468;
  int era = z / 146097, of_era = z % 146097;
  int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * y + y / 4 - y / 100);
  int from_march = (5 * of_year + 2) / 153;

  *day = of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = era * 400 + y + (*month <= 2);
}

static inline int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}
