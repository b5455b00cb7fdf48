"""A second place is one: not where the backups lie already, and the same disk is called that."""

import pytest

from journal_app import paths
from journal_app.services import safekeeping, second_place, watching
from journal_app.services.second_place import NoSecondPlace, SecondPlace
from journal_app.vault.notes import Why


@pytest.fixture
def folder():
    made = paths.backups_folder()
    made.mkdir(parents=True)
    return made


@pytest.fixture
def copies(tmp_path):
    made = tmp_path / "Copies"
    made.mkdir()
    return made


@pytest.fixture
def make(opened, folder, clock):
    """make() backs the journal up now, into the folder of the backups."""
    return lambda: safekeeping.make(opened, folder, clock.time, Why.ASKED)


def test_where_the_backups_lie_and_inside_the_journal_is_no_second_place(
    opened, folder, copies
) -> None:
    linked = copies / "linked"
    linked.symlink_to(folder)

    for place in (folder, folder / "more", linked):
        with pytest.raises(NoSecondPlace, match="where the backups lie already"):
            second_place.check(place, opened.folder)
    for place in (opened.folder, opened.folder / "copies"):
        with pytest.raises(NoSecondPlace, match="inside the journal"):
            second_place.check(place, opened.folder)
    for place in (copies, folder.parent, opened.folder.parent):
        second_place.check(place, opened.folder)


def test_one_that_was_chosen_before_gets_no_copy_and_is_called_none(
    make, opened, folder, clock
) -> None:
    SecondPlace(folder, clock.time, "an older one").keep(opened)
    asked = safekeeping.order(opened, folder, clock.time, Why.ASKED)

    made = safekeeping.carry_out(opened, asked, None)
    safekeeping.note(opened, made)

    assert "where the backups lie already" in str(made.missed)
    assert not watching.is_in_two_places(opened)
    assert watching.standing(opened, clock().date()).endswith("not yet on backups")


def test_a_copy_on_the_same_disk_is_kept_and_never_called_a_second_place(
    make, opened, copies, clock
) -> None:
    SecondPlace(copies).keep(opened)

    noted = make()

    assert (copies / noted.name).exists()
    assert not watching.is_in_two_places(opened)
    today = clock().date()
    assert watching.standing(opened, today).endswith("also in Copies, on the same disk")
    clock.move(days=3)
    later = watching.standing(opened, clock().date())
    assert later.endswith("also in Copies, on the same disk, 3 days ago")


def test_a_copy_on_another_disk_or_in_a_synced_folder_is_in_two_places(
    make, opened, copies, clock, monkeypatch
) -> None:
    synced = copies / "Nextcloud"
    synced.mkdir()
    SecondPlace(synced).keep(opened)
    make()
    is_synced_safe = watching.is_in_two_places(opened)

    monkeypatch.setattr(second_place, "disk_of", lambda place: place == copies)
    SecondPlace(copies).keep(opened)
    make()

    assert is_synced_safe
    assert watching.is_in_two_places(opened)
    assert watching.standing(opened, clock().date()).endswith("also on Copies")


def test_what_an_older_version_kept_is_read(opened, copies) -> None:
    opened.put_rows({second_place.ROW: f'{{"folder": "{copies}", "copied_at": null, "file": ""}}'})

    assert SecondPlace.of(opened) == SecondPlace(copies)


def test_the_disk_of_a_folder_that_is_yet_to_be_made_is_that_it_is_made_on(tmp_path) -> None:
    assert second_place.disk_of(tmp_path / "a" / "b") == tmp_path.stat().st_dev
