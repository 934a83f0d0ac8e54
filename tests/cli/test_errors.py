#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong input: one clear sentence, exit 1 (2 for wrong usage), nothing changed, nothing left behind."""

import os
import pathlib
import random
import shutil
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, beside, tap  # noqa: E402

ctl = Ctl(sys.argv[1])


def planned():
    plan = ctl.new(f"p{random.randrange(10**9)}")
    ctl.batch(plan, "goal add --kind grow_audience --statement 'Grow'\n"
                    "channel add --kind instagram --name Instagram\n"
                    "channel role c1 g1 lead\n"
                    "kpi add --goal g1 --kpi audience_size --baseline 100 --target 200\n"
                    "set followers 2026-02-01 120 --channel c1\n")
    return plan


def unchanged(plan, *words, saying=None, code=1, **where):
    """The command fails and the file is the same byte for byte, alone in its folder as before."""
    before, names = plan.read_bytes(), beside(plan)
    message = ctl.fails(*words, plan=plan, saying=saying, code=code, **where)
    assert plan.read_bytes() == before, f"{words} changed the file"
    assert beside(plan) == names, f"{words} left {set(beside(plan)) - set(names)}"
    return message


def kpi_needs_goal():
    """a KPI cannot be added to a plan without a goal"""
    plan = ctl.new("nogoal")
    for words in (("kpi", "add", "--goal", "g1", "--kpi", "audience_size"),
                  ("kpi", "add", "--name", "Mine", "--formula", "likes", "--unit", "count"),
                  ("kpi", "suggest")):
        unchanged(plan, *words, saying="goal")
    import json
    import subprocess
    done = subprocess.run(ctl.command("kpi", "add", "--kpi", "audience_size", plan=plan, as_json=True), env=ctl.env,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 1 and json.loads(done.stderr)["error"]["code"] == "needs_goal", done.stderr


def damaged_plans():
    """a damaged plan is refused or read, never changed"""
    plan = planned()
    whole = plan.read_bytes()
    chance = random.Random(7)
    bad = ctl.folder / "bad.cultivar"
    for i in range(120):
        data = bytearray(whole)
        if i % 3 == 0:
            data = data[:chance.randrange(len(data))]
        else:
            for _ in range(chance.choice((1, 4, 200))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        bad.write_bytes(bytes(data))
        names = beside(bad)
        try:
            ctl.run("show", plan=bad)
        except Exception as failed:
            assert str(failed).startswith("exit 1"), failed
        assert bad.read_bytes() == bytes(data), f"opening changed damaged file {i}"
        assert beside(bad) == names, beside(bad)


def foreign_files():
    """a foreign file, a directory, a missing and an empty file are refused in words"""
    text = ctl.folder / "notes.cultivar"
    text.write_text("Dear diary\n" * 100)
    unchanged(text, "show", saying="plan")
    empty = ctl.folder / "empty.cultivar"
    empty.write_bytes(b"")
    unchanged(empty, "show", saying="empty")
    other = ctl.folder / "other.cultivar"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE friends(name)")
    unchanged(other, "show", saying="plan")
    folder = ctl.folder / "folder.cultivar"
    folder.mkdir()
    ctl.fails("show", plan=folder, saying="folder")
    ctl.fails("show", plan=ctl.folder / "nowhere.cultivar", saying="nowhere")
    ctl.fails("show", plan="No Such Plan", saying="No Such Plan")
    ctl.fails("show", code=2)


def newer_schema():
    """a plan of a newer version asks for an update"""
    plan = planned()
    with sqlite3.connect(plan) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    unchanged(plan, "show", saying="newer")
    unchanged(plan, "goal", "add", "--kind", "grow_audience", "--statement", "x", saying="newer")


def hostile_plans():
    """a plan with triggers, views or virtual tables is refused, its statements never run"""
    for sql in ("CREATE TRIGGER t AFTER INSERT ON goal BEGIN DELETE FROM kpi; END",
                "CREATE VIEW v AS SELECT 1",
                "CREATE VIRTUAL TABLE x USING fts5(a)",
                "CREATE TABLE extra(a)",
                "ALTER TABLE goal ADD COLUMN evil TEXT"):
        plan = planned()
        with sqlite3.connect(plan) as db:
            db.execute(sql)
        db.close()
        unchanged(plan, "show")
        unchanged(plan, "goal", "add", "--kind", "grow_audience", "--statement", "x")


def hostile_values():
    """values no plan may hold are refused when it is opened"""
    for sql in ("UPDATE goal SET statement = zeroblob(200000000)",
                "UPDATE goal SET business_value = 'sideways'",
                "UPDATE kpi SET target = 9e999",
                "UPDATE goal SET statement = CAST(x'ff00fe' AS TEXT)"):
        plan = planned()
        with sqlite3.connect(plan) as db:
            try:
                db.execute(sql)
            except sqlite3.Error:
                continue  # the schema itself refuses it
        db.close()
        unchanged(plan, "show")
        plan.unlink()


def bad_tables():
    """an empty CSV, one without days, a directory, a missing file: a sentence each"""
    plan = planned()
    empty = ctl.folder / "empty.csv"
    empty.write_bytes(b"")
    nodate = ctl.folder / "nodate.csv"
    nodate.write_text("Name,Likes\nA,1\nB,2\n")
    header = ctl.folder / "header.csv"
    header.write_text("Date,Likes\n")
    unchanged(plan, "import", empty, saying="empty")
    # Only of a table that lacks nothing but its days it is said how to give them.
    assert "--day" not in unchanged(plan, "import", header, saying="no rows")
    assert "--day" in unchanged(plan, "import", nodate, "--channel", "c1", saying="date")
    unchanged(plan, "import", ctl.folder, saying="folder")
    unchanged(plan, "import", ctl.folder / "none.csv", saying="none.csv")
    for name in ("read",):
        ctl.fails(name, empty, saying="empty")
        ctl.fails(name, ctl.folder / "none.csv")
    rejected = ctl.folder / "rejected.csv"
    rejected.write_text("Date,Likes\n2026-01-01,5\n2026-01-02,many\n2026-01-03,7\n" + "".join(
        f"2026-02-{d:02d},{d}\n" for d in range(1, 29)))
    message = unchanged(plan, "import", rejected, "--channel", "c1")
    assert "3" in message and "many" in message, message
    report = ctl.json("import", rejected, "--channel", "c1", "--keep-going", plan=plan)
    assert report["rows"] == 31 and report["inserted"] == 30 and report["rejected"][0]["line"] == 3, report
    ambiguous = ctl.folder / "ambiguous.csv"
    ambiguous.write_text("Date,Likes\n03/04/2026,5\n05/06/2026,6\n")
    unchanged(plan, "import", ambiguous, "--channel", "c1", saying="order")
    report = ctl.json("import", ambiguous, "--channel", "c1", "--date-order", "dmy", plan=plan)
    assert report["first"] == "2026-04-03" and report["last"] == "2026-06-05", report


def bad_words():
    """wrong names, numbers and days are named in the answer"""
    plan = planned()
    unchanged(plan, "set", "followrs", "2026-01-01", "5", saying="followrs")
    unchanged(plan, "set", "followers", "2026-02-30", "5", saying="2026-02-30")
    unchanged(plan, "set", "followers", "2026-02-03", "1,5", saying="1,5")
    unchanged(plan, "set", "followers", "2026-02-03", "nan", saying="nan")
    unchanged(plan, "kpi", "add", "--goal", "g1", "--name", "X", "--formula", "likes +", "--unit", "count",
              saying="column")
    unchanged(plan, "kpi", "add", "--goal", "g1", "--name", "X", "--formula", "likez", "--unit", "count", saying="likez")
    unchanged(plan, "kpi", "add", "--goal", "g9", "--kpi", "audience_size", saying="g9")
    unchanged(plan, "kpi", "edit", "k1", "due=2025-01-01", saying="after")
    unchanged(plan, "kpi", "edit", "k1", "colour=red", saying="colour")
    unchanged(plan, "goal", "add", "--kind", "fly", "--statement", "x", saying="fly")
    unchanged(plan, "goal", "add", "--statement", " ")
    unchanged(plan, "goal", "edit", "g1", "priority=-5", saying="1, 2 or 3")
    unchanged(plan, "goal", "edit", "g1", "priority=4", saying="1, 2 or 3")
    for code in ("XYZW", "eur", "€", "<b>"):
        unchanged(plan, "plan", "edit", "currency=" + code, saying=code)
    ctl.fails("new", ctl.folder / "money.cultivar", "--name", "X", "--currency", "euros", saying="euros")
    unchanged(plan, "channel", "role", "c1", "g1", "boss", saying="boss")
    unchanged(plan, "goal", "frobnicate", code=2)
    unchanged(plan, "frobnicate", code=2)
    unchanged(plan, "goal", "add", "--frob", code=2)
    unchanged(plan, "chart", "k1", "-o", ctl.folder / "x.bmp", saying="png")
    ctl.fails("chart", "k1", "-o", "/nowhere/x.png", plan=plan)
    unchanged(plan, "undo", "now", code=2)
    unchanged(plan, "values", "k1", "--from", "2026-05-01", "--to", "2026-04-01", saying="comes after")
    unchanged(plan, "channel", "add", "--name", "X", code=2, saying="channel kinds")
    unchanged(plan, "kpi", "add", "--goal", "g1", "--kpi", "audience_size", "--formula", "likes", code=2, saying="not both")
    unchanged(plan, "pollinate", "--reset", "--reached", "many", code=2, saying="--reset stands alone")
    unchanged(plan, "pollinate", "--reached", "many", saying="--reached: “many”")
    unchanged(plan, "backwards", "many", saying="sales: “many”")
    existing = ctl.folder / "existing.cultivar"
    shutil.copy(plan, existing)
    before = existing.read_bytes()
    ctl.fails("new", existing, "--name", "X")
    assert existing.read_bytes() == before
    ctl.fails("new", ctl.folder / "n.cultivar", "--name", "X", "--from", "2026-05-01", "--to", "2026-04-01")
    assert not (ctl.folder / "n.cultivar").exists()


def files_that_cannot_be_written():
    """a file is written whole or its place is named, and what was there stays"""
    plan = planned()
    ctl.run("plan", "edit", "check_in_day=1", plan=plan)
    for words, name in ((["chart", "k1"], "c.svg"), (["chart", "--status"], "s.csv"), (["export"], "v.csv"),
                        (["worksheet"], "w.md"), (["checkin", "calendar"], "c.ics")):
        folder = ctl.folder / name
        folder.mkdir()
        unchanged(plan, *words, "-o", folder, saying="is a folder")
        folder.rmdir()
        unchanged(plan, *words, "-o", f"/nowhere/{name}", saying="There is no folder “/nowhere”")
        if name != "c.svg":  # a picture's kind is asked first
            unchanged(plan, *words, "-o", "/dev/full", saying="/dev/full" if words[0] == "worksheet" else "full")
        unchanged(plan, *words, "-o", f"/proc/{name}", saying="could not be written. Choose another place.")
    unchanged(plan, "export", "-o", "", saying="no name yet")
    for words in (["backup"], ["example"], ["new", "--name", "X"]):
        for place in ("/nowhere/x.cultivar", plan / "x.cultivar"):
            unchanged(plan, *words, place, saying="There is no folder")


def languages():
    """a language there are no texts in is refused as wrong usage, before anything is written; the reason stands first"""
    plan = planned()
    told = ctl.fails("chart", "k1", "-o", ctl.folder / "x.png", "--palette", "zz", plan=plan, code=2)
    assert told.startswith("cultivarctl: “zz” is no palette") and "print (chart KPI" in told, told
    for wrong in ("xx", "french", "", "fr.UTF-8", "../fr", "FR"):
        for words in (["chart", "k1", "-o", ctl.folder / "l.svg"], ["export", "-o", ctl.folder / "l.csv"]):
            unchanged(plan, *words, "--lang", wrong, code=2, saying=f"no texts in the language “{wrong}”. There are: en, fr")
    for right in ("en", "fr", "fr_CA", "en_GB"):
        ctl.run("export", "-o", ctl.folder / "l.csv", "--lang", right, plan=plan)


def charts_asked_for():
    """one chart at a time, with the options that are its own"""
    plan = planned()
    file = ctl.folder / "one.svg"
    for words in (["k1", "--calendar"], ["--calendar", "--status"], []):
        unchanged(plan, "chart", *words, "-o", file, code=2, saying="which one")
    unchanged(plan, "chart", "--calendar", "--group", "goal", "-o", file, code=2, saying="--group goes with --status")
    assert not file.exists()


def twins_and_giants():
    """a name is taken once, a formula names a metric, a number is one that sums can hold"""
    plan = planned()
    ctl.batch(plan, "person add Ana\ntool add Reader\ncode add Praise\n")
    for words in (("person", "add", " ana "), ("tool", "add", "READER"), ("code", "add", "praise"),
                  ("channel", "add", "--kind", "instagram", "--name", "instagram")):
        unchanged(plan, *words, saying="already")
    # A brand has one name on every network; and several micro-communities, before they have names.
    ctl.run("channel", "add", "--kind", "blog", "--name", "Instagram", plan=plan)
    for _ in range(2):
        ctl.run("channel", "add", "--kind", "micro_community", plan=plan)
    unchanged(plan, "kpi", "add", "--goal", "g1", "--name", "X", "--formula", "1/0", "--unit", "count", saying="no metric")
    unchanged(plan, "kpi", "edit", "k1", "unit=" + "cup" * 20, saying="40 characters")
    unchanged(plan, "plan", "edit", "to=2206-12-27", saying="wrong digit")
    for words in (("tool", "add", "Gold", "--yearly", "1e308"), ("kpi", "edit", "k1", "target=-1e16"),
                  ("cost", "add", "Gold", "--kind", "analysis", "--hours", "1e300", "--rate", "1e300")):
        unchanged(plan, *words, saying="digit too many")
    ctl.run("cost", "add", "All of it", "--kind", "analysis", "--hours", "1e15", "--rate", "1e15", plan=plan)
    assert ctl.json("budget", plan=plan)["analysis"] == 1e30


def state_is_decided():
    """no edit gets round a commitment: the state of a plan changes by commit, close and reopen alone"""
    plan = planned()
    unchanged(plan, "plan", "edit", "state=committed", saying="commit")
    ctl.run("commit", plan=plan)
    for field in ("state=draft", "state=closed", "committed_on=2020-01-01", "closed_on=2026-03-01"):
        unchanged(plan, "plan", "edit", field, saying="reopen")
        unchanged(plan, "plan", "edit", field, "to=2026-12-20", "--why", "later", saying="reopen")
    unchanged(plan, "kpi", "edit", "k1", "target=300", saying="--why")
    ctl.run("plan", "edit", "to=2026-12-20", "--why", "The fair is earlier", plan=plan)


def read_only():
    """a folder that cannot be written to is said so, the plan stays readable"""
    if os.getuid() == 0:
        return
    plan = planned()
    os.chmod(plan, 0o444)
    os.chmod(plan.parent, 0o555)
    try:
        ctl.run("show", plan=plan)
        ctl.fails("set", "followers", "2026-02-02", "5", "--channel", "c1", plan=plan)
    finally:
        os.chmod(plan.parent, 0o755)


tap([kpi_needs_goal, damaged_plans, foreign_files, newer_schema, hostile_plans, hostile_values, bad_tables, bad_words,
     files_that_cannot_be_written, languages, charts_asked_for, twins_and_giants, state_is_decided, read_only])
