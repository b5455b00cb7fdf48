"""Every measure beside its target and its floor, in one table: ``make bench``.

    python -m tests.bench [--entries 1000 10000 100000] [--rounds 7]

Times are medians in milliseconds of cases taken in turns. The machine's own speed cancels in a
ratio; the bare times are for scale. A row that misses its target says so.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import made, stored, windows
from tests.bench.made import Made
from tests.bench.report import Report

LEAST = 100  # entries of the journal that growth is compared with
MIDDLE = 10_000  # up to here the narrower bounds of growth and memory hold
STALL_MS = 2_000
PAGE_MS, PAGES_GROW = 50, 3  # a page reads windows of heads, however long one has lived
SAVES = 60
SEARCHES = 15


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; answers how many targets were missed."""
    asked = _asked(argv)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as folder:
        journals = [_made(Path(folder), count) for count in (LEAST, *asked.entries)]
        print(f"\nPlatform of the windows: {os.environ.get('QT_QPA_PLATFORM', 'of this system')}")
        _windows(report, journals, asked.rounds)
        _pages(report, Path(folder), asked.rounds)
        for journal in journals[1:]:
            _stored(report, journal)
    return report.close()


def _asked(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args(argv)


def _made(folder: Path, count: int) -> Made:
    started = time.monotonic()
    journal = made.make(folder, count)
    print(f"{count:,} entries written in {time.monotonic() - started:.0f} s", flush=True)
    return journal


def _windows(report: Report, journals: Sequence[Made], rounds: int) -> None:
    start = windows.start_up(journals[0], rounds)
    report.part("Start: from exec to the first picture")
    report.ratio("unlock page / empty window", start["unlock"], start["empty"], most=1.25)
    said = windows.opened(journals, rounds)
    least = said.pop(LEAST)
    for count, values in said.items():
        is_large = count > MIDDLE
        report.part(f"{count:,} entries in the open window, against {LEAST}")
        ours, floor = values["usable"], least["usable"]
        report.ratio("unlock to timeline, key given", ours, floor, most=1.5 if is_large else 1.2)
        report.most("unlock to timeline, ms", ours, most=500)
        report.ratio("memory", values["memory"], least["memory"], most=1.3)
        report.most("unlock to the whole timeline, ms", values["whole"], most=None)
        report.most("scroll by a page, slowest picture but one, ms", values["frame"], most=33)
        report.most("go to a day, ms", values["jump"], most=100)
        report.most("memory, MB", values["memory"], most=None if is_large else 110)
        report.most("open an entry of 20 KB, ms", values["entry"], most=30)
        report.most("a key in 20 KB, median, ms", values["key20"], most=8)
        report.most("a key in 20 KB, slowest but one, ms", values["slow20"], most=16)
        report.most("a key in 200 KB, median, ms", values["key200"], most=16)
        report.most("a key in 200 KB, slowest but one, ms", values["slow200"], most=33)
        report.most("preview of 20 KB after the pause, ms", values["preview"], most=50)
        report.most("longest stall while searching, ms", values["stall"], most=50)
        report.most("longest stall while backing up, ms", values["backing"], most=50)
        report.most("from the last letter to the list, ms", values["found"], most=100)
        report.most("put in a megabyte of lines, ms", values["paste"], most=STALL_MS)
        report.most("open a megabyte of lines, ms", values["open"], most=STALL_MS)
        report.most("break a line of a megabyte, ms", values["break"], most=STALL_MS)


def _pages(report: Report, folder: Path, rounds: int) -> None:
    lived = [made.make_lived(folder, is_long=is_long) for is_long in (False, True)]
    said = windows.pages(lived, rounds)
    short, long = (said[one.count] for one in lived)
    report.part(f"Going to a page with {lived[1].count} sessions, against {lived[0].count}")
    for key, taken in long.items():
        report.ratio(f"{key}: ten years / sample", taken, short[key], most=PAGES_GROW)
        report.most(f"{key}, ms", taken, most=PAGE_MS)


def _stored(report: Report, journal: Made) -> None:
    report.part(f"{journal.count:,} entries in the store")
    size = journal.journal_bytes, journal.text_bytes
    report.ratio("size / plain text", *size, most=3.0, unit=1e6)
    taken = stored.saving(journal, SAVES)
    plain = taken["plain"]
    report.ratio("save with row, search, history / plain commit", taken["save"], plain, most=3)
    report.most("save with row, search, history, ms", taken["save"], most=5)
    report.ratio("save again in the sitting / plain commit", taken["again"], plain, most=3)
    for words, times in stored.searching(journal, SEARCHES).items():
        name = f"search, {words}"
        report.ratio(f"{name}: first 50 / without a key", times["first"], times["plain"], most=1.5)
        report.most(f"{name}: found with total and records, ms", times["found"], most=100)


if __name__ == "__main__":
    main()
