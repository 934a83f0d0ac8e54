#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main flows of planning, each by keys alone and each by no more clicks than a person should need.

A Counter stands between the test and the pointer, so that the number is what was really clicked."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

GOAL = "Be recommended by customers"
IDEA = "Understand what customers say and need"
POSITIVE = "Share of positive mentions"


class Counter:
    """Clicks, counted against a budget."""

    def __init__(self, bench, most):
        self.bench, self.most, self.clicks = bench, most, 0

    def click(self, role, name):
        self.bench.app.find(role, name).click()
        self.clicks += 1
        assert self.clicks <= self.most, "more than %d clicks" % self.most


def shown(b):
    """What cultivarctl says of the one plan in the library."""
    listed = json.loads(b.ctl("--json", "list").stdout)
    return json.loads(b.ctl("--plan", listed[0]["path"], "--json", "show").stdout)


def made_by(b, *commands):
    """The window on a plan that these commands made."""
    os.makedirs(b.library)
    path = os.path.join(b.library, "flow.cultivar")
    made = b.ctl("new", path, "--name", "Flow")
    assert made.returncode == 0, made.stderr
    done = b.ctl("--plan", path, "batch", input="\n".join(commands) + "\n")
    assert done.returncode == 0 and "error" not in done.stdout, done.stdout + done.stderr
    b.start(path)
    b.app.find("row", "~Goals, step 2")


def expect_focus(b, pattern):
    b.see(lambda: [n for n in b.app.find_all("any", pattern) if "focused" in n.states],
          "the focus is on %s, not on %s" % ([n for n in b.app.walk() if "focused" in n.states], pattern))


GOAL_COMMAND = 'goal add --statement "%s"' % GOAL


def first_plan_by_keys(b):
    b.start()
    b.app.find("row", "Guided plan")
    b.key("Tab", "Return")
    b.app.find("entry", "Name")
    b.key("Return")
    b.app.find("row", "~Goals, step 2")
    b.stop()


def first_plan_by_clicks(b):
    b.start()
    count = Counter(b, 2)
    count.click("row", "Guided plan")
    count.click("button", "Create")
    b.app.find("row", "~Goals, step 2")
    b.stop()


def own_goal(b):
    made_by(b)
    # From another step, as it comes to mind.
    b.key("ctrl+2")
    b.key("shift+ctrl+n")
    b.type(GOAL + "\n")
    b.app.wait("row", GOAL)
    count = Counter(b, 1)
    count.click("entry", "Add goal")
    b.type("Answer faster\n")
    b.app.wait("row", "Answer faster")
    assert [g["statement"] for g in shown(b)["goals"]] == [GOAL, "Answer faster"]
    # One key takes it back.
    b.key("ctrl+z")
    b.see(lambda: b.rows("Goals") == [GOAL], "Ctrl+Z left %s" % b.rows("Goals"))
    b.stop()


def idea_with_its_kpis(b):
    made_by(b)
    b.key("ctrl+2", "shift+ctrl+n")
    b.type("lis")
    b.key("Down", "Return")
    b.app.wait("row", IDEA)
    b.key("ctrl+3")
    b.app.wait("row", "~^Suggestions|^%s" % POSITIVE)
    b.stop()


def idea_by_clicks(b):
    made_by(b)
    b.key("ctrl+2")
    count = Counter(b, 2)
    count.click("row", "~^" + IDEA)
    b.see(lambda: b.rows("Goals") == [IDEA], "the idea was not taken")
    b.stop()


def kpi_by_keys(b):
    made_by(b, 'goal add --kind listen_market --statement "%s"' % IDEA)
    b.key("ctrl+3")
    expect_focus(b, "~.")
    b.app.find("row", POSITIVE)
    for _ in range(12):
        if [n for n in b.app.find_all("row", POSITIVE) if "focused" in n.states]:
            break
        b.key("Down")
        b.app.settle()
    b.key("space")
    b.app.wait("check", POSITIVE + " is chosen")
    assert [k["catalogue"] for k in shown(b)["kpis"]] == ["sentiment_ratio"], shown(b)["kpis"]
    b.stop()


def kpi_by_clicks(b):
    made_by(b, 'goal add --kind listen_market --statement "%s"' % IDEA)
    count = Counter(b, 2)
    count.click("row", "~KPIs, step 3")
    count.click("row", POSITIVE)
    b.app.wait("check", POSITIVE + " is chosen")
    b.stop()


def with_kpis(b):
    made_by(b, GOAL_COMMAND, "goal add --statement Answer",
            'kpi add --goal g1 --name Mentions --formula brand_mentions --unit count',
            'kpi add --goal g1 --name Comments --formula comments --unit count',
            'kpi add --goal g2 --name Replies --formula replies --unit count')


def target_in_the_list(b):
    with_kpis(b)
    b.key("ctrl+3")
    row = b.app.find("row", "Mentions")
    for _ in range(12):
        if "focused" in row.states:
            break
        b.key("Down")
        b.app.settle()
    # The opened row puts the keyboard where the number goes.
    b.key("Return")
    expect_focus(b, "Target")
    b.type("60\n")
    b.see(lambda: shown(b)["kpis"][0]["target"] == 60, "the target was not saved")
    b.stop()


def worksheet_by_keys(b):
    with_kpis(b)
    b.key("ctrl+3", "ctrl+t")
    expect_focus(b, "Now, Mentions")
    b.shot("empty")
    b.named()
    b.type("10\t60\t")
    expect_focus(b, "By, Mentions")
    b.type("27 October 2027\n")
    expect_focus(b, "By, Comments")
    b.key("shift+Tab")
    expect_focus(b, "Target, Comments")
    b.type("80\n")
    expect_focus(b, "Target, Replies")
    b.type("6O\n")
    b.app.wait("label", "~is not a number")
    b.key("ctrl+a")
    b.type("60,5\n")
    b.see(lambda: [k["target"] for k in shown(b)["kpis"]] == [60, 80, 60.5], "the targets are %s" % shown(b)["kpis"])
    first = shown(b)["kpis"][0]
    assert (first["baseline"], first["due"]) == (10, "2027-10-27"), first
    b.shot("filled")
    # What the list says and what the sheet says is the same; each number was one step.
    b.key("ctrl+z")
    b.see(lambda: shown(b)["kpis"][2]["target"] is None, "Ctrl+Z left the target")
    b.key("ctrl+t")
    row = b.app.find("row", "Mentions")
    b.see(lambda: "10 → 60" in row.description, row.description)
    b.stop()


def worksheet_by_clicks(b):
    with_kpis(b)
    b.key("ctrl+3", "ctrl+t")
    count = Counter(b, 1)
    count.click("entry", "Target, Comments")
    b.type("80\n")
    b.see(lambda: shown(b)["kpis"][1]["target"] == 80, "the target was not saved")
    b.stop()


def worksheet_looks(b):
    with_kpis(b)
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "370", "700")
    b.key("ctrl+3", "ctrl+t")
    b.app.settle()
    b.shot("worksheet")
    width = b.app.windows()[0].extents()[2]
    assert width <= 380, "the window is %d wide" % width
    b.stop()


def lead_channel(b):
    made_by(b, GOAL_COMMAND, "channel add --kind instagram --name Instagram", "channel add --kind youtube --name YouTube")
    b.key("ctrl+4")
    expect_focus(b, "%s, Instagram: no role" % GOAL)
    b.key("Right", "space")
    expect_focus(b, "%s, YouTube: lead channel" % GOAL)
    count = Counter(b, 1)
    count.click("button", "%s, Instagram: no role" % GOAL)
    b.app.wait("button", "%s, Instagram: lead channel" % GOAL)
    b.see(lambda: [r["role"] for r in shown(b)["roles"]] == ["lead", "lead"], "the plan has %s" % shown(b)["roles"])
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([
        first_plan_by_keys,
        first_plan_by_clicks,
        own_goal,
        idea_with_its_kpis,
        idea_by_clicks,
        kpi_by_keys,
        kpi_by_clicks,
        target_in_the_list,
        worksheet_by_keys,
        worksheet_by_clicks,
        worksheet_looks,
        lead_channel,
    ]))
