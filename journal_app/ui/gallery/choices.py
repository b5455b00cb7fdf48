"""The rows of the gallery: an empty page first, a few templates, then all by their groups."""

import dataclasses
from collections.abc import Iterable, Sequence

from journal_app.domain.entry import Entry
from journal_app.i18n import N_, _, ngettext
from journal_app.services.passages import phrases, places
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import GROUPS, Pattern
from journal_app.ui.models.heads_model import KIND_ICONS, TABLE_ICONS
from journal_app.ui.palette.offers import Offer

OWN, FOUND, EMPTY = N_("Your own"), N_("Found"), N_("Empty page")
EMPTY_USE = N_("no headings, no questions")
ICONS = {"quick": "timer", "after_session": "messages-square"}
STRUCTURE_ICON = "messages-square"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Choice(Offer):
    """A row: a template, the empty page where there is none, or the way to all of them."""

    pattern: Pattern | None = None
    is_all: bool = False


def choices(catalogue: Catalogue, text: str, *, with_all: bool) -> list[Choice]:
    """What is offered for what was typed; *with_all* lists every one, by groups."""
    if text.strip():
        found = [_row(one, text) for one in catalogue.search(text)]
        return [_empty(), *([Choice(_(FOUND)), *found] if found else [])]
    rows = [_empty(), *(_row(one) for one in catalogue.first)]
    own = catalogue.own
    if own:
        rows += [Choice(_(OWN)), *(_row(one) for one in own)]
    shipped = catalogue.shipped
    count = len(shipped)
    if not with_all:
        words = ngettext("All {count} template", "All {count} templates", count)
        said = words.format(count=count)
        return [*rows, Choice(said, icon="chevron-down", do=_nothing, is_all=True)]
    return rows + list(_grouped(shipped))


def choices_of(catalogue: Catalogue, only: Sequence[Pattern], text: str) -> list[Choice]:
    """Those of these that are meant, in their order; no empty page."""
    found = {one.key for one in catalogue.search(text)} if text.strip() else None
    return [_row(one, text) for one in only if found is None or one.key in found]


def icon_of(pattern: Pattern) -> str:
    """The icon of a template: that of what is written along it."""
    if pattern.is_structure:
        return STRUCTURE_ICON
    usual = TABLE_ICONS["template"] if pattern.is_own else TABLE_ICONS[Entry.table]
    return ICONS.get(pattern.key) or KIND_ICONS.get(str(pattern.kind), usual)


def _grouped(shipped: Iterable[Pattern]) -> Iterable[Choice]:
    group = ""
    for one in shipped:
        if one.group != group:
            group = one.group
            yield Choice(_(GROUPS[group]))
        yield _row(one)


def _empty() -> Choice:
    return Choice(_(EMPTY), _(EMPTY_USE), icon="square-pen", do=_nothing)


def _row(pattern: Pattern, asked: str = "") -> Choice:
    return Choice(
        pattern.title,
        pattern.use,
        icon=icon_of(pattern),
        marked=tuple(places(phrases(asked, prefix=True), pattern.title)),
        do=_nothing,
        pattern=pattern,
    )


def _nothing() -> None:
    """What a row leads to is the gallery's to do."""
