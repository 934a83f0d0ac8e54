#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A KPI's chart, used: a stretch of it selected and looked at more closely, an event noted, a value corrected.

Each by mouse and by keys. What a screen reader would say is read from the accessibility bus."""

import datetime
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402
from test_tracking import KPI, choose, focused, open_plan, pick, told, values, week  # noqa: E402


def name_of(monday):
    number = monday.isocalendar()
    return "Week %d, %d" % (number[1], number[0])


def open_chart(b):
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s: %d" % (KPI, values()[-1][1])).click()
    b.app.find("label", "~^If this goes on:")
    b.app.settle()
    return chart(b)


def chart(b):
    return b.app.find("image", pred=lambda n: n.description.startswith("Line, "))


def expect_name(b, start):
    b.see(lambda: chart(b).name.startswith(start), "the chart says %r, not %r" % (chart(b).name, start))


def range_by_keys(b):
    image = open_chart(b)
    image.click()
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    b.key("Home", "shift+Right", "shift+Right", "shift+Right")
    # 20, 22, 24, 26: up by 6, 23 on average.
    first = values()[0][0]
    sentence = "%s to %s: from 20 to 26, up by 6, 23 on average" % (name_of(first), name_of(values()[3][0]))
    expect_name(b, sentence)
    b.app.find("label", sentence)
    b.shot("selected")
    b.named()
    b.key("shift+Left")
    expect_name(b, "%s to %s: from 20 to 24, up by 4, 22 on average" % (name_of(first), name_of(values()[2][0])))
    # Enter looks closer: three weeks, and no point beyond them until one walks there.
    b.key("Return")
    b.app.gone("label", "~on average$")
    b.app.find("button", "Show All")
    assert not b.app.find_all("button", "Zoom")
    b.shot("zoomed")
    b.key("End")
    expect_name(b, "%s: 24, target path" % name_of(values()[2][0]))
    b.key("Right")
    expect_name(b, "%s: 26, target path" % name_of(values()[3][0]))
    # Escape takes back one thing after the other: the selection, the zoom, the cursor.
    b.key("shift+Left")
    b.app.find("label", "~from 26 to 24, down by 2|from 24 to 26, up by 2")
    b.key("Escape")
    b.app.gone("label", "~on average$")
    b.app.find("button", "Show All")
    b.key("Escape")
    b.app.gone("button", "Show All")
    expect_name(b, name_of(values()[2][0]))
    b.key("Escape")
    expect_name(b, KPI)
    # Ctrl with plus and minus, about the cursor.
    b.key("End", "ctrl+plus", "ctrl+plus", "ctrl+plus")
    b.app.find("button", "Show All")
    expect_name(b, "%s: %d, target path" % (name_of(week(1)), values()[-1][1]))
    b.key("ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus")
    b.app.gone("button", "Show All")
    b.stop()


def spoken(b):
    """What a screen reader is told: the accessibility bus says that the focused chart's name changed, and to what."""
    from gi.repository import Atspi, GLib

    image = open_chart(b)
    image.click()
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    b.key("Escape")
    heard = []

    def hear(event):
        if event.source.get_role_name() == "image":
            heard.append((event.source.get_name(), event.source.get_state_set().contains(Atspi.StateType.FOCUSED)))

    listener = Atspi.EventListener.new(hear)
    assert listener.register("object:property-change:accessible-name")
    context = GLib.MainContext.default()

    def listen():
        while context.iteration(False):
            pass
        return bool(heard)

    def hears(key, start):
        # What was said before is past.
        b.app.settle()
        listen()
        del heard[:]
        b.key(key)
        b.see(listen, "nothing was said after %s" % key)
        b.app.settle()
        listen()
        # Once, by the chart that has the focus, and the whole sentence.
        assert len(heard) == 1 and heard[0][1] and heard[0][0].startswith(start), (key, heard)
        assert chart(b).name == heard[0][0]

    last, first = values()[-1], values()[0]
    hears("End", "%s: %d, target path " % (name_of(last[0]), last[1]))
    hears("Left", "%s: %d, target path " % (name_of(values()[-2][0]), values()[-2][1]))
    hears("Home", "%s: %d, target path " % (name_of(first[0]), first[1]))
    hears("Right", "%s: %d, target path " % (name_of(values()[1][0]), values()[1][1]))
    hears("shift+Right", "%s to %s: from " % (name_of(values()[1][0]), name_of(values()[2][0])))
    listener.deregister("object:property-change:accessible-name")
    b.stop()


def range_by_mouse(b):
    image = open_chart(b)
    x, y, width, height = image.box()
    across = lambda part: int(x + part * width)  # noqa: E731
    middle = int(y + height / 2)
    b.desk.drag(across(.25), middle, across(.45), middle)
    b.app.find("label", "~: from [0-9]+ to [0-9]+, up by [0-9]+, [0-9]+ on average$")
    b.shot("selected")
    b.app.find("button", "Zoom").click()
    b.app.find("button", "Show All")
    b.app.gone("label", "~on average$")
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    b.shot("zoomed")
    # A double click shows all again, and does nothing else.
    b.desk.click_at(across(.5), middle, count=2)
    b.app.gone("button", "Show All")
    assert not b.app.find_all("entry", "Value", pred=lambda n: n.description.startswith("Week"))
    # The wheel zooms with Ctrl only.
    b.desk.x("mousemove", across(.4), middle, "keydown", "ctrl", "click", "4", "click", "4", "keyup", "ctrl")
    b.app.find("button", "Show All").click()
    b.app.gone("button", "Show All")
    b.stop()


def event_at_a_day(b):
    image = open_chart(b)
    image.click()
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    b.key("Home", "e")
    b.app.find("entry", "What happened", pred=lambda n: n.description.startswith("Event on"))
    b.shot("event")
    b.named()
    b.type("\n")
    b.see(lambda: not told(b, "show")["events"], "an event without words was added")
    b.type("First <letter> & more\n")
    b.app.gone("button", "Add")
    b.see(lambda: [e["text"] for e in told(b, "show")["events"]] == ["First <letter> & more"], "no event")
    assert told(b, "show")["events"][0]["day"] == str(values()[0][0])
    # Back in the chart, at the point, which now tells of it.
    expect_name(b, "%s: 20" % name_of(values()[0][0]))
    b.see(lambda: "First <letter> & more" in chart(b).name, "the point says %r" % chart(b).name)
    # Escape adds nothing.
    b.key("e")
    b.app.find("button", "Add")
    b.type("No")
    b.key("Escape")
    b.app.gone("button", "Add")
    assert len(told(b, "show")["events"]) == 1
    b.key("ctrl+z")
    b.see(lambda: not told(b, "show")["events"], "Ctrl+Z left the event")

    # On the axis, by a click.
    x, y, width, height = chart(b).box()
    b.desk.click_at(int(x + width / 3), int(y + height - 20))
    b.app.find("button", "Add")
    b.type("Spring tasting\n")
    b.see(lambda: [e["text"] for e in told(b, "show")["events"]] == ["Spring tasting"], "no event by click")
    b.shot("flag")
    b.stop()


def value_in_place(b):
    image = open_chart(b)
    image.click()
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    b.key("End", "Return")
    last = values()[-1][1]
    entry = b.app.find("entry", "Value", pred=lambda n: n.description == name_of(week(1)))
    b.see(lambda: entry.text == str(last), "the field has %r" % entry.text)
    b.shot("edit")
    b.named()
    b.key("ctrl+a")
    b.type("many\n")
    b.app.wait("label", "“many” is not a number.")
    b.shot("refused")
    b.key("ctrl+a")
    b.type("51\n")
    expect_name(b, "%s: 51" % name_of(week(1)))
    b.app.wait("label", "Value of %s corrected" % name_of(week(1)))
    b.shot("corrected")
    b.key("ctrl+z")
    expect_name(b, "%s: %d" % (name_of(week(1)), last))
    b.stop()


def compare(b, was, then, steps=1):
    """So many choices further down. The page scrolls to it first, and is waited for."""
    b.app.find("button", "Compare with: " + was).into_view()
    b.app.settle()
    choose(b, "Compare with", steps, was=was, then=then)


def compare_with_before(b):
    open_chart(b)
    compare(b, "Nothing", "Previous period")
    chart(b).click()
    b.shot("previous")
    # Twelve weeks and the running one are shown since the plan began; nothing was measured before.
    b.key("ctrl+t")
    last = values()[-1][1]
    b.app.find("row", "~^%s: %d, target path .* Before: –$" % (name_of(week(1)), last))
    b.shot("table")
    b.named()
    done = b.ctl("--plan", b.plan, "set", "new_subscribers", str(week(1 + 52)), "17", "--channel", "c2",
                 "--grain", "week")
    assert done.returncode == 0, done.stderr
    b.key("ctrl+t")
    compare(b, "Previous period", "Year before")
    # The window sees what another program wrote; the table has it beside this year's.
    b.shot("year")
    b.key("ctrl+t", "Home")
    b.app.find("row", "~^%s: %d, target path .* Before: 17$" % (name_of(week(1)), last))
    b.shot("year-table")
    b.stop()


def year_before():
    for n, (day, _) in enumerate(values()):
        yield "set new_subscribers %s %d --channel c2 --grain week" % (day - datetime.timedelta(weeks=52), 10 + n)


def open_compared(b):
    open_plan(b, more=year_before())
    b.key("ctrl+6")
    b.app.find("row", "~^%s: %d" % (KPI, values()[-1][1])).click()
    b.app.find("label", "~^If this goes on:")
    b.app.settle()
    compare(b, "Nothing", "Year before", steps=2)


def isolate_by_keys(b):
    open_compared(b)
    finding = chart(b).name
    chart(b).click()
    b.see(lambda: [n.role for n in focused(b)] == ["image"], "the focus is on %s" % focused(b))
    log = b.ctl("--plan", b.plan, "log").stdout
    b.key("End", "Down")
    expect_name(b, "Year before, %s: %d" % (name_of(week(1)), 10 + len(values()) - 1))
    b.key("i")
    expect_name(b, "Showing only Year before. Year before, %s: " % name_of(week(1)))
    b.app.find("button", "Show All")
    b.shot("isolated")
    # It is said once; the points go on as before, those of the faded line, too.
    b.key("Left")
    expect_name(b, "Year before, %s: " % name_of(week(2)))
    b.key("Up", "shift+i")
    expect_name(b, "Showing all lines. %s, %s: " % (KPI, name_of(week(2))))
    b.app.gone("button", "Show All")
    b.key("i")
    expect_name(b, "Showing only %s. " % KPI)
    # A newer value leaves the view as it is; a chart of something else is seen whole.
    done = b.ctl("--plan", b.plan, "set", "new_subscribers", str(week(2)), "77", "--channel", "c2", "--grain", "week")
    assert done.returncode == 0, done.stderr
    expect_name(b, "%s, %s: 77" % (KPI, name_of(week(2))))
    b.app.find("button", "Show All")
    # Escape takes it back, before the cursor; the same key does so, too.
    b.key("Escape")
    expect_name(b, "Showing all lines. %s, %s: 77" % (KPI, name_of(week(2))))
    b.key("i", "i")
    expect_name(b, "Showing all lines. ")
    b.key("i", "Escape", "Escape")
    expect_name(b, KPI)
    b.app.gone("button", "Show All")
    # Without a point it is the line of the newest value. Whoever comes back to the chart hears it again.
    b.key("i", "Tab")
    expect_name(b, "Showing only %s. " % KPI)
    b.app.find("button", "Show All").click()
    b.app.gone("button", "Show All")
    # It was looking: the plan has the value that was set meanwhile, and nothing else.
    assert len(b.ctl("--plan", b.plan, "log").stdout.splitlines()) == len(log.splitlines()) + 1
    # A chart of one line has none to show alone.
    compare(b, "Year before", "Nothing", steps=-2)
    chart(b).click()
    b.key("Escape", "End", "i")
    b.app.settle()
    assert chart(b).name.startswith(name_of(week(1))), chart(b).name
    assert not b.app.find_all("button", "Show All")
    assert finding.startswith(KPI)
    b.stop()


def isolate_by_mouse(b):
    """By the entries of the legend, which a narrow chart has at its top."""
    open_compared(b)
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "370", "700")
    b.see(lambda: b.app.windows()[0].extents()[2] <= 380, "the window is wide")
    b.app.settle()
    chart(b).into_view()
    b.app.settle()
    x, y, _, _ = chart(b).box()
    entry = (x + 24, y + 25)
    b.desk.click_at(*entry)
    expect_name(b, "Showing only %s. " % KPI)
    b.shot("isolated")
    b.desk.click_at(*entry)
    expect_name(b, "Showing all lines. ")
    b.app.gone("button", "Show All")
    # A second click soon after the first counts like any other.
    b.desk.click_at(*entry, count=2)
    b.app.settle()
    assert not b.app.find_all("button", "Show All")
    # With Ctrl the line joins those that stand out: first it alone, then none is left.
    b.desk.x("keydown", "ctrl")
    b.desk.click_at(*entry)
    expect_name(b, "Showing only %s. " % KPI)
    b.desk.click_at(*entry)
    b.desk.x("keyup", "ctrl")
    expect_name(b, "Showing all lines. ")
    b.named()
    b.stop()


def several_channels():
    """The Letter grows by 2 a week, Instagram falls by 1; YouTube has a role and no numbers."""
    yield "channel role c1 g2 support"
    yield "channel role c3 g2 support"
    for n, (day, _) in enumerate(values()):
        yield "set new_subscribers %s %d --channel c1 --grain week" % (day, 60 - n)


def channels(b):
    """The charts of the channels, in their order; they have no target."""
    return b.app.find_all("image", pred=lambda n: n.description.startswith(("Line, ", "Courbe, ")) and "target" not in n.description)


def by_channel(b):
    open_plan(b, more=several_channels())
    b.key("ctrl+6")
    b.app.find("row", "~^%s: " % KPI).click()
    b.app.find("label", "~^If this goes on:")
    b.app.find("button", "By Channel").click()
    b.app.find("label", "%s: highest on Instagram, 49" % KPI)
    b.see(lambda: [n.name for n in channels(b)] == ["Instagram: 49", "The Letter: 42"], channels(b))
    b.shot("channels")
    b.named()
    # The same numbers as the program tells.
    for channel, last in (("c1", 49), ("c2", 42)):
        told_values = [v["value"] for v in told(b, "values", "k1", "--channel", channel)["values"]]
        assert told_values[-1] == last and len(told_values) == len(values()), told_values
    # One walks a channel's points, and Tab goes on to the next one.
    channels(b)[0].click()
    b.key("End")
    b.see(lambda: channels(b)[0].name == "%s: 49" % name_of(week(1)), channels(b))
    b.key("Left")
    b.see(lambda: channels(b)[0].name == "%s: 50" % name_of(week(2)), channels(b))
    b.shot("crosshair")
    b.key("Tab", "Home")
    b.see(lambda: [n.name for n in channels(b)] == ["Instagram: 49", "%s: 20" % name_of(values()[0][0])], channels(b))
    # Over one time and on one scale: there is no looking closer at one alone.
    b.key("ctrl+plus", "shift+Right")
    b.app.settle()
    assert not b.app.find_all("button", "Show All") and not b.app.find_all("button", "Zoom")
    b.key("Escape")

    # The table has a line for each channel and week.
    b.key("ctrl+t")
    b.app.find("row", "~^%s, Instagram: 49" % name_of(week(1)))
    b.app.find("row", "~^%s, The Letter: 42" % name_of(week(1)))
    b.shot("table")
    b.named()
    b.key("ctrl+t")
    # What is corrected is what was opened: a point's or a row's own channel, whichever was chosen last.
    for name, value in (("The Letter", 42), ("Instagram", 49)):
        view = next(n for n in channels(b) if n.name.startswith(name))
        view.click()
        b.key("End", "Return")
        b.see(lambda: [n.text for n in focused(b)] == [str(value)], "%s: %s" % (name, focused(b)))
        b.app.find("button", "Channel: %s" % name)
        b.key("ctrl+t")
        b.app.find("row", "~^%s, %s: " % (name_of(week(2)), name)).double_click()
        before = value + (1 if name == "Instagram" else -2)
        b.see(lambda: [n.text for n in focused(b)] == [str(before)], "%s: %s" % (name, focused(b)))
        b.app.find("button", "Channel: %s" % name)
        b.key("ctrl+t")
    # What is exported is what is seen.
    path = os.path.join(b.home, "channels.csv")
    pick(b, "Chart Menu", "Export Data for Programs…")
    b.app.find("button", "Save")
    b.app.settle()
    b.key("ctrl+a")
    b.type(path + "\n")
    b.app.wait("label", "Exported as “channels.csv”")
    with open(path, encoding="utf-8") as f:
        assert f.readline() == "Channel,Day,Value,Remark\n" and f.readline().startswith("Instagram,%s,60" % values()[0][0])
    # A new value is in its chart at once.
    done = b.ctl("--plan", b.plan, "set", "new_subscribers", str(week(1)), "30", "--channel", "c1", "--grain", "week")
    assert done.returncode == 0, done.stderr
    b.key("alt+Left")
    b.app.find("row", "~^%s: 72" % KPI).click()
    b.see(lambda: [n.name for n in channels(b)] == ["The Letter: 42", "Instagram: 30"], channels(b))
    b.app.find("button", "By Channel").click()
    b.app.find("label", "~^%s: .* the pace$" % KPI)
    b.stop()


def by_channel_narrow(b):
    open_plan(b, more=several_channels())
    b.key("ctrl+6")
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "370", "700")
    b.app.find("row", "~^%s" % KPI).click()
    b.app.find("button", "~^By Channel$|^Par canal$").click()
    b.see(lambda: len(channels(b)) == 2, channels(b))
    b.shot("channels")
    channels(b)[1].into_view()
    b.shot("second")
    b.named()
    width = b.app.windows()[0].extents()[2]
    assert width <= 380, "the window is %d wide" % width
    b.stop()


def by_channel_french(b):
    # The finding is in the plan's language, all around it in the reader's.
    open_plan(b, more=[*several_channels(), "plan edit language=fr"])
    b.key("ctrl+6")
    b.app.find("row", "~^%s" % KPI).click()
    b.app.find("button", "Par canal").click()
    b.app.find("label", "~^%s.: le plus haut sur.Instagram,.49$" % KPI)
    b.app.find("image", "~^Instagram.: 49$")
    b.app.find("image", "~^The Letter.: 42$")
    b.shot("channels")
    b.stop()


def own_title(b):
    open_chart(b)
    finding = chart(b).name
    b.app.find("button", "Change the Title").click()
    b.app.find("entry", "Empty: what the numbers say")
    b.shot("title")
    b.type("Readers <love> tea\n")
    b.app.find("label", "Readers <love> tea")
    expect_name(b, "Readers <love> tea")
    assert told(b, "show")["kpis"][0]["title"] == "Readers <love> tea"
    b.shot("titled")
    b.named()
    b.key("ctrl+z")
    expect_name(b, finding)
    b.stop()


def copied_rows(b):
    """Rows of the table go into a spreadsheet as numbers, with the mark it expects, and without grouping or unit."""
    end = week(-30) + datetime.timedelta(days=6)
    open_plan(b, more=["kpi add --goal g2 --name Turnover --formula new_subscribers*1234.56 --unit currency --baseline 0"
                       " --target 400000 --due %s --cadence week --direction higher" % end])
    b.key("ctrl+6")
    b.app.find("row", "~^Turnover").click()
    b.app.find("button", "Tableau")
    b.app.settle()
    b.key("ctrl+t")
    b.app.find("row", "~^Semaine .* 51.852.€")
    b.key("shift+Down", "ctrl+c")
    b.key("alt+Left")
    b.app.find("tab", "Verbatims").click()
    b.app.find("entry", "Ce que les gens ont dit").click()
    b.key("ctrl+v")
    told_text = lambda: b.app.find("entry", "Ce que les gens ont dit").text.splitlines()  # noqa: E731
    b.see(lambda: len(told_text()) == 3, told_text)
    assert told_text()[0] == "Période\tValeur\tTrajectoire cible\tRemarque", told_text()
    assert [line.split("\t")[1] for line in told_text()[1:]] == ["51851,52", "49382,4"], told_text()
    b.stop()


def narrow_detail(b):
    """In a window as narrow as a telephone nothing that says what is seen is cut off."""
    open_compared(b)
    label = b.app.find("label", "Compare with")
    width = label.extents()[2]
    period = lambda: b.app.find("label", name_of(week(2)), pred=lambda n: n.shown()).extents()[2]  # noqa: E731
    b.key("ctrl+t")
    b.app.find("row", "~^%s: " % name_of(week(1)))
    period_width = period()
    b.key("ctrl+t")
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "370", "700")
    b.see(lambda: b.app.windows()[0].extents()[2] <= 380, "the window is wide")
    chart(b).into_view()
    chart(b).click()
    b.key("End", "ctrl+plus", "ctrl+plus")
    b.app.find("button", "Show All")
    b.app.settle()
    b.shot("zoomed")
    assert label.extents()[2] >= width, "“Compare with” is %d wide, not %d" % (label.extents()[2], width)
    # What is selected has a line of its own above the buttons, not a column of single words beside them.
    b.key("shift+Left")
    sentence = b.app.find("label", "~ on average$").extents()
    zoom = b.app.find("button", "Zoom").extents()
    assert sentence[2] > 250 and zoom[1] >= sentence[1] + sentence[3], (sentence, zoom)
    b.shot("selected")
    b.key("Escape")
    b.key("ctrl+t")
    b.app.settle()
    b.shot("table")
    # A column may be given less room than it had; its words may not.
    assert period() >= min(period_width, 90), "the periods are %d wide" % period()
    b.stop()


def without_target(b):
    """Where no target is set there is no path to speak of."""
    open_plan(b, more=["kpi edit k1 target="])
    b.key("ctrl+6")
    b.app.find("row", "~^%s: " % KPI).click()
    b.app.find("button", "Table")
    b.app.settle()
    b.key("ctrl+t")
    b.app.find("row", "~^%s: %d[.] *$" % (name_of(week(1)), values()[-1][1]))
    b.shot("table")
    assert not b.app.find_all("any", "Target path"), "a column without anything in it"
    b.key("ctrl+t")
    chart(b).click()
    b.key("End")
    b.see(lambda: chart(b).name == "%s: %d" % (name_of(week(1)), values()[-1][1]), "the point says %r" % chart(b).name)
    b.stop()


def words_without_end(b):
    """A word that no line can hold is broken; the window stays as wide as it was."""
    image = open_chart(b)
    width = b.app.windows()[0].extents()[2]

    def is_as_wide():
        b.app.settle()
        return b.app.windows()[0].extents()[2] == width

    b.app.find("button", "Change the Title").click()
    b.app.find("entry", "Empty: what the numbers say")
    b.type("W" * 200 + "\n")
    expect_name(b, "W" * 200)
    b.shot("title")
    assert is_as_wide(), "the title made the window %s wide" % b.app.windows()[0].extents()[2]
    image.click()
    b.key("End", "Return", "ctrl+a")
    b.type("x" * 200 + "\n")
    b.app.find("label", "~^“x+” is not a number")
    b.shot("bubble")
    assert is_as_wide(), "what was typed in the bubble made the window wide"
    b.key("Escape", "ctrl+t")
    b.app.find("row", "~^%s: " % name_of(week(1))).double_click()
    b.app.find("entry", "Value", pred=lambda n: n.description.startswith(name_of(week(1))))
    b.key("ctrl+a")
    b.type("x" * 200)
    b.app.find("label", "~^“x+” is not a number")
    b.shot("form")
    assert is_as_wide(), "what was typed in the form made the window wide"
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([range_by_keys, spoken, range_by_mouse, event_at_a_day, value_in_place, compare_with_before,
                       isolate_by_keys, isolate_by_mouse,
                       by_channel, by_channel_narrow, (by_channel_french, {"lang": "fr"}), own_title, words_without_end,
                       (copied_rows, {"lang": "fr"}), narrow_detail, without_target]))
