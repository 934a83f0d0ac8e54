#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole chain on the command line: from a plan's first goal to a chart of real numbers, each number worked out by hand."""

import csv
import io
import os
import pathlib
import subprocess
import sys
import xml.dom.minidom

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, Failed, beside, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
SAMPLES = pathlib.Path(sys.argv[2])


def harbour_tea(name):
    plan = ctl.new(name)
    ctl.batch(plan, """
goal add --kind grow_audience --statement 'Gather people who like tea' --due 2026-12-27
goal add --kind spark_dialogue --statement 'Talk with them'
channel add --kind instagram --name Instagram
channel add --kind linkedin_page --name LinkedIn
channel role c1 g1 lead
channel role c1 g2 support
channel role c2 g2 lead
kpi add --goal g1 --kpi audience_size --baseline 1000 --target 2000 --cadence week
kpi add --goal g2 --name 'Interactions a week' --formula 'likes + comments + shares' --unit count --cadence week --direction higher --baseline 0 --target 100
kpi add --goal g2 --name 'Comments' --formula comments --unit count --cadence week --direction higher --target 520
kpi edit k3 measured=total
""")
    return plan


def first_goal_to_chart():
    """new, goal, suggest, kpi, channel, role, set, values, status, chart"""
    plan = harbour_tea("chain")
    suggestions = ctl.json("kpi", "suggest", "--goal", "g1", plan=plan)
    assert suggestions and all(s["why"] and s["level"] for s in suggestions)
    assert [s["weak"] for s in suggestions] == sorted(s["weak"] for s in suggestions), "weak ones come last"
    chosen = [s["kpi"] for s in suggestions if s["chosen"]]
    assert chosen == ["audience_size"], chosen
    # Followers at the end of each week; the week of 2 February has none, the level carries on.
    for day, value in (("2026-01-11", 1010), ("2026-01-18", 1020), ("2026-01-25", 1040), ("2026-02-01", 1060),
                       ("2026-02-15", 1100)):
        ctl.run("set", "followers", day, str(value), "--channel", "Instagram", plan=plan)
    values = ctl.json("values", "k1", plan=plan, as_of="2026-02-18")
    assert values["cadence"] == "week" and values["kpi"] == "k1"
    got = {v["period"]: v["value"] for v in values["values"]}
    assert got == {"2026-W02": 1010, "2026-W03": 1020, "2026-W04": 1040, "2026-W05": 1060, "2026-W06": 1060,
                   "2026-W07": 1100, "2026-W08": 1100}, got
    status = {s["kpi"]: s for s in ctl.json("status", plan=plan, as_of="2026-02-18")}
    k1 = status["k1"]
    # The path runs from 1000 on 5 January to 2000 on 27 December: 356 days. The latest ended week ends on 15
    # February, 41 days in: 1000 + 1000 * 41 / 356 = 1115.168539…; 1100 is 15.17 below it.
    assert k1["period"] == "2026-W07" and k1["value"] == 1100
    assert abs(k1["expected"] - (1000 + 1000 * 41 / 356)) < 1e-9, k1
    assert abs(k1["distance"] - (1100 - (1000 + 1000 * 41 / 356))) < 1e-9, k1
    # Six points: 1010 1020 1040 1060 1060 1100 for x = 0…5. Their 15 slopes in order: 0, 10, 10, 12½, 13⅓, 15, 16⅔, 18,
    # six times 20, 40: the middle one, the eighth, is 18.
    # Residuals y − 18x: 1010 1002 1004 1006 988 1010, moving ranges 8 2 2 18 22, mean 10.4, half-width 27.664.
    assert abs(k1["tolerance"] - 2.66 * 10.4) < 1e-9, k1
    assert k1["status"] == "on_pace", k1
    assert k1["forecast"] is None, "a fifth of the plan has not passed"
    for name in ("chart.png", "chart.svg", "chart.pdf"):
        ctl.run("chart", "k1", "-o", ctl.folder / name, plan=plan, as_of="2026-02-18")
    assert (ctl.folder / "chart.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert (ctl.folder / "chart.pdf").read_bytes().startswith(b"%PDF-")
    xml.dom.minidom.parse(str(ctl.folder / "chart.svg"))


def flows_and_totals():
    """a flow adds up by week, a running total from the plan's first day"""
    plan = harbour_tea("flows")
    lines = []
    for day, comments in (("2026-01-05", 3), ("2026-01-07", 4), ("2026-01-12", 5), ("2026-01-26", 6)):
        lines.append(f"set comments {day} {comments} --channel c1")
    lines.append("set comments 2026-01-12 10 --channel c2 --grain week")
    lines += ["set likes 2026-01-06 20 --channel c1", "set shares 2026-01-06 1 --channel c1"]
    ctl.batch(plan, "\n".join(lines))
    values = {v["period"]: v for v in ctl.json("values", "k2", plan=plan, as_of="2026-02-10")["values"]}
    # Week 2: 20 likes + 7 comments + 1 share. Week 3 has comments only: likes are missing, never zero.
    assert values["2026-W02"]["value"] == 28 and len(values) == 1, values
    totals = {v["period"]: v["value"] for v in ctl.json("values", "k3", plan=plan, as_of="2026-02-10")["values"]}
    # 7, + 5 + 10, + nothing, + 6
    assert totals == {"2026-W02": 7, "2026-W03": 22, "2026-W04": 22, "2026-W05": 28}, totals
    status = {s["kpi"]: s for s in ctl.json("status", plan=plan, as_of="2026-02-10")}["k3"]
    # 520 by 27 December from 0 on 5 January: after 27 days 520 * 27 / 356.
    # Five percent of 520 is 26, and 28 is only 11.4 below: on pace.
    assert abs(status["expected"] - 520 * 27 / 356) < 1e-9 and status["status"] == "on_pace", status


def undo_and_redo():
    """undo and redo walk through edits, values and imports alike"""
    plan = harbour_tea("undo")
    before = ctl.json("show", plan=plan)
    ctl.run("goal", "rm", "g2", plan=plan)
    assert [k["id"] for k in ctl.json("show", plan=plan)["kpis"]] == ["k1"]
    sample = SAMPLES / "plausible-visitors.csv"
    ctl.run("metric", "add", "pages_seen", "--kind", "flow", "--name", "Pages seen", plan=plan)
    report = ctl.json("import", sample, "--map", "pageviews=pages_seen", "--channel", "c1", plan=plan)
    assert report["inserted"] > 0 and report["batch"]
    assert len(ctl.json("series", "pages_seen", "--channel", "c1", plan=plan)["values"]) == 3
    assert ctl.run("undo", plan=plan).strip().startswith("Import")
    assert ctl.json("series", "pages_seen", "--channel", "c1", plan=plan)["values"] == []
    ctl.run("undo", plan=plan)
    ctl.run("undo", plan=plan)
    assert ctl.json("show", plan=plan) == before
    for _ in range(3):
        ctl.run("redo", plan=plan)
    assert len(ctl.json("series", "pages_seen", "--channel", "c1", plan=plan)["values"]) == 3
    assert [k["id"] for k in ctl.json("show", plan=plan)["kpis"]] == ["k1"]
    ctl.fails("redo", plan=plan)
    again = ctl.json("import", sample, "--map", "pageviews=pages_seen", "--channel", "c1", plan=plan)
    assert again["inserted"] == again["changed"] == 0 and again["unchanged"] == report["inserted"], again
    assert again["batch"] is None, "nothing was written, so there is nothing to undo"
    log = ctl.json("log", plan=plan)
    assert log and all(step["name"] for step in log)


# What each sample must leave in the plan: (options, {(metric, grain): sum of its values}), or a word of the refusal. The
# sums are added up from the files by hand.
IMPORTS = {
    "meta-page-follows-daily.csv": (["--map", "Primary=followers_gained"], {("followers_gained", "day"): 20 + 31 + 0 + 7}),
    "youtube-chart-totals.csv": ([], {("views", "day"): 44 + 31 + 0}),
    "tiktok-overview.csv": (["--year", "2025"], {("views", "day"): 1441 + 2110 + 9902 + 120,
                                               ("comments", "day"): 2 + 1 + 0 - 2}),
    "x-posts-2026.csv": ([], {("likes", "day"): 412 + 250 + 0 + 3, ("comments", "day"): 44 + 44 + 0 + 1}),
    "facebook-posts-business-suite.csv": ([], {("views", "day"): 4210 + 15321, ("comments", "day"): 8 + 22 + 0}),
}


def every_sample():
    """every sample file is imported with the right sums, or refused in words"""
    refused = {}
    for path in sorted(SAMPLES.glob("*.csv")):
        plan = harbour_tea(f"sample-{path.stem}")
        options, sums = IMPORTS.get(path.name, ([], {}))
        before = plan.read_bytes()
        try:
            report = ctl.json("import", path, "--channel", "c1", *options, plan=plan)
        except Failed as failed:
            assert failed.code == 1, failed
            assert plan.read_bytes() == before, f"{path.name} was refused but changed the plan"
            refused[path.name] = failed.message
            assert path.name not in IMPORTS, f"{path.name} refused: {failed.message}"
            continue
        assert report["rows"] > 0 and report["rejected"] == [], (path.name, report)
        for (metric, grain), total in sums.items():
            series = ctl.json("series", metric, "--channel", "c1", "--grain", grain, plan=plan)["values"]
            got = sum(v["value"] for v in series)
            assert got == total, f"{path.name}: {metric} adds up to {got}, not {total}"
        again = ctl.json("import", path, "--channel", "c1", *options, plan=plan)
        assert again["inserted"] == again["changed"] == 0, (path.name, again)
        ctl.run("verify", plan=plan)
    for name, why in refused.items():
        print(f"# {name} refused:", " ".join(why.split()))


def worksheet_files():
    """the worksheet as CSV and Markdown holds what was typed, and no formula"""
    plan = harbour_tea("worksheet")
    ctl.run("goal", "edit", "g1", "statement==HYPERLINK(\"http://x\") | <b>&\"'", plan=plan)
    ctl.run("worksheet", "-o", ctl.folder / "w.csv", plan=plan)
    rows = list(csv.DictReader(io.StringIO((ctl.folder / "w.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3 and rows[0]["Goal"].startswith("'=HYPERLINK"), rows[0]
    assert rows[0]["Target"] == "2000" and rows[0]["By"] == "2026-12-27", rows[0]
    ctl.run("worksheet", "-o", ctl.folder / "w.md", plan=plan)
    text = (ctl.folder / "w.md").read_text()
    assert "\\|" in text and "\\<b\\>" in text, text


def safety():
    """backup, verify and the library's list"""
    plan = harbour_tea("safe")
    copy = ctl.folder / "copy.cultivar"
    ctl.run("backup", copy, plan=plan)
    ctl.run("verify", plan=copy)
    # Nothing that is there is written over without being asked to.
    (ctl.folder / "letter.txt").write_text("important")
    for there in (copy, ctl.folder / "letter.txt"):
        before = there.read_bytes()
        ctl.fails("backup", there, plan=plan)
        assert there.read_bytes() == before
    ctl.run("backup", copy, "--replace", plan=plan)
    assert ctl.json("show", plan=copy) == ctl.json("show", plan=plan)
    assert ctl.json("log", plan=copy) == [], "a copy brings no undo stack along"
    ctl.fails("undo", plan=copy)
    library = ctl.folder / "data" / "cultivar" / "plans"
    library.mkdir(parents=True)
    ctl.run("backup", library / "safe.cultivar", plan=plan)
    assert [p["name"] for p in ctl.json("list")] == ["safe"]
    assert ctl.json("show", plan="safe")["plan"]["name"] == "safe"
    assert beside(library / "safe.cultivar") == ["safe.cultivar"]


def templates_and_example():
    """each template makes a plan, and the example is a finished one"""
    for template in ctl.json("templates"):
        plan = ctl.folder / f"{template['id']}.cultivar"
        ctl.run("new", plan, "--name", template["name"], "--template", template["id"])
        show = ctl.json("show", plan=plan)
        assert template["summary"] and (show["goals"] or template["id"] == "workshop"), template
        goals = {g["id"] for g in show["goals"]}
        assert {k["goal"] for k in show["kpis"]} <= goals
    example = ctl.folder / "example.cultivar"
    ctl.run("example", example, as_of="2026-07-06")
    ctl.run("verify", plan=example)
    status = ctl.json("status", plan=example, as_of="2026-07-06")
    assert len(status) >= 6 and {"reached", "ahead", "on_pace", "behind"} <= {s["status"] for s in status}, status
    assert any(s["forecast"] for s in status)
    ctl.run("chart", "k1", "-o", ctl.folder / "e.png", "--dark", "--size", "800x400", plan=example, as_of="2026-07-06")

    # Made on another day it is the same story, by whole weeks later: 140 days from 6 July to 23 November.
    later = ctl.folder / "later.cultivar"
    ctl.run("example", later, as_of="2026-11-28")
    ctl.run("verify", plan=later)
    told = ctl.json("status", plan=later, as_of="2026-11-23")
    assert {s["period"] for s in status} == {"2026-W27"} and {s["period"] for s in told} == {"2026-W47"}
    assert status[0]["forecast"]["day"] == "2026-12-27" and told[0]["forecast"]["day"] == "2027-05-16"
    for s in status + told:
        del s["period"]
        if s["forecast"]:
            del s["forecast"]["day"]
    assert told == status
    assert ctl.json("show", plan=later)["plan"]["from"] == "2026-05-25"


def no_window_toolkit():
    """cultivarctl links no GTK"""
    out = subprocess.run(["ldd", ctl.binary], capture_output=True, text=True, check=True).stdout
    for library in ("libgtk", "libadwaita", "libgdk"):
        assert library not in out, out


def french():
    """in French the same numbers come with French words"""
    if not os.environ.get("CULTIVAR_LOCALE_DIR"):
        return
    plan = harbour_tea("french")
    message = ctl.run("goal", "list", plan=plan, env={"LANGUAGE": "fr"})
    assert "1 indicateur" in message, message


tap([first_goal_to_chart, flows_and_totals, undo_and_redo, every_sample, worksheet_files, safety,
     templates_and_example, no_window_toolkit, french])
