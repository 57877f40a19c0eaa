"""Ratios of process CPU time, measured interleaved in one run: one round discarded, five kept."""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """One metric of the quality page: its ratio, its goal, and what both sides took (seconds)."""

    number: str
    metric: str
    ratio: float
    goal: float
    measured: float
    floor: float
    unit: str = "s"

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal

    def line(self) -> str:
        """The result as one line of JSON."""
        plain = asdict(self)
        for name in ("ratio", "measured", "floor"):
            plain[name] = round(plain[name], 6)
        return json.dumps({**plain, "met": self.met}, ensure_ascii=False)


def cpu(act: Callable[[], object]) -> float:
    """The CPU time that one call takes, of this process and of those it starts and waits for."""
    gc.collect()
    gc.disable()
    start = _spent()
    act()
    taken = _spent() - start
    gc.enable()
    return taken


def _spent() -> float:
    below = os.times()
    return time.process_time() + below.children_user + below.children_system


def ratio(
    number: str,
    metric: str,
    goal: float,
    measured: Callable[[], object],
    floor: Callable[[], object],
    repeat: int = 1,
    prepare: Callable[[], object] | None = None,
) -> Result:
    """Measure both sides by turns, `repeat` calls a round, and compare their medians.

    `prepare` is called before each round and is not measured.
    """
    sides: tuple[list[float], list[float]] = ([], [])
    for number_of_round in range(ROUNDS + 1):
        if prepare:
            prepare()
        taken = [0.0, 0.0]
        for _ in range(repeat):
            taken[0] += cpu(measured)
            taken[1] += cpu(floor)
        if number_of_round:
            for side, seconds in zip(sides, taken, strict=True):
                side.append(seconds / repeat)
    return compare(number, metric, goal, *sides)


def compare(
    number: str,
    metric: str,
    goal: float,
    measured: list[float],
    floor: list[float],
    unit: str = "s",
) -> Result:
    """The result of measurements that were taken elsewhere (in child processes, say)."""
    over, under = statistics.median(measured), statistics.median(floor)
    return Result(number, metric, over / under, goal, over, under, unit)
