"""The bench itself runs through; what it measures is asserted nowhere."""

import os
import re

from tests.bench import __main__ as bench
from tests.bench.report import Report


def test_every_part_of_the_table_is_measured(capsys, monkeypatch):
    monkeypatch.setattr(bench, "SAVES", 2)
    monkeypatch.setattr(bench, "SEARCHES", 2)
    monkeypatch.setitem(os.environ, "QT_QPA_PLATFORM", "offscreen")
    missed = bench.main(["--entries", "120", "--rounds", "1"])
    said = capsys.readouterr().out
    for words in (
        "unlock page / empty window",
        "unlock to timeline, key given",
        "go to a day, ms",
        "memory, MB",
        "open an entry of 20 KB, ms",
        "longest stall while searching, ms",
        "sessions: ten years / sample",
        "today, ms",
        "size / plain text",
        "save with row, search, history / plain commit",
        "search, rare: found with total and records, ms",
    ):
        assert re.search(rf"  {re.escape(words)} +\d+\.\d\d", said), words
    assert said.count("MISSED") == missed


def test_a_missed_target_is_named(capsys):
    report = Report()
    report.part("Weights")
    report.ratio("ours / floor", 4.0, 2.0, most=1.5)
    report.most("grams", 1.0, most=2.0)
    assert report.close() == 1
    said = capsys.readouterr().out
    assert re.search(r"ours / floor +2\.00 +4\.00 / +2\.00 +at most 1\.5 +MISSED\n", said)
    assert said.endswith("1 missed:\n  Weights: ours / floor\n")
