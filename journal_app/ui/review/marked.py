"""The HTML of a document with marks for the screen, which change no letter of it."""

import html
import re
from collections.abc import Mapping, Sequence

from journal_app.domain.record import RecordId
from journal_app.i18n import _
from journal_app.services.render import to_html

WAITS_S = 2  # seconds of computing for which the window waits; a long review takes a tenth
PRIVATE_USE = range(0xE000, 0xF8FF)
Spans = Sequence[tuple[int, int]]
Proofs = Mapping[str, tuple[str, RecordId]]


def marked_html(markdown: str, replaced: Spans, proofs: Proofs, ground: str) -> str:
    """The HTML of the file's text, replaced names on a coloured ground, proofs as links.

    Where a mark would change anything else, the document is shown without marks.
    """
    plain = to_html(markdown, seconds=WAITS_S)
    return _with_links(_with_grounds(markdown, replaced, plain, ground), proofs)


def _with_grounds(markdown: str, replaced: Spans, plain: str, ground: str) -> str:
    if not replaced:
        return plain
    free = (chr(number) for number in PRIVATE_USE if chr(number) not in markdown)
    begin, end = next(free), next(free)
    parts, at = [], 0
    for start, stop in replaced:
        parts += [markdown[at:start], begin, markdown[start:stop], end]
        at = stop
    made = to_html("".join([*parts, markdown[at:]]), seconds=WAITS_S)
    if made.replace(begin, "").replace(end, "") != plain:
        return plain
    span = f'<span style="background-color:{ground}">'
    return made.replace(begin, span).replace(end, "</span>")


def _with_links(made: str, proofs: Proofs) -> str:
    label = re.escape(html.escape(_("Proof"), quote=False))
    line = re.compile(rf"(<p[^>]*><strong>{label}:</strong> )([^<]*)(</p>)")

    def linked(found: "re.Match[str]") -> str:
        titles = [_linked(title, proofs) for title in found[2].split("; ")]
        return f"{found[1]}{'; '.join(titles)}{found[3]}"

    return line.sub(linked, made)


def _linked(title: str, proofs: Proofs) -> str:
    place = proofs.get(html.unescape(title))
    if place is None:
        return title
    return f'<a href="journal:{html.escape("/".join(place), quote=True)}">{title}</a>'
