"""The left pane: search on top, the timeline or what was found, lock and menu at the foot."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.i18n import _
from journal_app.ui.models.heads_model import HeadsModel
from journal_app.ui.theme import Theme
from journal_app.ui.undo_keys import left_to_the_window
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.row_delegate import RowDelegate


class SearchField(QLineEdit):
    """Escape empties it; undo with nothing to undo is left to the window."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to writing, Down into the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let the window decide whose undo it is."""
        return False if left_to_the_window(event) else super().event(event)


class HeadsList(QListView):
    """A list whose rows can be opened, entered and moved to the trash by keys."""

    entered_row = Signal()
    trash_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the text, Delete to the trash."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        else:
            super().keyPressEvent(event)


class ListPane(QWidget):
    """Shows the timeline, or the results of a search in its place."""

    head_chosen = Signal(object)  # Head
    search_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.timeline = HeadsModel()
        self.results = HeadsModel()
        self.search = SearchField()
        self.list = HeadsList()
        self.new_button = button(_("New entry"), "quiet", "new_entry")
        self._heading = label(_("Journal"), "page", "list_heading")
        self._empty = label("", "lead", "empty")
        self._delegate = RowDelegate(theme)
        self._build()
        self._dress_parts()
        self.show_timeline()
        self.search.textChanged.connect(self.search_changed)

    def show_timeline(self) -> None:
        """List the entries, newest first."""
        self._use(self.timeline)
        self._heading.setText(_("Journal"))
        self.say_if_empty(_("Nothing written yet. What you type stands here from its first word."))

    def show_results(self, heads: list[Head], total: int) -> None:
        """List what was found."""
        self.results.show_these(heads)
        self._use(self.results)
        words = _("Found: {total}") if total <= len(heads) else _("Found: {total}, newest {shown}")
        self._heading.setText(words.format(total=total, shown=len(heads)))
        self.say_if_empty(_("Nothing holds all of these words. Fewer of them find more."))

    def say_if_empty(self, words: str) -> None:
        """One sentence where there is no row."""
        is_empty = self._model.rowCount() == 0
        self._empty.setText(words)
        self._empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    def neighbour_of(self, record_id: RecordId) -> Head | None:
        """The head below a record, or the one above it when it is the last."""
        row = self._model.index_of(record_id).row()
        below = self._model.head(self._model.index(row + 1)) if row >= 0 else None
        return below or (self._model.head(self._model.index(row - 1)) if row > 0 else None)

    def mark(self, record_id: RecordId) -> None:
        """Show which row is open, without opening it again."""
        index = self._model.index_of(record_id)
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
            self.list.scrollTo(index)
        else:
            selection.clear()
        selection.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.list.viewport().update()

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.timeline.show_these([])
        self.results.show_these([])
        self.search.clear()

    def _use(self, model: HeadsModel) -> None:
        self._model = model
        if self.list.model() is not model:
            self.list.setModel(model)
            self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        head = self._model.head(current)
        if head is not None:
            self.head_chosen.emit(head)

    def _dress_parts(self) -> None:
        self.search.setObjectName("search")
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.list.setObjectName("list")
        self.list.setAccessibleName(_("Entries"))
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 22, 20, 14)
        head.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(self.new_button)
        head.addLayout(row)
        head.addWidget(self.search)
        layout.addLayout(head)
        self._empty.setContentsMargins(20, 8, 20, 0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.list, 1)
        for first, second in ((self.new_button, self.search), (self.search, self.list)):
            QWidget.setTabOrder(first, second)
