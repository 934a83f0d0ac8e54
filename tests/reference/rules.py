# SPDX-License-Identifier: GPL-3.0-or-later
"""What a KPI's value is: a second reading of the product's value rules 1-10.

It is written to be compared with, so it is plain rather than fast, and was written from the rules'
text alone. A value that does not exist is an exception (formula.Missing) that carries why; it
travels from the group of values that lacks it to the period that is shown as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Optional

import formula
from formula import Missing
from group import Group
from periods import ONE_DAY, Grain, Period, days
from plan import Kpi, Plan, Value
from trend import Band, Forecast, Limits, Point

# Why a period has no value. "unique" is a unique or rate input of a running total, "number" a
# result too large to be one.
REASONS = ("none", "overlap", "stale", "future", "break", "several", "grain", "zero", "unique",
           "number")
STATUSES = ("reached", "ahead", "on_pace", "behind", "no_data", "no_target")

SLACK = 1e-9
FORECAST_PERIODS = 26


class Reading(NamedTuple):
    period: Period
    value: Optional[float]
    why: Optional[str]  # a word of REASONS where there is no value
    partial: bool
    estimated: bool = False  # a number the value rests on was not measured


@dataclass
class Status:
    period: Optional[Period] = None
    value: Optional[float] = None
    expected: Optional[float] = None
    status: str = "no_data"
    distance: Optional[float] = None
    tolerance: Optional[float] = None
    limits: Optional[tuple[float, float]] = None
    forecast: Optional[Band] = None


class KpiRules:
    """The rules for one KPI of a plan on one day."""

    def __init__(self, plan: Plan, kpi: Kpi, today: date) -> None:
        self.plan = plan
        self.kpi = kpi
        self.today = today
        self.used: list[Value] = []  # by the formula, in the period that is being read
        self.formula = formula.parse(kpi.formula)
        self.groups = {metric: self._groups(metric) for metric in formula.metrics(self.formula)}

    # Rule 1: scope

    @cached_property
    def scope(self) -> list[str]:
        if self.kpi.channels:
            return self.kpi.channels
        goals = [self.kpi.goal, *self.kpi.more_goals]
        serving = [channel for channel in self.plan.channels
                   if any(self.plan.roles.get((channel, goal)) in ("lead", "support")
                          for goal in goals)]
        return serving or [id for id, channel in self.plan.channels.items() if not channel.dropped]

    def _groups(self, metric: str) -> list[Group]:
        groups = [self._group(metric, channel) for channel in self.scope]
        having = [group for group in groups if group.values]
        if having:
            return having
        whole_plan = self._group(metric, None)
        return [whole_plan] if whole_plan.values else []

    def _group(self, metric: str, channel: Optional[str]) -> Group:
        ended = None
        if channel is not None and self.plan.channels[channel].dropped:
            ended = self.plan.channels[channel].dropped_on or self.today
        return Group([value for value in self.plan.values
                      if (value.metric, value.channel) == (metric, channel)],
                     [mark.day for mark in self.plan.breaks
                      if (mark.metric, mark.channel) == (metric, channel)],
                     ended)

    # Rules 2-4: inputs

    def use(self, value: Value) -> float:
        """Its number, remembering that the period's value rests on it."""
        self.used.append(value)
        return value.number

    def flow(self, metric: str, first: date, last: date) -> float:
        """Rule 2, over any span of days."""
        total, found = 0.0, False
        for group in self.groups[metric]:
            for value in group.counting:
                if value.period.lies_in(first, last):
                    total, found = total + self.use(value), True
                elif value.period.overlaps(first, last):
                    raise Missing("overlap")
        if not found:
            raise Missing("none")
        return total

    def running_flow(self, metric: str, period: Period) -> float:
        """Rule 6: from the plan's first day, and no further than the metric's last value."""
        total = self.flow(metric, self.plan.first, period.last)
        if not any(value.period.last >= period.first
                   for group in self.groups[metric] for value in group.counting):
            raise Missing("none")
        return total

    def stock(self, metric: str, period: Period) -> float:
        """Rule 3."""
        levels = [self._level(group, period) for group in self.groups[metric]
                  if group.counts_on(period.last)]
        if not levels:
            raise Missing("none")
        return sum(levels)

    def _level(self, group: Group, period: Period) -> float:
        last_level_day = group.levels[-1].period.last
        if period.first > self.today and last_level_day < period.first:
            raise Missing("future")
        if last_level_day <= period.last:
            carried = period.number - Period.holding(period.grain, last_level_day).number
            if carried > 1:
                raise Missing("stale")
        level = group.level_on(period.last)
        assert level is not None
        return self.use(level)

    def start(self, metric: str, period: Period) -> float:
        """Rule 3: the level at the end of the period before; rule 6: before the plan begins."""
        if self.kpi.total:
            day, span_first = self.plan.first - ONE_DAY, self.plan.first
        else:
            day, span_first = period.first - ONE_DAY, period.first
        counted = [group for group in self.groups[metric] if group.counts_on(day)]
        if any(group.broken(span_first, period.last) for group in counted):
            raise Missing("break")
        if not self.kpi.total:
            return self.stock(metric, period.shift(-1))
        if not counted:
            raise Missing("none")
        return sum(self.use(level) for group in counted
                   if (level := group.level_on(day)) is not None)

    def single(self, metric: str, period: Period) -> float:
        """Rule 4: unique and rate metrics are never added up."""
        groups = self.groups[metric]
        if len(groups) != 1:
            raise Missing("several" if groups else "none")
        for value in groups[0].values:
            if value.period == period:
                return self.use(value)
        inside = any(value.period.lies_in(period.first, period.last) for value in groups[0].values)
        raise Missing("grain" if inside else "none")

    # Rules 5 and 6: values

    def value(self, period: Period) -> float:
        """Raises Missing."""
        if self.kpi.total and period.last < self.plan.first:
            raise Missing("none")
        return formula.evaluate(self.formula, _PeriodInputs(self, period))

    def partial(self, period: Period) -> bool:
        """Rule 5."""
        if self.today <= period.last:
            return True
        return any(group.first_day <= period.last
                   and not group.ended_by(period.first)
                   and not any(value.period.lies_in(period.first, period.last)
                               for value in group.counting)
                   for metric, groups in self.groups.items()
                   if self.plan.kinds[metric] == "flow"
                   for group in groups)

    def candidates(self, cadence: Grain) -> list[Period]:
        """Rule 6: the periods that may have a value."""
        values = [value for groups in self.groups.values() for group in groups
                  for value in group.values]
        if not values:
            return []
        first = Period.holding(cadence, min(value.period.first for value in values))
        latest = Period.holding(cadence, max(value.period.last for value in values))
        end = min(latest.shift(1), max(latest, Period.holding(cadence, self.today)))
        return [first.shift(count) for count in range(end.number - first.number + 1)]

    def all_readings(self, cadence: Optional[Grain] = None) -> list[Reading]:
        """Of every candidate, those before the first and after the last value among them."""
        readings = []
        for period in self.candidates(self.kpi.cadence if cadence is None else cadence):
            value, why = None, None
            self.used = []
            try:
                value = self.value(period)
            except Missing as missing:
                why = missing.reason
            estimated = why is None and any(used.estimated for used in self.used)
            readings.append(Reading(period, value, why, self.partial(period), estimated))
        return readings

    def readings(self, cadence: Optional[Grain] = None) -> list[Reading]:
        """From the first to the last period that has a value."""
        readings = self.all_readings(cadence)
        valued = [i for i, reading in enumerate(readings) if reading.value is not None]
        return readings[valued[0]:valued[-1] + 1] if valued else []

    # Rule 7: path

    @property
    def due(self) -> date:
        return self.kpi.due or self.plan.goals[self.kpi.goal].due or self.plan.last

    @property
    def baseline(self) -> Optional[float]:
        if self.kpi.baseline is None and self.kpi.total:
            return 0.0
        return self.kpi.baseline

    def expected(self, day: date) -> Optional[float]:
        first, due = self.kpi.baseline_day or self.plan.first, self.due
        if self.kpi.direction == "band" or self.kpi.target is None or due <= first:
            return None
        later = sorted((day, value) for day, value in self.kpi.milestones.items()
                       if first < day < due)
        later.append((due, self.kpi.target))
        # Without a baseline the path is flat at its first point.
        baseline = later[0][1] if self.baseline is None else self.baseline
        path = [(first, baseline), *later]
        if day <= first:
            return baseline
        for (from_day, from_value), (to_day, to_value) in zip(path, path[1:]):
            if day <= to_day:
                share = days(from_day, day) / days(from_day, to_day)
                return from_value + (to_value - from_value) * share
        return self.kpi.target

    # Rules 8-10: judging the ended periods that have a value

    @cached_property
    def judged(self) -> list[Reading]:
        return [reading for reading in self.readings()
                if reading.value is not None and reading.period.last < self.today]

    def points(self) -> list[Point]:
        """What trends go through: values, or a total's increments, since the last break."""
        breaks = [day for groups in self.groups.values() for group in groups
                  for day in group.breaks if day <= self.today]
        since = max(breaks, default=date.min)
        kept = {reading.period.number for reading in self.judged if reading.period.first >= since}
        series = self._increments() if self.kpi.total else \
            [(reading.period.number, reading.value) for reading in self.judged
             if reading.value is not None]
        return [point for point in series if point[0] in kept]

    def _increments(self) -> list[Point]:
        """Rule 10: the steps of a running total; the plan's first period steps from 0."""
        start = Period.holding(self.kpi.cadence, self.plan.first).number
        totals = {reading.period.number: reading.value for reading in self.judged
                  if reading.value is not None}
        return [(x, total if x == start else total - totals[x - 1]) for x, total in totals.items()
                if x == start or x - 1 in totals]

    @cached_property
    def limits(self) -> Optional[Limits]:
        """Rule 8."""
        return None if self.kpi.total else Limits.of(self.points())

    def status(self) -> Status:
        """Rules 9 and 10."""
        if not self.judged:
            return Status()
        latest = self.judged[-1]
        assert latest.value is not None
        status = Status(latest.period, latest.value, self.expected(latest.period.last))
        status.limits = self.limits.at(latest.period.number) if self.limits else None
        status.forecast = self.forecast(latest.period, latest.value)
        if self.kpi.direction == "band":
            status.status, status.distance = self._judge_band(latest.value)
        else:
            self._judge_path(status, latest.value)
        return status

    def _judge_band(self, value: float) -> tuple[str, Optional[float]]:
        low, high = self.kpi.low, self.kpi.high
        if low is None or high is None:
            return "no_target", None
        if value < low - _slack(low):
            return "behind", value - low
        if value > high + _slack(high):
            return "behind", high - value
        return "reached" if self.today > self.due else "on_pace", 0.0

    def _judge_path(self, status: Status, value: float) -> None:
        target, expected = self.kpi.target, status.expected
        status.status = "no_target"
        if target is None:
            return
        sign = -1 if self.kpi.direction == "lower" else 1
        reached = sign * (value - target) >= -_slack(target)
        if self.kpi.direction == "lower" and self.kpi.total and self.today <= self.due:
            reached = False
        if expected is not None:
            status.distance = sign * (value - expected)
            status.tolerance = self.tolerance(target)
            edge = status.tolerance + _slack(expected)
            status.status = "ahead" if status.distance > edge else \
                "behind" if status.distance < -edge else "on_pace"
        if reached:
            status.status = "reached"

    def tolerance(self, target: float) -> float:
        """Rule 9: the natural limits' half-width, bounded by the distance to go."""
        baseline = target if self.baseline is None else self.baseline
        whole = abs(target - baseline) or abs(target)
        if self.limits is None:
            return 0.05 * whole
        return min(self.limits.half_width, whole / 4)

    def forecast(self, latest: Period, latest_value: float) -> Optional[Band]:
        """Rule 10, for the due day."""
        elapsed = days(self.plan.first, self.today)
        if self.due <= latest.last or 5 * elapsed < days(self.plan.first, self.plan.last):
            return None
        trend = Forecast.of([point for point in self.points()
                             if point[0] > latest.number - FORECAST_PERIODS])
        if trend is None:
            return None
        due = Period.holding(latest.grain, self.due).number
        if not self.kpi.total:
            return trend.at(due)
        steps = [trend.at(x) for x in range(latest.number + 1, due + 1)]
        return Band(*(latest_value + sum(column) for column in zip(*steps)))


class _PeriodInputs:
    """formula.Inputs of one KPI for one period."""

    def __init__(self, rules: KpiRules, period: Period) -> None:
        self.rules = rules
        self.period = period

    def metric(self, metric: str) -> float:
        kind, total = self.rules.plan.kinds[metric], self.rules.kpi.total
        if kind == "stock":
            return self.rules.stock(metric, self.period)
        if kind == "flow" and total:
            return self.rules.running_flow(metric, self.period)
        if kind == "flow":
            return self.rules.flow(metric, self.period.first, self.period.last)
        if total:
            raise Missing("unique")
        return self.rules.single(metric, self.period)

    def start(self, metric: str) -> float:
        if self.rules.plan.kinds[metric] != "stock":
            raise formula.FormulaError(f"start() is for stocks only, and {metric} is none")
        return self.rules.start(metric, self.period)


def _slack(size: float) -> float:
    return SLACK * max(1.0, abs(size))
