"""Qt's own dialogs with our icons, which take the colour of the window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QAbstractItemView, QToolButton, QWidget

from journal_app.ui.icons import RATIOS, pixmap
from journal_app.ui.theme import BODY_PX
from journal_app.ui.widgets.parts import TOOL_PX

FILE_PX, SIZE = 16, QSize(760, 480)
MARKS = {  # Qt's name of a button, and our icon
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "layout-grid",
    "detailModeButton": "list",
}


def dress(dialog: QWidget) -> None:
    """Give each button of a file dialog an icon one can see; a dialog of the system has none."""
    scale = max(1.0, dialog.font().pixelSize() / BODY_PX)
    found = {name: dialog.findChild(QToolButton, name) for name in MARKS}
    for name, button in found.items():
        if button is not None:
            size = round(TOOL_PX * scale)
            button.setIcon(_icon(dialog.palette(), MARKS[name], size))
            button.setIconSize(QSize(size, size))
    for view in dialog.findChildren(QAbstractItemView):
        view.setIconSize(QSize(round(FILE_PX * scale), round(FILE_PX * scale)))
    if any(found.values()):
        dialog.resize(SIZE * scale)


def _icon(palette: QPalette, mark: str, size: int) -> QIcon:
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        color = palette.color(group, QPalette.ColorRole.ButtonText).name()
        for ratio in RATIOS:
            made.addPixmap(pixmap(mark, size, color, ratio), mode)
    return made
