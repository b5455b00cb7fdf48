import pytest

from journal_app.errors import Exists
from journal_app.services.importers.template_file import read_template
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.exchange import file_name, write_file
from journal_app.services.templates.own import pattern_of
from journal_app.services.templates.pattern import Part, Pattern


def test_a_template_is_the_same_after_a_way_through_a_file(journal, tmp_path) -> None:
    values = Catalogue(journal).find("values_exercise")
    path = tmp_path / "values.md"

    write_file(path, values)

    again = pattern_of(read_template(path))
    assert again.parts == values.parts
    assert (again.title, again.use, again.kind) == (values.title, values.use, values.kind)
    assert again.is_own


def test_no_file_is_written_over(tmp_path) -> None:
    path = tmp_path / "there.md"
    path.write_text("something", encoding="utf-8")

    with pytest.raises(Exists):
        write_file(path, Pattern("a", "A", (Part("B"),)))
    assert path.read_text(encoding="utf-8") == "something"


def test_a_title_makes_no_path() -> None:
    assert file_name(Pattern("a", "../../etc/pass wd")) == "etc pass wd.md"
    assert file_name(Pattern("a", "///")) == "Untitled.md"
