"""Shows sanitised HTML. Whatever a page asks for, it gets a picture kept here or a blank."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from journal_app.domain.record import RecordId
from journal_app.i18n import _
from journal_app.ui.theme import MONO, Theme

TEXT_PX, LINE_PX, MARGIN_PX = 15, 23, 28
HEADING_PX = {1: 20, 2: 16, 3: 15}
WIDEST_PX = 1_200
MOST_PIXELS = 60_000_000  # a picture of more is not unpacked
KEPT_PICTURES = 24
FORMATS = (b"png", b"jpeg", b"gif", b"webp", b"bmp")  # an SVG could ask for files of its own
RECORD_ID = re.compile(r"[0-9a-f]{20}")
KINDS = QTextDocument.ResourceType


class SafeDocument(QTextDocument):
    """A document of sanitised HTML that is not shown, such as one for paper: it loads nothing."""

    def loadResource(self, kind: int, _name: QUrl | str) -> Any:
        """A blank, or nothing at all; never a file, never a network."""
        return blank() if kind == KINDS.ImageResource.value else ""


class PreviewBrowser(QTextBrowser):
    """Goes nowhere by itself: links are only said, nothing is loaded but from the journal."""

    def __init__(self, theme: Theme, picture: Callable[[RecordId], bytes]) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self._shown: dict[RecordId, QImage] = {}
        self.setObjectName("preview_text")
        self.setAccessibleName(_("Preview of the text"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.font(TEXT_PX))
        self.document().setDocumentMargin(theme.px(MARGIN_PX))
        self.document().setDefaultStyleSheet(sheet(theme))

    def show_html(self, html: str) -> None:
        """Show another page at the same share of its length."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.setHtml(html)
        self._size_headings()
        bar.setValue(round(share * bar.maximum()))

    def forget(self) -> None:
        """Hold nothing."""
        self.clear()
        self._shown.clear()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the journal, or a blank; never a file, never a network, never nothing."""
        if kind != KINDS.ImageResource.value:
            return ""
        url = QUrl(name)
        found = url.path() if url.scheme() == "att" and not url.hasQuery() else ""
        if not RECORD_ID.fullmatch(found):
            return blank()
        if found not in self._shown:
            if len(self._shown) >= KEPT_PICTURES:
                self._shown.clear()
            self._shown[found] = read_picture(self._picture(found), self._room())
        return self._shown[found]

    def _room(self) -> int:
        """How wide a picture may be."""
        wide = self.viewport().width() - 2 * self._theme.px(MARGIN_PX)
        return max(80, min(WIDEST_PX, wide))

    def _size_headings(self) -> None:
        """Qt makes headings larger by steps of its own; ours are measured."""
        block = self.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                self._size_heading(block, self._theme.px(HEADING_PX.get(level, HEADING_PX[3])))
            block = block.next()

    def _size_heading(self, block: QTextBlock, size_px: int) -> None:
        cursor = QTextCursor(block)
        for part in block.textFormats():
            form = QTextCharFormat(part.format)
            form.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
            form.setProperty(QTextCharFormat.Property.FontPixelSize, size_px)
            form.setFontWeight(QFont.Weight.DemiBold)
            cursor.setPosition(block.position() + part.start)
            after = block.position() + part.start + part.length
            cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)


def blank() -> QImage:
    """One pixel of nothing."""
    made = QImage(1, 1, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    return made


def read_picture(data: bytes, room_px: int) -> QImage:
    """The picture at most so wide, or a blank where it is none that is shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setDevice(buffer)
    if not data or bytes(reader.format().data()) not in FORMATS:
        return blank()
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return blank()
    if size.width() > room_px:
        reader.setScaledSize(QSize(room_px, max(1, size.height() * room_px // size.width())))
    made = reader.read()
    return blank() if made.isNull() else made


def sheet(theme: Theme) -> str:
    """How the parts of a page look."""
    px, tokens = theme.px, theme.tokens
    line = f"line-height: {px(LINE_PX)}px; -qt-line-height-type: fixed;"
    mono = ", ".join(f"'{family}'" for family in MONO)
    return f"""
    p, li, dt, dd {{ {line} }}
    p {{ margin-top: 0; margin-bottom: {px(10)}px; }}
    li {{ margin-bottom: {px(2)}px; }}
    ul, ol {{ margin-top: 0; margin-bottom: {px(10)}px; }}
    li ul, li ol {{ margin-bottom: 0; }}
    h1, h2, h3, h4, h5, h6 {{ margin-top: {px(16)}px; margin-bottom: {px(4)}px; }}
    blockquote {{ color: {tokens.muted}; font-style: italic; margin-left: {px(16)}px;
        margin-top: 0; margin-right: 0; margin-bottom: {px(8)}px; }}
    code, pre {{ font-family: {mono}; font-size: {px(13)}px; background-color: {tokens.hover}; }}
    pre {{ margin-bottom: {px(10)}px; }}
    a {{ color: {tokens.accent}; text-decoration: underline; }}
    table {{ border-collapse: collapse; border: 1px solid {tokens.hairline};
        margin-top: {px(6)}px; margin-bottom: {px(10)}px; }}
    td, th {{ padding: {px(5)}px {px(9)}px; border: 1px solid {tokens.hairline}; }}
    th, strong {{ font-weight: 600; }}
    """
