/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  CvSession *session; /* (owned) */
} CvPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CvPage, cv_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1
} CvPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

CvSession *
cv_page_get_session (CvPage *self)
{
  CvPagePrivate *priv = cv_page_get_instance_private (self);

  return priv->session;
}

CvPlan *
cv_page_get_plan (CvPage *self)
{
  return cv_session_get_plan (cv_page_get_session (self));
}

const char *
cv_page_get_add_label (CvPage *self)
{
  const char *label = CV_PAGE_GET_CLASS (self)->add_label;

  return label != NULL ? _ (label) : NULL;
}

void
cv_page_add (CvPage *self)
{
  CvPageClass *klass = CV_PAGE_GET_CLASS (self);

  if (klass->add != NULL)
    klass->add (self);
}

gboolean
cv_page_back (CvPage *self)
{
  CvPageClass *klass = CV_PAGE_GET_CLASS (self);

  return klass->back != NULL && klass->back (self);
}

gboolean
cv_page_is_unsaved (CvPage *self)
{
  CvPageClass *klass = CV_PAGE_GET_CLASS (self);

  return klass->is_unsaved != NULL && klass->is_unsaved (self);
}

void
cv_page_say (CvPage     *self,
             const char *text,
             gboolean    with_undo)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, with_undo);
}

gboolean
cv_page_submit (CvPage *self,
                CvEdit *edit,
                GError *error)
{
  gboolean submitted = edit != NULL && cv_session_submit (cv_page_get_session (self), edit);

  if (edit == NULL && error != NULL)
    cv_page_say (self, error->message, FALSE);
  g_clear_error (&error);
  return submitted;
}

gboolean
cv_page_focus_within (CvPage    *self,
                      GtkWidget *content)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return (focus != NULL && gtk_widget_is_ancestor (focus, content)) || gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

void
cv_page_go_to (CvPage     *self,
               const char *step)
{
  cv_page_go_to_record (self, step, NULL);
}

void
cv_page_go_to_record (CvPage     *self,
                      const char *step,
                      CvRecord   *record)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, step, record);
}

void
cv_page_reveal (CvPage   *self,
                CvRecord *record)
{
  CvPageClass *klass = CV_PAGE_GET_CLASS (self);

  if (klass->reveal != NULL && cv_plan_find (cv_page_get_plan (self), cv_record_get_noun (record), cv_record_get_id (record)) == record)
    klass->reveal (self, record);
}

static void
cv_page_constructed (GObject *object)
{
  CvPage *self = CV_PAGE (object);

  G_OBJECT_CLASS (cv_page_parent_class)->constructed (object);

  if (cv_page_get_session (self) != NULL && CV_PAGE_GET_CLASS (self)->session_set != NULL)
    CV_PAGE_GET_CLASS (self)->session_set (self);
}

static void
cv_page_dispose (GObject *object)
{
  CvPagePrivate *priv = cv_page_get_instance_private (CV_PAGE (object));

  g_clear_object (&priv->session);
  G_OBJECT_CLASS (cv_page_parent_class)->dispose (object);
}

static void
cv_page_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch ((CvPageProperty) property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, cv_page_get_session (CV_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_page_set_property (GObject      *object,
                      guint         property_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CvPagePrivate *priv = cv_page_get_instance_private (CV_PAGE (object));

  switch ((CvPageProperty) property_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_page_class_init (CvPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cv_page_constructed;
  object_class->dispose = cv_page_dispose;
  object_class->get_property = cv_page_get_property;
  object_class->set_property = cv_page_set_property;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, CV_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_MESSAGE] = g_signal_new ("message", CV_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", CV_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, CV_TYPE_RECORD);
}

static void
cv_page_init (CvPage *self)
{
}
