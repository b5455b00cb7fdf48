"""F6 goes through the parts of the window, a toast too, and finds each where one was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.ui.widgets.toast import ToastOffer


def step(open_journal, qtbot, *, back: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, held)


def region(open_journal) -> int:
    shown, focused = open_journal.frame.regions.shown, QApplication.focusWidget()
    return next(n for n, part in enumerate(shown) if part is focused or part.isAncestorOf(focused))


def test_f6_goes_through_every_part_and_comes_round(open_journal, qtbot) -> None:
    open_journal.journal.save(Entry(title="One", body_md="text"))
    open_journal.page.editor.body.setFocus()
    first, count = region(open_journal), len(open_journal.frame.regions.shown)

    met = []
    for _part in range(count):
        step(open_journal, qtbot)
        met.append(region(open_journal))

    assert count >= 4
    assert sorted(met) == list(range(count))
    assert region(open_journal) == first
    assert open_journal.page.editor.body.hasFocus()


def test_shift_f6_goes_back(open_journal, qtbot) -> None:
    open_journal.page.editor.body.setFocus()
    before = region(open_journal)
    step(open_journal, qtbot)

    step(open_journal, qtbot, back=True)

    assert region(open_journal) == before


def test_a_toast_that_is_shown_is_a_part_and_escape_leads_back(open_journal, qtbot) -> None:
    frame, done = open_journal.frame, []
    open_journal.journal.save(Goal(title="Lead"))
    frame.go("goals")
    frame.toast.tell(
        "Wrote a file",
        offers=[ToastOffer("Open", lambda: done.append(1)), ToastOffer("Show", lambda: None)],
    )
    frame.here.list.setFocus()

    for _part in range(len(frame.regions.shown)):
        if frame.toast.buttons[0].hasFocus():
            break
        step(open_journal, qtbot)
    reached = frame.toast.buttons[0].hasFocus()
    qtbot.keyClick(frame.toast.buttons[0], Qt.Key.Key_Tab)
    second = frame.toast.buttons[1].hasFocus()
    qtbot.keyClick(frame.toast.buttons[1], Qt.Key.Key_Escape)

    assert (reached, second) == (True, True)
    assert not frame.toast.isVisible()
    assert QApplication.focusWidget() not in frame.toast.buttons


def test_a_toast_without_anything_offered_is_passed_over(open_journal) -> None:
    frame = open_journal.frame

    frame.toast.tell("Saved")

    assert frame.toast not in frame.regions.shown
