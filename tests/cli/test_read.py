#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports as networks write them: what `read` says of each is what its sidecar says, and what `import` writes is what adds up."""

import collections
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
SAMPLES = pathlib.Path(sys.argv[2])
SIDECARS = sorted(SAMPLES.glob("*.expect.json"))

# Which metric of a plan a role is, where it is one that adds up over rows.
FLOWS = {"impressions": "views", "engagements": "interactions", "likes": "likes", "comments": "comments",
         "shares": "shares", "saves": "saves", "sessions": "total_visits", "visits": "total_visits",
         "conversions": "conversions", "spend": "media_spend", "page views": "views"}


def table(name, text):
    path = ctl.folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(name, text):
    return ctl.json("read", table(name, text))


def roles(document):
    return {c["name"]: c["role"] for c in document["columns"] if "role" in c}


def every_field_of_every_sidecar():
    """every sample is read as its sidecar says, field by field"""
    assert len(SIDECARS) >= 15, SIDECARS
    for sidecar in SIDECARS:
        expected = json.loads(sidecar.read_text(encoding="utf-8"))
        got = ctl.json("read", SAMPLES / expected["file"])
        for key in ("encoding", "newline", "delimiter", "header_line", "row_count", "columns", "rows"):
            assert got[key] == expected[key], (expected["file"], key, got[key], expected[key])
        for key in ("decimal", "thousands", "currency", "period"):
            assert key not in expected or got[key] == expected[key], (expected["file"], key, got[key])
        # Behind the first words stands what proves it.
        assert "date_order" not in expected or expected["date_order"].startswith(got["date_order"]), expected["file"]
        assert [s["line"] for s in got["skip_lines"]] == [s["line"] for s in expected["skip_lines"]], expected["file"]
        for key in ("ask_user", "warn_user"):
            assert len(got[key]) == len(expected[key]), (expected["file"], key, got[key])
        assert got["rejected"] == [], expected["file"]


def sums(expected, days_of):
    """{metric: {day: sum}} of the rows of a sidecar, by its roles."""
    result = collections.defaultdict(lambda: collections.defaultdict(float))
    for column in expected["columns"]:
        metric = FLOWS.get(column.get("role"))
        for row in expected["rows"]:
            value = row[column["name"]]
            if metric is not None and value is not None:
                result[metric][days_of(row)] += float(value)
    return result


def values(plan, metric, *where):
    return {v["day"]: v["value"] for v in ctl.json("series", metric, *where, plan=plan)["values"]}


def imported_sums():
    """what is imported of a sample is what its sidecar's rows add up to, day by day"""
    for sidecar in SIDECARS:
        expected = json.loads(sidecar.read_text(encoding="utf-8"))
        day = [c["name"] for c in expected["columns"] if c.get("role") in ("day", "published")]
        first = expected["rows"][0]
        if not day or first[day[0]].startswith("?"):
            continue
        plan = ctl.new("sums-" + sidecar.name.split(".")[0])
        ctl.json("import", SAMPLES / expected["file"], plan=plan)
        found = sums(expected, lambda row: row[day[0]][:10])
        for metric, by_day in found.items():
            assert values(plan, metric) == dict(by_day), (expected["file"], metric, values(plan, metric), dict(by_day))


def named_above_the_table():
    """a column that only the words above the table name is imported without being mapped"""
    plan = ctl.new("above")
    ctl.json("import", SAMPLES / "meta-page-follows-daily.csv", plan=plan)
    assert values(plan, "followers_gained") == {"2025-10-25": 20, "2025-10-26": 31, "2025-10-27": 0, "2025-10-29": 7}
    head = 'sep=,\n"%s"\n"Date","Primary"\n"2026-05-01T00:00:00","20"\n'
    for title, metric in (("Instagram follows", "followers_gained"), ("Instagram reach", "reach"),
                          ("Facebook visits", "profile_visits"), ("Instagram profile visits", "profile_visits"),
                          ("Facebook link clicks", "link_clicks"), ("Content interactions", "interactions")):
        assert read("title.csv", head % title)["metrics"] == {"Primary": metric}, title
    # In French a level and what was won go by one word, and no other word is a metric.
    for title in ("Abonnés Instagram", "Facebook", "Some tea"):
        assert read("title.csv", head % title)["metrics"] == {}, title


def by_what_the_file_says():
    """the same heading is another thing in another file"""
    posts = "Content,Video title,Video publish time,Subscribers,Views\n2q4TS4z4Rpk,Tea,\"Jan 6, 2024\",3,10\n"
    assert roles(read("posts.csv", posts))["Subscribers"] == "follows"
    days = read("days.csv", "Date,Subscribers\n2026-05-01,1010\n2026-05-02,1020\n")
    assert "Subscribers" not in roles(days) and days["metrics"] == {}, days
    # A share written as a fraction of 1 is not taken for one in percent.
    percent = read("percent.csv", "Date,Engagement rate\n2026-05-01,3.5%\n2026-05-02,2%\n")
    fraction = read("fraction.csv", "Date,Engagement rate\n2026-05-01,0.035\n2026-05-02,0.02\n")
    assert percent["metrics"] == {"Engagement rate": "engagement_rate_pct"} and fraction["metrics"] == {}
    # Without Views, Impressions is what is meant; without Reposts, Shares.
    assert read("x.csv", "Date,Impressions,Shares\n2026-05-01,1,2\n")["metrics"] == {"Impressions": "views", "Shares": "shares"}
    assert read("x.csv", "Date,Shares,Reposts\n2026-05-01,1,2\n")["metrics"] == {"Reposts": "shares"}


def left_out_truthfully():
    """of two columns that might be one metric, the other is not said to be the same"""
    plan = ctl.new("truth")
    for name, sentence in (("youtube-studio-table-data", "“Impressions” is left out: the metric “Views” is taken from “Views”."),
                           ("x-posts-2026", "“Shares” is left out: the metric “Shares” is taken from “Reposts”.")):
        notes = ctl.json("import", SAMPLES / f"{name}.csv", "--dry-run", plan=plan)["notes"]
        assert sentence in notes and not any("same metric" in n for n in notes), notes


def totals_of_a_given_time():
    """a table without days is imported once it is said which days it is of, and not against the file"""
    plan = ctl.new("totals")
    path = SAMPLES / "matomo-referrers-api.csv"
    ctl.fails("import", path, plan=plan, saying="--from DAY --to DAY or --day DAY")
    report = ctl.json("import", path, "--from", "2026-05-01", "--to", "2026-05-31", plan=plan)
    # 11 and 15 visitors may be the same people: they are not added up, and that is said.
    assert report["inserted"] == 2 and any("Distinct visitors" in n for n in report["notes"]), report
    assert values(plan, "total_visits", "--grain", "month") == {"2026-05-01": 162}
    assert values(plan, "bounced_visits", "--grain", "month") == {"2026-05-01": 99}
    ctl.json("import", path, "--day", "2026-06-02", plan=plan)
    assert values(plan, "total_visits") == {"2026-06-02": 162}
    ctl.fails("import", path, "--from", "2026-05-01", "--to", "2026-05-03", plan=plan, saying="2026-05-03")
    for file in ("plausible-visitors", "ga4-traffic-acquisition"):
        ctl.fails("import", SAMPLES / f"{file}.csv", "--day", "2026-05-01", plan=plan, saying="says itself which days")
    for wrong in (["--from", "2026-05-01"], ["--to", "2026-05-01"], ["--from", "2026-05-02", "--to", "2026-05-01"],
                  ["--day", "2026-05-01", "--from", "2026-05-01", "--to", "2026-05-02"]):
        ctl.fails("import", path, *wrong, code=2, plan=plan, saying="--from and --to")


def refused_with_its_rows():
    """a refusal lists the rows that stand in the way, for programs too"""
    plan = ctl.new("refused")
    path = table("bad.csv", "Date,Likes\n2026-04-03,1\n2026-04-04,many\n2026-04-05,3\nsoon,4\n2026-04-07,5\n")
    error = json.loads(ctl.fails("import", path, plan=plan, as_json=True))["error"]
    assert error["code"] == "rejected" and set(error["rejected"][0]) == {"line", "column", "found", "expected"}, error
    assert [(r["line"], r["column"], r["found"]) for r in error["rejected"]] == [(3, "Likes", "many"), (5, "Date", "soon")], error
    assert "Line 3, column “Likes”, the first of them: found “many”" in error["message"], error
    open_question = table("open.csv", "Date,Likes\n03/04/2026,1\n04/05/2026,2\n")
    error = json.loads(ctl.fails("import", open_question, plan=plan, as_json=True))["error"]
    assert error["code"] == "ambiguous" and error["rejected"] == [], error
    assert values(plan, "likes") == {}


def shares_among_amounts():
    """a percentage among amounts of money is a row to mend, and the other way round"""
    plan = ctl.new("mixed")
    for text, found in (("Date,Spend\n2026-04-03,5 %\n2026-04-04,$3\n", [(2, "5 %")]),
                        ("Date,Likes\n2026-04-03,5 %\n2026-04-04,6 %\n2026-04-05,$3\n", [(4, "$3")]),
                        ("Date;Ausgaben\n01.04.2026;5,50 €\n02.04.2026;3 €\n03.04.2026;7 %\n", [(4, "7 %")])):
        path = table("mixed.csv", text)
        error = json.loads(ctl.fails("import", path, plan=plan, as_json=True))["error"]
        assert [(r["line"], r["found"]) for r in error["rejected"]] == found, (text, error)
        rejected = ctl.json("read", path)["rejected"]
        assert [(r["line"], r["found"]) for r in rejected] == found, (text, rejected)


tap([every_field_of_every_sidecar, imported_sums, named_above_the_table, by_what_the_file_says, left_out_truthfully,
     totals_of_a_given_time, refused_with_its_rows, shares_among_amounts])
