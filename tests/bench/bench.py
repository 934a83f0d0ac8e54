#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The speed the program is held to, measured against anchors in the same run: ./dev bench [--quick] [--only WORDS].

An anchor is a small program that does the least that has to be done: the smallest window, a loader that knows the
file by heart, SQLite alone. Each row names the project's figure, the anchor's, their ratio where that is what counts,
and the figure to reach. Exit status 1 if a figure is missed. All data is made here, once, from fixed seeds."""

import argparse
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import measure
from measure import Failed, calmest, in_turn, middle, ratio, run

QUIET_SECONDS = 1.5


class Table:
    """Rows, printed as they come."""

    WIDTHS = (4, 59, 9, 9, 6, 15)

    def __init__(self):
        self.over = 0
        self.line("", "what", "project", "anchor", "ratio", "figure to reach", "")

    def line(self, name, what, ours, anchor, rate, figure, verdict):
        cells = (name, what, ours, anchor, rate, figure)
        text = "  ".join(cell.rjust(width) if 2 <= i <= 4 else cell.ljust(width)
                         for i, (cell, width) in enumerate(zip(cells, self.WIDTHS)))
        print(f"{text}  {verdict}".rstrip(), flush=True)

    def row(self, name, what, ours, unit, anchor=None, rate=None, most=None, most_ratio=None):
        """@most: the largest figure allowed; @most_ratio: the largest ratio to the anchor allowed."""
        figure, reached = "–", None
        if most_ratio is not None:
            figure, reached = f"≤ {most_ratio:g} × anchor", rate <= most_ratio
        elif most is not None:
            figure, reached = f"≤ {most:g} {unit}".rstrip(), ours <= most
        if reached is False:
            self.over += 1
        self.line(name, what, shown(ours, unit), shown(anchor, unit), "" if rate is None else f"{rate:.2f}", figure,
                  "" if reached is None else "ok" if reached else "over")

    def failed(self, name, what, why):
        self.line(name, what, "", "", "", why, "")


def shown(value, unit):
    if value is None:
        return ""
    return f"{value:.{0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2}f} {unit}".rstrip()


class Bench:
    def __init__(self, build, rounds, quiet):
        self.build = build
        self.rounds = rounds
        self.quiet = quiet
        self.data = build / "bench-data"
        self.data.mkdir(exist_ok=True)
        self.table = Table()

    # --- programs and data ---

    def program(self, path):
        found = self.build / path
        if not found.exists():
            raise Failed("not built")
        return found

    @property
    def ctl(self):
        return self.program("src/cli/cultivarctl")

    def tool(self, name):
        return self.program(f"tests/bench/{name}")

    def make(self, name, maker, newer_than=None):
        """The file @name, made by @maker(path) if it is not there yet or older than the program that made it."""
        path = self.data / name
        if not path.exists() or (newer_than and path.stat().st_mtime < newer_than.stat().st_mtime):
            unfinished = path.with_name("unfinished-" + path.name)
            unfinished.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            maker(unfinished)
            unfinished.replace(path)
        return path

    def values(self, n_channels, n_days, skip=0):
        generator = self.tool("gen-values")

        def generate(path):
            with open(path, "wb") as file:
                subprocess.run([generator, str(n_channels), str(n_days), str(skip)], stdout=file, check=True)

        return self.make(f"{n_channels}-channels-from-{skip}-{n_days}-days.csv", generate, newer_than=generator)

    def shuffled(self, csv):
        def shuffle(path):
            head, *rows = csv.read_bytes().splitlines(keepends=True)
            random.Random(42).shuffle(rows)
            path.write_bytes(head + b"".join(rows))

        return self.make("shuffled-" + csv.name, shuffle)

    def plan(self, name, csv, every_channel=True, filled=True, title="Bench"):
        """A plan with the channels of @csv, and its values if it is @filled."""
        def create(path):
            run([self.ctl, "new", path, "--name", title, "--from", "2012-01-01", "--to", "2025-12-31"])
            self.batch(path, plan_of(channels_in(csv), every_channel))
            if filled:
                self.load(path, csv)

        return self.make(name, create, newer_than=self.ctl)

    def batch(self, plan, commands):
        script = self.data / "script"
        script.write_text("\n".join(commands) + "\n", encoding="utf-8")
        with open(script, "rb") as stdin:
            answers = run([self.ctl, "--plan", plan, "batch"], stdin=stdin).output.splitlines()
        wrong = [answer for answer in answers if not answer.startswith("ok")]
        if wrong or len(answers) != len(commands):
            raise Failed(f"cultivarctl batch: {(wrong or ['no answer'])[0]}")

    def load(self, plan, csv):
        """Imports @csv and answers the run, with its report."""
        done = run([self.ctl, "--plan", plan, "--json", "import", csv])
        report = json.loads(done.output)
        if report["rejected"]:
            raise Failed(f"import rejects line {report['rejected'][0]['line']}: {report['rejected'][0]['found']}")
        return done, report

    def fresh(self, plan, name):
        """A copy of @plan to be written to."""
        copy = self.data / name
        shutil.copyfile(plan, copy)
        return copy

    def turns(self, rounds=None, **jobs):
        return in_turn(rounds or self.rounds, self.quiet, **jobs)

    def schemas(self):
        folder = self.build / "data"
        return {"GSETTINGS_SCHEMA_DIR": str(folder)} if (folder / "gschemas.compiled").exists() else {}

    # --- rows ---

    def start(self):
        """S1, S2: the window with a plan of 100 series."""
        window = self.program("src/app/cultivar")
        smallest = self.tool("anchor-window")
        plan = self.plan("home/data/cultivar/plans/start.cultivar", self.values(10, 365), title="Bench start")
        extra = self.schemas()
        with measure.Display(self.tool("watch"), self.data / "home") as display:
            got = self.turns(
                ours=lambda: display.time_window("Bench start", window, plan, shot=self.data / "window.ppm", **extra),
                soft=lambda: display.time_window("anchor-window", smallest, "soft"),
                default=lambda: display.time_window("anchor-window", smallest))

        def row(name, what, field, unit, anchor, most_ratio):
            ours, theirs = ([turn[field] for turn in got[who]] for who in ("ours", anchor))
            self.table.row(name, what, middle(ours), unit, middle(theirs), ratio(ours, theirs), most_ratio=most_ratio)

        row("S1", "first frame, plan of 100 series; window drawn in software", "frame_ms", "ms", "soft", 1.15)
        row("S1", "the same: CPU until it is at rest", "cpu_ms", "ms", "soft", 1.25)
        row("S1", "the same: at rest", "settle_ms", "ms", "soft", None)
        row("S2", "first frame; window as GTK starts by itself", "frame_ms", "ms", "default", 0.75)
        row("S2", "the same: peak memory", "peak_mib", "MiB", "default", 0.45)

    def planning(self):
        """F1: a plan of 200 goals, 1,000 KPIs and 100 channels."""
        window = self.program("src/app/cultivar")
        plan = self.data / "home/data/cultivar/plans/large.cultivar"

        def create(path):
            run([self.ctl, "new", path, "--name", "Large plan"])
            self.batch(path, large_plan())

        self.make("home/data/cultivar/plans/large.cultivar", create)
        steps = ("overview", "readiness", "goals", "kpis", "channels", "budget", "track", "decisions")
        cost = {step: [] for step in steps}
        typing = []
        for _ in range(min(self.rounds, 3)):
            with measure.Display(self.tool("watch"), self.data / "home") as display:
                driven = display.drive("Large plan", window, plan, GSK_RENDERER="cairo", **self.schemas())
                # Three steps on and two back: a page is built the first time, and is to be there at once then, too.
                for number in [n for step in range(len(steps)) for n in (step + 3, step)] * 2:
                    cost[steps[number % len(steps)]].append(driven.press("ctrl+%d" % (number % len(steps))))
                driven.press("ctrl+2")
                typing += [driven.press(key) for key in "answerwithintheday"]
        for step in steps:
            self.table.row("F1", f"opening {step}, 1,000 KPIs: main thread", max(cost[step]), "ms", most=100)
        self.table.row("F1", "typing a goal's name: the slowest key", max(typing), "ms", most=16.6)

    def tracking(self):
        """F1: the window on 1,000 series × 10 years: the list, a KPI's chart, the pointer over it, zoom, its cursor."""
        window = self.program("src/app/cultivar")
        filled = self.plan("ten-years.cultivar", self.values(100, 3650), title="Ten years")
        plan = self.data / "home/data/cultivar/plans" / filled.name
        plan.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(filled, plan)
        cost = {what: [] for what in ("list", "open", "again", "hover", "zoom", "cursor")}
        for _ in range(min(self.rounds, 3)):
            with measure.Display(self.tool("watch"), self.data / "home") as display:
                driven = display.drive("Ten years", window, plan, GSK_RENDERER="cairo", **self.schemas())
                driven.wait()
                cost["list"].append(driven.press("ctrl+6"))
                for what in ("open", "again"):
                    driven.wait()
                    cost[what].append(driven.press("Return"))
                    driven.wait()
                    driven.press("alt+Left")
                driven.wait()
                driven.press("Return")
                driven.wait()
                driven.do("mousemove", "500", "420")
                cost["hover"] += [driven.do("mousemove", str(x), "420") for x in range(420, 780, 12)]
                driven.do("click", "1")
                for keys in (("ctrl+equal", "zoom"), ("Left", "cursor"), ("Page_Up", "cursor"), ("ctrl+minus", "zoom")):
                    cost[keys[1]] += [driven.press(keys[0]) for _ in range(8)]
        for what, told, most in (("list", "opening Track", 100), ("open", "opening a KPI with its chart", 100),
                                 ("again", "the same once more", 50), ("hover", "the pointer moves over the chart", 16.6),
                                 ("zoom", "one step of zoom", 16.6),
                                 ("cursor", "one step of the chart's cursor", 16.6)):
            times = sorted(cost[what])
            self.table.row("F1", f"1,000 series × 10 years, {told}", times[math.ceil(len(times) * 0.99) - 1], "ms", most=most)

    def command(self):
        """K1: a command's own start."""
        got = self.turns(rounds=self.rounds * 4, ours=lambda: run([self.ctl, "--version"]).cpu,
                         anchor=lambda: run([self.tool("anchor-open")]).cpu)
        self.table.row("K1", "cultivarctl --version; a program with SQLite", middle(got["ours"]), "ms",
                       middle(got["anchor"]), ratio(got["ours"], got["anchor"]), most_ratio=1.5)

    def open(self):
        """K1, Q1: a plan of 1,000 series × 10 years."""
        plan = self.plan("big.cultivar", self.values(100, 3650), every_channel=False)
        wide = self.fresh(plan, "wide.cultivar")
        self.batch(wide, [f"kpi channel k{k} {channel_of(k)} none" for k in range(1, len(FORMULAS) + 1)])
        anchor = self.tool("anchor-open")

        def ctl(path, *words):
            return run([self.ctl, "--plan", path, "--as-of", "2021-12-29", "--json", *words])

        for path in (plan, wide):
            empty = [kpi["kpi"] for kpi in json.loads(ctl(path, "status").output) if kpi["value"] is None]
            if empty:
                raise Failed(f"status has no value for {', '.join(empty)}")
        got = self.turns(rounds=self.rounds * 2,
                         show=lambda: ctl(plan, "show").cpu,
                         status=lambda: ctl(plan, "status").cpu,
                         start=lambda: run([self.ctl, "--version"]).cpu,
                         anchor=lambda: run([anchor, plan]).cpu)
        self.table.row("", "show, 3.65 M values; SQLite reading the same", middle(got["show"]), "ms",
                       middle(got["anchor"]), ratio(got["show"], got["anchor"]))
        self.table.row("K1", f"status of {len(FORMULAS)} KPIs on a channel each, 3.65 M values",
                       calmest(got["status"]), "ms", calmest(got["anchor"]), ratio(got["status"], got["anchor"]),
                       most=15)
        self.table.row("Q1", "the same, less the command's own start",
                       calmest(got["status"]) - calmest(got["start"]), "ms", most=8)
        got = self.turns(status=lambda: ctl(wide, "status").cpu, anchor=lambda: run([anchor, wide, "values"]).cpu)
        self.table.row("", "status of KPIs over all series; SQLite reading all", middle(got["status"]), "ms",
                       middle(got["anchor"]), ratio(got["status"], got["anchor"]))

    def loading(self):
        """I1, I4, I5: a million rows."""
        csv, numbered = self.values(20, 5000), self.values(20, 5000, skip=20)
        empty = self.plan("empty.cultivar", csv, filled=False)
        empty_numbered = self.plan("empty-numbered.cultivar", numbered, filled=False)
        loader, target = self.tool("anchor-load"), self.data / "anchor.db"
        plan = self.data / "loaded.cultivar"
        changed = []

        def first(start, file):
            done, report = self.load(self.fresh(start, plan.name), file)
            if report["inserted"] != 1000000:
                raise Failed(f"the import inserted {report['inserted']} values of 1000000")
            return done

        def again():
            done, report = self.load(plan, csv)
            changed.append(report["inserted"] + report["changed"])
            return done

        got = self.turns(digits=lambda: first(empty_numbered, numbered), first=lambda: first(empty, csv), again=again,
                         anchor=lambda: run([loader, csv, target]),
                         anchor_digits=lambda: run([loader, numbered, self.data / "anchor-numbered.db"]))
        cpu = {name: [done.cpu for done in runs] for name, runs in got.items()}
        self.table.row("I1", "import of a million rows: CPU; a loader that knows the file", middle(cpu["first"]), "ms",
                       middle(cpu["anchor"]), ratio(cpu["first"], cpu["anchor"]), most_ratio=1.3)
        self.table.row("I1", "the same, with digits in the channels' names", middle(cpu["digits"]), "ms",
                       middle(cpu["anchor_digits"]), ratio(cpu["digits"], cpu["anchor_digits"]), most_ratio=1.3)
        self.table.row("I1", "peak memory of the import", middle(r.memory for r in got["first"]), "MiB",
                       middle(r.memory for r in got["anchor"]), most=80)
        self.table.row("I4", "the same file once more: CPU; the first time", middle(cpu["again"]), "ms",
                       middle(cpu["first"]), ratio(cpu["again"], cpu["first"]), most_ratio=0.85)
        self.table.row("I4", "values changed by it", max(changed), "", most=0)
        self.bytes_per_value("rows by day", plan, empty, target)
        self.load(self.fresh(empty, plan.name), self.shuffled(csv))
        self.bytes_per_value("rows in any order", plan, empty, target)

    def latency(self):
        """R15: the window while a million rows are imported."""
        csv = self.values(20, 5000)
        empty = self.plan("empty.cultivar", csv, filled=False)
        tool = self.tool("import-latency")
        got = {}
        for done in self.turns(ours=lambda: run([tool, self.fresh(empty, "latency.cultivar"), csv]))["ours"]:
            for name, value in (line.split() for line in done.output.splitlines()):
                got.setdefault(name, []).append(float(value))
        self.table.row("R15", "longest stall of the main loop while it is read", max(got["prepare"]), "ms", most=100)
        self.table.row("R15", "the same while it is written", max(got["commit"]), "ms", most=100)
        self.table.row("R15", "the same while it is undone", max(got["undo"]), "ms", most=100)
        self.table.row("R15", "from Cancel to its end", max(got["cancel"]), "ms", most=200)

    def bytes_per_value(self, order, plan, empty, anchor):
        size = (plan.stat().st_size - empty.stat().st_size) / 1e6
        self.table.row("I5", f"bytes a value, {order}", size, "B", anchor.stat().st_size / 1e6,
                       size / (anchor.stat().st_size / 1e6), most=22)

    def chart(self):
        """C1, C2: drawing."""
        got = {}
        for output in self.turns(chart=lambda: run([self.tool("bench-chart"), "9"]).output)["chart"]:
            for name, ours, anchor in (line.split() for line in output.splitlines()):
                best = got.get(name, (float("inf"), float("inf")))
                got[name] = min(best[0], float(ours)), min(best[1], float(anchor))

        def row(name, what, key, most):
            ours, anchor = got[key]
            self.table.row(name, what, ours, "ms", anchor, ours / anchor, most=most)

        def worst(prefix):
            return max((key for key in got if key.startswith(prefix)), key=lambda key: got[key][0])

        row("C1", "10 M points, first build; reading them once", "build", 30)
        row("C1", "redraw, all in view; a plain colour there", "zoom-1", 1)
        row("C1", f"redraw, the slowest zoom (1/{worst('zoom')[5:]} in view)", worst("zoom"), 1)
        row("C1", "redraw while panning at 1/8", "pan", 1)
        row("C2", "3,650 noisy points; strokes by cairo", "shape-noise", 1.5)
        row("C2", f"the slowest of the shapes ({worst('shape')[6:]})", worst("shape"), 2)


FORMULAS = ("views", "interactions", "followers", "likes", "comments", "media_spend", "shares", "saves",
            "(likes + comments + shares) / views * 100", "link_clicks / views * 100")


def channel_of(kpi):
    return f"c{kpi * 7}"


def channels_in(csv):
    """Their names, in the order of the first day's rows."""
    names = {}
    with open(csv, encoding="utf-8") as file:
        next(file)
        for day, name, _metric, _value in (line.split(",") for line in file):
            if not day.endswith("-01-01"):
                return list(names)
            names[name] = True


def plan_of(channels, every_channel):
    """Commands for a plan with these channels and a KPI for each formula, over all channels or on one each."""
    lines = ["goal add --kind grow_audience --statement 'Gather people who like tea' --due 2025-12-31",
             "goal add --kind spark_dialogue --statement 'Talk with them' --due 2025-12-31"]
    for c, name in enumerate(channels, 1):
        lines += [f"channel add --kind instagram --name {name}", f"channel role c{c} g1 support",
                  f"channel role c{c} g2 support"]
    for k, formula in enumerate(FORMULAS, 1):
        cadence = "week" if k % 2 else "month"
        lines.append(f"kpi add --goal g{k % 2 + 1} --name 'KPI {k}' --formula '{formula}' --unit count"
                     f" --cadence {cadence} --direction higher --baseline 100 --target 100000")
        if not every_channel:
            lines.append(f"kpi channel k{k} {channel_of(k)}")
    return lines


def large_plan():
    """Commands for a plan larger than anybody's: 200 goals of five KPIs, 100 channels, each for two goals."""
    lines = [f"channel add --kind {('instagram', 'youtube', 'newsletter')[c % 3]} --name 'Channel {c}'"
             for c in range(1, 101)]
    for g in range(1, 201):
        lines.append(f"goal add --kind grow_audience --statement 'Goal {g}: gather people who like tea'")
        lines += [f"kpi add --goal g{g} --name 'KPI {g}.{k}' --formula '{FORMULAS[k]}' --unit count --baseline 100"
                  f" --target {1000 + g} --cadence week --direction higher" for k in range(5)]
        lines.append(f"channel role c{(g + 1) // 2} g{g} lead")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build-release"))
    parser.add_argument("--quick", action="store_true", help="two rounds in place of seven")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--only", nargs="+", metavar="PART",
                        help="start, planning, tracking, command, open, loading, latency, chart")
    args = parser.parse_args()
    build = args.build.resolve()

    made = subprocess.run(["ninja", "-C", build, "--quiet", "-k0", "bench-programs"],
                          capture_output=True, text=True, check=False)
    if made.returncode != 0:
        print(made.stdout[-2000:], "What could not be built is left out or as it was.", sep="\n", file=sys.stderr)
    bench = Bench(build, args.rounds or (2 if args.quick else 7), QUIET_SECONDS)
    failures = 0
    for part in (bench.start, bench.planning, bench.tracking, bench.command, bench.open, bench.loading, bench.latency,
                 bench.chart):
        if args.only and part.__name__ not in args.only:
            continue
        try:
            part()
        except (Failed, OSError, subprocess.CalledProcessError) as failure:
            failures += str(failure) != "not built"
            bench.table.failed(part.__doc__.split(":")[0], part.__doc__.split(": ")[1].rstrip("."), str(failure))
    sys.exit(1 if bench.table.over or failures else 0)


if __name__ == "__main__":
    main()
