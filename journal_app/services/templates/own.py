"""Own templates: records as patterns, patterns as records, and a template made of an entry."""

from journal_app.domain.entry import Entry
from journal_app.domain.template import Template
from journal_app.i18n import _
from journal_app.services.prose import HEADING_RANK, placed, sections
from journal_app.services.templates.pattern import Part, Pattern, guide
from journal_app.services.templates.pattern_file import body_of, parts_of


def pattern_of(template: Template) -> Pattern:
    """An own template as it is written along; its key is the id of the record."""
    found: dict[str, Part] = {}
    for part in parts_of(template.body_md):
        if part.heading:
            found.setdefault(part.heading, part)  # of two with the same words the first counts
    return Pattern(
        key=template.id,
        title=template.title.strip() or _("Untitled"),
        parts=tuple(found.values()),
        source=template.source,
        use=template.when_text,
        kind=template.entry_type,
        version=template.version or 1,
    )


def template_of(pattern: Pattern) -> Template:
    """A new own template that asks what the pattern asks."""
    return Template(
        title=pattern.title,
        source=pattern.source,
        when_text=pattern.use,
        entry_type=pattern.kind,
        version=pattern.version,
        body_md=body_of(pattern.parts),
    )


def template_of_entry(entry: Entry, along: Pattern | None) -> Template | None:
    """The headings of an entry as a new template, its text left out; nothing without headings.

    What the template the entry was written *along* asks is asked again.
    """
    names = [one.heading for one in sections(entry.body_md) if one.rank == HEADING_RANK]
    names = [name for name in dict.fromkeys(names) if name]
    if not names:
        return None
    parts = {part.heading: part for part in along.parts} if along is not None else {}
    known = placed(names, guide(along)) if along is not None else [None] * len(names)
    made = []
    for name, heading in zip(names, known, strict=True):
        part = parts[heading] if heading is not None else Part(name)
        made.append(Part(name, part.prompts, part.words))
    title = entry.title.strip() or (along.title if along is not None else "")
    title = title or _("Untitled")
    return Template(title=title, entry_type=entry.type, body_md=body_of(made))
