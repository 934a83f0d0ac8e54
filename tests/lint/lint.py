#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bars a machine can hold: who includes whom, sizes, calls that belong to one room, translations.

Prints TAP. Each check lists every place that breaks it."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# room: (own rooms it may include, outside headers it may include)
LAYERS = {
    "base": (set(), set()),
    "model": ({"base"}, set()),
    "store": ({"base", "model"}, {"sqlite3.h"}),
    "sources": ({"base", "model"}, {"jansson.h", "curl/curl.h", "libxml", "libsecret"}),
    "charts": ({"base", "model"}, {"cairo", "pango"}),
    "documents": ({"base", "model", "charts"}, {"cairo", "pango"}),
    "engine": ({"base", "model", "store", "sources", "charts", "documents"}, set()),
    "cli": ({"base", "model", "store", "sources", "charts", "documents", "engine"}, {"jansson.h"}),
    "widgets": ({"base", "model", "charts"}, {"gtk/", "gdk/", "gsk/", "adwaita.h", "cairo"}),
    "pages": ({"base", "model", "charts", "documents", "widgets", "engine"}, {"gtk/", "gdk/", "adwaita.h"}),
    "app": ({"base", "model", "charts", "documents", "engine", "widgets", "pages"}, {"gtk/", "gdk/", "adwaita.h"}),
}
TOOLKITS = ("gtk/", "gdk/", "gsk/", "adwaita.h", "cairo", "pango", "sqlite3.h", "curl/", "jansson.h", "libxml", "libsecret")

BANNED = [
    # pattern, rooms where it is at home, why
    (r"\bg_task_run_in_thread\b", (), "one process-wide pool without order; use CvWorker"),
    (r"\bsqlite3_\w+\s*\(", ("store",), "SQL lives in store"),
    (r"\bcurl_\w+\s*\(", ("sources",), "the network lives in sources"),
    (r"\bcairo_\w+\s*\(", ("charts", "documents", "widgets"), "drawing lives in charts"),
    (r"\b(?:g_strtod|strtod|atof|sscanf)\s*\(", (), "reads by the locale; use base/cv-number.h"),
    (r"\bg_get_real_time\b|\btime\s*\(\s*NULL|g_date_time_new_now", ("base",), "ask cv_clock"),
    (r"\bGTK_TYPE_TREE_VIEW\b|\bgtk_(?:tree_view|combo_box|dialog|message_dialog|info_bar|assistant)_new", (), "deprecated"),
    (r"\b(?:GTK|ADW)_CHECK_VERSION\b", (), "version checks live in widgets/cv-compat.c and cv-split.c"),
    (r"\b(?:TODO|FIXME|XXX)\b", (), "unfinished"),
]
VERSION_FILES = {"src/widgets/cv-compat.c", "src/widgets/cv-split.c", "src/widgets/cv-compat.h", "src/widgets/cv-split.h"}

MAX_LINES = {".c": 600, ".h": 120, ".ui": 400}
TABLES = set()  # files that are a table of data, and may be long


def files(*globs):
    for glob in globs:
        yield from sorted(p for p in ROOT.glob(glob) if p.is_file())


def name(path):
    return str(path.relative_to(ROOT))


def room_of(path):
    return path.relative_to(ROOT / "src").parts[0]


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


def check_layers():
    for path in files("src/*/*.[ch]"):
        room = room_of(path)
        rooms, outside = LAYERS[room]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if not match:
                continue
            header = match.group(1)
            head = header.split("/")[0]
            if head in LAYERS and head != room and head not in rooms:
                yield f"{name(path)}:{number}: {room} includes {header}"
            if header.startswith(TOOLKITS) and not any(header.startswith(o) for o in outside):
                yield f"{name(path)}:{number}: {room} includes <{header}>"


def check_file_sizes():
    for path in files("src/*/*.[ch]", "ui/*.ui", "tests/**/*.c"):
        if name(path) in TABLES:
            continue
        lines = len(path.read_text().splitlines())
        limit = MAX_LINES[path.suffix]
        if path.parts[len(ROOT.parts)] == "tests":
            limit = 900
        if lines > limit:
            yield f"{name(path)}: {lines} lines, at most {limit}"


def check_functions():
    sources = [str(p) for p in files("src/*/*.c")]
    out = subprocess.run(["pmccabe", *sources], capture_output=True, text=True, check=False).stdout
    for line in out.splitlines():
        parts = line.split("\t")
        if len(parts) < 6:
            continue
        complexity, length, where, function = int(parts[1]), int(parts[4]), parts[5], parts[5]
        function = where.rsplit(" ", 1)[-1]
        limit = 120 if function.endswith("class_init") else 60
        place = where.replace(str(ROOT) + "/", "")
        if length > limit:
            yield f"{place}: {length} lines, at most {limit}"
        if complexity > 10:
            yield f"{place}: complexity {complexity}, at most 10"


def check_banned():
    for path in files("src/*/*.[ch]"):
        text = path.read_text()
        code = without_comments(text)
        for pattern, homes, why in BANNED:
            if room_of(path) in homes or ("VERSION" in pattern and name(path) in VERSION_FILES):
                continue
            haystack = text if "FIXME" in pattern else code
            for match in re.finditer(pattern, haystack):
                line = haystack.count("\n", 0, match.start()) + 1
                yield f"{name(path)}:{line}: {match.group().strip()} ({why})"


def check_headers():
    for path in files("src/*/*.[ch]", "tests/**/*.c"):
        text = path.read_text()
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */"):
            yield f"{name(path)}: no SPDX line"
        if path.suffix == ".h" and "#pragma once" not in text:
            yield f"{name(path)}: no #pragma once"


def check_potfiles():
    listed = set((ROOT / "po/POTFILES.in").read_text().split())
    marks = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*\"|translatable=\"yes\"")
    for path in files("src/*/*.c", "src/*/*.h", "ui/*.ui"):
        text = path.read_text() if path.suffix == ".ui" else without_comments(path.read_text())
        if marks.search(text) and name(path) not in listed:
            yield f"{name(path)} has texts but is not in po/POTFILES.in"
    for item in sorted(listed):
        if not (ROOT / item).exists():
            yield f"po/POTFILES.in names {item}, which is not there"


def check_french():
    pot = subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
         "--keyword=ngettext:1,2", "--flag=ngettext:1:pass-c-format", f"--directory={ROOT}", "--files-from=po/POTFILES.in",
         "--add-comments=Translators:", "-o", "-"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "GETTEXTDATADIRS": str(ROOT / "data")})
    if pot.returncode != 0:
        yield pot.stderr.strip()
        return
    out = subprocess.run(["msgcmp", "po/fr.po", "/dev/stdin"], cwd=ROOT, input=pot.stdout, capture_output=True, text=True, check=False)
    for line in out.stderr.splitlines():
        if line.strip() and "fatal error" not in line and "warning:" not in line:
            yield line
    check = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "po/fr.po"], cwd=ROOT, capture_output=True, text=True, check=False)
    if check.returncode != 0:
        yield from check.stderr.splitlines()


CHECKS = [
    ("rooms include only what they may", check_layers),
    ("files stay small", check_file_sizes),
    ("functions stay small", check_functions),
    ("calls stay in their rooms", check_banned),
    ("every file has its licence line", check_headers),
    ("every file with texts is in POTFILES.in", check_potfiles),
    ("every text has its French", check_french),
]


def main():
    failed = 0
    print(f"1..{len(CHECKS)}")
    for number, (title, check) in enumerate(CHECKS, 1):
        problems = list(check())
        print(f"{'not ok' if problems else 'ok'} {number} - {title}")
        for problem in problems[:60]:
            print(f"#   {problem}")
        failed += bool(problems)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
