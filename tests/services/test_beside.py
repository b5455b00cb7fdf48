"""A backup as a journal that can only be read, also when an older program wrote it."""

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.errors import HeaderNewer, ReadOnly
from journal_app.services.beside import Beside
from journal_app.store.library import database
from tests.backup_fixtures import put_aside

__all__ = ["put_aside"]


def test_the_backup_is_searched_by_itself(journal, put_aside) -> None:
    entry = journal.save(Entry(title="Silence", body_md="two silences"))
    beside = put_aside()
    journal.trash(entry)

    found = beside.find("silen")

    assert [head.title for head in found] == ["Silence"]


def test_nothing_is_written_in_it(journal, put_aside) -> None:
    beside = put_aside()

    with pytest.raises(ReadOnly):
        beside.journal.save(Goal(title="not here"))


def test_tables_of_an_older_program_are_read_with_what_they_lack_left_empty(
    journal, opened, clock, tmp_path
) -> None:
    journal.save(Goal(title="old"))
    file = opened.back_up(tmp_path / "backups", clock.time)
    before = file.read_bytes()
    found = opened.open_backup(file, tmp_path / "state")
    with found.writing() as connection:
        connection.execute("ALTER TABLE goal DROP COLUMN support_md")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()

    beside = Beside(found, clock)

    (goal,) = beside.journal[Goal].every()
    assert (goal.title, goal.support_md) == ("old", "")
    assert file.read_bytes() == before
    beside.close()


def test_tables_of_a_newer_program_are_refused_in_words(journal, opened, clock, tmp_path) -> None:
    file = opened.back_up(tmp_path / "backups", clock.time)
    found = opened.open_backup(file, tmp_path / "state")
    with found.writing() as connection:
        database(connection).execute("PRAGMA user_version = 999")

    with pytest.raises(HeaderNewer):
        Beside(found, clock)

    found.close()
