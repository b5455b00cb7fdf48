import pytest

from journal_app.errors import Exists, Refused
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.exchange import BYTES_LIMIT, file_name, read_file, write_file
from journal_app.services.templates.own import pattern_of
from journal_app.services.templates.pattern import Part, Pattern


def test_a_template_is_the_same_after_a_way_through_a_file(journal, tmp_path) -> None:
    values = Catalogue(journal).find("values_exercise")
    path = tmp_path / "values.md"

    write_file(path, values)

    again = pattern_of(read_file(path))
    assert again.parts == values.parts
    assert (again.title, again.use, again.kind) == (values.title, values.use, values.kind)
    assert again.is_own


def test_no_file_is_written_over(tmp_path) -> None:
    path = tmp_path / "there.md"
    path.write_text("something", encoding="utf-8")

    with pytest.raises(Exists):
        write_file(path, Pattern("a", "A", (Part("B"),)))
    assert path.read_text(encoding="utf-8") == "something"


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"only words", b"---\ntitle: A\n---\n", b"x" * (BYTES_LIMIT + 1)],
)
def test_what_is_no_template_is_refused_with_a_sentence(tmp_path, content) -> None:
    path = tmp_path / "bad.md"
    path.write_bytes(content)

    with pytest.raises(Refused, match=r"no template.*Nothing was changed\."):
        read_file(path)


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_is_no_file_is_refused(tmp_path, name) -> None:
    with pytest.raises(Refused, match=r"Nothing was changed\."):
        read_file(tmp_path / name)


def test_a_title_makes_no_path() -> None:
    assert file_name(Pattern("a", "../../etc/pass wd")) == "etc pass wd.md"
    assert file_name(Pattern("a", "///")) == "Untitled.md"
