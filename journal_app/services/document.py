"""The model of a document, and its Markdown; every file that leaves is made from it."""

import dataclasses
import re
from collections.abc import Sequence
from functools import partial

FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
HEADING = re.compile(r"^(\s{0,3})(#{1,6})(\s)")
TOP = 4  # a person's highest heading becomes H4, beneath the H3 of its item
CODE_SPAN = re.compile(r"(`+[^`]*`+)")
TAG = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|mailto:)[^>\s]*>)(?![^>\s@/]+@[^>\s]+>)")
HIDDEN_NOTE = re.compile(r"^(\s{0,3})\[([^\]]*)\]:(\s*(?:#|<>))")
CELL_BREAKS = re.compile(r"\s*\n\s*")


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """Markdown of the person's own; its headings are set beneath those of the document."""

    markdown: str


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One thing of a section: a heading of its own, then lines with a label, then text."""

    heading: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    lines: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """Columns with a heading, and rows of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Text | Item | Bullets | Table


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """One part of the document; without blocks it is not printed."""

    code: str
    heading: str
    blocks: tuple[Block, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """What a reader receives: a title, one line beneath it, and sections."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def to_markdown(document: Document) -> str:
    """The document as Markdown; empty sections are dropped."""
    parts = [f"# {one_line(document.title)}", one_line(document.subtitle)]
    for section in document.sections:
        blocks = [text for text in map(_block, section.blocks) if text]
        if blocks:
            parts += [f"## {one_line(section.heading)}", *blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def blocks_markdown(blocks: Sequence[Block]) -> str:
    """Some blocks by themselves."""
    return "\n\n".join(filter(None, map(_block, blocks)))


def one_line(text: str) -> str:
    """The text on one line, so that it cannot begin another block, its tags shown as text."""
    return _plain(" ".join(text.split()))


def beneath(markdown: str) -> str:
    """The person's Markdown with its headings set beneath those of the document.

    Tags and comments become visible text: nothing hidden leaves, and nothing can run.
    """
    lines, fence = [], ""
    shift = TOP - min(_heading_levels(markdown), default=TOP)
    for line in markdown.strip().split("\n"):
        found = FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence:
            line = _plain(HEADING.sub(partial(_deeper, shift), line))  # noqa: PLW2901 - rewritten in place
        lines.append(line)
    closing = [fence] if fence else []  # an open fence would swallow the rest of the document
    return "\n".join([*lines, *closing])


def _plain(line: str) -> str:
    shown = HIDDEN_NOTE.sub(r"\1\\[\2]:\3", line)
    parts = CODE_SPAN.split(shown)
    return "".join(
        part if number % 2 else TAG.sub("&lt;", part) for number, part in enumerate(parts)
    )


def _heading_levels(markdown: str) -> list[int]:
    found = (HEADING.match(line) for line in markdown.split("\n"))
    return [len(heading[2]) for heading in found if heading]


def _deeper(shift: int, found: "re.Match[str]") -> str:
    return f"{found[1]}{'#' * min(6, max(TOP, len(found[2]) + shift))}{found[3]}"


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return beneath(block.markdown)
    if isinstance(block, Bullets):
        return "\n".join(f"- {one_line(line)}" for line in block.lines if line.strip())
    if isinstance(block, Table):
        return _table(block)
    return _item(block)


def _item(item: Item) -> str:
    parts = [f"### {one_line(item.heading)}"] if item.heading.strip() else []
    parts += [_fact(label, text) for label, text in item.facts if text.strip()]
    if item.text.strip():
        parts.append(beneath(item.text))
    return "\n\n".join(parts)


def _fact(label: str, text: str) -> str:
    inner = beneath(text)
    is_short = "\n" not in inner and not re.match(r"\s*([-*+>#|`~]|\d+[.)]\s)", inner)
    return f"**{label}:** {inner}" if is_short else f"**{label}:**\n\n{inner}"


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    head = "| " + " | ".join(map(_cell, table.columns)) + " |"
    rule = "|" + "---|" * len(table.columns)
    rows = ["| " + " | ".join(map(_cell, row)) + " |" for row in table.rows]
    return "\n".join([head, rule, *rows])


def _cell(text: str) -> str:
    return _plain(CELL_BREAKS.sub("; ", text.strip())).replace("|", "\\|")
