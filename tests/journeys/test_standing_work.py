"""Work that never ends, as on a folder in the network that is gone, keeps no journal open."""

import dataclasses
import os
import threading

import pytest

from journal_app import vault
from journal_app.app.program import Program
from journal_app.domain.entry import Entry
from journal_app.store.store import Store
from tests.app.away.desktop import bus, desktop
from tests.app.away.running import begun, linux_only
from tests.vault_fixtures import PASSPHRASE
from tests.window_fixtures import given_to_tests

__all__ = ["bus", "desktop"]


@pytest.fixture
def standing(answers, theme, clock, vault_path, qtbot, expect_log):
    """An open journal whose long worker waits for what does not come; it says where it went."""
    expect_log("work that does not end")
    comes, stands, went = threading.Event(), threading.Event(), []
    made = Program(
        dataclasses.replace(
            given_to_tests(answers, theme, clock),
            give_way=went.append,
            leave=lambda: went.append(None),
            patience_s=0.05,
        )
    )
    made.start(vault_path)
    made.window.centralWidget().given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: made.opened is not None)
    made.opened.journal.save(Entry(title="kept"))
    made.long.run(lambda: stands.set() or comes.wait(60), done=print, failed=print)
    assert stands.wait(60)
    yield made, went
    comes.set()
    made.long.rest()
    made.window.close()
    made.window.deleteLater()


def test_it_locks_and_shows_nothing(standing, vault_path) -> None:
    program, went = standing

    assert program.lock(may_ask=False)

    assert went == [vault_path]
    assert not program.opened.face.isVisible()


def test_what_was_restored_takes_no_place_beside_it(standing, vault_path) -> None:
    program, went = standing
    restored = vault_path.with_name("Back.journal")

    program.opened.shelf.go_to(restored, instead=True)

    assert went == [vault_path]
    assert vault_path.is_dir()


def test_the_window_closes(standing) -> None:
    program, went = standing

    program.window.close()

    assert went == [None]
    assert not program.window.isVisible()


@pytest.mark.parametrize(
    ("asks", "title"),
    [
        (lambda opened: opened.elsewhere.move_asked.emit(), "The journal was not moved"),
        (lambda opened: opened.keeping.encrypt_anew("new"), "Nothing was encrypted anew"),
    ],
)
def test_what_needs_the_journal_alone_says_why_it_was_not_done(
    standing, asks, title, answers, vault_path
) -> None:
    program, went = standing

    asks(program.opened)

    assert [said[0] for said in answers.shown] == [title]
    assert went == [vault_path]
    assert vault.read_key(vault_path, PASSPHRASE)


# ------------------------------------------------------------------ for real


@linux_only
def test_the_machine_sleeps_with_nothing_in_memory(
    desktop, bus, vault_path, vault_key, tmp_path, qtbot
) -> None:
    fifo = tmp_path / "gone"
    os.mkfifo(fifo)
    with begun(desktop, qtbot, vault_path, vault_key, bus, str(fifo)) as running:
        spellings = (running.word.encode(), running.word.encode("utf-16-le"))

        desktop.does("sleep", True)
        qtbot.waitUntil(lambda: "released" in desktop.heard, timeout=60_000)
        when_released = running.counted(*spellings, vault_key)
        qtbot.waitUntil(lambda: running.said[1:] == ["locked"], timeout=60_000)

        assert when_released == 0
        assert running.counted(*spellings, vault_key) == 0
        word = running.word
    opened = vault.unlock_with_key(vault_path, vault_key)
    bodies = [each.body_md for each in Store(opened.connection)[Entry].where()]
    opened.lock()
    assert bodies == [word]
