# SPDX-License-Identifier: GPL-3.0-or-later
"""The formula language of KPIs: a recursive-descent parser and an evaluator.

    expression = term { ("+" | "-") term }
    term       = factor { ("*" | "/") factor }
    factor     = "-" factor | number | "(" expression ")"
               | "min" "(" expression "," expression ")"
               | "max" "(" expression "," expression ")"
               | "start" "(" metric ")" | metric

Rule 5: an input that is missing, or a division by zero, makes the whole value missing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Iterator, Protocol, Union


class FormulaError(Exception):
    """The text is not a formula; says at which column and what was expected."""


class Missing(Exception):
    """There is no value, and why (one word of rules.REASONS)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Metric:
    id: str


@dataclass(frozen=True)
class Start:
    """The level of a stock before the period (rule 3)."""

    id: str


@dataclass(frozen=True)
class Negative:
    operand: Node


@dataclass(frozen=True)
class Operation:
    """+, -, *, /, min or max of two operands."""

    sign: str
    left: Node
    right: Node


Node = Union[Number, Metric, Start, Negative, Operation]


class Inputs(Protocol):
    """Where the evaluator asks for its numbers; both may raise Missing."""

    def metric(self, metric: str) -> float: ...

    def start(self, metric: str) -> float: ...


_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|(.))", re.DOTALL)


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        for match in _TOKEN.finditer(text.rstrip()):
            number, name, sign = match.groups()
            kind = "number" if number else "name" if name else "sign"
            self.tokens.append((kind, number or name or sign, match.start(match.lastindex or 0)))
        self.tokens.append(("end", "", len(text)))
        self.at = 0

    def take(self) -> tuple[str, str, int]:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def next_is(self, *signs: str) -> bool:
        kind, text, _ = self.tokens[self.at]
        return kind == "sign" and text in signs

    def expect(self, sign: str) -> None:
        if not self.next_is(sign):
            raise self.error(f"“{sign}”")
        self.at += 1

    def error(self, expected: str) -> FormulaError:
        _, text, column = self.tokens[self.at]
        found = repr(text) if text else "the end"
        return FormulaError(f"column {column + 1}: expected {expected}, found {found}")

    def whole(self) -> Node:
        node = self.expression()
        if self.tokens[self.at][0] != "end":
            raise self.error("an operator or the end")
        return node

    def expression(self) -> Node:
        node = self.term()
        while self.next_is("+", "-"):
            node = Operation(self.take()[1], node, self.term())
        return node

    def term(self) -> Node:
        node = self.factor()
        while self.next_is("*", "/"):
            node = Operation(self.take()[1], node, self.factor())
        return node

    def factor(self) -> Node:
        kind, text, _ = self.tokens[self.at]
        if self.next_is("-"):
            self.at += 1
            return Negative(self.factor())
        if self.next_is("("):
            self.at += 1
            node = self.expression()
            self.expect(")")
            return node
        if kind == "number":
            self.at += 1
            return Number(float(text))
        if kind == "name":
            self.at += 1
            return self.named(text) if self.next_is("(") else Metric(text)
        raise self.error("a number, a metric or “(”")

    def named(self, name: str) -> Node:
        if name not in ("min", "max", "start"):
            self.at -= 1
            raise self.error("min, max or start before “(”")
        self.expect("(")
        if name == "start":
            kind, metric, _ = self.tokens[self.at]
            if kind != "name":
                raise self.error("a metric")
            self.at += 1
            self.expect(")")
            return Start(metric)
        left = self.expression()
        self.expect(",")
        right = self.expression()
        self.expect(")")
        return Operation(name, left, right)


def parse(text: str) -> Node:
    return _Parser(text).whole()


def metrics(node: Node) -> list[str]:
    """The metrics of a formula, in the order of reading, each once."""
    return list(dict.fromkeys(_metrics(node)))


def _metrics(node: Node) -> Iterator[str]:
    if isinstance(node, (Metric, Start)):
        yield node.id
    elif isinstance(node, Negative):
        yield from _metrics(node.operand)
    elif isinstance(node, Operation):
        yield from _metrics(node.left)
        yield from _metrics(node.right)


def evaluate(node: Node, inputs: Inputs) -> float:
    """Rule 5. Raises Missing; never returns NaN or an infinity."""
    value = _evaluate(node, inputs)
    if not math.isfinite(value):
        raise Missing("number")
    return value


def _evaluate(node: Node, inputs: Inputs) -> float:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Metric):
        return inputs.metric(node.id)
    if isinstance(node, Start):
        return inputs.start(node.id)
    if isinstance(node, Negative):
        return -_evaluate(node.operand, inputs)
    # Both sides first, left to right: a missing input is told before a division by zero.
    left = _evaluate(node.left, inputs)
    right = _evaluate(node.right, inputs)
    return _operate(node.sign, left, right)


def _operate(sign: str, left: float, right: float) -> float:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if sign == "min":
        return min(left, right)
    if sign == "max":
        return max(left, right)
    if right == 0:
        raise Missing("zero")
    return left / right
