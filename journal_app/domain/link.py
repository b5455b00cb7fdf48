"""Link: every many-to-many relation between two records."""

from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import choice, key
from journal_app.domain.record import Problem, Record, RecordId, record
from journal_app.i18n import N_


class LinkRole(Code):
    """What one record is to the other."""

    SERVES = "serves", N_("serves")
    USES = "uses", N_("uses")
    NEEDS = "needs", N_("needs")
    ABOUT = "about", N_("is about")
    EVIDENCES = "evidences", N_("shows")
    SUPPORTS = "supports", N_("supports")
    HELPED_BY = "helped_by", N_("was helped by")
    HELPED = "helped", N_("helped")
    PASSED_TO = "passed_to", N_("was passed on to")
    GREW_FROM = "grew_from", N_("grew from")
    MEMBER = "member", N_("has as a member")
    MENTIONS = "mentions", N_("mentions")
    VERSION_OF = "version_of", N_("is a version of")


# Domain guide 3.2; None stands for any table.
ENDS: dict[LinkRole, tuple[tuple[str | None, ...], tuple[str | None, ...]]] = {
    LinkRole.SERVES: (("goal",), ("attribute",)),
    LinkRole.USES: (("goal",), ("attribute",)),
    LinkRole.NEEDS: (("goal",), ("attribute",)),
    LinkRole.ABOUT: (("entry",), (None,)),
    LinkRole.EVIDENCES: (("entry", "resource"), ("attribute", "goal")),
    LinkRole.SUPPORTS: (("relationship", "session"), ("transition", "goal")),
    LinkRole.HELPED_BY: (("goal",), ("resource", "person")),
    LinkRole.HELPED: (("entry", "session"), ("person",)),
    LinkRole.PASSED_TO: (("resource",), ("person",)),
    LinkRole.GREW_FROM: (("relationship",), ("relationship",)),
    LinkRole.MEMBER: (("relationship",), ("person",)),
    LinkRole.MENTIONS: ((None,), ("person",)),
    LinkRole.VERSION_OF: (("entry",), ("entry",)),
}


@record
class Link(Record):
    """One relation; it is shown only where both of its ends are."""

    table: ClassVar[str] = "link"
    noun: ClassVar[str] = N_("Link")
    title_field: ClassVar[str] = ""
    kind_field: ClassVar[str] = "role"
    looked_up: ClassVar[tuple[tuple[str, ...], ...]] = (("from_id",), ("to_id",))

    from_type: str = key(N_("From what"), default="")
    from_id: RecordId = key(N_("From which"), default="")
    to_type: str = key(N_("To what"), default="")
    to_id: RecordId = key(N_("To which"), default="")
    role: LinkRole | None = choice(N_("How"), LinkRole, required=True)


def end_problems(link: Link) -> list[Problem]:
    """Why such a relation cannot be between such things."""
    if link.role is None:
        return []
    froms, tos = ENDS[link.role]
    problems = []
    if None not in froms and link.from_type not in froms:
        problems.append(Problem("from_type", N_("Such a link does not begin there.")))
    if None not in tos and link.to_type not in tos:
        problems.append(Problem("to_type", N_("Such a link does not lead there.")))
    return problems
