/* SPDX-License-Identifier: GPL-3.0-or-later */

/* watch TITLE-PART [--shot FILE.ppm] -- COMMAND ARGS…
 *
 * Starts COMMAND and times, from just before the fork, what a person in front of the screen sees:
 *   map_ms     the first top-level window whose title contains TITLE-PART is there,
 *   frame_ms   its first paint with something in it (three colours or more),
 *   settle_ms  its last change before QUIET_MS without one.
 * Then reads the processes' CPU time and peak memory, ends them, and prints one line of key=value.
 *
 * Nothing is put into the program: XDamage says when it painted, XGetImage what. So it works with every toolkit, and
 * what it costs falls after the moment it measures. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define QUIET_MS 400
#define TIMEOUT_MS 60000
#define MIN_WIDTH 150
#define MIN_HEIGHT 100
#define ENOUGH_COLOURS 3
#define MAX_COLOURS 64
#define MAX_CANDIDATES 64
#define MAX_PROCESSES 256

typedef struct
{
  Display *display;
  int damage_event;
  const char *title_part;

  Window candidates[MAX_CANDIDATES]; /* mapped, and not known to have the title */
  int n_candidates;

  Window window; /* the one; 0: not there yet */
  Damage damage;
  int width, height;
  int colours;
  uint64_t picture; /* a hash */
  double start, map, frame, change; /* 0: not yet */
} Watch;

/* Windows come and go while they are looked at. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

/* --- what is in the window --- */

static void
count_colour (uint32_t colour, uint32_t *seen, int *n)
{
  for (int i = 0; i < *n; i++)
    if (seen[i] == colour)
      return;
  if (*n < MAX_COLOURS)
    seen[(*n)++] = colour;
}

/* Looks at every sixth pixel. TRUE if the picture is another one than before. */
static bool
look (Watch *watch)
{
  XImage *image = XGetImage (watch->display, watch->window, 0, 0, (unsigned) watch->width, (unsigned) watch->height,
                             AllPlanes, ZPixmap);
  uint32_t seen[MAX_COLOURS];
  uint64_t before = watch->picture, hash = 1469598103934665603u;
  int n = 0;

  if (image == NULL)
    return false;
  for (int y = 2; y < watch->height; y += 3)
    for (int x = 2; x < watch->width; x += 2)
      {
        uint32_t colour = (uint32_t) XGetPixel (image, x, y) & 0xffffff;

        hash = (hash ^ colour) * 1099511628211u;
        count_colour (colour, seen, &n);
      }
  XDestroyImage (image);
  watch->colours = n;
  watch->picture = hash;
  return hash != before;
}

/* @when: the moment at which the event came in. */
static void
note_paint (Watch *watch, double when)
{
  if (look (watch))
    watch->change = when;
  if (watch->frame == 0 && watch->colours >= ENOUGH_COLOURS)
    watch->frame = when;
}

static void
write_picture (Watch *watch, const char *path)
{
  XImage *image = XGetImage (watch->display, watch->window, 0, 0, (unsigned) watch->width, (unsigned) watch->height,
                             AllPlanes, ZPixmap);
  FILE *file = fopen (path, "wb");

  if (image != NULL && file != NULL)
    {
      fprintf (file, "P6\n%d %d\n255\n", watch->width, watch->height);
      for (int y = 0; y < watch->height; y++)
        for (int x = 0; x < watch->width; x++)
          {
            unsigned long colour = XGetPixel (image, x, y);

            fputc ((int) (colour >> 16 & 255), file);
            fputc ((int) (colour >> 8 & 255), file);
            fputc ((int) (colour & 255), file);
          }
    }
  if (file != NULL)
    fclose (file);
  if (image != NULL)
    XDestroyImage (image);
}

/* --- finding the window --- */

static bool
has_title (Watch *watch, Window window)
{
  Atom name = XInternAtom (watch->display, "_NET_WM_NAME", False);
  Atom utf8 = XInternAtom (watch->display, "UTF8_STRING", False), type;
  unsigned long n, rest;
  unsigned char *title = NULL;
  int format;
  bool found;

  if (XGetWindowProperty (watch->display, window, name, 0, 256, False, utf8, &type, &format, &n, &rest, &title)
          != Success
      || title == NULL)
    return false;
  found = strcasestr ((const char *) title, watch->title_part) != NULL;
  XFree (title);
  return found;
}

static void
take_window (Watch *watch, Window window, const XWindowAttributes *attributes)
{
  watch->window = window;
  watch->width = attributes->width;
  watch->height = attributes->height;
  watch->map = now_ms ();
  XSelectInput (watch->display, window, StructureNotifyMask);
  watch->damage = XDamageCreate (watch->display, window, XDamageReportNonEmpty);
  XSync (watch->display, False);
  note_paint (watch, watch->map);
  watch->change = watch->map;
}

/* The title may come after the window. */
static void
try_candidates (Watch *watch)
{
  for (int i = 0; i < watch->n_candidates && watch->window == 0; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (watch->display, watch->candidates[i], &attributes)
          && attributes.width >= MIN_WIDTH && attributes.height >= MIN_HEIGHT
          && has_title (watch, watch->candidates[i]))
        take_window (watch, watch->candidates[i], &attributes);
    }
}

static void
take_event (Watch *watch, XEvent *event)
{
  double when = now_ms ();

  if (watch->window == 0)
    {
      if (event->type == MapNotify && watch->n_candidates < MAX_CANDIDATES)
        watch->candidates[watch->n_candidates++] = event->xmap.window;
    }
  else if (event->type == ConfigureNotify && event->xconfigure.window == watch->window)
    {
      watch->width = event->xconfigure.width;
      watch->height = event->xconfigure.height;
    }
  else if (event->type == watch->damage_event)
    {
      XDamageSubtract (watch->display, watch->damage, None, None);
      while (XCheckTypedEvent (watch->display, watch->damage_event, event))
        ; /* one look for the whole burst */
      note_paint (watch, when);
    }
}

/* Takes what came in, or waits a little for it. */
static void
take_events (Watch *watch)
{
  struct pollfd connection = { .fd = ConnectionNumber (watch->display), .events = POLLIN };
  bool searching = watch->window == 0 && watch->n_candidates > 0;

  if (!XPending (watch->display))
    poll (&connection, 1, searching ? 2 : 20);
  while (XPending (watch->display))
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      take_event (watch, &event);
    }
}

/* TRUE once the window has been painted and has come to rest. */
static bool
run (Watch *watch, pid_t program)
{
  while (now_ms () - watch->start < TIMEOUT_MS)
    {
      if (watch->frame > 0 && now_ms () - watch->change > QUIET_MS)
        return true;
      if (watch->window == 0 && waitpid (program, NULL, WNOHANG) == program)
        return false;
      take_events (watch);
      if (watch->window == 0)
        try_candidates (watch);
    }
  return false;
}

/* --- the program and the processes it started --- */

typedef struct
{
  pid_t pids[MAX_PROCESSES];
  int n;
  double cpu, memory; /* ms, MiB */
} Tree;

static bool
read_process_file (pid_t pid, const char *name, char *text, size_t size)
{
  char path[64];
  ssize_t n = -1;
  int file;

  snprintf (path, sizeof path, "/proc/%d/%s", pid, name);
  file = open (path, O_RDONLY);
  if (file >= 0)
    {
      n = read (file, text, size - 1);
      close (file);
    }
  text[n > 0 ? n : 0] = '\0';
  return n > 0;
}

/* The parent's id, -1 if there is no such process (any more). */
static pid_t
read_stat (pid_t pid, double *cpu)
{
  char text[2048];
  const char *after_name;
  unsigned long user, system;
  int parent;

  if (!read_process_file (pid, "stat", text, sizeof text) || (after_name = strrchr (text, ')')) == NULL
      || sscanf (after_name + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &parent, &user, &system) != 3)
    return -1;
  *cpu = (double) (user + system) * 1000 / (double) sysconf (_SC_CLK_TCK);
  return parent;
}

static double
read_peak_memory (pid_t pid)
{
  char text[8192];
  const char *line;

  if (!read_process_file (pid, "status", text, sizeof text) || (line = strstr (text, "VmHWM:")) == NULL)
    return 0;
  return (double) atol (line + strlen ("VmHWM:")) / 1024;
}

static bool
tree_has (const Tree *tree, pid_t pid)
{
  for (int i = 0; i < tree->n; i++)
    if (tree->pids[i] == pid)
      return true;
  return false;
}

/* Adds processes whose parent is in the tree; TRUE if there were any. */
static bool
tree_grow (Tree *tree)
{
  DIR *processes = opendir ("/proc");
  int before = tree->n;
  struct dirent *entry;

  while ((entry = readdir (processes)) != NULL)
    {
      pid_t pid = atoi (entry->d_name);
      double cpu;

      if (pid > 0 && tree->n < MAX_PROCESSES && !tree_has (tree, pid) && tree_has (tree, read_stat (pid, &cpu)))
        tree->pids[tree->n++] = pid;
    }
  closedir (processes);
  return tree->n > before;
}

static Tree
measure_tree (pid_t program)
{
  Tree tree = { .pids = { program }, .n = 1 };

  while (tree_grow (&tree))
    ;
  for (int i = 0; i < tree.n; i++)
    {
      double cpu = 0;

      read_stat (tree.pids[i], &cpu);
      tree.cpu += cpu;
      tree.memory += read_peak_memory (tree.pids[i]);
    }
  return tree;
}

static void
end_tree (const Tree *tree, int signal)
{
  for (int i = tree->n - 1; i >= 0; i--)
    kill (tree->pids[i], signal);
}

static void
end_program (pid_t program, const Tree *tree)
{
  end_tree (tree, SIGTERM);
  for (int i = 0; i < 100; i++)
    {
      if (waitpid (program, NULL, WNOHANG) != 0)
        return;
      usleep (10000);
    }
  end_tree (tree, SIGKILL);
  waitpid (program, NULL, 0);
}

static pid_t
start_program (char **command)
{
  pid_t program = fork ();

  if (program == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      execvp (command[0], command);
      _exit (127);
    }
  return program;
}

static bool
open_display (Watch *watch)
{
  int first_event, first_error;

  watch->display = XOpenDisplay (NULL);
  if (watch->display == NULL || !XDamageQueryExtension (watch->display, &first_event, &first_error))
    {
      fputs ("watch: no display with the Damage extension\n", stderr);
      return false;
    }
  watch->damage_event = first_event + XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (watch->display, DefaultRootWindow (watch->display), SubstructureNotifyMask);
  XSync (watch->display, False);
  return true;
}

int
main (int argc, char **argv)
{
  Watch watch = { .title_part = argv[1] };
  const char *shot = NULL;
  int command = 2;
  pid_t program;
  Tree tree;
  bool done;

  if (argc > 4 && strcmp (argv[2], "--shot") == 0)
    {
      shot = argv[3];
      command = 4;
    }
  if (command + 1 >= argc || strcmp (argv[command], "--") != 0)
    {
      fputs ("usage: watch TITLE-PART [--shot FILE.ppm] -- COMMAND ARGS…\n", stderr);
      return 2;
    }
  if (!open_display (&watch))
    return 2;

  watch.start = now_ms ();
  program = start_program (argv + command + 1);
  done = run (&watch, program);
  tree = measure_tree (program);
  if (shot != NULL && watch.window != 0)
    write_picture (&watch, shot);
  if (done)
    printf ("map_ms=%.1f frame_ms=%.1f settle_ms=%.1f cpu_ms=%.0f peak_mib=%.1f processes=%d colours=%d size=%dx%d\n",
            watch.map - watch.start, watch.frame - watch.start, watch.change - watch.start, tree.cpu, tree.memory,
            tree.n, watch.colours, watch.width, watch.height);
  else
    fprintf (stderr, "watch: no window “%s” with anything in it\n", watch.title_part);
  end_program (program, &tree);
  return done ? 0 : 1;
}
