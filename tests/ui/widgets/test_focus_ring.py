from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.editor.title_field import TitleField
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.leading import Leading
from journal_app.ui.widgets.parts import button

CLEAR = 4  # pixels from the letters to the outer edge of the ring


def test_the_ring_goes_where_the_focus_goes_and_moves_along(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    field, first, quiet = QLineEdit(), button("Do it", "primary"), button("Move", "quiet")
    for part in (field, first, quiet):
        layout.addWidget(part)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()

    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    assert ring.isVisible()
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    window.resize(500, 400)
    qtbot.waitUntil(lambda: ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4))
    quiet.setFocus()
    qtbot.waitUntil(quiet.hasFocus)
    assert ring.geometry() == quiet.geometry().adjusted(-4, -4, 4, 4)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert not ring.isVisible()
    window.hide()


def test_a_title_shows_that_it_has_the_focus(theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    title = TitleField(theme)
    title.setParent(window)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    title.setFocus()

    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(title.geometry())
    assert ring.x() <= title.x() - CLEAR


def test_the_ring_of_a_row_is_clear_of_its_letters(theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = Leading(theme, "I send the article", "Ana")
    row.setParent(window)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    at_rest = row.grab().toImage()

    row.setFocus()

    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == row.geometry().adjusted(-CLEAR, -CLEAR, CLEAR, CLEAR)
    assert row.grab().toImage() == at_rest
