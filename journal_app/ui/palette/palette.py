"""The palette lies above the frame, asks at every letter, and goes when it has led somewhere."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.journal.desk import Desk, Found
from journal_app.ui.palette.offers import COMMANDS_ONLY, MOST_HITS, MOST_ROWS, Doors, Offer, offers
from journal_app.ui.palette.rows import FOUND_PX, HEADING_PX, OfferDelegate, OffersModel
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.overlay import Overlay
from journal_app.ui.widgets.parts import hairline, keep_level, label
from journal_app.ui.widgets.short_line import keep_short

WIDTH, TOP = 660, 96
AROUND_PX = 130  # the field above the rows, the line below them, and some of the page


class Palette(Overlay):
    """One field and what it leads to."""

    def __init__(self, desk: Desk, doors: Doors, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, WIDTH, TOP)
        self._desk, self._doors = desk, doors
        self._moved = False
        self.setObjectName("palette")
        self.setAccessibleName(_("Search or do"))
        self.model = OffersModel()
        self.line = QLineEdit()
        keep_level(self.line)
        keep_short(self.line)
        self.list = QListView()
        self._build()
        self.line.textEdited.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)

    def open(self, text: str = "") -> None:
        """Show it above the page, ready to be typed into."""
        self.line.setText(text)
        self._on_typed(text)
        self.appear(self.line)

    def close_up(self) -> None:
        """Go away and hold nothing."""
        self._desk.quick.cancel()
        self.clear()
        super().close_up()

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.line.clear()
        self.model.show([])

    def place(self) -> None:
        """As high as its rows, as long as there is room."""
        px, parent = self.theme.px, self.parentWidget()
        room = parent.height() - self.top_in(parent) if parent is not None else 0
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        highest = px(FOUND_PX) * MOST_ROWS + px(HEADING_PX)
        most = min(highest, room - px(AROUND_PX))
        self.list.setFixedHeight(max(0, min(rows + px(12), most)))
        super().place()

    def _on_typed(self, text: str) -> None:
        self._moved = False
        asked = text.strip()
        self._show(text, None)
        if not asked or asked.startswith(COMMANDS_ONLY):
            self._desk.quick.cancel()
            return
        find = self._desk.find
        self._desk.quick.run(
            lambda: find(asked, around=MOST_HITS),
            done=lambda found: self._on_found(text, found),
            failed=self._on_failed,
            kind="palette",
        )

    def _on_found(self, text: str, found: Found) -> None:
        if self.line.text() == text:
            self._show(text, found)

    def _on_failed(self, error: JournalError) -> None:
        self._desk.voice.tell(str(error))

    def _show(self, text: str, found: Found | None) -> None:
        kept = self._chosen() if self._moved else None
        self.model.show(offers(text, found, self._doors))
        row = self.model.next_row(-1, 1)
        if kept is not None:
            same = [each for each in range(self.model.rowCount()) if self._is(each, kept)]
            row = same[0] if same else row
        self._choose(row)
        self.place()

    def _is(self, row: int, offer: Offer) -> bool:
        there = self.model.offer(row)
        return there is not None and (there.words, there.trailing) == (offer.words, offer.trailing)

    def _chosen(self) -> Offer | None:
        return self.model.offer(self.list.currentIndex().row())

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _do(self, offer: Offer | None) -> None:
        if offer is None or offer.do is None:
            return
        self.close_up()
        offer.do()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(self.model.offer(index.row()))

    def _move(self, step: int) -> None:
        self._moved = True
        self._choose(self.model.next_row(self.list.currentIndex().row(), step))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list while one types, and those that end it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # while it is open no command of the frame is meant
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self._chosen())
        elif key in steps:
            self._move(steps[key])
        else:
            return super().eventFilter(watched, event)
        return True

    def _build(self) -> None:
        theme = self.theme
        self._dress()
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(21), theme.px(4), theme.px(18), theme.px(4))
        head.setSpacing(theme.px(12))
        head.addWidget(picture(theme, "search", 20, "accent"))
        head.addWidget(self.line, 1)
        head.addWidget(label(_("Esc"), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.list)
        column.addWidget(hairline())
        foot = label(_("Up and Down move · Enter opens · > lists what can be done"), "caption")
        foot.setContentsMargins(theme.px(21), theme.px(9), theme.px(18), theme.px(10))
        column.addWidget(foot)

    def _dress(self) -> None:
        self.line.setObjectName("palette_line")
        self.line.setProperty("kind", "palette")
        self.line.setPlaceholderText(_("Search, or say what to do"))
        self.line.setAccessibleName(_("Search or do"))
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(_("What was found and what can be done"))
        self.list.setProperty("kind", "palette")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferDelegate(self._desk.theme))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
