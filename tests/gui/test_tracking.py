#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Following a plan in the window: which channel does what, values from files and by hand, charts that speak.

The plan is made by cultivarctl beside the window, and what the window wrote is read back by it."""

import datetime
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

MONDAY = datetime.date.today() - datetime.timedelta(days=datetime.date.today().weekday())
WEEKS = 12

ANSWER = "Answer quickly & well"
GATHER = "Gather people who care"
LETTER = "The Letter"
LETTER_ID = "c2"
KPI = "New readers"


def week(back):
    """Monday of the week that was @back weeks ago."""
    return MONDAY - datetime.timedelta(weeks=back)


def values():
    """A value for each of the last weeks but this one: 20, 22, 24..."""
    return [(week(back), 20 + 2 * n) for n, back in enumerate(range(WEEKS, 0, -1))]


def commands():
    first, last = week(WEEKS + 4), week(-30) + datetime.timedelta(days=6)
    yield 'plan edit name="Tea" from=%s to=%s language=en' % (first, last)
    yield 'goal add --kind support_customers --statement "%s"' % ANSWER
    yield 'goal add --kind grow_audience --statement "%s"' % GATHER
    yield 'channel add --kind instagram --name Instagram'
    yield 'channel add --kind newsletter --name "%s"' % LETTER
    yield 'channel add --kind youtube --name YouTube'
    yield "channel role c1 g1 support"
    yield "channel role c2 g2 lead"
    yield ('kpi add --goal g2 --name "%s" --formula new_subscribers --unit count --baseline 20 --target 80 --due %s'
           " --cadence week --direction higher" % (KPI, last))
    for day, value in values():
        yield "set new_subscribers %s %s --channel c2 --grain week" % (day, value)


def open_plan(b, with_values=True, more=()):
    """The plan in the library, with what @more commands add to it, and the window on it."""
    os.makedirs(b.library)
    path = os.path.join(b.library, "tea.cultivar")
    made = b.ctl("new", path, "--name", "Tea")
    assert made.returncode == 0, made.stderr
    lines = [c for c in commands() if with_values or not c.startswith("set ")] + list(more)
    done = b.ctl("--plan", path, "batch", input="\n".join(lines) + "\n")
    assert done.returncode == 0 and "error" not in done.stdout, done.stdout + done.stderr
    b.plan = path
    b.start(path)
    b.app.find("row", "~step 1 of|étape 1 sur")
    return path


def told(b, *args):
    """What cultivarctl says about the plan that is open in the window."""
    done = b.ctl("--plan", b.plan, "--json", *args)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def role(b, channel, goal):
    found = [r["role"] for r in told(b, "show")["roles"] if r["channel"] == channel and r["goal"] == goal]
    return found[0] if found else "none"


def focused(b):
    return [n for n in b.app.walk() if "focused" in n.states]


def expect_focus(b, name):
    b.see(lambda: [n.name for n in focused(b)] == [name], "the focus is on %s, not on %r" % (focused(b), name))


def choose_file(b, path, say_open="Open"):
    """In the system's own file dialog, by keys."""
    b.key("ctrl+shift+i")
    b.app.find("button", say_open)
    b.app.settle()
    b.key("ctrl+l")
    time.sleep(0.5)  # the field it opens has no name to wait for
    b.type(path)
    time.sleep(0.5)
    b.key("Return")


def pick(b, button, item):
    """An item of a menu. A menu that did not open under load is asked again."""
    for _ in range(3):
        b.app.find("button", button).click()
        b.app.settle()
        if b.app.find_all("item", item):
            break
    b.app.find("item", item).click()


def choose(b, title, steps, was="", then=""):
    """The choice @steps further down (up: less than none) in the drop-down named @title."""
    b.app.find("button", "%s: %s" % (title, was)).click()
    b.app.settle()
    b.key(*["Down"] * steps + ["Up"] * -steps, "Return")
    b.app.find("button", "%s: %s" % (title, then))
    b.app.settle()


def tick(b, name):
    """A check box. The page may have moved under the pointer: what counts is the tick."""
    for _ in range(3):
        b.app.find("check", name).click()
        b.app.settle()
        if "checked" in b.app.find("check", name).states:
            return
    raise AssertionError("%s cannot be ticked" % name)


def write(b, name, text):
    path = os.path.join(b.home, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def coverage_by_keyboard(b):
    open_plan(b)
    b.key("ctrl+4")
    expect_focus(b, "%s, Instagram: support channel" % ANSWER)
    b.shot("matrix")
    b.named()
    # Right, down, and round all roles with Space; the name says each.
    b.key("Right", "Down")
    expect_focus(b, "%s, %s: lead channel" % (GATHER, LETTER))
    b.key("Up", "space")
    expect_focus(b, "%s, %s: lead channel" % (ANSWER, LETTER))
    b.see(lambda: role(b, "c2", "g1") == "lead", "the plan has no lead")
    b.key("space")
    expect_focus(b, "%s, %s: support channel" % (ANSWER, LETTER))
    b.key("ctrl+z")
    expect_focus(b, "%s, %s: lead channel" % (ANSWER, LETTER))
    b.see(lambda: role(b, "c2", "g1") == "lead", "Ctrl+Z left %s" % role(b, "c2", "g1"))
    b.key("space", "space")
    expect_focus(b, "%s, %s: no role" % (ANSWER, LETTER))

    # What is missing is in words; the edge holds; Tab leaves the matrix at once.
    b.app.wait("label", "No lead channel")
    b.app.wait("label", "Serves no goal")
    b.key("Right", "Right", "Right", "Right")
    inside = focused(b)[0].name
    b.key("Tab")
    b.see(lambda: not [n for n in focused(b) if "channel" in n.name and "," in n.name], "Tab went on to " + inside)
    b.app.find("button", "Keep YouTube for now").click()
    b.app.gone("button", "Keep YouTube for now")
    assert [c["decision"] for c in told(b, "show")["channels"]] == ["open", "open", "keep"]
    b.stop()


def channel_card(b):
    open_plan(b)
    b.key("ctrl+4")
    b.app.find("button", LETTER).click()
    mission = b.app.find("entry", "Mission in one sentence")
    mission.click()
    b.type("One tea, one story & <one> question, every Thursday, for people who like to take their time over it.")
    b.see(lambda: told(b, "show")["channels"][1]["mission"].endswith("over it."), "the mission was not saved")
    b.shot("card")
    b.named()
    # Typing that has not been saved yet is saved, then taken back.
    tastes = b.app.find("entry", "What they like")
    tastes.click()
    b.type("Harvests")
    b.key("ctrl+z")
    b.see(lambda: tastes.text == "", "Ctrl+Z left %r" % tastes.text)
    b.key("ctrl+shift+z")
    b.see(lambda: tastes.text == "Harvests", "Shift+Ctrl+Z left %r" % tastes.text)
    # A share that is none is refused in place.
    share = b.app.find("entry", "Share made by us")
    share.click()
    b.type("half\n")
    b.app.wait("label", "This is not a number. Write it in digits, such as 1340 or 12.5.")
    share.click()
    b.key("ctrl+a")
    b.type("120 %\n")
    b.app.wait("label", "*between 0 and 100")
    share.click()
    b.key("Escape")
    b.app.gone("label", "*between 0 and 100")
    b.see(lambda: share.text == "", "Escape left %r" % share.text)
    b.type("60 %\n")
    b.app.wait("label", "60% made by us, 40% curated")

    # A new one from the catalogue has its name ready to be typed over.
    b.key("shift+ctrl+n")
    b.app.find("row", "Micro-community")
    b.shot("picker")
    b.type("micro")
    b.app.gone("row", "Mastodon")
    b.key("Return")
    b.app.find("button", "Micro-community")
    b.type("The Round Table")
    b.app.wait("button", "The Round Table")
    pick(b, "Channel Menu", "Delete Channel")
    # The toast does not wait for ever; Ctrl+Z does.
    b.app.wait("label", "Channel “The Round Table” deleted")
    b.app.find("button", "Undo", pred=lambda n: not n.name.startswith("Undo ")).click()
    b.app.wait("button", "The Round Table")
    b.app.find("button", "The Round Table").click()
    pick(b, "Channel Menu", "Move Before")
    b.see(lambda: [c["name"] for c in told(b, "show")["channels"]]
          == ["Instagram", LETTER, "The Round Table", "YouTube"], "the channel did not move")
    b.stop()


def chart_by_keyboard(b):
    open_plan(b)
    b.key("ctrl+6")
    last = values()[-1][1]
    row = b.app.find("row", "~^%s: %d" % (KPI, last))
    b.shot("list")
    b.named()
    row.click()
    image = b.app.find("image", "~^%s: " % KPI)
    assert image.description.startswith("Line, "), image.description
    b.app.find("label", "~^If this goes on:")
    b.app.settle()
    b.shot("detail")
    b.named()
    # One stop for Tab; every step changes the name, which is what is spoken.
    b.key("Tab", "Tab", "Tab", "Tab")
    expect_focus(b, "Change the Title")
    b.key("Tab")
    expect_focus(b, "Compare with: Nothing")
    b.key("Tab")
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    number = week(1).isocalendar()
    b.key("Left")
    b.app.find("image", "~^Week %d, %d: %d" % (number[1], number[0], last))
    b.key("Left")
    b.app.find("image", "~: %d, target path" % (last - 2))
    b.shot("cursor")
    b.key("Home")
    b.app.find("image", "~: 20, target path")
    b.key("Page_Down")
    b.app.find("image", "~: 40, target path")
    b.key("End", "Right")
    b.app.find("image", "~: %d, target path" % last)
    b.key("Escape")
    b.app.find("image", "~^%s: " % KPI)

    # The same as a table, in words and to be copied.
    b.key("ctrl+t")
    b.app.find("row", "~^Week %d, %d: %d, target path" % (number[1], number[0], last))
    b.shot("table")
    b.named()
    b.key("ctrl+t")
    b.app.find("image", "~^%s: " % KPI)
    b.key("alt+Left")
    b.see(lambda: [n.name for n in focused(b)] and focused(b)[0].name.startswith(KPI), "Alt+Left did not go back")
    b.stop()


def chart_to_files(b):
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s:" % KPI).click()
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("PDF", b"%PDF")):
        path = os.path.join(b.home, "chart." + kind.lower())
        pick(b, "Chart Menu", "Export as %s…" % kind)
        b.app.find("button", "Save")
        b.app.settle()
        b.key("ctrl+a")
        b.type(path + "\n")
        b.app.wait("label", "Exported as “chart.%s”" % kind.lower())
        with open(path, "rb") as f:
            assert f.read().startswith(start), kind
    b.stop()


def values_by_hand(b):
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s:" % KPI).click()
    value = b.app.find("entry", "Value")
    value.click()
    # This week is proposed. What is understood is said before it is saved.
    this = week(0).isocalendar()
    b.app.wait("label", "For: Week %d, %d" % (this[1], this[0]))
    b.type("4x")
    b.app.wait("label", "“4x” is not a number.")
    b.key("ctrl+a")
    b.type("4,400")
    b.app.wait("label", "~^Week %d, %d: 4,400. The one before was 42: is that right.$" % (this[1], this[0]))
    b.shot("far-off")
    b.key("ctrl+a")
    b.type("44\n")
    b.see(lambda: [(v["day"], v["value"], v["origin"], v["note"])
                   for v in told(b, "series", "new_subscribers", "--channel", LETTER_ID)["values"][-1:]]
          == [(str(week(0)), 44, "typed", None)], "44 was not saved")
    b.app.wait("label", "44")
    b.shot("typed")
    b.named()
    b.key("ctrl+z")
    b.see(lambda: told(b, "series", "new_subscribers", "--channel", LETTER_ID)["values"][-1]["value"] == 42,
          "Ctrl+Z left the value")
    # Days are typed as people write them.
    day = b.app.find("entry", "Day")
    day.fill("someday")
    b.app.wait("label", "~^“someday” is not a day")
    then = week(2) + datetime.timedelta(days=3)
    day.fill(then.isoformat())
    value.click()
    b.type("39")
    b.app.wait("label", "~: 39. This replaces 40.$")
    b.key("Return")
    b.see(lambda: {v["day"]: v["value"] for v in told(b, "series", "new_subscribers", "--channel", LETTER_ID)["values"]}
          [str(week(2))] == 39, "39 was not saved")
    # A value is deleted, and comes back.
    b.app.find("button", "~^Delete 42 of").click()
    b.app.wait("label", "~^Value of Week .* deleted$")
    b.app.gone("button", "~^Delete 42 of")
    b.key("ctrl+z")
    b.app.find("button", "~^Delete 42 of")
    # What happened is written beside it.
    b.app.find("entry", "What happened").fill("Tasting day <on> the quay & more\n")
    b.app.find("button", "Delete event “Tasting day <on> the quay & more”")
    assert [e["text"] for e in told(b, "show")["events"]] == ["Tasting day <on> the quay & more"]
    b.stop()


def values_in_french(b):
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s" % KPI).click()
    b.app.find("entry", "Valeur").click()
    b.type("1 340,5")
    this = week(0).isocalendar()
    b.app.wait("label", "~^Semaine %d, %d\u00a0: 1\u202f340,5\\." % (this[1], this[0]))
    b.shot("typed")
    b.named()
    b.key("Return")
    b.see(lambda: told(b, "series", "new_subscribers", "--channel", LETTER_ID)["values"][-1]["value"] == 1340.5,
          "1 340,5 was not saved")
    b.app.wait("label", "1\u202f340,5")
    b.key("ctrl+z")
    b.see(lambda: told(b, "series", "new_subscribers", "--channel", LETTER_ID)["values"][-1]["value"] == 42,
          "Ctrl+Z left the value")
    choose_file(b, write(b, "lettre.csv", "Date;New subscribers\n13/04/2026;1 340,5\n20/04/2026;12\n"),
                "Ouvrir")
    # The KPI counts that on the letter, and the file does not say whose it is.
    b.app.find("button", "The Letter").click()
    b.app.find("button", "Vérifier").click()
    b.app.wait("label", "2 nouvelles valeurs")
    b.app.wait("label", "13 avril 2026")
    b.shot("review")
    b.named()
    b.key("Escape")
    b.app.gone("label", "2 nouvelles valeurs")
    b.stop()


def pictures(b):
    open_plan(b)
    b.key("ctrl+4")
    b.app.settle()
    b.shot("channels")
    b.key("ctrl+6")
    b.app.find("row", "~^%s" % KPI).click()
    b.app.settle()
    b.shot("detail")
    b.key("ctrl+t")
    b.app.settle()
    b.shot("table")
    b.named()
    b.stop()


def pictures_dark(b):
    pictures(b)


def pictures_contrast(b):
    pictures(b)


def pictures_narrow(b):
    open_plan(b)
    b.key("ctrl+4")
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "370", "700")
    # The same data as a list: a channel opens to its role for each goal, and to its card.
    b.app.find("row", LETTER).click()
    b.app.find("button", "Channel card of " + LETTER)
    b.app.find_all("button", "%s, %s: no role" % (ANSWER, LETTER))[-1].click()
    b.see(lambda: role(b, "c2", "g1") == "lead", "the plan has no lead")
    b.app.settle()
    b.shot("channels")
    b.named()
    b.app.find("button", "Channel card of " + LETTER).click()
    b.app.find("entry", "Mission in one sentence")
    b.app.settle()
    b.shot("card")
    b.key("alt+Left")
    b.app.find("row", LETTER)
    b.key("ctrl+6")
    b.app.find("row", "~^%s" % KPI).click()
    b.app.settle()
    b.shot("detail")
    b.named()
    width = b.app.windows()[0].extents()[2]
    assert width <= 380, "the window is %d wide" % width
    b.stop()


def event_in_full(b):
    """an event opens to be corrected: a span, and a goal or a channel it counts for; its flag and the list say so"""
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s:" % KPI).click()
    # Tall enough for an open event to be on the screen.
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "1000", "880")
    b.app.settle()
    for text in ("Letters <A> & B", "Fair"):
        b.app.find("entry", "What happened").fill(text)
        b.key("Return")
        b.see(lambda: text in [e["text"] for e in told(b, "show")["events"]], "no event")
    b.app.find("row", "Letters <A> & B").click()
    b.app.settle()
    last = MONDAY + datetime.timedelta(days=9)
    b.app.find("entry", "Last day").fill((MONDAY - datetime.timedelta(days=30)).isoformat())
    b.key("Return")
    b.app.wait("label", "The event’s last day must not come before its first.")
    b.app.find("entry", "Last day").fill(last.isoformat())
    b.key("Return")
    b.app.gone("label", "The event’s last day must not come before its first.")

    def by_keys(*keys):
        # The pointer out of the way: a choice under it would be taken for the one meant.
        b.desk.x("mousemove", "5", "5")
        b.key("Tab", "space")
        b.app.settle()
        b.key(*keys, "Return")
        b.app.settle()
    by_keys("Down", "Down")
    by_keys("Down", "Down")

    def event():
        return told(b, "show")["events"][0]
    b.see(lambda: (event()["to"], event()["channel"], event()["goal"]) == (str(last), LETTER_ID, "g2"), event())
    b.app.wait("label", "~ to .* · %s · %s$" % (GATHER, LETTER))
    b.shot("event")
    b.named()
    # Of no chart at all: it says so, and stands below every one, for want of another place. Each change is a step back.
    b.key("shift+Tab", "shift+Tab")
    by_keys("Up")
    b.see(lambda: event()["goal"] == "g1", event())
    b.app.wait("label", "~ · %s · %s · on no chart: no KPI is about it$" % (ANSWER, LETTER))
    b.key("alt+Left")
    b.app.find("row", "~^%s:" % KPI).click()
    b.app.find("label", "~on no chart: no KPI is about it$")
    b.shot("on-no-chart")
    b.app.find("row", "Fair")
    b.key("ctrl+z")
    b.app.gone("label", "~on no chart")
    b.app.find("row", "Letters <A> & B")
    assert event()["goal"] == "g2"
    # From the row, Delete takes it away.
    b.app.find("row", "Fair").click()
    b.key("Delete")
    b.app.gone("row", "Fair")
    b.see(lambda: len(told(b, "show")["events"]) == 1, "it was not deleted")
    b.stop()


def long_values(b):
    """A list whose values need more room than there is stands in two lines each, all of it in the window."""
    end = week(-30) + datetime.timedelta(days=6)
    open_plan(b, more=["kpi add --goal g2 --name Turnover --formula new_subscribers*50000000000 --unit currency"
                       " --baseline 0 --target 4000000000000 --due %s --cadence week --direction higher" % end])
    b.key("ctrl+6")
    b.app.find("row", "~^Turnover: €2,100,000,000,000")
    b.app.settle()
    b.shot("list")
    right = b.app.windows()[0].extents()[2]
    words = b.app.find("label", "~^€2,100,000,000,000 · ").extents()
    arrow = max(e[0] + e[2] for n in b.app.find("row", "~^Turnover").walk() if (e := n.extents()))
    assert words[0] + words[2] <= right and arrow <= right, (words, arrow, right)
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "1250", "700")
    # Where there is room, value and status stand in columns of their own.
    b.app.find("label", "€2,100,000,000,000")
    b.shot("wide")
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([
        coverage_by_keyboard,
        channel_card,
        chart_by_keyboard,
        chart_to_files,
        event_in_full,
        values_by_hand,
        (values_in_french, {"lang": "fr"}),
        (pictures_dark, {"dark": True}),
        (pictures_contrast, {"contrast": True}),
        pictures_narrow,
        (long_values, {"lang": "en", "size": "1600x900"}),
    ]))
