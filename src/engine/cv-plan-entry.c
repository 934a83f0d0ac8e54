/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/cv-plan-entry.h"

struct _CvPlanEntry
{
  GObject parent_instance;

  CvLibraryEntry *entry; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CvPlanEntry, cv_plan_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_PATH,
  PROP_STATE,
  PROP_CHANGED,
  PROP_TROUBLE
} CvPlanEntryProperty;

static GParamSpec *properties[PROP_TROUBLE + 1];

CvPlanEntry *
cv_plan_entry_new (CvLibraryEntry *entry)
{
  CvPlanEntry *self = g_object_new (CV_TYPE_PLAN_ENTRY, NULL);

  self->entry = entry;
  return self;
}

const char *
cv_plan_entry_get_name (CvPlanEntry *self)
{
  return self->entry->name;
}

const char *
cv_plan_entry_get_path (CvPlanEntry *self)
{
  return self->entry->path;
}

CvState
cv_plan_entry_get_state (CvPlanEntry *self)
{
  return self->entry->state;
}

gint64
cv_plan_entry_get_changed (CvPlanEntry *self)
{
  return self->entry->changed;
}

const char *
cv_plan_entry_get_trouble (CvPlanEntry *self)
{
  return self->entry->problem;
}

static void
cv_plan_entry_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CvPlanEntry *self = CV_PLAN_ENTRY (object);

  switch ((CvPlanEntryProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->entry->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->entry->path);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->entry->state);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, self->entry->changed);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->entry->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_plan_entry_finalize (GObject *object)
{
  g_clear_pointer (&CV_PLAN_ENTRY (object)->entry, cv_library_entry_free);
  G_OBJECT_CLASS (cv_plan_entry_parent_class)->finalize (object);
}

static void
cv_plan_entry_class_init (CvPlanEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cv_plan_entry_finalize;
  object_class->get_property = cv_plan_entry_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, cv_state_get_type (), CV_STATE_DRAFT, flags);
  properties[PROP_CHANGED] = g_param_spec_int64 ("changed", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cv_plan_entry_init (CvPlanEntry *self)
{
}
