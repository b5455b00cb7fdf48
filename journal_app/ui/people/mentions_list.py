"""Rows that are as high as all of them together: the page around them scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QScrollArea, QSizePolicy, QWidget

from journal_app.domain.head import Head
from journal_app.i18n import _
from journal_app.ui.models.heads_model import HEAD, HeadsModel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.row_delegate import ROW_PX, RowDelegate

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MentionsList(QListView):
    """Enter or a click opens a row; the row one is at is brought into view."""

    opened = Signal(str, str)  # table, id

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row_px = theme.px(ROW_PX)
        self._model = HeadsModel()
        self._delegate = RowDelegate(theme)
        self.setObjectName("mentions")
        self.setAccessibleName(_("Linked to them, or naming them"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setHorizontalScrollBarPolicy(never)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.show_heads(())

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show these rows and no others."""
        self._model.show_these(heads)
        focus = Qt.FocusPolicy.StrongFocus if heads else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setFixedHeight(self._row_px * len(heads))

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self._row_px, self._row_px * self._model.rowCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in ENTER:
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def _on_current_changed(self, current: QModelIndex) -> None:
        """Bring the row into view of the page around."""
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        ground = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and ground is not None and self.hasFocus():
            place = self.visualRect(current)
            at = self.mapTo(ground, QPoint(place.left(), place.center().y()))
            above.ensureVisible(at.x(), at.y(), 0, self._row_px)

    def _on_opened(self, index: QModelIndex) -> None:
        head = index.data(HEAD) if index.isValid() else None
        if isinstance(head, Head):
            self.opened.emit(head.table, head.id)
