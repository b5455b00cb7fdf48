"""What is asked of the one application object for everything that is shown in it."""

import dataclasses

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt

from journal_app.app.program import Program
from journal_app.settings import Settings
from journal_app.ui.application import set_motion
from tests.window_fixtures import given_to_tests

MENUS = Qt.UIEffect.UI_General


@pytest.fixture
def moving(qapp):
    """An application on a desktop where menus move; afterwards all is as it was."""
    before = qapp.isEffectEnabled(MENUS)
    qapp.setProperty("usual_effects", True)
    set_motion(qapp, reduced=False)
    yield qapp
    qapp.setProperty("usual_effects", before)
    set_motion(qapp, reduced=False)


def test_where_motion_is_reduced_nothing_moves_and_the_cursor_stands(moving) -> None:
    usual = (moving.isEffectEnabled(MENUS), moving.cursorFlashTime())

    set_motion(moving, reduced=True)
    reduced = (moving.isEffectEnabled(MENUS), moving.cursorFlashTime())
    set_motion(moving, reduced=False)

    assert reduced == (False, 0)
    assert usual == (moving.isEffectEnabled(MENUS), moving.cursorFlashTime())
    assert usual[0]
    assert usual[1] > 0


def test_a_program_begins_and_goes_on_as_was_chosen(moving, answers, theme, clock, qtbot) -> None:
    given = given_to_tests(answers, theme, clock)
    usual = moving.cursorFlashTime()

    made = Program(dataclasses.replace(given, settings=Settings(reduced_motion=True)))
    begun = moving.cursorFlashTime()
    made.preferences.change(reduced_motion=False)

    assert begun == 0
    assert moving.cursorFlashTime() == usual
    made.window.close()
    made.window.deleteLater()


def test_palette_and_toast_are_there_at_once_and_nothing_in_the_window_moves(
    moving, open_journal
) -> None:
    set_motion(moving, reduced=True)
    frame = open_journal.frame

    frame.open_palette()
    frame.toast.tell("Kept", undo=lambda: None)

    assert frame.palette_sheet.isVisible()
    assert frame.toast.isVisible()
    assert frame.window().findChildren(QAbstractAnimation) == []
    frame.palette_sheet.close_up()
