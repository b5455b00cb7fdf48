"""The words ticked in the exercise become values."""

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry

BODY = "## Gather\n- [x] calm\n- [ ] awe\n\n## Define\n\n## Rank\n"


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


def begin(journal, page, template: str, body: str) -> None:
    entry = journal.save(Entry(title="Mine", template=template, body_md=body))
    journal.leave()
    page.open_record("entry", entry.id)


@pytest.mark.parametrize(
    ("template", "body", "is_possible"),
    [
        ("values_exercise", BODY, True),
        ("values_exercise", BODY.replace("x", " "), False),
        ("quick", BODY, False),
    ],
)
def test_it_can_be_done_where_something_is_ticked(
    open_journal, journal, page, template, body, is_possible
) -> None:
    begin(journal, page, template, body)

    assert open_journal.frame.doing.is_possible("entry.values") == is_possible


def test_it_is_said_and_one_press_takes_it_back(open_journal, journal, page, qtbot) -> None:
    begin(journal, page, "values_exercise", BODY)
    toast = open_journal.frame.toast

    open_journal.frame.doing.run("entry.values")
    said, count = toast.words, journal[Attribute].count()
    qtbot.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)

    assert (said, count) == ("One value kept", 1)
    assert journal[Attribute].count() == 0


def test_a_second_time_nothing_is_doubled(open_journal, journal, page) -> None:
    begin(journal, page, "values_exercise", BODY)
    said: list[str] = []
    open_journal.frame._desk.voice.told.connect(lambda words, *_: said.append(words))

    open_journal.frame.doing.run("entry.values")
    open_journal.frame.doing.run("entry.values")

    assert said[-1] == "These are your values already."
    assert journal[Attribute].count() == 1
