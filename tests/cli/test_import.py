#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of every kind into values: what is read, what is asked, what is reported, what is remembered, and the way back."""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2])


def tea(name):
    plan = ctl.new(name)
    ctl.batch(plan, "goal add --kind grow_audience --statement 'Gather people who like tea'\n"
                    "channel add --kind instagram --name Instagram\n"
                    "channel add --kind facebook_page --name 'Our page'\n")
    return plan


def table(name, text):
    path = ctl.folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def values(plan, metric, channel=None, grain="day"):
    where = ["--channel", channel] if channel else []
    return {v["day"]: v["value"] for v in ctl.json("series", metric, *where, "--grain", grain, plan=plan)["values"]}


def lengths_of_time():
    """each row is of the length of time it says"""
    plan = tea("lengths")
    report = ctl.json("import", table("grain.csv", "Day;Metric;Channel;Grain;Value\n2026-04-03;Followers;Instagram;day;1\n"
                                      "2026-04-09;Followers;Our page;week;2,5\n2026-04-01;Reach;;month;9\n"
                                      "2026-04-01;Reach;;quarter;1 234\n2026-04-02;Reach;;fortnight;1\n"),
                      "--keep-going", plan=plan)
    assert (report["rows"], report["inserted"]) == (5, 4), report
    assert [(r["line"], r["found"]) for r in report["rejected"]] == [(6, "fortnight")], report
    assert values(plan, "followers", "c1") == {"2026-04-03": 1}
    assert values(plan, "followers", "c2", "week") == {"2026-04-06": 2.5}
    assert values(plan, "reach", grain="month") == {"2026-04-01": 9}
    assert values(plan, "reach", grain="quarter") == {"2026-04-01": 1234}
    # As periods are written, each its own; and spans that are whole ones.
    report = ctl.json("import", table("periods.csv", "Period,Likes\n2026-W18,5\n2026-05,6\n2026-Q3,7\n"), plan=plan)
    assert report["inserted"] == 3 and any("how long" in n for n in report["notes"]), report
    assert values(plan, "likes", grain="week") == {"2026-04-27": 5}
    report = ctl.json("import", table("spans.csv", "Range;Likes\n01/06/2026 - 07/06/2026;5\n08/06/2026 - 14/06/2026;6\n"
                                      "15/06/2026 - 22/06/2026;7\n"), "--keep-going", plan=plan)
    assert report["inserted"] == 2 and [r["line"] for r in report["rejected"]] == [4], report
    assert values(plan, "likes", grain="week") == {"2026-04-27": 5, "2026-06-01": 5, "2026-06-08": 6}


def nothing_in_silence():
    """what may be misread is asked or told, and every row is read or reported"""
    plan = tea("silence")
    cases = [
        # text, values new, lines reported, word of a question, word of a note
        ("Date,Likes\n2031-04-03,1\n2031-04-04,2\n", 2, [], None, "still to come"),
        ("Date,Likes\n2026-04-03,-5\n2026-04-04,2\n", 2, [], None, "1 value is below zero, in line 2"),
        ("Date,Metric,Value\n2026-04-03,Likes,5\n2026-04-04,Likes,-2\n2026-04-05,Likes,-1\n", 3, [], None,
         "2 values are below zero, the first in line 3"),
        ("Date,Likes\n2026-04-03,1\nTotal,1\n", 1, [], None, "line 3, a sum"),
        ("Date;Likes\n2026-04-03;1\n2026-04-04,2\n2026-04-05;3\n", 2, [3], None, None),
        ("Date;Spend\n2026-04-03;EUR 12\n2026-04-04;CHF 12\n", 2, [], None, "several currencies"),
        ("Date,Likes\n2026-04-03,12.5%\n2026-04-04,0.07\n2026-04-05,0.08\n", 3, [], None, "percent sign"),
        ("Date;Likes\n03/04/2026;1\n04/05/2026;2\n", 0, [], "Day first", None),
        ("Date;Likes\n13/04/2026;1\n04/14/2026;2\n", 2, [], "others only month", None),
        ("Date;Likes\n2026-04-03;1.234\n2026-04-04;2.345\n", 0, [], "decimal mark", None),
        ("Date,Likes\n2026-04-03,5\n2026-04-03,6\n", 1, [3], None, None),
        # The heading of two columns: one is taken, and which it is is told.
        ("Date,Likes,Likes\n2026-04-03,5,6\n", 1, [], None, "“Likes (2)” is left out"),
        ("Date,Followers\n2026-04-03,5\nDATE,FOLLOWERS\n2026-04-04,6\n", 2, [], None, "the header again"),
        ("Date;Likes\nlun. 13/04/2026;1\nmar. 14/04/2026;2\n", 2, [], None, None),
        ("Semaine;Likes\nS18 2026;1\nS19 2026;2\n", 2, [], None, None),
        ("Date,Metric,Value\n2026-04-03,Tasses,1\n2026-04-03,Feuilles,2\n", 0, [], "None of the names", None),
    ]
    for text, new, lines, question, note in cases:
        report = ctl.json("import", table("case.csv", text), "--dry-run", plan=plan, as_of="2026-12-01")
        assert report["inserted"] == new, (text, report)
        assert [r["line"] for r in report["rejected"]] == lines, (text, report)
        assert bool(report["ask_user"]) == bool(question), (text, report)
        assert question is None or question in report["ask_user"][0], (text, report)
        assert note is None or any(note in n for n in report["notes"]), (text, report)


def what_no_kpi_counts():
    """what comes in and changes no KPI is said: of the plan where channels count, of another channel, of no KPI at all"""
    plan = tea("uses")
    ctl.batch(plan, "channel role c1 g1 lead\n"
                    "kpi add --goal g1 --name Talk --formula 'comments + shares' --unit count --cadence day\n")
    first = table("first.csv", "Date;Comments;Likes\n2026-04-01;5;6\n")
    # No channel has comments yet: the plan's stand in for them.
    report = ctl.json("import", first, plan=plan)
    assert report["notes"] == ["No KPI is made with “Likes and reactions”."], report
    report = ctl.json("import", first, "--channel", "c2", plan=plan)
    assert report["notes"] == ["No KPI counts “Comments” of Our page: those made with it are about other channels.",
                               "No KPI is made with “Likes and reactions”."], report
    report = ctl.json("import", table("second.csv", "Date;Comments\n2026-04-01;5\n"), "--channel", "c1", plan=plan)
    assert report["notes"] == [], report
    # From here on they are counted on Instagram; the shares are not.
    for dry in ["--dry-run"], []:
        report = ctl.json("import", table("third.csv", "Date;Comments;Shares\n2026-04-02;5;1\n"), *dry, plan=plan)
        assert report["inserted"] == 2 and report["notes"] == [
            "No KPI counts “Comments” of the plan as a whole: it is counted channel by channel."], report
    assert ctl.json("values", "k1", "--to", "2026-04-02", plan=plan)["values"] == []


def names_matched():
    """names in own words are matched one by one, or left out"""
    plan = tea("names")
    path = table("names.csv", "Date;Metric;Value\n2026-04-03;Tasses;1\n2026-04-03;Pluie;2\n2026-04-04;tasses;3\n")
    ctl.fails("import", path, plan=plan, saying="--name NAME=METRIC")
    report = ctl.json("import", path, "--name", "Tasses=likes", "--name", "Pluie=", plan=plan)
    assert report["inserted"] == 2 and not report["rejected"], report
    assert values(plan, "likes") == {"2026-04-03": 1, "2026-04-04": 3}
    ctl.fails("import", path, "--name", "Tasses", plan=plan, saying="NAME=METRIC")
    ctl.fails("import", path, "--name", "Tasses=nothing at all", plan=plan, saying="nothing at all")
    # What parts the columns can be said, too.
    path = table("bar.csv", "Date|Likes|Remark;more\n2026-05-03|1|a;b\n2026-05-04|2|c;d\n")
    assert ctl.json("import", path, "--delimiter", "|", plan=plan)["inserted"] == 2
    ctl.fails("import", path, "--delimiter", "x", plan=plan, saying="x")


def remembered():
    """what was settled is used again where that was asked for, never against the file, and harmless elsewhere"""
    plan, other = tea("remembering"), ctl.new("another")
    first = table("first.csv", "Date;Likes;Tasses\n03/04/2026;1;10\n04/05/2026;2;20\n")
    settle = ["--date-order", "dmy", "--map", "Tasses=comments", "--channel", "Instagram"]
    # Without --remember nothing is kept.
    ctl.json("import", first, *settle, "--dry-run", "--remember", plan=plan)
    ctl.json("import", first, *settle, plan=plan)
    assert not (ctl.folder / "data/cultivar/imports.ini").exists()
    ctl.json("import", first, *settle, "--remember", plan=plan)
    kept = (ctl.folder / "data/cultivar/imports.ini").read_text()
    assert "date-order=DMY" in kept.replace("dmy", "DMY") and "Tasses=comments" in kept, kept

    second = table("second.csv", "Date;Likes;Tasses\n05/06/2026;3;30\n")
    # Scripts are the same on every machine: only with --remembered.
    ctl.fails("import", second, plan=plan, saying="day first")
    report = ctl.json("import", second, "--remembered", plan=plan)
    assert report["inserted"] == 2 and report["first"] == "2026-06-05", report
    assert values(plan, "comments", "c1")["2026-06-05"] == 30
    # What is said goes before what is remembered.
    third = table("third.csv", "Date;Likes;Tasses\n07/08/2026;3;30\n")
    assert ctl.json("import", third, "--remembered", "--date-order", "mdy", "--channel", "Our page",
                    plan=plan)["first"] == "2026-07-08"
    assert "2026-07-08" in values(plan, "comments", "c2")
    # What a file proves is not overruled.
    fourth = table("fourth.csv", "Date;Likes;Tasses\n09/25/2026;3;30\n10/11/2026;4;40\n")
    assert ctl.json("import", fourth, "--remembered", plan=plan)["first"] == "2026-09-25"
    # A plan without that channel: the columns are known, the channel is not missed.
    assert ctl.json("import", second, "--remembered", plan=other)["inserted"] == 2
    assert values(other, "comments") == {"2026-06-05": 30}
    # A column that no longer holds numbers: told, and read as a new file.
    fifth = table("fifth.csv", "Date;Likes;Tasses\n2026-11-05;3;many\n2026-11-06;4;few\n")
    report = ctl.json("import", fifth, "--remembered", plan=plan)
    assert report["inserted"] == 2 and any("last time" in n for n in report["notes"]), report
    # A memory that is damaged is none.
    (ctl.folder / "data/cultivar/imports.ini").write_text("[[[ no key file\n")
    ctl.fails("import", second, "--remembered", plan=plan, saying="day first")


def own_metrics_of_two_plans():
    """a plan's own metric is not another's of the same id"""
    one, two = tea("own-one"), tea("own-two")
    for plan in (one, two):
        ctl.run("metric", "add", "sold", "--kind", "flow", "--name", "Cups", plan=plan)
    path = table("own.csv", "Date;Brewed\n2026-04-03;1\n")
    ctl.json("import", path, "--map", "Brewed=sold", "--remember", plan=one)
    assert ctl.json("import", path, "--remembered", plan=one)["unchanged"] == 1
    ctl.fails("import", path, "--remembered", plan=two, saying="which metric")


def catalogue_names(lang):
    """(id, name) of every metric, as the program shows it in @lang"""
    found = [(m.get("id"), m.findtext("name")) for m in tree.parse(SOURCE / "data/catalogue/metrics.xml").iter("metric")]
    if lang == "en":
        return found
    french = {}
    for block in (SOURCE / "po/fr.po").read_text(encoding="utf-8").split("\n\n"):
        texts = {key: "".join(re.findall(r'"(.*)"', lines)) for key, lines
                 in re.findall(r'^(msgid|msgstr) ((?:".*"\n?)+)', block, re.M)}
        french[texts.get("msgid")] = texts.get("msgstr")
    return [(metric, french[name]) for metric, name in found]


def written_and_read_back():
    """every metric by its name, in both languages, with the marks of both"""
    for lang, locale, heading, mark, day in (("en", "C.UTF-8", "Day,Metric,Channel,Grain,Value", ".", "2026-01-%02d"),
                                             ("fr", "fr_FR.UTF-8", "Jour;Mesure;Canal;Granularité;Valeur", ",", "%02d/01/2026")):
        plan = tea("back-" + lang)
        names = catalogue_names(lang)
        parted = heading[3] if lang == "en" else ";"
        rows = [heading]
        for n, (_, name) in enumerate(names):
            quoted = '"%s"' % name.replace('"', '""')
            rows.append(parted.join([day % (n % 28 + 1), quoted, "Instagram", "day" if lang == "en" else "jour",
                                     '"%d%s25"' % (n + 1000, mark)]))
        path = table("back-%s.csv" % lang, "\ufeff" + "\r\n".join(rows) + "\r\n")
        env = {"LC_ALL": locale, "LANGUAGE": lang}
        report = json.loads(ctl.run("import", path, plan=plan, as_json=True, env=env))
        assert report["inserted"] == len(names) and not report["rejected"], (lang, report["rejected"][:5])
        for n, (metric, _) in list(enumerate(names))[::12]:
            assert values(plan, metric, "c1") == {"2026-01-%02d" % (n % 28 + 1): n + 1000.25}, (lang, metric)
        again = json.loads(ctl.run("import", path, plan=plan, as_json=True, env=env))
        assert (again["inserted"], again["changed"], again["unchanged"]) == (0, 0, len(names)), again


tap([lengths_of_time, nothing_in_silence, what_no_kpi_counts, names_matched, remembered, own_metrics_of_two_plans, written_and_read_back])
