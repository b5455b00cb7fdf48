"""What a screen reader is told a painted part is, where Qt by itself would say nothing."""

import functools

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE = "accessible_role"  # the dynamic property that holds the name of a role


def set_role(part: QWidget, role: QAccessible.Role) -> None:
    """Say what the part is."""
    _tell_roles()
    part.setProperty(ROLE, role.name)


@functools.cache
def _tell_roles() -> None:
    """From now on parts that were given a role are known by it."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, part: QObject) -> QAccessibleInterface | None:
    if not isinstance(part, QWidget) or not part.property(ROLE):
        return None  # Qt knows it by itself
    return QAccessibleWidget(part, QAccessible.Role[part.property(ROLE)])
