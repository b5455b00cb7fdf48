"""The structures Windows is handed have the sizes its documentation says."""

import ctypes
import sys

import pytest

from journal_app.services.importers.job_object import BasicLimits, ExtendedLimits, limits

IS_64 = sys.maxsize > 2**32


@pytest.mark.skipif(not IS_64, reason="the sizes are those of 64 bits")
def test_the_structures_are_as_long_as_documented() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144


def test_the_limits_are_said_in_the_units_of_windows() -> None:
    made = limits(20, 1 << 30)

    assert made.basic.process_time == 200_000_000
    assert made.basic.active_processes == 1
    assert made.process_memory == 1 << 30
