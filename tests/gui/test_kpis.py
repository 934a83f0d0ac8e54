#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals and their KPIs closely: formulas, targets, names nobody should have, and what is refused."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

GOAL = "Answer within the day"


def make_plan(b, *commands, name="Spring"):
    """A plan of 2026 in the library, made by the command line; each command is a list of words."""
    os.makedirs(b.library, exist_ok=True)
    path = os.path.join(b.library, "spring.cultivar")
    done = b.ctl("new", path, "--name", name, "--from", "2026-01-05", "--to", "2026-12-27")
    assert done.returncode == 0, done.stderr
    for command in commands:
        done = b.ctl("--plan", path, *command)
        assert done.returncode == 0, "%s: %s" % (command, done.stderr)
    return path


def open_kpis(b, name="Spring"):
    b.start()
    b.app.find("row", name).click()
    b.app.find("row", "~KPIs, step 3")
    b.key("ctrl+3")
    b.app.settle()


MEASURED = (
    ["goal", "add", "--kind", "support_customers", "--statement", GOAL],
    ["channel", "add", "--kind", "own_forum", "--name", "Forum"],
    ["set", "comments", "2026-10-01", "30", "--channel", "Forum", "--grain", "month"],
    ["set", "posts_published", "2026-10-01", "20", "--channel", "Forum", "--grain", "month"],
)


def goal_in_own_words(b):
    """It is asked what it is most like; then it has suggestions as any other, and one key takes them back."""
    path = make_plan(b, ["goal", "add", "--statement", GOAL])
    open_kpis(b)
    question = "What is it most like?"
    assert not b.app.find_all("row", "~^Suggestions")
    b.app.find("button", question + ": In your own words").click()
    b.app.find("label", "Know our place in the conversation")
    kinds = [kind["id"] for kind in json.loads(b.ctl("--json", "goal", "kinds").stdout)]
    b.key(*["Down"] * (kinds.index("support_customers") + 1), "Return")
    b.app.find("row", "~^Suggestions")
    b.app.find("row", "Usual time to a first answer").click()
    b.app.wait("check", "Usual time to a first answer is chosen")
    assert not b.app.find_all("row", question), "it is asked again"
    goal = json.loads(b.ctl("--json", "--plan", path, "show").stdout)["goals"][0]
    assert (goal["kind"], goal["business_value"], goal["stage"]) == ("support_customers", "experience", "engage"), goal
    b.shot("suggested")
    b.key("ctrl+z", "ctrl+z")
    b.app.find("row", question)
    b.app.gone("row", "~^Suggestions")
    b.stop()


def formula_of_a_new_kpi(b):
    make_plan(b, *MEASURED)
    open_kpis(b)
    b.app.find("row", "Another KPI…").click()
    b.type("Comments a post")
    formula = b.app.find("entry", "Formula of your own KPI")
    formula.click()

    # Words of a metric are completed: by its name, with Down and Enter; Escape closes the list and nothing else.
    b.type("comm")
    b.app.find("row", "Comments")
    b.shot("completion")
    b.key("Escape")
    b.see(lambda: not b.app.find_all("list", "Metrics of that name"), "Escape left the list open")
    assert formula.text == "comm", formula.text
    b.key("Down")
    b.app.find("row", "Comments")
    b.key("Down", "Return")
    b.see(lambda: formula.text == "comments", "the formula is %r" % formula.text)
    b.app.wait("label", "With the last values: 30 (October 2026).")

    # What is wrong is said while typing, with its column.
    b.type(" / ")
    b.app.wait("label", "The formula ends at column 12, where a number, a metric or an opening bracket was expected.")
    b.shot("error")
    b.named()
    b.type("posts_publishedd")
    b.app.wait("label", "At column 12 the formula names “posts_publishedd”, which is no known metric. Perhaps “posts_published” is meant.")
    b.shot("unknown")
    b.key("BackSpace")
    b.app.wait("label", "With the last values: 1.5 (October 2026).")
    b.type(" + shares")
    b.app.wait("label", "Not measured yet: Shares.")
    b.shot("missing")
    for _ in range(len(" + shares")):
        b.key("BackSpace")
    b.app.wait("label", "With the last values: 1.5 (October 2026).")
    b.key("Return")
    b.app.wait("check", "Comments a post is chosen")
    b.stop()


def formula_of_a_kpi_there_is(b):
    make_plan(b, *MEASURED, ["kpi", "add", "--goal", "g1", "--name", "Talk", "--formula", "comments", "--unit", "count"])
    open_kpis(b)
    b.app.find("row", "Talk").click()
    formula = b.app.find("entry", "Formula")
    b.app.wait("label", "With the last values: 30 (October 2026).")
    formula.click()
    b.key("End")
    b.type(" / posts")
    b.app.find("row", "~Posts")
    b.key("Down", "Return")
    b.see(lambda: formula.text == "comments / posts_published", "the formula is %r" % formula.text)
    b.app.wait("label", "With the last values: 1.5 (October 2026).")
    b.shot("formula")
    b.named()
    b.see(lambda: "comments / posts_published" in b.ctl("--plan", "Spring", "kpi", "list").stdout, "it was not saved")
    # A wrong one is not saved; Escape goes back to what the plan says.
    b.type(" ) x")
    b.app.wait("label", "At column 28 of the formula an operator (+ - * /) was expected, not “)”.")
    b.shot("wrong")
    assert "comments / posts_published )" not in b.ctl("--plan", "Spring", "kpi", "list").stdout
    b.key("Escape", "Escape")
    b.see(lambda: formula.text == "comments / posts_published", "Escape left %r" % formula.text)
    b.app.wait("label", "With the last values: 1.5 (October 2026).")
    b.stop()


NAUGHTY = ("<b>&\"'", "שלום עולם", "🫖 thé", "x" * 10000, "one\ntwo")


def target_from_sales(b):
    make_plan(b, ["goal", "add", "--kind", "generate_leads", "--statement", "More leads"],
              ["channel", "add", "--kind", "own_forum", "--name", "Forum"],
              ["kpi", "add", "--goal", "g1", "--kpi", "views"],
              ["set", "views", "2026-10-01", "1000", "--channel", "Forum", "--grain", "month"],
              ["set", "social_visits", "2026-10-01", "20", "--channel", "Forum", "--grain", "month"])
    open_kpis(b)
    b.app.find("row", "Views").click()
    b.app.find("button", "Work Backwards…").click()
    b.app.find("entry", "Wanted sales").click()
    b.type("40")
    b.app.wait("label", "Not known yet: “Leads that become a sale”. Measure it first.")
    sales = b.app.find("entry", "Leads that become a sale (%)")
    sales.click()
    b.type("500")
    b.app.wait("label", "A share above 0 and up to 100 percent.")
    b.shot("error")
    sales.fill("5")
    b.app.wait("label", "40 sales take 800 leads. Not known yet: “Visits that become a lead”. Measure it first.")
    b.app.find("entry", "Visits that become a lead (%)").click()
    b.type("5 %")
    # Every 50th view is a visit: that is measured.
    b.app.wait("label", "40 sales take 800 leads, 16,000 visits and 800,000 views.")
    b.shot("worked-out")
    b.named()
    b.app.find("button", "Use as Target").click()
    target = b.app.find("entry", "Target")
    b.see(lambda: target.text.replace(",", "") == "800000", "the target is %r" % target.text)
    b.key("ctrl+z")
    b.see(lambda: target.text == "", "the target was not undone")
    b.stop()


def what_others_measured(b):
    make_plan(b, ["goal", "add", "--kind", "support_customers", "--statement", GOAL],
              ["kpi", "add", "--goal", "g1", "--kpi", "answered_within_24h"],
              ["kpi", "add", "--goal", "g1", "--kpi", "first_response_mean"])
    open_kpis(b)
    b.app.find("row", "Share answered within 24 hours").click()
    b.app.find("entry", "Target")
    assert not b.app.find_all("label", "~^Others:"), "a survey of expectations stands beside a measure"
    b.app.find("row", "Share answered within 24 hours").click()
    b.app.find("row", "Average time to a first answer").click()
    b.app.wait("label", "~^Others: 10 hours.*Hours to first answer; out of date")
    b.shot("benchmark")
    b.stop()


def names_nobody_should_have(b):
    make_plan(b, *(["goal", "add", "--kind", "grow_audience", "--statement", n] for n in NAUGHTY),
              *(["kpi", "add", "--goal", "g%d" % i, "--name", n, "--formula", "likes"] for i, n in enumerate(NAUGHTY, 1)),
              *(["channel", "add", "--kind", "own_forum", "--name", n] for n in NAUGHTY))
    b.start()
    b.app.find("row", "Spring").click()
    b.app.find("row", "~Goals, step 2 of 7, 5 goals, 5 without a due day")
    for number, step in enumerate(("overview", "readiness", "goals", "kpis", "channels", "budget")):
        if number > 0:
            b.key("ctrl+%d" % number)
        b.app.settle()
        b.shot(step)
        b.named()
        # No heading, hint or toast is higher than a few lines.
        tall = [n.name[:40] for n in b.app.walk() if n.role == "label" and n.shown() and n.box()[3] > 160]
        assert not tall, "%s: %s" % (step, tall)
    b.stop()


def refused_in_place(b):
    make_plan(b, ["goal", "add", "--statement", GOAL])
    b.start()
    b.app.find("row", "Spring").click()
    b.app.find("row", "~Goals, step 2")
    b.key("ctrl+2")
    b.app.wait("label", "1 goal; three to five are easy to follow")
    b.app.find("row", GOAL, pred=lambda n: "Listen" in n.description).click()
    b.app.find("check", "Not enough is known yet")
    b.named()
    due = b.app.find("entry", "Due")
    due.click()
    b.type("1 jan 2020\n")
    b.app.wait("label", "The goal is due on January 1, 2020, but the plan begins on January 5, 2026. Choose a later day.")
    b.shot("due")
    b.key("Escape")
    due.fill("1 oct 2026\n")
    b.app.wait("row", "~Goals, step 2 of 7, 1 goal, 1 without an owner")
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([
        goal_in_own_words,
        formula_of_a_new_kpi,
        formula_of_a_kpi_there_is,
        target_from_sales,
        what_others_measured,
        names_nobody_should_have,
        refused_in_place,
    ]))
