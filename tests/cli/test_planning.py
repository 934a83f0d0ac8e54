#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning from the reason to the review, through the program: what is kept, what is refused, what is said about it."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, Failed, tap  # noqa: E402

ctl = Ctl(sys.argv[1])

NAUGHTY = ["<b>&\"'", "שלום עולם", "🫖 thé", "x" * 10000, "one\ntwo", "%s %d \\", "=1+1"]


def plan_of(name, *lines):
    plan = ctl.new(name)
    ctl.batch(plan, "\n".join(("plan edit from=2026-01-05 to=2026-12-27 currency=EUR",
                               "goal add --kind mobilise_advocates --statement Recommended",
                               "channel add --kind own_forum --name Table", "channel add --kind instagram --name Pictures",
                               "channel role c1 g1 lead",
                               "kpi add --goal g1 --name Talk --formula comments --unit count --target 100",
                               *lines)) + "\n")
    return plan


def refused(plan, *words, says, **options):
    """Exit 1, a sentence that holds @says, and nothing changed."""
    before = ctl.json("show", plan=plan)
    message = ctl.fails(*words, plan=plan, **options)
    assert says in message, f"{words}: {message!r} does not say {says!r}"
    assert ctl.json("show", plan=plan) == before, words


def beliefs(plan):
    return {h["key"].split(":")[0] for h in ctl.json("check", plan=plan)}


def readiness():
    """the readiness questions: answers, notes, taken back, and what cannot be an answer"""
    plan = plan_of("readiness")
    ctl.run("reason", "They want advice", plan=plan)
    assert ctl.json("show", plan=plan)["plan"]["reason"] == "They want advice"
    ctl.run("readiness", "set", "tastes", "partly", "--note", "Half of them", plan=plan)
    answers = {a["question"]: a for a in ctl.json("readiness", "list", plan=plan)}
    assert len(answers) == 10 and answers["tastes"]["answer"] == "partly" and answers["tastes"]["note"] == "Half of them"
    refused(plan, "readiness", "set", "tastes", "maybe", says="maybe")
    refused(plan, "readiness", "set", "weather", "yes", says="weather")
    ctl.run("undo", plan=plan)
    assert {a["question"]: a["answer"] for a in ctl.json("readiness", "list", plan=plan)}["tastes"] == "none"


def goals_and_kpis():
    """a goal needs a day by which more is known, a formula is refused at its column, a milestone within its path"""
    plan = plan_of("goals")
    ctl.run("goal", "edit", "g1", "known_by=2026-03-01", "signals=Friends arrive", "owner=Ana", plan=plan)
    goal = ctl.json("goal", "list", plan=plan)[0]
    assert goal["known_by"] == "2026-03-01" and goal["signals"] == "Friends arrive"
    refused(plan, "kpi", "add", "--goal", "g1", "--name", "X", "--formula", "comments / (shares +", "--unit", "count",
            says="column")
    refused(plan, "kpi", "add", "--goal", "g1", "--name", "X", "--formula", "wishes * 2", "--unit", "count", says="wishes")
    ctl.run("kpi", "milestone", "k1", "2026-06-01", "40", plan=plan)
    refused(plan, "kpi", "milestone", "k1", "2027-06-01", "40", says="27 December 2026")
    assert ctl.json("show", plan=plan)["kpis"][0]["milestones"][0]["value"] == 40


def once_and_in_time():
    """a goal is there once, a KPI once in its goal; a goal is due after the plan begins, and a hint says if it is after its end"""
    plan = plan_of("once", "goal add --statement Other")
    refused(plan, "goal", "add", "--statement", "recommended", says="in the plan already")
    refused(plan, "goal", "edit", "g2", "statement=Recommended ", says="in the plan already")
    refused(plan, "kpi", "add", "--goal", "g1", "--name", "TALK", "--formula", "likes", says="of this name already")
    ctl.run("kpi", "add", "--goal", "g1", "--kpi", "audience_size", plan=plan)
    refused(plan, "kpi", "add", "--goal", "g1", "--kpi", "audience_size", says="of this name already")
    ctl.run("kpi", "add", "--goal", "g2", "--kpi", "audience_size", plan=plan)
    ctl.run("goal", "edit", "g1", "note=x", "statement=Recommended", plan=plan)

    refused(plan, "goal", "edit", "g1", "due=2020-01-01",
            says="The goal is due on 1 January 2020, but the plan begins on 5 January 2026.")
    refused(plan, "goal", "edit", "g1", "due=2026-01-05", says="Choose a later day")
    ctl.run("goal", "edit", "g1", "due=2026-12-27", plan=plan)
    assert "late_goals" not in beliefs(plan)
    ctl.run("goal", "edit", "g1", "due=2027-03-01", plan=plan)
    hint = next(h for h in ctl.json("check", plan=plan) if h["key"] == "late_goals:g1")
    assert hint["text"].startswith("“Recommended” is due on 1 March 2027, when the plan has been over since 27 December 2026."), hint


def shared_kpis():
    """a KPI that serves a second goal does not go with the first: it becomes the other's, and undo gives it back"""
    plan = plan_of("shared", "goal add --statement Other", "kpi add --goal g1 --name Alone --formula likes --unit count",
                   "kpi goal k1 g2")
    before = ctl.run("show", plan=plan)
    ctl.run("commit", plan=plan, as_of="2026-01-12")
    ctl.run("goal", "rm", "g1", "--why", "Two were one", plan=plan, as_of="2026-04-01")
    kpis = ctl.json("show", plan=plan)["kpis"]
    assert [(k["id"], k["goal"], k["also_serves"]) for k in kpis] == [("k1", "g2", [])], kpis
    told = {(d["name"], d["verdict"]): d["change"] for d in ctl.json("decision", "list", plan=plan)}
    assert ("Recommended", "remove") in told, told
    # Names, not the numbers of records; kept apart for those that are written from right to left.
    assert told[("Talk", "change")] == "Goal: \u2068Recommended\u2069 → \u2068Other\u2069", told
    ctl.run("undo", plan=plan)
    ctl.run("undo", plan=plan)
    assert ctl.run("show", plan=plan) == before


def formulas():
    """a formula is tried: what it comes to, what it lacks, where it stops making sense; nothing is kept"""
    plan = plan_of("formulas", "set comments 2026-03-01 30 --channel c1 --grain month",
                   "set posts_published 2026-03-01 20 --channel c1 --grain month")
    before = ctl.json("show", plan=plan)
    told = ctl.json("kpi", "formula", "comments / posts_published * 10", "--unit", "percent", plan=plan, as_of="2026-05-04")
    assert (told["value"], told["period"], told["missing"]) == (15, "2026-03", []), told
    assert told["sentence"] == "With the last values: 15% (March 2026).", told
    assert ctl.run("kpi", "formula", "comments", plan=plan, as_of="2026-05-04") == "With the last values: 30 (March 2026).\n"
    told = ctl.json("kpi", "formula", "shares / saves - shares", "--kpi", "k1", plan=plan)
    assert (told["value"], told["missing"]) == (None, ["shares", "saves"]), told
    assert told["sentence"] == "Not measured yet: Shares, Saves.", told
    try:
        ctl.run("kpi", "formula", "comments / folowers", plan=plan, as_json=True)
        raise AssertionError("an unknown metric was taken")
    except Failed as failed:
        error = json.loads(failed.message)["error"]
        assert error["column"] == 12 and "“followers”" in error["message"], error
    lines = ctl.fails("kpi", "formula", "comments / ", plan=plan).splitlines()
    assert lines[:2] == ["comments / ", "^".rjust(12)] and "column 12" in lines[2], lines
    refused(plan, "kpi", "formula", "comments", "--goal", "g9", says="g9")
    refused(plan, "kpi", "formula", "comments", "--kpi", "k9", says="k9")
    assert ctl.json("show", plan=plan) == before


def budget():
    """licences against analysis, hours times rate, planned and actual"""
    plan = plan_of("budget", "person add Ana --experience senior --task Reading", "person edit p1 hours_a_week=4",
                   "tool add --kind matomo", "tool add Ear --stage listen --price paid --nature both --yearly 1022 --actual 500",
                   "cost add Reading --kind analysis --hours 80 --rate 50 --owner Ana",
                   "cost edit l1 actual_hours=30", "cost add Film --kind content --planned 900 --channel Pictures")
    # From the first to the last Sunday of the year, licences are paid for all of it.
    told = ctl.json("budget", plan=plan)
    assert told["licence"] == 1022 and told["analysis"] == 4000 and told["content"] == 900, told
    assert abs(told["licence_share"] - told["licence"] / (told["licence"] + 4000)) < 1e-12 and told["guide"] == 0.2
    assert told["actual_total"] == 500 + 30 * 50 and told["hours"] == 80 and told["actual_hours"] == 30
    text = ctl.run("budget", plan=plan)
    assert "20% for licences, 80% for analysis" in text, text
    refused(plan, "cost", "add", "X", "--kind", "bribes", says="bribes")
    refused(plan, "person", "add", "", says="name")
    refused(plan, "tool", "add", "--kind", "hammer", says="hammer")
    ctl.run("tool", "rm", "t1", plan=plan)
    ctl.run("undo", plan=plan)
    assert len(ctl.json("tool", "list", plan=plan)) == 2


def hints():
    """hints come, can be waved away and back, and go when their cause is mended"""
    plan = plan_of("hints")
    assert "no_reason" in beliefs(plan) or any(h["belief"] == "B1" for h in ctl.json("check", plan=plan))
    ctl.run("channel", "edit", "c2", "contact=replaces", plan=plan)
    assert any("shall replace" in h["text"] for h in ctl.json("check", plan=plan))
    ctl.run("channel", "edit", "c2", "contact=new", plan=plan)
    assert not any("shall replace" in h["text"] for h in ctl.json("check", plan=plan))
    key = ctl.json("check", plan=plan)[0]["key"]
    ctl.run("hint", "dismiss", key, plan=plan)
    assert key not in [h["key"] for h in ctl.json("check", plan=plan)]
    ctl.run("undo", plan=plan)
    assert key in [h["key"] for h in ctl.json("check", plan=plan)]
    ctl.run("hint", "dismiss", key, plan=plan)
    ctl.run("hint", "restore", plan=plan)
    assert key in [h["key"] for h in ctl.json("check", plan=plan)]
    # Duties of transparency: ticked one by one.
    duties = ctl.json("channel", "duties", "Table", plan=plan)
    assert [d["met"] for d in duties] == [False] * 3
    for duty in duties:
        ctl.run("channel", "duty", "Table", duty["id"], "met", plan=plan)
    assert all(d["met"] for d in ctl.json("channel", "duties", "Table", plan=plan))
    assert not any(h["key"] == "open_duties:c1" for h in ctl.json("check", plan=plan))
    refused(plan, "channel", "duty", "Table", "us-9", "met", says="all-1, eu-1, all-2")
    refused(plan, "channel", "duty", "Table", "all-1", "perhaps", says="met or open")


def commitment():
    """after the commitment changes ask why, and the answers are kept with who and when"""
    plan = plan_of("commitment")
    ctl.run("commit", "--who", "Ana", plan=plan, as_of="2026-01-12")
    refused(plan, "kpi", "edit", "k1", "target=120", says="--why")
    refused(plan, "goal", "rm", "g1", says="--why")
    refused(plan, "kpi", "edit", "k1", "target=120", "--why", "  ", says="why")
    # What is not frozen changes freely.
    ctl.run("kpi", "edit", "k1", "owner=Leo", plan=plan)
    ctl.run("kpi", "edit", "k1", "target=120", "--why", "A good spring", "--who", "Leo", plan=plan, as_of="2026-04-01")
    change = ctl.json("decision", "list", plan=plan)[-1]
    assert change["why"] == "A good spring" and change["who"] == "Leo" and change["day"] == "2026-04-01", change
    assert "100" in change["change"] and "120" in change["change"], change
    ctl.run("undo", plan=plan)
    assert ctl.json("kpi", "list", plan=plan)[0]["target"] == 100 and len(ctl.json("decision", "list", plan=plan)) == 1
    ctl.run("redo", plan=plan)
    assert ctl.json("kpi", "list", plan=plan)[0]["target"] == 120 and len(ctl.json("decision", "list", plan=plan)) == 2


def frozen_everywhere():
    """units, days, scope, channels, roles and owners are agreed, too: each asks why, and each is kept"""
    plan = plan_of("frozen")
    ctl.run("commit", plan=plan, as_of="2026-01-12")
    acts = [("kpi", "edit", "k1", "unit=percent"), ("plan", "edit", "to=2026-12-20"), ("kpi", "channel", "k1", "c1"),
            ("channel", "add", "--kind", "blog", "--name", "Journal"), ("channel", "role", "c2", "g1", "support"),
            ("channel", "role", "c2", "g1", "lead"), ("channel", "role", "c2", "g1", "none"), ("goal", "edit", "g1", "owner=Leo"),
            ("kpi", "channel", "k1", "c1", "none"), ("channel", "rm", "c1")]
    for act in acts:
        refused(plan, *act, says="--why")
        ctl.run(*act, "--why", "We learned", plan=plan, as_of="2026-04-01")
    told = ctl.json("decision", "list", plan=plan)[1:]
    assert [(d["name"], d["verdict"], d["change"]) for d in told] == [
        ("Talk", "change", "Unit: number → percent"), ("frozen", "change", "Last day: 27 December 2026 → 20 December 2026"),
        ("Talk", "change", "It is measured on “Table”"), ("Journal", "add", ""),
        ("Pictures", "change", "It serves “Recommended”"), ("Pictures", "change", "Role: Support → Lead"),
        ("Pictures", "change", "It no longer serves “Recommended”"), ("Recommended", "change", "Owner: – → Leo"),
        ("Talk", "change", "It is no longer measured on “Table”"), ("Table", "remove", "")], told
    # One act for one reason is one paragraph.
    assert len(ctl.run("decision", "list", plan=plan).splitlines()) == 2
    # What says nothing about the agreement stays free.
    ctl.run("plan", "edit", "reason=They ask", "organisation=Harbour Tea", plan=plan)


def stopped():
    """a KPI that a review stopped is not judged from that day on, and every list says so"""
    plan = plan_of("stopped", "set comments 2026-01-05 1 --channel c1 --grain month", "kpi edit k1 baseline=50")
    ctl.run("commit", plan=plan, as_of="2026-01-12")
    assert ctl.json("status", plan=plan, as_of="2026-03-02")[0]["status"] == "behind"
    ctl.run("review", "k1", "stop", "--why", "Nobody reads it", plan=plan, as_of="2026-03-02")
    for as_of, status, day in (("2026-03-01", "behind", None), ("2026-03-02", "no_target", "2026-03-02"),
                               ("2026-06-01", "no_target", "2026-03-02")):
        told = ctl.json("status", plan=plan, as_of=as_of)[0]
        assert (told["status"], told["stopped"]) == (status, day) and told["value"] == 1, told
        assert (told["expected"] is None) == (day is not None), told
        for words in (("status",), ("kpi", "list")):
            assert ("Stopped on 2 March 2026" in ctl.run(*words, plan=plan, as_of=as_of)) == (day is not None), words
    ctl.run("worksheet", "-o", ctl.folder / "stopped.csv", plan=plan, as_of="2026-06-01")
    assert "Stopped on 2 March 2026" in (ctl.folder / "stopped.csv").read_text(encoding="utf-8")
    # A review can take it up again.
    ctl.run("review", "k1", "keep", plan=plan, as_of="2026-06-01")
    assert ctl.json("status", plan=plan, as_of="2026-06-01")[0]["stopped"] is None


def review():
    """a review keeps, changes or stops, closing ends the plan, and it can be taken up again"""
    plan = plan_of("review", "set comments 2026-01-05 10 --channel c1 --grain week")
    ctl.run("commit", plan=plan, as_of="2026-01-12")
    refused(plan, "review", "c2", "stop", says="why")
    refused(plan, "review", "c2", "perhaps", says="keep, change or stop")
    refused(plan, "review", "c9", "keep", says="c9")
    ctl.run("review", "Pictures", "stop", "--why", "Nobody answers", "--learned", "Pictures need a question", plan=plan,
            as_of="2026-07-01")
    channel = ctl.json("channel", "list", plan=plan)[1]
    assert channel["decision"] == "drop" and channel["dropped_on"] == "2026-07-01", channel
    ctl.run("review", "k1", "keep", "--learned", "It holds", plan=plan, as_of="2026-07-01")
    ctl.run("checkin", "k1", "2026-07-06", "--confidence", "at-risk", "--note", "Summer", plan=plan)
    assert ctl.json("show", plan=plan)["notes"][0]["confidence"] == "at-risk"
    ctl.run("close", "--learned", "Ask first", plan=plan, as_of="2026-12-28")
    assert ctl.json("show", plan=plan)["plan"]["state"] == "closed"
    refused(plan, "reopen", says="why")
    ctl.run("reopen", "--why", "One more year", plan=plan, as_of="2027-01-04")
    story = [line for line in ctl.run("decision", "list", plan=plan).splitlines() if line]
    assert len(story) == 5 and "Nobody answers" in story[1] and "Ask first" in story[3], story


def plain_wrong_words():
    """what no plan can be, a field nobody knows, words of tomorrow; two accounts without a name are told apart"""
    plan = plan_of("words")
    refused(plan, "plan", "edit", "check_in_day=9", says="weekday")
    refused(plan, "plan", "edit", "check_in_day=-1", says="weekday")
    refused(plan, "plan", "edit", "language=klingon", says="klingon")
    refused(plan, "plan", "edit", "places=EU zz", says="“zz”")
    refused(plan, "kpi", "edit", "k1", "foo=3", says="no field “foo” here")
    refused(plan, "verbatim", "add", "It will be good", "--day", "2026-03-02", as_of="2026-03-01", says="has come")
    for name in ("YouTube", "YouTube 2", "YouTube 3"):
        made = ctl.run("channel", "add", "--kind", "youtube", plan=plan).strip()
        listed = [line for line in ctl.run("channel", "list", plan=plan).splitlines() if line.startswith(made + " ")]
        assert listed[0].split("  ")[1].strip() == name, listed
    refused(plan, "channel", "edit", made, "name=youtube", says="another name")
    everywhere = ctl.json("channel", "duties", made, plan=plan)
    ctl.run("plan", "edit", "places=US", plan=plan)
    assert {d["place"] for d in ctl.json("channel", "duties", made, plan=plan)} == {"all", "US"}, everywhere
    assert {d["place"] for d in everywhere} == {"all", "EU", "FR", "US"}
    ctl.run("cost", "add", "Reading", "--kind", "analysis", "--planned", "900", plan=plan)
    assert "900" in ctl.run("cost", "list", plan=plan)


def search():
    """search finds every noun by its words, without case and accents"""
    plan = plan_of("search", 'event add 2026-03-01 "Dégustation on the quay"', "kpi edit k1 note=Patience",
                   'verbatim add "The parcel came late" --day 2026-03-02')
    for text, noun in (("recomm", "goal"), ("talk", "kpi"), ("TABLE", "channel"), ("degustation", "event"),
                       ("patience", "kpi"), ("parcel", "verbatim")):
        found = ctl.json("search", text, plan=plan)
        assert [f["noun"] for f in found] == [noun], (text, found)
    assert ctl.json("search", "zebra", plan=plan) == []


def languages():
    """what was made from the catalogue is called in the reader's language until somebody names it"""
    plan = ctl.folder / "languages.cultivar"
    ctl.run("new", plan, "--name", "Languages", "--template", "guided")
    ctl.run("channel", "edit", "c2", "name=Our films", plan=plan)
    english = ctl.run("show", plan=plan)
    french = ctl.run("show", plan=plan, env={"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"})
    assert "Our films" in english and "Our films" in french
    for noun in ("goal", "channel"):
        listed = {language: [line.split("  ") for line in ctl.run(noun, "list", plan=plan, env=env).splitlines()]
                  for language, env in (("en", {}), ("fr", {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}))}
        assert listed["en"] != listed["fr"], listed
    assert "Own forum or member space" in english and "Own forum or member space" not in french, french
    # A blank name lets go of the own one.
    ctl.run("channel", "edit", "c2", "name= ", plan=plan)
    assert "Our films" not in ctl.run("channel", "list", plan=plan)


def verbatims():
    """what people said is coded twice, agreed upon, and counted into values that undo takes back"""
    plan = plan_of("verbatims", "code add Delivery", "code add Taste --definition Leaves")
    said = "- Anna Weiss: The parcel came late\n\n- Lovely leaves, write to me@example.org\n- Late again\n"
    ids = ctl.json("verbatim", "add", "-", "--day", "2026-03-02", "--channel", "Table", plan=plan, stdin=said)["ids"]
    texts = [v["text"] for v in ctl.json("verbatim", "list", plan=plan)]
    assert texts == ["The parcel came late", "Lovely leaves, write to […]", "Late again"], texts
    ctl.batch(plan, f"verbatim code {ids[0]} Delivery\nverbatim code {ids[1]} Taste\nverbatim code {ids[2]} Delivery\n"
                    f"verbatim code {ids[0]} Delivery --coder 2\nverbatim code {ids[1]} Taste --coder 2\n"
                    f"verbatim code {ids[2]} Taste --coder 2\n")
    # Delivery: 1 both, 1 first alone, 1 neither; observed 2/3, by chance 2/3 × 1/3 + 1/3 × 2/3 = 4/9; kappa 0.4.
    kappa = ctl.json("verbatim", "kappa", plan=plan)
    assert abs(kappa[0]["kappa"] - 0.4) < 1e-9 and kappa[0]["words"] == "fair agreement", kappa
    counts = {(c["code"], c["day"]): c["n"] for c in ctl.json("verbatim", "count", "--write", plan=plan)}
    assert counts == {("q1", "2026-03-02"): 2, ("q2", "2026-03-02"): 1}
    values = ctl.json("series", "said_delivery", "--channel", "Table", plan=plan)["values"]
    assert [(v["day"], v["value"]) for v in values] == [("2026-03-02", 2)], values
    # Taken back as one step; a verbatim that goes takes its count along.
    ctl.run("undo", plan=plan)
    assert ctl.json("series", "said_delivery", "--channel", "Table", plan=plan)["values"] == []
    ctl.run("redo", plan=plan)
    for verbatim in ids:
        ctl.run("verbatim", "rm", verbatim, plan=plan)
    assert ctl.json("verbatim", "count", "--write", plan=plan) == []
    assert ctl.json("series", "said_delivery", "--channel", "Table", plan=plan)["values"] == []
    refused(plan, "verbatim", "add", "  ", says="no sentence")
    refused(plan, "verbatim", "add", "Words", "--channel", "Nowhere", says="Nowhere")
    refused(plan, "verbatim", "add", "Words", "--day", "2026-02-30", says="2026-02-30")
    refused(plan, "verbatim", "code", "v99", "Delivery", says="v99")
    refused(plan, "code", "add", "delivery", says="already")
    refused(plan, "verbatim", "add", "-", stdin="x\n" * 6_000_000, says="10 MB")


def estimates():
    """pollination and backwards targets: worked out, kept, refused"""
    plan = plan_of("estimates")
    told = ctl.json("pollinate", "--reached", "1000", "--satisfied", "50", "--friends", "10", "--overlap", "50",
                    "--stranger", "20", "--uplift", "50", "--generations", "2", "--audience", "1000000", plan=plan)
    assert [round(g["mid"], 9) for g in told["generations"]] == [500, 750, 1125], told
    assert [round(g["without"], 9) for g in told["generations"]] == [500, 500, 500], told
    assert "estimate" in told["sentence"]
    assert "pollination" not in json.dumps(ctl.json("show", plan=plan).get("pollination") or ""), "kept without --save"
    ctl.run("pollinate", "--uplift", "25", "--save", plan=plan)
    assert ctl.json("pollinate", plan=plan)["input"]["uplift"] == 25
    ctl.run("undo", plan=plan)
    assert ctl.json("pollinate", plan=plan)["input"]["uplift"] == 40
    refused(plan, "pollinate", "--overlap", "120", says="from 0 to 100")
    refused(plan, "pollinate", "--friends", "many", "--save", says="many")
    told = ctl.json("backwards", "40", "--lead-rate", "5", "--visit-rate", "5", plan=plan)
    assert [s["needed"] for s in told["steps"]] == [40, 800, 16000, None] and "Views that become" in told["sentence"]
    refused(plan, "backwards", "0", says="above zero")
    refused(plan, "backwards", "5", "--lead-rate", "101", says="100 percent")


def community_value():
    """what a place is worth per member, the best first"""
    plan = plan_of("value", *(f"set {metric} 2026-0{month}-0{day} {value} --channel {channel} --grain week"
                              for month, day in ((1, 5), (2, 2))
                              for metric, value, channel in (("total_members", 100, "c1"), ("posts_total", 50, "c1"),
                                                             ("followers", 1000, "c2"), ("likes", 90, "c2"),
                                                             ("comments", 10, "c2"))))
    told = ctl.json("channel", "value", plan=plan, as_of="2026-03-02")
    assert [(c["id"], c["community"], c["members"], c["interactions"], c["contributions"]) for c in told] == [
        ("c1", True, 100, 0.5, 0.5), ("c2", False, 1000, 0.1, 0.01)], told
    for kind in ("--community", "--calendar", "--pollination"):
        for ending in ("png", "svg", "pdf"):
            ctl.run("chart", kind, "-o", ctl.folder / f"chart.{ending}", plan=plan)
            assert (ctl.folder / f"chart.{ending}").stat().st_size > 1000
    refused(plan, "chart", kind, "-o", ctl.folder / "chart.gif", says=".gif")


def names_as_typed():
    """names of any letters come back as they were typed, everywhere"""
    for i, name in enumerate(NAUGHTY):
        plan = ctl.new(f"naughty{i}")
        ctl.run("goal", "add", "--statement", name, plan=plan)
        ctl.run("channel", "add", "--kind", "blog", "--name", name, plan=plan)
        ctl.run("kpi", "add", "--goal", "g1", "--name", name, "--formula", "likes", "--unit", "count", plan=plan)
        ctl.run("person", "add", name, plan=plan)
        ctl.run("event", "add", "2026-03-01", name, plan=plan)
        shown = ctl.json("show", plan=plan)
        for noun, field in (("goals", "statement"), ("channels", "name"), ("kpis", "name"), ("people", "name"),
                            ("events", "text")):
            assert shown[noun][0][field] == name, (noun, shown[noun][0][field][:80], name[:80])
        for hint in ctl.json("check", plan=plan):
            assert not set(hint["text"]) & set("\u2068\u2069\n") and len(hint["text"]) < 300, hint
        ctl.run("verify", plan=plan)
    refused(plan, "goal", "add", "--statement", "x" * 10001, says="10000")


def check_in():
    """a check-in asks for what is due and saves all of it or nothing, as one step"""
    plan = plan_of("check-in", "kpi add --goal g1 --name Love --formula likes+shares --unit count --cadence week",
                   "kpi edit k1 cadence=week", "plan edit check_in_day=1")
    week = {"plan": plan, "as_of": "2026-05-21"}
    due = ctl.json("checkin", "due", **week)
    assert [(d["kpi"], d["metric"], d["channel"], d["period"]) for d in due] == [
        ("k1", "comments", "c1", "2026-W20"), ("k2", "likes", "c1", "2026-W20"), ("k2", "shares", "c1", "2026-W20")], due
    for line, says in (("Talk = many", "many"), ("Talk", "KPI = VALUE"), ("Nobody = 1", "Nobody"), ("Love = 3", "several"),
                       ("Talk = =", "repeat"), ("Talk = 5\nk1 = 6", "Line 3"), ("Love clicks = 4", "no such number")):
        refused(plan, "checkin", "save", stdin=f"Love likes = 7\n{line}\n", says=says, as_of="2026-05-21")
        assert len(ctl.json("checkin", "due", **week)) == 3, line
    said = ctl.run("checkin", "save", stdin="Talk = 12 at-risk A quiet week\nLove likes@Table = 7\nlove shares = -\n", **week)
    assert "Too few values" in said, said
    assert [d["metric"] for d in ctl.json("checkin", "due", **week)] == ["shares"]
    assert ctl.json("checkin", "list", "Talk", plan=plan) == [
        {"id": "n1", "kpi": "k1", "text": "A quiet week", "day": "2026-05-11", "confidence": "at-risk"}]
    assert ctl.json("series", "comments", "--channel", "c1", "--grain", "week", plan=plan)["values"][0]["value"] == 12
    again = ctl.json("checkin", "due", plan=plan, as_of="2026-05-28")
    assert again[0]["last"] == 12 and again[0]["period"] == "2026-W21", again
    ctl.run("checkin", "save", stdin="Talk = =\n", plan=plan, as_of="2026-05-28")
    assert [v["value"] for v in ctl.json("series", "comments", "--channel", "c1", "--grain", "week", plan=plan)["values"]] == [12, 12]
    ctl.run("undo", plan=plan)
    ctl.run("undo", plan=plan)
    assert len(ctl.json("checkin", "due", **week)) == 3 and ctl.json("checkin", "list", plan=plan) == []
    ctl.run("redo", plan=plan)
    assert len(ctl.json("checkin", "list", plan=plan)) == 1
    file = ctl.folder / "check-in.ics"
    ctl.run("checkin", "calendar", "-o", file, **week)
    assert b"\r\nDTSTART;VALUE=DATE:20260525\r\n" in file.read_bytes()
    ctl.run("plan", "edit", "check_in_day=0", plan=plan)
    refused(plan, "checkin", "calendar", "-o", file, says="weekday")


def signed_in_a_batch():
    """words of a batch may hold --why and --who"""
    plan = plan_of("batch", "commit --who Ana", 'kpi edit k1 target=7 --why "Seven it is" --who=Leo',
                   'review c1 keep --learned "x" --who "Ana"')
    told = ctl.json("decision", "list", plan=plan)
    assert [(d["who"], d["why"]) for d in told] == [("Ana", ""), ("Leo", "Seven it is"), ("Ana", "")], told


tap([readiness, plain_wrong_words, goals_and_kpis, once_and_in_time, shared_kpis, formulas, budget, hints, commitment, frozen_everywhere, stopped, review, check_in,
     search, languages, verbatims, estimates, community_value, names_as_typed, signed_in_a_batch])
