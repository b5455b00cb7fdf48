"""Reviews of the sample journal: what is in them, what stays, and how they become final."""

import dataclasses
import datetime as dt
import json
import re

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.reading import Reading
from journal_app.domain.review import Audience, NamePolicy, Review, ReviewKind, ReviewStatus
from journal_app.domain.session import Session
from journal_app.errors import Refused
from journal_app.services import reviewing
from journal_app.services.exporters.html_file import title_of, to_page

PERIOD = (dt.date(2025, 1, 1), dt.date(2025, 10, 31))
PRIVATE_FIELDS = ("prep_md", "private_md", "selfcheck_md", "discussion_md", "insights_md")


def composed(journal, audience=Audience.MANAGER, kind=ReviewKind.ANNUAL_SELF, pair=None):
    reader = reviewing.reader_for(journal, kind, audience, PERIOD, pair)
    return reviewing.compose(journal, reader)


def private_texts(journal) -> list[str]:
    found = [getattr(one, name) for one in journal[Session].every() for name in PRIVATE_FIELDS]
    found += [one.note_md for one in journal[Reading].every()]
    found += [journal[Entry].get("e_r06").body_md, journal[Entry].get("e_r06").title]
    may_be_said = "\n".join(
        [one.closing_md + one.measure_md for one in journal[Goal].every()]
        + [one.agenda_md for one in journal[Session].every()]
    )
    return [text for text in found if text.strip() and text not in may_be_said]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("kind", list(ReviewKind))
def test_nothing_fixed_private_is_in_any_review_of_the_sample(sample, audience, kind) -> None:
    text = composed(sample, audience, kind, "r_ingrid").markdown
    page = to_page(text, title_of(text), "en")

    for private in private_texts(sample):
        for line in private.split("\n"):
            if line.strip() and not line.startswith("#"):
                assert line not in text
                assert line not in page


def test_names_of_people_become_roles(sample) -> None:
    review = composed(sample)

    for person in sample[Person].every():
        for part in re.split(r"[\s-]+", person.name) + list(person.other_names):
            assert not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", review.markdown), part
    assert {named.instead for named in review.named} == {"a line manager", "A client"}
    assert not review.unresolved


def test_only_counts_are_said_of_meetings(sample) -> None:
    assert "- Mentoring: 6 sessions, 385 minutes" in composed(sample).markdown
    assert "- Coaching: 2 sessions, 95 minutes" in composed(sample).markdown


def test_a_meeting_without_a_length_is_not_counted_as_none(sample) -> None:
    session = sample[Session].get("s2")
    bare = dataclasses.replace(session, actual_minutes=None, planned_minutes=None)
    sample.change([bare])

    said = composed(sample).markdown

    assert "- Mentoring: 6 sessions, 325 minutes, 1 without a length" in said


def test_with_no_level_raised_only_role_dates_and_counts_are_printed(sample) -> None:
    for cls in (Goal, Entry):
        for record in sample[cls].where():
            sample.change([dataclasses.replace(record, level=Level.PRIVATE)])
    lowered = [
        dataclasses.replace(record, level=Level.PRIVATE)
        for record in sample.store.every()
        if getattr(record, "level", None) == Level.REVIEW
    ]
    sample.change(lowered)

    text = composed(sample).markdown

    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Self-assessment: N. H.",
        "## Mentoring and coaching",
    ]


def test_the_stored_draft_prints_four_of_its_five_sections_and_cannot_be_checked(sample) -> None:
    review = sample[Review].get("rv1")

    text = reviewing.compose_stored(sample, review).markdown
    problems = reviewing.mark_checked(sample, review, previewed=True)

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 4
    assert len({named.id for named in reviewing.undecided(sample, review)}) == 2
    assert problems
    assert sample[Review].get("rv1").status == ReviewStatus.DRAFT


def test_a_decided_review_becomes_checked_then_final_and_never_changes_again(sample) -> None:
    review = sample[Review].get("rv1")
    decided = {named.id: "role" for named in reviewing.undecided(sample, review)}
    review = sample.save(dataclasses.replace(review, names=decided))

    assert reviewing.mark_checked(sample, review, previewed=True) == []
    assert reviewing.mark_final(sample, sample[Review].get("rv1")) == []
    frozen = sample[Review].get("rv1").output_md
    sample.trash(sample[Goal].get("g_inv"))

    assert "Bring blocked invoices under 5 %" in frozen
    assert reviewing.compose_stored(sample, sample[Review].get("rv1")).markdown == frozen


def test_a_draft_is_not_final_before_it_is_checked(sample) -> None:
    assert reviewing.mark_final(sample, sample[Review].get("rv1"))


def test_an_override_stands_instead_of_the_source_and_the_source_stays_as_it_is(sample) -> None:
    text = reviewing.compose_stored(sample, sample[Review].get("rv1")).markdown

    assert "Shadowed the process lead at month-end: the lead's day" in text
    assert "I now walk to treasury" not in text


def test_a_sensitive_reflection_cannot_be_rewritten_into_a_review(sample) -> None:
    review = sample[Review].get("rv1")
    item = {"type": "entry", "id": "e_r06", "section": "learned", "text_override": "CANARY"}
    changed = dataclasses.replace(review, items=[*review.items, item])

    made = reviewing.compose_stored(sample, changed)

    assert "CANARY" not in made.markdown
    assert [kept.id for kept in made.kept] == ["e_r06"]


def test_lowering_an_item_takes_it_out_of_the_draft(sample) -> None:
    sample.save(dataclasses.replace(sample[Goal].get("g_inv"), level=Level.PRIVATE))

    assert "g_inv" not in {item["id"] for item in sample[Review].get("rv1").items}


def test_a_name_two_people_share_and_a_name_in_a_link_are_left_to_a_person(sample) -> None:
    sample.save(Person(name="Ingrid Other"))
    goal = sample[Goal].get("g_work")
    words = "Ingrid said so. See [this](https://example.org/kenji)."
    sample.save(dataclasses.replace(goal, closing_md=words))

    unresolved = composed(sample).unresolved

    assert {named.person for named in unresolved} == {
        "Ingrid Sørensen-Vik / Ingrid Other",
        "三浦 健二",
    } or {named.person for named in unresolved} == {
        "Ingrid Other / Ingrid Sørensen-Vik",
        "三浦 健二",
    }
    assert all(named.where for named in unresolved)


def test_a_name_with_consent_may_stay_when_the_review_says_so(sample) -> None:
    reader = reviewing.reader_for(sample, ReviewKind.ANNUAL_SELF, Audience.MANAGER, PERIOD)

    text = reviewing.compose(sample, reader, NamePolicy.NAMES_WITH_CONSENT).markdown

    assert "Samuel" in text
    assert "Kenji" not in text


def test_the_one_relationship_may_be_left_out(sample) -> None:
    sample.trash(sample.store.get("relationship", "r_kenji"))

    reader = reviewing.reader_for(sample, ReviewKind.ANNUAL_SELF, Audience.MENTOR, PERIOD)

    assert reader.relationship_id == "r_ingrid"


def test_a_period_that_ends_before_it_begins_is_refused(sample) -> None:
    with pytest.raises(Refused):
        reviewing.reader_for(sample, ReviewKind.CPD, Audience.SELF, PERIOD[::-1])


def test_a_cpd_record_lists_activities_with_the_sum_of_their_minutes(sample) -> None:
    text = composed(sample, Audience.SELF, ReviewKind.CPD).markdown
    rows = re.findall(r"^\| \d.* \| (\d+) \|$", text, re.MULTILINE)

    assert rows
    assert f"| Sum | {sum(map(int, rows))} |" in text


def test_an_export_is_kept_with_time_and_format(sample) -> None:
    reviewing.note_export(sample, sample[Review].get("rv1"), "markdown")

    assert [one["format"] for one in sample[Review].get("rv1").exports] == ["markdown"]


def test_no_record_id_is_in_the_file(sample, sample_bytes) -> None:
    ids = [
        row["id"]
        for rows in json.loads(sample_bytes).values()
        if isinstance(rows, list)
        for row in rows
    ]
    text = composed(sample, Audience.SELF, ReviewKind.CAREER_SUMMARY).markdown

    assert not [one for one in ids if re.search(rf"\b{one}\b", text)]
