"""A journal that lies in a synced folder is closed, moved to the usual one and opened there."""

import shutil

import pytest

from journal_app import paths, vault
from journal_app.ui.unlock.unlock_page import UnlockPage
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def synced(vault_path, tmp_path):
    """A journal that lies in a folder of a sync program."""
    place = tmp_path / "Dropbox" / "Mine.journal"
    place.parent.mkdir()
    shutil.copytree(vault_path, place)
    return place


def test_it_is_closed_moved_and_opened_in_the_usual_folder(synced, program, answers, qtbot) -> None:
    program.start(synced)
    program.front._on_secret(program.window.centralWidget(), PASSPHRASE)
    qtbot.waitUntil(lambda: program.opened is not None)
    answers.replies = ["move"]

    program.opened.elsewhere.offer()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), UnlockPage))

    assert program.front.path == paths.journals_folder() / "Mine.journal"
    assert (paths.journals_folder() / "Mine.journal" / "journal.db").is_file()
    assert not synced.exists()


def test_what_cannot_be_moved_stays_and_opens_where_it_lies(
    synced, program, answers, qtbot, monkeypatch
) -> None:
    program.start(synced)
    program.front._on_secret(program.window.centralWidget(), PASSPHRASE)
    qtbot.waitUntil(lambda: program.opened is not None)
    answers.replies = ["move"]
    paths.journals_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.journals_folder().touch()

    program.opened.elsewhere.offer()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), UnlockPage))

    assert [title for title, _code in answers.shown] == ["The journal was not moved"]
    assert program.front.path == synced
    assert synced.exists()


def test_what_could_not_be_taken_away_is_told_and_the_new_place_opens(
    synced, program, answers, qtbot, monkeypatch
) -> None:
    program.start(synced)
    program.front._on_secret(program.window.centralWidget(), PASSPHRASE)
    qtbot.waitUntil(lambda: program.opened is not None)
    answers.replies, moved = ["move"], vault.move
    monkeypatch.setattr(vault, "move", lambda *places: moved(*places) and False)

    program.opened.elsewhere.offer()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), UnlockPage))

    assert answers.shown == [("The journal was moved", str(synced))]
    assert program.front.path == paths.journals_folder() / "Mine.journal"
