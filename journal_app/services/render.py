"""Markdown to safe HTML: the only import of markdown, and never without the sanitiser."""

import html
import re

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension

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
BLOCKS = re.compile(r"<(p|h[1-6]|li|td|th|blockquote|dt|dd)(?=[ >])")


def to_html(text: str, *, pictures: bool = False) -> str:
    """The sanitised HTML of a Markdown text; each block takes the direction of its own text.

    Pictures become their description, and nothing a file could load is left in it; with
    *pictures* those kept in the journal stay, by their att: address.
    """
    try:
        made = _made(text)
    except RecursionError:  # nested deeper than can be followed: shown as it was written
        made = f"<pre>{html.escape(text)}</pre>"
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


def _shown(found: re.Match[str], *, pictures: bool) -> str:
    """A picture kept in the journal as it is, any other as its description."""
    return found[0] if pictures and KEPT.search(found[0]) else found[1] or ""


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href" and not re.match(r"(https?://|mailto:|#)", value):
        return None
    if (tag, name) == ("img", "src") and not value.startswith("att:"):
        return None
    return value
