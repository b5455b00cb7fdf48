import pytest
from PySide6.QtCore import QObject

from journal_app.errors import NoSpace
from journal_app.ui.editor.autosave import Autosave


class Disk:
    """What is saved to: it can be full, or refuse to settle."""

    def __init__(self) -> None:
        self.saves = 0
        self.is_full = False
        self.settles = [True]

    def save(self) -> None:
        if self.is_full:
            raise NoSpace("There is no room left.")
        self.saves += 1

    def settle(self) -> bool:
        if self.is_full:
            raise NoSpace("There is no room left.")
        return self.settles.pop(0)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def autosave(disk, qapp):
    owner = QObject()
    made = Autosave(disk.save, disk.settle, owner)
    yield made
    made.stop()


def test_the_delays_keep_the_promise_of_one_second_and_of_three(autosave) -> None:
    autosave.note_change()

    assert autosave.quiet.isActive()
    assert 500 <= autosave.quiet.interval() <= 900
    assert autosave.longest.isActive()
    assert autosave.longest.interval() <= 3000


def test_typing_on_does_not_put_the_longest_wait_off(autosave, qtbot) -> None:
    autosave.note_change()
    begun = autosave.longest.timerId()

    autosave.note_change()

    assert autosave.longest.timerId() == begun


def test_a_pause_saves_once_and_then_settles(autosave, disk) -> None:
    autosave.note_change()
    autosave.note_change()

    autosave.quiet.timeout.emit()

    assert disk.saves == 1
    assert not autosave.is_dirty
    assert not autosave.longest.isActive()
    assert autosave.settling.isActive()
    assert autosave.settling.interval() == 2000


def test_nothing_typed_is_nothing_saved(autosave, disk) -> None:
    assert autosave.flush()
    assert disk.saves == 0


def test_settling_is_tried_again_until_it_could(autosave, disk) -> None:
    disk.settles = [False, True]
    autosave.settling.timeout.emit()
    assert autosave.settling.isActive()

    autosave.settling.stop()
    autosave.settling.timeout.emit()

    assert not autosave.settling.isActive()


def test_a_disk_too_full_to_settle_is_tried_again_and_nothing_is_said(autosave, disk) -> None:
    disk.is_full = True

    autosave._on_settle()

    assert autosave.settling.isActive()


def test_a_failed_save_is_told_and_tried_again(autosave, disk, qtbot) -> None:
    disk.is_full = True
    autosave.note_change()

    with qtbot.waitSignal(autosave.failed) as told:
        assert not autosave.flush()

    assert told.args == ["There is no room left."]
    assert autosave.is_dirty
    assert autosave.quiet.isActive()

    disk.is_full = False
    autosave.quiet.timeout.emit()
    assert disk.saves == 1


def test_an_unforeseen_error_keeps_the_text_and_is_tried_again(autosave, disk, qtbot) -> None:
    disk.save = None
    autosave._save = lambda: 1 / 0
    autosave.note_change()

    with pytest.raises(ZeroDivisionError), qtbot.waitSignal(autosave.failed):
        autosave.flush()

    assert autosave.is_dirty
    assert autosave.quiet.isActive()
