from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from journal_app import app
from tests.vault_fixtures import PASSPHRASE

PAGES = ("create", "unlock", "recovery", "first-day", "journal", "search", "not-saved")
SAFETY = ("try-backup", "moved", "working", "salvaged", "leaked", "damaged")


def test_every_page_is_drawn_in_both_themes_and_at_twice_the_size(
    vault_path, journal, opened, tmp_path, qapp
) -> None:
    opened.lock()

    files = app.demo_pictures(vault_path, PASSPHRASE, tmp_path / "pictures", scale=2.0)

    names = {file.stem.partition("@")[0] for file in files}
    for page in (*PAGES, *SAFETY):
        assert {f"{page}-light", f"{page}-dark"} <= names
    assert {QImage(str(file)).width() for file in files} == {2880}


def test_a_handful_is_drawn_narrow_large_and_turned(
    vault_path, journal, opened, tmp_path, qapp
) -> None:
    opened.lock()

    files = app.handful_of_pictures(vault_path, PASSPHRASE, tmp_path / "pictures")

    wide = {file.stem: QImage(str(file)).width() for file in files}
    assert wide["today-dark-720"] == 720
    assert wide["today-light-200"] == wide["today-light-rtl"] == 1440
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
