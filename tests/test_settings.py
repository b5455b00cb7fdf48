import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import settings as room
from journal_app.settings import Settings, load_settings, save_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_what_is_saved_is_loaded(file: Path) -> None:
    chosen = Settings("de", "dark", text_percent=150, lock_minutes=0, reduced_motion=True)

    save_settings(chosen, file)

    assert load_settings(file) == chosen


def test_every_preference_but_extra_has_a_check() -> None:
    names = {each.name for each in dataclasses.fields(Settings)} - {"extra"}

    assert names == set(room.CHECKS)


def test_the_defaults_pass_their_own_checks() -> None:
    assert all(check(getattr(Settings(), name)) for name, check in room.CHECKS.items())


def test_keys_of_a_newer_program_survive_a_save(file: Path) -> None:
    write(file, '{"theme": "light", "novelty": {"a": [1]}}')

    save_settings(dataclasses.replace(load_settings(file), theme="dark"), file)

    assert json.loads(file.read_text())["novelty"] == {"a": [1]}


@pytest.mark.parametrize(
    "text",
    [
        '{"reduced_motion": 1}',
        '{"theme": "sepia"}',
        '{"text_percent": "big"}',
        '{"lock_minutes": true}',
        '{"theme": []}',
    ],
)
def test_an_impossible_value_is_its_default(file: Path, text: str, expect_log) -> None:
    expect_log("impossible values")
    write(file, text)

    assert load_settings(file) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "nul", '"settings"', "\0"])
def test_a_damaged_file_is_put_aside_and_the_defaults_hold(
    file: Path, text: str, expect_log
) -> None:
    expect_log("damaged, put aside")
    write(file, text)

    assert load_settings(file) == Settings()
    assert file.with_name("settings.damaged.json").read_text() == text


def test_a_file_that_is_no_text_is_damaged(file: Path, expect_log) -> None:
    expect_log("damaged, put aside")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xfe{}")

    assert load_settings(file) == Settings()


def test_a_folder_in_the_place_of_the_file_leaves_the_defaults(file: Path, expect_log) -> None:
    expect_log("not readable")
    file.mkdir(parents=True)

    assert load_settings(file) == Settings()


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(file: Path, monkeypatch) -> None:
    save_settings(Settings(theme="dark"), file)
    monkeypatch.setattr(room.os, "fsync", _full_disk)

    with pytest.raises(OSError, match="full"):
        save_settings(Settings(theme="light"), file)

    assert load_settings(file).theme == "dark"
    assert list(file.parent.iterdir()) == [file]


def _full_disk(_descriptor: int) -> None:
    raise OSError("full")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(room.CHECKS)) | st.text(), JSON))
def test_whatever_the_file_says_the_settings_are_possible(loud_lines, found) -> None:
    loud_lines.expected = []

    settings = room._from_keys(found)

    loud_lines.lines.clear()
    assert all(check(getattr(settings, name)) for name, check in room.CHECKS.items())
