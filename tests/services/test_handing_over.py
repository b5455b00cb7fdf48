"""File names, people and obstacles of a review on its way out."""

import dataclasses

import pytest

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.review import Review
from journal_app.errors import Refused
from journal_app.services import handing_over, reviewing


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Self-assessment 2025", "Self-assessment 2025.md"),
        ("../etc/passwd", "etc passwd.md"),
        ("  a\x00b\n c: d?  ", "a b c d.md"),
        ("...", "Review.md"),
        ("con", "Review con.md"),
        ("مراجعة ٢٠٢٥", "مراجعة ٢٠٢٥.md"),
        ("見" * 100, "見" * 40 + ".md"),
    ],
)
def test_a_file_name_is_one_any_system_takes(title, name) -> None:
    assert handing_over.file_name(title, ".md") == name


def test_a_name_that_is_taken_gets_a_number(tmp_path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "a (2).md").touch()

    assert handing_over.free_name(tmp_path, "a.md") == "a (3).md"


def test_a_review_with_open_names_is_not_written(sample, tmp_path) -> None:
    path = tmp_path / "a.md"

    with pytest.raises(Refused, match="2 names are not settled yet"):
        handing_over.write_file(sample, sample[Review].get("rv1"), path, "markdown", previewed=True)

    assert not path.exists()


def test_people_of_one_role_are_told_apart(sample) -> None:
    sample.save(dataclasses.replace(sample[Person].get("p_kenji"), roles=(PersonRole.MANAGER,)))
    review = sample[Review].get("rv1")

    found = handing_over.people(sample, review, reviewing.compose_stored(sample, review))

    assert len({one.becomes for one in found}) == 2


def test_where_the_text_was_replaced_is_known(sample) -> None:
    composed = reviewing.compose_stored(sample, sample[Review].get("rv1"))

    words = [composed.markdown[start:end] for start, end in composed.replaced]

    assert words == ["a line manager", "A client"]


def test_in_a_journal_that_is_only_read_nothing_is_noted(sample, tmp_path) -> None:
    review = sample[Review].get("rv1")
    names = {one.id: "role" for one in reviewing.undecided(sample, review)}
    review = sample.save(dataclasses.replace(review, names=names))

    handing_over.write_file(
        sample, review, tmp_path / "a.md", "markdown", previewed=True, read_only=True
    )

    assert (tmp_path / "a.md").is_file()
    assert sample[Review].get("rv1").exports == []
