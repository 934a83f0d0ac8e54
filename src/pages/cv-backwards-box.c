/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-backwards-box.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "base/cv-number.h"
#include "model/cv-backwards.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "widgets/cv-columns.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-reveal.h"

#define N_RATES (CV_BACKWARDS_STEPS - 1)

struct _CvBackwardsBox
{
  AdwBin parent_instance;

  GtkWidget *revealer, *result, *take_button;   /* (unowned) */
  GtkWidget *outcome, *rates[N_RATES];          /* (unowned) entries */
  GtkWidget *outcome_fault, *rate_faults[N_RATES]; /* (unowned) what is wrong with each */

  CvSession *session; /* (owned) */
  CvKpi *kpi;         /* (owned) */
  gboolean asked[N_RATES];  /* a metric of the rate may be unknown: then there is nothing to ask */
  double measured[N_RATES]; /* shares; NAN: not measured */
  double target;            /* worked out; NAN: not yet */
};

G_DEFINE_FINAL_TYPE (CvBackwardsBox, cv_backwards_box, ADW_TYPE_BIN)

/* --- what is typed --- */

static void
complain (GtkWidget  *entry,
          GtkWidget  *fault,
          const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (fault), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (fault, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence != NULL ? sentence : "",
                                  -1);
  if (sentence != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
}

/* A number above 0 and up to @most; NAN where nothing is typed, FALSE where it is something else. */
static gboolean
read_entry (GtkWidget  *entry,
            GtkWidget  *fault,
            double      most,
            const char *sentence,
            double     *number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean good;

  *number = NAN;
  good = *text == '\0' || (cv_number_parse_typed (text, number) && *number > 0 && *number <= most);
  complain (entry, fault, good ? NULL : sentence);
  return good;
}

static gboolean
read_all (CvBackwardsBox   *self,
          CvBackwardsInput *input)
{
  gboolean good = read_entry (self->outcome, self->outcome_fault, 1e12, _ ("A number above zero, such as 40."),
                              &input->outcome);

  for (guint i = 0; i < N_RATES; i++)
    {
      double percent;

      good &= read_entry (self->rates[i], self->rate_faults[i], 100, _ ("A share above 0 and up to 100 percent."), &percent);
      input->rates[i] = isnan (percent) ? self->measured[i] : percent / 100;
    }
  return good && !isnan (input->outcome);
}

static void
work_out (CvBackwardsBox *self)
{
  CvBackwardsInput input;
  CvBackwards backwards;
  g_autofree char *sentence = NULL;

  self->target = NAN;
  if (read_all (self, &input) && cv_backwards_work_out (&input, &backwards, NULL))
    {
      self->target = backwards.needed[cv_backwards_find_step (self->kpi->formula)];
      sentence = cv_backwards_tell (&backwards);
    }
  gtk_label_set_text (GTK_LABEL (self->result), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->result, sentence != NULL);
  gtk_widget_set_sensitive (self->take_button, !isnan (self->target));
}

static void
on_take (CvBackwardsBox *self)
{
  char number[CV_NUMBER_BUFFER];
  CvEdit *edit;

  if (isnan (self->target))
    return;
  edit = cv_planning_change_text (cv_session_get_plan (self->session), CV_RECORD (self->kpi), "target",
                                  cv_number_format (self->target, number), NULL);
  if (edit != NULL)
    cv_session_submit (self->session, edit);
}

/* --- what is measured --- */

static void
on_judged (GObject      *session,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CvBackwardsBox) self = data;
  g_autoptr (GPtrArray) results = cv_session_judge_finish (CV_SESSION (session), result, NULL);

  if (results == NULL || self->session == NULL)
    return;
  for (guint i = 0, next = 0; i < N_RATES && next < results->len; i++)
    {
      double percent;
      g_autofree char *number = NULL;
      g_autofree char *text = NULL;

      if (!self->asked[i])
        continue;
      percent = ((CvKpiResult *) results->pdata[next++])->value;
      self->measured[i] = percent > 0 && percent <= 100 ? percent / 100 : NAN;
      if (isnan (self->measured[i]))
        continue;
      number = cv_unit_format (percent, "percent", NULL);
      /* Translators: %s is a percentage that the plan's values come to. */
      text = g_strdup_printf (_ ("%s measured"), number);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->rates[i]), text);
    }
  work_out (self);
}

/* Asks for the rates whose metrics the plan knows. */
static void
measure (CvBackwardsBox *self)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cv_kpi_question_free);

  for (guint i = 0; i < N_RATES; i++)
    {
      CvKpiQuestion *question = cv_plan_get_formula_question (cv_session_get_plan (self->session), cv_backwards_formula (i),
                                                              CV_GRAIN_MONTH, NULL, cv_clock_today (), NULL);

      self->asked[i] = question != NULL;
      if (question != NULL)
        g_ptr_array_add (questions, question);
    }
  cv_session_judge_async (self->session, g_steal_pointer (&questions), NULL, on_judged, g_object_ref (self));
}

static void
on_toggled (CvBackwardsBox  *self,
            GtkToggleButton *button)
{
  gboolean open = gtk_toggle_button_get_active (button);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  if (!open)
    return;
  measure (self);
  gtk_widget_grab_focus (self->outcome);
}

/* --- building --- */

static GtkWidget *
add_field (CvBackwardsBox *self,
           CvColumns      *columns,
           const char     *name,
           GtkWidget     **fault)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (name), *entry = gtk_entry_new ();

  *fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (*fault), 0);
  gtk_label_set_wrap (GTK_LABEL (*fault), TRUE);
  gtk_widget_add_css_class (*fault, "caption");
  gtk_widget_add_css_class (*fault, "error");
  gtk_widget_set_visible (*fault, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (work_out), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_take), self);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), *fault);
  cv_columns_append (columns, box, FALSE);
  return entry;
}

static GtkWidget *
make_fields (CvBackwardsBox *self)
{
  CvColumns *columns = CV_COLUMNS (cv_columns_new ());

  self->outcome = add_field (self, columns, _ ("Wanted sales"), &self->outcome_fault);
  for (guint i = 0; i < N_RATES; i++)
    {
      /* Translators: %s is a rate: "Leads that become a sale". */
      g_autofree char *name = g_strdup_printf (_ ("%s (%%)"), cv_backwards_rate (i));

      self->rates[i] = add_field (self, columns, name, &self->rate_faults[i]);
    }
  self->result = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->result), 0);
  gtk_label_set_wrap (GTK_LABEL (self->result), TRUE);
  gtk_widget_set_visible (self->result, FALSE);
  cv_columns_append (columns, self->result, TRUE);
  self->take_button = gtk_button_new_with_mnemonic (_ ("_Use as Target"));
  cv_button_name_by_label (self->take_button);
  gtk_widget_set_halign (self->take_button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->take_button, FALSE);
  g_signal_connect_swapped (self->take_button, "clicked", G_CALLBACK (on_take), self);
  cv_columns_append (columns, self->take_button, TRUE);
  return GTK_WIDGET (columns);
}

GtkWidget *
cv_backwards_box_new (CvSession *session,
                      CvKpi     *kpi)
{
  CvBackwardsBox *self = g_object_new (CV_TYPE_BACKWARDS_BOX, NULL);

  self->session = g_object_ref (session);
  self->kpi = g_object_ref (kpi);
  return GTK_WIDGET (self);
}

static void
cv_backwards_box_dispose (GObject *object)
{
  CvBackwardsBox *self = CV_BACKWARDS_BOX (object);

  g_clear_object (&self->session);
  g_clear_object (&self->kpi);
  G_OBJECT_CLASS (cv_backwards_box_parent_class)->dispose (object);
}

static void
cv_backwards_box_class_init (CvBackwardsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cv_backwards_box_dispose;
}

static void
cv_backwards_box_init (CvBackwardsBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_ ("Work _Backwards…"));

  self->target = NAN;
  for (guint i = 0; i < N_RATES; i++)
    self->measured[i] = NAN;
  cv_button_name_by_label (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("From Wanted Sales to This Target"));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), make_fields (self));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), self->revealer);
  adw_bin_set_child (ADW_BIN (self), box);
  cv_reveal_on_focus (GTK_WIDGET (self));
}
