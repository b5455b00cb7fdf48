"""The head of the timeline: its name, how many entries, calendar, filters, which end is on top."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from journal_app.i18n import _, ngettext
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import PlainLabel, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import TOOL_PX, label, set_margins, tool_button

HEIGHT_PX, TOP_PX, SIDE_PX, END_PX = 54, 8, 20, 12


class Caption(PlainLabel):
    """Words that give way where there is no room for them; a label to a screen reader."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._words = theme, ""
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """What is said, whether there is room for it or not."""
        return self._words

    def say(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the words as fits."""
        painter, font = paint.begin(self), self._theme.font(12.5)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.setLayoutDirection(self.layoutDirection())
        words = paint.as_read(paint.elided(font, self._words, self.width()))
        painter.drawText(self.rect(), paint.CENTRE, words)


class PaneHead(QWidget):
    """Says what is listed; its buttons say what is wanted."""

    filters_toggled = Signal(bool)
    order_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.heading = label(_("Journal"), "page", "list_heading")
        self.heading.setWordWrap(False)
        self.caption = Caption(theme, "list_count")
        self.calendar = self._toggle("calendar-days", _("Calendar"), "calendar")
        self.filters = self._toggle("list-filter", _("Find and filter"), "filters")
        self.order = tool_button(theme, "arrow-down-up", "", "order")
        self._build()
        self.show_order(oldest_first=False)
        self.calendar.toggled.connect(self._on_toggled)
        self.filters.toggled.connect(self._on_toggled)
        self.filters.toggled.connect(self.filters_toggled)
        self.order.clicked.connect(self.order_toggled)

    def show_count(self, entries: int) -> None:
        """So many entries; nothing is said of none."""
        words = ngettext("{count} entry", "{count} entries", entries).format(count=entries)
        self.caption.say(words if entries else "")

    def show_order(self, *, oldest_first: bool) -> None:
        """Say which end is on top."""
        words = _("Oldest first") if oldest_first else _("Newest first")
        self.order.setAccessibleName(words)
        self.order.setToolTip(plain_tip(words))

    def _toggle(self, mark: str, words: str, name: str) -> QToolButton:
        made = tool_button(self._theme, mark, words, name)
        made.setCheckable(True)
        made.setProperty("mark", mark)
        return made

    def _on_toggled(self) -> None:
        for each in (self.calendar, self.filters):
            tone = "accent" if each.isChecked() else "muted"
            each.setIcon(icon(self._theme, each.property("mark"), TOOL_PX, tone))

    def _build(self) -> None:
        px = self._theme.px
        self.setMinimumHeight(px(HEIGHT_PX))
        row = QHBoxLayout(self)
        set_margins(row, px(SIDE_PX), px(TOP_PX), px(END_PX), 0)
        row.setSpacing(px(4))
        row.addWidget(self.heading)
        row.addSpacing(px(4))
        row.addWidget(self.caption, 1)
        for each in (self.calendar, self.filters, self.order):
            row.addWidget(each)
