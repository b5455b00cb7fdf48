"""Every word that anything in a window holds, whether it is seen, heard or hidden."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

SPOKEN = ("accessibleName", "accessibleDescription", "toolTip", "whatsThis", "statusTip")
SHOWN = ("text", "toPlainText", "placeholderText", "windowTitle", "title", "currentText")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole + 1,  # the second line of a row
)


def everything_said(window: QWidget) -> str:
    """Every word any widget or action under the window holds, hidden ones too."""
    said = []
    for part in (window, *window.findChildren(QWidget), *window.findChildren(QAction)):
        for name in (*SPOKEN, *SHOWN):
            ask = getattr(part, name, None)
            try:
                words = ask() if callable(ask) else ""
            except TypeError:  # it wants to know of what
                words = ""
            said.append(words if isinstance(words, str) else "")
        ask = getattr(part, "model", None)
        model = ask() if callable(ask) else ask
        if isinstance(model, QAbstractItemModel):
            said += _rows(model)
    return "\n".join(said)


def _rows(model: QAbstractItemModel) -> list[str]:
    found = []
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            found += [str(words) for role in ROLES if (words := model.data(index, role))]
    return found
