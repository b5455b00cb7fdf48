"""Undo and redo against a simple model: any order of doing, taking back, locking, going on."""

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from tests.vault_fixtures import Clock

IDS = [f"{number:020x}" for number in range(3)]
Said = dict[str, tuple[str, bool]]  # id to title and whether it is in the trash


class Undoing(RuleBasedStateMachine):
    """The model keeps whole states: those before, and those that redo would bring back."""

    made: tuple[Path, bytes]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "Mine.journal"
        shutil.copytree(self.made[0], self.path)
        self.clock = Clock()
        self.now: Said = {}
        self.before: list[Said] = []
        self.after: list[Said] = []
        self.sitting: str | None = None
        self._open()

    def _open(self) -> None:
        self.opened = vault.unlock_with_key(self.path, self.made[1])
        self.journal = Journal(Store(self.opened.connection), self.clock)

    def _done(self, state: Said, sitting: str | None) -> None:
        if sitting is None or sitting != self.sitting:
            self.before.append(self.now)
        self.after = []
        self.now, self.sitting = state, sitting

    @rule(record_id=st.sampled_from(IDS), title=st.sampled_from(["one", "two", "three"]))
    def save(self, record_id: str, title: str) -> None:
        found = self.journal[Entry].get(record_id) or Entry(id=record_id)
        if found.title == title:
            return
        self.journal.save(dataclasses.replace(found, title=title))
        in_trash = self.now.get(record_id, ("", False))[1]
        self._done(self.now | {record_id: (title, in_trash)}, record_id)

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def throw_or_take_out(self, data) -> None:
        record_id = data.draw(st.sampled_from(sorted(self.now)))
        title, in_trash = self.now[record_id]
        record = self.journal[Entry].get(record_id)
        (self.journal.restore if in_trash else self.journal.trash)(record)
        self._done(self.now | {record_id: (title, not in_trash)}, None)

    @rule()
    def undo(self) -> None:
        assert self.journal.can_undo == bool(self.before)
        self.journal.undo()
        if self.before:
            self.after.append(self.now)
            self.now = self.before.pop()
            self.sitting = None

    @rule()
    def redo(self) -> None:
        assert self.journal.can_redo == bool(self.after)
        self.journal.redo()
        if self.after:
            self.before.append(self.now)
            self.now = self.after.pop()
            self.sitting = None

    @rule()
    def wait(self) -> None:
        self.clock.time += dt.timedelta(minutes=6)
        self.sitting = None

    @rule()
    def lock_and_unlock(self) -> None:
        self.opened.lock()
        self._open()
        self.sitting = None

    @invariant()
    def the_journal_says_what_the_model_says(self) -> None:
        found = {one.id: (one.title, one.trashed_at is not None) for one in self._every()}
        assert found == self.now

    def _every(self) -> list[Entry]:
        return self.journal[Entry].all_where()

    def teardown(self) -> None:
        assert self.journal.store.problems() == []
        self.opened.lock()
        shutil.rmtree(self.folder)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_undo_and_redo_keep_to_the_model_whatever_is_done(made_vault) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Undoing.made = made_vault
    run_state_machine_as_test(
        Undoing, settings=settings(max_examples=60, stateful_step_count=25, deadline=None)
    )
