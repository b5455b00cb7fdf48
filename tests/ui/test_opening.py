"""A file that was written is opened from where it is said, by the system and on request only."""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal_app.ui import opening
from journal_app.ui.opening import offers_of, open_address, open_file, places_of, written


@pytest.fixture
def handed(monkeypatch) -> list:
    """What was handed over to the system."""
    given: list = []
    monkeypatch.setattr(opening, "LAUNCHER", "no-such-launcher")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: given.append(url) or True)
    return given


def test_the_file_itself_or_its_folder_is_opened(handed, tmp_path) -> None:
    file = tmp_path / "a file #1.md"
    file.write_text("x")
    first, second, _third = offers_of(file, lambda _words: None)

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
    monkeypatch.setattr(opening, "LAUNCHER", "no-such-launcher")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    said: list[str] = []

    places_of(tmp_path / "kept.journalbackup", said.append)[0].do()

    assert said == [NONE_FOUND.format(folder=tmp_path)]


NONE_FOUND = "No program on this computer was found that opens it. It lies in {folder}."


def launcher(monkeypatch, folder: Path, *, code: int) -> Path:
    """A launcher that notes what it was handed and ends with that code; answers its notes."""
    notes = folder / "handed over"
    script = folder / "bin" / "xdg-open"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{notes}"\nexit {code}\n')
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{script.parent}:/bin:/usr/bin")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("not asked"))
    return notes


def test_a_launcher_that_found_no_program_is_not_believed(monkeypatch, tmp_path, qtbot) -> None:
    notes, file, said = launcher(monkeypatch, tmp_path, code=3), tmp_path / "a file.md", []
    file.write_text("x")

    open_file(file, said.append)
    qtbot.waitUntil(lambda: bool(said))

    assert said == [NONE_FOUND.format(folder=tmp_path)]
    assert notes.read_text() == str(file)


def test_a_launcher_that_cannot_be_run_is_not_believed(monkeypatch, tmp_path, qtbot) -> None:
    launcher(monkeypatch, tmp_path, code=0)
    (tmp_path / "bin" / "xdg-open").write_bytes(b"\x7fELF no program")
    said: list[str] = []

    open_file(tmp_path, said.append)
    qtbot.waitUntil(lambda: bool(said))

    assert said == [NONE_FOUND.format(folder=tmp_path)]


def test_where_a_program_was_found_nothing_is_said(monkeypatch, tmp_path, qtbot, qapp) -> None:
    notes, said = launcher(monkeypatch, tmp_path, code=0), []

    open_file(tmp_path, said.append)
    qtbot.waitUntil(lambda: notes.exists() and not qapp.findChildren(QProcess))

    assert said == []


def test_where_it_lies_can_be_copied(tmp_path) -> None:
    said: list[str] = []

    places_of(tmp_path / "kept.md", said.append)[1].do()

    assert QGuiApplication.clipboard().text() == str(tmp_path / "kept.md")
    assert said == ["Its path is on the clipboard."]


def test_what_was_written_says_where_it_lies(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    assert written(tmp_path / "Papers" / "a.md") == "Wrote a.md to ~/Papers."
    assert written(tmp_path / "a.md") == "Wrote a.md to your home folder."
    assert written(Path("/elsewhere/a.md")) == "Wrote a.md to /elsewhere."


def test_an_address_of_the_net_is_handed_over(handed) -> None:
    open_address("https://a.example/b?c=%20d")
    open_address("mailto:ada@a.example")

    assert [url.toEncoded().toStdString() for url in handed] == [
        "https://a.example/b?c=%20d",
        "mailto:ada@a.example",
    ]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "//host/share", "smb://host/x", "ssh://x", "x", "", "http://["],
)
def test_no_other_kind_of_address_is_handed_over(handed, address: str) -> None:
    open_address(address)

    assert handed == []
