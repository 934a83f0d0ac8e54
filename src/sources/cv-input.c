/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading is by pread() in blocks and never by mmap(): a file that shrinks while it is mapped kills
 * the process, and mapped pages of a large file count as memory. Runs on the caller's thread; it
 * notices a cancelled @cancellable between blocks, and while it waits for a pipe. */

#include "sources/cv-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cv-error.h"

#define SPOOL_BLOCK (64 * 1024)
/* How long a pipe may be without anybody who writes to it. */
#define WRITER_MS 2000

static gboolean
check_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;

  g_set_error_literal (error, CV_ERROR, CV_ERROR_CANCELLED, _("Reading was stopped."));
  return FALSE;
}

static void
set_read_error (const CvInput *self, int number, GError **error)
{
  g_set_error (error, CV_ERROR, CV_ERROR_STORAGE, _("“%1$s” could not be read: %2$s."), self->name,
               g_strerror (number));
}

/* Waits until @fd has something to say, @cancellable is cancelled or @timeout is over. */
static gboolean
wait_for (int fd, int timeout, GCancellable *cancellable, GError **error)
{
  struct pollfd polls[2] = { { .fd = fd, .events = POLLIN }, { .fd = -1 } };
  GPollFD       wake;
  nfds_t        n = 1;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &wake))
    {
      polls[1] = (struct pollfd) { .fd = wake.fd, .events = POLLIN };
      n = 2;
    }
  while (poll (polls, n, timeout) < 0 && errno == EINTR)
    ;
  if (n == 2)
    g_cancellable_release_fd (cancellable);

  return check_cancelled (cancellable, error);
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }

  return TRUE;
}

static gboolean
copy_stream (CvInput *self, int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (SPOOL_BLOCK);
  int              timeout = from != STDIN_FILENO ? WRITER_MS : -1;

  for (;;)
    {
      gssize n;

      if (!wait_for (from, timeout, cancellable, error))
        return FALSE;
      /* Without a writer a pipe is at its end; with one it may be silent as long as that one likes. */
      n = read (from, block, SPOOL_BLOCK);
      timeout = -1;
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        {
          set_read_error (self, errno, error);
          return FALSE;
        }
      if (n > 0 && !write_all (to, block, (gsize) n))
        {
          g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                       _("“%1$s” could not be copied to a temporary file: %2$s."), self->name,
                       g_strerror (errno));
          return FALSE;
        }
    }
}

/* Replaces the stream self->fd by a file with the same content and no name. */
static gboolean
spool (CvInput *self, GCancellable *cancellable, GError **error)
{
  g_autofree char   *path = NULL;
  g_autoptr (GError) local = NULL;
  int                fd = g_file_open_tmp ("cultivar-XXXXXX", &path, &local);
  gboolean           is_copied;

  if (fd < 0)
    {
      g_set_error (error, CV_ERROR, CV_ERROR_STORAGE,
                   _("There is no place for a temporary file: %s."), local->message);
      return FALSE;
    }
  g_unlink (path);

  is_copied = copy_stream (self, self->fd, fd, cancellable, error);
  if (self->fd != STDIN_FILENO)
    close (self->fd);
  self->fd = fd;

  return is_copied;
}

static gboolean
open_path (CvInput *self, const char *path, GError **error)
{
  if (g_str_equal (path, "-"))
    {
      self->fd = STDIN_FILENO;
      self->name = g_strdup (_("standard input"));
      return TRUE;
    }

  self->name = g_filename_display_basename (path);
  /* A pipe would wait here for somebody to write to it. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (self->fd >= 0)
    return TRUE;

  if (errno == ENOENT || errno == ENOTDIR)
    g_set_error (error, CV_ERROR, CV_ERROR_NOT_FOUND,
                 _("There is no file “%s”. Check the name and the folder."), path);
  else
    set_read_error (self, errno, error);
  return FALSE;
}

static gint64
get_modified (const struct stat *status)
{
  return (gint64) status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

static gboolean
get_status (const CvInput *self, struct stat *status, GError **error)
{
  if (fstat (self->fd, status) == 0)
    return TRUE;

  set_read_error (self, errno, error);
  return FALSE;
}

/* Whether a file of @mode has an end that may be waited for. */
static gboolean
check_kind (const CvInput *self, mode_t mode, GError **error)
{
  if (S_ISDIR (mode))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” is a folder. Choose a CSV file in it."), self->name);
      return FALSE;
    }
  if (self->fd != STDIN_FILENO && !S_ISREG (mode) && !S_ISFIFO (mode))
    {
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” is a device and not a file. Choose a CSV file."), self->name);
      return FALSE;
    }

  return TRUE;
}

/* Makes sure that there is something to be read, and that it can be read twice. */
static gboolean
prepare (CvInput *self, GCancellable *cancellable, GError **error)
{
  struct stat status;
  gboolean    is_input = self->fd == STDIN_FILENO;

  if (!get_status (self, &status, error) || !check_kind (self, status.st_mode, error))
    return FALSE;
  if (is_input || !S_ISREG (status.st_mode))
    {
      if (!spool (self, cancellable, error) || !get_status (self, &status, error))
        return FALSE;
      if (status.st_size == 0 && !is_input)
        {
          g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                       _("“%s” is a pipe, and nothing was written to it. Choose a CSV file."), self->name);
          return FALSE;
        }
    }

  self->size = status.st_size;
  self->modified = get_modified (&status);
  return TRUE;
}

gboolean
cv_input_open (CvInput *self, const char *path, GCancellable *cancellable, GError **error)
{
  *self = (CvInput) { .fd = -1 };
  if (!check_cancelled (cancellable, error))
    return FALSE;
  if (open_path (self, path, error) && prepare (self, cancellable, error))
    {
      if (self->size > 0)
        return TRUE;
      g_set_error (error, CV_ERROR, CV_ERROR_INVALID,
                   _("“%s” is empty. Export it again, or choose another file."), self->name);
    }

  cv_input_close (self);
  return FALSE;
}

gboolean
cv_input_open_bytes (CvInput *self, GBytes *bytes, const char *name, GError **error)
{
  *self = (CvInput) { .fd = -1 };
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID,
                           _("What was pasted is empty. Copy the table again."));
      return FALSE;
    }

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->size = (gint64) g_bytes_get_size (bytes);
  return TRUE;
}

void
cv_input_close (CvInput *self)
{
  if (self->fd >= 0 && self->fd != STDIN_FILENO)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
}

gboolean
cv_input_is_changed (const CvInput *self)
{
  struct stat status;

  if (self->bytes != NULL)
    return FALSE;
  return fstat (self->fd, &status) != 0 || status.st_size != self->size
         || get_modified (&status) != self->modified;
}

static gssize
read_bytes (GBytes *bytes, void *buffer, gsize size, gint64 offset)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize       n = (gsize) offset < length ? MIN (size, length - (gsize) offset) : 0;

  if (n > 0)
    memcpy (buffer, data + offset, n);
  return (gssize) n;
}

gssize
cv_input_read (const CvInput *self,
               void          *buffer,
               gsize          size,
               gint64         offset,
               GCancellable  *cancellable,
               GError       **error)
{
  gssize n;

  if (!check_cancelled (cancellable, error))
    return -1;
  if (self->bytes != NULL)
    return read_bytes (self->bytes, buffer, size, offset);

  do
    n = pread (self->fd, buffer, size, offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_read_error (self, errno, error);

  return n;
}
