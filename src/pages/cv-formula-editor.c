/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text is tried when typing pauses: read here, and judged by the session with the values there are. An answer to what
 * was typed before is given up.
 *
 * The place of what is wrong is marked in the entry itself, which scrolls with the text; the field below says it in words. */

#include "config.h"

#include "pages/cv-formula-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cv-clock.h"
#include "model/cv-formula-trial.h"
#include "pages/cv-metric-picker.h"
#include "widgets/cv-metric-completion.h"
#include "widgets/cv-reveal.h"

/* Longer than between two keys, shorter than patience. */
#define TRY_AFTER_MS 400

struct _CvFormulaEditor
{
  GtkBox parent_instance;

  CvInput *input;                 /* (unowned) */
  GtkEntry *entry;                /* (unowned) of it */
  CvMetricCompletion *completion; /* (unowned) */
  GtkLabel *result;               /* (unowned) */
  GtkBox *tools;                  /* (unowned) */

  CvSession *session; /* (owned) */
  CvFormulaKpi make_kpi;
  gpointer data;
  GCancellable *asking; /* (owned) (nullable) the question under way */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (CvFormulaEditor, cv_formula_editor, GTK_TYPE_BOX)

/* What is asked, while the session works on it. */
typedef struct
{
  CvFormulaEditor *editor; /* (owned) */
  CvRow *kpi;              /* (owned) */
  GPtrArray *questions;    /* (owned) */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->editor);
  cv_row_free (asked->kpi);
  g_ptr_array_unref (asked->questions);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

CvInput *
cv_formula_editor_get_input (CvFormulaEditor *self)
{
  return self->input;
}

GtkBox *
cv_formula_editor_get_tools (CvFormulaEditor *self)
{
  return self->tools;
}

/* --- what is said --- */

static void
show_result (CvFormulaEditor *self,
             const char      *sentence)
{
  gtk_label_set_text (self->result, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

/* A line under what stands at @column of @text: the word there, or the last letter where the text ends too early. 0: none. */
static void
mark (CvFormulaEditor *self,
      const char      *text,
      guint            column)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint length = (guint) g_utf8_strlen (text, -1);

  if (column > 0 && length > 0)
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      guint at = MIN (column, length) - 1, start, end;

      cv_formula_find_word (text, at, &start, &end);
      line->start_index = (guint) (g_utf8_offset_to_pointer (text, at) - text);
      line->end_index = (guint) (g_utf8_offset_to_pointer (text, MAX (end, at + 1)) - text);
      pango_attr_list_insert (attributes, line);
    }
  gtk_entry_set_attributes (self->entry, attributes);
  pango_attr_list_unref (attributes);
}

/* What was just said may have grown out of sight. */
static void
keep_in_sight (CvFormulaEditor *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    cv_reveal (GTK_WIDGET (self));
}

static void
say_wrong (CvFormulaEditor *self,
           const char      *text,
           guint            column,
           const char      *sentence)
{
  show_result (self, NULL);
  mark (self, text, column);
  cv_input_complain (self->input, sentence);
  keep_in_sight (self);
}

/* --- trying --- */

static void
give_up (CvFormulaEditor *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
on_judged (GObject      *session,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (session), result, &error);
  g_autoptr (CvFormulaTrial) trial = NULL;
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || asked->editor->session == NULL)
    return;
  g_clear_object (&asked->editor->asking);
  if (results != NULL)
    {
      trial = cv_formula_trial_new (asked->questions, results);
      sentence = cv_formula_trial_tell (trial, cv_session_get_plan (CV_SESSION (session)), asked->kpi);
    }
  show_result (asked->editor, sentence != NULL ? sentence : error->message);
  keep_in_sight (asked->editor);
}

static void
ask (CvFormulaEditor *self,
     CvRow           *kpi,
     GPtrArray       *questions)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (self), cv_row_copy (kpi), g_ptr_array_ref (questions) };
  self->asking = g_cancellable_new ();
  cv_session_judge_async (self->session, questions, self->asking, on_judged, asked);
}

void
cv_formula_editor_try (CvFormulaEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (CvRow) kpi = self->make_kpi (self->data);
  g_autoptr (GError) error = NULL;
  GPtrArray *questions;
  guint column = 0;

  give_up (self);
  if (*stripped == '\0' || kpi == NULL)
    {
      say_wrong (self, text, 0, NULL);
      return;
    }
  cv_row_set_text (kpi, "formula", text);
  questions = cv_formula_trial_ask (cv_session_get_plan (self->session), kpi, cv_clock_today (), &column, &error);
  if (questions == NULL)
    {
      say_wrong (self, text, column, error->message);
      return;
    }
  mark (self, text, 0);
  cv_input_complain (self->input, NULL);
  ask (self, kpi, questions);
}

static gboolean
on_timeout (gpointer data)
{
  CvFormulaEditor *self = data;

  self->timeout = 0;
  cv_formula_editor_try (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (CvFormulaEditor *self)
{
  give_up (self);
  mark (self, "", 0);
  self->timeout = g_timeout_add (TRY_AFTER_MS, on_timeout, self);
}

/* Values, metrics, channels or the KPI itself are otherwise. */
static void
on_others_changed (CvFormulaEditor *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->timeout == 0)
    cv_formula_editor_try (self);
}

static void
cv_formula_editor_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cv_formula_editor_parent_class)->map (widget);
  cv_formula_editor_try (CV_FORMULA_EDITOR (widget));
}

/* --- building --- */

static void
on_picked (CvFormulaEditor *self,
           const char      *metric)
{
  cv_metric_completion_insert (self->completion, metric);
}

static void
add_tools (CvFormulaEditor *self,
           GtkWidget       *unit)
{
  GtkWidget *picker = cv_metric_picker_new (cv_session_get_plan (self->session));

  g_signal_connect_swapped (picker, "picked", G_CALLBACK (on_picked), self);
  gtk_widget_set_valign (picker, GTK_ALIGN_END);
  gtk_widget_set_valign (unit, GTK_ALIGN_END);
  gtk_box_append (self->tools, picker);
  gtk_box_append (self->tools, unit);
}

GtkWidget *
cv_formula_editor_new (CvSession   *session,
                       CvInput     *input,
                       GtkWidget   *unit,
                       CvFormulaKpi make_kpi,
                       gpointer     data)
{
  CvFormulaEditor *self = g_object_new (CV_TYPE_FORMULA_EDITOR, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);

  self->session = g_object_ref (session);
  self->make_kpi = make_kpi;
  self->data = data;
  self->input = input;
  self->entry = cv_input_get_entry (input);
  self->completion = CV_METRIC_COMPLETION (
      cv_metric_completion_new (cv_session_get_plan (session), GTK_WIDGET (input), self->entry));
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "monospace");
  cv_input_set_placeholder (input, "comments / posts_published");
  add_tools (self, unit);

  gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (self->completion));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "values-changed", G_CALLBACK (on_others_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cv_session_get_plan (session), "changed", G_CALLBACK (on_others_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cv_formula_editor_dispose (GObject *object)
{
  CvFormulaEditor *self = CV_FORMULA_EDITOR (object);

  give_up (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cv_formula_editor_parent_class)->dispose (object);
}

static void
cv_formula_editor_class_init (CvFormulaEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_formula_editor_dispose;
  GTK_WIDGET_CLASS (klass)->map = cv_formula_editor_map;
}

static void
cv_formula_editor_init (CvFormulaEditor *self)
{
  cv_reveal_on_focus (GTK_WIDGET (self));
  self->result = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->result, 0);
  gtk_label_set_wrap (self->result, TRUE);
  gtk_label_set_wrap_mode (self->result, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->result), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->result));

  self->tools = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->tools));
}
