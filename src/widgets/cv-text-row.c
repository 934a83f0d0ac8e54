/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An AdwEntryRow would show the first half of a mission and hide the other. So this is a text
 * view in a row, made to behave as a field: Enter finishes, Escape goes back, Tab leaves, there
 * is no history of its own (the plan's undo takes back what was typed; two stacks under one key
 * would surprise).
 *
 * Invariant: `timeout` is set exactly while there is typed text that has not been told. */

#include "config.h"

#include "widgets/cv-text-row.h"

/* Long enough to finish a word, short enough to forget about saving. */
#define SAVE_AFTER_MS 600

struct _CvTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkTextView *view;
  GtkLabel *sizer; /* below the view: the placeholder, or the same text, unseen */
  GtkLabel *note_label;

  char *stored; /* what the model says */
  char *hint;
  char *error;
  char *placeholder;
  guint timeout;
};

typedef enum
{
  PROP_HINT = 1,
  PROP_PLACEHOLDER
} CvTextRowProperty;

static GParamSpec *properties[PROP_PLACEHOLDER + 1];

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvTextRow, cv_text_row, ADW_TYPE_PREFERENCES_ROW)

char *
cv_text_row_get_text (CvTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
cv_text_row_flush (CvTextRow *self)
{
  g_autofree char *text = NULL;

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  text = cv_text_row_get_text (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, text);
}

static gboolean
timeout_cb (gpointer data)
{
  CvTextRow *self = data;
  g_autofree char *text = cv_text_row_get_text (self);

  self->timeout = 0;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, text);
  return G_SOURCE_REMOVE;
}

/* A text view says its height only after it was drawn, and lets itself be squeezed to nothing;
 * the label of the same text below it is as high as it has to be. A label takes seconds over ten thousand characters, at each
 * that is typed: after a page of them the text scrolls. */
#define SIZED_LENGTH 1000

static void
update_sizer (CvTextRow *self)
{
  g_autofree char *text = cv_text_row_get_text (self);
  g_autofree char *start = g_utf8_strlen (text, -1) > SIZED_LENGTH ? g_utf8_substring (text, 0, SIZED_LENGTH) : NULL;
  gboolean is_empty = *text == '\0';

  gtk_label_set_label (self->sizer, !is_empty                  ? (start != NULL ? start : text)
                                    : self->placeholder != NULL ? self->placeholder
                                                                : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->sizer), is_empty ? 1 : 0);
}

static void
buffer_changed_cb (CvTextRow *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SAVE_AFTER_MS, timeout_cb, self);
  update_sizer (self);
}

static void
put_text (CvTextRow  *self,
          const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  g_signal_handlers_block_by_func (buffer, buffer_changed_cb, self);
  gtk_text_buffer_set_text (buffer, text, -1);
  g_signal_handlers_unblock_by_func (buffer, buffer_changed_cb, self);
  update_sizer (self);
}

void
cv_text_row_set_text (CvTextRow  *self,
                      const char *text)
{
  g_autofree char *shown = NULL;
  gboolean same;

  g_return_if_fail (CV_IS_TEXT_ROW (self));

  same = g_strcmp0 (self->stored, text) == 0;
  g_free (self->stored);
  self->stored = g_strdup (text);

  /* What is being typed stays, and what could not be kept stays to be mended. */
  if (self->timeout != 0 || (self->error != NULL && same))
    return;
  shown = cv_text_row_get_text (self);
  if (!g_str_equal (shown, text))
    put_text (self, text);
}

static void
update_note (CvTextRow *self)
{
  const char *note = self->error != NULL ? self->error : self->hint;
  GtkWidget *label = GTK_WIDGET (self->note_label);

  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (label, note != NULL && *note != '\0');
  if (self->error != NULL)
    {
      gtk_widget_remove_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "error");
    }
  else
    {
      gtk_widget_remove_css_class (label, "error");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  note != NULL ? note : "", -1);
}

void
cv_text_row_set_error (CvTextRow  *self,
                       const char *error)
{
  g_return_if_fail (CV_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  update_note (self);
}

void
cv_text_row_set_hint (CvTextRow  *self,
                      const char *hint)
{
  g_return_if_fail (CV_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  update_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

void
cv_text_row_focus (CvTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Back to what the model says. FALSE: that is what is shown. */
static gboolean
revert (CvTextRow *self)
{
  if (self->timeout == 0 && self->error == NULL)
    return FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  cv_text_row_set_error (self, NULL);
  put_text (self, self->stored != NULL ? self->stored : "");
  return TRUE;
}

static gboolean
key_pressed_cb (CvTextRow      *self,
                guint           key,
                guint           keycode,
                GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Escape:
      return revert (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      cv_text_row_flush (self);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                              GTK_DIR_TAB_FORWARD);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
title_changed_cb (CvTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

/* A click anywhere in the row is a click in its field. */
static void
clicked_cb (CvTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cv_text_row_dispose (GObject *object)
{
  CvTextRow *self = CV_TEXT_ROW (object);

  /* The page told to save when the focus left; here nobody listens any more. */
  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (cv_text_row_parent_class)->dispose (object);
}

static void
cv_text_row_finalize (GObject *object)
{
  CvTextRow *self = CV_TEXT_ROW (object);

  g_free (self->stored);
  g_free (self->hint);
  g_free (self->error);
  g_free (self->placeholder);
  G_OBJECT_CLASS (cv_text_row_parent_class)->finalize (object);
}

static void
cv_text_row_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CvTextRow *self = CV_TEXT_ROW (object);

  switch ((CvTextRowProperty) property_id)
    {
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_text_row_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CvTextRow *self = CV_TEXT_ROW (object);

  switch ((CvTextRowProperty) property_id)
    {
    case PROP_HINT:
      cv_text_row_set_hint (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      update_sizer (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cv_text_row_class_init (CvTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_text_row_dispose;
  object_class->finalize = cv_text_row_finalize;
  object_class->get_property = cv_text_row_get_property;
  object_class->set_property = cv_text_row_set_property;

  properties[PROP_HINT]
      = g_param_spec_string ("hint", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string (
      "placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_EDITED] = g_signal_new ("edited", CV_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CvTextRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CvTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, CvTextRow, sizer);
  gtk_widget_class_bind_template_child (widget_class, CvTextRow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cv_text_row_flush);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cv_text_row_init (CvTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self, "notify::title", G_CALLBACK (title_changed_cb), self);
}
