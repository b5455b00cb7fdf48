"""A template of others comes in whole, or is refused with a sentence."""

import pytest

from journal_app.errors import Refused
from journal_app.services.importers.door import LIMITS, TEMPLATE
from journal_app.services.importers.template_file import read_template


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"only words", b"---\ntitle: A\n---\n", b"x" * 300_000],
)
def test_what_is_no_template_is_refused_with_a_sentence(tmp_path, content) -> None:
    path = tmp_path / "bad.md"
    path.write_bytes(content)

    with pytest.raises(Refused, match=r"no template.*Nothing was changed\."):
        read_template(path)


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_is_no_file_is_refused(tmp_path, name) -> None:
    with pytest.raises(Refused, match=r"Nothing was changed\."):
        read_template(tmp_path / name)


def test_what_is_larger_than_any_template_is_not_read(tmp_path) -> None:
    path = tmp_path / "large.md"
    path.write_bytes(b"x" * (LIMITS[TEMPLATE].file_bytes + 1))

    with pytest.raises(Refused, match=r"larger than 0\.8 MB.*Nothing was changed\."):
        read_template(path)
