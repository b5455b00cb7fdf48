"""The recovery sheet as it is printed: nine numbered groups, a QR code, what it is for."""

import dataclasses
import functools

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.pdf_page import as_pdf
from journal_app.ui.theme import LIGHT, Theme

WIDTH, MARGIN, COLUMNS = 560.0, 32.0, 3
LINE_Y, GROUPS_Y, GROUP_WIDTH, GROUP_HEIGHT = 62.0, 80.0, 86.0, 54.0
LOWER_LINE_Y, TEXT_Y, QR_SIDE = 250.0, 264.0, 146.0
PAPER = Theme(LIGHT)  # paper is white whatever the window looks like
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclasses.dataclass(frozen=True, repr=False)
class RecoveryPaper:
    """What stands on one sheet."""

    name: str  # of the journal
    day: str  # in words
    groups: tuple[str, ...]

    @property
    def code(self) -> str:
        """The whole code."""
        return "-".join(self.groups)

    @property
    def use(self) -> str:
        """What it is for."""
        return _(
            "Opens the journal if the passphrase is lost. Keep it where you keep papers that "
            "matter: not beside this computer, not in a photo. Anyone who has it and the file "
            "can read everything."
        )

    @property
    def text(self) -> str:
        """The sheet as plain text."""
        groups = [f"{number}  {group}" for number, group in enumerate(self.groups, 1)]
        head = (_("Recovery sheet"), f"{self.name} · {self.day}")
        return "\n".join((*head, "", *groups, "", self.code, "", self.use, ""))

    @functools.cached_property
    def squares(self) -> tuple[bytes, ...]:
        """The rows of the QR code, one for every dark square."""
        import segno  # noqa: PLC0415 - wanted for this sheet alone

        return tuple(bytes(row) for row in segno.make(self.code, error="m", micro=False).matrix)

    @property
    def height(self) -> float:
        """How high the sheet is at its own width."""
        metrics = QFontMetricsF(PAPER.font(13))
        room = QRectF(0, 0, WIDTH - 2 * MARGIN, 10_000)
        return TEXT_Y + metrics.boundingRect(room, WRAP, self.use).height() + 28

    def draw(self, painter: QPainter, width: float) -> None:
        """Paint the sheet without its edge, from where the painter stands, this wide."""
        painter.save()
        painter.scale(width / WIDTH, width / WIDTH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_head(painter)
        for number, group in enumerate(self.groups):
            self._draw_group(painter, number, group)
        self._draw_squares(painter)
        painter.setFont(PAPER.font(13))
        painter.setPen(PAPER.color("muted"))
        painter.drawText(QRectF(MARGIN, TEXT_Y, WIDTH - 2 * MARGIN, 10_000), WRAP, self.use)
        painter.restore()

    def as_pdf(self) -> bytes:
        """The sheet on a page of A4."""
        return as_pdf(_("Recovery sheet"), self.draw)

    def _draw_head(self, painter: QPainter) -> None:
        is_left = painter.layoutDirection() != Qt.LayoutDirection.RightToLeft
        area = QRectF(MARGIN, 26, WIDTH - 2 * MARGIN, 26)
        mark_x = MARGIN if is_left else WIDTH - MARGIN - 22
        mark = pixmap("notebook-pen", 22, PAPER.color("accent").name(), 4.0)
        painter.drawPixmap(QRectF(mark_x, 28, 22, 22), mark, QRectF(mark.rect()))
        painter.setFont(PAPER.font(20, 600))
        painter.setPen(PAPER.color("ink"))
        words = area.adjusted(32, 0, 0, 0) if is_left else area.adjusted(0, 0, -32, 0)
        painter.drawText(words, LEFT if is_left else RIGHT, _("Recovery sheet"))
        used = QFontMetricsF(painter.font()).horizontalAdvance(_("Recovery sheet")) + 56
        painter.setFont(PAPER.font(12.5))
        painter.setPen(PAPER.color("muted"))
        room = area.width() - used
        whose = f"{self.name} · {self.day}"
        whose = QFontMetricsF(painter.font()).elidedText(whose, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(area, RIGHT if is_left else LEFT, whose)
        painter.setPen(QPen(PAPER.color("hairline"), 1))
        for y in (LINE_Y, LOWER_LINE_Y):
            painter.drawLine(
                QRectF(MARGIN, y, area.width(), 0).topLeft(),
                QRectF(MARGIN, y, area.width(), 0).topRight(),
            )

    def _draw_group(self, painter: QPainter, number: int, group: str) -> None:
        row, column = divmod(number, COLUMNS)
        left, top = MARGIN - 8 + column * GROUP_WIDTH, GROUPS_Y + row * GROUP_HEIGHT
        painter.setFont(PAPER.font(11.5))
        painter.setPen(PAPER.color("muted"))
        painter.drawText(QRectF(left, top, GROUP_WIDTH, 16), CENTRE, str(number + 1))
        painter.setFont(PAPER.mono(21))
        painter.setPen(PAPER.color("ink"))
        painter.drawText(QRectF(left, top + 16, GROUP_WIDTH, 28), CENTRE, group)

    def _draw_squares(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        side = QR_SIDE / len(self.squares)
        left = WIDTH - MARGIN - QR_SIDE
        for row, squares in enumerate(self.squares):
            for column, is_dark in enumerate(squares):
                if is_dark:
                    place = QRectF(left + column * side, GROUPS_Y + 4 + row * side, side, side)
                    painter.fillRect(place, PAPER.color("ink"))
        painter.restore()
