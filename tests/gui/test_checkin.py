#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The weekly check-in by keys alone: numbers, mistakes, one undo, a week of the past; told again by cultivarctl."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402
from test_tracking import KPI, open_plan, told, week  # noqa: E402


def values(b):
    found = told(b, "series", "new_subscribers", "--channel", "c2", "--grain", "week")["values"]
    return {v["day"]: v["value"] for v in found}


def start(b):
    open_plan(b)
    done = b.ctl("--plan", b.plan, "value", "rm", "new_subscribers", str(week(1)), "--channel", "c2", "--grain", "week")
    assert done.returncode == 0, done.stderr


def open_check_in(b):
    b.key("ctrl+k")
    field = b.app.find("text", "~" + KPI)
    b.see(lambda: "focused" in field.states, "the keyboard is in the first field")
    return field


def by_keys(b):
    """Ctrl+K, a number, Ctrl+Enter; one Ctrl+Z takes it back"""
    start(b)
    open_check_in(b)
    b.shot("open")
    b.type("many")
    b.key("ctrl+Return")
    b.app.find("label", "~“many” is not a number")
    b.shot("mistake")
    assert str(week(1)) not in values(b)
    b.key("ctrl+a")
    b.type("43")
    b.key("ctrl+Return")
    b.app.find("label", "~Saved")
    b.shot("saved")
    assert values(b)[str(week(1))] == 43
    assert [n["day"] for n in told(b, "checkin", "list")] == [str(week(1))]
    b.key("ctrl+z")
    b.see(lambda: str(week(1)) not in values(b), "the value is gone")
    assert told(b, "checkin", "list") == []


def past_week(b):
    """a past week shows what was typed, and is corrected; "=" repeats; Escape goes back"""
    start(b)
    open_check_in(b)
    b.app.find("button", "Previous Week").click()
    field = b.app.find("text", "~" + KPI, pred=lambda n: n.text == "40")
    field.click()
    b.key("ctrl+a")
    b.type("=")
    b.see(lambda: b.app.find("text", "~" + KPI).text == "38", "the value before is repeated")
    b.key("ctrl+Return")
    b.app.find("label", "~Saved")
    assert values(b)[str(week(2))] == 38
    b.key("Escape")
    b.app.find("button", "Check In")


def looks(b):
    """pictures"""
    start(b)
    b.key("ctrl+k")
    b.app.find("text", "~" + KPI)
    b.shot("check-in")


def pictures_dark(b):
    """pictures in the dark"""
    looks(b)


def pictures_french(b):
    """pictures in French"""
    looks(b)


def pictures_narrow(b):
    """pictures in a phone's width"""
    looks(b)


if __name__ == "__main__":
    sys.exit(gui.main([by_keys, past_week, (pictures_dark, {"dark": True}), (pictures_french, {"lang": "fr"}),
                       (pictures_narrow, {"size": "360x700"})]))
