"""The document as it will be: a white sheet that loads nothing and leads nowhere by itself."""

import math
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from journal_app.i18n import _
from journal_app.ui.review.marked import Proofs, Spans, marked_html
from journal_app.ui.theme import Theme

SHEET_PX, MARGIN_PX = 720, 56
TEXT_PX, LINE_PX = 14.5, 23
PAGE_SHARE = 297 / 210  # the height of a page of A4 by its width
HEADINGS: dict[int, tuple[float, float, float]] = {  # level: size, line, space above
    1: (24, 32, 0),
    2: (17, 26, 22),
    3: (14.5, 23, 12),
    4: (14, 22, 8),
}
LEAST_HEADING = 4
LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


class DocumentView(QTextBrowser):
    """Shows the same text as the file; marks on replaced names and proofs are the screen's."""

    proof_asked = Signal(str, str)  # table, record id

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("document")
        self.setAccessibleName(_("The document as it will be"))
        self.setProperty("kind", "document")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFont(theme.font(TEXT_PX))
        self.setMaximumWidth(theme.px(SHEET_PX))
        self.document().setDocumentMargin(theme.px(MARGIN_PX))
        self.document().setDefaultStyleSheet(self._sheet())
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_text(self, markdown: str, replaced: Spans = (), proofs: Proofs | None = None) -> None:
        """Show the Markdown of a file; where one was in it, one stays."""
        bar = self.verticalScrollBar()
        at = bar.value()
        ground = self._theme.color("second_soft").name()
        self.setHtml(marked_html(markdown, replaced, proofs or {}, ground))
        self._dress()
        bar.setValue(min(at, bar.maximum()))

    def clear_text(self) -> None:
        """Hold nothing."""
        self.setHtml("")
        self.clearHistory()

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.toPlainText().split())

    @property
    def pages(self) -> int:
        """About how many pages of A4 it fills, whatever the width of the sheet."""
        if self.document().isEmpty():
            return 0
        sheet, width = self.document().clone(), self._theme.px(SHEET_PX)
        sheet.setTextWidth(width)
        high = sheet.size().height()
        sheet.deleteLater()
        return max(1, math.ceil(high / (width * PAGE_SHARE)))

    def loadResource(self, _kind: int, _url: QUrl | str) -> Any:
        """Whatever it is, nothing is read: one blank dot."""
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(QColor(0, 0, 0, 0))
        return blank

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text alone is copied: marks and links are the screen's."""
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText())
        return made

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.scheme() == "journal":
            table, _slash, record_id = url.path().partition("/")
            self.proof_asked.emit(table, record_id)

    def _sheet(self) -> str:
        tokens = self._theme.tokens
        return (
            f"a {{ color: {tokens.accent}; text-decoration: none; }}"
            f"blockquote {{ color: {tokens.muted}; }}"
            f"th {{ color: {tokens.muted}; }}"
        )

    def _dress(self) -> None:
        """Sizes and lines, which HTML in Qt cannot say well."""
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self.document().setUndoRedoEnabled(undo)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        if level:
            self._dress_heading(block, HEADINGS[min(level, LEAST_HEADING)])
            return
        form, cursor = QTextBlockFormat(), QTextCursor(block)
        form.setLineHeight(self._theme.px(LINE_PX), LEAST)
        if cursor.currentTable() is None and block.textList() is None:
            form.setTopMargin(0)
            form.setBottomMargin(self._theme.px(8))
        cursor.mergeBlockFormat(form)
        letters = QTextCharFormat()
        if block.previous().blockFormat().headingLevel() == 1:
            letters.setForeground(self._theme.color("muted"))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        self._dress_strong(block)

    def _dress_heading(self, block: QTextBlock, look: tuple[float, float, float]) -> None:
        px, (size, line, above) = self._theme.px, look
        form = QTextBlockFormat()
        form.setTopMargin(px(above))
        form.setBottomMargin(px(2))
        form.setLineHeight(px(line), LEAST)
        QTextCursor(block).mergeBlockFormat(form)
        families = self._theme.font(size).families()
        for cursor in _parts(block):
            letters = cursor.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setProperty(QTextFormat.Property.FontPixelSize, px(size))
            letters.setFontFamilies(families)
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.setCharFormat(letters)

    def _dress_strong(self, block: QTextBlock) -> None:
        """Bold is no bolder than a heading."""
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        for cursor in _parts(block):
            if cursor.charFormat().fontWeight() > QFont.Weight.DemiBold:
                cursor.mergeCharFormat(letters)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellSpacing(0)
        form.setTopMargin(self._theme.px(4))
        form.setBottomMargin(self._theme.px(8))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)
        for column in range(table.columns()):
            below = table.cellAt(min(1, table.rows() - 1), column)
            align = below.firstCursorPosition().blockFormat().alignment()
            for row in range(table.rows()):
                self._dress_cell(table.cellAt(row, column), align, is_head=row == 0)

    def _dress_cell(self, cell: QTextTableCell, align: Qt.AlignmentFlag, *, is_head: bool) -> None:
        px, form = self._theme.px, cell.format().toTableCellFormat()
        form.setLeftPadding(0)
        form.setRightPadding(px(12))
        form.setTopPadding(px(5))
        form.setBottomPadding(px(5))
        if is_head:
            form.setBottomBorder(1)
            form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBottomBorderBrush(self._theme.color("hairline"))
            block = QTextBlockFormat()
            block.setAlignment(align)
            cell.firstCursorPosition().mergeBlockFormat(block)
        cell.setFormat(form)


def _parts(block: QTextBlock) -> Iterator[QTextCursor]:
    """The stretches of one look in a block, each selected."""
    places, at = [], block.begin()
    while not at.atEnd():
        part = at.fragment()
        places.append((part.position(), part.position() + part.length()))
        at += 1
    for start, end in places:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        yield cursor
