/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field between a record and the fingers. The record's table of fields says what kind of widget it is;
 * what is typed is turned into the C-locale text that the model reads, so that a page has one way to
 * take in every field.
 *
 * Invariants: `timeout` is set exactly while something typed has not been told; `updating` while
 * the widgets are written to from the record, whose signals then mean nothing. */

#include "config.h"

#include "widgets/cv-input.h"

#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "model/cv-words.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-day-text.h"

/* Long enough to finish a word, short enough to forget about saving. */
#define SAVE_AFTER_MS 600
/* As good as never: Enter or leaving comes first. */
#define PATIENCE_MS (24 * 60 * 60 * 1000)

struct _CvInput
{
  GtkBox parent_instance;

  GtkWidget *caption, *complaint; /* (unowned) */
  GtkWidget *entry, *choice;      /* (unowned) (nullable) */

  const CvField *info;
  CvRecord *record; /* (owned) (nullable) */
  gulong notify;
  guint index;     /* of the field in its noun */
  char **values;   /* (owned) (nullable) of a choice: what the model knows them by */
  gboolean own_word; /* the choice after the last value lets a word be typed */
  guint timeout;
  char *told; /* (owned) (nullable) what was told and the record does not say yet */
  gboolean updating, patient;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (CvInput, cv_input, GTK_TYPE_BOX)

CvRecord *
cv_input_get_record (CvInput *self)
{
  return self->record;
}

const char *
cv_input_get_field (CvInput *self)
{
  return self->info->name;
}

GtkEntry *
cv_input_get_entry (CvInput *self)
{
  return (GtkEntry *) self->entry;
}

void
cv_input_set_name (CvInput    *self,
                   const char *name)
{
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->caption), NULL);
  gtk_widget_set_visible (self->caption, FALSE);
  if (self->choice != NULL)
    cv_choice_set_label (GTK_DROP_DOWN (self->choice), name);
  if (self->entry != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cv_input_set_patient (CvInput *self,
                      gboolean patient)
{
  self->patient = patient;
}

void
cv_input_complain (CvInput    *self,
                   const char *sentence)
{
  GtkWidget *input = self->entry != NULL ? self->entry : self->choice;

  gtk_label_set_label (GTK_LABEL (self->complaint), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->complaint, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (sentence != NULL)
    gtk_widget_add_css_class (input, "error");
  else
    gtk_widget_remove_css_class (input, "error");
}

/* --- from the record to the widgets --- */

/* What the record says, as the model writes it. (transfer full) */
static char *
get_stored (CvInput *self)
{
  g_autoptr (CvRow) row = cv_record_to_row (self->record);

  return cv_cell_format (self->info, &row->cells[self->index]);
}

/* @stored as people of this locale write it. (transfer full) */
static char *
to_typed (CvInput    *self,
          const char *stored)
{
  double number;
  CvDay day;

  if (self->info->kind == CV_FIELD_NUMBER && cv_number_parse (stored, &number))
    return cv_number_format_locale (number, 6);
  if (self->info->kind == CV_FIELD_DAY && cv_day_parse (stored, &day))
    return cv_day_format_locale (day);
  return g_strdup (stored);
}

/* The typed text as the model reads it; NULL with @complaint if it is no number or day. (transfer full) */
static char *
to_stored (CvInput     *self,
           const char  *typed,
           const char **complaint)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char number_text[CV_NUMBER_BUFFER], day_text[CV_DAY_BUFFER];
  double number;
  CvDay day;

  if (self->info->kind == CV_FIELD_TEXT || *text == '\0')
    return g_steal_pointer (&text);

  if (self->info->kind == CV_FIELD_NUMBER)
    {
      if (cv_number_parse_typed (text, &number))
        return g_strdup (cv_number_format (number, number_text));
      *complaint = _ ("This is not a number. Write it in digits, such as 1340 or 12.5.");
      return NULL;
    }

  if (cv_day_parse_typed (text, cv_clock_today (), &day))
    return g_strdup (cv_day_format (day, day_text));
  *complaint = _ ("This is not a day. Write day, month and year.");
  return NULL;
}

static guint
find_value (CvInput    *self,
            const char *stored)
{
  guint n = g_strv_length (self->values);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (self->values[i], stored))
      return i;
  return self->own_word ? n : GTK_INVALID_LIST_POSITION;
}

/* Whether the entry says @stored in the words of someone who is still at it: "60 %", "Ana ". They are
 * left alone until the user is done. */
static gboolean
says (CvInput    *self,
      const char *stored)
{
  const char *complaint = NULL;
  g_autofree char *said = NULL;

  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return FALSE;
  said = to_stored (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &complaint);
  return g_strcmp0 (said, stored) == 0;
}

static void
set_entry (CvInput    *self,
           const char *stored)
{
  g_autofree char *typed = to_typed (self, stored);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), typed))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* @final: also where the entry means the same in other words. */
static void
show_stored (CvInput *self,
             gboolean final)
{
  g_autofree char *stored = NULL;

  if (self->record == NULL || self->timeout != 0)
    return;

  stored = get_stored (self);
  self->updating = TRUE;
  if (self->choice != NULL)
    {
      guint selected = find_value (self, stored);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
      if (self->entry != NULL)
        gtk_widget_set_visible (self->entry, selected == g_strv_length (self->values));
    }
  if (self->entry != NULL && (final || !says (self, stored)))
    set_entry (self, stored);
  self->updating = FALSE;
  cv_input_complain (self, NULL);
}

static void
on_notify (CvInput *self)
{
  g_clear_pointer (&self->told, g_free);
  show_stored (self, FALSE);
}

static void
unbind (CvInput *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify, self->record);
  g_clear_pointer (&self->told, g_free);
  g_clear_object (&self->record);
}

void
cv_input_bind (CvInput  *self,
               CvRecord *record)
{
  g_autofree char *property = g_strdelimit (g_strdup (self->info->name), "_", '-');
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  unbind (self);
  self->record = g_object_ref (record);
  self->notify = g_signal_connect_swapped (record, signal, G_CALLBACK (on_notify), self);
  show_stored (self, TRUE);
}

/* --- from the widgets to the page --- */

/* @final: the user is done with the field, so that what cannot be read is worth a word. */
static void
tell (CvInput *self,
      gboolean final)
{
  const char *complaint = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->record == NULL)
    return;

  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  stored = to_stored (self, typed, &complaint);
  if (stored != NULL)
    {
      g_autofree char *before = get_stored (self);

      if (final)
        {
          self->updating = TRUE;
          set_entry (self, stored);
          self->updating = FALSE;
        }
      /* It may be under way, or a question about it is being answered: the focus that leaves for it is no news. */
      if (g_strcmp0 (stored, self->told) == 0)
        return;
      cv_input_complain (self, NULL);
      if (g_str_equal (stored, before))
        return;
      g_free (self->told);
      self->told = g_strdup (stored);
      g_signal_emit (self, edited_signal, 0, stored);
    }
  else if (final)
    cv_input_complain (self, complaint);
}

void
cv_input_flush (CvInput *self)
{
  if (self->timeout != 0)
    tell (self, TRUE);
}

static gboolean
on_timeout (gpointer data)
{
  CvInput *self = data;

  self->timeout = 0;
  tell (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_changed (CvInput *self)
{
  if (self->updating)
    return;
  g_clear_pointer (&self->told, g_free);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (self->patient ? PATIENCE_MS : SAVE_AFTER_MS, on_timeout, self);
}

static void
on_activate (CvInput *self)
{
  tell (self, TRUE);
}

static void
on_leave (CvInput *self)
{
  /* What could be read was told by then; what could not deserves its sentence now. */
  if (self->record != NULL && !self->updating)
    tell (self, TRUE);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        CvInput               *self)
{
  if (keyval != GDK_KEY_Escape
      || (self->timeout == 0 && !gtk_widget_get_visible (self->complaint)))
    return GDK_EVENT_PROPAGATE;

  g_clear_handle_id (&self->timeout, g_source_remove);
  show_stored (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
on_selected (CvInput *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->updating || self->record == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (self->entry != NULL)
    {
      gboolean own = selected == g_strv_length (self->values);

      gtk_widget_set_visible (self->entry, own);
      if (own)
        {
          gtk_widget_grab_focus (self->entry);
          return;
        }
    }
  g_signal_emit (self, edited_signal, 0, self->values[selected]);
}

/* --- building --- */

void
cv_input_set_placeholder (CvInput    *self,
                          const char *text)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

static void
add_entry (CvInput    *self,
           const char *name)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  if (self->info->kind == CV_FIELD_NUMBER)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  /* Beside a drop-down, the caption is the drop-down's. */
  if (self->choice != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_insert_child_after (GTK_BOX (self), self->entry,
                              gtk_widget_get_prev_sibling (self->complaint));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->entry, focus);
  /* Escape would otherwise be taken by whatever lies around: a popover, a search, a detail page. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
}

static void
add_choice (CvInput           *self,
            const char        *name,
            const char *const *words)
{
  self->choice = cv_choice_new (words);
  cv_choice_set_label (GTK_DROP_DOWN (self->choice), name);
  gtk_box_insert_child_after (GTK_BOX (self), self->choice, self->caption);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_selected), self);
}

static CvInput *
input_new (CvNoun      noun,
           const char *field,
           const char *label)
{
  CvInput *self = g_object_new (CV_TYPE_INPUT, NULL);

  self->index = (guint) cv_noun_field (noun, field);
  self->info = &cv_noun_info (noun)->fields[self->index];
  gtk_label_set_text_with_mnemonic (GTK_LABEL (self->caption), label);
  return self;
}

GtkWidget *
cv_input_new (CvNoun      noun,
              const char *field,
              const char *label)
{
  CvInput *self = input_new (noun, field, label);
  const char *name = gtk_label_get_text (GTK_LABEL (self->caption));

  if (self->info->kind == CV_FIELD_ENUM)
    {
      GType type = self->info->enumeration ();
      g_auto (GStrv) words = cv_words (type);
      g_autoptr (GEnumClass) klass = g_type_class_ref (type);

      self->values = g_new0 (char *, klass->n_values + 1);
      for (guint i = 0; i < klass->n_values; i++)
        self->values[i] = g_strdup (klass->values[i].value_nick);
      add_choice (self, name, (const char *const *) words);
    }
  else
    add_entry (self, name);

  gtk_label_set_mnemonic_widget (GTK_LABEL (self->caption),
                                 self->entry != NULL ? self->entry : self->choice);
  return GTK_WIDGET (self);
}

GtkWidget *
cv_input_new_choice (CvNoun             noun,
                     const char        *field,
                     const char        *label,
                     const char *const *values,
                     const char *const *words,
                     const char        *own_word)
{
  CvInput *self = input_new (noun, field, label);
  const char *name = gtk_label_get_text (GTK_LABEL (self->caption));
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  self->values = g_strdupv ((char **) values);
  self->own_word = own_word != NULL;
  g_strv_builder_addv (all, (const char **) words);
  if (own_word != NULL)
    g_strv_builder_add (all, own_word);
  shown = g_strv_builder_end (all);
  add_choice (self, name, (const char *const *) shown);
  if (own_word != NULL)
    add_entry (self, name);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->caption), self->choice);
  return GTK_WIDGET (self);
}

static void
cv_input_dispose (GObject *object)
{
  CvInput *self = CV_INPUT (object);

  /* The page was told when the focus left; here nobody listens any more. */
  g_clear_handle_id (&self->timeout, g_source_remove);
  unbind (self);
  G_OBJECT_CLASS (cv_input_parent_class)->dispose (object);
}

static void
cv_input_finalize (GObject *object)
{
  g_strfreev (CV_INPUT (object)->values);
  G_OBJECT_CLASS (cv_input_parent_class)->finalize (object);
}

static void
cv_input_class_init (CvInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cv_input_dispose;
  object_class->finalize = cv_input_finalize;
  edited_signal = g_signal_new ("edited", CV_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cv_input_init (CvInput *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);

  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_box_append (GTK_BOX (self), self->caption);

  self->complaint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->complaint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->complaint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->complaint), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->complaint, "caption");
  gtk_widget_add_css_class (self->complaint, "error");
  gtk_widget_set_visible (self->complaint, FALSE);
  gtk_box_append (GTK_BOX (self), self->complaint);
}
