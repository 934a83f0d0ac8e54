# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns of a plan that the value rules speak of, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Optional

from periods import Grain, Period


@dataclass
class Goal:
    id: str
    due: Optional[date] = None


@dataclass
class Channel:
    id: str
    dropped: bool = False  # decision = drop
    dropped_on: Optional[date] = None  # none: as of today


@dataclass
class Kpi:
    id: str
    goal: str
    formula: str
    cadence: Grain = Grain.WEEK
    direction: str = "higher"  # higher, lower, band
    total: bool = False  # measured as a running total
    baseline: Optional[float] = None
    baseline_day: Optional[date] = None
    target: Optional[float] = None
    due: Optional[date] = None
    low: Optional[float] = None
    high: Optional[float] = None
    more_goals: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)  # chosen ones
    milestones: dict[date, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Value:
    metric: str
    channel: Optional[str]  # none: the plan as a whole
    period: Period  # its grain, and the day it is stored under
    number: float
    estimated: bool = False  # not measured


@dataclass(frozen=True)
class Break:
    metric: str
    day: date
    channel: Optional[str]


@dataclass
class Plan:
    first: date
    last: date
    goals: dict[str, Goal] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)  # (channel, goal) -> role
    kpis: dict[str, Kpi] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # metric -> flow, stock, unique, rate
    values: list[Value] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
