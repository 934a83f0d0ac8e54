/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first choice of each row is "as the file says". Rows that most files settle stay hidden
 * until one asks. */

#include "config.h"

#include "pages/cv-import-settings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/cv-clock.h"
#include "model/cv-question.h"
#include "pages/cv-import-words.h"
#include "widgets/cv-choice.h"

/* Years offered, backwards from this one. */
#define N_YEARS 20

typedef enum
{
  SETTING_CHANNEL,
  SETTING_DELIMITER,
  SETTING_DATE_ORDER,
  SETTING_DECIMAL,
  SETTING_YEAR,
  SETTING_GRAIN,
  N_SETTINGS
} Setting;

static const struct
{
  const char *title;
  CvImportAsks asked_by; /* hidden until a review asks; 0: always there */
} settings[N_SETTINGS] = {
  [SETTING_CHANNEL] = { N_ ("Numbers belong to"), 0 },
  [SETTING_DELIMITER] = { N_ ("Columns are parted by"), 0 },
  [SETTING_DATE_ORDER] = { N_ ("Order of day and month"), 0 },
  [SETTING_DECIMAL] = { N_ ("Decimal mark"), 0 },
  [SETTING_YEAR] = { N_ ("Year of the first row"), CV_IMPORT_ASKS_YEAR },
  [SETTING_GRAIN] = { N_ ("Each number is of"), 0 },
};

static const char *const delimiter_words[]
    = { N_ ("As the file shows"), N_ ("Tab"), N_ ("Semicolon"), N_ ("Comma"), N_ ("Bar") };
static const char delimiter_values[] = { 0, '\t', ';', ',', '|' };
static const char *const order_words[]
    = { N_ ("As the file shows"), N_ ("Day first (31/12/2026)"), N_ ("Month first (12/31/2026)"),
        N_ ("Year first (2026/12/31)") };
static const char *const order_values[] = { NULL, "dmy", "mdy", "ymd" };
static const char *const decimal_words[]
    = { N_ ("As the file shows"), N_ ("Comma (3,5)"), N_ ("Point (3.5)") };
static const char *const decimal_values[] = { NULL, ",", "." };
static const char *const grain_words[] = { N_ ("As the file shows"), N_ ("One day"),
                                           N_ ("One week"), N_ ("One month"), N_ ("One quarter") };

struct _CvImportSettings
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *rows[N_SETTINGS];
  GtkDropDown *choices[N_SETTINGS];
  gboolean taking; /* selections are set, not chosen */
  gboolean whole_plan; /* as in the options */
  GPtrArray *channels; /* of char *: ids, in the order of their drop-down after its first entry */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CvImportSettings, cv_import_settings, GTK_TYPE_WIDGET)

static void
selected_cb (CvImportSettings *self)
{
  if (!self->taking)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Takes @words, of char *, NULL-terminated. */
static void
add_setting (CvImportSettings *self,
             Setting           setting,
             GPtrArray        *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = cv_choice_new ((const char *const *) words->pdata);

  cv_choice_set_label (GTK_DROP_DOWN (choice), _ (settings[setting].title));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 200, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (settings[setting].title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_visible (row, settings[setting].asked_by == 0);
  gtk_list_box_append (self->list, row);
  self->rows[setting] = row;
  self->choices[setting] = GTK_DROP_DOWN (choice);
  g_ptr_array_unref (words);
}

static GPtrArray *
translate (const char *const *words,
           guint              n)
{
  GPtrArray *translated = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (translated, g_strdup (_ (words[i])));
  g_ptr_array_add (translated, NULL);
  return translated;
}

static GPtrArray *
list_channels (CvImportSettings *self,
               CvPlan           *plan)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (_ ("What the file says, else the whole plan")));
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_CHANNEL); i++)
    {
      CvChannel *channel = cv_plan_get_nth (plan, CV_NOUN_CHANNEL, i);

      g_ptr_array_add (words, g_strdup (cv_channel_get_label (channel)));
      g_ptr_array_add (self->channels, g_strdup (cv_record_get_id (CV_RECORD (channel))));
    }
  g_ptr_array_add (words, NULL);
  return words;
}

static int
get_this_year (void)
{
  int year, month, date;

  cv_day_to_ymd (cv_clock_today (), &year, &month, &date);
  return year;
}

static GPtrArray *
list_years (void)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (_ ("Not said")));
  for (int i = 0; i < N_YEARS; i++)
    g_ptr_array_add (words, g_strdup_printf ("%d", get_this_year () - i));
  g_ptr_array_add (words, NULL);
  return words;
}

void
cv_import_settings_set_plan (CvImportSettings *self,
                             CvPlan           *plan)
{
  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (self->channels->len == 0);

  add_setting (self, SETTING_CHANNEL, list_channels (self, plan));
  add_setting (self, SETTING_DELIMITER, translate (delimiter_words, G_N_ELEMENTS (delimiter_words)));
  add_setting (self, SETTING_DATE_ORDER, translate (order_words, G_N_ELEMENTS (order_words)));
  add_setting (self, SETTING_DECIMAL, translate (decimal_words, G_N_ELEMENTS (decimal_words)));
  add_setting (self, SETTING_YEAR, list_years ());
  add_setting (self, SETTING_GRAIN, translate (grain_words, G_N_ELEMENTS (grain_words)));
}

/* Takes @text. */
static void
show_example (CvImportSettings *self,
              Setting           setting,
              char             *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[setting]), text != NULL ? text : "");
  g_free (text);
}

void
cv_import_settings_show (CvImportSettings     *self,
                         const CvImportReview *review)
{
  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));

  for (guint i = 0; i < N_SETTINGS; i++)
    if ((review->asks & settings[i].asked_by) != 0)
      gtk_widget_set_visible (self->rows[i], TRUE);
  show_example (self, SETTING_DELIMITER, g_strdup (cv_import_words_delimiter (review->marks.delimiter)));
  show_example (self, SETTING_DATE_ORDER, cv_import_words_day (&review->marks));
  show_example (self, SETTING_DECIMAL, cv_import_words_number (&review->marks));
}

static guint
find_text (const char *const *texts,
           guint              n,
           const char        *text)
{
  for (guint i = 1; i < n && text != NULL; i++)
    if (g_ascii_strcasecmp (texts[i], text) == 0)
      return i;
  return 0;
}

static guint
find_channel (CvImportSettings *self,
              const char       *channel)
{
  guint position;

  return channel != NULL && g_ptr_array_find_with_equal_func (self->channels, channel, g_str_equal, &position)
             ? position + 1
             : 0;
}

static guint
find_delimiter (char delimiter)
{
  for (guint i = 1; i < G_N_ELEMENTS (delimiter_values); i++)
    if (delimiter_values[i] == delimiter)
      return i;
  return 0;
}

void
cv_import_settings_take (CvImportSettings      *self,
                         const CvImportOptions *options)
{
  int years = options->year > 0 ? get_this_year () - options->year + 1 : 0;
  const guint selected[N_SETTINGS] = {
    [SETTING_CHANNEL] = find_channel (self, options->channel),
    [SETTING_DELIMITER] = find_delimiter (options->delimiter),
    [SETTING_DATE_ORDER] = find_text (order_values, G_N_ELEMENTS (order_values), options->date_order),
    [SETTING_DECIMAL] = find_text (decimal_values, G_N_ELEMENTS (decimal_values), options->decimal),
    [SETTING_YEAR] = (guint) CLAMP (years, 0, N_YEARS),
    [SETTING_GRAIN] = (guint) (options->grain + 1),
  };

  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));

  self->whole_plan = options->whole_plan;
  self->taking = TRUE;
  for (guint i = 0; i < N_SETTINGS; i++)
    gtk_drop_down_set_selected (self->choices[i], selected[i]);
  self->taking = FALSE;
}

void
cv_import_settings_answer (CvImportSettings *self,
                           CvImportAsks      asked,
                           guint             answer)
{
  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));

  if (asked == CV_IMPORT_ASKS_OWNER)
    {
      self->whole_plan = TRUE;
      selected_cb (self);
      return;
    }
  gtk_drop_down_set_selected (self->choices[asked == CV_IMPORT_ASKS_DECIMAL ? SETTING_DECIMAL : SETTING_DATE_ORDER],
                              answer + 1);
}

void
cv_import_settings_choose_channel (CvImportSettings *self,
                                   const char       *channel)
{
  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));

  gtk_drop_down_set_selected (self->choices[SETTING_CHANNEL], find_channel (self, channel));
}

void
cv_import_settings_apply (CvImportSettings *self,
                          CvImportOptions  *options)
{
  guint selected[N_SETTINGS];

  g_return_if_fail (CV_IS_IMPORT_SETTINGS (self));

  for (guint i = 0; i < N_SETTINGS; i++)
    selected[i] = gtk_drop_down_get_selected (self->choices[i]);

  g_free (options->channel);
  options->channel = selected[SETTING_CHANNEL] == 0
                         ? NULL
                         : g_strdup (self->channels->pdata[selected[SETTING_CHANNEL] - 1]);
  options->whole_plan = self->whole_plan;
  options->delimiter = delimiter_values[selected[SETTING_DELIMITER]];
  g_free (options->date_order);
  options->date_order = g_strdup (order_values[selected[SETTING_DATE_ORDER]]);
  g_free (options->decimal);
  options->decimal = g_strdup (decimal_values[selected[SETTING_DECIMAL]]);
  options->year
      = selected[SETTING_YEAR] == 0 ? 0 : get_this_year () - (int) selected[SETTING_YEAR] + 1;
  options->grain = (int) selected[SETTING_GRAIN] - 1;
}

static void
cv_import_settings_dispose (GObject *object)
{
  CvImportSettings *self = CV_IMPORT_SETTINGS (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (cv_import_settings_parent_class)->dispose (object);
}

static void
cv_import_settings_finalize (GObject *object)
{
  g_ptr_array_unref (CV_IMPORT_SETTINGS (object)->channels);
  G_OBJECT_CLASS (cv_import_settings_parent_class)->finalize (object);
}

static void
cv_import_settings_class_init (CvImportSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cv_import_settings_dispose;
  object_class->finalize = cv_import_settings_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CV_TYPE_IMPORT_SETTINGS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cv_import_settings_init (CvImportSettings *self)
{
  self->channels = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the file is read"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}
