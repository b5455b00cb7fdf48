"""What the file system says is told apart: no room, or no place to read and write."""

import errno

import pytest

from journal_app.errors import NoSpace, ReadOnly
from journal_app.vault.file_error import told


@pytest.mark.parametrize(
    ("number", "ours"),
    [
        (errno.ENOSPC, NoSpace),
        (errno.EDQUOT, NoSpace),
        (errno.EFBIG, NoSpace),
        (errno.EACCES, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, ReadOnly),
    ],
)
def test_each_error_has_its_own_words(number, ours) -> None:
    assert type(told(OSError(number, "x"))) is ours
