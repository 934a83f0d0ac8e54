#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py BINARY EXAMPLE FOLDER [LOOK…]: every page of the example plan in every look, to be looked at; also the pictures
of the README and the software centre. With CULTIVARCTL each template's plan, too, in the folder's templates/.

./dev pictures runs it, after the window's looks changed; CULTIVAR_LOCALE_DIR and CULTIVAR_DATA_DIR as for the tests."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from drive import Desk  # noqa: E402

BINARY, EXAMPLE, OUT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
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
         ("channels", "community", "~^(Community Value|Valeur des communautés)$"), ("channels", "pollination", "~^Pollin"),
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


def main():
    looks = [a for a in sys.argv[4:] if not a.startswith("--")]
    if "--one" in sys.argv:
        one_look(looks[0], EXAMPLE, OUT, "--views" in sys.argv)
        return
    for look in looks or LOOKS:
        example = EXAMPLE.replace(".cultivar", ".fr.cultivar") if LOOKS[look][0].get("lang") == "fr" else EXAMPLE
        subprocess.run([sys.executable, __file__, BINARY, example, str(OUT / look), look, "--one", "--views"], check=True)
    program = os.environ.get("CULTIVARCTL")
    for template in ("guided", "listening", "launch", "care", "community", "workshop") if program else ():
        plan = OUT / (template + ".cultivar")
        plan.unlink(missing_ok=True)
        subprocess.run([program, "new", plan, "--name", template.title(), "--template", template], check=True)
        for look in ("light", "dark", "narrow"):
            subprocess.run([sys.executable, __file__, BINARY, plan, str(OUT / "templates" / template / look), look, "--one"],
                           check=True)


main()
