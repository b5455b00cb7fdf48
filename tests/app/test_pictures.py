import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from journal_app import app
from journal_app.app.tour import SEARCHED, SHOWN_ENTRY
from journal_app.domain.entry import Entry
from tests.vault_fixtures import PASSPHRASE

PAGES = ("create", "unlock", "recovery", "first-day", "journal", "search", "not-saved")
SAFETY = (
    *("try-backup", "try-sheet", "moved", "working", "salvaged", "leaked", "damaged"),
    *("problem", "problem-damaged", "sheet-used"),
)


@pytest.fixture
def looked_at(vault_path, journal, opened):
    """A locked journal with what the pictures wait for: an entry to preview and to find."""
    journal.save(Entry(id=SHOWN_ENTRY, title="Ten seconds", body_md=f"of {SEARCHED}"))
    opened.lock()
    return vault_path


def test_every_page_is_drawn_in_both_themes_and_at_twice_the_size(
    looked_at, tmp_path, qapp
) -> None:
    files = app.demo_pictures(looked_at, PASSPHRASE, tmp_path / "pictures", scale=2.0)

    names = {file.stem.partition("@")[0] for file in files}
    for page in (*PAGES, *SAFETY):
        assert {f"{page}-light", f"{page}-dark"} <= names
    assert {QImage(str(file)).width() for file in files} == {2880}


def test_a_handful_is_drawn_narrow_large_and_turned(looked_at, tmp_path, qapp) -> None:
    files = app.handful_of_pictures(looked_at, PASSPHRASE, tmp_path / "pictures")

    wide = {file.stem: QImage(str(file)).width() for file in files}
    assert wide["today-dark-720"] == 720
    assert wide["today-light-200"] == wide["today-light-rtl"] == 1440
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
