import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.ui.versions.versions_page import VersionsPage


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def entry(journal, clock):
    """An entry that said two other things on earlier days."""
    made = journal.save(Entry(title="Workshop", body_md="twelve slides"))
    for words in ("nine slides", "one question"):
        clock.move(days=1)
        journal.leave()
        made = journal.save(dataclasses.replace(made, body_md=words))
    journal.leave()
    return made


def versions_of(frame, record) -> VersionsPage:
    assert frame.open_record(record.table, record.id)
    frame.doing.run("entry.versions")
    return frame.pages["versions"]


def rows(page) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def struck(edit: QTextEdit) -> str:
    """The passages of the text that are marked."""
    found, block = [], edit.document().begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            piece = place.fragment()
            if piece.charFormat().background().style() != Qt.BrushStyle.NoBrush:
                found.append(piece.text())
            place += 1
        block = block.next()
    return "|".join(found)


def test_the_versions_stand_by_time_beside_what_is_said_now(frame, entry) -> None:
    page = versions_of(frame, entry)

    assert [row.split(",")[0] for row in rows(page)] == ["4 November 2025", "3 November 2025"]
    assert "nine slides" in page.comparison.then.text.toPlainText()
    assert "one question" in page.comparison.now.text.toPlainText()


def test_words_that_went_and_words_that_came_are_marked(frame, entry, qtbot) -> None:
    page = versions_of(frame, entry)

    qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert struck(page.comparison.then.text) == "twelve slides"
    assert struck(page.comparison.now.text) == "one question"


def test_a_version_is_brought_back_and_the_toast_takes_that_back(
    frame, journal, entry, qtbot
) -> None:
    page = versions_of(frame, entry)

    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    brought = journal[Entry].get(entry.id).body_md
    qtbot.mouseClick(frame.toast.findChild(QPushButton, "toast_undo"), Qt.MouseButton.LeftButton)

    assert brought == "nine slides"
    assert journal[Entry].get(entry.id).body_md == "one question"


def test_escape_leads_back_to_the_record_as_it_is_now(frame, entry, qtbot) -> None:
    page = versions_of(frame, entry)
    page.bring_back()

    qtbot.keyClick(page.list, Qt.Key.Key_Escape)

    assert frame.here is frame.page
    assert frame.page.editor.body.text == "nine slides"


def test_undoing_after_one_has_left_shows_what_it_brought(frame, journal, entry, qtbot) -> None:
    page = versions_of(frame, entry)
    page.bring_back()
    page.leave()

    qtbot.mouseClick(frame.toast.findChild(QPushButton, "toast_undo"), Qt.MouseButton.LeftButton)

    assert frame.page.editor.body.text == "one question"


def test_a_version_can_be_kept_for_good(frame, journal, entry, qtbot) -> None:
    page = versions_of(frame, entry)

    qtbot.mouseClick(page.findChild(QPushButton, "keep_version"), Qt.MouseButton.LeftButton)

    assert [version.pinned for version in journal.versions(entry)][:1] == [True]
    assert page.findChild(QPushButton, "keep_version").text() == "Keep no longer"


def test_forgetting_asks_and_leaves_the_text(frame, journal, entry, answers, qtbot) -> None:
    page = versions_of(frame, entry)
    answers.replies = ["forget"]

    qtbot.mouseClick(page.findChild(QPushButton, "forget_versions"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.slices.is_busy)

    assert answers.asked == ["Forget the earlier versions of “Workshop”"]
    assert journal.versions(entry) == []
    assert journal[Entry].get(entry.id).body_md == "one question"
    assert rows(page) == []


def test_forgetting_is_one_step_away_from_the_open_entry(frame, journal, entry, answers) -> None:
    frame.open_record("entry", entry.id)
    answers.replies = ["forget"]

    frame.doing.run("entry.forget")
    frame.go("journal")

    assert journal.versions(entry) == []
    assert journal[Entry].get(entry.id).body_md == "one question"


def test_the_harmless_answer_forgets_nothing(frame, journal, entry, qtbot) -> None:
    page = versions_of(frame, entry)

    qtbot.mouseClick(page.findChild(QPushButton, "forget_versions"), Qt.MouseButton.LeftButton)

    assert len(rows(page)) == 2


def test_what_was_just_typed_is_saved_before_versions_are_shown(frame, journal, entry) -> None:
    frame.open_record("entry", entry.id)
    frame.page.editor.body.put_in("Now: ")

    frame.doing.run("entry.versions")

    assert journal[Entry].get(entry.id).body_md.startswith("Now: ")
    assert len(rows(frame.here)) == 3


def test_of_another_noun_the_changed_fields_are_shown(frame, journal, clock) -> None:
    goal = journal.save(Goal(title="Lead", own_words_md="Lead a team"))
    clock.move(days=1)
    journal.leave()
    goal = journal.save(dataclasses.replace(goal, why_md="Because"))

    page = versions_of(frame, goal)

    assert "Because" in page.comparison.now.text.toPlainText()
    assert "Lead a team" not in page.comparison.now.text.toPlainText()


def test_a_record_that_was_never_changed_has_no_versions_and_says_so(frame, journal, qtbot) -> None:
    page = versions_of(frame, journal.save(Entry(title="New", body_md="x")))
    words = [made.text() for made in page.findChildren(QLabel) if made.isVisible()]

    qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Escape)

    assert "No earlier versions" in words
    assert frame.here is frame.page


def test_an_entry_nobody_wrote_into_leads_nowhere(frame) -> None:
    frame.doing.run("entry.new")

    frame.doing.run("entry.versions")

    assert frame.here is frame.page
    assert frame.status.message == "Nothing is written here yet."


def test_tab_reaches_everything_that_can_be_done(frame, entry, qtbot) -> None:
    page = versions_of(frame, entry)
    qtbot.waitUntil(page.list.hasFocus)

    seen = set()
    for _step in range(40):
        qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Tab)
        seen.add(frame.window().focusWidget().objectName())

    wanted = {"then", "now", "keep_version", "bring_version_back", "forget_versions"}
    assert wanted <= seen


def test_the_list_of_versions_is_a_proper_model(frame, entry, qtmodeltester) -> None:
    qtmodeltester.check(versions_of(frame, entry).model)


def test_nothing_is_left_in_the_page_after_clear(frame, entry) -> None:
    page = versions_of(frame, entry)

    page.clear()

    texts = [edit.toPlainText() for edit in page.findChildren(QTextEdit)]
    texts += [made.text() for made in page.findChildren(QLabel)]
    assert rows(page) == []
    assert not [text for text in texts if "question" in text or "Workshop" in text]
