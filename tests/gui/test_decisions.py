#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Committing, what is asked after it, the review and its story; searching; hints; a plan's details: in the real window."""

import datetime
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gui  # noqa: E402

TODAY = datetime.date.today()
FROM = TODAY - datetime.timedelta(days=70)
GOAL = "Be recommended by customers"

PLAN = ("plan edit from=%s to=%s" % (FROM, TODAY + datetime.timedelta(days=200)),
        'goal add --statement "%s"' % GOAL,
        "kpi add --goal g1 --name Talk --formula comments --unit count --cadence week --baseline 0 --target 20000",
        "kpi add --goal g1 --name Films --formula likes --unit count --cadence week --target 500",
        "channel add --kind own_forum --name Table", "channel add --kind newsletter --name Letter",
        "channel role Table g1 lead",
        "set comments %s 3 --channel Table --grain week" % (TODAY - datetime.timedelta(days=14 + TODAY.weekday())))


def path_of(b):
    return os.path.join(b.library, "decide.cultivar")


def shown(b):
    return json.loads(b.ctl("--plan", path_of(b), "--json", "show").stdout)


def made_by(b, *commands):
    os.makedirs(b.library)
    made = b.ctl("new", path_of(b), "--name", "Decide")
    assert made.returncode == 0, made.stderr
    done = b.ctl("--plan", path_of(b), "batch", input="\n".join(commands) + "\n")
    assert done.returncode == 0 and "error" not in done.stdout, done.stdout + done.stderr
    b.start(path_of(b))
    b.app.find("row", "~Goals, step 2")


def answer(b, why):
    """The question why, answered."""
    b.app.find("entry", "Reason, in one line")
    b.type(why + "\n")
    b.app.gone("entry", "Reason, in one line")


def delete_channel(b):
    b.app.find("button", "Channel Menu").click()
    b.app.find("item", "~Delete").click()


def last(b):
    return shown(b)["decisions"][-1]


def asks_why(b):
    made_by(b, *PLAN, "commit")
    # A channel that leads does not vanish with a toast.
    b.key("ctrl+4")
    b.app.find("any", "~^Table")
    delete_channel(b)
    b.app.find("entry", "Reason, in one line")
    assert not b.app.find_all("label", "*Table” deleted"), "it is told as done before it is"
    b.shot("why")
    b.named()
    b.key("Escape")
    b.app.gone("entry", "Reason, in one line")
    assert [c["name"] for c in shown(b)["channels"]] == ["Table", "Letter"]
    delete_channel(b)
    answer(b, "Nobody came")
    b.see(lambda: [c["name"] for c in shown(b)["channels"]] == ["Letter"], "the channel is still there")
    assert (last(b)["name"], last(b)["verdict"], last(b)["why"]) == ("Table", "remove", "Nobody came"), last(b)
    b.key("ctrl+z")
    b.see(lambda: len(shown(b)["channels"]) == 2, "Ctrl+Z did not bring it back")

    # The days of the plan are asked about from its details, above them.
    b.app.find("button", "~Main Menu").click()
    b.app.find("item", "~Plan Details").click()
    audience = b.app.find("entry", "Audience")
    audience.fill("People who like tea\n")
    b.see(lambda: shown(b)["plan"]["audience"] == "People who like tea", "the audience is %r" % shown(b)["plan"]["audience"])
    b.shot("details")
    b.named()
    to = b.app.find("entry", "Last day")
    to.fill((TODAY + datetime.timedelta(days=300)).isoformat() + "\n")
    answer(b, "One more season")
    b.see(lambda: last(b)["change"].startswith("Last day: "), "the last decision is %s" % last(b))
    b.key("Escape")
    b.stop()


def review_and_story(b):
    made_by(b, *PLAN)
    b.key("ctrl+7")
    b.app.find("row", "~Decisions, step")
    b.app.find("button", "Commit Plan")
    assert not b.app.find_all("row", "~^Talk"), "a draft has nothing to review"
    b.shot("draft")
    b.app.find("button", "Commit Plan").click()
    b.app.wait("label", "KPI · not reviewed yet")
    b.app.find("row", "Talk").click()
    b.app.find("entry", "Why").fill("We can do without it.")
    b.app.find("button", "Stop").click()
    b.app.wait("label", "~KPI · stopped on")
    b.app.wait("row", "~was stopped. Why: “We can do without it.”$")
    b.shot("story")
    b.named()
    # From now on it is judged nowhere.
    b.key("ctrl+6")
    b.app.wait("row", "~^Talk.*Stopped on")
    assert not b.app.find_all("row", "~^Talk.*Behind"), "it is still judged"
    assert not b.app.find_all("row", "~Track, step.* behind"), "the rail still counts it"
    b.shot("track")
    b.stop()


def story_dark(b):
    _pictures(b)


def story_narrow(b):
    _pictures(b)


def story_french(b):
    os.makedirs(b.library)
    b.ctl("new", path_of(b), "--name", "Décider", "--template", "guided")
    b.ctl("--plan", path_of(b), "commit")
    b.ctl("--plan", path_of(b), "kpi", "edit", "k1", "target=10000", "--why", "Un bon printemps.")
    b.ctl("--plan", path_of(b), "review", "k2", "keep", "--learned", "Cela tient")
    b.start(path_of(b))
    b.app.find("row", "~Objectifs")
    b.shot("overview")
    b.key("ctrl+7")
    b.app.wait("label", "~gardé le")
    b.shot("decisions")
    b.key("ctrl+1")
    b.shot("readiness")
    b.stop()


def _pictures(b):
    made_by(b, *PLAN, "commit", 'kpi edit k1 target=25000 --why "A good spring"', 'review k1 keep --learned "It holds"',
            'channel rm Letter --why "Nobody reads it"')
    b.shot("overview")
    b.key("ctrl+7")
    b.app.wait("label", "~KPI · kept on")
    b.shot("decisions")
    b.named()
    b.stop()


def many_to_review(b):
    """A thousand KPIs open at once: the rows are made as they are scrolled to"""
    made_by(b, *PLAN, *("kpi add --goal g1 --name K%04d --formula likes --unit count" % i for i in range(1000)), "commit")
    b.key("ctrl+7")
    b.app.wait("label", "KPI · not reviewed yet")
    made = len(b.app.find_all("label", "~not reviewed yet", shown=False))
    assert made < 100, "%d rows were made" % made
    b.stop()


def search_by_keys(b):
    made_by(b, *PLAN, 'person add Ana', 'tool add Ear --stage listen', 'plan edit "reason=They ask about brewing"',
            'channel edit Letter "thanks=A jar of honey"', "event add 2026-11-02 'Brewery tour'",
            "event add 2026-11-09 'A quarrel in the letter' --channel Letter",
            "channel add --kind own_forum --name Attic", "event add 2026-11-16 'Rain in the attic' --channel Attic",
            "channel role Letter g1 support")
    b.key("ctrl+f")
    b.app.find("entry", "Search the plan")
    b.key("Escape")
    b.app.gone("entry", "Search the plan")
    for text, noun, place in (("films", "KPIs", "~^Films"), ("honey", "Channels", "~Letter"), ("ana", "Budget", "~^Ana")):
        b.key("ctrl+f")
        b.app.find("entry", "Search the plan")
        b.type(text)
        b.app.wait("row", "~" + noun)
        b.key("Down", "Return")
        b.app.gone("entry", "Search the plan")
        b.see(lambda: [n for n in b.app.find_all("any", place) if "focused" in n.states or "expanded" in n.states]
              or noun == "Channels" and b.app.find_all("entry", "Name"),
              "%s does not have the keyboard: %s" % (place, [n for n in b.app.walk() if "focused" in n.states]))
        b.shot("found-" + text)
    # An event stands beside the values of a KPI, and opens there; also the one that no KPI is about.
    for text in ("brewery", "quarrel", "rain"):
        b.key("ctrl+1", "ctrl+f")
        b.app.find("entry", "Search the plan")
        b.type(text)
        b.app.wait("row", "~(?i)" + text)
        b.key("Down", "Return")
        b.app.gone("entry", "Search the plan")
        b.see(lambda: [n for n in b.app.find_all("any", "~(?i)" + text) if "expanded" in n.states and n.shown()],
              "the event is not open: %s" % text)
        b.app.find("button", "Back to All KPIs")
        b.shot("found-" + text)
    # The other windows that look for something.
    b.key("ctrl+4", "shift+ctrl+n")
    b.app.find("entry", "Search kinds of channels")
    b.key("Escape")
    b.app.gone("entry", "Search kinds of channels")
    b.stop()


def hints_lead_to_their_record(b):
    made_by(b, *PLAN, "channel edit Table come_for=Help", 'kpi rm k1', 'kpi rm k2')
    b.key("ctrl+0")
    b.app.find("label", "2 channels name no contact points that stay open: Table, Letter.") if b.app.find_all(
        "button", "~^Show .* More Hint") == [] else b.app.find("button", "~^Show .* More Hint").click()
    b.app.wait("row", "2 channels name no contact points that stay open: Table, Letter.")
    b.shot("hints")
    row = b.app.find("row", "~^“Letter” serves no goal|^People come to “Letter”")
    row.find("button", "Channels").click()
    b.see(lambda: [n for n in b.app.find_all("any", "~Letter") if n.shown()], "the card of Letter is not shown")
    b.shot("card")
    b.stop()


if __name__ == "__main__":
    sys.exit(gui.main([asks_why, review_and_story, (story_dark, {"dark": True}), (story_narrow, {"size": "360x720"}),
                       (story_french, {"lang": "fr"}), many_to_review, search_by_keys, hints_lead_to_their_record]))
