#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py BINARY EXAMPLE FOLDER: the pictures of the README and the software centre, made from the example plan.

Run by hand after the window's looks changed; CULTIVAR_LOCALE_DIR and CULTIVAR_DATA_DIR as for the tests."""

import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from drive import Desk  # noqa: E402

BINARY, EXAMPLE, OUT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
ENV = {name: os.environ[name] for name in ("CULTIVAR_LOCALE_DIR", "CULTIVAR_DATA_DIR") if name in os.environ}
ENV["GSK_RENDERER"] = "cairo"

STEPS = [("overview", "ctrl+0"), ("readiness", "ctrl+1"), ("goals", "ctrl+2"), ("kpis", "ctrl+3"), ("channels", "ctrl+4"), ("budget", "ctrl+5"),
         ("track", "ctrl+6"), ("decisions", "ctrl+7")]


def main():
    home = tempfile.mkdtemp(prefix="cultivar-shots-")
    plans = pathlib.Path(home, ".local/share/cultivar/plans")
    plans.mkdir(parents=True)
    shutil.copy(EXAMPLE, plans / "example.cultivar")
    OUT.mkdir(parents=True, exist_ok=True)
    options = {"dark": "--dark" in sys.argv, "lang": "fr" if "--fr" in sys.argv else None,
               "large_text": "--large-text" in sys.argv}
    size = "420x760" if "--narrow" in sys.argv else "1280x900"
    with Desk(out=str(OUT), home=home, env=ENV, size=size, **options) as desk:
        app = desk.launch([BINARY])
        app.find("row", "~^Harbour Tea").click()
        app.find("row", "~step|étape")
        for name, key in STEPS:
            desk.key(key)
            app.settle()
            app.shot(name + ".png")
        desk.key("ctrl+4")
        for name, view in (("calendar", "~^(Calendar|Calendrier)$"), ("community", "~^(Community Value|Valeur)"),
                           ("pollination", "~^Pollin")):
            app.find(None, view).click()
            app.settle()
            app.shot(name + ".png")
        desk.key("ctrl+6")
        app.find("row", "~^(Recommendations by|Recommandations des)").click()
        app.settle()
        app.shot("chart.png")
    shutil.rmtree(home)


main()
