"""Names in a text that is to leave (domain guide 3.5, rule 3)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.review import NamePolicy
from journal_app.services.names import check

SAM = Person(id="sam", name="Sam Pryce", roles=(PersonRole.KEY_USER,), alias="the lead")
SAMUEL = Person(
    id="samuel", name="Samuel Osei-Bonsu", roles=(PersonRole.MANAGER,), name_ok_in_exports=True
)
LUCIA = Person(id="lucia", name="Lucía Ibáñez", roles=(PersonRole.SPONSOR,))
KENJI = Person(id="kenji", name="三浦 健二", roles=(PersonRole.COACHEE,))
DAVID = Person(id="david", name="דוד לוי", roles=(PersonRole.PEER,))
NOOR = Person(id="noor", name="نور حدّاد", roles=(PersonRole.PEER,))
PEOPLE = (SAM, SAMUEL, LUCIA, KENJI, DAVID, NOOR)


def text_after(text: str, policy=NamePolicy.ROLES, people=PEOPLE) -> str:
    return check(text, people, policy).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I asked Sam about it.", "I asked a key user about it."),
        ("I asked SAM PRYCE about it.", "I asked a key user about it."),
        ("the same sample", "the same sample"),
        ("I asked Samuel.", "I asked a line manager."),
        ("Osei-Bonsu wrote.", "A line manager wrote."),
        ("with Lucía today", "with a sponsor today"),
        (unicodedata.normalize("NFD", "with Lucía today"), "with a sponsor today"),
        ("健二さんと話した", "A clientさんと話した"),
        ("with דוד today", "with a colleague (1) today"),
        ("with حدّاد today", "with a colleague (2) today"),
        ("with Sam\u00a0Pryce today", "with a key user today"),
        ("Sam's plan", "a key user's plan".capitalize()),
        ("nothing here", "nothing here"),
    ],
)
def test_a_name_becomes_the_first_role_in_words(before: str, after: str) -> None:
    assert text_after(before) == after


def test_an_alias_is_never_a_hit_and_may_stand_instead() -> None:
    assert check("Ask the lead.", PEOPLE, NamePolicy.ROLES).hits == ()
    assert text_after("Ask Sam.", NamePolicy.ALIASES) == "Ask the lead."


def test_a_name_stays_only_with_consent() -> None:
    policy = NamePolicy.NAMES_WITH_CONSENT

    assert text_after("Sam and Samuel", policy) == "A key user and Samuel"


def test_a_decision_about_one_person_goes_before_the_policy() -> None:
    checked = check("Sam and Samuel", PEOPLE, NamePolicy.ROLES, {"sam": "alias", "samuel": "keep"})

    assert checked.text == "The lead and Samuel"


def test_keeping_a_name_is_not_heeded_without_consent() -> None:
    assert check("Sam", PEOPLE, NamePolicy.ROLES, {"sam": "keep"}).text == "A key user"


@pytest.mark.parametrize(
    "text",
    [
        "[notes](https://example.org/sam)",
        "<https://example.org/sam>",
        "see https://example.org/sam now",
        "write to sam@example.org",
        "[notes][1]\n\n[1]: https://example.org/sam",
    ],
)
def test_a_name_inside_a_link_target_is_left_to_a_person(text: str) -> None:
    checked = check(text, PEOPLE, NamePolicy.ROLES)

    assert [hit.people for hit in checked.unresolved] == [("sam",)]
    assert checked.text == text


def test_a_part_two_people_share_is_left_to_a_person() -> None:
    other = Person(id="other", name="Sam Other")

    checked = check("Sam Pryce met Sam.", (*PEOPLE, other), NamePolicy.ROLES)

    assert [hit.found for hit in checked.unresolved] == ["Sam"]


@pytest.mark.parametrize(
    "text", ["S**a**m said", "S&#97;m said", "S\u200bam said", "Sa\u00adm said"]
)
def test_a_name_hidden_by_markup_is_found(text: str) -> None:
    assert check(text, PEOPLE, NamePolicy.ROLES).unresolved


@given(st.text(max_size=300))
def test_no_text_is_too_strange_and_a_text_without_names_stays(text: str) -> None:
    checked = check(text, (), NamePolicy.ROLES)

    assert checked.text == unicodedata.normalize("NFC", text)


@given(st.sampled_from(["Sam", "Samuel", "Lucía", "三浦"]), st.text(" \n.,;!?", max_size=5))
def test_after_the_check_no_settled_name_is_left(name: str, around: str) -> None:
    first = check(f"{around}{name}{around}", PEOPLE, NamePolicy.ROLES)

    assert check(first.text, PEOPLE, NamePolicy.ROLES).hits == ()
