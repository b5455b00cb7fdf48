"""Painted parts are known to a screen reader by the role they were given."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journal_app.ui.application import make_application
from journal_app.ui.roles import set_role


def test_a_part_is_told_by_its_role_and_any_other_as_qt_tells_it(qapp, qtbot) -> None:
    make_application("")
    chart, plain = QWidget(), QWidget()
    qtbot.addWidget(chart)
    qtbot.addWidget(plain)

    set_role(chart, QAccessible.Role.Chart)

    assert QAccessible.queryAccessibleInterface(chart).role() == QAccessible.Role.Chart
    assert QAccessible.queryAccessibleInterface(plain).role() == QAccessible.Role.Client
