/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-record-list.h"

#include <glib/gi18n-lib.h>

#include "base/cv-text.h"
#include "model/cv-planning.h"
#include "widgets/cv-follow.h"
#include "widgets/cv-item-row.h"

struct _CvRecordList
{
  AdwBin parent_instance;

  CvPage *page; /* (unowned) */
  const CvRecordListKind *kind;
  GtkListBox *list;      /* (unowned) */
  AdwEntryRow *add_row;  /* (unowned) */
  GtkLabel *complaint;   /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CvRecordList, cv_record_list, ADW_TYPE_BIN)

static char *
get_name (CvRecord *record)
{
  char *name;

  g_object_get (record, "name", &name, NULL);
  return name;
}

/* --- a row --- */

static GtkWidget *
make_details (CvItemRow *row,
              gpointer   list)
{
  CvRecordList *self = list;
  CvRecord *record = cv_follow_get_record (GTK_WIDGET (row));
  CvRecordForm *form = cv_record_form_new (cv_page_get_session (self->page), record);

  cv_record_form_add_all (form, self->kind->fields, self->kind->n_fields);
  if (self->kind->fill_form != NULL)
    self->kind->fill_form (form, self->page, record);
  return GTK_WIDGET (form);
}

static void
delete_record (CvRecordList *self,
               CvRecord     *record)
{
  g_autofree char *whole = get_name (record);
  g_autofree char *name = cv_text_name (whole);
  g_auto (GStrv) around = g_strsplit (_ (self->kind->deleted), "%s", 2);
  g_autofree char *text = g_strconcat (around[0], name, around[1], NULL);

  cv_page_submit (self->page, cv_planning_remove (cv_page_get_plan (self->page), record), NULL);
  cv_page_say (self->page, text, TRUE);
}

static void
on_delete_clicked (GtkWidget *button,
                   gpointer   list)
{
  CvRecord *record = cv_follow_get_record (gtk_widget_get_ancestor (button, CV_TYPE_ITEM_ROW));

  if (record != NULL)
    delete_record (list, record);
}

/* Delete on a row; in a field of it the key is the field's. */
static gboolean
on_delete_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   unused)
{
  CvRecord *record = cv_follow_get_focused (widget);

  if (record == NULL)
    return FALSE;
  delete_record (CV_RECORD_LIST (widget), record);
  return TRUE;
}

static GtkWidget *
find_button (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "cv-delete");
}

static void
update_row (CvRecordList *self,
            GtkWidget    *row,
            CvRecord     *record)
{
  g_autofree char *name = get_name (record);
  g_autofree char *subtitle = self->kind->describe (cv_page_get_plan (self->page), record);
  g_autofree char *called = cv_text_name (name);
  /* Translators: %s is the name of a person, a tool, a code… */
  g_autofree char *label = g_strdup_printf (_ ("Delete “%s”"), called);

  cv_item_row_set_title (CV_ITEM_ROW (row), name, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find_button (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_row (CvRecord *record,
          gpointer  list)
{
  GtkWidget *row = cv_item_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_delete_clicked), list);
  g_object_set_data (G_OBJECT (row), "cv-delete", button);
  cv_item_row_add_suffix (CV_ITEM_ROW (row), button);
  cv_item_row_set_details (CV_ITEM_ROW (row), make_details, list);
  update_row (list, row, record);
  return row;
}

static void
update (CvRecordList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_row (self, row, cv_follow_get_record (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

/* --- adding --- */

static void
complain (CvRecordList *self,
          const char   *sentence)
{
  gtk_label_set_text (self->complaint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), sentence != NULL);
}

static CvEdit *
new_edit (CvRecordList *self,
          const char   *name,
          GError      **error)
{
  CvPlan *plan = cv_page_get_plan (self->page);
  CvRow *row;

  if (self->kind->new_edit != NULL)
    return self->kind->new_edit (plan, name, error);
  row = cv_row_new (self->kind->noun, NULL);
  cv_row_set_text (row, "name", name);
  cv_row_set_integer (row, "position", cv_plan_next_position (plan, self->kind->noun));
  return cv_planning_insert (plan, row, error);
}

static void
on_add (CvRecordList *self)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = new_edit (self, gtk_editable_get_text (GTK_EDITABLE (self->add_row)), &error);

  complain (self, error != NULL ? error->message : NULL);
  if (edit == NULL)
    return;
  cv_page_submit (self->page, edit, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
on_typed (CvRecordList *self)
{
  complain (self, NULL);
}

void
cv_record_list_focus_add (CvRecordList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
}

void
cv_record_list_show (CvRecordList *self,
                     const char   *id)
{
  GtkWidget *row = cv_follow_get_row (self->list, id);

  if (row != NULL)
    cv_item_row_show (CV_ITEM_ROW (row));
  else
    cv_follow_focus (self->list, id);
}

/* --- the list --- */

static GtkWidget *
make_add_list (CvRecordList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->add_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ (self->kind->add_label));
  g_signal_connect_swapped (self->add_row, "entry-activated", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->add_row, "changed", G_CALLBACK (on_typed), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->add_label), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->add_row));
  return list;
}

static void
build (CvRecordList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->list_label), -1);
  self->complaint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->complaint, 0);
  gtk_label_set_wrap (self->complaint, TRUE);
  gtk_label_set_wrap_mode (self->complaint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->complaint), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), FALSE);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), make_add_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->complaint));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cv_record_list_new (CvPage                 *page,
                    const CvRecordListKind *kind)
{
  CvRecordList *self = g_object_new (CV_TYPE_RECORD_LIST, NULL);
  CvPlan *plan = cv_page_get_plan (page);

  self->page = page;
  self->kind = kind;
  build (self);
  cv_item_row_connect (self->list);
  cv_follow (self->list, cv_plan_get_list (plan, kind->noun), make_row, self);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
cv_record_list_class_init (CvRecordListClass *klass)
{
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, on_delete_key, NULL);
}

static void
cv_record_list_init (CvRecordList *self)
{
}
