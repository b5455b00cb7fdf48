"""Who may see a thing: private < shared < review (domain guide, 3.5)."""

from journal_app.domain.codes import Code
from journal_app.i18n import N_


class Level(Code):
    """The three confidentiality levels; a wider one includes the narrower audience."""

    PRIVATE = "private", N_("Only me")
    SHARED = "shared", N_("Me and the other person")
    REVIEW = "review", N_("May go into a review")

    @property
    def width(self) -> int:
        """0 for private, 1 for shared, 2 for review."""
        return list(Level).index(self)


def narrower(one: Level, other: Level) -> Level:
    """The one of the two that fewer people may see."""
    return one if one.width <= other.width else other
