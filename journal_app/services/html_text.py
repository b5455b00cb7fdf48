"""HTML to Markdown, for what is pasted: words and their form, nothing that loads or runs."""

import re
from typing import Any

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

from journal_app.services.prose import INDENT

DROPPED = (
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed",
    "svg", "math", "video", "audio", "canvas", "form", "button", "select", "textarea", "img",
    "picture", "input", "link", "meta", "base",
)  # fmt: skip
SCHEMES = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
PREFORMATTED = re.compile(r"white-space:\s*pre\s*(?:;|$)")
INLINE = ("b", "strong", "i", "em")


class _Converter(MarkdownConverter):
    """Links keep only addresses one can go to; what a style takes back is not said."""

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        if not SCHEMES.match(str(el.get("href") or "").strip()):
            return text
        del el["title"]
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]  # its types are short

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
        made = str(super().convert_li(el, text, parent_tags))  # type: ignore[misc]  # as above
        width = made.find(" ") + 1
        return made.replace("\n" + " " * width, "\n" + INDENT)


def to_markdown(html: str) -> str:
    """The Markdown of an HTML text; scripts, styles, forms and pictures are left out.

    Nothing where the plain text says it better: code out of an editor, whose lines are told
    by spaces alone, and what is nested deeper than can be followed.
    """
    soup = BeautifulSoup(html, "html.parser")
    styled = soup.find(style=True)
    if styled is not None and PREFORMATTED.search(str(styled.get("style"))):
        return ""
    try:
        return _written(soup)
    except RecursionError:
        return ""


def _written(soup: BeautifulSoup) -> str:
    for tag in soup.find_all(DROPPED):
        tag.decompose()
    for tag in soup.find_all(INLINE):
        if "font-weight:normal" in str(tag.get("style") or "").replace(" ", ""):
            tag.unwrap()  # how a well-known office wraps all it copies
    made = _Converter(
        heading_style=ATX,
        bullets="-",
        strong_em_symbol="*",
        escape_underscores=False,
        escape_misc=False,
    ).convert_soup(soup)
    lines = "\n".join(row.rstrip() for row in str(made).replace("\xa0", " ").split("\n"))
    return BLANK_LINES.sub("\n\n", lines).strip("\n")
