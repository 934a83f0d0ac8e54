#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values in the window: how much of them is shown and by what, where each came from, what is known of it, and how they
leave again. The plan is made by cultivarctl beside the window, and what the window wrote is read back by it."""

import csv
import datetime
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

MONDAY = datetime.date.today() - datetime.timedelta(days=datetime.date.today().weekday())
# The last comments are of the week that ended four Sundays ago, or three.
OUTDATED = ((datetime.date.today() - MONDAY).days + 22 + 3) // 7
KPI = "Fans"
OLD = "Talk"


def week(back):
    return MONDAY - datetime.timedelta(weeks=back)


def commands():
    yield 'plan edit name="Tea" from=%s to=%s language=en' % (week(20), week(-20))
    yield 'goal add --kind grow_audience --statement "Gather people" --owner Zoe'
    yield 'goal add --kind support_customers --statement "Answer well" --owner Ana'
    yield 'channel add --kind instagram --name Pictures'
    yield 'channel add --kind newsletter --name Letter'
    yield "channel role c1 g1 lead"
    yield "channel role c1 g2 support"
    yield "channel role c2 g2 lead"
    yield 'kpi add --goal g1 --name %s --formula followers --unit count --baseline 100 --target 400 --cadence week' % KPI
    yield 'kpi add --goal g2 --name %s --formula comments --unit count --baseline 0 --target 50 --cadence week' % OLD
    for back in range(12, 0, -1):
        yield "set followers %s %d --channel c1 --grain week" % (week(back), 340 - 10 * back)
    for back in range(8, 3, -1):
        yield "set comments %s %d --channel c2 --grain week" % (week(back), 20 - back)


def open_plan(b, *more):
    os.makedirs(b.library, exist_ok=True)
    path = os.path.join(b.library, "tea.cultivar")
    made = b.ctl("new", path, "--name", "Tea")
    assert made.returncode == 0, made.stderr
    done = b.ctl("--plan", path, "batch", input="\n".join([*commands(), *more]) + "\n")
    assert done.returncode == 0 and "error" not in done.stdout, done.stdout + done.stderr
    b.start()
    b.app.find("row", "~^Tea").click()
    b.app.find("row", "~^(Goals, step|Objectifs, étape) 2")
    b.key("ctrl+6")
    return path


def told(b, *words):
    done = b.ctl("--plan", os.path.join(b.library, "tea.cultivar"), "--json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def save_as(b, path):
    b.app.find("button", "Save")
    b.app.settle()
    b.key("ctrl+a")
    b.type(path + "\n")
    b.see(lambda: os.path.exists(path), "%s was not written" % path, timeout=20)


def opened(b, button, role, name):
    """What a menu shows. A menu that did not open, as the one before was still closing, is asked again."""
    b.app.settle()
    for _ in range(3):
        b.app.find("button", button).click()
        b.app.settle()
        if b.app.find_all(role, name):
            break
    return b.app.find(role, name)


def pick(b, button, item):
    """An item of a menu."""
    opened(b, button, "item", item).click()


def group_by(b, steps, was, then):
    """The choice @steps further down (or up, below nought) in the drop-down."""
    opened(b, "Group by: " + was, "label", then)
    b.key(*["Down" if steps > 0 else "Up"] * abs(steps), "Return")
    b.app.find("button", "Group by: " + then)


def kpis(b):
    """Names of the rows in sight, from the top."""
    found = [n for n in b.app.find("list", "KPIs").walk() if n.role == "list item" and n.shown()]
    return [n.name for n in sorted(found, key=lambda n: n.extents()[1])]


def ranges_and_groups(b):
    """by goal, channel and owner; as far back as wanted; both come back after a restart"""
    open_plan(b)
    b.app.find("row", "~^%s: 330" % KPI)
    b.see(lambda: [n.split(":")[0] for n in kpis(b)] == [KPI, OLD], "not by goal: %s" % kpis(b))
    b.app.find("label", "Gather people")
    assert "Last value %d weeks ago" % OUTDATED in b.app.find("row", "~^%s:" % OLD).name
    b.app.find("label", "Last value %d weeks ago" % OUTDATED)
    assert "ago" not in b.app.find("row", "~^%s:" % KPI).name
    b.shot("by-goal")

    b.app.find("button", "Show the Last 4 Weeks").click()
    group_by(b, 2, "Goal", "Owner")
    b.see(lambda: [n.split(":")[0] for n in kpis(b)] == [OLD, KPI], "not by owner: %s" % kpis(b))
    b.app.find("label", "Ana")
    group_by(b, -1, "Owner", "Channel")
    b.app.find("label", "Several Channels")
    b.shot("by-channel")
    b.named()
    b.stop()

    b.start()
    b.app.find("row", "~^%s:" % KPI)
    b.app.find("label", "Several Channels")
    b.app.find("button", "Group by: Channel")
    b.see(lambda: "pressed" in b.app.find("button", "Show the Last 4 Weeks").states, "the range was forgotten")
    # What the range shows, the chart shows when it opens; and the keyboard comes back to its row.
    b.app.find("row", "~^%s:" % KPI).click()
    b.app.find("image", "~^%s: " % KPI)
    b.shot("four-weeks")
    b.key("alt+Left")
    b.see(lambda: [n for n in b.app.find("list", "KPIs").walk() if "focused" in n.states and n.name.startswith(KPI)],
          "Alt+Left did not go back to the row")
    b.stop()


def origin_and_estimates(b):
    """where each value came from; estimated or measured; notes; all undone step by step"""
    path = open_plan(b)
    file = os.path.join(b.home, "followers.csv")
    with open(file, "w", encoding="utf-8") as f:
        f.write("Date,Followers\n%s,305\n" % week(4))
    done = b.ctl("--plan", path, "import", file, "--channel", "c1", "--grain", "week")
    assert done.returncode == 0, done.stderr
    b.app.find("row", "~^%s:" % KPI).click()
    b.app.find("label", "~· typed ")
    b.app.find("button", "Show All (12)").click()
    b.app.find("label", "~· from followers.csv, imported ")
    b.app.find("button", "~^Delete 220 of").into_view()

    # Typed as an estimate, with what there is to say about it.
    value = b.app.find("entry", "Value")
    value.click()
    b.app.find("entry", "Note").fill("Counted <by> hand & eye")
    b.app.find("check box", "Estimated").click()
    value.fill("333\n")

    def this(metric="followers"):
        return {v["day"]: v for v in told(b, "series", metric, "--channel", "c1", "--grain", "week")["values"]}.get(str(week(0)))
    b.see(lambda: this() is not None, "333 was not saved")
    assert this()["estimated"] and this()["note"] == "Counted <by> hand & eye" and this()["value"] == 333, this()
    b.app.find("label", r"~estimated, typed [^\n]*\nCounted <by> hand & eye")
    b.shot("estimated")

    # The same number, measured after all: a step that can be undone.
    b.app.find("button", "~^Correct 333 of").click()
    assert "Counted <by> hand & eye" == b.app.find("entry", "Note").text
    b.app.find("check box", "Estimated").click()
    b.app.find("entry", "Value").click()
    b.key("Return")
    b.see(lambda: not this()["estimated"], "still an estimate")
    assert this()["note"] == "Counted <by> hand & eye", this()
    b.key("ctrl+z")
    b.see(lambda: this()["estimated"], "Undo did not bring the estimate back")
    b.key("ctrl+z")
    b.see(lambda: this() is None, "Undo did not take the value back")
    b.stop()


def said_at_check_in(b):
    """what was believed and noted at the check-in stands with the newest value of its time"""
    open_plan(b, "checkin k1 %s --confidence at-risk --note 'Waiting for <the> survey'" % week(1),
              "checkin k1 %s --confidence off" % week(2), "checkin k1 %s --note 'Rain & wind'" % (week(3) + datetime.timedelta(3)),
              "checkin k2 %s --confidence on-pace" % week(4),
              *("set comments %s 3 --channel c1" % (week(4) + datetime.timedelta(days)) for days in (1, 3)))
    b.app.find("row", "~^%s:" % KPI).click()
    for text in ("At risk · Waiting for <the> survey", "Off", "Rain & wind"):
        b.app.find("label", r"~· typed [^\n]*\nCheck-in: %s$" % text)
    b.app.find("button", "~^Delete 310 of").into_view()
    b.shot("confidence")
    b.app.find("button", "Back to All KPIs").click()

    # Of two numbers in a week it is the newer one.
    b.app.find("row", "~^%s:" % OLD).click()
    b.app.find("label", r"~· typed [^\n]*\nCheck-in: On pace$")
    told = [label.label for label in b.app.find_all("label", "~· typed ")]
    assert "Check-in" in told[0] and len(told) == 2 and "Check-in" not in told[1], told
    b.stop()


def breaks(b):
    """from a day on a metric is counted differently: said, corrected, taken back"""
    open_plan(b)
    b.app.find("row", "~^%s:" % KPI).click()
    b.app.find("button", "Counted Differently From…").click()
    day = b.app.find("entry", "First day of the new count")
    day.fill("soon\n")
    b.app.find("label", "~^“soon” is not a day")
    day.fill("1900-01-01\n")
    b.app.find("label", "January 1, 1900 is too long ago for a value. Check the year.")
    day.fill(str(week(3)))
    b.app.find("entry", "What changed").fill("Bots are left <out>\n")
    b.app.find("label", "~^Counted differently from ")
    b.app.find("label", "Bots are left <out>")
    marks = told(b, "break", "list")
    assert [(m["metric"], m["channel"], m["day"]) for m in marks] == [("followers", "c1", str(week(3)))], marks
    b.shot("break")
    b.named()

    b.app.find("button", "~^Edit the break of ").click()
    b.app.find("entry", "What changed").fill("Bots are out\n")
    b.app.find("label", "Bots are out")
    b.app.find("button", "~^Delete the break of ").click()
    b.app.wait("label", "~^Break of .* deleted$")
    b.app.gone("button", "~^Delete the break of ")
    b.key("ctrl+z")
    b.app.find("button", "~^Delete the break of ")
    assert told(b, "break", "list")[0]["note"] == "Bots are out"
    b.stop()


def exports_read_back(b):
    """values and charts as files from the window; the values change nothing when they come back"""
    open_plan(b, "kpi edit k1 name='=Fans'")
    b.app.find("row", "~^=Fans:")
    for item, name in (("Export All Values for Spreadsheets…", "sheet.csv"), ("Export All Values for Programs…", "plain.csv")):
        file = os.path.join(b.home, name)
        pick(b, "Chart Menu: KPIs", item)
        save_as(b, file)
        back = told(b, "import", file)
        assert back["inserted"] == back["changed"] == 0 and back["rejected"] == [] and back["unchanged"] == 17, back
    with open(os.path.join(b.home, "sheet.csv"), "rb") as f:
        assert f.read(3) == b"\xef\xbb\xbf"

    # The list itself, as a picture and as a table.
    pick(b, "Chart Menu: KPIs", "Export as PNG…")
    save_as(b, os.path.join(b.home, "list.png"))
    b.app.wait("label", "Exported as “list.png”")
    pick(b, "Chart Menu: KPIs", "Export Data for Programs…")
    save_as(b, os.path.join(b.home, "list.csv"))
    with open(os.path.join(b.home, "list.csv"), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert [r["KPI"] for r in rows] == ["'=Fans", OLD] and rows[0]["Value"] == "330", rows

    # One KPI in depth.
    b.app.find("row", "~^=Fans:").click()
    pick(b, "Chart Menu", "Export Data for Spreadsheets…")
    save_as(b, os.path.join(b.home, "one.csv"))
    with open(os.path.join(b.home, "one.csv"), encoding="utf-8-sig", newline="") as f:
        values = [r["Value"] for r in csv.DictReader(f) if r["Value"]]
    assert values[:12] == [str(340 - 10 * back) for back in range(12, 0, -1)], values
    pick(b, "Chart Menu", "Copy Data")
    b.app.wait("label", "Data copied")
    pick(b, "Chart Menu", "Copy Picture")
    b.app.wait("label", "Picture copied")
    b.stop()


def charts_everywhere(b):
    """every chart of the plan has the same menu, and leaves as a file"""
    os.makedirs(b.library, exist_ok=True)
    made = b.ctl("example", os.path.join(b.library, "tea.cultivar"))
    assert made.returncode == 0, made.stderr
    b.start()
    b.app.find("row", "~^Example").click()
    b.app.find("row", "~^Goals, step 2")
    b.key("ctrl+0")
    b.app.find("label", "Value the Goals Bring")
    pick(b, "Chart Menu: Value the Goals Bring", "Export as SVG…")
    save_as(b, os.path.join(b.home, "balance.svg"))
    b.shot("overview")
    b.key("ctrl+5")
    b.app.find("label", "Licences and Analysis")
    pick(b, "Chart Menu: Licences and Analysis", "Export as SVG…")
    save_as(b, os.path.join(b.home, "budget.svg"))
    b.shot("budget")
    b.key("ctrl+4")
    b.app.find("label", "Made and Curated")
    pick(b, "Chart Menu: Coverage", "Export as SVG…")
    save_as(b, os.path.join(b.home, "coverage.svg"))
    b.shot("coverage")
    for view, name in (("Calendar", "calendar"), ("Community Value", "community"), ("Pollination", "pollination")):
        b.app.find(None, view, pred=lambda n: n.role in ("toggle button", "radio button", "tab", "page tab")).click()
        b.app.settle()
        pick(b, "Chart Menu: " + view, "Export as SVG…")
        save_as(b, os.path.join(b.home, name + ".svg"))
        b.shot(name)
    for name in ("balance", "budget", "coverage", "calendar", "community", "pollination"):
        with open(os.path.join(b.home, name + ".svg"), encoding="utf-8") as f:
            assert "<title>" in f.read(), name
    b.named()
    b.stop()


def a_thousand(b):
    """a thousand KPIs open without a wait, and the last of them is reached"""
    open_plan(b, *("kpi add --goal g1 --name 'Number %d' --formula followers --unit count --target %d --cadence week"
                   % (n, 300 + n) for n in range(1000)))
    b.app.find("row", "~^%s:" % KPI)
    b.key("ctrl+2")
    b.app.find("row", "~^Goals, step 2")
    start = time.time()
    b.key("ctrl+6")
    b.app.find("row", "~^%s: 330" % KPI)
    took = time.time() - start
    print("# a thousand KPIs were there after %.2f s" % took)
    b.key("End")
    b.app.find("row", "~^%s:" % OLD)
    b.shot("thousand")
    b.stop()


def french(b):
    """the same in French, numbers and days too"""
    open_plan(b)
    b.app.find("row", "~^%s ?: 330" % KPI)
    b.app.find("label", "Dernière valeur il y a %d semaines" % OUTDATED)
    b.shot("list")
    pick(b, "Menu du graphique : Indicateurs", "Exporter les données pour tableurs…")
    file = os.path.join(b.home, "liste.csv")
    b.app.find("button", "~^(Enregistrer|Save)$")
    b.app.settle()
    b.key("ctrl+a")
    b.type(file + "\n")
    b.see(lambda: os.path.exists(file), "no file")
    with open(file, encoding="utf-8-sig") as f:
        text = f.read()
    assert text.startswith("Groupe;Indicateur;"), text
    b.app.find("row", "~^%s ?:" % KPI).click()
    b.app.find("button", "~^Tout afficher")
    b.shot("detail")
    b.named()
    b.stop()


def same_in_both(b):
    """the values, weeks and days of one plan are the same in both languages, each written in its own way"""
    open_plan(b)
    b.app.find("row", "~^%s ?: 330" % KPI).click()
    year, number, _ = week(1).isocalendar()
    b.app.find("label", "~^(Week %d, %d|Semaine %d, %d|Semaine %d de %d|Sem\\. %d, %d) · " % ((number, year) * 4))
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([
        ranges_and_groups, origin_and_estimates, said_at_check_in, breaks, exports_read_back, charts_everywhere, a_thousand,
        (french, {"lang": "fr"}), same_in_both, (same_in_both, {"lang": "fr"}),
        (french, {"lang": "fr", "dark": True}),
    ]))
