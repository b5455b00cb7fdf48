import sys
from pathlib import Path

import pytest

from journal_app.app.successor import successor_arguments


@pytest.mark.parametrize(
    ("original", "own", "expected"),
    [
        (["python", "-m", "journal_app"], ["x"], ["-m", "journal_app", "J"]),
        (["python", "-X", "utf8", "-m", "journal_app", "old"], ["x", "old"],
         ["-X", "utf8", "-m", "journal_app", "J"]),
        (["python", "/bin/mentoring-journal", "old"], ["/bin/mentoring-journal", "old"],
         ["/bin/mentoring-journal", "J"]),
    ],
)  # fmt: skip
def test_the_successor_is_called_as_we_were_with_the_journal(
    monkeypatch, original, own, expected
) -> None:
    monkeypatch.setattr(sys, "orig_argv", original)
    monkeypatch.setattr(sys, "argv", own)

    assert successor_arguments(Path("J")) == [sys.executable, *expected]
