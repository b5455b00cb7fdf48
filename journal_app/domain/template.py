"""Template: headings and questions of the person's own making."""

from typing import ClassVar

from journal_app.domain.entry import EntryType
from journal_app.domain.fields import choice, line, number, prose
from journal_app.domain.record import LevelledRecord, record
from journal_app.i18n import N_


@record
class Template(LevelledRecord):
    """An own template: headings as H2 lines, with the questions beneath them."""

    table: ClassVar[str] = "template"
    noun: ClassVar[str] = N_("Template")
    kind_field: ClassVar[str] = "entry_type"

    title: str = line(N_("Title"), first=True, required=True, searchable=True)
    source: str = line(N_("Where it comes from"), searchable=True)
    when_text: str = line(N_("When to use it"), searchable=True)
    entry_type: EntryType = choice(
        N_("Kind of entry"), EntryType, default=EntryType.REFLECTION, first=True
    )
    version: int | None = number(N_("Version"), default=1, low=1, high=1_000_000)
    body_md: str = prose(N_("Headings and questions"), first=True)
