from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.template import Template
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.own import pattern_of, template_of, template_of_entry


def test_a_copy_asks_what_the_shipped_one_asks(journal) -> None:
    gibbs = Catalogue(journal).find("gibbs")

    copy = template_of(gibbs)

    assert pattern_of(copy).parts == gibbs.parts
    assert (copy.title, copy.entry_type) == ("Reflective cycle", EntryType.REFLECTION)


def test_a_template_of_an_entry_has_its_headings_and_none_of_its_text(journal) -> None:
    entry = Entry(title="On trains", body_md="before\n\n## Where\nA secret\n\n## Why\nAnother")

    made = template_of_entry(entry, None)

    assert (made.title, made.body_md) == ("On trains", "## Where\n\n## Why\n")


def test_it_asks_again_what_the_entry_was_written_along(journal) -> None:
    quick = Catalogue(journal).find("quick")
    entry = Entry(body_md="## Moment\nsaid\n\n## Mine\n", template="quick")

    made = template_of_entry(entry, quick)

    assert made.title == "Two minutes"
    assert made.body_md.startswith("## Moment\n> Which moment today is still with me?\n")
    assert made.body_md.endswith("## Mine\n")


def test_of_an_entry_without_headings_none_is_made() -> None:
    assert template_of_entry(Entry(body_md="only words\n# One"), None) is None


def test_an_own_template_without_a_title_has_a_name() -> None:
    assert pattern_of(Template(body_md="## A\n## A\n> B")).title == "Untitled"
