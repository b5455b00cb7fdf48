"""The gallery lies above the frame: a field, the templates, and beside them what one asks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.templates.pattern import Pattern
from journal_app.ui.gallery.choices import Choice, choices, choices_of
from journal_app.ui.gallery.sharing import Sharing
from journal_app.ui.gallery.template_view import TemplateView
from journal_app.ui.journal.desk import Desk
from journal_app.ui.palette.rows import OfferDelegate, OffersModel
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.overlay import ROOM, Overlay
from journal_app.ui.widgets.parts import button, hairline, keep_level, label
from journal_app.ui.widgets.short_line import keep_short

WIDTH, TOP, MIDDLE, LEAST_MIDDLE = 940, 64, 520, 130
VIEW_FROM, LIST_SHARE = 620, 0.46  # effective pixels of the sheet; the list's part of it
PAGE_OF_ROWS, FOOT = 8, 12


class Gallery(Overlay):
    """Says by *chosen* which template is wanted, the empty page as None."""

    def __init__(self, desk: Desk, sharing: Sharing, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, WIDTH, TOP)
        self._desk, self._sharing = desk, sharing
        self._chosen: Callable[[str | None], object] = lambda _key: None
        self._with_all = False
        self._only: tuple[Pattern, ...] = ()
        self.setObjectName("gallery")
        self.setAccessibleName(_("Use a template"))
        self.model = OffersModel()
        self.line = QLineEdit()
        keep_level(self.line)
        keep_short(self.line)
        self.list = QListView()
        self.view = TemplateView(desk.theme)
        self._build()
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(self._on_used)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def open(
        self,
        chosen: Callable[[str | None], object],
        *,
        with_all: bool = False,
        only: tuple[Pattern, ...] = (),
    ) -> None:
        """Show it above the page; *chosen* is told the key of the template, or None.

        With *only*, nothing but these is offered.
        """
        self._chosen, self._with_all, self._only = chosen, with_all, only
        self.line.clear()
        self._show()
        self.appear(self.line)

    def show_all(self) -> None:
        """List every one below what is offered first, and go to the first of them."""
        if self._with_all:
            return
        at = self.model.rowCount() - 1
        self._with_all = True
        self._show()
        self._choose(self.model.next_row(at - 1, 1))

    def close_up(self) -> None:
        """Go away and hold nothing."""
        super().close_up()
        self.clear()

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self._chosen, self._with_all, self._only = lambda _key: None, False, ()
        self.line.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.line.clear()
        self.line.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.model.show([])
        self.view.clear()
        self.view.setAccessibleName("")

    @property
    def choice(self) -> Choice | None:
        """The row that is chosen."""
        offer = self.model.offer(self.list.currentIndex().row())
        return offer if isinstance(offer, Choice) else None

    def place(self) -> None:
        """As high as there is room; where it is narrow only the list."""
        px, parent = self.theme.px, self.parentWidget()
        if parent is None:
            return
        wide = min(px(WIDTH), parent.width() - 2 * ROOM)
        self.view.setVisible(wide >= px(VIEW_FROM))
        self._between.setVisible(wide >= px(VIEW_FROM))
        self.list.setMaximumWidth(round(wide * LIST_SHARE) if self.view.isVisibleTo(self) else wide)
        beside = wide - self._use_button.sizeHint().width() - px(21 + 18 + 20)
        self._foot.setFixedHeight(self._flow.heightForWidth(beside) + 2 * px(FOOT))
        around = self._head.sizeHint().height() + self._foot.height() + 2 * px(8)
        top = min(px(TOP), max(8, parent.height() // 8))
        room = parent.height() - top - around - px(36)
        self._middle.setFixedHeight(max(px(LEAST_MIDDLE), min(px(MIDDLE), room)))
        super().place()

    def _show(self) -> None:
        text = self.line.text()
        if self._only:
            self.model.show(choices_of(self._desk.templates, self._only, text))
        else:
            self.model.show(choices(self._desk.templates, text, with_all=self._with_all))
        is_search = bool(text.strip()) and not self._only
        first = self.model.next_row(-1, 1)
        self._choose(self.model.next_row(first, 1) if is_search else first)

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _use(self) -> None:
        choice = self.choice
        if choice is None:
            return
        if choice.is_all:
            self.show_all()
            return
        chosen, key = self._chosen, choice.pattern.key if choice.pattern is not None else None
        self.close_up()
        chosen(key)

    def _with_pattern(self, do: Callable[[Pattern], object]) -> None:
        choice = self.choice
        if choice is not None and choice.pattern is not None:
            self.close_up()
            do(choice.pattern)

    def _on_clicked(self, index: QModelIndex) -> None:
        offer = self.model.offer(index.row())
        if isinstance(offer, Choice) and offer.is_all:
            self.show_all()

    def _on_used(self, _index: QModelIndex) -> None:
        self._use()

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        choice = self.choice
        if choice is None:
            return
        pattern = choice.pattern
        if not choice.is_all:
            self.view.show_pattern(pattern)
        for each in (self._copy, self._save):
            each.setEnabled(pattern is not None)
        self._use_button.setText(_("Show all") if choice.is_all else _("Use this one"))

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row()
        for _time in range(abs(step)):
            row = self.model.next_row(row, 1 if step > 0 else -1)
        self._choose(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list while one types, and those that end it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1}
        steps |= {keys.Key_PageDown: PAGE_OF_ROWS, keys.Key_PageUp: -PAGE_OF_ROWS}
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self._use()
        elif event.key() in steps:
            self._move(steps[keys(event.key())])
        else:
            return super().eventFilter(watched, event)
        return True

    def event(self, event: QEvent) -> bool:
        """While it is open no command of the frame is meant."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends it from wherever one is in it; no other key goes to the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab goes round within it; Qt asks this too when it goes away."""
        if self.isHidden():
            return super().focusNextPrevChild(forward)
        every = (self.line, self.view, self._bring, self._save, self._copy, self._use_button)
        stops = [one for one in every if one.isVisible() and one.isEnabled()]
        here = self.window().focusWidget()
        at = stops.index(here) if here in stops else -1
        to = stops[(at + (1 if forward else -1)) % len(stops)]
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _build(self) -> None:
        self._dress()
        self._head = self._made_head()
        self._middle, across = QWidget(), QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._middle.setLayout(across)
        self._between = hairline()
        self._between.setFixedSize(1, 16_777_215)
        self._between.setMinimumHeight(0)
        across.addWidget(self.list, 1)
        across.addWidget(self._between)
        across.addWidget(self.view, 1)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self._head, hairline(), self._middle, hairline(), self._made_foot()):
            column.addWidget(part)

    def _made_head(self) -> QWidget:
        theme, ground = self.theme, QWidget()
        head = QHBoxLayout(ground)
        head.setContentsMargins(theme.px(21), theme.px(4), theme.px(18), theme.px(4))
        head.setSpacing(theme.px(12))
        head.addWidget(picture(theme, "search", 20, "accent"))
        head.addWidget(self.line, 1)
        head.addWidget(label(_("Esc"), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        return ground

    def _made_foot(self) -> QWidget:
        px = self.theme.px
        self._bring = self._button(_("Bring one in from a file…"), "quiet", "bring_in")
        self._save = self._button(_("Save as a file…"), "quiet", "save_template")
        self._copy = self._button(_("Copy to edit"), "quiet", "copy_template")
        self._use_button = self._button(_("Use this one"), "primary", "use_template")
        self._bring.clicked.connect(self._on_bring_in)
        self._save.clicked.connect(lambda: self._with_pattern(self._sharing.save_as))
        self._copy.clicked.connect(lambda: self._with_pattern(self._sharing.copy))
        self._use_button.clicked.connect(self._use)
        self._foot, beside = QWidget(), QWidget()
        self._flow = Flow(beside)
        self._flow.setSpacing(px(20))
        for each in (self._bring, self._save, self._copy):
            self._flow.addWidget(each)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(px(21), px(FOOT), px(18), px(FOOT))
        row.setSpacing(px(20))
        row.addWidget(beside, 1)
        row.addWidget(self._use_button, 0, Qt.AlignmentFlag.AlignBottom)
        return self._foot

    def _on_bring_in(self) -> None:
        self.close_up()
        self._sharing.bring_in()

    @staticmethod
    def _button(words: str, kind: str, name: str) -> QPushButton:
        return button(words, kind, name)

    def _dress(self) -> None:
        self.line.setObjectName("gallery_line")
        self.line.setProperty("kind", "palette")
        self.line.setPlaceholderText(_("Use a template"))
        self.line.setAccessibleName(_("Find a template"))
        self.line.setAccessibleDescription(_("Up and Down move, Enter uses the chosen one."))
        self.list.setObjectName("gallery_list")
        self.list.setAccessibleName(_("Templates"))
        self.list.setProperty("kind", "palette")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferDelegate(self.theme))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
