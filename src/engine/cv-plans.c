/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library of plans for the start page. Every act is a job on one worker, so that a slow disk holds up
 * neither the window nor an open plan; after each, the list is read again. */

#include "config.h"

#include "engine/cv-plans.h"

#include <glib/gi18n-lib.h>

#include "base/cv-error.h"
#include "base/cv-worker.h"
#include "engine/cv-example.h"
#include "engine/cv-plan-entry.h"
#include "engine/cv-session.h"

struct _CvPlans
{
  GObject parent_instance;

  GListStore *entries; /* (owned) of CvPlanEntry */
  CvWorker *worker;    /* (owned) */
  guint pending;       /* lists being read */
};

static void cv_plans_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CvPlans, cv_plans, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cv_plans_list_model_init))

typedef enum
{
  PROP_LOADING = 1
} CvPlansProperty;

static GParamSpec *properties[PROP_LOADING + 1];

static GType
get_item_type (GListModel *model)
{
  return CV_TYPE_PLAN_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CV_PLANS (model)->entries));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CV_PLANS (model)->entries), position);
}

static void
cv_plans_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- reading the list --- */

typedef struct
{
  CvPlans *plans;     /* (owned) */
  GPtrArray *entries; /* (owned) (nullable) of CvLibraryEntry */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->entries, g_ptr_array_unref);
  g_object_unref (listing->plans);
  g_free (listing);
}

static void
listing_run (gpointer data)
{
  Listing *listing = data;

  /* A folder that cannot be read has no plans to show; opening or making one says why. */
  listing->entries = cv_library_list (NULL);
}

static void
set_pending (CvPlans *self,
             guint    pending)
{
  gboolean was_loading = self->pending > 0;

  self->pending = pending;
  if (was_loading != (pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
listing_done (gpointer data)
{
  Listing *listing = data;
  CvPlans *self = listing->plans;
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (listing->entries != NULL)
    {
      g_ptr_array_set_free_func (listing->entries, NULL);
      for (guint i = 0; i < listing->entries->len; i++)
        g_ptr_array_add (objects, cv_plan_entry_new (listing->entries->pdata[i]));
    }
  g_list_store_splice (self->entries, 0, get_n_items (G_LIST_MODEL (self)), objects->pdata, objects->len);
  set_pending (self, self->pending - 1);
}

void
cv_plans_reload (CvPlans *self)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->plans = g_object_ref (self);
  set_pending (self, self->pending + 1);
  cv_worker_push (self->worker, listing_run, listing_done, listing, listing_free);
}

gboolean
cv_plans_is_loading (CvPlans *self)
{
  return self->pending > 0;
}

/* --- acts --- */

typedef struct
{
  GTask *task; /* (owned) its source is the CvPlans */
  CvPlansAct act;
  char *path, *text; /* (owned) (nullable) */
  CvRow *info;       /* (owned) (nullable) a plan to make */
  const CvTemplate *plan_template;
  char *result; /* (owned) */
  GError *error;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->task);
  g_clear_pointer (&act->info, cv_row_free);
  g_clear_error (&act->error);
  g_free (act->path);
  g_free (act->text);
  g_free (act->result);
  g_free (act);
}

static char *
add_example (GError **error)
{
  g_autofree char *path = cv_library_new_path ("example", error);

  if (path == NULL || !cv_example_create (path, error))
    return NULL;
  return g_steal_pointer (&path);
}

static char *
export_copy (const char *path,
             const char *target,
             GError    **error)
{
  g_autoptr (CvPlanStore) store = cv_plan_store_open (path, error);

  if (store == NULL || !cv_plan_store_backup (store, target, TRUE, error))
    return NULL;
  return g_strdup (target);
}

static char *
rename_plan (const char *path,
             const char *name,
             GError    **error)
{
  g_autofree char *wanted = g_strstrip (g_strdup (name));

  if (*wanted == '\0')
    {
      g_set_error_literal (error, CV_ERROR, CV_ERROR_INVALID, _ ("A plan needs a name."));
      return NULL;
    }
  return cv_library_rename (path, wanted, error) ? g_strdup (path) : NULL;
}

static void
act_run (gpointer data)
{
  Act *act = data;

  switch (act->act)
    {
    case CV_PLANS_EXAMPLE:
      act->result = add_example (&act->error);
      break;
    case CV_PLANS_RENAME:
      act->result = rename_plan (act->path, act->text, &act->error);
      break;
    case CV_PLANS_DUPLICATE:
      act->result = cv_library_duplicate (act->path, &act->error);
      break;
    case CV_PLANS_TRASH:
      act->result = cv_library_trash (act->path, &act->error);
      break;
    case CV_PLANS_RESTORE:
      act->result = cv_library_restore (act->path, &act->error);
      break;
    case CV_PLANS_EXPORT:
      act->result = export_copy (act->path, act->text, &act->error);
      break;
    case CV_PLANS_IMPORT:
      act->result = cv_library_add (act->path, &act->error);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
create_run (gpointer data)
{
  Act *act = data;
  const char *name = act->info->cells[cv_noun_field (CV_NOUN_PLAN, "name")].text;
  g_autofree char *path = cv_library_new_path (name, &act->error);

  if (path != NULL && cv_session_create (path, act->info, act->plan_template, &act->error))
    act->result = g_steal_pointer (&path);
}

static void
act_done (gpointer data)
{
  Act *act = data;

  cv_plans_reload (g_task_get_source_object (act->task));
  if (act->result != NULL)
    g_task_return_pointer (act->task, g_steal_pointer (&act->result), g_free);
  else
    g_task_return_error (act->task, g_steal_pointer (&act->error));
}

static Act *
act_new (CvPlans            *self,
         GAsyncReadyCallback callback,
         gpointer            data,
         gpointer            tag)
{
  Act *act = g_new0 (Act, 1);

  act->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (act->task, tag);
  return act;
}

void
cv_plans_act_async (CvPlans            *self,
                    CvPlansAct          act_kind,
                    const char         *path,
                    const char         *text,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  Act *act = act_new (self, callback, data, cv_plans_act_async);

  act->act = act_kind;
  act->path = g_strdup (path);
  act->text = g_strdup (text);
  cv_worker_push (self->worker, act_run, act_done, act, act_free);
}

void
cv_plans_create_async (CvPlans            *self,
                       CvRow              *info,
                       const char         *template_id,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  Act *act = act_new (self, callback, data, cv_plans_create_async);

  act->info = info;
  if (template_id != NULL)
    act->plan_template = cv_catalogue_template (cv_catalogue_get (), template_id);
  cv_worker_push (self->worker, create_run, act_done, act, act_free);
}

char *
cv_plans_finish (CvPlans      *self,
                 GAsyncResult *result,
                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

CvPlans *
cv_plans_new (void)
{
  CvPlans *self = g_object_new (CV_TYPE_PLANS, NULL);

  cv_plans_reload (self);
  return self;
}

static void
forward_items_changed (GListModel *entries,
                       guint       position,
                       guint       removed,
                       guint       added,
                       gpointer    self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
cv_plans_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch ((CvPlansProperty) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, cv_plans_is_loading (CV_PLANS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_plans_finalize (GObject *object)
{
  CvPlans *self = CV_PLANS (object);

  g_clear_pointer (&self->worker, cv_worker_free);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (cv_plans_parent_class)->finalize (object);
}

static void
cv_plans_class_init (CvPlansClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cv_plans_finalize;
  object_class->get_property = cv_plans_get_property;

  properties[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cv_plans_init (CvPlans *self)
{
  self->entries = g_list_store_new (CV_TYPE_PLAN_ENTRY);
  g_signal_connect (self->entries, "items-changed", G_CALLBACK (forward_items_changed), self);
  self->worker = cv_worker_new ("library");
}
