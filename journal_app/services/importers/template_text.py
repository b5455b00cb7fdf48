"""The text of a template's file as a row; it runs in a child process."""

from collections.abc import Iterable, Iterator

from journal_app.domain.plain import to_plain
from journal_app.domain.template import Template
from journal_app.i18n import N_
from journal_app.services.importers.passing import Message, Row, Trouble
from journal_app.services.templates.own import template_of
from journal_app.services.templates.pattern_file import parse, problems


def messages(chunks: Iterable[bytes]) -> Iterator[Message]:
    """The template in the text, or what is wrong with it; its key and group are left out."""
    try:
        text = b"".join(chunks).decode("utf-8")
    except UnicodeDecodeError:
        yield Trouble("", N_("It is no text."))
        return
    read = parse(text)
    why = problems(read)
    for words in why:
        yield Trouble("", words)
    if not why:
        yield Row(Template.table, "", to_plain(template_of(read.pattern)))
