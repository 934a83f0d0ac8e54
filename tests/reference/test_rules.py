# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules 1-6 (periods, formulas, scope, inputs, values) by numbers worked out by hand.

Run these and test_judging.py with: python3 -m unittest discover tests/reference
"""

from __future__ import annotations

import unittest
from typing import Any

import formula
from formula import FormulaError, Missing
from periods import Period
from plan import Break, Channel, Goal
from plan_case import DAY, MONTH, QUARTER, WEEK, PlanTest, day


class Periods(unittest.TestCase):
    def test_labels_and_bounds(self) -> None:
        for grain, text, label, first, last in [
                (DAY, "2026-05-18", "2026-05-18", "2026-05-18", "2026-05-18"),
                (WEEK, "2026-05-20", "2026-W21", "2026-05-18", "2026-05-24"),
                (WEEK, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"),
                (WEEK, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
                (MONTH, "2024-02-10", "2024-02", "2024-02-01", "2024-02-29"),
                (MONTH, "2026-12-31", "2026-12", "2026-12-01", "2026-12-31"),
                (QUARTER, "2026-05-18", "2026-Q2", "2026-04-01", "2026-06-30")]:
            period = Period.holding(grain, day(text))
            self.assertEqual((period.label, period.first, period.last),
                             (label, day(first), day(last)))
        self.assertEqual(Period.holding(QUARTER, day("2026-02-01")).shift(-1).label, "2025-Q4")


class Formulas(unittest.TestCase):
    class Inputs:
        def metric(self, metric: str) -> float:
            if metric == "gone":
                raise Missing("stale")
            return {"a": 6.0, "b": 4.0, "none": 0.0}[metric]

        def start(self, metric: str) -> float:
            return 1.0

    def value(self, text: str) -> Any:
        try:
            return formula.evaluate(formula.parse(text), self.Inputs())
        except Missing as missing:
            return missing.reason

    def test_values(self) -> None:
        for text, value in [("a - b - 1", 1.0), ("a - (b - 1)", 3.0), ("2 + a * b", 26.0),
                            ("a / b / 2", 0.75), ("min(a, b) * max(a,b)", 24.0),
                            ("a - start(a)", 5.0), ("-a + .5", -5.5), (" 1.5 ", 1.5)]:
            self.assertEqual(self.value(text), value, text)

    def test_missing(self) -> None:
        for text, why in [("a / none", "zero"), ("a / (b - 4)", "zero"), ("0 * gone", "stale"),
                          ("gone / none", "stale"), ("min(1, gone)", "stale"),
                          (f"{'9' * 300} * {'9' * 300}", "number")]:
            self.assertEqual(self.value(text), why, text)

    def test_errors_name_the_column(self) -> None:
        for text, column in [("a +", 4), ("a b", 3), ("(a", 3), ("min(a)", 6), ("sum(a)", 1),
                             ("start(1)", 7), ("", 1), ("a + $", 5)]:
            with self.assertRaisesRegex(FormulaError, f"column {column}:", msg=text):
                formula.parse(text)

    def test_metrics_in_order_of_reading(self) -> None:
        self.assertEqual(formula.metrics(formula.parse("(b + a) / start(b) - c")), ["b", "a", "c"])


class Scope(PlanTest):
    def test_chosen_then_serving_then_not_dropped(self) -> None:
        self.plan.goals["g2"] = Goal("g2")
        self.plan.channels["c3"].dropped = True
        self.assertEqual(self.rules("fans").scope, ["c1", "c2"])
        self.plan.roles = {("c2", "g1"): "none", ("c3", "g1"): "support", ("c1", "g2"): "lead"}
        self.assertEqual(self.rules("fans").scope, ["c3"])  # dropped, but its history counts
        self.assertEqual(self.rules("fans", more_goals=["g2"]).scope, ["c1", "c3"])
        self.assertEqual(self.rules("fans", channels=["c2"]).scope, ["c2"])

    def test_plan_stands_in_for_a_metric_no_channel_has(self) -> None:
        self.put("clicks", {"2026-02-03": 5}, channel=None)
        self.put("calls", {"2026-02-03": 2}, channel=None)
        self.put("calls", {"2026-02-03": 7}, channel="c2")
        self.assertEqual(self.value(self.rules("clicks + calls"), "2026-02-01"), 12)  # 5 + 7
        self.assertEqual(self.value(self.rules("clicks + calls", channels=["c1"]),
                                    "2026-02-01"), 7)  # 5 + 2


class Flows(PlanTest):
    def test_coarser_counts_only_without_finer_inside(self) -> None:
        # c1: February as 100, but days of February exist: the days count, 3 + 4. c2: 50 for the
        # month stands, no finer value. Sum 57. The quarter of c1 is superseded as well.
        self.put("clicks", {"2026-02-01": 100}, MONTH)
        self.put("clicks", {"2026-01-01": 900}, QUARTER)
        self.put("clicks", {"2026-02-03": 3, "2026-02-28": 4})
        self.put("clicks", {"2026-02-01": 50}, MONTH, "c2")
        rules = self.rules("clicks")
        self.assertEqual(self.value(rules, "2026-02-01"), 57)
        self.assertEqual(self.value(rules, "2026-02-01", WEEK), "overlap")  # c2's month
        self.assertEqual(self.value(rules, "2026-02-01", QUARTER), 57)
        self.assertEqual(self.value(rules, "2026-03-01"), "none")

    def test_week_across_two_months(self) -> None:
        # 2026-W05 is 26 January to 1 February: it lies in no month, and in the first quarter.
        self.put("clicks", {"2026-01-26": 10}, WEEK)
        self.put("clicks", {"2026-02-10": 1})
        rules = self.rules("clicks")
        self.assertEqual(self.value(rules, "2026-01-01"), "overlap")
        self.assertEqual(self.value(rules, "2026-02-01"), "overlap")
        self.assertEqual(self.value(rules, "2026-02-01", QUARTER), 11)

    def test_running_total(self) -> None:
        # The value before the plan never counts. March has nothing, yet April has: carried.
        # After April the total stops.
        self.put("clicks", {"2025-12-31": 99, "2026-01-10": 1, "2026-02-10": 2, "2026-04-10": 4})
        rules = self.rules("clicks", total=True)
        months = [self.value(rules, f"2026-0{month}-01") for month in range(1, 6)]
        self.assertEqual(months, [1, 3, 3, 7, "none"])
        self.assertEqual(self.value(rules, "2025-12-01"), "none")
        self.assertEqual([(r.period.label, r.value) for r in rules.readings()],
                         [("2026-01", 1), ("2026-02", 3), ("2026-03", 3), ("2026-04", 7)])

    def test_running_total_of_a_coarse_value_stops_where_it_ends(self) -> None:
        # The first quarter is in no total before the week that holds its last day, 31 March.
        self.put("clicks", {"2026-01-01": 90}, QUARTER)
        rules = self.rules("clicks", total=True)
        self.assertEqual([self.value(rules, text, WEEK) for text in
                          ("2026-03-25", "2026-03-31", "2026-04-06")], ["overlap", 90, "none"])

    def test_ratio_of_a_total_is_recomputed(self) -> None:
        # Monthly ratios 1/2 and 9/3; the total's is 10/5 = 2, not their mean 1.75.
        self.put("clicks", {"2026-01-10": 1, "2026-02-10": 9})
        self.put("calls", {"2026-01-10": 2, "2026-02-10": 3})
        self.assertEqual(self.value(self.rules("clicks / calls", total=True), "2026-02-01"), 2)


class Stocks(PlanTest):
    def test_carried_through_gaps_and_one_period_past_the_last(self) -> None:
        self.put("fans", {"2026-01-20": 10, "2026-04-02": 16})
        rules = self.rules("fans", today="2026-12-31")
        months = [self.value(rules, f"2026-0{month}-01") for month in range(1, 7)]
        self.assertEqual(months, [10, 10, 10, 16, 16, "stale"])
        self.assertEqual(self.value(rules, "2025-12-01"), "none")
        self.assertEqual(rules.readings()[-1].period.label, "2026-05")

    def test_never_past_today_unless_typed_ahead(self) -> None:
        self.put("fans", {"2026-01-20": 10})
        rules = self.rules("fans", today="2026-01-25")
        self.assertEqual(self.value(rules, "2026-02-01"), "future")
        self.assertEqual(len(rules.readings()), 1)
        self.put("fans", {"2026-03-05": 12})
        rules = self.rules("fans", today="2026-01-25")
        self.assertEqual([self.value(rules, text) for text in ("2026-02-01", "2026-03-01",
                                                               "2026-04-01")], [10, 12, "future"])

    def test_coarse_level_is_of_its_last_day_and_the_finest_wins_there(self) -> None:
        self.put("fans", {"2026-01-01": 100, "2026-02-01": 110}, MONTH)
        self.put("fans", {"2026-01-30": 7, "2026-02-28": 108})
        rules = self.rules("fans")
        self.assertEqual(self.value(rules, "2026-01-30", DAY), 7)
        self.assertEqual(self.value(rules, "2026-01-01"), 100)  # the 31st
        self.assertEqual(self.value(rules, "2026-02-01"), 108)  # the day, not the month

    def test_sum_of_begun_and_not_ended(self) -> None:
        # c1 10 all along; c2 begins in February; c3 stops in January, is stale in March until it
        # is dropped on 15 April: from April on it no longer counts.
        self.put("fans", {"2026-01-20": 10, "2026-05-20": 10})
        self.put("fans", {"2026-02-20": 100, "2026-05-20": 100}, channel="c2")
        self.put("fans", {"2026-01-20": 1000}, channel="c3")
        self.plan.channels["c3"] = Channel("c3", True, day("2026-04-15"))
        rules = self.rules("fans", channels=["c1", "c2", "c3"])
        months = [self.value(rules, f"2026-0{month}-01") for month in range(1, 6)]
        self.assertEqual(months, [1010, 1110, "stale", 110, 110])

    def test_start(self) -> None:
        self.put("fans", {"2026-01-20": 10, "2026-02-20": 14, "2026-03-20": 13})
        rules = self.rules("fans - start(fans)")
        self.assertEqual([self.value(rules, f"2026-0{month}-01") for month in range(1, 5)],
                         ["none", 4, -1, 0])
        self.plan.breaks = [Break("fans", day("2026-03-01"), "c1"),
                            Break("fans", day("2026-02-05"), "c2"),  # has no values
                            Break("fans", day("2026-02-05"), None)]  # nor has the plan
        rules = self.rules("fans - start(fans)")
        self.assertEqual([self.value(rules, f"2026-0{month}-01") for month in range(2, 5)],
                         [4, "break", 0])

    def test_start_of_a_total_is_the_level_before_the_plan(self) -> None:
        self.put("fans", {"2025-06-01": 40, "2026-01-20": 50, "2026-02-20": 65})
        rules = self.rules("fans - start(fans)", total=True)
        self.assertEqual(self.value(rules, "2026-01-01"), 10)
        self.assertEqual(self.value(rules, "2026-02-01"), 25)
        self.plan.breaks = [Break("fans", day("2026-02-01"), "c1")]
        rules = self.rules("fans - start(fans)", total=True)
        self.assertEqual(self.value(rules, "2026-01-01"), 10)
        self.assertEqual(self.value(rules, "2026-02-01"), "break")

    def test_start_is_for_stocks_only(self) -> None:
        self.put("clicks", {"2026-02-01": 1})
        with self.assertRaises(FormulaError):
            self.value(self.rules("start(clicks)"), "2026-02-01")


class NeverAddedUp(PlanTest):
    def test_unique_and_rate(self) -> None:
        self.put("reach", {"2026-01-01": 500, "2026-03-01": 700}, MONTH)
        self.put("reach", {"2026-02-10": 30, "2026-03-02": 80})
        rules = self.rules("reach")
        self.assertEqual([self.value(rules, f"2026-0{month}-01") for month in range(1, 5)],
                         [500, "grain", 700, "none"])
        self.assertEqual(self.value(rules, "2026-03-02", DAY), 80)
        self.assertEqual(self.value(self.rules("reach", total=True), "2026-03-01"), "unique")
        self.assertEqual(self.value(self.rules("mood"), "2026-03-01"), "none")
        self.put("reach", {"2026-06-10": 1}, channel="c2")
        self.assertEqual(self.value(self.rules("reach"), "2026-01-01"), "several")


class Partial(PlanTest):
    def partial(self, today: str, **fields: Any) -> dict[str, bool]:
        rules = self.rules("clicks", today, **fields)
        return {reading.period.label: reading.partial for reading in rules.readings()}

    def test_not_over_or_a_flow_without_value(self) -> None:
        for channel, months in [("c1", (1, 2, 3, 4, 5)), ("c2", (2, 4)), ("c3", (1,))]:
            self.put("clicks", {f"2026-0{month}-10": 1.0 for month in months}, channel=channel)
        self.plan.channels["c3"] = Channel("c3", True, day("2026-03-01"))
        chosen = {"channels": ["c1", "c2", "c3"]}
        # January: c2 has not begun. February: c3 has begun, has none, ends later. March: c3 ended
        # on its first day, but c2 has none. April: whole. May: not over (and c2 has none).
        self.assertEqual(self.partial("2026-05-31", **chosen),
                         {"2026-01": False, "2026-02": True, "2026-03": True, "2026-04": False,
                          "2026-05": True})
        self.assertTrue(self.partial("2026-04-30", **chosen)["2026-04"])
        self.assertFalse(self.partial("2026-05-01", **chosen)["2026-04"])


class Estimates(PlanTest):
    def test_what_counts_decides(self) -> None:
        # January's estimate is superseded by a day; February's counts; March's is on a channel
        # that is not in scope; April's makes the division impossible: there is no value.
        self.put("clicks", {"2026-01-01": 9, "2026-02-01": 9}, MONTH, estimated=True)
        self.put("clicks", {"2026-01-05": 1, "2026-03-05": 1, "2026-04-05": 1})
        self.put("clicks", {"2026-03-06": 1}, channel="c2", estimated=True)
        self.put("calls", {f"2026-0{month}-07": 1 for month in (1, 2, 3)})
        self.put("calls", {"2026-04-07": 0}, estimated=True)
        rules = self.rules("clicks / calls", channels=["c1"])
        self.assertEqual(self.estimated(rules), ["2026-02"])
        self.assertEqual(self.value(rules, "2026-04-01"), "zero")
        self.assertEqual(self.estimated(self.rules("clicks")), ["2026-02", "2026-03"])

    def test_of_a_total_ever_after(self) -> None:
        # The estimate before the plan never counts; that of February is in every later total.
        self.put("clicks", {"2025-12-31": 99, "2026-02-10": 2}, estimated=True)
        self.put("clicks", {"2026-01-10": 1, "2026-03-10": 4})
        self.assertEqual(self.estimated(self.rules("clicks", total=True)), ["2026-02", "2026-03"])

    def test_a_level_is_carried_with_what_is_known_of_it(self) -> None:
        # An estimate of 20 January, carried through February and the start of March.
        self.put("fans", {"2026-01-20": 10}, estimated=True)
        self.put("fans", {"2026-03-10": 12, "2026-04-10": 12})
        self.assertEqual(self.estimated(self.rules("fans")), ["2026-01", "2026-02"])
        self.assertEqual(self.estimated(self.rules("fans - start(fans)")), ["2026-02", "2026-03"])

    def test_the_number_of_exactly_the_period(self) -> None:
        self.put("reach", {"2026-01-01": 500}, MONTH)
        self.put("reach", {"2026-02-01": 600}, MONTH, estimated=True)
        self.put("reach", {"2026-01-10": 30}, estimated=True)
        self.assertEqual(self.estimated(self.rules("reach")), ["2026-02"])


if __name__ == "__main__":
    unittest.main()
