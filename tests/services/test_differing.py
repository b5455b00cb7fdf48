import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.services import differing
from journal_app.services.differing import Mark


def changed(pieces) -> list[str]:
    return [text for mark, text in pieces if mark is Mark.CHANGED]


def plain(pieces) -> str:
    return "".join(text for _mark, text in pieces)


def edited(journal, clock, record, **values):
    clock.move(days=1)
    journal.leave()
    return journal.save(dataclasses.replace(journal[type(record)].get(record.id), **values))


@pytest.mark.parametrize(
    ("then", "now", "gone", "came"),
    [
        ("twelve slides", "nine slides", ["twelve"], ["nine"]),
        ("one two three", "one three", ["two "], []),
        ("the group spoke", "the whole group spoke", [], [" whole"]),
        ("a b c", "x y c", ["a b"], ["x y"]),
        ("三浦さん", "三田さん", ["浦"], ["田"]),
        ("שלום עולם", "שלום חבר", ["עולם"], ["חבר"]),
        ("same", "same", [], []),
        ("", "all new", [], ["all new"]),
    ],
)
def test_words_that_differ_are_marked(then, now, gone, came) -> None:
    left, right = differing.compared(then, now)

    assert changed(left) == gone
    assert changed(right) == came


@given(some.text(max_size=60), some.text(max_size=60))
def test_the_pieces_of_a_side_make_its_text(then, now) -> None:
    left, right = differing.compared(then, now)

    assert (plain(left), plain(right)) == (then, now)


def test_of_a_long_text_only_the_changed_passage_and_its_lines_around_are_shown() -> None:
    lines = [f"line {number} " + "word " * 10 for number in range(1_000)]
    other = [*lines]
    other[500] += "more"

    left, right = differing.compared("\n".join(lines), "\n".join(other))

    assert changed(right) == ["more"]
    assert len(plain(left)) < 1_000
    assert "…" in plain(left)


def test_two_passages_without_a_common_line_are_taken_as_wholes_when_they_are_long() -> None:
    then, now = "a " * 5_000, "b " * 5_000

    left, right = differing.compared(then, now)

    assert (changed(left), changed(right)) == ([then], [now])


def test_a_passage_of_a_megabyte_is_shown_by_its_ends() -> None:
    left, right = differing.compared("a" * 1_000_000, "a b " * 250_000)

    assert max(len(plain(left)), len(plain(right))) < 30_000


def test_the_text_of_an_entry_is_shown_whole_and_other_fields_when_they_differ(
    journal, clock
) -> None:
    entry = journal.save(Entry(title="one", body_md="text"))
    now = edited(journal, clock, entry, title="two", tags=("new",))

    found = differing.differences(journal, entry, now)

    assert [each.label for each in found] == ["Title", "Text", "Tags"]
    assert plain(found[2].now) == "new"


def test_links_and_codes_are_shown_in_words(journal, clock) -> None:
    ingrid, sam = journal.save(Person(name="Ingrid")), journal.save(Person(name="Sam"))
    pair = journal.save(Relationship(person_id=ingrid.id))
    goal = journal.save(Goal(title="Lead", status=GoalStatus.ACTIVE))

    people = differing.differences(journal, pair, dataclasses.replace(pair, person_id=sam.id))
    status = differing.differences(
        journal, goal, dataclasses.replace(goal, status=GoalStatus.PAUSED)
    )

    assert [(plain(each.then), plain(each.now)) for each in people] == [("Ingrid", "Sam")]
    assert [plain(each.now) for each in status] == [GoalStatus.PAUSED.label]


def test_only_versions_that_say_something_else_are_listed(journal, clock) -> None:
    entry = journal.save(Entry(title="one"))
    journal.restore(journal.trash(entry))
    now = edited(journal, clock, entry, title="two")

    found = differing.earlier(journal, now)

    assert [each.record.title for each in found] == ["one"]


def test_a_version_that_is_kept_for_good_is_always_listed(journal, clock) -> None:
    entry = journal.save(Entry(title="one"))
    now = edited(journal, clock, entry, title="two")
    journal.pin(journal.versions(now)[0])
    now = edited(journal, clock, entry, title="one")

    found = differing.earlier(journal, now)

    assert [(each.record.title, each.version.pinned) for each in found] == [
        ("two", False),
        ("one", True),
    ]
