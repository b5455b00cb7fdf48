import pytest

from journal_app.domain.template import Template
from journal_app.services.templates import catalogue
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import answered

ONE = """---
key: one
title: One
source: someone
use: now and then
type: reflection
group: reflection
order: 1
version: 1
---

## First
> What first?

## Second
> What second?
"""
MADE_UP = """---
title: Un
version: 1
---

##
> Quid primum?

## Deuxième
"""


@pytest.fixture
def folder(tmp_path):
    """Templates of one's own making, with a language no one speaks."""
    made = tmp_path / "templates"
    (made / "en").mkdir(parents=True)
    (made / "xx").mkdir()
    (made / "en" / "one.md").write_text(ONE, encoding="utf-8")
    (made / "en" / "two.md").write_text(ONE.replace("one", "two", 1), encoding="utf-8")
    (made / "xx" / "one.md").write_text(MADE_UP, encoding="utf-8")
    return made


def test_all_that_ship_are_read(journal) -> None:
    found = Catalogue(journal)

    assert found.problems == ()
    assert len(found.shipped) == 49
    assert [one.key for one in found.first] == list(catalogue.FIRST)
    assert len(found.structures) == 7
    assert len(found.find("values_exercise").parts[0].words) == 55


def test_each_says_where_it_comes_from_and_when_it_is_of_use(journal) -> None:
    shipped = Catalogue(journal).shipped

    assert [one.key for one in shipped if not (one.title and one.source and one.use)] == []
    assert [one.key for one in shipped if not all(part.prompts for part in one.parts)] == []
    assert len({one.title for one in shipped}) == 49


def test_a_file_is_read_once_and_when_it_is_asked_for(journal, folder) -> None:
    found = Catalogue(journal, folder=folder)

    assert found.find("one").title == "One"
    (folder / "en" / "one.md").unlink()
    assert found.find("one").title == "One"


def test_what_a_translation_leaves_out_is_in_english(journal, folder) -> None:
    found = Catalogue(journal, "xx", folder)

    one, two = found.shipped
    assert (one.title, one.source, two.title) == ("Un", "someone", "One")
    assert [part.heading for part in one.parts] == ["First", "Deuxième"]
    assert [part.prompts for part in one.parts] == [("Quid primum?",), ("What second?",)]


def test_an_entry_written_in_english_counts_its_answers_in_another_language(
    journal, folder
) -> None:
    one = Catalogue(journal, "xx", folder).find("one")

    assert answered("## Second\nsaid\n\n## First\n", one) == (1, 2)


def test_a_translation_of_another_version_is_not_used(journal, folder) -> None:
    english = folder / "en" / "one.md"
    english.write_text(ONE.replace("version: 1", "version: 2"), encoding="utf-8")

    assert Catalogue(journal, "xx", folder).find("one").title == "One"


def test_what_is_no_template_is_named_and_left_out(journal, folder) -> None:
    (folder / "en" / "broken.md").write_bytes(b"\xff\xfe")
    (folder / "en" / "bare.md").write_text("## Only a heading", encoding="utf-8")
    (folder / "xx" / "two.md").write_text("nothing", encoding="utf-8")

    found = Catalogue(journal, "xx", folder)

    assert [one.key for one in found.shipped] == ["one", "two"]
    assert {one.file for one in found.problems} == {"en/broken.md", "en/bare.md", "xx/two.md"}
    assert all(one.why for one in found.problems)


def test_no_key_leads_out_of_the_folder(journal, folder) -> None:
    (folder.parent / "secret.md").write_text(ONE, encoding="utf-8")

    assert Catalogue(journal, folder=folder).find("../../secret") is None


def test_words_are_searched_in_title_headings_and_use(journal) -> None:
    found = Catalogue(journal)

    assert [one.key for one in found.search("two minutes")] == ["quick"]
    assert [one.key for one in found.search("HABIT out")] == ["quick"]
    assert [one.key for one in found.search("abstract conceptual")] == ["kolb"]
    assert found.search("no such words") == ()


def test_an_own_template_is_found_with_its_prompts(journal) -> None:
    own = journal.save(Template(title="Trains", body_md="## Where\n> From?\nTo?\n\n## When\n"))
    found = Catalogue(journal)

    assert [one.key for one in found.own] == [own.id]
    assert own.id in [one.key for one in found.search("where")]
    assert found.guide_of(own.id).prompts == {"Where": ("From?", "To?"), "When": ()}


def test_of_a_template_that_is_gone_only_that_is_said(journal) -> None:
    guide = Catalogue(journal).guide_of("0" * 32)

    assert (guide.name, guide.prompts) == ("A template no longer here", {})
