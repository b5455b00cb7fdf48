"""A file that was written is opened from where it is said, by the system and on request only."""

import pytest
from PySide6.QtGui import QDesktopServices

from journal_app.ui.opening import offers_of, place_of


@pytest.fixture
def handed(monkeypatch) -> list:
    """What was handed over to the system."""
    given: list = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: given.append(url) or True)
    return given


def test_the_file_itself_or_its_folder_is_opened(handed, tmp_path) -> None:
    file = tmp_path / "a file #1.md"
    file.write_text("x")
    first, second = offers_of(file, lambda _words: None)

    first.do()
    second.do()

    assert [url.toLocalFile() for url in handed] == [str(file), str(tmp_path)]
    assert [first.words, second.words] == ["Open", "Show in its folder"]


def test_what_was_taken_away_since_is_said_and_nothing_is_opened(handed, tmp_path) -> None:
    said: list[str] = []

    offers_of(tmp_path / "gone.md", said.append)[0].do()

    assert said == ["“gone.md” is not there any more."]
    assert handed == []


def test_where_nothing_opens_it_the_folder_is_named(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    said: list[str] = []

    place_of(tmp_path / "kept.journalbackup", said.append).do()

    assert said == [f"Nothing on this computer opens it. It lies in {tmp_path}."]
