#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts rely on: one JSON document per command with its stable keys, exact numbers, exit codes, where options may
stand, and a batch beside another program."""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, Failed, tap  # noqa: E402

ctl = Ctl(sys.argv[1])


def small_plan(name):
    plan = ctl.new(name)
    ctl.batch(plan, """
goal add --kind grow_audience --statement Grow
goal add --statement Talk
channel add --kind instagram --name Pictures
channel role c1 g1 lead
kpi add --goal g1 --kpi audience_size --baseline 100 --target 200 --cadence week
set followers 2026-01-11 100 --channel c1
set followers 2026-01-18 120.5 --channel c1
""")
    return plan


def has_keys(document, *keys):
    assert set(keys) <= set(document), f"{sorted(document)} lacks {sorted(set(keys) - set(document))}"


def one_document_each():
    """every command with --json prints one document, also those that have nothing to tell"""
    plan = small_plan("documents")
    table = ctl.folder / "table.csv"
    table.write_text("Date,Likes\n2026-01-05,5\n")
    copy, chart, sheet = (ctl.folder / name for name in ("copy.cultivar", "chart.png", "sheet.csv"))
    for words, key in (
            (["goal", "edit", "g1", "note=x"], "id"), (["goal", "move", "g2", "1"], "id"), (["goal", "rm", "g2"], "id"),
            (["kpi", "edit", "k1", "owner=Ana"], "id"), (["channel", "edit", "c1", "host=Ana"], "id"),
            (["channel", "role", "c1", "g1", "support"], "id"), (["kpi", "channel", "k1", "c1"], "id"),
            (["kpi", "milestone", "k1", "2026-06-01", "150"], "id"), (["plan", "edit", "audience=All"], "id"),
            (["reason", "They ask"], "id"), (["event", "add", "2026-03-01", "Launch"], "id"),
            (["event", "edit", "e1", "text=Start"], "id"), (["event", "rm", "e1"], "id"),
            (["break", "add", "followers", "2026-02-01"], "id"), (["break", "rm", "b1"], "id"),
            (["metric", "add", "zeal", "--kind", "flow"], "id"),
            (["set", "likes", "2026-01-05", "5"], "inserted"), (["value", "rm", "likes", "2026-01-05"], "deleted"),
            (["undo"], "undone"), (["redo"], "redone"), (["import", table], "batch"), (["verify"], "sound"),
            (["backup", copy], "path"), (["chart", "k1", "-o", chart], "path"), (["worksheet", "-o", sheet], "path"),
            (["values", "k1"], "values"), (["series", "followers", "--channel", "c1"], "values"), (["show"], "plan")):
        has_keys(ctl.json(*words, plan=plan), key)
    for words in (["goal", "list"], ["goal", "kinds"], ["kpi", "list"], ["kpi", "suggest"], ["channel", "list"],
                  ["channel", "kinds"], ["event", "list"], ["break", "list"], ["metric", "list"], ["status"], ["check"],
                  ["log"], ["list"], ["templates"]):
        assert isinstance(ctl.json(*words, plan=plan), list), words
    # Nothing to do is done, too.
    assert ctl.json("kpi", "channel", "k1", "c1", plan=plan) == {}


def stable_keys():
    """the keys that scripts read are there"""
    plan = small_plan("keys")
    has_keys(ctl.json("show", plan=plan), "plan", "goals", "kpis", "channels", "roles", "tools", "people", "events",
             "decisions")
    values = ctl.json("values", "k1", plan=plan, as_of="2026-01-20")
    has_keys(values, "kpi", "unit", "cadence", "values")
    for value in values["values"]:
        has_keys(value, "period", "from", "to", "value", "partial", "why")
    last = values["values"][-1]
    compared = ctl.json("values", "k1", "--from", last["from"], "--to", last["to"], "--compare", "previous",
                        plan=plan, as_of="2026-01-20")["values"]
    assert [v["before"] for v in compared] == [values["values"][-2]["value"]], (values, compared)
    has_keys(ctl.json("status", plan=plan)[0], "kpi", "name", "goal", "period", "value", "expected", "target", "status",
             "distance", "limits", "forecast")
    has_keys(ctl.json("kpi", "suggest", plan=plan)[0], "kpi", "name", "level", "fit", "why", "weak")
    has_keys(ctl.json("check", plan=plan)[0], "belief", "text", "where")
    series = ctl.json("series", "followers", "--channel", "Pictures", plan=plan)
    assert (series["metric"], series["channel"], series["grain"]) == ("followers", "c1", "day"), series
    brought = series["values"][1].pop("brought")
    assert len(brought) == 10 and series["values"][1] == {
        "day": "2026-01-18", "value": 120.5, "origin": "typed", "batch": "Enter Value", "estimated": False, "file": None,
        "note": None}, series
    table = ctl.folder / "keys.csv"
    table.write_text("Date,Likes\n2026-01-05,5\n2026-01-06,x\n" + "".join(f"2026-02-{d:02},1\n" for d in range(1, 29)))
    report = ctl.json("import", table, "--keep-going", plan=plan)
    has_keys(report, "layout", "rows", "inserted", "changed", "unchanged", "rejected", "first", "last", "batch")
    has_keys(report["rejected"][0], "line", "column", "found", "expected")
    assert report["rows"] == report["inserted"] + len(report["rejected"]) == 30, report


def exact_numbers():
    """a number comes out with the digits it went in with, and no others"""
    plan = small_plan("numbers")
    numbers = ["0.1", "0.30000000000000004", "1234567.123456789", "-2", "1e300", "5e-324", "9007199254740993",
               "0.0001234567890123456"]
    for i, number in enumerate(numbers):
        ctl.run("set", "likes", f"2026-02-{i + 1:02}", number, plan=plan)
    text = ctl.run("series", "likes", plan=plan, as_json=True)
    assert [v["value"] for v in json.loads(text)["values"]] == [float(n) for n in numbers], text
    for number in ("0.1,", "0.30000000000000004,", "1234567.123456789,", "-2,"):
        assert f'"value": {number}' in text, text


def places_of_options():
    """options stand anywhere after the command, the global ones before it"""
    plan = small_plan("options")
    for words in (["chart", "k1", "-o", ctl.folder / "a.png"], ["chart", "-o", ctl.folder / "b.png", "k1", "--dark"],
                  ["chart", "--size=300x200", "k1", "-o", ctl.folder / "c.svg"], ["kpi", "edit", "k1", "baseline-day=2026-01-06"],
                  ["set", "likes", "--channel=Pictures", "2026-01-05", "-5"], ["goal", "add", "--statement", "--", "--kind",
                                                                              "grow_audience"]):
        ctl.run(*words, plan=plan)
    k2 = ctl.json("kpi", "add", "--goal", "g1", "--kpi", "audience_growth_rate", "--baseline-day",
                  "2026-01-07", plan=plan)["id"]
    assert {k["id"]: k["baseline_day"] for k in ctl.json("kpi", "list", plan=plan)}[k2] == "2026-01-07"
    ctl.fails("goal", "list", "--json", plan=plan, code=2, saying="before the command")
    ctl.fails("goal", "list", "extra", plan=plan, code=2, saying="extra")
    ctl.fails("chart", "k1", plan=plan, code=2, saying="-o")
    ctl.fails("goal", "list", code=2, saying="--plan")
    ctl.fails("kpi", "goal", "k1", "g2", "nobody", plan=plan, code=2, saying="nobody")
    done = subprocess.run([ctl.binary, f"--plan={plan}", "--as-of=2026-01-20", "--json", "status"], env=ctl.env,
                          capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)[0]["period"] == "2026-W03", done.stdout
    for words in (["--help"], ["help"], ["--version"]):
        assert subprocess.run([ctl.binary, *words], env=ctl.env, capture_output=True, text=True, check=True).stdout


def references_by_name():
    """what a field refers to may be called by its name, and must be there"""
    plan = small_plan("names")
    ctl.run("event", "add", "2026-03-01", "Launch", "--goal", "grow", "--channel", "pictures", plan=plan)
    event = ctl.json("event", "list", plan=plan)[0]
    assert (event["goal"], event["channel"]) == ("g1", "c1"), event
    ctl.run("kpi", "edit", "k1", "goal=Talk", plan=plan)
    assert ctl.json("kpi", "list", plan=plan)[0]["goal"] == "g2"
    ctl.fails("event", "edit", "e1", "channel=Pigeons", plan=plan, saying="Pigeons")
    ctl.run("event", "edit", "e1", "channel=", plan=plan)
    assert ctl.json("event", "list", plan=plan)[0]["channel"] is None


def charts_of_metrics():
    """a chart of a metric without values says where there are some"""
    plan = small_plan("charts")
    ctl.run("chart", "followers@pictures", "-o", ctl.folder / "m.png", plan=plan)
    ctl.fails("chart", "followers", "-o", ctl.folder / "n.png", plan=plan, saying="followers@")
    ctl.fails("chart", "likes@c1", "-o", ctl.folder / "n.png", plan=plan, saying="likes")
    ctl.fails("chart", "likes", "-o", ctl.folder / "n.png", plan=plan, saying="likes")
    assert not (ctl.folder / "n.png").exists()


def answers_to_questions():
    """what an import asks comes with the option that answers"""
    plan = small_plan("questions")
    table = ctl.folder / "open.csv"
    for text, option, answer in (("Date,Likes\n03/04/2026,5\n", "--date-order", ["--date-order", "dmy"]),
                                 ("Date,Likes\nMay 3,5\n", "--year", ["--year", "2026"]),
                                 ("Date,Zeal\n2026-01-05,5\n", "--map", ["--map", "Zeal=likes"]),
                                 ("Date,Network,Likes\n2026-01-05,TikTok,5\n", "--channel", [])):
        table.write_text(text)
        ctl.fails("import", table, plan=plan, saying=option)
        assert option in ctl.run("import", table, "--dry-run", plan=plan)
        if answer:
            assert ctl.json("import", table, *answer, plan=plan)["inserted"] == 1
    table.write_text("Date,Likes\n2026-01-05,5\n")
    ctl.fails("import", table, "--layout", "posts", plan=plan, saying="wide")
    ctl.fails("read", table, "--layout", "nonsense", saying="wide")
    ctl.fails("read", table, "--decimal", "x", saying="decimal")
    out = ctl.run("import", "-", plan=plan, stdin="Date,Likes\n2026-01-09,5\n")
    assert "new: 1" in out, out
    assert ctl.json("log", plan=plan)[-1]["name"] == "Import standard input"


def batch_lines():
    """a batch answers each line, with the reason where it failed, and goes on"""
    plan = small_plan("lines")
    script = "\n".join(["# a note", "", "goal add --statement One", "frobnicate", 'goal add --statement "open', "batch",
                        "import -", "goal add --statement ' '", "goal add --statement Two"]) + "\n"
    try:
        ctl.run("batch", plan=plan, stdin=script)
        raise AssertionError("a batch with errors ends well")
    except Failed as failed:
        assert failed.code == 1 and "5 lines" in failed.message, failed
    plan = small_plan("lines-again")
    done = subprocess.run(ctl.command("batch", plan=plan), input=script + "goal add --statement \0\n", env=ctl.env,
                          capture_output=True, text=True, check=False)
    answers = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert [a[:2] for a in answers] == [["ok", "3"], ["error", "4"], ["error", "5"], ["error", "6"], ["error", "7"],
                                        ["error", "8"], ["ok", "9"], ["error", "10"]], answers
    assert len(answers[1][2]) < 80, "an unknown word does not need all that are known"


def batch_beside_another():
    """a batch that runs for long knows what another program wrote in the meantime"""
    plan = small_plan("two")
    process = subprocess.Popen(ctl.command("batch", plan=plan), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env=ctl.env)

    def say(line):
        process.stdin.write(line + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    assert say("goal add --statement Here") == "ok 1 g3"
    assert ctl.run("channel", "add", "--kind", "youtube", "--name", "Films", plan=plan).strip() == "c2"
    assert ctl.run("channel", "role", "c2", "g3", "lead", plan=plan).strip() == "r2"
    assert say("channel role Films g3 support") == "ok 2"
    process.stdin.close()
    assert process.wait() == 0
    roles = ctl.json("show", plan=plan)["roles"]
    assert [r["role"] for r in roles if r["channel"] == "c2"] == ["support"], roles


tap([one_document_each, stable_keys, exact_numbers, places_of_options, references_by_name, charts_of_metrics,
     answers_to_questions, batch_lines, batch_beside_another])
