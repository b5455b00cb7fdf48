"""By hand: on every page Tab reaches each control and shows where it is; Escape harms nothing."""

import dataclasses
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.review import Review
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.journeys.test_every_page import FRONT, INSIDE, Shown, begin, settle, take_sample
from tests.window_fixtures import answers, theme

__all__ = ["answers", "theme"]
ABOVE = ("palette", "capture")  # these lie above a page and keep Tab to themselves
PAGES = (*(name for name in INSIDE if name not in ABOVE), "versions", "what_leaves")
LEFT = {"versions": "journal", "keys": "today"}  # where Escape leads back to
AROUND = 6  # pixels: what shows the focus may stand outside
MOST_STEPS = 300


class Windows(QObject):
    """Keeps what is shown as a window of its own: a part shown before it has its place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.seen.append(called(watched))
        return False


@pytest.fixture
def windows(qapp):
    made = Windows()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def shown(opened, answers, theme, clock, qapp):
    made = begin(Shown(opened, answers, theme, clock))
    take_sample(made.whole.journal)
    entry = newest(made)
    made.whole.journal.save(dataclasses.replace(entry, title="Another title"))
    made.whole.journal.leave()
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # a cursor that blinks would be a difference too
    yield made
    qapp.setCursorFlashTime(flash)
    made.close()


def newest(shown) -> Entry:
    journal = shown.whole.journal
    return journal[Entry].get(journal.heads(Entry, limit=1)[0].id)


def go(shown, name: str) -> QWidget:
    if name == "versions":
        shown.page("entry")
        shown.frame.doing.run("entry.versions")
    elif name == "what_leaves":
        review = shown.whole.journal.heads(Review, limit=1)[0]
        shown.page("reviews").here.what_leaves_asked.emit(review.id, True)
    else:
        shown.page(name)
    settle()
    return shown.frame


def pages(shown) -> Iterator[tuple[str, QWidget]]:
    """Every page in turn as the window it stands in."""
    for name in PAGES:
        yield name, go(shown, name)
    shown.frame.hide()
    for name, make in FRONT.items():
        page = make(shown.theme)
        page.resize(shown.frame.size())
        page.show()
        page.activateWindow()
        settle()
        yield name, page
        page.hide()
        page.deleteLater()


def controls(window: QWidget) -> list[QWidget]:
    """What Tab has to reach; of words of which one is chosen, the one that is."""
    return [one for one in window.findChildren(QWidget) if is_control(one)]


def is_control(one: QWidget) -> bool:
    if isinstance(one, QAbstractButton) and one.group() is not None and one.group().exclusive():
        return one.isVisible() and one.isEnabled() and one.isChecked()
    by_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and one.isVisible() and one.isEnabled() and one.focusProxy() is None


def called(one: QWidget) -> str:
    return f"{type(one).__name__} {one.objectName() or one.accessibleName()}"


def walked(window: QWidget) -> Iterator[QWidget]:
    """Press Tab from the first control until one is there again."""
    first = controls(window)[0]
    first.clearFocus()  # so that it comes anew where it is already
    first.setFocus(Qt.FocusReason.TabFocusReason)
    yield first
    before = first
    for _step in range(MOST_STEPS):
        name = called(before)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None, name
        if at is first:
            return
        if at is not before:  # in a text that is read Tab goes through its links
            yield at
        before = at
    raise AssertionError(called(at))


def looks(window: QWidget, one: QWidget) -> bytes:
    settle()
    place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    picture = window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()
    return b"" if picture.isNull() else bytes(picture.constBits())


def is_seen(window: QWidget, one: QWidget) -> bool:
    """Whether the focus changes how the control looks."""
    with_focus = looks(window, one)
    one.clearFocus()
    without = looks(window, one)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


def test_tab_reaches_every_control_and_comes_back_to_the_first(shown) -> None:
    left_out, changes = {}, []
    stop = shown.whole.journal.subscribe(changes.extend)
    for name, window in pages(shown):
        wanted = Counter(map(called, controls(window)))
        wanted.subtract(map(called, walked(window)))
        left_out[name] = [one for one, times in wanted.items() if times > 0]
    stop()

    assert {name: ones for name, ones in left_out.items() if ones} == {}
    assert changes == []


def test_the_focus_is_seen_wherever_it_is(shown) -> None:
    unseen = {}
    for name, window in pages(shown):
        ring = FocusRing(window)
        unseen[name] = [called(one) for one in walked(window) if not is_seen(window, one)]
        ring.deleteLater()

    assert {name: ones for name, ones in unseen.items() if ones} == {}


def test_escape_harms_nothing(shown) -> None:
    changes = []
    stop = shown.whole.journal.subscribe(changes.extend)
    moved = {}
    for name in PAGES:
        window = go(shown, name)
        here = shown.frame.key
        for one in controls(window):
            one.setFocus()
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
            if shown.frame.key != here:
                moved[name] = shown.frame.key
                go(shown, name)
    stop()

    assert moved == LEFT
    assert changes == []
    assert shown.frame.isVisible()


def test_no_part_is_a_window_before_it_has_its_place(shown, windows) -> None:
    for name in (*PAGES, *ABOVE):
        go(shown, name)

    assert windows.seen == []
