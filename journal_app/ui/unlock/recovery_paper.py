"""The recovery sheet as it is printed: nine numbered groups, a QR code, what it is for.

The square holds the code and the block of vault/block.py. Printed on A4 one of its 49 by 49 small
squares is 1.2 mm wide.
"""

import dataclasses
import functools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.pdf_page import as_pdf
from journal_app.ui.theme import LIGHT, Theme
from journal_app.vault.recovery import in_groups

WIDTH, MARGIN, COLUMNS = 560.0, 32.0, 3
LINE_Y, GROUPS_Y, GROUP_WIDTH, GROUP_HEIGHT = 62.0, 80.0, 86.0, 54.0
LOWER_LINE_Y, TEXT_Y, QR_SIDE = 298.0, 312.0, 196.0
BELOW_Y, BELOW_WIDTH, SIGNS_Y, SIGNS_HEIGHT = 244.0, 276.0, 10.0, 17.0
GROUPS_IN_LINE, LINE_SIGNS = 9, 40
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
    vault_id: str
    block: str  # see vault/block.py

    @property
    def code(self) -> str:
        """The whole code."""
        return "-".join(self.groups)

    @property
    def square(self) -> str:
        """What the square says: all that is needed where the file vault.json is lost too."""
        return f"{self.code} {self.block}"

    @property
    def block_lines(self) -> tuple[str, ...]:
        """The block in groups, a few on a line."""
        groups = in_groups(self.block)
        starts = range(0, len(groups), GROUPS_IN_LINE)
        return tuple("-".join(groups[start : start + GROUPS_IN_LINE]) for start in starts)

    @property
    def number(self) -> str:
        """Which journal it is of, by what the names of its backups hold too."""
        return _("Number of the journal: {number}").format(number=self.vault_id[:8])

    @property
    def use(self) -> str:
        """What it is for."""
        return _(
            "Opens the journal if the passphrase is lost. Keep it where you keep papers that "
            "matter: not beside this computer, not in a photo. Anyone who has it and the file "
            "can read everything. When you make a new one, burn this one."
        )

    @property
    def of_square(self) -> str:
        """What stands above the block."""
        return _("The rest of the square, for when the file vault.json is lost too:")

    @property
    def words(self) -> str:
        """What is read on the sheet."""
        groups = [f"{number}  {group}" for number, group in enumerate(self.groups, 1)]
        head = (_("Recovery sheet"), f"{self.name} · {self.day}")
        return "\n".join((*head, "", *groups, "", self.code, "", self.number, "", self.use, ""))

    @property
    def text(self) -> str:
        """The sheet as plain text."""
        kept_at = f"{_('Kept at:')} {'_' * LINE_SIGNS}"
        whole = _("The whole square, for when the file vault.json is lost too:")
        of_square = (whole, "", self.code, *self.block_lines)
        return "\n".join((self.words, kept_at, "", *of_square, ""))

    @functools.cached_property
    def squares(self) -> tuple[bytes, ...]:
        """The rows of the QR code, one for every dark square."""
        import segno  # noqa: PLC0415 - wanted for this sheet alone

        return tuple(bytes(row) for row in segno.make(self.square, error="m", micro=False).matrix)

    @property
    def height(self) -> float:
        """How high the sheet is at its own width."""
        return self._signs_y + len(self.block_lines) * SIGNS_HEIGHT + 28

    @property
    def _caption_y(self) -> float:
        return TEXT_Y + _height(self.use, 13) + SIGNS_Y

    @property
    def _signs_y(self) -> float:
        return self._caption_y + _height(self.of_square, 11.5) + 4

    def draw(self, painter: QPainter, width: float) -> None:
        """Paint the sheet without its edge, from where the painter stands, this wide."""
        painter.save()
        painter.scale(width / WIDTH, width / WIDTH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_head(painter)
        for number, group in enumerate(self.groups):
            self._draw_group(painter, number, group)
        self._draw_below_groups(painter)
        self._draw_squares(painter)
        painter.setFont(PAPER.font(13))
        painter.setPen(PAPER.color("muted"))
        painter.drawText(QRectF(MARGIN, TEXT_Y, WIDTH - 2 * MARGIN, 10_000), WRAP, self.use)
        self._draw_signs(painter)
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

    def _draw_below_groups(self, painter: QPainter) -> None:
        """Which journal it is of, and a line to write on."""
        painter.setFont(PAPER.font(12.5))
        painter.setPen(PAPER.color("ink"))
        painter.drawText(QRectF(MARGIN, BELOW_Y, BELOW_WIDTH, 20), LEFT, self.number)
        kept_at, base = _("Kept at:"), BELOW_Y + 40
        painter.drawText(QRectF(MARGIN, base - 16, BELOW_WIDTH, 20), LEFT, kept_at)
        begin = MARGIN + QFontMetricsF(painter.font()).horizontalAdvance(kept_at) + 8
        painter.setPen(QPen(PAPER.color("muted"), 1))
        painter.drawLine(QPointF(begin, base), QPointF(MARGIN + BELOW_WIDTH, base))

    def _draw_signs(self, painter: QPainter) -> None:
        """The block, for whoever has nothing that reads the square."""
        caption = QRectF(MARGIN, self._caption_y, WIDTH - 2 * MARGIN, 10_000)
        painter.setFont(PAPER.font(11.5))
        painter.setPen(PAPER.color("muted"))
        painter.drawText(caption, WRAP, self.of_square)
        painter.setFont(PAPER.mono(12))
        painter.setPen(PAPER.color("ink"))
        for number, line in enumerate(self.block_lines):
            y = self._signs_y + number * SIGNS_HEIGHT
            painter.drawText(QRectF(MARGIN, y, WIDTH - 2 * MARGIN, SIGNS_HEIGHT), LEFT, line)

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


def _height(words: str, points: float) -> float:
    """How high words of that size are between the margins."""
    room = QRectF(0, 0, WIDTH - 2 * MARGIN, 10_000)
    return QFontMetricsF(PAPER.font(points)).boundingRect(room, WRAP, words).height()
