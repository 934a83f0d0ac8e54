#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Working out a plan in the window: goals, then the KPIs that match them; and what happens to what is wrong."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

LISTEN = "Understand what customers say and need"
OWN = "Answer within the day"


def add_goals(b):
    """One in own words, one idea of the catalogue found by a word."""
    b.app.wait("label", "No Goals Yet")
    b.type(OWN + "\n")
    b.app.wait("row", OWN)
    b.type("listen")
    b.key("Down", "Return")
    b.app.wait("row", LISTEN)


def plan_from_first_goal_to_target(b):
    b.start()
    b.shot("start")
    b.named()
    b.new_plan("Spring & Summer <27>")
    b.shot("no-goals")
    b.named()
    add_goals(b)
    assert b.rows("Goals") == [OWN, LISTEN], b.rows("Goals")

    # By keyboard alone: the menu of the second goal, and up with it.
    b.app.find("button", "Menu of “%s”" % LISTEN).click()
    b.app.find("item", "Move Up").click()
    b.see(lambda: b.rows("Goals") == [LISTEN, OWN], "the goal did not move")
    b.shot("goals")
    b.named()

    b.app.find("button", "Next: Choose KPIs").click()
    b.app.wait("row", "~KPIs, step 3 of 7, no KPI yet")
    b.shot("suggestions")
    b.named()
    b.app.find("row", "Share of positive mentions").click()
    b.app.wait("check", "Share of positive mentions is chosen")
    b.app.wait("row", "~KPIs, step 3 of 7, 1 goal without KPI")

    # The target is typed; nothing is pressed to save it.
    b.app.find("row", "Share of positive mentions").click()
    b.app.find("entry", "Now").click()
    b.type("41,5")
    b.app.find("entry", "Target").click()
    b.type("60 %")
    row = b.app.find("row", "Share of positive mentions")
    b.see(lambda: "41.5% → 60%" in row.description, "no target: " + row.description)
    b.shot("target")
    b.named()
    b.stop()

    # Another start shows the plan as it was left.
    b.start()
    row = b.app.find("row", "Share of positive mentions")
    assert "41.5% → 60%" in row.description, row.description
    b.shot("again")
    b.stop()
    shown = b.ctl("--plan", "Spring & Summer <27>", "goal", "list")
    assert LISTEN in shown.stdout and OWN in shown.stdout, shown.stderr


def undo_and_redo_by_keys(b):
    b.start()
    b.new_plan()
    add_goals(b)
    b.key("ctrl+z")
    b.see(lambda: b.rows("Goals") == [OWN], "Ctrl+Z did not take the goal back")
    b.key("ctrl+z")
    b.app.wait("label", "No Goals Yet")
    b.key("ctrl+shift+z", "ctrl+shift+z")
    b.see(lambda: b.rows("Goals") == [OWN, LISTEN], "Shift+Ctrl+Z did not bring the goals back")

    # What is being typed into the plan is part of its history at once.
    b.app.find("row", OWN).click()
    b.app.find("entry", "Owner").click()
    b.type("Ana")
    b.key("ctrl+z")
    owner = b.app.find("entry", "Owner")
    b.see(lambda: owner.text == "", "Ctrl+Z left %r" % owner.text)
    b.key("ctrl+shift+z")
    b.see(lambda: owner.text == "Ana", "Shift+Ctrl+Z left %r" % owner.text)
    b.stop()


def goals_are_drawn_to_their_place(b):
    b.start()
    b.new_plan()
    add_goals(b)
    handle = [n for n in b.app.find("row", LISTEN).walk() if n.role == "image"][0]
    x, y = handle.center()
    above = b.app.find("row", OWN).box()
    b.desk.drag(x, y, x + 40, above[1] + 8)
    b.see(lambda: b.rows("Goals") == [LISTEN, OWN], "drawing the goal up left %s" % b.rows("Goals"))
    b.key("ctrl+z")
    b.see(lambda: b.rows("Goals") == [OWN, LISTEN], "the move was not undone")
    b.stop()


def several_deletions_share_a_toast(b):
    b.start()
    b.new_plan(start_from="Guided plan")
    b.key("ctrl+3")
    for name in ("Share of listening questions answered", "Share of findings acted on"):
        b.app.find("check", name + " is chosen").click()
        b.app.gone("check", name + " is chosen")
    b.app.wait("label", "2 items deleted")
    b.shot("two-deleted")
    b.app.find("button", "Undo", pred=lambda n: not n.name.startswith("Undo ")).click()
    b.app.wait("row", "~KPIs, step 3 of 7, 8 KPIs")

    # A toast whose step is not the last any more goes, and cannot undo another one.
    b.app.find("check", "Share of findings acted on is chosen").click()
    b.app.wait("label", "The KPI was taken out of the plan.")
    b.key("ctrl+2")
    b.app.find("entry", "Add goal").click()
    b.type(OWN + "\n")
    b.app.gone("label", "The KPI was taken out of the plan.")
    b.stop()


def what_another_program_writes(b):
    b.start()
    b.new_plan("Shared")
    b.type(OWN + "\n")
    b.app.wait("row", OWN)
    done = b.ctl("--plan", "Shared", "goal", "add", "--kind", "build_awareness", "--statement", "From elsewhere")
    assert done.returncode == 0, done.stderr
    # It is there without anybody touching the window, and what is typed next is not typed over it.
    b.app.wait("row", "From elsewhere")
    done = b.ctl("--plan", "Shared", "goal", "edit", "g1", "statement=Changed elsewhere")
    assert done.returncode == 0, done.stderr
    b.app.wait("row", "Changed elsewhere")
    b.app.find("button", "Main Menu").click()
    b.app.find("item", "Plan Details").click()
    b.app.find("entry", "Organisation").fill("Harbour & Sons")
    b.shot("plan-details")
    b.named()
    b.key("Escape")
    b.app.wait("row", "From elsewhere")
    b.stop()
    shown = b.ctl("--plan", "Shared", "--json", "show")
    assert "Harbour & Sons" in shown.stdout, shown.stdout + shown.stderr


def plan_file_from_elsewhere(b):
    made = b.ctl("new", os.path.join(b.home, "gift.cultivar"), "--name", "Gift")
    assert made.returncode == 0, made.stderr
    b.start(os.path.join(b.home, "gift.cultivar"))
    b.app.wait("label", "Add “gift.cultivar” to Your Plans?")
    b.shot("offer")
    b.named()
    b.app.find("button", "Add and Open").click()
    b.app.wait("row", "~^Overview")
    b.stop()
    assert len(os.listdir(b.library)) == 1
    # By its name from now on.
    b.start("Gift")
    b.app.wait("row", "~^Overview")
    b.stop()


def window_comes_back_as_it_was(b):
    b.start()
    b.new_plan(start_from="Guided plan")
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "1100", "760")
    b.key("ctrl+4")
    b.app.settle()
    size = b.app.windows()[0].extents()[2:]
    b.stop()
    b.start()
    b.app.wait("row", "~Channels, step 4")
    b.see(lambda: "selected" in b.app.find("row", "~Channels, step").states, "another step is shown")
    assert b.app.windows()[0].extents()[2:] == size, (b.app.windows()[0].extents()[2:], size)

    # Another plan begins with its own overview.
    b.key("ctrl+o")
    b.app.find("row", "Listening first").click()
    b.app.find("entry", "Name")
    b.key("Return")
    b.app.wait("row", "~Goals, step 2 of 7, 3")
    b.see(lambda: "selected" in b.app.find("row", "~^Overview").states, "a new plan does not begin with its overview")
    b.app.find("button", "Main Menu").click()
    b.shot("menu")
    b.app.find("item", "About Cultivar").click()
    b.app.wait("label", "Cultivar")
    b.app.settle()
    b.shot("about")
    b.key("Escape")
    b.stop()


def delete_with_undo(b):
    b.start()
    b.new_plan(start_from="Guided plan")
    b.app.wait("row", "~KPIs, step 3 of 7, 8 KPIs")
    b.app.find("row", LISTEN)
    # An idea is not in the plan: there is nothing to delete.
    b.app.find("entry", "Add goal").click()
    b.key("Down")
    b.see(lambda: any("focused" in n.states for n in b.app.find("list", "Ideas").walk()), "no idea has the focus")
    before = b.rows("Goals")
    b.key("Delete")
    b.app.settle()
    assert b.rows("Goals") == before, b.rows("Goals")
    b.key("Delete") if "focused" in b.app.find("row", LISTEN).states else b.app.find(
        "button", "Menu of “%s”" % LISTEN).click()
    if b.app.find_all("item", "Delete"):
        b.app.find("item", "Delete").click()
    b.app.wait("label", "The goal and its 2 KPIs were deleted.")
    b.app.wait("row", "~KPIs, step 3 of 7, 6 KPIs")
    b.shot("deleted")
    b.app.find("button", "Undo", pred=lambda n: not n.name.startswith("Undo ")).click()
    b.app.wait("row", "~KPIs, step 3 of 7, 8 KPIs")
    assert b.rows("Goals")[0] == LISTEN, b.rows("Goals")
    b.app.gone("label", "The goal and its 2 KPIs were deleted.")

    # The same for a KPI: untick, Undo.
    b.key("ctrl+3")
    b.app.find("check", "Share of findings acted on is chosen").click()
    b.app.wait("label", "The KPI was taken out of the plan.")
    b.app.gone("check", "Share of findings acted on is chosen")
    b.key("ctrl+z")
    b.app.wait("check", "Share of findings acted on is chosen")
    b.stop()


def no_kpi_without_goal(b):
    b.start()
    b.new_plan()
    b.key("ctrl+3")
    b.app.wait("label", "Add a Goal First")
    b.shot("add-a-goal-first")
    b.named()
    b.app.find("button", "Set Goals").click()
    b.app.wait("label", "No Goals Yet")
    b.stop()


def own_kpi(b):
    b.start()
    b.new_plan()
    b.type(OWN + "\n")
    b.key("ctrl+3")
    b.app.find("row", "Another KPI…").click()
    b.type("Answers a day")
    b.app.find("entry", "Formula of your own KPI").click()
    b.type("answers / \n")
    b.app.wait("label", "*column")
    b.shot("formula-error")
    b.named()
    # No metric of that name: the sentence says so, and one that is known will do.
    b.app.find("entry", "Formula of your own KPI").fill("answers\n")
    b.app.wait("label", "~At column 1 the formula names “answers”, which is no known metric.")
    b.app.find("entry", "Formula of your own KPI").fill("comments\n")
    b.app.wait("check", "Answers a day is chosen")
    b.stop()


def wrong_input_is_said_in_place(b):
    b.start()
    b.new_plan("Twice")
    # Goals: nothing, and the same again.
    b.key("Return")
    b.app.wait("label", "*A goal needs a sentence")
    b.type(OWN + "\n")
    b.app.wait("row", OWN)
    b.type(OWN.upper() + "\n")
    b.app.wait("label", "This goal is in the plan already.")
    b.key("ctrl+a")
    b.type("Another one\n")
    b.see(lambda: b.rows("Goals") == [OWN, "Another one"], "goals: %s" % b.rows("Goals"))

    # A day and a number that are none; Escape goes back.
    b.app.find("row", OWN).click()
    due = b.app.find("entry", "Due")
    due.click()
    b.type("soon\n")
    b.app.wait("label", "This is not a day. Write day, month and year.")
    b.shot("not-a-day")
    b.key("Escape")
    b.app.gone("label", "This is not a day. Write day, month and year.")
    assert due.text == "", due.text
    b.type("27 dec 2027\n")
    b.see(lambda: due.text == "December 27, 2027", "the day became %r" % due.text)
    statement = b.app.find("entry", "Statement")
    statement.fill("\n")
    b.app.wait("label", "*A goal needs a sentence")
    b.key("Escape")
    b.see(lambda: statement.text == OWN, "the statement became %r" % statement.text)

    # A plan's name that is taken, and none.
    b.key("ctrl+o")
    b.app.find("button", "New Plan…").click()
    b.app.find("entry", "Name")
    b.key("ctrl+a")
    b.type("twice\n")
    b.app.wait("label", "There is a plan of this name already. Choose another name.")
    b.shot("name-taken")
    b.named()
    b.key("ctrl+a", "BackSpace", "Return")
    b.app.wait("label", "A plan needs a name.")
    b.key("Escape")
    b.app.gone("entry", "Name")
    b.stop()


def damaged_and_foreign_files(b):
    os.makedirs(b.library)
    with open(os.path.join(b.library, "broken.cultivar"), "wb") as f:
        f.write(b"SQLite format 3\0" + b"\xff" * 5000)
    with open(os.path.join(b.home, "letter.txt"), "w") as f:
        f.write("Dear all,\n")
    b.start()
    row = b.app.find("row", "broken")
    assert len(row.description) > 20, "no reason is given: %r" % row.description
    b.shot("broken")
    b.named()
    b.stop()
    b.start(os.path.join(b.home, "letter.txt"))
    b.app.find("button", "Add and Open").click()
    b.app.wait("label", "*letter.txt")
    b.shot("foreign")
    b.stop()
    b.start("No Such Plan")
    b.app.wait("label", "There is no plan and no file named “No Such Plan”.")
    b.stop()
    assert os.listdir(b.library) == ["broken.cultivar"], os.listdir(b.library)


def plans_as_a_whole(b):
    b.start()
    b.new_plan("First")
    b.key("ctrl+o")
    b.app.find("row", "First")
    b.app.find("button", "Menu of First").click()
    b.shot("menu")
    b.app.find("item", "Duplicate").click()
    b.app.wait("row", "First (copy)")
    b.app.find("button", "Menu of First (copy)").click()
    b.app.find("item", "Rename…").click()
    b.app.find("entry", "Name")
    b.key("ctrl+a")
    b.type("Second\n")
    b.app.wait("row", "Second")
    b.app.find("button", "Menu of First").click()
    b.app.find("item", "Move to Trash").click()
    b.app.wait("label", "The plan was moved to the trash.")
    b.app.gone("row", "First")
    b.app.find("button", "Undo").click()
    b.app.wait("row", "First")
    # The key does what the toast does.
    b.app.find("button", "Menu of First").click()
    b.app.find("item", "Move to Trash").click()
    b.app.gone("row", "First")
    b.key("ctrl+z")
    b.app.wait("row", "First")
    b.key("ctrl+z")
    b.stop()
    listed = b.ctl("list")
    assert "First" in listed.stdout and "Second" in listed.stdout, listed.stdout + listed.stderr


def two_plans_two_windows(b):
    b.start()
    b.new_plan("One")
    b.key("ctrl+n")
    b.app.find("entry", "Name")
    b.key("ctrl+a")
    b.type("Two\n")
    b.see(lambda: {"One", "Two"} <= {w.name for w in b.app.windows()}, "windows: %s" % b.app.windows())
    b.key("ctrl+q")
    assert b.app.proc.wait(10) == 0
    b.check()


def steps_by_keyboard(b):
    b.start()
    b.new_plan(start_from="Guided plan")
    for number, title in enumerate(("Overview", "Readiness", "Goals", "KPIs", "Channels", "Budget & Tools", "Track",
                                    "Decisions")):
        b.key("ctrl+%d" % number)
        b.see(lambda t=title: "selected" in b.app.find("row", "~^%s" % t).states, title + " is not shown")
        b.named()
        b.shot("step-%d" % number)
    b.key("ctrl+4")
    b.key("ctrl+Page_Down", "ctrl+Page_Up")
    b.see(lambda: "selected" in b.app.find("row", "~Channels, step").states, "Ctrl+Page Up did not go back")

    # Tab leaves the rail from any step and shows no other one.
    b.key("F9", "F9")
    b.see(lambda: "focused" in b.app.find("row", "~Channels, step").states, "F9 did not go to the rail")
    b.key("Tab")
    b.see(lambda: "focused" not in b.app.find("row", "~Channels, step").states, "Tab did not leave the rail")
    assert "selected" in b.app.find("row", "~Channels, step").states
    assert not [n for n in b.app.find_all("row", "~, step") if "focused" in n.states]
    b.key("ctrl+question")
    b.app.wait("label", "Show or hide the steps")
    b.shot("shortcuts")
    b.key("Escape")
    b.stop()


HOSTILE = "<b>&\"' \u0645\u0631\u062d\u0628\u0627 \U0001f331 "


def wide(b, width):
    """What reaches beyond @width."""
    return [n.line()[:200] for n in b.app.walk() if n.shown() and n.extents()[0] + n.extents()[2] > width + 2]


def names_of_any_length(b):
    """Ten thousand characters without a blank in names, a page of them in texts: no page is wider than the window."""
    long = HOSTILE.replace(" ", "") + "x" * 9900
    page = long[:1500]
    os.makedirs(b.library)
    path = os.path.join(b.library, "long.cultivar")
    acts = [("new", path, "--name", long, "--from", "2026-01-05", "--to", "2026-12-27", "--organisation", long)]
    acts += [("--plan", path, *act) for act in (
        ("reason", page), ("goal", "add", "--statement", long),
        ("goal", "edit", "g1", "owner=" + long, "signals=" + page), ("goal", "add", "--statement", "Short"),
        ("kpi", "add", "--goal", "g1", "--name", long, "--formula", "comments", "--unit", "cups <b>&", "--target", "5"),
        ("kpi", "goal", "k1", "g2"), ("channel", "add", "--kind", "own_forum", "--name", page),
        ("channel", "edit", "c1", "host=" + page, "ritual=" + page, "ritual_rhythm=week", "come_for=" + page, "mission=" + page),
        ("channel", "role", "c1", "g1", "lead"), ("tool", "add", long, "--owner", long), ("person", "add", long),
        ("cost", "add", long, "--kind", "analysis", "--owner", long), ("event", "add", "2026-02-02", page),
        ("verbatim", "add", page), ("code", "add", long), ("metric", "add", "mine", "--kind", "flow", "--name", long),
        ("set", "comments", "2026-01-05", "5", "--channel", "c1"), ("commit", "--who", "Ana"),
        ("kpi", "edit", "k1", "target=6", "--why", page))]
    for act in acts:
        done = b.ctl(*act)
        assert done.returncode == 0, done.stderr[:300]
    b.start(path)
    b.app.find("row", "~Goals, step 2")
    width = b.app.windows()[0].extents()[2]
    # The worksheet comes last: it keeps its width where it is not seen.
    views = [(n, None) for n in range(8)] + [(4, "Calendar"), (4, "Community Value"), (4, "Pollination"), (6, "Verbatims"),
                                             (3, "Worksheet")]
    for number, view in views:
        b.key("ctrl+%d" % number)
        b.app.settle()
        if view is not None:
            b.app.find(None, view).click()
        b.shot("step-%d-%s" % (number, view))
        # A long name of the plan does not push the steps out of a window of the usual size.
        assert b.app.find("row", "~Goals, step 2").extents()[0] >= 0, "step %d: the rail is folded" % number
        # The worksheet scrolls sideways, by its nature.
        if view != "Worksheet":
            b.see(lambda: not wide(b, width), "step %d, %s: %s" % (number, view, wide(b, width)[:5]))
        assert b.app.windows()[0].extents()[2] == width, "step %d made the window wider" % number
    b.stop()


def pictures(b):
    """The same pages in another look; nothing but the audit is judged here, the pictures are for people."""
    b.start()
    french = bool(b.app.find_all("button", "Nouveau plan…"))
    b.shot("start")
    b.app.find("row", "Exemple" if french else "Example").click()
    b.app.find("button", "Menu principal" if french else "Main Menu")
    if b.name != "pictures_narrow":
        b.app.find("row", "~, étape 4 sur" if french else "~, step 4 of")
    for number in range(1, 5):
        b.key("ctrl+%d" % number)
        b.app.settle()
        b.shot("step-%d" % number)
        b.named()
    b.stop()


def pictures_dark(b):
    pictures(b)


def pictures_french(b):
    pictures(b)


def pictures_large_text(b):
    pictures(b)


def pictures_narrow(b):
    b.start()
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "372", "700")
    b.shot("start")
    b.app.find("row", "Example").click()
    b.app.find("button", "Show Steps")
    for number in range(1, 5):
        b.key("ctrl+%d" % number)
        b.app.settle()
        b.shot("step-%d" % number)
        b.named()
    b.key("F9")
    b.app.wait("row", "~Track, step 6")
    b.shot("rail")
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([
        plan_from_first_goal_to_target,
        undo_and_redo_by_keys,
        goals_are_drawn_to_their_place,
        several_deletions_share_a_toast,
        what_another_program_writes,
        plan_file_from_elsewhere,
        window_comes_back_as_it_was,
        delete_with_undo,
        no_kpi_without_goal,
        own_kpi,
        wrong_input_is_said_in_place,
        damaged_and_foreign_files,
        plans_as_a_whole,
        two_plans_two_windows,
        steps_by_keyboard,
        names_of_any_length,
        (pictures_dark, {"dark": True}),
        (pictures_french, {"lang": "fr"}),
        (pictures_large_text, {"large_text": True}),
        pictures_narrow,
    ]))
