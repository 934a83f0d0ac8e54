#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values on their way in and out through the program: where each came from, exports that read back, charts as files."""

import csv
import json
import locale
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, beside, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
TODAY = "2026-07-06"
FRENCH = {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}
ENGLISH = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}


def has_french():
    own = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "fr_FR.UTF-8")
        return True
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, own)


def example(name):
    path = ctl.folder / f"{name}.cultivar"
    ctl.run("example", path, as_of="2026-07-06")
    return path


def plan_with_all_grains(name):
    plan = ctl.new(name)
    ctl.batch(plan, "\n".join((
        "goal add --kind grow_audience --statement Grow",
        "channel add --kind instagram --name Twin", "channel add --kind facebook_page --name Twin",
        "channel add --kind own_forum --name '=Forum, \"old\"'",
        "metric add smiles --kind flow --name 'Sourires ; nets'",
        "set followers 2026-05-04 1200.125 --channel c1", "set followers 2026-05-04 7 --channel c2",
        "set comments 2026-05-06 -3 --channel c3 --grain week", "set comments 2026-05-01 1e-7 --channel c3 --grain month",
        "set reach 2026-04-01 123456789 --grain quarter", "set smiles 2026-05-04 4 --estimated",
        "kpi add --goal g1 --name Fans --formula followers --unit count --cadence week")) + "\n")
    return plan


def reads_back(plan, **options):
    words = [w for key, value in options.items() for w in (f"--{key}", value)]
    file = ctl.folder / "values.csv"
    ctl.run("export", "-o", file, *words, plan=plan)
    for env in (ENGLISH, FRENCH) if has_french() else (ENGLISH,):
        told = json.loads(ctl.run("import", file, plan=plan, as_json=True, env=env))
        assert not [n for n in told["notes"] if "rounds" in n or "arrondit" in n], told
        assert told["layout"] == "long" and told["rejected"] == [] and told["inserted"] == told["changed"] == 0, (options, told)
        assert told["unchanged"] == told["rows"] > 0 and told["batch"] is None, told
    return file, told["rows"]


def round_trip():
    """every value of the example plan is read back as it was, in both shapes and both languages"""
    plan = example("example")
    for shape in ("programs", "spreadsheets"):
        for language in ("en", "fr") if has_french() else ("en",):
            file, rows = reads_back(plan, **{"for": shape, "lang": language})
            assert rows > 600
    assert ctl.json("log", plan=plan) == []


def round_trip_of_oddities():
    """every length of time, twins, own metrics, names like formulas, estimates and tiny numbers come back"""
    plan = plan_with_all_grains("odd")
    for shape in ("programs", "spreadsheets"):
        for language in ("en", "fr") if has_french() else ("en",):
            file, rows = reads_back(plan, **{"for": shape, "lang": language})
            assert rows == 6
    text = file.read_bytes().decode("utf-8-sig")
    assert "'=Forum" in text and "c1" in text and "c2" in text, text
    if has_french():
        assert text.startswith("Jour;Intervalle;") and "1200,125" in text and ";oui" in text, text
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")

    # The same file into an empty plan of the same channels brings them all.
    copy = plan_with_all_grains("copy")
    ctl.run("value", "rm", "followers", "2026-05-04", "--channel", "c1", plan=copy)
    told = ctl.json("import", file, plan=copy)
    assert told["inserted"] == 1 and told["unchanged"] == 5, told


def export_of_some():
    """of chosen KPIs only what they are made of, and sentences where there is nothing"""
    plan = plan_with_all_grains("some")
    file = ctl.folder / "some.csv"
    ctl.run("export", "k1", "-o", file, plan=plan)
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    assert {r["Metric"] for r in rows} == {"followers"} and len(rows) == 2, rows
    before = beside(file)
    assert "no/such" in ctl.fails("export", "-o", ctl.folder / "no/such/x.csv", plan=plan)
    assert "klingons" in ctl.fails("export", "-o", file, "--for", "klingons", plan=plan)
    ctl.fails("export", "k9", "-o", file, plan=plan)
    ctl.fails("export", plan=plan, code=2)
    assert "no values" in ctl.fails("export", "-o", ctl.folder / "new.csv", plan=ctl.new("bare"))
    assert beside(file) == sorted(before + ["bare.cultivar"])


def wrong_interval():
    """a length of time that is none is reported with its line; asked for another, the column does not count"""
    plan = plan_with_all_grains("wrong")
    file = ctl.folder / "wrong.csv"
    file.write_text("Day,Interval,Metric,Channel,Value\n2026-05-11,week,comments,c3,5\n2026-05-18,fortnight,comments,c3,6\n",
                    encoding="utf-8")
    told = ctl.json("import", file, "--dry-run", plan=plan)
    assert told["rejected"] == [{"line": 3, "column": "Interval", "found": "fortnight", "expected": "“day”, “week”, “month” or “quarter”"}], told
    told = ctl.json("import", file, "--grain", "week", "--dry-run", plan=plan)
    assert told["rejected"] == [] and told["inserted"] == 2, told


def days_that_cannot_be():
    """a year that is a slip is refused, a value of a day to come is told; a check-in is of a day that has begun, in the plan's time"""
    plan = plan_with_all_grains("days")
    as_of = {"plan": plan, "as_of": "2026-06-10"}
    before = ctl.json("series", "comments", "--channel", "c3", plan=plan)
    for day in ("1850-01-01", "0202-06-01"):
        ctl.fails("set", "comments", day, "5", "--channel", "c3", saying="Check the year", **as_of)
    assert ctl.json("series", "comments", "--channel", "c3", plan=plan) == before
    # A week that has begun; what is still to come is taken, as from a file, and said.
    week = ["--channel", "c3", "--grain", "week"]
    assert ctl.json("set", "shares", "2026-06-14", "5", *week, **as_of)["notes"] == []
    for day, said in (("2026-06-15", "15 June 2026"), ("2030-01-01", "31 December 2029")):
        assert ctl.json("set", "shares", day, "5", *week, **as_of)["notes"] == [f"{said} is still to come."]
        assert ctl.json("value", "rm", "shares", day, *week, **as_of)["notes"] == []
    # Below zero is taken, and said.
    assert ctl.json("set", "shares", "2026-06-01", "-5", "--channel", "c3", **as_of)["notes"] == ["The value is below zero."]
    assert ctl.json("set", "shares", "2026-06-01", "5", "--channel", "c3", **as_of)["notes"] == []

    ctl.fails("checkin", "k1", "2026-06-11", saying="still to come", **as_of)
    ctl.fails("checkin", "k1", "2025-12-28", "--note", "early", saying="begins on", **as_of)
    ctl.fails("checkin", "save", "--day", "2026-06-11", saying="still to come", stdin="k1 = 5\n", **as_of)
    assert ctl.json("checkin", "list", plan=plan) == []
    ctl.run("checkin", "k1", "2026-06-10", "--note", "today", **as_of)

    file = ctl.folder / "long-ago.csv"
    file.write_text("Day,Shares\n0202-06-01,5\n2026-06-02,6\n", encoding="utf-8")
    told = ctl.json("import", file, "--channel", "c3", "--dry-run", **as_of)
    assert [(r["line"], r["column"], r["found"]) for r in told["rejected"]] == [(2, "Day", "0202-06-01")], told


def lengths_of_time():
    """in what the metric counts, hours or minutes or seconds; a metric that does not say gets seconds, and that is said"""
    plan = plan_with_all_grains("time")
    file = ctl.folder / "time.csv"
    file.write_text("Day,Duration\n2026-05-04,2 h 30\n2026-05-05,0:06:00\n", encoding="utf-8")
    for metric, numbers in (("median_first_response_hours", [2.5, 0.1]), ("estimated_minutes_watched", [150, 6]),
                            ("total_watch_seconds", [9000, 360]), ("smiles", [9000, 360])):
        told = ctl.json("import", file, "--channel", "c3", "--map", f"Duration={metric}", plan=plan)
        assert [n for n in told["notes"] if "seconds" in n] == (
            ["“Duration” holds lengths of time. They are taken as numbers of seconds."] if metric == "smiles" else []), told
        told = ctl.json("series", metric, "--channel", "c3", plan=plan)
        assert [v["value"] for v in told["values"]] == numbers, told
    file.write_text("Day,Metric,Value\n2026-05-06,median_first_response_hours,1:30:00\n", encoding="utf-8")
    ctl.run("import", file, "--channel", "c3", plan=plan)
    told = ctl.json("series", "median_first_response_hours", "--channel", "c3", plan=plan)
    assert told["values"][-1]["value"] == 1.5, told


CHARTS = ("calendar", "community", "pollination", "coverage", "balance", "budget", "mix", "status")


def charts():
    """each chart of the plan as picture and as table, in both languages, dark, and in sizes of one's own"""
    plan = example("charts")
    for chart in CHARTS:
        for kind, magic in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
            file = ctl.folder / f"{chart}.{kind}"
            ctl.run("chart", f"--{chart}", "-o", file, "--dark", plan=plan, as_of=TODAY)
            assert file.read_bytes().startswith(magic), (chart, kind)
        file = ctl.folder / f"{chart}.csv"
        ctl.run("chart", f"--{chart}", "-o", file, plan=plan, as_of=TODAY)
        rows = list(csv.reader(file.open(encoding="utf-8", newline="")))
        assert len(rows) > 1 and len({len(r) for r in rows}) == 1, (chart, rows[:3])
        ctl.run("chart", f"--{chart}", "-o", ctl.folder / "small.svg", "--size", "360x400", plan=plan, as_of=TODAY)
        if has_french():
            ctl.run("chart", f"--{chart}", "-o", file, "--lang", "fr", "--for", "spreadsheets", plan=plan, as_of=TODAY)
            french = file.read_text(encoding="utf-8-sig").splitlines()
            assert french[0].count(";") == len(rows[0]) - 1 and french[0] != ";".join(rows[0]), french[0]


def chart_of_status():
    """the list of all KPIs, by goal, channel or owner, and what it says of an old value"""
    plan = example("status")
    file = ctl.folder / "status.csv"
    ctl.run("chart", "--status", "-o", file, plan=plan, as_of=TODAY)
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    told = {s["name"]: s for s in ctl.json("status", plan=plan, as_of=TODAY)}
    assert len(rows) == len(told)
    for row in rows:
        # To the fifteen digits that are sure, and no more.
        assert row["Value"] == "%.15g" % told[row["KPI"]]["value"], row
        assert row["Remark"] == "", row
    ctl.run("chart", "--status", "--group", "channel", "-o", file, plan=plan, as_of=TODAY)
    groups = [r["Group"] for r in csv.DictReader(file.open(encoding="utf-8", newline=""))]
    assert "Several Channels" in groups and len(groups) == len(told), groups
    ctl.run("chart", "--status", "-o", file, plan=plan, as_of="2026-08-20")
    assert any("ago" in r["Remark"] for r in csv.DictReader(file.open(encoding="utf-8", newline="")))
    assert "colour" in ctl.fails("chart", "--status", "--group", "colour", "-o", file, plan=plan)
    ctl.fails("chart", "-o", file, plan=plan, code=2)


def chart_of_kpi_as_table():
    """a KPI's chart as a table has its values, period by period"""
    plan = example("table")
    kpi = ctl.json("kpi", "list", plan=plan)[0]["id"]
    file = ctl.folder / "kpi.csv"
    ctl.run("chart", kpi, "-o", file, plan=plan, as_of=TODAY)
    rows = [r for r in csv.DictReader(file.open(encoding="utf-8", newline="")) if r["Value"]]
    values = [v for v in ctl.json("values", kpi, plan=plan, as_of=TODAY)["values"] if v["value"] is not None]
    assert [r["Day"] for r in rows] == [v["from"] for v in values]
    assert [r["Value"] for r in rows] == ["%.15g" % v["value"] for v in values]
    # What is expected of the running week is said of all of it, on its first day as on its last.
    weekly = next(k["id"] for k in ctl.json("kpi", "list", plan=plan) if k["name"] == "Recommendations by ambassadors")
    expected = set()
    for day in ("2026-06-29", "2026-07-01", "2026-07-05"):
        ctl.run("chart", weekly, "-o", file, plan=plan, as_of=day)
        last = [r for r in csv.DictReader(file.open(encoding="utf-8", newline="")) if r["Value"]][-1]
        expected.add((last["Day"], last["Target path"]))
    assert expected == {("2026-06-29", "408")}, expected


def estimates():
    """a value that rests on an estimate says so: in the values, in pictures and in their tables, until it is measured"""
    plan = ctl.new("estimates")
    ctl.batch(plan, "\n".join((
        "goal add --kind grow_audience --statement Grow", "channel add --kind instagram --name Twin",
        "kpi add --goal g1 --name Talk --formula comments --unit count --cadence week",
        "set comments 2026-05-04 3 --channel c1", "set comments 2026-05-12 4 --channel c1 --estimated",
        "set comments 2026-05-13 5 --channel c1", "set comments 2026-05-20 6 --channel c1")) + "\n")

    def estimated():
        return {v["period"]: v["estimated"] for v in ctl.json("values", "k1", plan=plan, as_of=TODAY)["values"]}

    assert estimated() == {"2026-W19": False, "2026-W20": True, "2026-W21": False}
    assert "estimated" in ctl.run("values", "k1", plan=plan, as_of=TODAY)
    for words in (("k1",), ("k1", "--by-channel"), ("comments@c1",)):
        file = ctl.folder / "estimates.csv"
        ctl.run("chart", *words, "-o", file, plan=plan, as_of=TODAY)
        remarks = [r["Remark"] for r in csv.DictReader(file.open(encoding="utf-8", newline="")) if r["Value"]]
        assert remarks.count("Estimated") == 1 and set(remarks) == {"", "Estimated"}, (words, remarks)
    # What a value stands beside says so, too.
    ctl.run("plan", "edit", "from=2026-05-18", "to=2026-05-24", plan=plan)
    beside_it = ("--compare", "previous")
    week = ("k1", "--from", "2026-05-18", "--to", "2026-05-24")
    row, = ctl.json("values", *week, *beside_it, plan=plan, as_of=TODAY)["values"]
    assert (row["value"], row["estimated"], row["before"], row["before_estimated"], row["before_partial"]) == (
        6, False, 9, True, False), row
    assert "9 (estimated)" in ctl.run("values", *week, *beside_it, plan=plan, as_of=TODAY)
    ctl.run("chart", "k1", *beside_it, "-o", file, plan=plan, as_of=TODAY)
    rows = [(r["Line"], r["Value"], r["Remark"]) for r in csv.DictReader(file.open(encoding="utf-8", newline=""))]
    assert rows[-1] == ("Previous period", "9", "Estimated"), rows
    ctl.run("undo", plan=plan)
    ctl.run("value", "mark", "comments", "2026-05-12", "--measured", "--channel", "c1", plan=plan)
    assert not any(estimated().values())
    ctl.run("undo", plan=plan)
    assert estimated()["2026-W20"]


def by_channel():
    """a KPI channel by channel: each part by the rules of the whole, together the whole; in pictures as many as fit"""
    plan = ctl.new("by-channel")
    weeks = ("2026-05-04", "2026-05-11", "2026-05-18")
    script = ["goal add --kind grow_audience --statement Grow",
              "kpi add --goal g1 --name Readers --formula new_subscribers --unit count --cadence week --target 500"]
    for i in range(1, 15):
        script.append(f"channel add --kind instagram --name 'Channel <{i}>'")
        script += [f"set new_subscribers {w} {i * 10 + n} --channel c{i} --grain week"
                   for n, w in enumerate(weeks[:1 if i == 14 else 3])]
    # One channel without values, and numbers of the plan as a whole, which are of no channel.
    script += ["channel add --kind youtube --name Silent", "set new_subscribers 2026-05-04 9999 --grain week"]
    ctl.batch(plan, "\n".join(script) + "\n")

    def values(*words):
        return {v["period"]: v["value"] for v in ctl.json("values", "k1", *words, plan=plan, as_of=TODAY)["values"]}

    whole, parts = values(), [values("--channel", f"c{i}") for i in range(1, 16)]
    assert parts[0] == {"2026-W19": 10, "2026-W20": 11, "2026-W21": 12} and parts[14] == {}, parts
    assert parts[13] == {"2026-W19": 140} and values("--channel", "Channel <3>") == parts[2]
    for period, value in whole.items():
        assert value == sum(p.get(period, 0) for p in parts), (period, value)

    file = ctl.folder / "channels.csv"
    ctl.run("chart", "k1", "--by-channel", "-o", file, plan=plan, as_of=TODAY)
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    # The newest period's highest first, what has ended last.
    assert [r["Channel"] for r in rows[::3]][:2] == ["Channel <13>", "Channel <12>"], rows
    assert rows[-1]["Channel"] == "Channel <14>" and len(rows) == 13 * 3 + 1
    for i, part in enumerate(parts, 1):
        assert [float(r["Value"]) for r in rows if r["Channel"] == f"Channel <{i}>"] == list(part.values())

    def picture(*words):
        file = ctl.folder / "channels.svg"
        ctl.run("chart", "k1", "--by-channel", "-o", file, *words, plan=plan, as_of=TODAY)
        return file.read_text(encoding="utf-8")

    assert "Readers: highest on Channel &lt;13&gt;, 132" in picture()
    assert "Channel &lt;14&gt;: 140 (Week 19, 2026)" in picture()
    for kind, magic in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        for words in ((), ("--size", "400x300", "--palette", "dark"), ("--size", "120x80", "--palette", "print")):
            file = ctl.folder / f"channels.{kind}"
            ctl.run("chart", "k1", "--by-channel", "-o", file, *words, plan=plan, as_of=TODAY)
            assert file.read_bytes().startswith(magic), kind
    ctl.run("kpi", "channel", "k1", "c15", plan=plan)
    assert "no channel has values of its own" in picture()
    ctl.run("kpi", "channel", "k1", "c2", plan=plan)
    assert "only Channel &lt;2&gt; has values" in picture()
    ctl.fails("values", "k1", "--channel", "c1", plan=plan, saying="does not count for “Readers”")
    ctl.fails("values", "k1", "--channel", "nowhere", plan=plan)
    ctl.fails("chart", "--by-channel", "-o", file, plan=plan, code=2)
    ctl.fails("chart", "k1", "--by-channel", "--compare", "year", "-o", file, plan=plan, code=2)
    ctl.fails("chart", "new_subscribers@c1", "--by-channel", "-o", file, plan=plan)


def origins():
    """what brought each value and when, whether it was measured, and what was said about it"""
    plan = plan_with_all_grains("origins")
    file = ctl.folder / "followers.csv"
    file.write_text("Date,Followers\n2026-05-05,1210\n", encoding="utf-8")
    ctl.run("import", file, "--channel", "c1", plan=plan)
    ctl.run("set", "followers", "2026-05-06", "1220", "--channel", "c1", "--estimated", "--note", "A <guess>", plan=plan)

    def values():
        return {v["day"]: v for v in ctl.json("series", "followers", "--channel", "c1", plan=plan)["values"]}
    told = values()
    assert told["2026-05-04"]["origin"] == "typed" and told["2026-05-04"]["batch"] == "Enter Value"
    assert told["2026-05-05"]["file"] == "followers.csv" and told["2026-05-05"]["batch"] == "Import followers.csv", told
    assert told["2026-05-05"]["note"] is None and not told["2026-05-05"]["estimated"]
    assert told["2026-05-06"]["estimated"] and told["2026-05-06"]["note"] == "A <guess>" and told["2026-05-06"]["file"] is None
    assert all(len(v["brought"]) == 10 for v in told.values())

    # A mark is one step; the number and the note stay.
    ctl.run("value", "mark", "followers", "2026-05-06", "--measured", "--channel", "c1", plan=plan)
    assert values()["2026-05-06"] == {**told["2026-05-06"], "estimated": False, "origin": "typed", "batch": "Edit Value"}
    ctl.run("undo", plan=plan)
    assert values() == told
    ctl.run("value", "mark", "followers", "2026-05-04", "--note", "Read aloud", "--channel", "c1", plan=plan)
    assert values()["2026-05-04"]["note"] == "Read aloud" and values()["2026-05-04"]["value"] == 1200.125
    # The same number again, with a note of its own: kept. Without one: nothing changes.
    assert ctl.json("set", "followers", "2026-05-04", "1200.125", "--channel", "c1", plan=plan)["unchanged"] == 1
    assert ctl.json("set", "followers", "2026-05-04", "1200.125", "--channel", "c1", "--note", "Twice", plan=plan)["changed"] == 1
    assert values()["2026-05-04"]["note"] == "Twice"
    assert "2026-05-09" in ctl.fails("value", "mark", "followers", "2026-05-09", "--note", "x", "--channel", "c1", plan=plan)
    ctl.fails("value", "mark", "followers", "2026-05-04", plan=plan, code=2)
    ctl.fails("value", "mark", "followers", "2026-05-04", "--measured", "--estimated", plan=plan, code=2)


def breaks():
    """a break is marked, corrected and taken away, each with a note and a way back"""
    plan = plan_with_all_grains("breaks")
    made = ctl.json("break", "add", "followers", "2026-05-05", "--channel", "c1", "--note", "Bots <out>", plan=plan)["id"]
    ctl.run("break", "edit", made, "day=2026-05-06", "note=Bots are out", plan=plan)
    mark = ctl.json("break", "list", plan=plan)[0]
    assert mark["day"] == "2026-05-06" and mark["note"] == "Bots are out" and mark["channel"] == "c1", mark
    ctl.run("break", "rm", made, plan=plan)
    assert ctl.json("break", "list", plan=plan) == []
    ctl.run("undo", plan=plan)
    assert ctl.json("break", "list", plan=plan) == [mark]
    ctl.fails("break", "edit", made, "day=", plan=plan)
    # Once for a day, and each series by itself.
    ctl.fails("break", "add", "followers", "2026-05-06", "--channel", "c1", plan=plan, saying="noted already")
    ctl.run("break", "edit", made, "note=No bots", plan=plan)
    other = ctl.json("break", "add", "followers", "2026-05-07", "--channel", "c1", plan=plan)["id"]
    ctl.run("break", "add", "followers", "2026-05-06", plan=plan)
    ctl.fails("break", "edit", other, "day=2026-05-06", plan=plan, saying="noted already")


def one_plan_two_locales():
    """the same values, weeks and days in every locale; only what is written for people differs"""
    if not has_french():
        return
    plan = example("locales")
    def ask(*words):
        return [json.loads(ctl.run(*words, plan=plan, as_of=TODAY, as_json=True, env=env)) for env in (ENGLISH, FRENCH)]

    english, french = ask("status")
    assert [{**s, "name": ""} for s in english] == [{**s, "name": ""} for s in french]
    english, french = ask("series", "followers", "--channel", "c2")
    assert [(v["day"], v["value"]) for v in english["values"]] == [(v["day"], v["value"]) for v in french["values"]]
    english, french = ask("values", "k1")
    assert [{**v, "why": ""} for v in english["values"]] == [{**v, "why": ""} for v in french["values"]]
    assert english["values"][0]["period"].startswith("2026-W"), english["values"][0]
    # Written for people: the same number, each in its own marks.
    for env, number in ((ENGLISH, "65.8%"), (FRENCH, "65,8\u00a0%")):
        ctl.run("chart", "--status", "-o", ctl.folder / "x.svg", plan=plan, as_of=TODAY, env=env)
        assert number in (ctl.folder / "x.svg").read_text(encoding="utf-8").replace("\u202f", "\u00a0"), number
    # Weeks are ISO weeks where calendars begin on Sunday, too: 4 January 2026 is the last day of week 1.
    other = ctl.new("weeks", start="2025-12-29")
    ctl.batch(other, "set comments 2026-01-04 3 --grain week\n")
    for env in (ENGLISH, FRENCH):
        assert json.loads(ctl.run("series", "comments", plan=other, as_json=True, env=env))["values"][0]["day"] == "2025-12-29"


def findings():
    """the finding of a chart is in the plan's language, whoever reads it; the rest is the reader's; --lang is for all of it"""
    if not has_french():
        return
    plan, picture = example("findings"), ctl.folder / "finding.svg"
    def draw(env, *words):
        ctl.run("chart", "k1", "-o", picture, *words, plan=plan, as_of=TODAY, env=env)
        text = picture.read_text(encoding="utf-8")
        return [text.split(f"<{tag}>")[1].split("<")[0] for tag in ("title", "desc")]

    english, french = "Share of advocates who are active:", "Part d’ambassadeurs actifs :"
    both = "--by-channel",
    for language, start in (("en", english), ("fr", french)):
        ctl.run("plan", "edit", f"language={language}", plan=plan)
        for env in (ENGLISH, FRENCH):
            assert draw(env)[0].startswith(start) and draw(env, *both)[0].startswith(start), (language, env, draw(env))
        assert draw(ENGLISH)[1].startswith("Line, ") and draw(FRENCH)[1].startswith("Courbe, "), draw(FRENCH)
        for asked, whole, desc in (("en", english, "Line, "), ("fr", french, "Courbe, ")):
            title, description = draw(ENGLISH, "--lang", asked)
            assert title.startswith(whole) and description.startswith(desc), (asked, title, description)
    ctl.run("plan", "edit", "language=", plan=plan)
    assert draw(ENGLISH)[0].startswith(english) and draw(FRENCH)[0].startswith(french)


tap([origins, breaks, one_plan_two_locales, findings, round_trip, round_trip_of_oddities, export_of_some, wrong_interval, days_that_cannot_be, lengths_of_time, charts, chart_of_status, chart_of_kpi_as_table, by_channel, estimates])
