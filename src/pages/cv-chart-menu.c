/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure is plain data, so that it goes over to a worker as it is: one that lives as long as its one job. A picture
 * of a long chart takes a tenth of a second, and a disk may take longer. */

#include "config.h"

#include "pages/cv-chart-menu.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-worker.h"
#include "base/cv-write.h"
#include "pages/cv-page.h"
#include "widgets/cv-compat.h"

struct _CvChartMenu
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GMenu *menu;
  CvFigureMaker make;
  gpointer make_data;
  char *kind; /* while a file is being chosen: what is to be written to it */
};

G_DEFINE_FINAL_TYPE (CvChartMenu, cv_chart_menu, GTK_TYPE_WIDGET)

/* What can be chosen: pictures, then tables. */
typedef struct
{
  const char *kind;   /* "png"... or the name of a CvTableForm */
  const char *ending;
  const char *title;  /* of the dialog */
} Kind;

static const Kind kinds[] = {
  { "png", "png", N_ ("Export Chart") },
  { "svg", "svg", N_ ("Export Chart") },
  { "pdf", "pdf", N_ ("Export Chart") },
  { "spreadsheets", "csv", N_ ("Export Data") },
  { "programs", "csv", N_ ("Export Data") },
};

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, name) == 0)
      return &kinds[i];
  return NULL;
}

static void
say (CvChartMenu *self,
     const char  *text)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), CV_TYPE_PAGE);

  if (page != NULL)
    cv_page_say (CV_PAGE (page), text, FALSE);
}

/* (transfer full) (nullable) */
static CvFigure *
make_figure (CvChartMenu *self)
{
  CvFigure *figure = self->make != NULL ? self->make (self->make_data) : NULL;

  if (figure == NULL)
    say (self, _ ("There is no chart to copy or export yet."));
  return figure;
}

/* --- on the worker --- */

typedef struct
{
  CvChartMenu *menu; /* (owned) */
  CvWorker *worker;  /* (owned) */
  CvFigure *figure;  /* (owned) */
  const Kind *kind;
  char *path;        /* NULL: to the clipboard */
  GBytes *bytes;     /* (owned) (nullable) */
  GError *error;     /* (owned) (nullable) */
} Job;

static GBytes *
make_bytes (Job *job)
{
  CvTableForm form;

  if (cv_table_form_from_string (job->kind->kind, &form))
    return cv_figure_to_table (job->figure, form);
  return cv_figure_to_bytes (job->figure, job->kind->kind, 0, 0, CV_PALETTE_LIGHT, &job->error);
}

static void
job_run (gpointer data)
{
  Job *job = data;

  job->bytes = make_bytes (job);
  if (job->bytes != NULL && job->path != NULL)
    cv_write_file (job->path, job->bytes, &job->error);
}

static void
copy_picture (Job *job)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (job->bytes, &job->error);

  if (texture == NULL)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (job->menu)), texture);
  say (job->menu, _ ("Picture copied"));
}

static void
job_done (gpointer data)
{
  Job *job = data;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (job->error == NULL && job->path == NULL)
    copy_picture (job);
  else if (job->error == NULL)
    {
      name = g_filename_display_basename (job->path);
      /* Translators: %s is a file name. */
      text = g_strdup_printf (_ ("Exported as “%s”"), name);
      say (job->menu, text);
    }
  if (job->error != NULL)
    say (job->menu, job->error->message);
  cv_worker_free (g_steal_pointer (&job->worker));
}

static void
job_free (gpointer data)
{
  Job *job = data;

  cv_figure_unref (job->figure);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_error (&job->error);
  g_free (job->path);
  g_object_unref (job->menu);
  g_free (job);
}

/* Takes @figure. */
static void
start (CvChartMenu *self,
       CvFigure    *figure,
       const Kind  *kind,
       char        *path) /* taken */
{
  Job *job = g_new0 (Job, 1);

  job->menu = g_object_ref (self);
  job->worker = cv_worker_new ("cv-chart-export");
  job->figure = figure;
  job->kind = kind;
  job->path = path;
  cv_worker_push (job->worker, job_run, job_done, job, job_free);
}

/* --- what is chosen --- */

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  CvChartMenu *self = data;
  g_autofree char *kind = g_steal_pointer (&self->kind);
  char *path = g_file_get_path (file);
  CvFigure *figure = path != NULL && kind != NULL ? make_figure (self) : NULL;

  if (figure != NULL)
    start (self, figure, find_kind (kind), path);
  else
    g_free (path);
}

/* The chart's sentence as a file name. (transfer full) */
static char *
make_file_name (const CvFigure *figure,
                const Kind     *kind)
{
  g_autofree char *title = g_utf8_substring (figure->title, 0, MIN (g_utf8_strlen (figure->title, -1), 60));

  g_strdelimit (title, "/\\:*?\"<>|\n\r\t", '-');
  g_strchomp (title);
  while (g_str_has_suffix (title, "."))
    title[strlen (title) - 1] = '\0';
  return g_strdup_printf ("%s.%s", *title != '\0' ? title : _ ("Chart"), kind->ending);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CvChartMenu *self = CV_CHART_MENU (widget);
  const Kind *kind = find_kind (g_variant_get_string (parameter, NULL));
  g_autoptr (CvFigure) figure = kind != NULL ? make_figure (self) : NULL;
  g_autofree char *name = NULL;

  if (figure == NULL)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind->kind);
  name = make_file_name (figure, kind);
  cv_choose_new_file (GTK_WINDOW (gtk_widget_get_root (widget)), _ (kind->title), name, file_chosen_cb, self);
}

static void
copy_picture_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  CvFigure *figure = make_figure (CV_CHART_MENU (widget));

  if (figure != NULL)
    start (CV_CHART_MENU (widget), figure, find_kind ("png"), NULL);
}

static void
copy_data_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  g_autoptr (CvFigure) figure = make_figure (CV_CHART_MENU (widget));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (figure == NULL)
    return;
  bytes = cv_figure_to_table (figure, CV_TABLE_FOR_PASTING);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (CV_CHART_MENU (widget), _ ("Data copied"));
}

void
cv_chart_menu_set_maker (CvChartMenu  *self,
                         const char   *about,
                         CvFigureMaker make,
                         gpointer      data)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CV_IS_CHART_MENU (self));

  self->make = make;
  self->make_data = data;
  if (about != NULL)
    {
      /* Translators: %s is what the chart is of. */
      name = g_strdup_printf (_ ("Chart Menu: %s"), about);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
cv_chart_menu_add_section (CvChartMenu *self,
                           GMenuModel  *section)
{
  g_return_if_fail (CV_IS_CHART_MENU (self));

  g_menu_append_section (self->menu, NULL, section);
}

static void
cv_chart_menu_dispose (GObject *object)
{
  CvChartMenu *self = CV_CHART_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (cv_chart_menu_parent_class)->dispose (object);
}

static void
cv_chart_menu_class_init (CvChartMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cv_chart_menu_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cultivar_planner/Cultivar/cv-chart-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, CvChartMenu, button);
  gtk_widget_class_bind_template_child_full (widget_class, "chart_menu", FALSE, G_STRUCT_OFFSET (CvChartMenu, menu));
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_picture_action);
  gtk_widget_class_install_action (widget_class, "chart.copy-data", NULL, copy_data_action);
  gtk_widget_class_install_action (widget_class, "chart.export", "s", export_action);
}

static void
cv_chart_menu_init (CvChartMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
