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


REVERSED: dict[LinkRole, str] = {  # the same, said of the end it leads to
    LinkRole.SERVES: N_("is served by"),
    LinkRole.USES: N_("is used by"),
    LinkRole.NEEDS: N_("is needed by"),
    LinkRole.ABOUT: N_("is written about in"),
    LinkRole.EVIDENCES: N_("is shown by"),
    LinkRole.SUPPORTS: N_("is supported by"),
    LinkRole.HELPED_BY: N_("helped with"),
    LinkRole.HELPED: N_("was helped in"),
    LinkRole.PASSED_TO: N_("was given"),
    LinkRole.GREW_FROM: N_("led to"),
    LinkRole.MEMBER: N_("is a member of"),
    LinkRole.MENTIONS: N_("is mentioned in"),
    LinkRole.VERSION_OF: N_("has as a version"),
}

# The role that fits a pair, the first that does; kinds of the second end, () for any.
FITTING: tuple[tuple[LinkRole, str | None, str | None, tuple[str, ...]], ...] = (
    (LinkRole.SERVES, "goal", "attribute", ("value",)),
    (LinkRole.USES, "goal", "attribute", ("strength",)),
    (LinkRole.NEEDS, "goal", "attribute", ("skill",)),
    (LinkRole.EVIDENCES, "entry", "attribute", ("strength", "skill", "criterion")),
    (LinkRole.EVIDENCES, "resource", "attribute", ("criterion",)),
    (LinkRole.EVIDENCES, "resource", "goal", ()),
    (LinkRole.SUPPORTS, "relationship", "transition", ()),
    (LinkRole.SUPPORTS, "relationship", "goal", ()),
    (LinkRole.SUPPORTS, "session", "transition", ()),
    (LinkRole.SUPPORTS, "session", "goal", ()),
    (LinkRole.HELPED_BY, "goal", "resource", ()),
    (LinkRole.HELPED_BY, "goal", "person", ()),
    (LinkRole.HELPED, "session", "person", ()),
    (LinkRole.PASSED_TO, "resource", "person", ()),
    (LinkRole.GREW_FROM, "relationship", "relationship", ()),
    (LinkRole.MEMBER, "relationship", "person", ()),
    (LinkRole.ABOUT, "entry", None, ()),
    (LinkRole.MENTIONS, None, "person", ()),
)

# What a pair may be to each other instead, where a person chooses it, and the words of the choice.
OTHERWISE: tuple[tuple[LinkRole, str, str, str], ...] = (
    (LinkRole.HELPED, "entry", "person", N_("someone I helped")),
)


def fitting_role(from_type: str, to_type: str, to_kind: str) -> LinkRole | None:
    """What the first record is to the second, as long as nobody says otherwise."""
    for role, one, other, kinds in FITTING:
        if (
            one in (None, from_type)
            and other in (None, to_type)
            and to_kind in (kinds or (to_kind,))
        ):
            return role
    return None


@record
class Link(Record):
    """One relation; it is shown only where both of its ends are."""

    table: ClassVar[str] = "link"
    noun: ClassVar[str] = N_("Link")
    title_field: ClassVar[str] = ""
    kind_field: ClassVar[str] = "role"
    looked_up: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("from_id",),
        ("to_id",),
        ("role", "to_type"),
    )

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
