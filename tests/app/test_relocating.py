"""A journal that lies in a synced folder is closed, moved to the usual one and opened there."""

import pytest

from journal_app import paths, vault
from journal_app.ui.unlock.unlock_page import UnlockPage
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def offers(synced, program, answers, qtbot):
    """Opens the journal there and has it moved; shows what comes of it."""

    def _offer() -> None:
        program.opened.elsewhere.offer()
        qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), UnlockPage))

    program.start(synced)
    program.front._on_secret(program.window.centralWidget(), PASSPHRASE)
    qtbot.waitUntil(lambda: program.opened is not None)
    answers.replies = ["move"]
    return _offer


def test_it_is_closed_moved_and_opened_in_the_usual_folder(synced, program, offers) -> None:
    offers()

    assert program.front.path == paths.journals_folder() / "Mine.journal"
    assert (paths.journals_folder() / "Mine.journal" / "journal.db").is_file()
    assert not synced.exists()


def test_what_cannot_be_moved_stays_and_opens_where_it_lies(
    synced, program, answers, offers, monkeypatch
) -> None:
    paths.journals_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.journals_folder().touch()

    offers()

    assert [title for title, _code in answers.shown] == ["The journal was not moved"]
    assert program.front.path == synced
    assert synced.exists()


def test_what_could_not_be_taken_away_is_told_and_the_new_place_opens(
    synced, program, answers, offers, monkeypatch
) -> None:
    moved = vault.move
    monkeypatch.setattr(vault, "move", lambda *places: moved(*places) and False)

    offers()

    assert answers.shown == [("The journal was moved", str(synced))]
    assert program.front.path == paths.journals_folder() / "Mine.journal"
