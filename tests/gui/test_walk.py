#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole chain in the real window: new plan, goal, KPI, channel, import, chart, by accessible names and the keyboard.

Runs the real binary under a private Xvfb with a session bus; keeps a picture of every stage. Prints TAP."""

import os
import pathlib
import sys
import time
import traceback

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
from drive import Desk  # noqa: E402

BINARY, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
OUT.mkdir(parents=True, exist_ok=True)
ENV = {name: os.environ[name] for name in ("CULTIVAR_LOCALE_DIR", "CULTIVAR_DATA_DIR", "GSETTINGS_SCHEMA_DIR")
       if name in os.environ}
ENV["GSK_RENDERER"] = "cairo"

FOLLOWERS = """Date,Followers
2026-01-11,1010
2026-01-18,1020
2026-01-25,1040
2026-02-01,1060
2026-02-15,1100
2026-02-22,1130
"""


def new_plan(desk, app):
    """a new plan asks for nothing that is not filled in already"""
    app.find("button", "New Plan…").click()
    desk.key("Return")
    app.find("row", "~^Goals, step 2 of")
    desk.shot("1-plan.png")
    desk.key("ctrl+2")


def goal(desk, app):
    """typing finds an idea, Down and Enter take it"""
    desk.type("relevant aud")
    app.find("row", "Gather a relevant audience")
    desk.key("Down", "Return")
    app.find("row", "~^Goals, step 2 of .*1 goal")
    desk.shot("2-goal.png")


def kpi(desk, app):
    """a suggested KPI is chosen with a tick, and says why it fits"""
    desk.key("ctrl+3")
    app.find("check", "Audience size").click()
    app.find("row", "~^KPIs, step 3 of .*1 KPI")
    desk.shot("3-kpi.png")


def channel(desk, app):
    """a channel is found by its name and made the lead"""
    desk.key("ctrl+4")
    app.find("row", "~^Channels, step 4 of")
    desk.key("shift+ctrl+n")
    app.find("entry", "Search kinds of channels").fill("instag")
    app.settle()
    desk.key("Return")
    app.find("button", "*Instagram: no role").click()
    app.find("button", "*Instagram: lead channel")
    desk.shot("4-channel.png")


def import_file(desk, app):
    """a file is reviewed before anything is written, then imported"""
    csv = OUT / "followers.csv"
    csv.write_text(FOLLOWERS)
    desk.key("ctrl+6")
    app.find("row", "~^Track, step 6 of")
    desk.key("shift+ctrl+i")
    time.sleep(2)  # the file chooser of GTK has no accessible sign of being ready
    desk.key("ctrl+l")
    time.sleep(1)
    desk.type(str(csv))
    time.sleep(1)
    desk.key("Return")
    app.find("button", "Review", timeout=20).click()
    app.find("label", "6 new", timeout=20)
    desk.shot("5-review.png")
    app.find("button", "Import").click()
    app.gone("label", "6 new")
    app.find("row", "~^Audience size: 1,130")
    desk.shot("6-track.png")


def chart(desk, app):
    """the KPI's chart is one stop for the keyboard, and speaks each point"""
    app.settle()
    app.find("row", "~^Audience size: 1,130").click()
    image = app.find("image", "~^Audience size")
    app.settle()
    desk.shot("7-chart.png")
    image.click()
    desk.key("End")
    app.find("image", "~1,130")
    desk.key("Home")
    app.find("image", "~1,040")
    desk.key("ctrl+t")
    app.find("label", "1,040")
    desk.shot("8-table.png")


def undo(desk, app):
    """Ctrl+Z takes the import back, and everything before it"""
    desk.key("alt+Left")
    for _ in range(8):
        desk.key("ctrl+z")
    app.find("row", "~^Goals, step 2 of .*no goal")
    desk.key("shift+ctrl+z")
    app.find("row", "~^Goals, step 2 of .*1 goal")


def names(desk, app):
    """nothing that can be focused is without a name, and nothing warned"""
    assert not app.unnamed(), app.unnamed()
    assert not app.warnings(), app.warnings()


def main():
    steps = [new_plan, goal, kpi, channel, import_file, chart, undo, names]
    print(f"1..{len(steps)}")
    failed = 0
    with Desk(out=str(OUT), env=ENV) as desk:
        app = desk.launch([BINARY])
        for number, step in enumerate(steps, 1):
            if failed:
                print(f"not ok {number} - {step.__doc__} (not reached)")
                continue
            try:
                step(desk, app)
                print(f"ok {number} - {step.__doc__}", flush=True)
            except Exception:  # a step may fail in any way
                failed += 1
                desk.shot("failure.png")
                print(f"not ok {number} - {step.__doc__}")
                for line in (traceback.format_exc() + app.tree()).splitlines():
                    print(f"#   {line}")
    sys.exit(1 if failed else 0)


main()
