"""Work in slices comes to its end, or is said not to have."""

import pytest
from PySide6.QtCore import QObject

from journal_app.errors import NoSpace
from journal_app.ui.journal.slices import Slices


@pytest.fixture
def slices(qtbot):
    above = QObject()
    yield Slices(above)
    above.deleteLater()


def failing(error: Exception):
    yield
    raise error


def test_work_that_cannot_go_on_is_told_and_never_said_to_be_done(slices) -> None:
    done, failed = [], []

    slices.begin(failing(NoSpace("full")), lambda: done.append(1), failed.append)
    slices.finish()

    assert (done, [str(each) for each in failed]) == ([], ["full"])


def test_work_that_falls_over_is_never_said_to_be_done(slices) -> None:
    done = []
    slices.begin(failing(ValueError("unforeseen")), lambda: done.append(1), done.append)

    with pytest.raises(ValueError, match="unforeseen"):
        slices.finish()
    slices.finish()

    assert not slices.is_busy
    assert done == []
