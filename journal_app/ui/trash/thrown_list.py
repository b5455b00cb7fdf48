"""The list of what was thrown away: the chosen row holds what can be done with it."""

import itertools

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.trash.trash_model import TrashModel
from journal_app.ui.widgets.parts import button
from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.two_lines import TwoLineDelegate

END, GAP = 14, 8
PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ThrownList(RoomyList):
    """Enter brings back, Delete asks to delete for good; the chosen row says both in words."""

    bring_back_asked = Signal()
    for_good_asked = Signal()

    def __init__(self, theme: Theme, model: TrashModel) -> None:
        super().__init__(theme)
        self._theme = theme
        self._delegate = TwoLineDelegate(theme)
        self._is_busy = False
        self.setObjectName("thrown")
        self.setAccessibleName(_("In the trash"))
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, row: int) -> None:
        """Choose a row, or the last one there is."""
        model = self.model()
        index = model.index(min(row, model.rowCount() - 1), 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def set_busy(self, *, is_busy: bool) -> None:
        """While something is taken away nothing else can be begun."""
        self._is_busy = is_busy
        held = self.indexWidget(self.currentIndex())
        if held is not None:
            held.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete mean the chosen row."""
        if self._is_busy or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.key() in PRESSED:
            self.bring_back_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.for_good_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        left = self.indexWidget(previous) if previous.isValid() else None
        if left is not None:
            left.hide()
            left.deleteLater()
        if current.isValid():
            held = self._actions()
            self._delegate.kept_free = held.sizeHint().width()
            self.setIndexWidget(current, held)
            order = (self, *held.findChildren(QPushButton))
            for one, other in itertools.pairwise(order):
                QWidget.setTabOrder(one, other)

    def _actions(self) -> QWidget:
        held = QWidget()
        held.setEnabled(not self._is_busy)
        row = QHBoxLayout(held)
        end = self._theme.px(END)
        row.setContentsMargins(end, 0, end, 0)
        row.setSpacing(self._theme.px(GAP))
        row.addStretch(1)
        back = button(_("Bring back"), "primary", "bring_back")
        gone = button(_("Delete for good…"), "danger", "for_good")
        back.clicked.connect(self.bring_back_asked)
        gone.clicked.connect(self.for_good_asked)
        row.addWidget(gone)
        row.addWidget(back)
        held.setFocusProxy(back)
        return held
