"""The preview beside a text: made elsewhere after a short pause, and only while it is open."""

import textwrap
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.ask import Answer, Ask
from journal_app.ui.opening import SCHEMES
from journal_app.ui.preview.browser import PreviewBrowser
from journal_app.ui.preview.making import Making
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, plane, set_margins, tool_button

PAUSE_MS, LONG_PAUSE_MS = 180, 900
LONG_TEXT = 200_000  # characters; making so many takes half a second, so only in a pause
HEAD_PX, TOP_PX = 54, 8
LONGEST_ADDRESS = 2_000  # characters; a longer one cannot be read before it is opened
ADDRESS_LINE = 52
OPEN, STAY = "open", "stay"


class Preview(QWidget):
    """Follows the text it is given; an answer that came too late is not shown."""

    close_asked = Signal()

    def __init__(self, theme: Theme, ask: Ask, making: Making, text: Callable[[], str]) -> None:
        super().__init__()
        self._theme, self._ask, self._making, self._text = theme, ask, making, text
        self._revision = 0
        self._is_stale, self._is_long = True, False
        self.browser = PreviewBrowser(theme, making.picture)
        self.edge = plane("line")
        self._notice = label("", "caption", "preview_notice")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._build()
        self.browser.anchorClicked.connect(self._on_link)

    def note_change(self, length: int) -> None:
        """The text, now so many characters long, was changed."""
        self._is_stale = True
        if not self.isVisible():
            return
        self._is_long = length > LONG_TEXT
        self._say("")
        self._timer.start(LONG_PAUSE_MS if self._is_long else PAUSE_MS)

    def begin(self) -> None:
        """Another text is open: nothing of the one before stays."""
        self._timer.stop()
        self._revision += 1
        self._is_stale = True
        self.browser.forget()
        self._is_long = False
        self._say("")
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Have the page of the text made as it is now."""
        self._timer.stop()
        self._revision += 1
        self._is_stale = False
        text, revision = self._text(), self._revision
        if not text.strip():
            self.browser.forget()
            return
        self._making.run(
            lambda: made_of(text),
            done=lambda made: self._on_made(revision, *made),
            failed=self._on_failed,
            kind="preview",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was changed meanwhile is made now."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _on_made(self, revision: int, html: str, notice: str) -> None:
        if revision == self._revision:
            self.browser.show_html(html)
            self._say(notice)

    def _on_failed(self, error: JournalError) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        """Say it above the text, or of a long one why it follows later, or nothing."""
        if not words and self._is_long:
            words = _("A long text: the preview follows when you pause.")
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def _on_link(self, url: QUrl) -> None:
        if not url.scheme():
            self.browser.scrollToAnchor(url.fragment())
            return
        address = bytes(url.toEncoded().data()).decode("ascii", "replace")
        if url.scheme() not in SCHEMES or len(address) > LONGEST_ADDRESS:
            return
        words = _("This leaves the journal and opens the address outside it:\n\n{address}")
        shown = "\n".join(textwrap.wrap(address, ADDRESS_LINE, break_on_hyphens=False))
        answers = (Answer(OPEN, _("Open the address")), Answer(STAY, _("Stay here")))
        said = self._ask.choose(_("Open this address?"), words.format(address=shown), answers)
        if said == OPEN:
            self._making.open_address(address)

    def _build(self) -> None:
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "surface")
        self.browser.setProperty("kind", "preview")
        self._notice.hide()
        title = label(_("Preview"), "group")
        close = tool_button(self._theme, "x", _("Close the preview"), "close_preview")
        close.clicked.connect(self.close_asked)
        head = QHBoxLayout()
        set_margins(head, 28, self._theme.px(TOP_PX), 12, 0)
        head.addWidget(title, 1)
        head.addWidget(close)
        ground = QWidget()
        ground.setFixedHeight(self._theme.px(HEAD_PX))
        ground.setLayout(head)
        notice = QHBoxLayout()
        notice.setContentsMargins(28, 0, 28, 0)
        notice.addWidget(self._notice)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ground)
        column.addLayout(notice)
        column.addWidget(self.browser, 1)
        self.edge.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.edge)
        row.addLayout(column, 1)


def made_of(text: str) -> tuple[str, str]:
    """The safe HTML of a text and what is to be said of it; runs on the worker."""
    from journal_app.services.render import shown  # noqa: PLC0415 - 60 ms, not for the first page

    return shown(text)
