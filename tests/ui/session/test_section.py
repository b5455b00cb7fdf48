"""A part of a tab: what stands at the end of its heading gives way to it."""

import pytest

from journal_app.ui.session.section import Section
from tests.window_fixtures import theme

__all__ = ["theme"]


@pytest.mark.parametrize(("width", "is_beside"), [(620, True), (300, False)])
def test_a_hint_stands_beside_its_heading_or_whole_below_it(theme, qtbot, width, is_beside) -> None:
    section = Section(theme, "Actions from this session", hint="Select a sentence to make one")
    qtbot.addWidget(section)
    section.resize(width, 200)

    section.show()

    hint, heading = section.end, section.heading
    qtbot.waitUntil(lambda: (hint.x() > heading.geometry().right()) == is_beside)
    assert hint.heightForWidth(hint.width()) <= hint.height()
