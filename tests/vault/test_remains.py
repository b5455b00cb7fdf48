"""What is left of a damaged journal is opened by its passphrase, and a new one by the same."""

import pytest

from journal_app import vault
from journal_app.errors import Exists, WrongPassphrase
from journal_app.vault import remains
from tests.broken_pages import digests, flip
from tests.vault_fixtures import PASSPHRASE


def test_the_passphrase_opens_what_is_left_although_the_journal_does_not_open(vault_path) -> None:
    flip(vault_path, 1)

    left = remains.of_locked(vault_path, PASSPHRASE, copies=None)

    with left.trees() as trees:
        assert "entry" in trees.trees
    left.let_go()


def test_another_passphrase_opens_nothing(vault_path) -> None:
    with pytest.raises(WrongPassphrase):
        remains.of_locked(vault_path, "another one", copies=None)


def test_a_new_journal_opens_by_the_same_passphrase(opened, tmp_path) -> None:
    place = tmp_path / "New.journal"

    remains.of_open(opened).new(place, None).lock()

    again = vault.unlock(place, PASSPHRASE, copies=None)
    assert again.vault_id == opened.vault_id
    again.lock()


def test_a_new_journal_never_takes_a_place_that_is_taken(opened, vault_path) -> None:
    opened.settle()
    before = digests(vault_path)

    with pytest.raises(Exists):
        remains.of_open(opened).new(vault_path, None)

    assert digests(vault_path) == before
