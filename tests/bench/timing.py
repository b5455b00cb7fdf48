"""Medians of cases that are taken in turns, so that a slow minute of the machine hits them all."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping

Medians = dict[str, float]


def milliseconds(work: Callable[[], object]) -> float:
    """How long the work took."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1_000


def in_turns(cases: Mapping[str, Callable[[], float]], rounds: int) -> Medians:
    """Ask every case for its milliseconds *rounds* times; one more round only warms."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            value = case()
            if number:
                taken[name].append(value)
    return medians(taken)


def medians(taken: Mapping[str, Iterable[float]]) -> Medians:
    """The median of each."""
    return {name: statistics.median(values) for name, values in taken.items()}
