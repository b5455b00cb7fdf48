"""People: a sentence makes a person and a relationship."""

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.relationship import Relationship
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def go(open_journal):
    def _go(key: str):
        assert open_journal.frame.go(key)
        return open_journal.frame.pages[key]

    return _go


def test_a_sentence_in_people_makes_a_pair_and_opens_it(go, qtbot) -> None:
    page = go("people")
    page.composer.name.setText("Ingrid")

    qtbot.keyClick(page.composer.name, Qt.Key.Key_Return)

    assert isinstance(page.form.record, Relationship)
    assert page.model.rowCount() == 2


def test_a_step_that_is_done_again_opens_what_it_brought(go, open_journal) -> None:
    page = go("people")
    page.composer.name.setText("Ingrid")
    page.composer.submit()

    open_journal.frame.doing.undo()
    nothing = page.form.record
    open_journal.frame.doing.redo()

    assert nothing is None
    assert isinstance(page.form.record, Relationship)
