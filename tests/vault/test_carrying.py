"""A copy of a backup in another place is whole and equal, or it is not there."""

import shutil

import pytest

from journal_app.errors import DatabaseDamaged, NoSpace
from journal_app.vault import carrying, header_files
from journal_app.vault.carrying import OutOfReach


@pytest.fixture
def made(opened, tmp_path, clock):
    return opened.back_up(tmp_path / "backups", clock.time)


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def names(place) -> list[str]:
    return [file.name for file in place.iterdir()]


def test_the_copy_equals_and_is_its_owners_alone(opened, made, stick, vault_key) -> None:
    copy = carrying.carry(made, stick, bytearray(vault_key))

    assert copy == stick / made.name
    assert copy.read_bytes() == made.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert names(stick) == [made.name]


def test_a_copy_that_equals_is_left_and_another_is_replaced(made, stick, vault_key) -> None:
    copy = carrying.carry(made, stick, bytearray(vault_key))
    before = copy.stat().st_ino
    carrying.carry(made, stick, bytearray(vault_key))
    assert copy.stat().st_ino == before

    broken = bytearray(made.read_bytes())
    broken[len(broken) // 2] ^= 1
    copy.write_bytes(broken)
    shutil.copystat(made, copy)
    carrying.carry(made, stick, bytearray(vault_key))

    assert copy.read_bytes() == made.read_bytes()


def test_how_much_is_left_is_told_of(made, stick, vault_key, monkeypatch) -> None:
    monkeypatch.setattr(carrying.backup, "CHUNK_BYTES", 1000)
    size, told = made.stat().st_size, []

    carrying.carry(made, stick, bytearray(vault_key), lambda left, all_: told.append((left, all_)))

    assert [left for left, _all in told] == [*range(size - 1000, 0, -1000), 0]
    assert {all_ for _left, all_ in told} == {size}


def test_a_place_that_is_not_there_is_out_of_reach(made, stick, vault_key) -> None:
    stick.rmdir()

    with pytest.raises(OutOfReach):
        carrying.carry(made, stick, bytearray(vault_key))
    assert carrying.free_bytes(stick) == 0
    assert carrying.free_bytes(made.parent) > 0


def test_a_place_that_cannot_even_be_looked_for_is_out_of_reach(made, stick, vault_key) -> None:
    with pytest.raises(OutOfReach):
        carrying.carry(made, stick / ("x" * 300), bytearray(vault_key))


def test_a_place_that_goes_while_it_is_read_back_is_out_of_reach(
    made, stick, vault_key, monkeypatch
) -> None:
    check = carrying.backup.check_seal

    def drawn_out(written, key):
        shutil.rmtree(stick)
        return check(written, key)

    monkeypatch.setattr(carrying.backup, "check_seal", drawn_out)

    with pytest.raises(OutOfReach):
        carrying.carry(made, stick, bytearray(vault_key))


def test_what_was_changed_is_not_carried(made, stick, vault_key) -> None:
    broken = bytearray(made.read_bytes())
    broken[-100] ^= 1
    made.write_bytes(broken)

    with pytest.raises(DatabaseDamaged):
        carrying.carry(made, stick, bytearray(vault_key))

    assert list(stick.iterdir()) == []


def test_where_it_does_not_fit_nothing_is_left(made, vault_key, small_disk) -> None:
    disk = small_disk("64k")

    with pytest.raises(NoSpace):
        carrying.carry(made, disk, bytearray(vault_key))

    assert list(disk.iterdir()) == []


def test_the_whole_copy_is_brought_down_to_the_disk(
    made, stick, vault_key, synced, monkeypatch
) -> None:
    monkeypatch.setattr(carrying.backup, "CHUNK_BYTES", 1000)  # so that the last part is held back
    carrying.carry(made, stick, bytearray(vault_key))

    assert made.stat().st_size in synced


def test_its_name_is_brought_down_to_the_disk_too(made, stick, vault_key, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(
        header_files, "sync_folder", lambda folder: told.append((folder, names(folder)))
    )

    carrying.carry(made, stick, bytearray(vault_key))

    assert told == [(stick, [made.name])]
