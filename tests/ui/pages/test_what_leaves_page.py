"""What leaves: nothing is written before all is settled, and the file is what was shown."""

import dataclasses
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.reading import Reading
from journal_app.domain.review import Review, ReviewKind, ReviewStatus
from journal_app.domain.session import Session
from journal_app.errors import NoSpace
from journal_app.services import handing_over
from journal_app.services.arranging import Spot
from journal_app.services.render import to_html
from journal_app.ui.opening import folder_words
from journal_app.ui.pages.review_page import ReviewPage
from journal_app.ui.pages.what_leaves_page import WhatLeavesPage
from tests.review_fixtures import desk, nameless, sample_open, told

__all__ = ["desk", "sample_open", "told"]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "Papers"
    place.mkdir()
    return place


@pytest.fixture
def page(sample_open, desk, told, folder, qtbot):
    made = WhatLeavesPage(desk, folder)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    assert made.open_review("rv1", previewed=True)
    made.begin()
    yield made
    made.clear()


def stored(journal, review_id: str = "rv1") -> Review:
    return journal[Review].get(review_id)


def button(page, name: str) -> QPushButton:
    return page.findChild(QPushButton, name)


def press(page, name: str, qtbot) -> None:
    qtbot.keyClick(button(page, name), Qt.Key.Key_Space)


def found(page, person_id: str):
    review, journal = page.review, page._journal
    people = handing_over.people(journal, review, page.open_now.text)
    return next(one for one in people if one.id == person_id)


def pick(page, person_id: str, code: str) -> None:
    menu = page.people.menu_of(found(page, person_id))
    next(one for one in menu.findChildren(QAction) if one.objectName() == code).trigger()


def settle_all(page) -> None:
    for one in handing_over.people(page._journal, page.review, page.open_now.text):
        page.people.decided.emit(one.id, "role")


def words_of(section) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText().rstrip()


# ------------------------------------------------------------------ names


def test_nothing_is_written_while_a_name_is_open_and_it_says_why(page, folder) -> None:
    assert not page.write.isEnabled()
    assert page.write.toolTip() == "2 names are not settled yet."
    assert page._why.text() == "2 names are not settled yet."

    page.write_file()

    assert list(folder.iterdir()) == []


def test_names_are_settled_one_by_one_by_keys_alone(page, sample_open, qtbot) -> None:
    assert page.people.settled.text() == "0 of 2 settled"
    for _number in range(2):
        at = page.window().focusWidget()
        assert at.objectName().startswith("settle_")
        qtbot.keyClick(at, Qt.Key.Key_Space)

    assert page.people.settled.text() == "2 of 2 settled"
    assert page.write.isEnabled()
    assert page.window().focusWidget() is page.write
    assert stored(sample_open).names == {"p_samuel": "role", "p_kenji": "role"}


def test_a_name_can_become_an_alias(page) -> None:
    pick(page, "p_kenji", "alias")

    assert found(page, "p_kenji").becomes == "a colleague I coach"
    assert found(page, "p_kenji").is_settled
    assert "A colleague I coach asked" in page.document.toPlainText()


def test_a_name_stays_only_where_the_person_agreed_to_it(page) -> None:
    offered = {
        person: {action.objectName() for action in menu.findChildren(QAction)}
        for person in ("p_samuel", "p_kenji")
        for menu in [page.people.menu_of(found(page, person))]
    }

    assert "keep" in offered["p_samuel"]
    assert "keep" not in offered["p_kenji"]
    pick(page, "p_samuel", "keep")
    assert "Samuel" in page.document.toPlainText()


def test_a_name_can_be_edited_away(page, qtbot) -> None:
    with qtbot.waitSignal(page.edit_asked) as asked:
        pick(page, "p_kenji", "edit")

    assert asked.args == ["rv1", "p_kenji"]


def test_a_name_two_people_share_has_to_be_edited(page, sample_open) -> None:
    sample_open.save(Person(name="Kenji Other"))
    evidence = sample_open[Entry].get("e_ev2")
    sample_open.save(dataclasses.replace(evidence, body_md="Kenji counted them."))
    page.begin()
    settle_all(page)

    assert not page.write.isEnabled()
    assert "shared by two people" in " ".join(words_of(page.people))


# ------------------------------------------------------------------ what leaves, what stays


def test_ten_items_leave_by_sort_with_their_titles(page) -> None:
    words = words_of(page.leaves)

    assert words[0] == "Leaves: 10 items"
    assert "2 goals" in words
    assert "Blocked invoices, January to August · Note after the June workshop" in words


def test_what_stays_is_counted_by_the_reason_and_never_named(page, sample_open) -> None:
    words = words_of(page.stays)

    assert "1 entry marked sensitive" in words
    assert "What was said in 8 sessions" in words
    assert "Session preparation, private notes, self-checks" in words
    private = [one.title for one in sample_open[Entry].where() if one.level == Level.PRIVATE]
    assert not [title for title in private if title and title in "\n".join(words)]


# ------------------------------------------------------------------ the file


@pytest.mark.parametrize(("form", "ending"), [(0, "html"), (1, "md")])
def test_the_file_is_what_was_shown(page, sample_open, folder, told, qtbot, form, ending) -> None:
    settle_all(page)
    page.where.form.choose(form)

    press(page, "write_file", qtbot)

    file = folder / f"Self-assessment 2025.{ending}"
    text = file.read_text(encoding="utf-8")
    html = text.partition("<body>")[2] if ending == "html" else to_html(text)
    assert page.document.toPlainText() == plain(html)
    assert told[-1] == f"Wrote {file.name} to {folder_words(file)}."


def test_the_file_is_noted_and_the_review_is_checked_in_one_step(page, sample_open, qtbot) -> None:
    settle_all(page)
    before = stored(sample_open)

    press(page, "write_file", qtbot)

    review = stored(sample_open)
    assert (review.status, [one["format"] for one in review.exports]) == (
        ReviewStatus.CHECKED,
        ["html"],
    )
    sample_open.undo()
    assert stored(sample_open).status == before.status
    assert stored(sample_open).exports == []


def test_a_file_that_is_there_is_never_written_over(page, folder, qtbot) -> None:
    settle_all(page)
    there = folder / "Self-assessment 2025.html"
    there.write_text("mine")

    press(page, "write_file", qtbot)
    assert there.read_text() == "mine"
    assert "is there already" in page._why.text()
    assert page.where.path.name == "Self-assessment 2025 (2).html"
    press(page, "write_file", qtbot)

    assert (folder / "Self-assessment 2025 (2).html").is_file()
    assert page._why.isHidden()


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(
    page, sample_open, folder, qtbot
) -> None:
    settle_all(page)
    before = stored(sample_open)
    folder.rmdir()

    press(page, "write_file", qtbot)

    assert "no such file or folder" in page._why.text()
    assert stored(sample_open) == before
    assert page.write.isEnabled()


def test_another_folder_takes_the_complaint_about_the_first_away(
    page, sample_open, folder, tmp_path, answers, qtbot
) -> None:
    settle_all(page)
    folder.rmdir()
    press(page, "write_file", qtbot)
    answers.places = [tmp_path]

    page.where._ask_folder()

    assert page._why.isHidden()
    assert page.write.isEnabled()


def test_a_full_disk_is_said_and_nothing_is_lost(page, small_disk, sample_open, qtbot) -> None:
    settle_all(page)
    page.where.folder = small_disk("16k")
    (page.where.folder / "full").write_bytes(b"x" * 12_288)
    before = stored(sample_open)

    press(page, "write_file", qtbot)

    assert "no room left" in page._why.text()
    assert [one.name for one in page.where.folder.iterdir()] == ["full"]
    assert stored(sample_open) == before


def test_a_journal_that_is_full_says_that_the_file_is_there(
    page, sample_open, folder, qtbot, monkeypatch
) -> None:
    settle_all(page)

    def full(*_given, **_named):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(sample_open, "change", full)
    press(page, "write_file", qtbot)

    assert (folder / "Self-assessment 2025.html").is_file()
    assert page._why.text().startswith("The file was written.")


def test_another_name_and_another_folder_can_be_chosen(page, answers, tmp_path, qtbot) -> None:
    settle_all(page)
    answers.places = [tmp_path]
    press(page, "change_folder", qtbot)
    press(page, "change_name", qtbot)
    page.where.name.selectAll()
    qtbot.keyClicks(page.where.name, "For Samuel: 2025?")
    qtbot.keyClick(page.where.name, Qt.Key.Key_Return)

    press(page, "write_file", qtbot)

    assert (tmp_path / "For Samuel 2025.html").is_file()


def test_a_document_nobody_looked_at_is_not_written(page, qtbot) -> None:
    page.open_review("rv1", previewed=False)
    settle_all(page)
    assert not page.write.isEnabled()
    assert page._why.text() == "Look at the document once before it is written."

    press(page, "show_document", qtbot)

    assert page.document.isVisible()
    assert page.write.isEnabled()


def test_a_checked_review_is_marked_final_and_can_still_be_written(
    page, sample_open, folder, qtbot
) -> None:
    settle_all(page)
    press(page, "mark_checked", qtbot)
    press(page, "mark_final", qtbot)
    assert stored(sample_open).status == ReviewStatus.FINAL
    sample_open.trash(sample_open[Goal].get("g_inv"))

    press(page, "write_file", qtbot)

    text = (folder / "Self-assessment 2025.html").read_text(encoding="utf-8")
    assert "Bring blocked invoices under 5 %" in text
    assert stored(sample_open).status == ReviewStatus.FINAL


def test_everything_one_can_reach_has_a_name(page, qtbot) -> None:
    assert nameless(page) == []


def test_a_cleared_page_holds_nothing(page) -> None:
    page.clear()

    assert "".join(edit.toPlainText() for edit in page.findChildren(QTextEdit)) == ""
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "invoices" not in words
    assert "Samuel" not in words


# ------------------------------------------------------------------ journey J3


@pytest.fixture
def review_page(sample_open, desk, page, qtbot):
    made = ReviewPage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.begin()
    made.what_leaves_asked.connect(page.open_review)
    page.edit_asked.connect(made.open_review)
    yield made
    made.clear()


def private_lines(journal) -> set[str]:
    fields = ("prep_md", "private_md", "selfcheck_md", "discussion_md", "insights_md")
    texts = [getattr(one, name) for one in journal[Session].every() for name in fields]
    texts += [one.note_md for one in journal[Reading].every()]
    texts.append(journal[Entry].get("e_r06").body_md)
    lines = {line.strip() for text in texts for line in text.split("\n")}
    goals = "\n".join(goal.closing_md + goal.measure_md for goal in journal[Goal].every())
    return {line for line in lines if len(line) > 3 and line[0] != "#" and line not in goals}


def test_the_annual_review_is_prepared_and_handed_over(
    review_page, page, sample_open, answers, told, folder, qtbot
) -> None:
    # 1: five sections, four printed, not to be checked: two people
    review_page.stages.check()
    assert told[-1] == "Some names are not settled yet."
    review_page.right.leaves.click()
    assert page.people.settled.text() == "0 of 2 settled"

    # 2: one by role, the other edited away; a skill is raised, the sensitive one is refused
    pick(page, "p_samuel", "role")
    pick(page, "p_kenji", "edit")
    field = review_page.right.wording.window().focusWidget()
    text = field.toPlainText()
    assert "三浦さん" in text
    field.setPlainText(text.replace("三浦さん asked", "They asked"))
    review_page.right.choose(0)
    review_page.choosing.include(Spot("attribute", "k3", "learned"))
    review_page.choosing.include(Spot("entry", "e_r06", "learned"))
    assert "sensitive" in told[-1]
    assert sample_open[Attribute].get("k3").level == Level.REVIEW

    # 3: one reflection as two new lines
    reflection = sample_open[Entry].get("e_r04")
    answers.replies = ["no"]
    review_page.choosing.rewrite(Spot("entry", "e_r04", "learned"))
    words = "One question is enough.\nThe rest is waiting."
    review_page.right.wording.window().focusWidget().put_in(words)
    review_page.right.choose(0)
    assert sample_open[Entry].get("e_r04") == reflection
    assert "One question is enough." in review_page.right.document.toPlainText()

    # 4: counts of meetings only
    chosen = review_page.head.menu_of("sections").findChildren(QAction)
    next(one for one in chosen if one.text() == "Mentoring and coaching").trigger()
    shown = review_page.right.document.toPlainText()
    assert "Mentoring: 6 sessions, 385 minutes" in shown

    # 5 and 6: checked, written, final, and never changed again
    review_page.right.leaves.click()
    for form in (0, 1):
        page.where.form.choose(form)
        press(page, "write_file", qtbot)
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir()]
    assert len(texts) == 2
    for person in sample_open[Person].every():
        for part in {*re.split(r"[\s-]+", person.name), *person.other_names}:
            pattern = rf"(?<!\w){re.escape(part)}(?!\w)"
            assert not any(re.search(pattern, text) for text in texts), part
    assert not [line for line in private_lines(sample_open) for text in texts if line in text]
    press(page, "mark_final", qtbot)
    sample_open.trash(sample_open[Goal].get("g_inv"))
    review_page.begin()
    assert "Bring blocked invoices" in review_page.right.document.toPlainText()
    assert stored(sample_open).status == ReviewStatus.FINAL


def test_a_closing_report_holds_dates_and_counts_alone(review_page, page, sample_open) -> None:
    review_page.stages.new_review(ReviewKind.CLOSING_REPORT)
    review_page.head.edited.emit(
        lambda one: dataclasses.replace(one, relationship_id="r_kenji", items=[])
    )

    lines = review_page.right.document.toPlainText().split("\n")

    assert lines[2] == "Mentoring and coaching"
    assert lines[3].startswith("Coaching: 2 sessions, 95 minutes, ")
    assert len(lines) == 4


@pytest.mark.parametrize(("answer", "may_leave"), [("stay", False), ("lose", True)])
def test_a_decision_that_cannot_be_saved_is_told_and_asked_about(
    page, desk, sample_open, monkeypatch, answer, may_leave
) -> None:
    said = []
    desk.voice.saving_changed.connect(lambda words, failed: said.append((words, failed)))

    def full(_record):
        raise NoSpace("There is no room left on the disk.")

    with monkeypatch.context() as patched:
        patched.setattr(page.open_now._journal, "save", full)
        page.open_now.edit(lambda review: dataclasses.replace(review, title="Other"))
        desk.ask.replies = [answer]
        left = page.let_go()

    assert left == may_leave
    assert said[0] == ("Not saved: There is no room left on the disk. It is tried again.", True)


def test_without_a_folder_for_documents_the_file_goes_home(
    sample_open, desk, tmp_path, qtbot, monkeypatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    without = WhatLeavesPage(desk)
    (tmp_path / "Documents").mkdir()
    with_one = WhatLeavesPage(desk)
    for made in (without, with_one):
        qtbot.addWidget(made)

    assert without.where.folder == tmp_path
    assert with_one.where.folder == tmp_path / "Documents"
