/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cv-progress.h"

#include <stdatomic.h>

struct _CvProgress
{
  atomic_int n_refs, stage;
  atomic_ullong done, total;
};

CvProgress *
cv_progress_new (void)
{
  CvProgress *self = g_new0 (CvProgress, 1);

  atomic_init (&self->n_refs, 1);
  return self;
}

CvProgress *
cv_progress_ref (CvProgress *self)
{
  if (self != NULL)
    atomic_fetch_add (&self->n_refs, 1);
  return self;
}

void
cv_progress_unref (CvProgress *self)
{
  if (self != NULL && atomic_fetch_sub (&self->n_refs, 1) == 1)
    g_free (self);
}

void
cv_progress_begin (CvProgress *self, int stage, guint64 total)
{
  if (self == NULL)
    return;
  atomic_store (&self->done, 0);
  atomic_store (&self->total, total);
  atomic_store (&self->stage, stage);
}

void
cv_progress_set (CvProgress *self, guint64 done)
{
  if (self != NULL)
    atomic_store (&self->done, done);
}

void
cv_progress_add (CvProgress *self, guint64 more)
{
  if (self != NULL)
    atomic_fetch_add (&self->done, more);
}

int
cv_progress_get (CvProgress *self, guint64 *done, guint64 *total)
{
  *done = *total = 0;
  if (self == NULL)
    return 0;
  *total = atomic_load (&self->total);
  *done = MIN (atomic_load (&self->done), *total);
  return atomic_load (&self->stage);
}
