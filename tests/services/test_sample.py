import json

import pytest

from journal_app import paths
from journal_app.domain.entry import Entry
from journal_app.services import sample
from journal_app.store.store import Store


@pytest.fixture
def made(tmp_path, clock):
    opened = sample.make_passing(tmp_path / "state", clock)
    yield opened
    opened.lock()


def test_a_passing_sample_holds_the_sample_and_says_that_it_passes(made) -> None:
    store = Store(made.connection)

    wanted = json.loads(paths.resource("sample", "journal.json").read_text())["entry"]
    assert store[Entry].count() == len(wanted)
    assert sample.is_passing(store)


def test_a_usual_journal_does_not_pass(journal) -> None:
    sample.fill(journal)

    assert not sample.is_passing(journal.store)


def test_thrown_away_nothing_is_left_of_it(made, tmp_path) -> None:
    made.lock()

    sample.throw_away(made.folder)

    assert list((tmp_path / "state").iterdir()) == []


def test_what_was_left_behind_goes_with_the_next_and_what_is_open_stays(
    made, tmp_path, clock
) -> None:
    left = sample.make_passing(tmp_path / "state", clock)
    left.lock()

    new = sample.make_passing(tmp_path / "state", clock)
    new.lock()

    assert not left.folder.exists()
    assert made.folder.exists()


def test_nothing_but_a_sample_is_thrown_away(vault_path) -> None:
    sample.throw_away(vault_path)

    assert vault_path.exists()
