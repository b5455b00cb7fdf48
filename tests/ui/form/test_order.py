"""Parts that come later stand where one reads them, also when one tabs."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.ui.form.order import put_after


def test_tab_goes_through_parts_after_a_ground_that_takes_no_focus_itself(qtbot) -> None:
    window, ground = QWidget(), QWidget()
    qtbot.addWidget(window)
    row, inside = QHBoxLayout(window), QHBoxLayout(ground)
    before, after = QLineEdit(), QLineEdit()
    for part in (before, ground, after):
        row.addWidget(part)
    parts = [QLineEdit(), QLineEdit()]
    for part in parts:
        inside.addWidget(part)

    put_after(ground, parts)

    passed, at = [], before
    for _part in range(3):
        at = at.nextInFocusChain()
        while at is ground:
            at = at.nextInFocusChain()
        passed.append(at)
    assert passed == [*parts, after]
