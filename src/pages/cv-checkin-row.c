/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-checkin-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-number.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "widgets/cv-wrap-layout.h"

#define MAX_DECIMALS 6
#define N_CHOICES 3

struct _CvCheckInRow
{
  GtkListBoxRow parent_instance;

  GtkEntry *entry, *note_entry;         /* note_entry, choices: (nullable) only in the first row of a KPI */
  GtkToggleButton *choices[N_CHOICES];  /* on pace, at risk, off */
  GtkLabel *said;

  CvPlan *plan;              /* (unowned) */
  const CvCheckIn *check_in; /* (unowned) */
  guint index;
  CvConfidence proposed;     /* shown before anybody touched it */
};

/* What a row shows. */
typedef struct
{
  char *value, *note;  /* as they are typed */
  CvConfidence chosen;
} Draft;

enum
{
  SIGNAL_NEXT,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvCheckInRow, cv_check_in_row, GTK_TYPE_LIST_BOX_ROW)

static const CvCheckInEntry *
get_asked (CvCheckInRow *self)
{
  return &g_array_index (self->check_in->entries, CvCheckInEntry, self->index);
}

static const char *
get_kpi_id (CvCheckInRow *self)
{
  return ((CvKpiQuestion *) self->check_in->questions->pdata[get_asked (self)->question])->kpi;
}

static CvNote *
get_note (CvCheckInRow *self)
{
  return cv_check_in_find_note (self->plan, get_kpi_id (self), get_asked (self)->day);
}

/* --- drafts --- */

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->value);
  g_free (draft->note);
  g_free (draft);
}

/* One number has one, whichever check-in asks for it: that of a month is due in several weeks. (transfer full) */
static char *
get_key (const CvCheckIn *check_in,
         guint            index)
{
  const CvCheckInEntry *entry = &g_array_index (check_in->entries, CvCheckInEntry, index);
  const CvKpiQuestion *question = check_in->questions->pdata[entry->question];

  return g_strdup_printf ("%s %s %s %d %d", question->kpi, entry->metric, entry->channel != NULL ? entry->channel : "",
                          (int) entry->grain, entry->day);
}

GHashTable *
cv_check_in_drafts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
}

void
cv_check_in_drafts_forget (GHashTable      *drafts,
                           const CvCheckIn *check_in)
{
  for (guint i = 0; i < check_in->entries->len; i++)
    {
      g_autofree char *key = get_key (check_in, i);

      g_hash_table_remove (drafts, key);
    }
}

/* What is saved. (transfer full) */
static Draft *
get_saved (CvCheckInRow *self)
{
  double value = get_asked (self)->value;
  CvNote *note = get_note (self);
  Draft *draft = g_new (Draft, 1);

  *draft = (Draft){ isnan (value) ? g_strdup ("") : cv_number_format_locale (value, MAX_DECIMALS),
                    g_strdup (note != NULL ? note->text : ""), self->proposed };
  return draft;
}

/* --- what was typed --- */

static void
say (CvCheckInRow *self,
     const char   *text,
     gboolean      mistake)
{
  gtk_label_set_label (self->said, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), text != NULL);
  if (mistake)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/* FALSE: no number, which is said. @value NAN: nothing was typed. */
static gboolean
read_value (CvCheckInRow *self,
            double       *value)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *mistake = NULL;

  *value = NAN;
  if (*g_strstrip (text) == '\0' || cv_number_parse_typed (text, value))
    return TRUE;
  if (g_str_equal (text, "="))
    mistake = g_strdup (_ ("There is no value before this one to repeat. Type the number."));
  else
    mistake = g_strdup_printf (_ ("“%s” is not a number."), text);
  say (self, mistake, TRUE);
  return FALSE;
}

static void
on_value_changed (CvCheckInRow *self)
{
  const CvCheckInEntry *asked = get_asked (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *last = cv_number_format_locale (asked->last, MAX_DECIMALS);
  g_autofree char *question = NULL;
  double value;

  if (g_str_equal (text, "=") && !isnan (asked->last))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), last);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      return;
    }
  say (self, NULL, FALSE);
  if (cv_number_parse_typed (text, &value) && cv_value_is_far_off (value, asked->last))
    {
      question = g_strdup_printf (_ ("The one before was %s: is that right?"), last);
      say (self, question, FALSE);
    }
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static CvConfidence
get_chosen (CvCheckInRow *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    if (gtk_toggle_button_get_active (self->choices[i]))
      return (CvConfidence) (CV_CONFIDENCE_ON_PACE + i);
  return CV_CONFIDENCE_NONE;
}

/* (transfer full) */
static Draft *
get_typed (CvCheckInRow *self)
{
  Draft *draft = get_saved (self);

  g_free (draft->value);
  draft->value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->note_entry == NULL)
    return draft;
  g_free (draft->note);
  draft->note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  draft->chosen = get_chosen (self);
  return draft;
}

gboolean
cv_check_in_row_keep (CvCheckInRow *self,
                      GHashTable   *drafts)
{
  Draft *saved = get_saved (self);
  Draft *typed = get_typed (self);
  char *key = get_key (self->check_in, self->index);
  gboolean differs = !g_str_equal (typed->value, saved->value) || !g_str_equal (typed->note, saved->note)
                     || typed->chosen != saved->chosen;

  draft_free (saved);
  g_hash_table_replace (drafts, key, typed);
  if (!differs)
    g_hash_table_remove (drafts, key);
  return differs;
}

static void
collect_note (CvCheckInRow     *self,
              CvCheckInAnswers *answers,
              gboolean          with_value)
{
  CvNote *old = get_note (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note_entry));
  CvConfidence chosen = get_chosen (self);

  if (old != NULL || with_value || chosen != self->proposed || *text != '\0')
    {
      /* A value alone, with nothing thought of it, needs no note. */
      if (old != NULL || chosen != CV_CONFIDENCE_NONE || *text != '\0')
        cv_check_in_answers_note (answers, self->plan, get_kpi_id (self), get_asked (self)->day, chosen, text);
    }
}

gboolean
cv_check_in_row_collect (CvCheckInRow     *self,
                         CvCheckInAnswers *answers)
{
  const CvCheckInEntry *asked = get_asked (self);
  double value;
  gboolean differs;

  if (!read_value (self, &value))
    return FALSE;
  differs = isnan (value) != isnan (asked->value) || (!isnan (value) && value != asked->value);
  if (differs)
    cv_check_in_answers_set (answers, asked, value);
  if (self->note_entry != NULL)
    collect_note (self, answers, differs && !isnan (value));
  return TRUE;
}

/* --- building --- */

static void
on_activate (CvCheckInRow *self)
{
  g_signal_emit (self, signals[SIGNAL_NEXT], 0);
}

static void
on_touched (CvCheckInRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_note_toggled (CvCheckInRow    *self,
                 GtkToggleButton *button)
{
  gboolean shown = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (GTK_WIDGET (self->note_entry), shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
}

static GtkWidget *
new_choices (CvCheckInRow *self,
             CvConfidence  chosen)
{
  const char *const words[N_CHOICES] = { _ ("On Pace"), _ ("At Risk"), C_ ("confidence", "Off") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (words[i]);

      self->choices[i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (self->choices[i], i > 0 ? self->choices[0] : NULL);
      gtk_toggle_button_set_active (self->choices[i], (int) chosen == CV_CONFIDENCE_ON_PACE + i);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_touched), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
new_note_button (CvCheckInRow *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), gtk_widget_get_visible (GTK_WIDGET (self->note_entry)));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_note_toggled), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_note_entry (CvCheckInRow *self,
                const char   *name,
                const char   *text)
{
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: %s is a KPI. */
  g_autofree char *label = g_strdup_printf (_ ("Note on %s"), name);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What happened"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_set_visible (entry, *text != '\0');
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_touched), self, G_CONNECT_SWAPPED);
  self->note_entry = GTK_ENTRY (entry);
  return entry;
}

static CvConfidence
propose (CvCheckInRow *self)
{
  const CvKpiResult *result = self->check_in->results->pdata[get_asked (self)->question];
  CvNote *note = get_note (self);

  return note != NULL ? note->confidence : cv_check_in_get_confidence (result->status);
}

static gboolean
is_first (CvCheckInRow *self)
{
  return self->index == 0
         || g_array_index (self->check_in->entries, CvCheckInEntry, self->index - 1).question
                != get_asked (self)->question;
}

/* "Recommendations", "Love: Likes, Facebook", with the month where it is not a week. (transfer full) */
static char *
get_name (CvCheckInRow *self,
          CvKpi        *kpi)
{
  const CvCheckInEntry *asked = get_asked (self);
  g_autofree char *part = cv_check_in_name_entry (self->plan, asked);
  g_autofree char *period = cv_period_format_locale (asked->day, asked->grain);
  g_autofree char *name = cv_check_in_is_kpi (self->check_in, asked)
                              ? g_strdup (cv_kpi_get_label (kpi))
                              /* Translators: a KPI, and which of its numbers: "Love: Likes, Facebook". */
                              : g_strdup_printf (_ ("%1$s: %2$s"), cv_kpi_get_label (kpi), part);

  return asked->grain == CV_GRAIN_WEEK ? g_steal_pointer (&name) : g_strdup_printf ("%s · %s", name, period);
}

/* "last 50 %" (transfer full) */
static char *
get_last (CvCheckInRow *self,
          CvKpi        *kpi)
{
  const CvCheckInEntry *asked = get_asked (self);
  g_autofree char *last
      = cv_check_in_is_kpi (self->check_in, asked)
            ? cv_unit_format (asked->last, kpi->unit, cv_plan_get_info (self->plan)->currency)
            : cv_number_format_locale (asked->last, MAX_DECIMALS);

  /* Translators: %s is the value of the period before. */
  return isnan (asked->last) ? g_strdup (_ ("first value")) : g_strdup_printf (_ ("last %s"), last);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_fields (CvCheckInRow *self,
            const char   *name,
            const Draft  *shown)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (fields, cv_wrap_layout_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), shown->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), fields);
  if (self->note_entry != NULL)
    {
      gtk_widget_set_parent (new_note_button (self), fields);
      gtk_widget_set_parent (new_choices (self, shown->chosen), fields);
    }
  return fields;
}

GtkWidget *
cv_check_in_row_new (CvPlan          *plan,
                     const CvCheckIn *check_in,
                     guint            index,
                     GHashTable      *drafts)
{
  CvCheckInRow *self = g_object_new (CV_TYPE_CHECK_IN_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  CvKpi *kpi;
  g_autofree char *name = NULL;
  g_autofree char *last = NULL;
  g_autofree char *key = get_key (check_in, index);
  Draft *draft = g_hash_table_lookup (drafts, key);
  Draft *saved, *shown;
  GtkWidget *note_entry = NULL;

  self->plan = plan;
  self->check_in = check_in;
  self->index = index;
  self->proposed = propose (self);
  saved = get_saved (self);
  shown = draft != NULL ? draft : saved;
  kpi = cv_plan_find (plan, CV_NOUN_KPI, get_kpi_id (self));
  name = get_name (self, kpi);
  last = get_last (self, kpi);
  if (is_first (self))
    note_entry = new_note_entry (self, name, shown->note);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_label (name, NULL));
  gtk_box_append (GTK_BOX (box), new_label (last, "dim-label"));
  gtk_box_append (GTK_BOX (box), new_fields (self, name, shown));
  if (note_entry != NULL)
    gtk_box_append (GTK_BOX (box), note_entry);
  self->said = GTK_LABEL (new_label ("", NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->said), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  if (draft != NULL)
    on_value_changed (self);
  draft_free (saved);
  return GTK_WIDGET (self);
}

void
cv_check_in_row_focus (CvCheckInRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
cv_check_in_row_class_init (CvCheckInRowClass *klass)
{
  signals[SIGNAL_NEXT] = g_signal_new ("next", CV_TYPE_CHECK_IN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED]
      = g_signal_new ("edited", CV_TYPE_CHECK_IN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cv_check_in_row_init (CvCheckInRow *self)
{
}
