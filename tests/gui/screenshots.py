#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py BINARY CULTIVARCTL FOLDER [LOOK…]: every page of the example plan in every look, to be looked at; also the
pictures of the README and the software centre. Each template's plan, too, in the folder's templates/.

./dev pictures runs it, after the window's looks changed; CULTIVAR_LOCALE_DIR and CULTIVAR_DATA_DIR as for the tests."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from drive import Desk  # noqa: E402

BINARY, CTL, OUT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
ENV = {name: os.environ[name] for name in ("CULTIVAR_LOCALE_DIR", "CULTIVAR_DATA_DIR") if name in os.environ}
ENV["GSK_RENDERER"] = "cairo"

# What the desk is like, and how large the window is made.
LOOKS = {
    "light": ({}, None),
    "dark": ({"dark": True}, None),
    "contrast": ({"contrast": True}, None),
    "french": ({"lang": "fr"}, None),
    "narrow": ({"size": "420x760"}, (370, 700)),
    "narrow-french": ({"size": "420x760", "lang": "fr"}, (370, 700)),
    "large": ({"size": "1920x1080"}, (1900, 1060)),
    "large-text": ({"large_text": True}, None),
    "double": ({"size": "2100x1500", "scale": 2}, None),
    "tall": ({"size": "1100x2400"}, (1000, 2380)),
}
PAGES = ["overview", "readiness", "goals", "kpis", "channels", "budget", "track", "decisions"]
VIEWS = [("kpis", "worksheet", "~^(Worksheet|Feuille)"), ("channels", "calendar", "~^(Calendar|Calendrier)$"),
         ("channels", "community", "~^(Community Value|Communautés)$"), ("channels", "pollination", "~^Pollin"),
         ("track", "verbatims", "Verbatims")]


def walk(desk, app, out, window, views):
    """A picture of each page of the plan that is open, and of the views within them."""
    app.find("row", "~step|étape")
    if window:
        desk.x("search", "--onlyvisible", "--name", app.windows()[0].name, "windowsize", *window)
    for number, name in enumerate(PAGES):
        desk.key("ctrl+%d" % number)
        app.settle()
        app.shot(str(out / (name + ".png")))
        for page, view, button in VIEWS if views else []:
            if page == name and app.find_all(None, button):
                app.find(None, button).click()
                app.settle()
                app.shot(str(out / (view + ".png")))


def one_look(look, plan, out, views):
    options, window = LOOKS[look]
    home = tempfile.mkdtemp(prefix="cultivar-shots-")
    plans = pathlib.Path(home, ".local/share/cultivar/plans")
    plans.mkdir(parents=True)
    shutil.copy(plan, plans / "plan.cultivar")
    out.mkdir(parents=True, exist_ok=True)
    with Desk(out=str(out), home=home, env=ENV, **options) as desk:
        app = desk.launch([BINARY, str(plans / "plan.cultivar")])
        walk(desk, app, out, window, views)
        if views:
            desk.key("ctrl+6")
            app.find(None, "~^(KPIs|Indicateurs)$").click()
            app.find("row", "~^(Recommendations by|Recommandations des)").click()
            app.settle()
            app.shot(str(out / "chart.png"))
            desk.key("ctrl+k")
            app.settle()
            app.shot(str(out / "check-in.png"))
    shutil.rmtree(home)


def make(plan, *words, language="en"):
    plan.unlink(missing_ok=True)
    subprocess.run([CTL, words[0], plan, *words[1:]], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "LANGUAGE": language, "LC_ALL": "C.UTF-8"})


def run(plan, folder, look, *more):
    """In a process of its own: a screen reader's bus is one for each."""
    subprocess.run([sys.executable, __file__, BINARY, CTL, str(OUT / folder), "--one", str(plan), look, *more], check=True)


def main():
    if "--one" in sys.argv:
        plan, look, *more = sys.argv[sys.argv.index("--one") + 1:]
        one_look(look, plan, OUT, "--views" in more)
        return
    OUT.mkdir(parents=True, exist_ok=True)
    looks = sys.argv[4:]
    plan = OUT / "plan.cultivar"
    for look in looks or LOOKS:
        make(plan, "example", language=LOOKS[look][0].get("lang", "en"))
        run(plan, look, look, "--views")
    for template in ("guided", "listening", "launch", "care", "community", "workshop"):
        make(plan, "new", "--name", template.title(), "--template", template)
        for look in ("light", "dark", "narrow"):
            run(plan, pathlib.Path("templates", template, look), look)
    plan.unlink()


main()
