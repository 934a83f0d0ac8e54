#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The weekly check-in by keys alone: numbers, mistakes, one undo, a week of the past; told again by cultivarctl."""

import datetime
import json
import os
import subprocess
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
    b.app.find("label", "~above the usual 42$")
    b.shot("saved")
    assert values(b)[str(week(1))] == 43
    assert [n["day"] for n in told(b, "checkin", "list")] == [str(week(1))]
    b.key("ctrl+z")
    b.see(lambda: str(week(1)) not in values(b), "the value is gone")
    assert told(b, "checkin", "list") == []


def unsaved_stays(b):
    """what was typed is still there when the check-in is left and opened again, and after Ctrl+K in it; a number
    that is below zero for the first time is asked about"""
    start(b)
    open_check_in(b)
    b.type("-5")
    b.app.find("label", "The one before was 40: is that right?")
    b.key("ctrl+a")
    b.type("43")
    b.key("ctrl+k")
    b.see(lambda: b.app.find("text", "~" + KPI).text == "43", "Ctrl+K emptied the field")
    b.key("Escape")
    b.app.find("button", "Check In")
    b.key("ctrl+k")
    b.see(lambda: b.app.find("text", "~" + KPI).text == "43", "it was lost on the way")
    assert str(week(1)) not in values(b)
    b.key("ctrl+Return")
    b.app.find("label", "~above the usual 42$")
    assert values(b)[str(week(1))] == 43


def shown(b, text):
    b.see(lambda: b.app.find("text", "~" + KPI).text == text, "the field does not show “%s”" % text)


def weeks_stay(b):
    """what was typed for a week is there when one comes back to it, number, confidence and note; only what is saved goes
    from the drafts; closing the window or going to the plans asks first"""
    start(b)
    open_check_in(b)
    b.type("43")
    b.app.find("button", "At Risk").click()
    b.app.find("button", "Note").click()
    b.type("Rain")
    b.app.find("button", "Previous Week").click()
    shown(b, "40")
    b.app.find("text", "~" + KPI).click()
    b.key("ctrl+a")
    b.type("41x")
    b.app.find("button", "Next Week").click()
    shown(b, "43")
    assert "pressed" in b.app.find("button", "At Risk").states or "checked" in b.app.find("toggle button", "At Risk").states
    b.app.find("text", "~Note on", pred=lambda n: n.text == "Rain")
    b.shot("again")
    b.app.find("text", "~" + KPI).click()
    b.key("ctrl+Return")
    b.app.find("label", "~above the usual 42$")
    assert values(b)[str(week(1))] == 43 and values(b)[str(week(2))] == 40
    said = told(b, "checkin", "list")[0]
    assert (said["confidence"], said["text"]) == ("at-risk", "Rain"), said
    b.key("ctrl+w")
    b.app.find("label", "Close Without Saving the Check-In?")
    b.shot("asked")
    b.key("Return")
    b.app.find("button", "Previous Week").click()
    shown(b, "41x")
    b.key("ctrl+o")
    b.app.find("button", "Close Without Saving").click()
    b.app.find("label", "Your Plans")
    assert values(b)[str(week(2))] == 40
    b.stop()


def closed_unsaved(b):
    """a window that is closed all the same goes, and nothing is saved"""
    start(b)
    open_check_in(b)
    b.type("43")
    b.key("ctrl+q")
    # In a phone's width it is on top, and still not what Enter means.
    b.see(lambda: "focused" in b.app.find("button", "Cancel").states, "the keyboard is not on Cancel")
    b.app.find("button", "Close Without Saving").click()
    b.see(lambda: b.app.proc.poll() is not None, "the window is still there")
    assert b.app.proc.poll() == 0, b.app.proc.poll()
    b.check()
    assert str(week(1)) not in values(b)


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


class Shell:
    """shell.py, and what it was told."""

    def __init__(self, b):
        self.b = b
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shell.py")
        self.log = os.path.join(b.home, "notifications")
        self.process = subprocess.Popen([sys.executable, program], env=b.desk.env, stdin=subprocess.PIPE, text=True,
                                        stdout=open(self.log, "w", encoding="utf-8"))
        self.wait("ready")

    def told(self, what):
        with open(self.log, encoding="utf-8") as log:
            return [said for said in map(json.loads, log) if said["what"] == what]

    def wait(self, what, before=0):
        """What is told of this kind after the first @before of it."""
        self.b.see(lambda: len(self.told(what)) > before, "nothing was told of “%s”" % what, timeout=15)
        return self.told(what)[before]

    def click(self):
        self.process.stdin.write("click\n")
        self.process.stdin.flush()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


def choose_day(b, day):
    done = b.ctl("--plan", b.plan, "plan", "edit", "check_in_day=%d" % day)
    assert done.returncode == 0, done.stderr


def reminder(b):
    """no word before a weekday is chosen or while somebody looks; one a week; a click opens the check-in; gone when done"""
    shell = Shell(b)
    start(b)
    today = datetime.date.today().isoweekday()
    window = b.desk.x("search", "--onlyvisible", "--name", "^Tea$").split()[0]
    choose_day(b, today)
    b.desk.x("windowminimize", window)
    b.app.settle()
    choose_day(b, 0)
    choose_day(b, today)
    said = shell.wait("add")
    assert (said["title"], said["body"]) == ("Check-in: Tea", "1 value is due."), said
    shell.click()
    field = b.app.find("text", "~" + KPI)
    b.see(lambda: "focused" in field.states, "the keyboard is not in the first field")
    removed = len(shell.told("remove"))
    # Said once, and without the mark of its access key.
    named = [n.name for n in b.app.find_all("push button", "~Calendar", shown=False)]
    assert named == ["Add Check-In to Calendar…"], named
    b.type("43")
    b.key("ctrl+Return")
    b.app.find("label", "~Saved")
    assert shell.wait("remove", removed)["id"] == said["id"]
    b.key("Escape")
    b.app.find("row", "~^%s: 43" % KPI)

    # Due again in the same week, and seen to by somebody else: said once is enough.
    b.desk.x("windowminimize", window)
    b.app.settle()
    value = ("new_subscribers", str(week(1)), "--channel", "c2", "--grain", "week")
    for words in (("value", "rm", *value), ("set", *value[:2], "44", *value[2:])):
        done = b.ctl("--plan", b.plan, *words)
        assert done.returncode == 0, done.stderr
    choose_day(b, 0)
    choose_day(b, today)
    b.desk.x("windowmap", window)
    b.app.find("row", "~^%s: 44" % KPI)
    assert len(shell.told("add")) == 1, shell.told("add")
    shell.close()


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
    sys.exit(gui.main([by_keys, unsaved_stays, weeks_stay, (closed_unsaved, {"size": "370x720"}), past_week, reminder,
                       (pictures_dark, {"dark": True}), (pictures_french, {"lang": "fr"}), (pictures_narrow, {"size": "360x700"})]))
