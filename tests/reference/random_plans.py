# SPDX-License-Identifier: GPL-3.0-or-later
"""Random plans, and the commands that make them.

A plan is random but not shapeless: half of its series are as clean as a careful team would keep
them, so that trends and forecasts happen, the rest has gaps, holes, mixed grains, late starts and
numbers typed ahead. Targets are aimed at what a KPI reached, so that every status occurs.
The same seed makes the same plan.
"""

from __future__ import annotations

import random
import shlex
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Callable, Optional, Sequence, Union

import formula
from periods import ONE_DAY, Grain, Period, days
from plan import Break, Channel, Goal, Kpi, Plan, Value
from rules import KpiRules

GOAL_KINDS = ("listen_market", "grow_audience", "spark_dialogue", "support_customers")
CHANNEL_KINDS = ("youtube", "newsletter", "mastodon", "own_forum", "blog")
CATALOGUE = {"likes": "flow", "comments": "flow", "views": "flow",
             "followers": "stock", "total_members": "stock", "customers": "stock",
             "reach": "unique", "unique_participants": "unique",
             "median_first_response_hours": "rate"}
OWN = {"stall_visits": "flow", "swap_takings": "flow", "seed_packets": "stock",
       "tasters": "unique", "mean_rating": "rate"}
# F flow, S stock, N any one of unique or rate, E any expression.
TEMPLATES = ("F", "F", "F + F", "F / F * 100", "(F + F) / S * 100", "S", "S + S", "S - start(S)",
             "(S - start(S)) / start(S) * 100", "start(S)", "N", "N / S * 100", "F / N",
             "max(F, F) / 2", "min(S, 1000.5) - F", "F - F", "E", "E", "E")
# Cadences a grain adds up to: neither months nor quarters are whole weeks.
WHOLE = {Grain.DAY: [Grain.DAY, Grain.DAY, *Grain], Grain.WEEK: [Grain.WEEK],
         Grain.MONTH: [Grain.MONTH, Grain.MONTH, Grain.QUARTER], Grain.QUARTER: [Grain.QUARTER]}
# How long a plan is, so that it holds enough periods and yet few commands.
PLAN_DAYS = {Grain.DAY: (60, 130), Grain.WEEK: (80, 420), Grain.MONTH: (250, 800),
             Grain.QUARTER: (500, 1100)}
LONGEST_SERIES = 130
LONG_PLAN_DAYS = 640


@dataclass
class RandomPlan:
    plan: Plan
    today: date
    script: list[str] = field(default_factory=list)  # commands for `cultivarctl batch`
    cadences: dict[str, Grain] = field(default_factory=dict)  # another cadence to read a KPI at


def random_plan(seed: str) -> RandomPlan:
    # Which values are estimates is drawn apart, and changes nothing else about a plan.
    return _Generator(random.Random(seed), random.Random(f"{seed} estimates")).make()


class _Generator:
    def __init__(self, rng: random.Random, guesses: random.Random) -> None:
        self.rng = rng
        self.guesses = guesses
        self.long = self.maybe(0.02)
        # The grain most numbers of this plan come in.
        self.grain = Grain.DAY if self.long else rng.choice([*Grain, Grain.WEEK, Grain.WEEK,
                                                             Grain.MONTH])
        self.length = LONG_PLAN_DAYS if self.long else rng.randint(*PLAN_DAYS[self.grain])
        first = date(2024, 1, 1) + timedelta(days=rng.randrange(900))
        if self.maybe(0.5):
            first = Period.holding(self.grain, first).first
        self.plan = Plan(first, first + timedelta(days=self.length))
        self.today = first + timedelta(days=int(self.length * rng.uniform(0.25, 1.15)))
        self.first_dues: dict[str, Optional[date]] = {}

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def day(self, share_from: float, share_to: float) -> date:
        """A day by its place in the plan, 0 the first, 1 the last."""
        return self.plan.first + timedelta(
            days=round(self.length * self.rng.uniform(share_from, share_to)))

    def make(self) -> RandomPlan:
        self.make_goals_and_channels()
        self.pool = self.metrics_for_kpis()
        self.make_kpis()
        for metric in dict.fromkeys(metric for kpi in self.plan.kpis.values()
                                    for metric in formula.metrics(formula.parse(kpi.formula))):
            self.plan.kinds[metric] = {**CATALOGUE, **OWN}[metric]
            self.make_values(metric)
        self.make_breaks()
        for kpi in self.plan.kpis.values():
            self.aim(kpi)
        for goal in self.plan.goals.values():
            self.first_dues[goal.id] = goal.due
            if self.maybe(0.08):  # leaves milestones, and at times the baseline's day, behind
                goal.due = max(self.plan.first, self.day(-0.05, 0.9))
        made = RandomPlan(self.plan, self.today)
        made.script = _Script(self.plan, self.first_dues, self.rng, self.guesses).lines
        made.cadences = {id: self.rng.choice(list(Grain)) for id in self.plan.kpis
                         if self.maybe(0.4)}
        return made

    def make_goals_and_channels(self) -> None:
        plan, rng = self.plan, self.rng
        for number in range(1, rng.randint(1, 3) + 1):
            due = self.day(0.2, 1.1) if self.maybe(0.4) else None
            plan.goals[f"g{number}"] = Goal(f"g{number}", due)
        for number in range(1, rng.choice([0, 1, 1, 2, 2, 3, 4]) + 1):
            channel = plan.channels[f"c{number}"] = Channel(f"c{number}")
            if self.maybe(0.2):
                channel.dropped = True
                channel.dropped_on = self.day(0.1, 1.1) if self.maybe(0.75) else None
            for goal in plan.goals:
                if self.maybe(0.4):
                    plan.roles[channel.id, goal] = rng.choice(["lead", "support", "none"])

    # KPIs

    def metrics_for_kpis(self) -> dict[str, list[str]]:
        """A few metrics by kind, so that KPIs of a plan share series."""
        pool: dict[str, list[str]] = {"flow": [], "stock": [], "unique": [], "rate": []}
        for kind, metrics in pool.items():
            known = [id for id, its in {**CATALOGUE, **OWN}.items() if its == kind]
            metrics.extend(self.rng.sample(known, min(len(known), 2)))
        return pool

    def metric(self, *kinds: str) -> str:
        return self.rng.choice([id for kind in kinds for id in self.pool[kind]])

    def make_kpis(self) -> None:
        rng = self.rng
        for number in range(1, (1 if self.long else rng.randint(1, 4)) + 1):
            kpi = Kpi(f"k{number}", rng.choice(list(self.plan.goals)), self.formula())
            kpi.cadence = rng.choice(list(Grain) if self.maybe(0.1) else WHOLE[self.grain])
            kpi.direction = rng.choice(["higher", "higher", "lower", "band"])
            distinct = any(id in kpi.formula for id in [*self.pool["unique"], *self.pool["rate"]])
            kpi.total = not self.long and self.maybe(0.1 if distinct else 0.35)
            kpi.more_goals = [goal for goal in self.plan.goals
                              if goal != kpi.goal and self.maybe(0.2)]
            if self.maybe(0.2):
                kpi.channels = [channel for channel in self.plan.channels if self.maybe(0.5)]
            self.plan.kpis[kpi.id] = kpi

    def formula(self) -> str:
        template = "F" if self.long else self.rng.choice(TEMPLATES)
        return "".join(self.operand(letter) for letter in template)

    def operand(self, letter: str) -> str:
        """What a letter of a template stands for; any other text is itself."""
        if letter == "F":
            return self.metric("flow")
        if letter == "S":
            return self.metric("stock")
        if letter == "N":
            return self.metric("unique", "rate")
        return self.expression(self.rng.randint(1, 3)) if letter == "E" else letter

    def expression(self, depth: int) -> str:
        if depth == 0 or self.maybe(0.15):
            return self.rng.choice([self.metric("flow"), self.metric("flow"), self.metric("stock"),
                                    f"start({self.metric('stock')})"])
        left, right = self.expression(depth - 1), self.expression(depth - 1)
        shape = self.rng.choice(["{} + {}", "({} + {})", "{} - {}", "{}/{}", "{} * 0.5 + {}",
                                 "min({}, {})", "max({},{})", "({} - {}) / 100"])
        return shape.format(left, right)

    # Values

    def make_values(self, metric: str) -> None:
        chance = 0.5 if self.plan.kinds[metric] in ("flow", "stock") else 0.3
        homes: list[Optional[str]] = [id for id in self.plan.channels if self.maybe(chance)]
        if self.maybe(0.15):
            homes.append(None)
        for kpi in self.plan.kpis.values():  # mostly, some channel in scope has it
            rules = KpiRules(self.plan, kpi, self.today)
            if metric in rules.groups and self.maybe(0.95):
                scope: list[Optional[str]] = [*rules.scope] or [None]
                if not any(home in scope for home in homes):
                    homes.append(self.rng.choice(scope))
        clean = self.long or self.maybe(0.6)
        for channel in homes:
            self.make_series(metric, channel, clean or self.maybe(0.2))

    def make_series(self, metric: str, channel: Optional[str], clean: bool) -> None:
        rng, plan, kind = self.rng, self.plan, self.plan.kinds[metric]
        begin, end = plan.first, self.today
        if clean:
            if kind == "stock":  # a level to start from
                begin -= timedelta(days=rng.choice([1, 8, 40, 95]))
            elif self.maybe(0.8):  # nothing that reaches back before the plan
                begin = Period.holding(self.grain, begin - ONE_DAY).shift(1).first
            self.fill(metric, channel, self.grain, begin, end, 0.0)
            return
        begin += timedelta(days=rng.choice([0, 0, -60, rng.randint(-20, 90)]))
        end += timedelta(days=rng.choice([0, 0, -rng.randint(0, 60), rng.randint(0, 90)]))
        gaps = rng.choice([0.0, 0.02, 0.05, 0.3])
        grain = rng.choice([self.grain, self.grain, self.grain, *Grain])
        if self.maybe(0.25):  # history in coarse numbers, newer ones finer, with some overlap
            turn = begin + timedelta(days=int(days(begin, end) * rng.uniform(0.3, 0.8)))
            coarse = rng.choice([Grain.WEEK, Grain.MONTH, Grain.QUARTER])
            self.fill(metric, channel, coarse, begin, turn, gaps)
            begin = turn - timedelta(days=rng.choice([0, 0, 20, 50]))
            grain = rng.choice([finer for finer in Grain if finer < coarse])
        self.fill(metric, channel, grain, begin, end, gaps)

    def fill(self, metric: str, channel: Optional[str], grain: Grain, begin: date, end: date,
             gaps: float) -> None:
        rng = self.rng
        last = Period.holding(grain, end)
        longest = LONG_PLAN_DAYS if self.long else LONGEST_SERIES
        count = min(last.number - Period.holding(grain, begin).number + 1, longest)
        hole = rng.randint(0, count) if gaps and count > 4 else count
        hole_end = hole + rng.randint(1, 6)
        number = self.number_model(metric, grain)
        have = {value.period for value in self.plan.values
                if (value.metric, value.channel) == (metric, channel)}
        guessed = self.guesses.choice([0.0, 0.0, 0.05, 0.3])
        for i in range(count):
            period = last.shift(i - count + 1)
            if period not in have and not self.maybe(gaps) and not hole <= i < hole_end:
                estimated = self.guesses.random() < guessed
                self.plan.values.append(Value(metric, channel, period, number(i), estimated))

    def number_model(self, metric: str, grain: Grain) -> Callable[[int], float]:
        """A trend with noise. Whole numbers or quarters: their sums are exact in any order."""
        rng, kind = self.rng, self.plan.kinds[metric]
        level = rng.choice([1, 15, 15, 300, 300, 8000]) * (1 + 3 * int(grain))
        slope = level * rng.choice([0, 0.01, 0.03, -0.01])
        noise = level * rng.choice([0, 0.05, 0.05, 0.2, 0.8] if kind != "stock" else [0.01])
        divisor = 4 if metric == "swap_takings" else 1

        def number(i: int) -> float:
            value = level + slope * i + rng.gauss(0, noise)
            if kind == "rate":
                return round(max(0.0, value) / 10, 1)
            return max(0, round(value * divisor)) / divisor
        return number

    def make_breaks(self) -> None:
        if not self.plan.values or not self.maybe(0.5):
            return
        for _ in range(self.rng.randint(1, 4)):
            value = self.rng.choice(self.plan.values)
            mark = Break(value.metric, self.day(-0.1, 1.1), value.channel)
            if mark not in self.plan.breaks:
                self.plan.breaks.append(mark)

    # Targets

    def aim(self, kpi: Kpi) -> None:
        if self.maybe(0.35):
            kpi.due = self.day(0.2, 1.1)
        rules = KpiRules(self.plan, kpi, self.today)
        if self.maybe(0.25):
            kpi.baseline_day = min(self.day(-0.2, 0.8), rules.due - timedelta(days=1))
        values = [reading.value for reading in rules.readings() if reading.value is not None]
        start, latest = (values[0], values[-1]) if values else (10.0, 20.0)
        if not self.maybe(0.88):
            return
        if kpi.direction == "band":
            self.aim_band(kpi, latest)
            return
        if self.maybe(0.3 if kpi.total else 0.65):
            kpi.baseline = _rounded(start * self.rng.uniform(0.5, 1.2))
        kpi.target = _rounded(self.target(kpi, rules, start, latest))
        if self.maybe(0.05):
            kpi.baseline = kpi.target
        first = kpi.baseline_day or self.plan.first
        room = days(first, rules.due)
        if room > 3 and self.maybe(0.3):
            for _ in range(self.rng.randint(1, 2)):
                day = first + timedelta(days=self.rng.randint(1, room - 1))
                kpi.milestones[day] = _rounded(
                    start + (kpi.target - start) * self.rng.uniform(0.1, 0.9))

    def aim_band(self, kpi: Kpi, latest: float) -> None:
        centre = latest * self.rng.uniform(0.8, 1.2)
        half = (abs(centre) + 1) * self.rng.choice([0.02, 0.1, 0.3])
        kpi.low, kpi.high = _rounded(centre - half), _rounded(centre + half)
        if self.maybe(0.05):
            kpi.high = None

    def target(self, kpi: Kpi, rules: KpiRules, start: float, latest: float) -> float:
        """Somewhere near the latest value, or where its pace leads to."""
        ahead = 1 if kpi.direction == "higher" else -1
        if self.maybe(0.4):
            return latest + ahead * abs(latest) * self.rng.uniform(-0.3, 0.8)
        if self.maybe(0.1):
            return latest
        begun = 0.0 if kpi.total else start if kpi.baseline is None else kpi.baseline
        first = kpi.baseline_day or self.plan.first
        share = days(first, self.today) / max(1, days(first, rules.due))
        return begun + (latest - begun) / min(1.0, max(0.1, share)) * self.rng.uniform(0.95, 1.2)


def _rounded(number: float) -> float:
    return float(round(number)) if abs(number) >= 1000 else round(number, 2)


class _Script:
    """A plan as the commands that make it."""

    def __init__(self, plan: Plan, first_dues: dict[str, Optional[date]],
                 rng: random.Random, guesses: random.Random) -> None:
        self.lines: list[str] = []
        for goal in plan.goals.values():
            due = first_dues[goal.id]
            self.add("goal", "add", "--kind", rng.choice(GOAL_KINDS), "--statement",
                     f"What goal {goal.id} says", *_option("--due", due))
        for id in plan.channels:
            self.add("channel", "add", "--kind", rng.choice(CHANNEL_KINDS), "--name",
                     f"Channel {id}")
        for (id, goal_id), role in plan.roles.items():
            self.add("channel", "role", id, goal_id, role)
        for metric, kind in plan.kinds.items():
            if metric in OWN:
                self.add("metric", "add", metric, "--kind", kind, "--name", f"Own {metric}")
        for kpi in plan.kpis.values():
            self.add_kpi(kpi)
        self.add_values(plan, rng, guesses)
        for channel in plan.channels.values():
            if channel.dropped:
                self.add("channel", "edit", channel.id, "decision=drop",
                         *_field("dropped_on", channel.dropped_on))
        for goal in plan.goals.values():
            if goal.due is not None and goal.due != first_dues[goal.id]:
                self.add("goal", "edit", goal.id, *_field("due", goal.due))

    def add(self, *words: str) -> None:
        self.lines.append(shlex.join(words))

    def add_kpi(self, kpi: Kpi) -> None:
        # An option cannot take a negative number on every command line; a field can.
        as_options = all(number is None or number >= 0 for number in (kpi.baseline, kpi.target))
        path = [("baseline", kpi.baseline), ("target", kpi.target)]
        self.add("kpi", "add", "--goal", kpi.goal, "--name", f"Indicator {kpi.id}",
                 "--formula", kpi.formula, "--unit", "count", "--cadence", kpi.cadence.word,
                 "--direction", kpi.direction, *_option("--due", kpi.due),
                 *(word for name, number in path if as_options
                   for word in _option(f"--{name}", number)))
        fields = [] if as_options else \
            [word for name, number in path for word in _field(name, number)]
        fields += ["measured=total"] if kpi.total else []
        fields += [*_field("low", kpi.low), *_field("high", kpi.high),
                   *_field("baseline_day", kpi.baseline_day)]
        if fields:
            self.add("kpi", "edit", kpi.id, *fields)
        for goal in kpi.more_goals:
            self.add("kpi", "goal", kpi.id, goal)
        for channel in kpi.channels:
            self.add("kpi", "channel", kpi.id, channel)
        for day, number in kpi.milestones.items():
            self.add("kpi", "milestone", kpi.id, day.isoformat(), _text(number))

    def add_values(self, plan: Plan, rng: random.Random, guesses: random.Random) -> None:
        """In any order, some typed wrong first, or as an estimate and then as measured, or the
        other way round; of some it is said later."""
        lines: list[list[str]] = []
        marks: list[list[str]] = []
        for value in plan.values:
            place = [*_option("--channel", value.channel)]
            if value.period.grain is not Grain.DAY:
                place += ["--grain", value.period.grain.word]
            day = value.period.first.isoformat()
            if rng.random() < 0.01:
                self.add("set", value.metric, day, "123456", *place)
            known = ["--estimated"] if value.estimated else []
            otherwise = [] if value.estimated else ["--estimated"]
            if guesses.random() < 0.02:
                self.add("set", value.metric, day, _text(value.number), *place, *otherwise)
            elif guesses.random() < 0.02:
                known = otherwise
                marks.append(["value", "mark", value.metric, day, *place,
                              "--estimated" if value.estimated else "--measured"])
            lines.append(["set", value.metric, day, _text(value.number), *place, *known])
        for mark in plan.breaks:
            lines.append(["break", "add", mark.metric, mark.day.isoformat(),
                          *_option("--channel", mark.channel)])
        rng.shuffle(lines)
        for line in lines + marks:
            self.add(*line)


Field = Union[date, float, str, None]


def _text(value: Field) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _option(name: str, value: Field) -> Sequence[str]:
    return () if value is None else (name, _text(value))


def _field(name: str, value: Field) -> Sequence[str]:
    return () if value is None else (f"{name}={_text(value)}",)
