#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values from tables in the window: files and pasted cells, matched and reviewed, known ones in one click.

The plan is that of the tracking tests; what the window wrote is read back by cultivarctl."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402
from test_tracking import KPI, LETTER, LETTER_ID, choose, choose_file, open_plan, tick, told, write  # noqa: E402

COPY, DRAG = os.environ["CULTIVAR_COPY"], os.environ["CULTIVAR_DRAG"]

WHOLE = "What the file says, else the whole plan"
SHOWN = "As the file shows"


def sensitive(b, button):
    return "sensitive" in b.app.find("button", button).states


def ready(b, button):
    b.see(lambda: sensitive(b, button), "%s cannot be pressed" % button)


def press(b, button):
    ready(b, button)
    b.app.find("button", button).click()


def values_of(b, metric, *where):
    return [(v["day"], v["value"]) for v in told(b, "series", metric, *where)["values"]]


@contextlib.contextmanager
def copied(b, text, kind="text/plain;charset=utf-8"):
    """@text on the clipboard, as another program has it."""
    process = subprocess.Popen([COPY, kind], env=b.desk.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        process.stdin.write(text)
        process.stdin.close()
        assert process.stdout.readline() == "copied\n"
        yield
    finally:
        process.kill()
        process.wait()


def new_file_then_known(b):
    """Days that may be read in two ways, a cell that is no number, a column nobody knows; the next file needs nothing."""
    open_plan(b, with_values=False)
    b.key("ctrl+6")
    b.app.wait("label", "No Values Yet")
    b.named()
    path = write(b, "readers.csv",
                 "Date;New subscribers;Mood\n03/04/2026;12;good\n04/04/2026;n. d. a.;bad\n05/04/2026;1 340,5;good\n")
    choose_file(b, path)
    b.app.wait("label", "~^Day first or month first")
    b.app.wait("label", "April 3, 2026 or March 4, 2026")
    b.shot("question")
    b.named()
    assert not sensitive(b, "Review")
    press(b, "Day First")
    b.app.wait("label", "April 3, 2026")
    b.app.wait("label", "03/04/2026 → April 3, 2026")
    b.app.wait("label", "1 340,5 → 1,340.5")
    b.app.find("button", "Columns are parted by: " + SHOWN)
    b.app.wait("label", "Semicolon")
    choose(b, "Numbers belong to", 2, WHOLE, LETTER)
    b.shot("match")
    b.named()
    press(b, "Review")
    b.app.wait("label", "2 new, 1 row cannot be read")
    b.app.wait("label", "~^Into %s" % LETTER)
    b.app.wait("label", "1 row: expected a number")
    b.app.wait("label", "Line 3, column “New subscribers”: found “n. d. a.”")
    assert not sensitive(b, "Import")
    b.shot("review")
    b.named()

    # Back and forth without loss.
    tick(b, "Leave out the rows that cannot be read")
    b.app.wait("label", "2 new, 1 row left out")
    b.app.find("button", "Back to Matching").click()
    b.app.find("button", "Numbers belong to: " + LETTER)
    b.app.find("button", "Order of day and month: Day first (31/12/2026)")
    press(b, "Review")
    b.app.wait("label", "2 new, 1 row left out")
    ready(b, "Import")
    assert told(b, "values", "k1")["values"] == [], "something was written before Import"
    press(b, "Import")
    b.app.wait("label", "2 values imported")
    b.app.gone("label", "No Values Yet")
    assert values_of(b, "new_subscribers", "--channel", LETTER_ID) == [("2026-04-03", 12), ("2026-04-05", 1340.5)]

    # The next of its kind is known: one click. What it leaves open is as it was settled.
    path = write(b, "later.csv", "Date;New subscribers;Mood\n06/04/2026;20;good\n07/04/2026;21;good\n")
    choose_file(b, path)
    b.app.wait("label", "2 new")
    b.app.wait("label", "Matched as Last Time")
    b.app.wait("label", "06/04/2026 → April 6, 2026")
    b.app.wait("label", "~^Into %s" % LETTER)
    b.app.settle()
    b.shot("known")
    b.named()
    b.key("Return")
    b.app.wait("label", "2 values imported")
    assert values_of(b, "new_subscribers", "--channel", LETTER_ID)[2:] == [("2026-04-06", 20), ("2026-04-07", 21)]

    # The same again brings nothing.
    choose_file(b, path)
    b.app.wait("label", "2 unchanged")
    assert not sensitive(b, "Import")
    # Forgotten, it is a new file.
    b.app.find("button", "Forget This Mapping").click()
    b.app.wait("label", "~^Day first or month first")
    b.app.find("button", "Numbers belong to: " + WHOLE)
    b.key("Escape")
    b.app.gone("label", "~^Day first or month first")
    choose_file(b, path)
    b.app.wait("label", "~^Day first or month first")
    b.key("Escape")
    b.app.gone("label", "~^Day first or month first")
    # An import is one step back.
    b.key("ctrl+z")
    b.see(lambda: len(values_of(b, "new_subscribers", "--channel", LETTER_ID)) == 2, "Ctrl+Z left the values")
    b.stop()


def memory_does_not_overrule(b):
    """A file that proves another order of days than the one that was settled for its like."""
    open_plan(b, with_values=False)
    choose_file(b, write(b, "first.csv", "Date;New subscribers\n13/04/2026;12\n14/04/2026;13\n"))
    press(b, "Review")
    b.app.wait("label", "2 new")
    press(b, "Import")
    b.app.wait("label", "2 values imported")
    choose_file(b, write(b, "second.csv", "Date;New subscribers\n04/15/2026;14\n05/06/2026;15\n"))
    b.app.wait("label", "2 new")
    b.app.wait("label", "04/15/2026 → April 15, 2026")
    press(b, "Import")
    b.see(lambda: values_of(b, "new_subscribers")[2:] == [("2026-04-15", 14), ("2026-05-06", 15)], "the days are others")
    b.stop()


def whose_numbers(b):
    """Numbers of the plan as a whole that no KPI would count, since it is counted on a channel, are asked about."""
    open_plan(b)
    text = "Date;New subscribers\n13/04/2026;12\n14/04/2026;13\n"
    choose_file(b, write(b, "whose.csv", text))
    b.app.wait("label", "~^No KPI counts “New newsletter subscribers” of the plan as a whole.*Say which channel")
    assert not sensitive(b, "Review")
    b.shot("asked")
    b.named()
    press(b, "The Whole Plan")
    b.app.gone("label", "~Say which channel")
    press(b, "Review")
    b.app.wait("label", "2 new")
    b.app.find("label", "~^No KPI counts “New newsletter subscribers” of the plan as a whole")
    b.shot("whole-plan")
    b.app.find("button", "Back to Matching").click()
    choose(b, "Numbers belong to", 2, WHOLE, LETTER)
    press(b, "Review")
    b.app.wait("label", "~^Into %s" % LETTER)
    b.key("Escape")
    # The channel that the KPI is about is one of the answers.
    choose_file(b, write(b, "again.csv", text))
    press(b, LETTER)
    b.app.find("button", "Numbers belong to: %s" % LETTER)
    b.app.gone("label", "~Say which channel")
    press(b, "Review")
    b.app.wait("label", "~^Into %s" % LETTER)
    b.app.gone("label", "~^No KPI counts")
    press(b, "Import")
    b.app.wait("label", "2 values imported")
    assert values_of(b, "new_subscribers", "--channel", LETTER_ID)[:2] == [("2026-04-13", 12), ("2026-04-14", 13)]


def drop(b, path):
    """@path dragged out of a file manager, into the middle of the window."""
    process = subprocess.Popen([DRAG, path], env=b.desk.env)
    x, y, width, height = 1060, 700, 160, 100
    manager = b.desk.x("search", "--sync", "--onlyvisible", "--name", "^Files$").split()[0]
    b.desk.x("windowmove", "--sync", manager, str(x), str(y))
    b.desk.x("mousemove", str(x + width // 2), str(y + height // 2), "sleep", "0.3", "mousedown", "1")
    for step in range(1, 16):
        at = [int(a + (c - a) * step / 15) for a, c in ((x + width // 2, 500), (y + height // 2, 400))]
        b.desk.x("mousemove", *map(str, at), "sleep", "0.05")
    b.desk.x("sleep", "0.3", "mouseup", "1")
    b.app.settle()
    process.terminate()
    process.wait()


def dropped(b):
    """a file dropped on the window is what Import… opens; one that is no table, and one before a plan is open, say so"""
    table = os.path.join(b.home, "readers.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Day,New subscribers\n2026-04-13,1234\n")
    b.start()
    b.app.find("button", "New Plan…")
    drop(b, table)
    b.app.wait("label", "~^Open a plan first")
    b.stop()
    open_plan(b, with_values=False)
    drop(b, table)
    press(b, "Review")
    b.app.wait("label", "1 new")
    press(b, "Import")
    b.app.wait("label", "1 value imported")
    assert values_of(b, "new_subscribers") == [("2026-04-13", 1234)]
    picture = os.path.join(b.home, "picture.png")
    with open(picture, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + bytes(64))
    drop(b, picture)
    b.app.wait("label", "This File Cannot Be Imported")
    b.shot("no-table")


def pasted(b):
    open_plan(b, with_values=False)
    b.key("ctrl+6")
    b.app.wait("label", "No Values Yet")
    with copied(b, "Day\tNew subscribers\n13/04/2026\t1 234\n14/04/2026\t12\n"):
        b.key("ctrl+v")
        b.app.wait("label", "Pasted Table")
        b.app.wait("label", "13/04/2026 → April 13, 2026")
        b.app.settle()
        b.shot("pasted")
        b.named()
        press(b, "Review")
        b.app.wait("label", "2 new")
        press(b, "Import")
        b.app.wait("label", "2 values imported")
    assert values_of(b, "new_subscribers") == [("2026-04-13", 1234), ("2026-04-14", 12)]
    # From the menu, and as comma-separated text.
    with copied(b, "Day,New subscribers\n2026-04-15,7\n", "text/csv"):
        b.app.find("button", "Main Menu").click()
        b.app.find("item", "Paste Table").click()
        # A table with those headings is known by now, whatever parts its columns.
        b.app.wait("label", "Matched as Last Time")
        press(b, "Import")
        b.app.wait("label", "1 value imported")
    # No table.
    with copied(b, "hello"):
        b.key("ctrl+v")
        b.app.wait("label", "This Table Cannot Be Imported")
        b.key("Escape")
        b.app.gone("label", "This Table Cannot Be Imported")
    with copied(b, "nothing", "image/png"):
        b.key("ctrl+v")
        b.app.wait("label", "~^There is no table to paste")
    # In a text field Ctrl+V is the field's.
    b.app.find("row", "~^%s:" % KPI).click()
    # Tall enough for the field to be on the screen.
    b.desk.x("search", "--onlyvisible", "--name", b.app.windows()[0].name, "windowsize", "1000", "880")
    b.app.settle()
    with copied(b, "42"):
        b.app.find("entry", "Value").click()
        b.key("ctrl+v")
        b.see(lambda: b.app.find("entry", "Value").text == "42", "the text was not pasted")
        assert not b.app.find_all("label", "Pasted Table")
    b.stop()


def long_with_own_names(b):
    open_plan(b, with_values=False)
    choose_file(b, write(b, "long.csv", "Day;Metric;Channel;Grain;Value\n"
                         "2026-04-13;Leser;%s;week;1 234,5\n2026-04-20;Leser;%s;week;7\n"
                         "2026-04-13;Pluie;%s;week;3\n" % (LETTER, LETTER, LETTER)))
    b.app.wait("label", "~^None of the names in “Metric” is known")
    b.app.wait("label", "Names of metrics")
    b.shot("names")
    b.named()
    assert not sensitive(b, "Review")
    choose(b, "Leser", 2, "Not Known", "New newsletter subscribers")
    press(b, "Review")
    b.app.wait("label", "2 new, 1 row cannot be read")
    b.app.find("button", "Back to Matching").click()
    choose(b, "Pluie", 1, "Not Known", "Leave Out")
    press(b, "Review")
    b.app.wait("label", "2 new, 1 row left out")
    press(b, "Import")
    b.app.wait("label", "2 values imported")
    got = told(b, "series", "new_subscribers", "--channel", LETTER_ID, "--grain", "week")["values"]
    assert [(v["day"], v["value"]) for v in got] == [("2026-04-13", 1234.5), ("2026-04-20", 7)], got
    b.stop()


def in_french(b):
    """Semicolon and decimal comma, as French spreadsheets write, in a French window."""
    open_plan(b, with_values=False)
    path = write(b, "abonnés.csv", "Date;Nouveaux inscrits à la newsletter\n13/04/2026;1 234,5\n14/04/2026;12,25\n")
    choose_file(b, path, "Ouvrir")
    b.app.wait("label", "13/04/2026 → 13 avril 2026")
    b.app.settle()
    b.shot("match")
    b.named()
    press(b, "Vérifier")
    b.app.wait("label", "2 nouvelles valeurs")
    b.shot("review")
    b.named()
    press(b, "Importer")
    b.app.wait("label", "2 valeurs importées")
    assert values_of(b, "new_subscribers") == [("2026-04-13", 1234.5), ("2026-04-14", 12.25)]
    b.stop()


def large_file_cancelled(b):
    """Progress with numbers past a second; Cancel ends it at once and nothing is written."""
    open_plan(b, with_values=False)
    path = os.path.join(b.home, "large.csv")
    # Some 300 MB of cells that each have to be looked at.
    extra = range(20)
    block = "".join("2026-04-%02d,New subscribers,%d,%s\n" % (n, n, ",".join("%d.%d" % (n * 7 + m, m % 9 + 1) for m in extra))
                    for n in range(1, 29))
    with open(path, "w", encoding="utf-8") as f:
        f.write("Date,Metric,Value,%s\n" % ",".join("Remark %d" % m for m in extra))
        for _ in range(300000000 // len(block)):
            f.write(block)
    choose_file(b, path)
    b.app.wait("label", "~^(Reading the table…|Matching the rows…)$")
    b.app.wait("label", "~ of [0-9]+ MB$")
    b.app.shot("progress")
    assert not sensitive(b, "Review"), "it was read before it could be cancelled"
    begun = time.time()
    b.key("Escape")
    b.see(lambda: len(b.app.windows()) == 1, "the dialog is still there")
    assert time.time() - begun < 3, "Cancel took %.1f s" % (time.time() - begun)
    assert told(b, "values", "k1")["values"] == []
    b.app.wait("label", "No Values Yet")
    b.stop()


def cancelled_while_writing(b):
    """What is being written can only be stopped, and that it was is said; nothing is left half done."""
    open_plan(b, with_values=False)
    choose_file(b, write(b, "readers.csv", "Date;New subscribers\n13/04/2026;12\n14/04/2026;13\n"))
    press(b, "Review")
    ready(b, "Import")
    # The plan is held, so that the import waits.
    holder = sqlite3.connect(b.plan, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    b.app.find("button", "Import").click()
    b.app.wait("label", "Importing…")
    assert not b.app.find_all("button", "Back to Matching"), "one could go back to matching"
    b.key("Escape")
    b.app.settle()
    holder.execute("ROLLBACK")
    b.see(lambda: len(b.app.windows()) == 1, "the dialog is still there")
    b.app.wait("label", "The import was stopped. Nothing was imported.")
    assert values_of(b, "new_subscribers") == []
    b.stop()


def very_many_columns(b):
    open_plan(b, with_values=False)
    names = ["Column %d" % n for n in range(700)]
    choose_file(b, write(b, "wide.csv", "Date,New subscribers,%s\n2026-04-13,5,%s\n2026-04-14,6,%s\n"
                         % (",".join(names), ",".join("1" * 700), ",".join("2" * 700))))
    b.app.wait("label", "~^582 more columns are not shown")
    b.shot("wide")
    press(b, "Review")
    b.app.wait("label", "2 new")
    b.key("Escape")
    b.stop()


def wrong_files(b):
    open_plan(b)
    b.key("ctrl+6")
    b.app.find("row", "~^%s:" % KPI)
    choose_file(b, write(b, "empty.csv", ""))
    b.app.wait("label", "This File Cannot Be Imported")
    b.shot("empty")
    b.named()
    b.key("Escape")
    b.app.gone("label", "This File Cannot Be Imported")
    choose_file(b, write(b, "page.csv", "<html><body><table></table></body></html>"))
    b.app.wait("label", "~is a web page")
    b.key("Escape")
    b.app.gone("label", "This File Cannot Be Imported")
    # No column is known: nothing is guessed, everything can be said.
    choose_file(b, write(b, "own.csv", "Day,Brewed\n2026-04-03,12\n2026-04-04,14\n"))
    b.app.wait("label", "~^None of the file’s columns is known")
    assert not sensitive(b, "Review")
    b.app.find("button", "Brewed: Leave Out").click()
    b.app.settle()
    b.key("Down", "Down", "Return")
    # The KPI counts that on the letter.
    press(b, "The Whole Plan")
    press(b, "Review")
    b.app.wait("label", "2 new")
    b.key("Escape")
    b.app.gone("label", "2 new")
    b.stop()


def pictures(b):
    open_plan(b, with_values=False)
    choose_file(b, write(b, "export.csv",
                         "Date;New subscribers;Likes;Comments;Post text\n03/04/2026;1 234,5;12;;Tea\n04/04/2026;n. d. a.;14;3;Cups\n"
                         "05/04/2026;1 340,5;x;4;Pots\n06/04/2031;9;10;4;Pots\n07/04/2026;9;10;4;Pots\n08/04/2026;9;10;4;Pots\nTotal;1;2;3;4\n"))
    b.app.wait("label", "~^Day first or month first")
    b.app.settle()
    b.shot("question")
    press(b, "Day First")
    b.app.wait("label", "03/04/2026 → April 3, 2026")
    b.app.settle()
    b.shot("match")
    press(b, "Review")
    b.app.wait("label", "~rows cannot be read")
    b.app.settle()
    b.shot("review")
    b.named()
    b.key("Escape")
    b.stop()


def pictures_dark(b):
    pictures(b)


def pictures_narrow(b):
    pictures(b)


if __name__ == "__main__":
    sys.exit(gui.main([
        new_file_then_known,
        memory_does_not_overrule,
        whose_numbers,
        pasted,
        long_with_own_names,
        dropped,
        (in_french, {"lang": "fr"}),
        large_file_cancelled,
        cancelled_while_writing,
        very_many_columns,
        wrong_files,
        pictures,
        (pictures_dark, {"dark": True}),
        (pictures_narrow, {"size": "360x720"}),
    ]))
