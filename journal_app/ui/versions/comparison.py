"""A version and the record now, beside each other; what differs is marked by words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QTextEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.differing import Difference, Mark, Piece
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, plane, set_margins

MARGIN, BETWEEN, LINE_PX, TEXT_PX, WIDEST_PX = 20, 18, 24, 15, 620


class Side(QWidget):
    """One text to read, under its heading."""

    def __init__(self, theme: Theme, name: str, tone: str, *, is_struck: bool) -> None:
        super().__init__()
        self._theme, self._tone, self._is_struck = theme, tone, is_struck
        self._is_leading = False
        self._heading = label("", "strong", f"{name}_heading")
        self.text = QTextEdit()
        self.text.setObjectName(name)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFont(theme.font(TEXT_PX))
        self.text.document().setDocumentMargin(0)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(self._heading)
        self._column.addWidget(self.text, 1)
        self._centre()

    def show_pieces(self, heading: str, fields: Sequence[tuple[str, Sequence[Piece]]]) -> None:
        """Show the fields one below the other, each under its label."""
        self._heading.setText(heading)
        self.text.setAccessibleName(heading)
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for number, (name, pieces) in enumerate(fields):
            self._begin(cursor, above=BETWEEN if number else 0, is_first=number == 0)
            cursor.insertText(name, self._format("muted", 12.5, 600))
            self._begin(cursor)
            self._put(cursor, pieces)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def stand(self, *, is_leading: bool) -> None:
        """Stand at the leading edge, or in the middle of what room there is."""
        self._is_leading = is_leading
        self._centre()

    def clear(self) -> None:
        """Hold nothing."""
        self.show_pieces("", ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text stands in the middle of what room there is."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        px = self._theme.px
        margin = max(px(MARGIN), (self.width() - px(WIDEST_PX)) // 2)
        begin = px(MARGIN) if self._is_leading else margin
        set_margins(self._column, begin, px(16), 2 * margin - begin, 0)

    def _begin(self, cursor: QTextCursor, *, above: int = 0, is_first: bool = False) -> None:
        block = QTextBlockFormat()
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        block.setLineHeight(self._theme.px(LINE_PX), least)
        block.setTopMargin(self._theme.px(above))
        if is_first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _put(self, cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
        if not any(text.strip() for _mark, text in pieces):
            cursor.insertText("—", self._format("faint", TEXT_PX))
            return
        for mark, text in pieces:
            shown = self._format("ink", TEXT_PX)
            if mark is Mark.CHANGED:
                shown.setBackground(self._theme.color(self._tone))
                shown.setFontStrikeOut(self._is_struck)
            cursor.insertText(text, shown)

    def _format(self, tone: str, size: float, weight: int = 400) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._theme.font(size, weight))
        made.setForeground(self._theme.color(tone))
        return made


class Comparison(QWidget):
    """The version leading, the record now trailing; they scroll together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.then = Side(theme, "then", "second_soft", is_struck=True)
        self.now = Side(theme, "now", "soft", is_struck=False)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._rule = plane("line")
        self._rule.setFixedWidth(1)
        across.addWidget(self.then, 1)
        across.addWidget(self._rule)
        across.addWidget(self.now, 1)
        bars = (self.then.text.verticalScrollBar(), self.now.text.verticalScrollBar())
        for one, other in (bars, bars[::-1]):
            one.valueChanged.connect(lambda _value, one=one, other=other: _follow(one, other))

    def show_differences(self, when: str, found: Sequence[Difference]) -> None:
        """Show what differs between then and now."""
        self.then.show_pieces(when, [(each.label, each.then) for each in found])
        self.now.show_pieces(_("Now"), [(each.label, each.now) for each in found])
        self._show_now(is_there=True)

    def show_alone(self, when: str, found: Sequence[Difference]) -> None:
        """Show what was said then, where nothing is to stand beside it."""
        self.then.show_pieces(when, [(each.label, each.then) for each in found])
        self.now.clear()
        self._show_now(is_there=False)

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.then.clear()
        self.now.clear()

    def _show_now(self, *, is_there: bool) -> None:
        self.then.stand(is_leading=not is_there)
        for part in (self._rule, self.now):
            part.setVisible(is_there)


def _follow(one: QScrollBar, other: QScrollBar) -> None:
    """Stand at the same part of a text that may be longer."""
    share = one.value() / one.maximum() if one.maximum() else 0
    wanted = round(share * other.maximum())
    if abs(other.value() - wanted) > 1:
        other.setValue(wanted)
