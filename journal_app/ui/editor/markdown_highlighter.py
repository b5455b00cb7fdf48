"""Markdown that already looks like what it says, while every sign of it stays to be seen.

Only the layout is dressed: nothing of it is in the document, and nothing can be undone.
"""

import itertools
import re
from collections.abc import Callable, Iterator

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from journal_app.domain.text import LONG_LINE
from journal_app.services.prose import ITEM
from journal_app.ui.signs import FIRST_PLANE, as_qt
from journal_app.ui.theme import DISPLAY_FAMILIES, FAMILIES, MONO, Theme

PLAIN, IN_CODE = 0, 1
HEADING_PX = {1: 22.0, 2: 17.5, 3: 16.0}
DISPLAY_PX = 20
HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
ROW = re.compile(r"[ ]{0,3}\|.*\|[ ]*$")
RULE = re.compile(r"[ ]{0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
WORTH_A_LOOK = re.compile(r"[*_`\[<~]|://")
INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`)(?P<coded>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<strong>(?P<two>\*\*|__)(?=\S)(?P<stressed>.+?)(?<=\S)(?P=two))"
    r"|(?P<gone>~~(?=\S)(?P<struck>.+?)(?<=\S)~~)"
    r"|(?P<em>(?P<one>(?<![\w*])\*(?!\*)|(?<![\w_])_(?!_))(?=\S)"
    r"(?P<leaning>[^*_]+?)(?<=\S)(?P=one)(?!\w))"
    r"|(?P<link>!?\[(?P<linked>[^\]\n]{0,400})\]\([^)\n]{0,2000}\))"
    r"|(?P<address>https?://[^\s<>)\]]*[^\s<>)\].,;:!?])"
)
PARTS = (
    ("code", "coded"),
    ("strong", "stressed"),
    ("gone", "struck"),
    ("em", "leaning"),
    ("link", "linked"),
)
Dress = Callable[[QTextCharFormat], None]
Span = tuple[int, int, str]  # from where to where, and the name of the dress


class MarkdownHighlighter(QSyntaxHighlighter):
    """Headings, emphasis, code, links, quotes and lists; marks step back."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self.is_resting = False  # a text so long that it would be slow stays as it is
        self._dresses = dresses(theme)
        self._forms: dict[tuple[str, ...], QTextCharFormat] = {}  # each combination made once

    def highlightBlock(self, text: str) -> None:
        """One paragraph; Qt calls this for what was changed and what follows from it."""
        if self.is_resting:
            return
        fence = FENCE.match(text)
        in_code = self.previousBlockState() == IN_CODE
        if fence or in_code:
            self.setCurrentBlockState(PLAIN if fence and in_code else IN_CODE)
            self._paint(text, [(0, len(text), "mark" if fence else "coded")])
            return
        self.setCurrentBlockState(PLAIN)
        spans = [*self._leading(text), *self._inline(text)]
        if spans:
            self._paint(text, spans)

    def _leading(self, text: str) -> Iterator[Span]:
        """What the beginning of the line makes of the line."""
        if not text or text[0] not in "#>| \t-*+_0123456789":
            return
        end = len(text)
        if heading := HEADING.match(text):
            yield 0, end, f"h{len(heading[1])}"
            yield 0, heading.end(), "hashes"
        elif quote := QUOTE.match(text):
            yield quote.end(), end, "quote"
            yield 0, quote.end(), "clay"
        elif RULE.match(text):
            yield 0, end, "mark"
        elif len(text) < LONG_LINE and ROW.match(text):
            yield 0, end, "coded"
            for bar in re.finditer(r"\|", text):
                yield bar.start(), bar.end(), "mark"
        elif item := ITEM.match(text):
            yield from self._item(item, end)

    def _item(self, item: re.Match[str], end: int) -> Iterator[Span]:
        yield item.start("mark"), item.end("mark"), "number"
        if item["box"]:
            is_ticked = item["box"][1] != " "
            start = item.start("box")
            yield start, start + 3, "ticked" if is_ticked else "box"
            if is_ticked:
                yield item.end(), end, "done"

    def _inline(self, text: str) -> Iterator[Span]:
        if len(text) > LONG_LINE or not WORTH_A_LOOK.search(text):
            return
        for found in INLINE.finditer(text):
            if found["address"]:
                yield found.start(), found.end(), "linked"
                continue
            for whole, inner in PARTS:
                if found[whole]:
                    yield found.start(), found.start(inner), "mark"
                    yield found.start(inner), found.end(inner), inner
                    yield found.end(inner), found.end(), "mark"
                    yield from self._within(found, inner)

    def _within(self, found: re.Match[str], inner: str) -> Iterator[Span]:
        """Emphasis inside emphasis, one deep; nothing inside code."""
        if inner == "coded":
            return
        text, start = found[inner], found.start(inner)
        for again in INLINE.finditer(text) if WORTH_A_LOOK.search(text) else ():
            for whole, deeper in PARTS:
                if again[whole]:
                    yield start + again.start(), start + again.start(deeper), "mark"
                    at = start + again.start(deeper), start + again.end(deeper)
                    yield *at, deeper
                    yield start + again.end(deeper), start + again.end(), "mark"

    def _paint(self, text: str, spans: list[Span]) -> None:
        """Lay the dresses over each other; a sign outside the first plane counts twice in Qt."""
        wide = not text.isascii() and any(ord(sign) > FIRST_PLANE for sign in text)
        edges = sorted({edge for start, end, _name in spans for edge in (start, end)})
        for start, end in itertools.pairwise(edges):
            names = tuple(name for first, last, name in spans if first <= start and end <= last)
            if not names:
                continue
            form = self._forms.get(names) or self._made(names)
            at = as_qt(text, start) if wide else start
            self.setFormat(at, (as_qt(text, end) if wide else end) - at, form)

    def _made(self, names: tuple[str, ...]) -> QTextCharFormat:
        form = self._forms[names] = QTextCharFormat()
        for name in names:
            self._dresses[name](form)
        return form


def dresses(theme: Theme) -> dict[str, Dress]:
    """What each kind of sign does to a format."""
    return {
        **{f"h{level}": heading_dress(theme, level) for level in range(1, 7)},
        "mark": _colored(theme, "faint", 400),
        "hashes": _hashes(theme),
        "clay": _colored(theme, "second"),
        "number": _colored(theme, "second", 600),
        "box": _boxed(theme, "second"),
        "ticked": _boxed(theme, "accent"),
        "done": _colored(theme, "muted"),
        "quote": _leaning(theme, "muted"),
        "coded": _coded,
        "stressed": lambda form: form.setFontWeight(QFont.Weight.DemiBold),
        "struck": lambda form: form.setFontStrikeOut(True),
        "leaning": lambda form: form.setFontItalic(True),
        "linked": _colored(theme, "accent"),
    }


def heading_dress(theme: Theme, level: int) -> Dress:
    """Bigger in place, but never too big for the line."""
    size = HEADING_PX.get(level, HEADING_PX[3])

    def _dress(form: QTextCharFormat) -> None:
        form.setProperty(QTextCharFormat.Property.FontPixelSize, theme.px(size))
        form.setFontWeight(QFont.Weight.DemiBold)
        if size >= DISPLAY_PX:
            form.setFontFamilies(DISPLAY_FAMILIES)

    return _dress


def _colored(theme: Theme, token: str, weight: int = 0) -> Dress:
    color = theme.color(token)

    def _dress(form: QTextCharFormat) -> None:
        form.setForeground(color)
        if weight:
            form.setFontWeight(weight)

    return _dress


def _hashes(theme: Theme) -> Dress:
    colored = _colored(theme, "faint", 400)

    def _dress(form: QTextCharFormat) -> None:
        form.setFontFamilies(FAMILIES)
        colored(form)

    return _dress


def _boxed(theme: Theme, token: str) -> Dress:
    colored = _colored(theme, token, 500)

    def _dress(form: QTextCharFormat) -> None:
        form.setFontFamilies(MONO)
        colored(form)

    return _dress


def _leaning(theme: Theme, token: str) -> Dress:
    colored = _colored(theme, token)

    def _dress(form: QTextCharFormat) -> None:
        form.setFontItalic(True)
        colored(form)

    return _dress


def _coded(form: QTextCharFormat) -> None:
    form.setFontFamilies(MONO)
