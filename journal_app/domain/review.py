"""Review: looking back over a period, composed for one reader."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import NEVER, choice, day, hidden, line, link, prose, words
from journal_app.domain.record import Json, LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class ReviewKind(Code):
    """What people hand over (domain guide, 5.1)."""

    ANNUAL_SELF = "annual_self", N_("Self-assessment")
    IDP = "idp", N_("Development plan")
    CPD = "cpd", N_("CPD record")
    PROMOTION = "promotion", N_("Promotion case")
    CLOSING_REPORT = "closing_report", N_("Closing report")
    CAREER_SUMMARY = "career_summary", N_("Career review")


class Audience(Code):
    """Who reads it."""

    SELF = "self", N_("myself")
    MENTOR = "mentor", N_("my mentor")
    MANAGER = "manager", N_("my manager")
    PANEL = "panel", N_("a panel")
    PROFESSIONAL_BODY = "professional_body", N_("a professional body")
    SCHEME = "scheme", N_("the scheme")


class NamePolicy(Code):
    """What stands where a name stood."""

    ROLES = "roles", N_("Roles")
    ALIASES = "aliases", N_("Aliases")
    NAMES_WITH_CONSENT = "names_with_consent", N_("Names of those who agreed")


class ReviewStatus(Code):
    """How far it has come."""

    DRAFT = "draft", N_("draft")
    CHECKED = "checked", N_("checked")
    FINAL = "final", N_("final")


@record
class Review(LevelledRecord):
    """A career review: its items by reference until it is final, then its frozen text."""

    table: ClassVar[str] = "review"
    noun: ClassVar[str] = N_("Review")
    day_field: ClassVar[str] = "period_to"
    kind_field: ClassVar[str] = "kind"

    title: str = line(N_("Title"), first=True, searchable=True)
    kind: ReviewKind | None = choice(N_("Kind"), ReviewKind, first=True, required=True)
    audience: Audience | None = choice(N_("Reader"), Audience, first=True, required=True)
    relationship_id: RecordId | None = link(N_("Relationship"), "relationship")
    period_from: dt.date | None = day(N_("From"), first=True, required=True)
    period_to: dt.date | None = day(N_("To"), first=True, required=True)
    sections: tuple[str, ...] = words(
        N_("Sections"), searchable=False, hint=N_("With commas between them, in their order.")
    )
    items: list[Json] = hidden(list)
    name_policy: NamePolicy = choice(N_("Names"), NamePolicy, default=NamePolicy.ROLES)
    names: Json = hidden()  # person id -> role, alias or keep: what was decided of each name found
    status: ReviewStatus = choice(
        N_("Status"), ReviewStatus, default=ReviewStatus.DRAFT, asked=NEVER
    )
    output_md: str = prose(N_("Final text"), asked=NEVER)
    exports: list[Json] = hidden(list)


def needs_relationship(kind: ReviewKind | None, audience: Audience | None) -> bool:
    """Whether this review is about one relationship."""
    return audience == Audience.MENTOR or kind == ReviewKind.CLOSING_REPORT


def period_problems(review: Review) -> list[Problem]:
    """A period ends after it begins."""
    if review.period_from and review.period_to and review.period_from > review.period_to:
        return [Problem("period_to", N_("The period ends before it begins."))]
    return []


def status_problems(
    before: ReviewStatus, after: Review, *, names_settled: bool, previewed: bool
) -> list[Problem]:
    """Why a review may not be called checked or final."""
    if after.status == ReviewStatus.CHECKED and not names_settled:
        return [Problem("status", N_("Some names are not settled yet."))]
    if after.status == ReviewStatus.CHECKED and not previewed:
        return [Problem("status", N_("Read the preview once before you call it checked."))]
    if after.status == ReviewStatus.FINAL and before == ReviewStatus.DRAFT:
        return [Problem("status", N_("A review is checked before it is final."))]
    if before == ReviewStatus.FINAL and after.status != ReviewStatus.FINAL:
        return [Problem("status", N_("A final review stays as it is. Make a new one."))]
    return []
