/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the process up for what comes: its language, its memory, its way of drawing. All of it has to be
 * settled before the toolkit is initialised. */

#include "config.h"

#include <locale.h>
#include <malloc.h>

#include <glib/gi18n-lib.h>

#include "app/cv-application.h"

/* Pictures of a chart's size come and go with every frame; given back to the system and zeroed again they
 * cost three times their drawing. */
static void
keep_memory (void)
{
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 512 * 1024 * 1024);
}

static gboolean
has_graphics_card (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/* Without a card OpenGL is imitated by the processor: half of the start and of the memory for a worse
 * result than drawing by the processor right away. What the user set stands. */
static void
choose_renderer (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");

  if (has_graphics_card () || g_getenv ("GSK_RENDERER") != NULL)
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (debug == NULL)
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  /* The name it has on newer toolkits. */
  if (g_getenv ("GDK_DISABLE") == NULL)
    g_setenv ("GDK_DISABLE", "gl,vulkan", TRUE);
}

static void
choose_language (void)
{
  const char *folder = g_getenv ("CULTIVAR_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* So that a sentence in the plan's language only changes it (cv-language.h). */
  g_setenv ("LANGUAGE", "", FALSE);
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (CvApplication) application = NULL;

  keep_memory ();
  choose_renderer ();
  choose_language ();
  application = cv_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
