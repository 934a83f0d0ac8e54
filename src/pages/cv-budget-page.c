/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pages/cv-budget-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/cv-budget.h"
#include "model/cv-planning.h"
#include "model/cv-question.h"
#include "model/cv-unit.h"
#include "model/cv-words.h"
#include "pages/cv-chart-menu.h"
#include "pages/cv-mention-input.h"
#include "pages/cv-person-input.h"
#include "pages/cv-record-list.h"
#include "pages/cv-tool-picker.h"
#include "widgets/cv-compat.h"
#include "widgets/cv-label.h"
#include "widgets/cv-share-picture.h"

enum
{
  ROW_HEADINGS,
  ROW_LICENCE,
  ROW_ANALYSIS,
  ROW_REST,
  ROW_TOTAL,
  ROW_HOURS,
  N_ROWS
};

struct _CvBudgetPage
{
  CvPage parent_instance;

  AdwPreferencesGroup *tools_group, *costs_group, *people_group;
  GtkWidget *guide_group, *totals_group;
  GtkButton *catalogue_button;
  GtkLabel *sentence;
  GtkGrid *totals;

  CvPictureView *guide; /* licences and analysis against 20 to 80 */
  CvChartMenu *guide_menu;
  CvRecordList *tools, *costs, *people;     /* (unowned) */
  GtkLabel *planned[N_ROWS], *actual[N_ROWS]; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CvBudgetPage, cv_budget_page, CV_TYPE_PAGE)

static char *
format_money (CvPlan *plan,
              double  amount)
{
  return cv_unit_format (amount, "currency", cv_plan_get_info (plan)->currency);
}

/* Adds @part to a line of parts. */
static void
add_part (GString    *line,
          const char *part)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/* --- tools --- */

static const CvFormField tool_fields[] = {
  { "name", N_ ("_Name"), FALSE },
  { "stage", N_ ("Sta_ge"), FALSE },
  { "price", N_ ("_Price"), FALSE },
  { "nature", N_ ("_Kind of work"), FALSE },
  { "yearly", N_ ("Cost a _year"), FALSE },
  { "actual", N_ ("Spent so _far"), FALSE },
};

static guint
count_links (CvPlan     *plan,
             const char *tool)
{
  guint n = 0;

  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_TOOL_KPI); i++)
    n += g_str_equal (((CvToolKpi *) cv_plan_get_nth (plan, CV_NOUN_TOOL_KPI, i))->tool, tool);
  return n;
}

/* "Listen · Paid · Reads what people say · 1 200 € a year · feeds 2 KPIs". */
static char *
describe_tool (CvPlan   *plan,
               CvRecord *record)
{
  CvTool *tool = (CvTool *) record;
  GString *line = g_string_new (cv_word (cv_tool_stage_get_type (), tool->stage));
  guint n = count_links (plan, cv_record_get_id (record));

  add_part (line, cv_word (cv_price_get_type (), tool->price));
  add_part (line, cv_word (cv_nature_get_type (), tool->nature));
  if (tool->yearly > 0)
    {
      g_autofree char *money = format_money (plan, tool->yearly);
      /* Translators: %s is an amount of money. */
      g_autofree char *yearly = g_strdup_printf (_ ("%s a year"), money);

      add_part (line, yearly);
    }
  else if (tool->price != CV_PRICE_FREE)
    add_part (line, _ ("no price yet"));
  if (n > 0)
    {
      g_autofree char *feeds = g_strdup_printf (ngettext ("feeds %u KPI", "feeds %u KPIs", n), n);

      add_part (line, feeds);
    }
  return g_string_free (line, FALSE);
}

typedef struct
{
  CvPage *page; /* (unowned) */
  char *tool, *kpi;
} Feeding;

static void
feeding_free (gpointer  data,
              GClosure *closure)
{
  Feeding *feeding = data;

  g_free (feeding->tool);
  g_free (feeding->kpi);
  g_free (feeding);
}

static CvToolKpi *
find_link (CvPlan     *plan,
           const char *tool,
           const char *kpi)
{
  for (guint i = 0; i < cv_plan_get_count (plan, CV_NOUN_TOOL_KPI); i++)
    {
      CvToolKpi *link = cv_plan_get_nth (plan, CV_NOUN_TOOL_KPI, i);

      if (g_str_equal (link->tool, tool) && g_str_equal (link->kpi, kpi))
        return link;
    }
  return NULL;
}

static void
on_feed_toggled (GtkCheckButton *button,
                 gpointer        data)
{
  Feeding *feeding = data;
  CvPlan *plan = cv_page_get_plan (feeding->page);
  CvToolKpi *link = find_link (plan, feeding->tool, feeding->kpi);
  g_autoptr (GError) error = NULL;
  CvEdit *edit = NULL;

  if (gtk_check_button_get_active (button) == (link != NULL))
    return;
  if (link != NULL)
    edit = cv_planning_remove (plan, CV_RECORD (link));
  else
    {
      CvRow *row = cv_row_new (CV_NOUN_TOOL_KPI, NULL);

      cv_row_set_text (row, "tool", feeding->tool);
      cv_row_set_text (row, "kpi", feeding->kpi);
      edit = cv_planning_insert (plan, row, &error);
    }
  cv_page_submit (feeding->page, edit, g_steal_pointer (&error));
}

/* Which KPIs the tool gives numbers for. With many KPIs the list scrolls by itself. */
static void
add_feeds (CvRecordForm *form,
           CvPage       *page,
           CvRecord     *tool)
{
  CvPlan *plan = cv_page_get_plan (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (_ ("KPIs it gives numbers for"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  guint n = cv_plan_get_count (plan, CV_NOUN_KPI);

  for (guint i = 0; i < n; i++)
    {
      CvKpi *kpi = cv_plan_get_nth (plan, CV_NOUN_KPI, i);
      const char *id = cv_record_get_id (CV_RECORD (kpi));
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *name = gtk_label_new (NULL);
      Feeding *feeding = g_new (Feeding, 1);

      *feeding = (Feeding){ page, g_strdup (cv_record_get_id (tool)), g_strdup (id) };
      cv_label_limit (GTK_LABEL (name), 2);
      cv_label_set_name (GTK_LABEL (name), cv_kpi_get_label (kpi));
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, cv_kpi_get_label (kpi), -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_link (plan, feeding->tool, id) != NULL);
      g_signal_connect_data (check, "toggled", G_CALLBACK (on_feed_toggled), feeding, feeding_free, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 330);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (whole), label);
  gtk_box_append (GTK_BOX (whole), scroller);
  gtk_widget_set_visible (whole, n > 0);
  cv_record_form_add_widget (form, whole);
}

static void
fill_tool (CvRecordForm *form,
           CvPage       *page,
           CvRecord     *tool)
{
  cv_record_form_add (form, cv_person_input_new (cv_page_get_plan (page), CV_NOUN_TOOL, "owner", _ ("O_wner")), FALSE);
  cv_record_form_add (form, cv_input_new (CV_NOUN_TOOL, "note", _ ("N_ote")), TRUE);
  add_feeds (form, page, tool);
}

static const CvRecordListKind tools_kind = {
  CV_NOUN_TOOL, N_ ("Tools"), N_ ("Add tool"), N_ ("The tool “%s” was deleted."), describe_tool,
  tool_fields, G_N_ELEMENTS (tool_fields), fill_tool,
};

static void
on_tool_chosen (CvBudgetPage *self,
                const char   *id)
{
  CvPlan *plan = cv_page_get_plan (CV_PAGE (self));
  g_autoptr (GError) error = NULL;
  CvRow *row = cv_planning_new_tool (plan, id, NULL, &error);
  CvEdit *edit = row != NULL ? cv_planning_insert (plan, row, &error) : NULL;

  cv_page_submit (CV_PAGE (self), edit, g_steal_pointer (&error));
}

static void
on_catalogue_clicked (CvBudgetPage *self)
{
  GtkWidget *picker = cv_tool_picker_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_tool_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

/* --- effort and money --- */

static const CvFormField cost_fields[] = {
  { "name", N_ ("_Name"), FALSE },
  { "kind", N_ ("_Kind of cost"), FALSE },
  { "hours", N_ ("_Hours"), FALSE },
  { "rate", N_ ("_Rate an hour"), FALSE },
  { "planned", N_ ("A_mount planned"), FALSE },
  { "actual_hours", N_ ("Hours so _far"), FALSE },
  { "actual", N_ ("Spen_t so far"), FALSE },
};

/* "Analysis · 120 h · 6 000 € · Ana Ferrer, senior". */
static char *
describe_cost (CvPlan   *plan,
               CvRecord *record)
{
  CvCost *cost = (CvCost *) record;
  GString *line = g_string_new (cv_word (cv_cost_kind_get_type (), cost->kind));
  CvPerson *person = cv_plan_find_person (plan, cost->owner);
  double planned = cv_cost_get_planned (cost);

  if (cost->hours > 0)
    {
      g_autofree char *hours = cv_unit_format (cost->hours, "duration_hours", NULL);

      add_part (line, hours);
    }
  if (planned > 0)
    {
      g_autofree char *money = format_money (plan, planned);

      add_part (line, money);
    }
  if (*cost->owner != '\0')
    {
      add_part (line, cost->owner);
      if (person != NULL && person->experience != CV_EXPERIENCE_NONE)
        g_string_append_printf (line, ", %s", cv_word (cv_experience_get_type (), person->experience));
    }
  return g_string_free (line, FALSE);
}

static void
fill_cost (CvRecordForm *form,
           CvPage       *page,
           CvRecord     *cost)
{
  CvPlan *plan = cv_page_get_plan (page);

  cv_record_form_add (form, cv_person_input_new (plan, CV_NOUN_COST, "owner", _ ("O_wner")), FALSE);
  cv_record_form_add (form,
                      cv_mention_input_new (plan, CV_NOUN_COST, "channel", _ ("Chan_nel"), CV_NOUN_CHANNEL,
                                            C_ ("channel", "None in particular")),
                      FALSE);
  cv_record_form_add (form, cv_input_new (CV_NOUN_COST, "note", _ ("Not_e")), TRUE);
}

static const CvRecordListKind costs_kind = {
  CV_NOUN_COST, N_ ("Effort and Money"), N_ ("Add line of the budget"), N_ ("The line “%s” was deleted."),
  describe_cost, cost_fields, G_N_ELEMENTS (cost_fields), fill_cost,
};

/* --- people --- */

static const CvFormField person_fields[] = {
  { "name", N_ ("_Name"), FALSE },
  { "experience", N_ ("E_xperience"), FALSE },
  { "task", N_ ("_Task"), TRUE },
  { "hours_a_week", N_ ("_Hours a week"), FALSE },
  { "note", N_ ("N_ote"), TRUE },
};

static char *
describe_person (CvPlan   *plan,
                 CvRecord *record)
{
  CvPerson *person = (CvPerson *) record;
  GString *line = g_string_new (NULL);

  if (person->experience != CV_EXPERIENCE_NONE)
    add_part (line, cv_word (cv_experience_get_type (), person->experience));
  if (*person->task != '\0')
    add_part (line, person->task);
  if (person->hours_a_week > 0)
    {
      g_autofree char *hours = cv_unit_format (person->hours_a_week, "duration_hours", NULL);
      /* Translators: %s is a number of hours. */
      g_autofree char *weekly = g_strdup_printf (_ ("%s a week"), hours);

      add_part (line, weekly);
    }
  return g_string_free (line, FALSE);
}

static const CvRecordListKind people_kind = {
  CV_NOUN_PERSON, N_ ("People"), N_ ("Add person"), N_ ("“%s” was taken off the list of people."),
  describe_person, person_fields, G_N_ELEMENTS (person_fields), NULL,
};

/* --- what it comes to --- */

static GtkLabel *
attach_label (GtkGrid    *grid,
              int         column,
              int         row,
              const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  if (row == ROW_HEADINGS)
    gtk_widget_add_css_class (label, "dim-label");
  if (row == ROW_TOTAL)
    gtk_widget_add_css_class (label, "heading");
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
build_totals (CvBudgetPage *self)
{
  const char *const names[N_ROWS] = {
    [ROW_HEADINGS] = "",           [ROW_LICENCE] = _ ("Licences"), [ROW_ANALYSIS] = _ ("Analysis"),
    [ROW_REST] = _ ("Everything else"), [ROW_TOTAL] = _ ("Total"), [ROW_HOURS] = _ ("Hours"),
  };

  for (int i = 0; i < N_ROWS; i++)
    {
      attach_label (self->totals, 0, i, names[i]);
      self->planned[i] = attach_label (self->totals, 1, i, i == ROW_HEADINGS ? _ ("Planned") : "");
      self->actual[i] = attach_label (self->totals, 2, i, i == ROW_HEADINGS ? _ ("So far") : "");
    }
}

static void
set_money (CvBudgetPage *self,
           int           row,
           double        planned,
           double        actual)
{
  CvPlan *plan = cv_page_get_plan (CV_PAGE (self));
  g_autofree char *planned_text = format_money (plan, planned);
  g_autofree char *actual_text = format_money (plan, actual);

  gtk_label_set_text (self->planned[row], planned_text);
  gtk_label_set_text (self->actual[row], actual_text);
}

static void
set_hours (CvBudgetPage   *self,
           const CvBudget *budget)
{
  g_autofree char *planned = cv_unit_format (budget->hours, "duration_hours", NULL);
  g_autofree char *actual = cv_unit_format (budget->actual_hours, "duration_hours", NULL);

  gtk_label_set_text (self->planned[ROW_HOURS], planned);
  gtk_label_set_text (self->actual[ROW_HOURS], actual);
}

/* "Listen 1 · Publish 2 · Converse 0 …": which stages have a tool. */
static char *
describe_stages (const CvBudget *budget)
{
  GString *line = g_string_new (NULL);

  for (int stage = CV_TOOL_LISTEN; stage <= CV_TOOL_MEASURE; stage++)
    {
      /* Translators: a stage such as "Listen", and how many tools there are for it. */
      g_autofree char *part = g_strdup_printf (_ ("%1$s %2$u"), cv_word (cv_tool_stage_get_type (), stage),
                                               budget->tools[stage]);

      add_part (line, part);
    }
  return g_string_free (line, FALSE);
}

static CvFigure *
make_guide (gpointer page)
{
  return cv_share_chart_to_figure (cv_share_chart_of_budget (cv_page_get_plan (page)));
}

static void
update (CvBudgetPage *self)
{
  CvPlan *plan = cv_page_get_plan (CV_PAGE (self));
  g_autofree char *sentence = cv_budget_tell (plan);
  g_autofree char *stages = NULL;
  CvBudget budget;

  cv_budget_read (plan, &budget);
  gtk_widget_set_visible (GTK_WIDGET (self->guide), !isnan (budget.licence_share));
  gtk_widget_set_visible (GTK_WIDGET (self->guide_menu), !isnan (budget.licence_share));
  cv_share_picture_show (self->guide, cv_share_chart_of_budget (plan));
  stages = describe_stages (&budget);
  gtk_label_set_text (self->sentence, sentence);
  adw_preferences_group_set_description (self->tools_group, stages);
  set_money (self, ROW_LICENCE, budget.licence, budget.actual_licence);
  set_money (self, ROW_ANALYSIS, budget.analysis, budget.actual_analysis);
  set_money (self, ROW_REST, budget.total - budget.licence - budget.analysis,
             budget.actual_total - budget.actual_licence - budget.actual_analysis);
  set_money (self, ROW_TOTAL, budget.total, budget.actual_total);
  set_hours (self, &budget);
  gtk_widget_set_visible (self->totals_group, budget.total > 0 || budget.actual_total > 0 || budget.hours > 0);
}

/* --- the page --- */

static CvRecordList *
add_list (CvBudgetPage           *self,
          AdwPreferencesGroup    *group,
          const CvRecordListKind *kind)
{
  GtkWidget *list = cv_record_list_new (CV_PAGE (self), kind);

  adw_preferences_group_add (group, list);
  return CV_RECORD_LIST (list);
}

static void
cv_budget_page_session_set (CvPage *page)
{
  CvBudgetPage *self = CV_BUDGET_PAGE (page);

  self->tools = add_list (self, self->tools_group, &tools_kind);
  self->costs = add_list (self, self->costs_group, &costs_kind);
  self->people = add_list (self, self->people_group, &people_kind);
  cv_chart_menu_set_maker (self->guide_menu, _ ("Licences and Analysis"), make_guide, self);
  build_totals (self);
  g_signal_connect_object (cv_page_get_plan (page), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cv_budget_page_add (CvPage *page)
{
  cv_record_list_focus_add (CV_BUDGET_PAGE (page)->tools);
}

static void
cv_budget_page_reveal (CvPage   *page,
                       CvRecord *record)
{
  CvBudgetPage *self = CV_BUDGET_PAGE (page);
  CvNoun noun = cv_record_get_noun (record);
  CvRecordList *list = noun == CV_NOUN_TOOL   ? self->tools
                       : noun == CV_NOUN_COST ? self->costs
                       : noun == CV_NOUN_PERSON ? self->people
                                                : NULL;

  if (list != NULL)
    cv_record_list_show (list, cv_record_get_id (record));
}

static void
cv_budget_page_class_init (CvBudgetPageClass *klass)
{
  CvPageClass *page_class = CV_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  page_class->session_set = cv_budget_page_session_set;
  page_class->add_label = N_ ("_Add Tool");
  page_class->add = cv_budget_page_add;
  page_class->reveal = cv_budget_page_reveal;

  g_type_ensure (CV_TYPE_CHART_MENU);
  g_type_ensure (CV_TYPE_PICTURE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/cultivar_planner/Cultivar/cv-budget-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, guide_group);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, guide);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, guide_menu);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, tools_group);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, catalogue_button);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, costs_group);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, totals_group);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, totals);
  gtk_widget_class_bind_template_child (widget_class, CvBudgetPage, people_group);
  gtk_widget_class_bind_template_callback (widget_class, on_catalogue_clicked);
}

static void
cv_budget_page_init (CvBudgetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cv_button_name_by_label (GTK_WIDGET (self->catalogue_button));
}
