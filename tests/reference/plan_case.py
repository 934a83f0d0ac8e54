# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the rules share: a small plan, and short ways to fill and read it."""

from __future__ import annotations

import unittest
from datetime import date, timedelta
from typing import Any, Dict, Optional

from formula import Missing
from periods import Grain, Period
from plan import Channel, Goal, Kpi, Plan, Value
from rules import KpiRules

Fields = Dict[str, Any]  # of a Kpi

DAY, WEEK, MONTH, QUARTER = Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER


def day(text: str) -> date:
    return date.fromisoformat(text)


class PlanTest(unittest.TestCase):
    """A plan of 2026 with one goal; `clicks` flows, `fans` are a stock, `reach` is unique."""

    def setUp(self) -> None:
        self.plan = Plan(day("2026-01-01"), day("2026-12-31"), {"g1": Goal("g1")})
        self.plan.kinds = {"clicks": "flow", "calls": "flow", "fans": "stock", "reach": "unique",
                           "mood": "rate"}
        self.plan.channels = {id: Channel(id) for id in ("c1", "c2", "c3")}

    def put(self, metric: str, values: dict[str, float], grain: Grain = DAY,
            channel: Optional[str] = "c1", estimated: bool = False) -> None:
        for text, number in values.items():
            period = Period.holding(grain, day(text))
            self.plan.values.append(Value(metric, channel, period, number, estimated))

    def put_weeks(self, metric: str, monday: str, *numbers: Optional[float]) -> None:
        """Weekly values on c1 from a Monday on; None leaves a gap."""
        for i, number in enumerate(numbers):
            if number is not None:
                self.put(metric, {(day(monday) + timedelta(7 * i)).isoformat(): number}, WEEK)

    def rules(self, text: str, today: str = "2026-06-30", **fields: Any) -> KpiRules:
        fields.setdefault("cadence", MONTH)
        return KpiRules(self.plan, Kpi("k1", "g1", text, **fields), day(today))

    def estimated(self, rules: KpiRules) -> list[str]:
        """The periods whose value rests on an estimate."""
        return [reading.period.label for reading in rules.all_readings() if reading.estimated]

    def value(self, rules: KpiRules, in_period: str, grain: Grain = MONTH) -> Any:
        """The value of the period holding a day, or the word for why there is none."""
        try:
            return rules.value(Period.holding(grain, day(in_period)))
        except Missing as missing:
            return missing.reason
