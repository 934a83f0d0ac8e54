/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a committed plan asks a reason for, and what it does not. */

#include "base/cv-error.h"
#include "model/cv-commitment.h"
#include "model/cv-story.h"
#include "plan-builder.h"

#define TODAY 20600

static CvPlan *
new_plan (const char *state)
{
  CvPlan *plan = cv_plan_new ();
  g_autofree char *line = g_strdup_printf ("plan plan name=Spring from=2026-01-05 to=2026-12-27 currency=EUR state=%s", state);

  put (plan, line);
  put (plan, "goal g1 statement=Be_known");
  put (plan, "kpi k1 goal=g1 name=Reach formula=reach unit=count target=1200");
  put (plan, "milestone m1 kpi=k1 day=2026-06-01 value=600");
  put (plan, "channel c1 name=Forum kind=own_forum");
  put (plan, "channel c2 name=Pictures kind=instagram");
  put (plan, "role r1 channel=c1 goal=g1 role=lead");
  put (plan, "kpi_channel kc1 kpi=k1 channel=c1");
  return plan;
}

static CvEdit *
change (CvPlan *plan, CvNoun noun, const char *id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  CvEdit *edit = cv_planning_change_text (plan, cv_plan_find (plan, noun, id), field, text, &error);

  g_assert_no_error (error);
  return edit;
}

static const CvCell *
cell (GPtrArray *changes, guint i, const char *field)
{
  return &((CvRow *) g_ptr_array_index (changes, i))->cells[cv_noun_field (CV_NOUN_DECISION, field)];
}

static void
test_frozen (void)
{
  static const struct
  {
    CvNoun noun;
    const char *id, *field, *text, *change; /* change NULL: free */
  } cases[] = {
    { CV_NOUN_KPI, "k1", "target", "1500", "Target: 1200 → 1500" },
    { CV_NOUN_KPI, "k1", "cadence", "week", "How often: Every day → Every week" },
    { CV_NOUN_KPI, "k1", "due", "2026-11-30", "Due day: – → 30 November 2026" },
    { CV_NOUN_MILESTONE, "m1", "value", "700", "Milestone: 600 → 700" },
    { CV_NOUN_GOAL, "g1", "statement", "Be loved", "Statement: Be known → Be loved" },
    { CV_NOUN_CHANNEL, "c1", "decision", "drop", "Keep or drop: Not decided → Drop" },
    { CV_NOUN_KPI, "k1", "unit", "percent", "Unit: number → percent" },
    { CV_NOUN_GOAL, "g1", "owner", "Ana", "Owner: – → Ana" },
    { CV_NOUN_PLAN, "plan", "to", "2026-12-20", "Last day: 27 December 2026 → 20 December 2026" },
    { CV_NOUN_PLAN, "plan", "from", "2026-01-06", "First day: 5 January 2026 → 6 January 2026" },
    { CV_NOUN_ROLE, "r1", "role", "support", "Role: Lead → Support" },
    { CV_NOUN_KPI, "k1", "note", "x", NULL },
    { CV_NOUN_GOAL, "g1", "note", "x", NULL },
    { CV_NOUN_CHANNEL, "c1", "mission", "x", NULL },
    { CV_NOUN_PLAN, "plan", "reason", "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan ("committed");
      g_autoptr (CvPlan) draft = new_plan ("draft");
      g_autoptr (CvEdit) edit = change (plan, cases[i].noun, cases[i].id, cases[i].field, cases[i].text);
      g_autoptr (GPtrArray) changes = cv_commitment_get_changes (plan, edit, TODAY);
      g_autoptr (GPtrArray) none = cv_commitment_get_changes (draft, edit, TODAY);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_true (cv_commitment_check (draft, edit, NULL));
      g_assert_cmpuint (changes->len, ==, cases[i].change != NULL);
      g_assert_cmpint (cv_commitment_check (plan, edit, &error), ==, cases[i].change == NULL);
      if (cases[i].change == NULL)
        continue;
      g_assert_error (error, CV_ERROR, CV_ERROR_NEEDS_REASON);
      g_assert_cmpstr (cell (changes, 0, "change")->text, ==, cases[i].change);
      g_assert_cmpint (cell (changes, 0, "verdict")->integer, ==, CV_VERDICT_CHANGE);
      g_assert_cmpint (cell (changes, 0, "day")->integer, ==, TODAY);
    }
}

/* Adding and removing are decisions, too; a changed milestone is about its KPI. */
static void
test_coming_and_going (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  g_autoptr (CvEdit) added = cv_planning_insert (
      plan, cv_planning_new_kpi (plan, "g1", cv_catalogue_kpi (cv_catalogue_get (), "audience_size"), NULL), NULL);
  g_autoptr (CvEdit) removed = cv_planning_remove (plan, cv_plan_find (plan, CV_NOUN_KPI, "k1"));
  g_autoptr (CvEdit) milestone = cv_planning_remove (plan, cv_plan_find (plan, CV_NOUN_MILESTONE, "m1"));
  g_autoptr (GPtrArray) adding = cv_commitment_get_changes (plan, added, TODAY);
  g_autoptr (GPtrArray) removing = cv_commitment_get_changes (plan, removed, TODAY);
  g_autoptr (GPtrArray) of_kpi = cv_commitment_get_changes (plan, milestone, TODAY);

  g_assert_cmpuint (adding->len, ==, 1);
  g_assert_cmpint (cell (adding, 0, "verdict")->integer, ==, CV_VERDICT_ADD);
  g_assert_cmpstr (cell (adding, 0, "name")->text, ==, "Audience size");
  g_assert_cmpuint (removing->len, ==, 1);
  g_assert_cmpint (cell (removing, 0, "verdict")->integer, ==, CV_VERDICT_REMOVE);
  g_assert_cmpstr (cell (removing, 0, "about")->text, ==, "k1");
  g_assert_cmpstr (cell (of_kpi, 0, "about")->text, ==, "k1");
  g_assert_cmpstr (cell (of_kpi, 0, "name")->text, ==, "Reach");
}

/* What an act on a part (or on a channel) is told as; takes the edit. */
static void
assert_told (CvPlan *plan, CvEdit *edit, CvVerdict verdict, const char *about, const char *name, const char *change)
{
  g_autoptr (CvEdit) owned = edit;
  g_autoptr (GPtrArray) changes = cv_commitment_get_changes (plan, owned, TODAY);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cell (changes, 0, "verdict")->integer, ==, verdict);
  g_assert_cmpstr (cell (changes, 0, "about")->text, ==, about);
  g_assert_cmpstr (cell (changes, 0, "name")->text, ==, name);
  g_assert_cmpstr (cell (changes, 0, "change")->text, ==, change);
  g_assert_false (cv_commitment_check (plan, owned, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NEEDS_REASON);
}

/* Where a KPI is measured, which channels there are and what they do for a goal are agreed, too. */
static void
test_channels_and_scope (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  gpointer kpi = cv_plan_find (plan, CV_NOUN_KPI, "k1"), goal = cv_plan_find (plan, CV_NOUN_GOAL, "g1");
  gpointer forum = cv_plan_find (plan, CV_NOUN_CHANNEL, "c1"), pictures = cv_plan_find (plan, CV_NOUN_CHANNEL, "c2");

  assert_told (plan, cv_planning_link (plan, kpi, pictures, TRUE), CV_VERDICT_CHANGE, "k1", "Reach",
               "It is measured on “Pictures”");
  assert_told (plan, cv_planning_link (plan, kpi, forum, FALSE), CV_VERDICT_CHANGE, "k1", "Reach",
               "It is no longer measured on “Forum”");
  assert_told (plan, cv_planning_set_role (plan, pictures, goal, CV_ROLE_SUPPORT), CV_VERDICT_CHANGE, "c2", "Pictures",
               "It serves “Be known”");
  assert_told (plan, cv_planning_set_role (plan, forum, goal, CV_ROLE_NONE), CV_VERDICT_CHANGE, "c1", "Forum",
               "It no longer serves “Be known”");
  assert_told (plan, cv_planning_remove (plan, forum), CV_VERDICT_REMOVE, "c1", "Forum", "");
  assert_told (plan, cv_planning_insert (plan, cv_planning_new_channel (plan, "youtube", "Films", NULL), NULL), CV_VERDICT_ADD,
               "", "Films", "");
}

/* What comes with something new is told with it. */
static void
test_new_with_parts (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  CvEdit *edit = cv_edit_new ("Add");
  CvRow *role = cv_row_new (CV_NOUN_ROLE, NULL);
  const char *channel = cv_edit_insert (edit, cv_planning_new_channel (plan, "youtube", "Films", NULL));

  cv_row_set_text (role, "channel", channel);
  cv_row_set_text (role, "goal", "g1");
  cv_row_set_integer (role, "role", CV_ROLE_LEAD);
  cv_edit_insert (edit, role);
  assert_told (plan, edit, CV_VERDICT_ADD, "", "Films", "");
}

static void
test_explain (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  g_autoptr (CvEdit) edit = change (plan, CV_NOUN_KPI, "k1", "target", "1500");
  g_autoptr (GError) error = NULL;

  g_assert_false (cv_commitment_explain (plan, edit, "  ", TODAY, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
  g_assert_cmpuint (edit->operations->len, ==, 1);
  g_assert_true (cv_commitment_explain (plan, edit, "More people came", TODAY, NULL));
  g_assert_cmpuint (edit->operations->len, ==, 2);
  g_assert_true (cv_commitment_check (plan, edit, NULL));
}

/* Draft, committed, closed and committed again; each only from where it may be. */
static void
test_states (void)
{
  static const struct
  {
    const char *state;
    gboolean commit, close, reopen;
  } cases[] = { { "draft", TRUE, FALSE, FALSE }, { "committed", FALSE, TRUE, FALSE }, { "closed", FALSE, FALSE, TRUE } };
  g_autoptr (CvPlan) bare = cv_plan_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CvPlan) plan = new_plan (cases[i].state);
      g_autoptr (CvEdit) commit = cv_commitment_commit (plan, TODAY, NULL);
      g_autoptr (CvEdit) close = cv_commitment_close (plan, "much", TODAY, NULL);
      g_autoptr (CvEdit) reopen = cv_commitment_reopen (plan, "again", TODAY, NULL);

      g_assert_cmpint (commit != NULL, ==, cases[i].commit);
      g_assert_cmpint (close != NULL, ==, cases[i].close);
      g_assert_cmpint (reopen != NULL, ==, cases[i].reopen);
    }
  put (bare, "plan plan name=Bare");
  g_assert_null (cv_commitment_commit (bare, TODAY, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_NEEDS_GOAL);
}

static void
test_review (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  gpointer kpi = cv_plan_find (plan, CV_NOUN_KPI, "k1"), channel = cv_plan_find (plan, CV_NOUN_CHANNEL, "c1");
  g_autoptr (CvEdit) keep = cv_commitment_review (plan, kpi, CV_VERDICT_KEEP, "", "It works", TODAY, NULL);
  g_autoptr (CvEdit) stop = cv_commitment_review (plan, channel, CV_VERDICT_STOP, "Nobody comes", "", TODAY, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (keep);
  g_assert_cmpuint (stop->operations->len, ==, 2); /* the channel, and the decision about it */
  g_assert_true (cv_commitment_check (plan, stop, NULL));
  g_assert_null (cv_commitment_review (plan, kpi, CV_VERDICT_STOP, "", "", TODAY, &error));
  g_assert_error (error, CV_ERROR, CV_ERROR_INVALID);
}

static void
test_story (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  g_auto (GStrv) told = NULL;

  put (plan, "decision d1 day=2026-06-03 about=k1 name=Reach verdict=change change=Target:_1_→_2 why=More_came learned=Ask who=Ana_Ferrer");
  put (plan, "decision d2 day=2026-05-03 name=A verdict=remove why=We_can_do_without_it.");
  put (plan, "decision d3 day=2026-05-03 name=B verdict=remove why=We_can_do_without_it.");
  put (plan, "decision d4 day=2026-05-03 name=C verdict=keep");
  put (plan, "decision d5 day=2026-05-03 name=D verdict=keep");
  told = cv_story_tell (plan);
  g_assert_cmpuint (g_strv_length (told), ==, 4);
  g_assert_cmpstr (told[0], ==, "3 May 2026: “\342\201\250A\342\201\251” was taken out. “\342\201\250B\342\201\251” was taken out. Why: “We can do without it.”");
  g_assert_cmpstr (told[1], ==, "3 May 2026: “\342\201\250C\342\201\251” is kept.");
  g_assert_cmpstr (told[2], ==, "3 May 2026: “\342\201\250D\342\201\251” is kept.");
  g_assert_cmpstr (told[3], ==, "3 June 2026, \342\201\250Ana Ferrer\342\201\251: “\342\201\250Reach\342\201\251” was changed. Target: 1 → 2. Why: “More came”. Learned: “Ask”.");
}

/* What nobody has named is called what the catalogue calls it now, whatever that was when it was decided; a name stays. */
static void
test_story_follows_catalogue (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  g_auto (GStrv) told = NULL;

  put (plan, "kpi k2 goal=g1 catalogue=audience_size formula=followers");
  put (plan, "decision d1 day=2026-06-03 about=k2 name=Taille_de_l’audience verdict=keep");
  put (plan, "decision d2 day=2026-06-04 about=k1 name=Portée verdict=keep");
  told = cv_story_tell (plan);
  g_assert_nonnull (strstr (told[0], "Audience size"));
  g_assert_nonnull (strstr (told[1], "Portée"));
}

/* The last review of something; what else was decided about it is none. */
static void
test_last_review (void)
{
  g_autoptr (CvPlan) plan = new_plan ("committed");
  gpointer kpi = cv_plan_find (plan, CV_NOUN_KPI, "k1");

  g_assert_null (cv_story_find_review (plan, kpi));
  put (plan, "decision d1 day=2026-06-03 about=k1 name=Reach verdict=keep");
  put (plan, "decision d2 day=2026-05-03 about=k1 name=Reach verdict=stop");
  put (plan, "decision d3 day=2026-07-03 about=k1 name=Reach verdict=add");
  put (plan, "decision d4 day=2026-07-03 about=c1 name=Forum verdict=stop");
  g_assert_cmpint (cv_story_find_review (plan, kpi)->verdict, ==, CV_VERDICT_KEEP);
  g_assert_null (cv_story_find_review (plan, cv_plan_find (plan, CV_NOUN_CHANNEL, "c2")));
}

int
main (int argc, char *argv[])
{
  speak_english ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commitment/frozen", test_frozen);
  g_test_add_func ("/commitment/coming-and-going", test_coming_and_going);
  g_test_add_func ("/commitment/channels-and-scope", test_channels_and_scope);
  g_test_add_func ("/commitment/new-with-parts", test_new_with_parts);
  g_test_add_func ("/commitment/story-follows-catalogue", test_story_follows_catalogue);
  g_test_add_func ("/commitment/last-review", test_last_review);
  g_test_add_func ("/commitment/explain", test_explain);
  g_test_add_func ("/commitment/states", test_states);
  g_test_add_func ("/commitment/review", test_review);
  g_test_add_func ("/commitment/story", test_story);
  return g_test_run ();
}
