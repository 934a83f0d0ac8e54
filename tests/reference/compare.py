# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes random plans with the real command line and compares what it says with rules.py.

    compare.py --cultivarctl PATH [--plans N] [--seed S]
    compare.py --tally [--plans N] [--seed S]     what the random plans are made of; needs no binary

Prints the first plan that differs in full (all differences, and the commands that make it), the
others in a line each; then `N passed, N failed`. Exit 1 when any failed. --tally exits 1 when a
status, a reason, a forecast or natural limits never occur.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Iterator, Optional

from periods import Grain
from plan import Kpi
from random_plans import RandomPlan, random_plan
from rules import REASONS, STATUSES, KpiRules, Reading, Status

RELATIVE = 1e-9
TIMEOUT = 300  # seconds for one command
# "number" needs results beyond 1e308, which no plan has; test_rules.py covers it.
TALLIED_REASONS = [reason for reason in REASONS if reason != "number"]


class Failure(Exception):
    """The command line did not do what it was asked."""


class CommandLine:
    """cultivarctl on one plan file and one day."""

    def __init__(self, program: Path, plan: Path, today: date) -> None:
        self.head = [str(program), "--plan", str(plan), "--as-of", today.isoformat()]

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([*self.head, *arguments], input=typed, capture_output=True,
                              text=True, timeout=TIMEOUT, check=False)

    def json(self, *arguments: str) -> Any:
        done = self.run("--json", *arguments)
        if done.returncode != 0:
            raise Failure(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        text = done.stdout
        try:
            return json.loads(text, parse_constant=_no_such_number)
        except ValueError as error:
            raise Failure(f"{' '.join(arguments)}: not JSON ({error}):\n{text[:400]}") from error

    def batch(self, script: list[str]) -> None:
        """Every line must be done, and ids come in order."""
        done = self.run("batch", typed="\n".join(script) + "\n")
        answers = done.stdout.splitlines()
        made: Counter[str] = Counter()
        for command, answer in zip(script, answers):
            words, answered = command.split(), answer.split()
            if answered[:1] != ["ok"]:
                raise Failure(f"batch: {command}\n  answered: {answer}")
            if words[1] == "add" and words[0] in ("goal", "kpi", "channel"):
                made[words[0]] += 1
                if answered[2:] != [f"{words[0][0]}{made[words[0]]}"]:
                    raise Failure(f"batch: {command}\n  answered: {answer}: not the id expected")
        if len(answers) != len(script) or done.returncode != 0:
            raise Failure(f"batch: {len(script)} commands, {len(answers)} answers, "
                          f"exit {done.returncode}: {done.stderr.strip()}")


def _no_such_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


class Differences:
    """Collects what differs for one KPI."""

    def __init__(self, kpi: Kpi, rules: KpiRules) -> None:
        self.where = kpi.id
        self.found: list[str] = []
        # Numbers are compared relative to the size of the KPI's own, so that what is left of a
        # difference of large numbers is not asked for more digits than it has.
        self.scale = max((abs(reading.value) for reading in rules.all_readings()
                          if reading.value is not None), default=0.0)

    def check(self, what: str, expected: Any, got: Any) -> None:
        if not self.equal(expected, got):
            self.found.append(f"{self.where} {what}: expected {expected!r}, got {got!r}")

    def equal(self, expected: Any, got: Any) -> bool:
        if isinstance(expected, dict):
            return isinstance(got, dict) and expected.keys() == got.keys() and \
                all(self.equal(expected[key], got[key]) for key in expected)
        if isinstance(expected, bool) or not isinstance(expected, (int, float)):
            return type(expected) is type(got) and expected == got
        if isinstance(got, bool) or not isinstance(got, (int, float)):
            return False
        return abs(expected - got) <= RELATIVE * max(abs(expected), abs(got), self.scale)

    def check_values(self, cadence: Grain, readings: list[Reading], got: dict[str, Any]) -> None:
        self.check("cadence", cadence.word, got.get("cadence"))
        rows = got.get("values", [])
        by = f"by {cadence.word}"
        self.check(f"{by}, periods", [reading.period.label for reading in readings],
                   [row.get("period") for row in rows])
        for reading, row in zip(readings, rows):
            what = f"{by}, {reading.period.label}"
            if row.get("period") != reading.period.label:
                break  # the list of periods says it already
            self.check(f"{what} from", reading.period.first.isoformat(), row.get("from"))
            self.check(f"{what} to", reading.period.last.isoformat(), row.get("to"))
            self.check(f"{what} value ({reading.why or 'has one'})", reading.value,
                       row.get("value", "no key"))
            self.check(f"{what} partial", reading.partial, row.get("partial"))
            self.check(f"{what} estimated", reading.estimated, row.get("estimated"))
            if reading.value is None:
                self.check(f"{what} says why ({reading.why})", True, bool(row.get("why")))

    def check_year_before(self, grain: Grain, readings: list[Reading], got: dict[str, Any]) -> None:
        """Beside each period stands the one a year before: 364 days, so that weekdays stay."""
        shift = {Grain.DAY: 364, Grain.WEEK: 52, Grain.MONTH: 12, Grain.QUARTER: 4}[grain]
        by_number = {reading.period.number: reading for reading in readings}
        for reading, row in zip(readings, got.get("values", [])):
            before = by_number.get(reading.period.number - shift)
            for key, expected in [("", before.value if before else None),
                                  ("_partial", before.partial if before else False),
                                  ("_estimated", before.estimated if before else False)]:
                self.check(f"{reading.period.label} before{key}", expected,
                           row.get(f"before{key}", "no key"))

    def check_status(self, kpi: Kpi, rules: KpiRules, status: Status, got: dict[str, Any]) -> None:
        for key, expected in _status_row(kpi, rules, status).items():
            self.check(f"status, {key}", expected, got.get(key, "no key"))


def _status_row(kpi: Kpi, rules: KpiRules, status: Status) -> dict[str, Any]:
    """As `status --json` prints it."""
    low_high = status.limits
    forecast = status.forecast
    row = {
        "goal": kpi.goal,
        "period": status.period.label if status.period else None,
        "value": status.value,
        "expected": status.expected,
        "target": kpi.target,
        "status": status.status,
        "distance": status.distance,
        "limits": {"low": low_high[0], "high": low_high[1]} if low_high else None,
        "forecast": {"day": rules.due.isoformat(), "value": forecast.value, "low": forecast.low,
                     "high": forecast.high} if forecast else None,
    }
    if status.tolerance is not None:
        row["tolerance"] = status.tolerance
    return row


def compare(made: RandomPlan, program: Path, folder: Path) -> list[str]:
    """The differences of one plan; empty when there are none."""
    file = folder / "plan.cultivar"
    file.unlink(missing_ok=True)
    line = CommandLine(program, file, made.today)
    try:
        subprocess.run([str(program), "new", str(file), "--name", "Random plan",
                        "--from", made.plan.first.isoformat(), "--to", made.plan.last.isoformat()],
                       check=True, capture_output=True, text=True, timeout=TIMEOUT)
        line.batch(made.script)
        return list(_compare(made, line))
    except subprocess.CalledProcessError as error:
        return [f"new: exit {error.returncode}: {error.stderr}"]
    except (Failure, subprocess.TimeoutExpired) as error:
        return [str(error)]


def _compare(made: RandomPlan, line: CommandLine) -> Iterator[str]:
    rows = {row.get("kpi"): row for row in line.json("status")}
    if sorted(rows) != sorted(made.plan.kpis):
        yield f"status lists {sorted(rows)}, the plan has {sorted(made.plan.kpis)}"
    for kpi in made.plan.kpis.values():
        rules = KpiRules(made.plan, kpi, made.today)
        differences = Differences(kpi, rules)
        differences.check_values(kpi.cadence, rules.readings(), line.json("values", kpi.id))
        other = made.cadences.get(kpi.id)
        if other is not None:
            differences.check_values(other, rules.readings(other),
                                     line.json("values", kpi.id, "--cadence", other.word))
        differences.check_year_before(kpi.cadence, rules.readings(),
                                      line.json("values", kpi.id, "--compare", "year"))
        differences.check_status(kpi, rules, rules.status(), rows.get(kpi.id, {}))
        yield from differences.found


def show(seed: str, made: RandomPlan, differences: list[str]) -> None:
    print(f"--- plan {seed}: {made.plan.first} to {made.plan.last}, as of {made.today}: "
          f"{len(differences)} differences")
    print("\n".join(differences))
    print(f"--- its commands: new FILE --name N --from {made.plan.first} --to {made.plan.last}; "
          f"--plan FILE --as-of {made.today} batch")
    print("\n".join(made.script))
    print("---")


def run(program: Path, seeds: list[str]) -> int:
    failed = 0
    with tempfile.TemporaryDirectory(prefix="cultivar-reference-") as folder:
        for seed in seeds:
            made = random_plan(seed)
            differences = compare(made, program, Path(folder))
            if differences and failed == 0:
                show(seed, made, differences)
            elif differences:
                print(f"plan {seed}: {len(differences)} differences, first: {differences[0]}")
            failed += bool(differences)
    print(f"{len(seeds) - failed} passed, {failed} failed")
    return 1 if failed else 0


def tally(seeds: list[str]) -> int:
    """How often each thing the rules can say is said by the random plans."""
    counts: Counter[str] = Counter()
    wanted = [f"status {word}" for word in STATUSES] + [f"why {word}" for word in TALLIED_REASONS]
    wanted += ["forecasts", "forecasts of running totals", "natural limits", "partial periods",
               "estimated periods", "measured periods beside estimates"]
    for seed in seeds:
        made = random_plan(seed)
        counts["plans"] += 1
        counts["commands"] += len(made.script)
        for kpi in made.plan.kpis.values():
            rules = KpiRules(made.plan, kpi, made.today)
            status = rules.status()
            counts["KPIs"] += 1
            counts[f"status {status.status}"] += 1
            counts["forecasts"] += status.forecast is not None
            counts["forecasts of running totals"] += status.forecast is not None and kpi.total
            counts["natural limits"] += status.limits is not None
            counts["listed missing periods"] += sum(reading.value is None
                                                    for reading in rules.readings())
            estimates = any(reading.estimated for reading in rules.all_readings())
            for reading in rules.all_readings():
                counts["estimated periods"] += reading.estimated
                counts["measured periods beside estimates"] += \
                    estimates and reading.value is not None and not reading.estimated
                counts["periods"] += 1
                counts["partial periods"] += reading.partial
                counts[f"why {reading.why}" if reading.why else "values"] += 1
    for name in ["plans", "commands", "KPIs", "periods", "values", "listed missing periods",
                 *wanted]:
        print(f"{counts[name]:8} {name}")
    return 1 if any(not counts[name] for name in wanted) else 0


def main(arguments: Optional[list[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--cultivarctl", type=Path, metavar="PATH")
    parser.add_argument("--plans", type=int, default=50, metavar="N")
    parser.add_argument("--seed", default="1", metavar="S",
                        help="a plan is made from S/0, S/1, ...; S/n alone makes that one again")
    parser.add_argument("--tally", action="store_true")
    options = parser.parse_args(arguments)
    seeds = [options.seed] if "/" in options.seed else \
        [f"{options.seed}/{number}" for number in range(options.plans)]
    if options.tally:
        return tally(seeds)
    if options.cultivarctl is None:
        parser.error("--cultivarctl PATH (or --tally) is needed")
    return run(options.cultivarctl.resolve(), seeds)


if __name__ == "__main__":
    sys.exit(main())
