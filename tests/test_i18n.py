import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface

from journal_app import i18n
from journal_app.i18n import (
    N_,
    _,
    day_in_words,
    language,
    languages,
    ngettext,
    set_language,
    short_day,
)

GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "January"
msgstr "Januar"

msgid "{day} {month} {year}"
msgstr "{day}. {month} {year}"

msgid "{count} entry"
msgid_plural "{count} entries"
msgstr[0] "{count} Eintrag"
msgstr[1] "{count} Einträge"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch) -> Iterator[None]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    words = folder / "journal.po"
    words.write_text(GERMAN, encoding="utf-8")
    compiled = str(words.with_suffix(".mo"))
    CommandLineInterface().run(["pybabel", "-q", "compile", "-i", str(words), "-o", compiled])
    monkeypatch.setattr(i18n, "resource", lambda *_parts: tmp_path)
    yield
    monkeypatch.undo()
    set_language("en")


def test_english_is_the_source() -> None:
    set_language("en")

    assert _(N_("Title")) == "Title"


def test_the_empty_text_is_not_the_header_of_the_translation(german) -> None:
    set_language("de")

    assert _("") == ""


def test_a_chosen_language_translates_and_counts(german) -> None:
    set_language("de")

    assert ngettext("{count} entry", "{count} entries", 2) == "{count} Einträge"


def test_a_text_without_translation_stays_english(german) -> None:
    set_language("de")

    assert _("Moved to the trash.") == "Moved to the trash."


def test_a_language_without_translation_stays_english() -> None:
    set_language("xx")

    assert _("Title") == "Title"


def test_there_are_always_english_words(german) -> None:
    assert languages()[0] == "en"
    assert "de" in languages()


def test_the_language_in_use_is_known(german) -> None:
    set_language("xx:de")
    of_the_window = language()
    set_language("en")

    assert (of_the_window, language()) == ("de", "")


def test_several_languages_are_tried_in_turn(german) -> None:
    set_language("xx:de")

    assert _("January") == "Januar"


def test_a_day_in_words() -> None:
    assert day_in_words(dt.date(2025, 1, 15)) == "15 January 2025"


def test_a_short_day_has_its_year_where_it_is_not_this_one() -> None:
    day = dt.date(2025, 1, 15)

    assert short_day(day, dt.date(2025, 12, 1)) == "15 January"
    assert short_day(day, dt.date(2026, 1, 1)) == "15 January 2025"


def test_a_day_in_words_follows_the_language(german) -> None:
    set_language("de")

    assert day_in_words(dt.date(2025, 1, 15)) == "15. Januar 2025"
