/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three choices (metric, channel, period) name a series; its values are asked of the session, and
 * the answer to the newest question is the one that counts. The choices begin where the plan was
 * last measured, so that who comes back every week finds them as they were.
 *
 * A typed value is a batch of its own and one step of the plan's undo. */

#include "config.h"

#include "pages/cv-value-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cv-clock.h"
#include "model/cv-checkin.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "pages/cv-break-form.h"
#include "pages/cv-value-entry.h"
#include "pages/cv-value-list.h"
#include "widgets/cv-choice.h"
#include "widgets/cv-columns.h"
#include "widgets/cv-reveal.h"

struct _CvValueForm
{
  AdwBin parent_instance;

  GtkWidget *card;
  CvColumns *columns;
  CvValueEntry *entry;
  CvValueList *list;
  CvBreakForm *break_form;
  GtkDropDown *metric_choice, *channel_choice, *grain_choice; /* (nullable) until there is a KPI */

  CvPage *page;        /* (unowned) */
  char *kpi;           /* id; NULL: none yet */
  char *signature;     /* of the choices */
  GPtrArray *metrics;  /* of char *: ids */
  GPtrArray *channels; /* of char *: ids; the last is NULL, the plan as a whole */
  CvGrain cadence;
  GPtrArray *series;   /* (nullable) of CvSeriesInfo: what was measured */
  GArray *values;      /* (nullable) of CvValueRow: of the chosen series */
  guint serial;        /* of the newest question */
  CvDay wanted;        /* to be corrected once its series is there; CV_DAY_NONE: none */
  gboolean choosing;   /* choices are set, not chosen */
  gboolean is_metric;  /* the KPI's value is that of its one metric */
};

G_DEFINE_FINAL_TYPE (CvValueForm, cv_value_form, ADW_TYPE_BIN)

static const char *
get_metric (CvValueForm *self)
{
  return self->metrics->pdata[gtk_drop_down_get_selected (self->metric_choice)];
}

static const char *
get_channel (CvValueForm *self)
{
  return self->channels->pdata[gtk_drop_down_get_selected (self->channel_choice)];
}

static CvGrain
get_grain (CvValueForm *self)
{
  return (CvGrain) gtk_drop_down_get_selected (self->grain_choice);
}

/* --- the values of the chosen series --- */

/* (transfer none), NULL: there is none. */
static const CvValueRow *
find_row (CvValueForm *self,
          CvDay        day)
{
  gsize from = 0, to = self->values != NULL ? self->values->len : 0;

  while (from < to)
    {
      gsize middle = (from + to) / 2;
      const CvValueRow *row = &g_array_index (self->values, CvValueRow, middle);

      if (row->day == day)
        return row;
      if (row->day < day)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}

static double
find_value (CvDay    day,
            gpointer data)
{
  const CvValueRow *row = find_row (data, day);

  return row != NULL ? row->value : NAN;
}

/* The user's remark on @row, "" if it has none. */
static const char *
get_remark (const CvValueRow *row)
{
  return row != NULL && row->origin != CV_ORIGIN_FILE ? row->brought->note : "";
}

static void
edit_cb (CvValueForm *self,
         CvDay        day)
{
  const CvValueRow *row = find_row (self, day);

  cv_value_entry_set_value (self->entry, day, row != NULL ? row->value : NAN,
                            row != NULL && row->origin == CV_ORIGIN_ESTIMATED, get_remark (row));
}

static void
show_list (CvValueForm *self)
{
  g_autoptr (GPtrArray) breaks = cv_plan_list_breaks (cv_page_get_plan (self->page), get_metric (self), get_channel (self));
  g_autoptr (GPtrArray) notes = cv_check_in_list_notes (cv_page_get_plan (self->page), self->kpi);

  cv_value_list_show (self->list, self->values, get_grain (self), breaks, notes, self->cadence);
  cv_break_form_set_series (self->break_form, get_metric (self), get_channel (self));
}

/* The period that is most likely typed next: after the last one, but none that is still to come. */
static CvDay
get_next_day (CvValueForm *self)
{
  CvGrain grain = get_grain (self);
  CvDay now = cv_period_first (cv_clock_today (), grain);
  CvDay last;

  if (self->values == NULL || self->values->len == 0)
    return grain == CV_GRAIN_DAY ? now : cv_period_shift (now, grain, -1);
  last = g_array_index (self->values, CvValueRow, self->values->len - 1).day;
  return MIN (cv_period_shift (last, grain, 1), now);
}

typedef struct
{
  CvValueForm *form; /* (owned) */
  guint serial;
  gboolean propose; /* a day for the next value */
} Question;

static void
values_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autofree Question *question = data;
  g_autoptr (CvValueForm) self = question->form;
  g_autoptr (GArray) values = cv_session_list_values_finish (CV_SESSION (source), result, NULL);

  if (question->serial != self->serial || self->list == NULL || values == NULL)
    return;

  g_clear_pointer (&self->values, g_array_unref);
  self->values = g_steal_pointer (&values);
  show_list (self);
  if (self->wanted != CV_DAY_NONE)
    edit_cb (self, cv_period_first (self->wanted, get_grain (self)));
  else if (question->propose)
    cv_value_entry_set_day (self->entry, get_next_day (self));
  else
    cv_value_entry_update (self->entry);
  self->wanted = CV_DAY_NONE;
}

static void
load_values (CvValueForm *self,
             gboolean     propose)
{
  Question *question;

  if (self->metric_choice == NULL)
    return;
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self), ++self->serial, propose };
  cv_session_list_values_async (cv_page_get_session (self->page), get_metric (self),
                                get_channel (self), get_grain (self), values_listed_cb, question);
}

void
cv_value_form_reload (CvValueForm *self)
{
  g_return_if_fail (CV_IS_VALUE_FORM (self));

  load_values (self, FALSE);
}

/* --- choosing the series --- */

/* Position of @channel (nullable: the plan as a whole) among the choices, -1 if it is none. */
static int
find_channel (CvValueForm *self,
              const char  *channel)
{
  for (guint i = 0; i < self->channels->len; i++)
    if (g_strcmp0 (self->channels->pdata[i], channel) == 0)
      return (int) i;
  return -1;
}

/* The series of @metric that was measured last, on the channel @only or (NULL) on any of the form's. */
static const CvSeriesInfo *
find_latest_series (CvValueForm *self,
                    const char  *metric,
                    const char  *only)
{
  const CvSeriesInfo *latest = NULL;

  for (guint i = 0; self->series != NULL && i < self->series->len; i++)
    {
      const CvSeriesInfo *info = self->series->pdata[i];

      if (g_str_equal (info->metric, metric) && find_channel (self, info->channel) >= 0
          && (only == NULL || g_strcmp0 (info->channel, only) == 0) && (latest == NULL || info->last_day > latest->last_day))
        latest = info;
    }
  return latest;
}

static void
choose_where_measured (CvValueForm *self,
                       const char  *only)
{
  const CvSeriesInfo *latest = find_latest_series (self, get_metric (self), only);
  int channel = latest != NULL ? find_channel (self, latest->channel)
                                : only != NULL ? MAX (find_channel (self, only), 0) : 0;

  self->choosing = TRUE;
  gtk_drop_down_set_selected (self->channel_choice, (guint) channel);
  gtk_drop_down_set_selected (self->grain_choice, latest != NULL ? latest->grain : self->cadence);
  cv_value_entry_set_grain (self->entry, get_grain (self));
  self->choosing = FALSE;
  load_values (self, TRUE);
}

static void
series_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (CvValueForm) self = data;
  GPtrArray *series = cv_session_list_series_finish (CV_SESSION (source), result, NULL);

  if (series == NULL)
    return;
  g_clear_pointer (&self->series, g_ptr_array_unref);
  self->series = series;
  if (self->list != NULL && self->metric_choice != NULL)
    choose_where_measured (self, NULL);
}

static void
metric_chosen_cb (CvValueForm *self)
{
  if (!self->choosing)
    choose_where_measured (self, NULL);
}

static void
series_chosen_cb (CvValueForm *self)
{
  if (self->choosing)
    return;
  cv_value_entry_set_grain (self->entry, get_grain (self));
  load_values (self, TRUE);
}

/* --- building the choices --- */

/* By CvGrain. */
static const char *const lengths[]
    = { N_ ("One day"), N_ ("One week"), N_ ("One month"), N_ ("One quarter") };

static GtkDropDown *
add_choice (CvValueForm *self,
            const char  *title,
            GPtrArray   *words,
            GCallback    chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (title);
  GtkWidget *choice = cv_choice_new ((const char *const *) words->pdata);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  cv_choice_set_label (GTK_DROP_DOWN (choice), title);
  g_signal_connect_object (choice, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), choice);
  cv_columns_append (self->columns, box, FALSE);
  return GTK_DROP_DOWN (choice);
}

static void
list_metrics (CvValueForm         *self,
              const CvKpiQuestion *question,
              GPtrArray           *words)
{
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);
  CvPlan *plan = cv_page_get_plan (self->page);

  for (guint i = 0; i < n; i++)
    {
      /* followers and start(followers) are one series. */
      if (g_ptr_array_find_with_equal_func (self->metrics, inputs[i].metric,
                                            (GEqualFunc) g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->metrics, g_strdup (inputs[i].metric));
      g_ptr_array_add (words, g_strdup (cv_plan_get_metric_name (plan, inputs[i].metric)));
    }
  g_ptr_array_add (words, NULL);
}

static void
list_channels (CvValueForm         *self,
               const CvKpiQuestion *question,
               GPtrArray           *words)
{
  CvPlan *plan = cv_page_get_plan (self->page);

  for (guint i = 0; i < question->n_scope; i++)
    {
      CvChannel *channel = cv_plan_find (plan, CV_NOUN_CHANNEL, question->scope[i].channel);

      if (channel == NULL)
        continue;
      g_ptr_array_add (self->channels, g_strdup (question->scope[i].channel));
      g_ptr_array_add (words, g_strdup (cv_channel_get_label (channel)));
    }
  g_ptr_array_add (self->channels, NULL);
  g_ptr_array_add (words, g_strdup (_ ("The whole plan")));
  g_ptr_array_add (words, NULL);
}

static GPtrArray *
new_words (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
build_choices (CvValueForm         *self,
               const CvKpiQuestion *question)
{
  g_autoptr (GPtrArray) metric_words = new_words ();
  g_autoptr (GPtrArray) channel_words = new_words ();
  g_autoptr (GPtrArray) grain_words = new_words ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->metrics, 0);
  g_ptr_array_set_size (self->channels, 0);
  list_metrics (self, question, metric_words);
  list_channels (self, question, channel_words);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_ptr_array_add (grain_words, g_strdup (_ (lengths[i])));
  g_ptr_array_add (grain_words, NULL);

  self->choosing = TRUE;
  self->cadence = question->cadence;
  self->metric_choice = add_choice (self, _ ("What was measured"), metric_words, G_CALLBACK (metric_chosen_cb));
  self->channel_choice = add_choice (self, _ ("Channel"), channel_words, G_CALLBACK (series_chosen_cb));
  self->grain_choice = add_choice (self, _ ("The number is of"), grain_words, G_CALLBACK (series_chosen_cb));
  self->choosing = FALSE;
}

gboolean
cv_value_form_get_only_series (CvValueForm *self,
                               const char **metric,
                               const char **channel)
{
  const CvSeriesInfo *only = NULL;

  g_return_val_if_fail (CV_IS_VALUE_FORM (self), FALSE);

  if (!self->is_metric)
    return FALSE;
  for (guint i = 0; self->series != NULL && i < self->series->len; i++)
    {
      const CvSeriesInfo *info = self->series->pdata[i];

      if (!g_str_equal (info->metric, self->metrics->pdata[0])
          || find_channel (self, info->channel) < 0)
        continue;
      if (only != NULL || info->grain != self->cadence)
        return FALSE;
      only = info;
    }
  if (only == NULL)
    return FALSE;
  *metric = only->metric;
  *channel = only->channel;
  return TRUE;
}

/* As long as it is the same, the choices are. (transfer full) */
static char *
make_signature (const CvKpiQuestion *question)
{
  GString *text = g_string_new (question->kpi);
  guint n;
  const CvFormulaInput *inputs = cv_formula_get_inputs (question->formula, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\036%s", inputs[i].metric);
  for (guint i = 0; i < question->n_scope; i++)
    g_string_append_printf (text, "\037%s", question->scope[i].channel);
  return g_string_free (text, FALSE);
}

void
cv_value_form_set_kpi (CvValueForm         *self,
                       const CvKpiQuestion *question)
{
  g_autofree char *signature = NULL;

  g_return_if_fail (CV_IS_VALUE_FORM (self));

  self->is_metric = cv_formula_is_metric (question->formula)
                    && question->measured == CV_MEASURED_PERIOD;
  self->cadence = question->cadence;
  signature = make_signature (question);
  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  g_free (self->kpi);
  self->kpi = g_strdup (question->kpi);
  build_choices (self, question);
  cv_session_list_series_async (cv_page_get_session (self->page), series_listed_cb,
                                g_object_ref (self));
}

/* --- typing --- */

static void
entered_cb (CvValueForm *self,
            CvDay        day,
            double       value,
            gboolean     estimated,
            const char  *note)
{
  CvGrain grain = get_grain (self);
  CvDay next = cv_period_shift (day, grain, 1);
  const CvValueRow *present = find_row (self, day);
  gboolean remarked = !g_str_equal (note, get_remark (present));

  cv_session_submit_entry (cv_page_get_session (self->page), get_metric (self), get_channel (self), grain, day, value,
                           estimated, remarked || *note != '\0' ? note : NULL);
  cv_value_entry_set_value (self->entry, MIN (next, cv_period_first (cv_clock_today (), grain)), NAN, FALSE, "");
}

static void
edit_break_cb (CvValueForm *self,
               const char  *id)
{
  cv_break_form_edit (self->break_form, id);
}

static void
delete_break_cb (CvValueForm *self,
                 const char  *id)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvBreak *mark = cv_plan_find (plan, CV_NOUN_BREAK, id);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (mark == NULL)
    return;
  day = cv_day_format_locale (mark->day);
  /* Translators: %s is the day from which a metric was counted differently. */
  text = g_strdup_printf (_ ("Break of %s deleted"), day);
  cv_page_submit (self->page, cv_planning_remove (plan, CV_RECORD (mark)), NULL);
  cv_page_say (self->page, text, TRUE);
}

static void
delete_cb (CvValueForm *self,
           CvDay        day)
{
  g_autofree char *period = cv_period_format_locale (day, get_grain (self));
  /* Translators: %s is a day or period. */
  g_autofree char *text = g_strdup_printf (_ ("Value of %s deleted"), period);

  cv_session_submit_value (cv_page_get_session (self->page), get_metric (self), get_channel (self),
                           get_grain (self), day, NAN);
  cv_page_say (self->page, text, TRUE);
}

void
cv_value_form_edit_day (CvValueForm *self,
                        CvDay        day,
                        const char  *channel)
{
  g_return_if_fail (CV_IS_VALUE_FORM (self));

  if (self->metric_choice == NULL)
    return;
  self->wanted = channel != NULL && g_strcmp0 (channel, get_channel (self)) != 0 ? day : CV_DAY_NONE;
  if (self->wanted != CV_DAY_NONE)
    choose_where_measured (self, channel);
  else
    edit_cb (self, cv_period_first (day, get_grain (self)));
}

/* Breaks are the plan's, values are the session's. */
static void
plan_changed_cb (CvValueForm *self)
{
  if (self->list != NULL && self->metric_choice != NULL && self->values != NULL)
    show_list (self);
}

void
cv_value_form_set_page (CvValueForm *self,
                        CvPage      *page)
{
  g_return_if_fail (CV_IS_VALUE_FORM (self));

  self->page = page;
  cv_break_form_set_page (self->break_form, page);
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cv_value_form_dispose (GObject *object)
{
  CvValueForm *self = CV_VALUE_FORM (object);

  self->serial++;
  self->list = NULL;
  G_OBJECT_CLASS (cv_value_form_parent_class)->dispose (object);
}

static void
cv_value_form_finalize (GObject *object)
{
  CvValueForm *self = CV_VALUE_FORM (object);

  g_free (self->kpi);
  g_free (self->signature);
  g_ptr_array_unref (self->metrics);
  g_ptr_array_unref (self->channels);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  G_OBJECT_CLASS (cv_value_form_parent_class)->finalize (object);
}

static void
cv_value_form_class_init (CvValueFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cv_value_form_dispose;
  object_class->finalize = cv_value_form_finalize;

  g_type_ensure (CV_TYPE_BREAK_FORM);
  g_type_ensure (CV_TYPE_COLUMNS);
  g_type_ensure (CV_TYPE_VALUE_ENTRY);
  g_type_ensure (CV_TYPE_VALUE_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-value-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CvValueForm, card);
  gtk_widget_class_bind_template_child (widget_class, CvValueForm, columns);
  gtk_widget_class_bind_template_child (widget_class, CvValueForm, entry);
  gtk_widget_class_bind_template_child (widget_class, CvValueForm, list);
  gtk_widget_class_bind_template_child (widget_class, CvValueForm, break_form);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_break_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_break_cb);
}

static void
cv_value_form_init (CvValueForm *self)
{
  self->wanted = CV_DAY_NONE;
  self->metrics = g_ptr_array_new_with_free_func (g_free);
  self->channels = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_value_entry_set_lookup (self->entry, find_value, self);
  cv_reveal_on_focus (self->card);
}
