"""Markdown to safe HTML: the only import of markdown, and never without the sanitiser."""

import html
import re

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension

from journal_app.domain.text import broken_lines, has_long_line, with_few_marks
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.patience import TooSlow, within

TAGS = {
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
}
DROPPED_WHOLE = {"script", "style", "iframe", "object", "svg", "math", "template", "noscript"}
TICKED = re.compile(r"<input[^>]*\bchecked\b[^>]*>")
UNTICKED = re.compile(r"<input[^>]*type=.checkbox.[^>]*>")
IMAGE = re.compile(r'<img\b(?:[^>]*?\balt="([^"]*)")?[^>]*>')
KEPT = re.compile(r' src="att:[0-9a-f]{20}"')
MAKERS = ("markdown", "pymdownx", "html")  # whose functions do the work
SHORT_S, LONG_S = 1, 20  # seconds of computing: for the screen, for a document asked for
A_SECOND_MORE = 200_000  # characters of a text for which the screen waits a second more
LAYERS = re.compile(r"<(/?)(blockquote|div|li|dd|td|th)(?=[ >])")
CELLS = ("td", "th")
DEEPEST, MOST_ITEMS, MOST_CELLS = 12, 4_000, 16_000  # Qt: 0.2 s for the items, 0.7 s the cells
BLOCKS = re.compile(r"<(p|h[1-6]|li|td|th|blockquote|dt|dd)(?=[ >])")


class Stumbled(Refused):
    """The library for Markdown ended by an error of its own."""


def to_html(text: str, *, pictures: bool = False, seconds: float = LONG_S) -> str:
    """The sanitised HTML of a Markdown text; each block takes the direction of its own text.

    Pictures become their description, and nothing a file could load is left in it; with
    *pictures* those kept in the journal stay, by their att: address. A text nested too deep
    to follow, that the library stumbles over, or that takes more seconds of computing, is shown
    as it was written.
    """
    try:
        return rendered(text, seconds, pictures=pictures)
    except (TooSlow, Stumbled):
        return as_written(text)


def rendered(text: str, seconds: float, *, pictures: bool = False) -> str:
    """As to_html, within so many seconds of computing.

    Raises:
        TooSlow: it takes longer.
        Stumbled: the library does not lay it out.
    """
    try:
        made = within(seconds, lambda: _made(text), MAKERS)
    except TooSlow:
        raise
    except Exception as error:  # whatever its makers stumble over; nested too deep, or a fault
        raise Stumbled(type(error).__name__) from error
    ticked = UNTICKED.sub("☐", TICKED.sub("☑", made))
    clean = nh3.clean(
        ticked,
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED_WHOLE,
        url_schemes={"http", "https", "mailto", "att"},
        link_rel=None,
        attribute_filter=_attribute,
    )
    closed = clean.replace("\n</code></pre>", "</code></pre>")
    described = IMAGE.sub(lambda found: _shown(found, pictures=pictures), closed)
    return BLOCKS.sub(r'<\1 dir="auto"', described)


def shown(text: str) -> tuple[str, str]:
    """The HTML for the screen, and a sentence where the text is shown as it was written.

    What Qt would stall on is eased: a line too long is broken, marks piled up are taken off.
    """
    eased = with_few_marks(broken_lines(text) if has_long_line(text) else text)
    try:
        made = rendered(eased, SHORT_S + len(eased) / A_SECOND_MORE, pictures=True)
    except Stumbled:
        return as_written(eased), _("This text could not be laid out: it is shown as written.")
    except TooSlow:
        made = ""
    if made and not _is_heavy(made):
        return made, ""
    return as_written(eased), _("This text takes too long to lay out: it is shown as written.")


def as_written(text: str) -> str:
    """The text itself, every sign of it."""
    return f"<pre>{html.escape(text)}</pre>"


def _made(text: str) -> str:
    extensions: list[str | Extension] = [
        TableExtension(use_align_attribute=True),
        "footnotes",
        "fenced_code",
        "def_list",
        "sane_lists",
        "nl2br",  # a line that was ended is ended: people who write so know no Markdown
        "pymdownx.tasklist",
        "pymdownx.tilde",
        "pymdownx.betterem",
    ]
    return markdown.Markdown(extensions=extensions).convert(text)


def _is_heavy(made: str) -> bool:
    """Whether it has more layers, items or cells than Qt lays out without a stall."""
    depth, items, cells = 0, 0, 0
    for found in LAYERS.finditer(made):
        closes, tag = found.groups()
        cells += tag in CELLS and not closes
        if tag not in CELLS:
            depth += -1 if closes else 1
            items += not closes
        if depth > DEEPEST or items > MOST_ITEMS or cells > MOST_CELLS:
            return True
    return False


def _shown(found: re.Match[str], *, pictures: bool) -> str:
    """A picture kept in the journal as it is, any other as its description."""
    return found[0] if pictures and KEPT.search(found[0]) else found[1] or ""


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href" and not re.match(r"(https?://|mailto:|#)", value):
        return None
    if (tag, name) == ("img", "src") and not value.startswith("att:"):
        return None
    return value
