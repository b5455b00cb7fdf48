"""What an older program kept elsewhere is found where it is kept now."""

import json

import pytest

from journal_app.domain.profile import PROFILE_ID, ClientWord, Profile
from journal_app.domain.record import Change
from journal_app.store import schema
from journal_app.store.store import Store


def made_older(opened, store, word: str) -> None:
    """The journal as the schema before kept the word."""
    store.keep_state("client_word", word)
    store.db.execute("ALTER TABLE profile DROP COLUMN client_word")
    store.db.execute("PRAGMA user_version = 2")
    opened.connection.commit()


@pytest.mark.parametrize("has_profile", [True, False])
def test_the_word_for_those_one_coaches_moves_into_the_profile(
    opened, store, step, has_profile
) -> None:
    profile = Profile(name="Noor", created_at=step.at, updated_at=step.at)
    if has_profile:
        store.apply([Change(None, profile)], step)
    made_older(opened, store, "coachee")

    again = Store(opened.connection)

    kept = again[Profile].get(PROFILE_ID)
    assert kept.client_word == ClientWord.COACHEE
    assert kept.name == ("Noor" if has_profile else "")
    assert again.state("client_word") is None
    assert again.schema == schema.SCHEMA


def test_without_a_word_no_profile_is_made(opened, store) -> None:
    store.db.execute("PRAGMA user_version = 2")
    opened.connection.commit()

    again = Store(opened.connection)

    assert again[Profile].count() == 0


def test_a_word_nobody_knows_is_left_behind(opened, store) -> None:
    made_older(opened, store, json.dumps({"not": "a word"}))

    again = Store(opened.connection)

    assert again[Profile].get(PROFILE_ID) is None
