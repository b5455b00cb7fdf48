"""The word for those one coaches is followed wherever it is read."""

import ast
import csv
import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest

import journal_app
from journal_app.domain.codes import Code
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.profile import ClientWord, Profile
from journal_app.domain.reading import Source
from journal_app.domain.relationship import MyRole, Relationship, Tie
from journal_app.domain.review import NamePolicy
from journal_app.domain.session import Session
from journal_app.services import client_words, clients, company, hours, names, today_words
from journal_app.services.today import Today
from tests.services.test_today_words import DAY, MEETING

NOW = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)
# what may say “client” whatever those one coaches are called: one's own role, and what asks for it
OTHERS = {
    "client_words.py",
    "profile.py: Client",
    "relationship.py: Client",
    "relationship.py: my client",
    "reading.py: Client",
    "person.py: client",
    "together.py: I am the client",
    "hours.py: As client or mentee",
    "commands.py: clients coachees mentees",
}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (PersonRole.COACHEE, ["client", "coachee", "someone I coach"]),
        (Tie.MY_CLIENT, ["my client", "my coachee", "someone I coach"]),
        (Source.COACHEE, ["Client", "Coachee", "Someone I coach"]),
        (MyRole.COACHEE, ["Client", "Client", "Client"]),
        (PersonRole.MENTEE, ["mentee", "mentee", "mentee"]),
    ],
)
def test_a_code_is_read_in_the_word_that_was_chosen(code: Code, said: list[str]) -> None:
    assert [client_words.label(code, word) for word in ClientWord] == said


@pytest.mark.parametrize("word", ClientWord)
def test_no_two_choices_of_a_list_read_the_same(word) -> None:
    for codes in (Tie, PersonRole, Source):
        said = [client_words.label(one, word).lower() for one in codes]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("word", "begin"),
    [
        (ClientWord.CLIENT, "You meet your client Ingrid on Wednesday."),
        (ClientWord.COACHEE, "You meet your coachee Ingrid on Wednesday."),
        (ClientWord.MENTEE, "You meet your mentee Ingrid on Wednesday."),
    ],
)
def test_today_says_it_of_whom_one_meets(word, begin) -> None:
    found = Today(meeting=MEETING._replace(my_role="coach"))

    assert today_words.sentence(found, DAY, word).startswith(begin)


def test_in_the_place_of_a_name_stands_the_word(journal) -> None:
    person = Person(name="Ana Brandt", roles=(PersonRole.COACHEE,))

    said = [
        names.check("With Ana Brandt.", [person], NamePolicy.ROLES, word=word).text
        for word in ClientWord
    ]

    assert said == ["With a client.", "With a coachee.", "With someone I coach."]


def test_the_log_of_hours_says_it_too(journal, tmp_path: Path) -> None:
    person = Person(name="Ana Brandt")
    pair = Relationship(person_id=person.id, my_role=MyRole.COACH)
    held = Session(relationship_id=pair.id, starts_at=NOW, actual_minutes=50, private_md="x")
    journal.change([person, pair, held])
    clients.keep_word(journal, ClientWord.COACHEE)

    found = hours.hours(journal, NOW.date(), NOW.date())
    hours.write_file(found, {}, tmp_path / "hours.csv")

    with (tmp_path / "hours.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][-1] == "a coachee"


def test_a_row_of_people_says_it(journal) -> None:
    journal.change([Person(name="Ana", roles=(PersonRole.COACHEE,))])
    before = company.rows(journal, NOW.date())[0].second

    clients.keep_word(journal, ClientWord.COACHEE)

    assert (before, company.rows(journal, NOW.date())[0].second) == ("Client", "Coachee")


def test_the_word_is_asked_for_once_and_followed_when_it_changes(journal) -> None:
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        before = [journal.client_word, journal.client_word]
    kept = dataclasses.replace(journal.profile, client_word=ClientWord.COACHEE)
    journal.save(kept)
    after = journal.client_word
    journal.undo()

    assert len([sql for sql in asked if "profile" in sql]) == 1
    assert (before, after) == ([ClientWord.CLIENT] * 2, ClientWord.COACHEE)
    assert journal.client_word == ClientWord.CLIENT
    assert journal[Profile].count() == 0


def test_no_other_words_of_the_program_say_client() -> None:
    found = set()
    for path in Path(journal_app.__file__).parent.rglob("*.py"):
        for words in _marked(path):
            if re.search(r"\bclients?\b", words, re.IGNORECASE):
                found.add(path.name if path.name in OTHERS else f"{path.name}: {words}")

    assert found == OTHERS


def _marked(path: Path) -> list[str]:
    """Every text handed to one of the functions that mark what is read."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_", "ngettext")
    ]
    return [
        part.value
        for call in calls
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
