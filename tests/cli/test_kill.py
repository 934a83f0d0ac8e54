#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was acknowledged survives a kill -9, and nothing half-written stays.

The batch is killed right after a random `ok` line; an import at random moments of its run."""

import pathlib
import random
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, beside, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 50
chance = random.Random(20260118)


def fresh(name):
    plan = ctl.new(name)
    ctl.batch(plan, "goal add --kind grow_audience --statement 'Grow'\n"
                    "channel add --kind instagram --name Instagram\n"
                    "channel role c1 g1 lead\n"
                    "kpi add --goal g1 --kpi audience_size --baseline 100 --target 200\n")
    return plan


def batch_lines(round_number, count):
    """Edits of every kind, so that the kill falls into each of them."""
    for i in range(count):
        kind = (i + round_number) % 4
        if kind == 0:
            yield f"goal add --kind listen_market --statement 'Goal {i}'"
        elif kind == 1:
            yield f"set followers 2026-{1 + i % 12:02d}-{1 + i % 28:02d} {1000 + i} --channel c1"
        elif kind == 2:
            yield f"event add 2026-03-{1 + i % 28:02d} 'Event {i}'"
        else:
            yield f"kpi edit k1 target={2000 + i}"


def killed_batch(round_number):
    plan = fresh(f"batch{round_number}")
    lines = list(batch_lines(round_number, 60))
    stop_after = chance.randrange(1, 40)
    process = subprocess.Popen(ctl.command("batch", plan=plan), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True, env=ctl.env)
    process.stdin.write("\n".join(lines) + "\n")
    process.stdin.flush()
    acknowledged = 0
    for line in process.stdout:
        assert line.startswith("ok "), line
        acknowledged += 1
        if acknowledged >= stop_after:
            break
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return plan, lines, acknowledged


def check_acknowledged(plan, lines, acknowledged):
    """All that was acknowledged is there; at most the one line after it, too, and whole."""
    ctl.run("verify", plan=plan)
    show = ctl.json("show", plan=plan)
    values = {v["day"]: v["value"] for v in ctl.json("series", "followers", "--channel", "c1", plan=plan)["values"]}
    goals = {g["statement"] for g in show["goals"]}
    events = {e["text"] for e in show["events"]}
    done = lines[:acknowledged]
    for i, line in enumerate(done):
        if line.startswith("goal add"):
            assert f"Goal {i}" in goals, f"lost: {line}"
        elif line.startswith("event"):
            assert f"Event {i}" in events, f"lost: {line}"
    expected = {}
    for line in done:
        words = line.split()
        if words[0] == "set":
            expected[words[2]] = float(words[3])
    extra = [line for line in lines[acknowledged:] if line.startswith("set ")]
    for day, value in expected.items():
        newer = [float(line.split()[3]) for line in extra if line.split()[2] == day]
        assert values.get(day) == value or values.get(day) in newer, f"lost value of {day}"
    targets = [float(line.split("=")[1]) for line in done if line.startswith("kpi edit")]
    if targets:
        assert show["kpis"][0]["target"] >= targets[-1], "lost target"


def kill_batches():
    """a batch killed right after an ok line loses nothing it acknowledged"""
    for i in range(ROUNDS):
        plan, lines, acknowledged = killed_batch(i)
        check_acknowledged(plan, lines, acknowledged)
        # A journal that was never needed may lie there until the next edit, which takes it along.
        ctl.run("set", "followers", "2026-01-05", "5", "--channel", "c1", plan=plan)
        assert not [n for n in beside(plan) if n.startswith(plan.name) and n != plan.name], beside(plan)
        plan.unlink()


def make_csv(rows):
    path = ctl.folder / "followers.csv"
    start = 719163 + 3652  # any day: 2000-01-01
    import datetime
    with open(path, "w", encoding="utf-8") as out:
        out.write("Date,Followers,Likes,Comments\n")
        for i in range(rows):
            day = datetime.date.fromordinal(start + i + 7300)
            out.write(f"{day},{1000 + i},{i % 97},{i % 13}\n")
    return path


def kill_imports():
    """an import killed at any moment is there whole or not at all"""
    rows = 6000
    csv = make_csv(rows)
    plan = fresh("whole")
    began = time.monotonic()
    ctl.run("import", csv, "--channel", "c1", plan=plan)
    length = time.monotonic() - began
    seen = set()
    for i in range(ROUNDS):
        plan = fresh(f"import{i}")
        process = subprocess.Popen(ctl.command("import", csv, "--channel", "c1", plan=plan),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ctl.env)
        time.sleep(chance.random() * length * 1.1)
        process.kill()
        process.wait()
        ctl.run("verify", plan=plan)
        count = len(ctl.json("series", "followers", "--channel", "c1", plan=plan)["values"])
        likes = len(ctl.json("series", "likes", "--channel", "c1", plan=plan)["values"])
        assert (count, likes) in ((0, 0), (rows, rows)), f"half an import: {count}, {likes}"
        seen.add(count)
        ctl.run("set", "followers", "2026-01-05", "5", "--channel", "c1", plan=plan)
        assert not [n for n in beside(plan) if n.startswith(plan.name) and n != plan.name], beside(plan)
        plan.unlink()
    assert 0 in seen, "no import was killed early enough to tell"


tap([kill_batches, kill_imports])
