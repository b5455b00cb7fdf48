import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from journal_app.domain.entry import Entry, EntryType


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def frame(open_journal, page):
    page.new_entry()
    return open_journal.frame


def undo(frame) -> None:
    frame.doing.run("edit.undo")


def answered(page) -> str:
    return page.editor.footer.answered.accessibleName()


def test_in_an_empty_entry_the_headings_are_put_in_and_the_cursor_is_beneath_the_first(
    frame, page, qtbot
) -> None:
    page.use_template("quick")
    qtbot.keyClicks(page.editor.body, "The train")

    assert page.editor.body.text.startswith("## Moment\nThe train\n")
    qtbot.waitUntil(lambda: answered(page) == "1 of 3 answered")


def test_headings_alone_are_not_written(frame, page, journal) -> None:
    page.use_template("quick")
    page.new_entry()

    assert journal[Entry].count() == 0


def test_headings_that_were_put_in_are_taken_back_at_once(frame, page, journal) -> None:
    page.use_template("quick")
    page.use_template("gibbs")

    undo(frame)
    assert page.editor.entry.template == "quick"
    undo(frame)

    assert (page.editor.entry.template, page.editor.body.text) == (None, "")
    assert page.editor.entry.type == EntryType.NOTE


def test_what_is_written_along_a_template_is_kept_with_it(frame, page, journal, qtbot) -> None:
    page.use_template("evidence")
    qtbot.keyClicks(page.editor.body, "A result")
    page.autosave.flush()

    (kept,) = journal[Entry].where()
    assert (kept.template, kept.template_version, kept.type) == ("evidence", 1, EntryType.EVIDENCE)
    assert kept.body_md.startswith("## What\nA result\n")


def test_another_template_keeps_the_answers_and_is_one_step(frame, page, journal, qtbot) -> None:
    page.use_template("era")
    qtbot.keyClicks(page.editor.body, "The train was late")
    page.autosave.flush()
    (before,) = journal[Entry].where()

    page.use_template("www_ebi")

    (after,) = journal[Entry].where()
    assert (after.template, after.body_md) == ("www_ebi", page.editor.body.text)
    assert "## Experience\nThe train was late" in after.body_md
    assert "## Reflection" not in after.body_md
    undo(frame)
    (back,) = journal[Entry].where()
    assert (back.template, back.body_md, back.type) == ("era", before.body_md, before.type)
    assert page.editor.body.text == before.body_md


def test_the_empty_page_leaves_what_was_said(frame, page, journal, qtbot) -> None:
    page.use_template("era")
    qtbot.keyClicks(page.editor.body, "Late")

    page.use_template(None)

    (kept,) = journal[Entry].where()
    assert (kept.template, kept.body_md) == (None, "## Experience\nLate")
    assert page.editor.footer.answered.isHidden()


def test_the_timeline_says_what_it_was_written_along(frame, page, journal, qtbot) -> None:
    page.use_template("gibbs")
    qtbot.keyClicks(page.editor.body, "Six people")
    page.autosave.flush()

    model = page.pane.timeline
    rows = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert any("Reflective cycle" in str(row) for row in rows)


def test_the_foot_opens_the_headings_and_one_leads_to_its_answer(frame, page, qtbot) -> None:
    page.use_template("era")
    qtbot.keyClicks(page.editor.body, "Late")
    page.editor._count()

    qtbot.keyClick(page.findChild(QAbstractButton, "answered"), Qt.Key.Key_Space)
    outline = page.editor.strip.windows.popup
    qtbot.keyClick(outline.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor.body, "Be early")

    assert "## Reflection\nBe early\n" in page.editor.body.text
