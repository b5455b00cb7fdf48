"""The brief on exactly one page: what one wants before one's eyes, and lines to write on."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from journal_app.i18n import _
from journal_app.services.brief_text import Paper
from journal_app.ui.pdf_page import as_pdf
from journal_app.ui.theme import LIGHT, Theme

WIDTH = 560.0  # the page's own measure, whatever the printer's dots are
NOTES_SHARE, RULED, NOTE_PX, TEXT_PX = 0.34, 25.0, 11.0, 13.0
BETWEEN, AFTER_HEADING, AFTER_LINE = 14.0, 4.0, 3.0
PAPER = Theme(LIGHT)  # paper is white whatever the window looks like
ELLIPSIS = "…"


class BriefPaper:
    """Draws the page; what does not fit is cut where it says so."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.is_cut = False
        self._limit = self._at = 0.0

    @property
    def cut_words(self) -> str:
        """What stands beneath a text that was cut."""
        return _("… Cut to fit one page. The whole is in the journal.")

    def draw(self, painter: QPainter, width: float) -> None:
        """Paint the page this wide, from where the painter stands to the foot of its paper."""
        high = painter.viewport().height() * WIDTH / width
        painter.save()
        painter.scale(width / WIDTH, width / WIDTH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._at, self.is_cut = 0.0, False
        self._limit = high * (1 - NOTES_SHARE) - 2 * NOTE_PX
        self._put(painter, self._paper.title, PAPER.font(20, 600), "ink", most=2)
        self._put(painter, self._paper.when, PAPER.font(TEXT_PX), "muted", most=1)
        for section in self._paper.sections:
            self._draw_section(painter, section.heading, section.lines)
        if self.is_cut:
            self._limit = high
            self._at += AFTER_HEADING
            self._put(painter, self.cut_words, PAPER.font(NOTE_PX), "muted")
        self._rule(painter, high)
        painter.restore()

    def as_pdf(self) -> bytes:
        """The page as A4."""
        return as_pdf(_("Brief"), self.draw)

    def _draw_section(self, painter: QPainter, heading: str, lines: tuple[str, ...]) -> None:
        if self.is_cut:
            return
        if self._at + BETWEEN + 3 * TEXT_PX > self._limit:  # no heading with nothing beneath
            self.is_cut = True
            return
        self._at += BETWEEN
        self._put(painter, heading, PAPER.font(TEXT_PX, 600), "ink", most=1)
        self._at += AFTER_HEADING
        for line in lines:
            self._put(painter, line, PAPER.font(TEXT_PX), "ink")
            self._at += AFTER_LINE

    def _put(self, painter: QPainter, text: str, font: QFont, color: str, *, most: int = 0) -> None:
        """Paint a paragraph beneath what stands there; its last line is cut where room ends."""
        if self.is_cut and text != self.cut_words:
            return
        painter.setPen(PAPER.color(color))
        layout = _broken(text, font)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            is_last = number + 1 == most or self._at + 2 * line.height() > self._limit
            if is_last and number + 1 < layout.lineCount():
                rest = _broken(f"{text[line.textStart() :].rstrip()}", font)
                self._cut_line(painter, rest, font)
                self.is_cut = self.is_cut or not most
                return
            if self._at + line.height() > self._limit:
                self.is_cut = True
                return
            line.draw(painter, QPointF(0, self._at - line.y()))
            self._at += line.height()

    def _cut_line(self, painter: QPainter, rest: QTextLayout, font: QFont) -> None:
        line = rest.lineAt(0)
        words = rest.text()[: line.textLength()].rstrip()
        shown = _broken(f"{words[: max(1, len(words) - 2)].rstrip()}{ELLIPSIS}", font)
        shown.lineAt(0).draw(painter, QPointF(0, self._at))
        self._at += line.height()

    def _rule(self, painter: QPainter, high: float) -> None:
        """Lines to write on, down to the foot of the page."""
        self._limit = high
        self._at += BETWEEN
        self.is_cut, was_cut = False, self.is_cut
        self._put(painter, _("Notes"), PAPER.font(TEXT_PX, 600), "ink")
        self.is_cut = was_cut
        painter.setPen(QPen(PAPER.color("outline"), 0.6))
        y = self._at + RULED
        while y <= high - 1:
            painter.drawLine(QPointF(0, y), QPointF(WIDTH, y))
            y += RULED


def _broken(text: str, font: QFont) -> QTextLayout:
    """The text in lines as wide as the page, each paragraph in its own direction."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(WIDTH)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
