import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.template import Template

FIRST = ["Empty page", "Two minutes", "What–So what–Now what", "After a session"]
KEYS = Qt.Key


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def gallery(frame):
    frame.doing.run("entry.template")
    yield frame.gallery
    frame.gallery.close_up()


def words(gallery) -> list[str]:
    return [gallery.model.index(row).data() for row in range(gallery.model.rowCount())]


def press(qtbot, gallery, *keys) -> None:
    for key in keys:
        qtbot.keyClick(gallery.line, key)


def test_the_empty_page_comes_first_and_six_are_offered(gallery) -> None:
    assert words(gallery)[:4] == FIRST
    assert words(gallery)[4:] == ["Feedback received", "Keep as evidence", "All 49 templates"]
    assert gallery.choice.words == "Empty page"
    assert gallery.line.hasFocus()


def test_all_are_listed_by_their_groups(gallery, qtbot) -> None:
    press(qtbot, gallery, *[KEYS.Key_Down] * 6, KEYS.Key_Return)

    found = words(gallery)
    assert gallery.isVisible()
    assert found[6:8] == ["Reflection", "Two minutes"]
    assert gallery.choice.words == "Two minutes"
    assert len(found) == 6 + 7 + 49


def test_own_templates_stand_after_the_first(frame, open_journal) -> None:
    open_journal.journal.save(Template(title="On trains", body_md="## Where\n"))

    frame.open_gallery()

    assert words(frame.gallery)[6:8] == ["Your own", "On trains"]
    frame.gallery.close_up()


def test_what_one_asks_is_seen_beside_it(gallery, qtbot) -> None:
    press(qtbot, gallery, KEYS.Key_Down)

    said = gallery.view.toPlainText()
    assert "Which moment today is still with me?" in said
    assert "Written for this journal" in said


def test_enter_writes_a_new_entry_along_what_was_found(frame, gallery, qtbot) -> None:
    qtbot.keyClicks(gallery.line, "reflective cy")
    press(qtbot, gallery, KEYS.Key_Return)

    entry = frame.page.editor.entry
    assert frame.key == "journal"
    assert gallery.isHidden()
    assert (entry.template, entry.type) == ("gibbs", EntryType.REFLECTION)
    assert frame.page.editor.body.hasFocus()


def test_where_nothing_is_found_there_is_still_the_empty_page(gallery, qtbot) -> None:
    qtbot.keyClicks(gallery.line, "zzz")

    assert words(gallery) == ["Empty page"]
    assert gallery.choice.words == "Empty page"


def test_escape_ends_it_from_wherever_one_is(frame, gallery, qtbot) -> None:
    qtbot.keyClick(gallery.line, KEYS.Key_Tab)
    assert gallery.view.hasFocus()

    qtbot.keyClick(gallery.view, KEYS.Key_Escape)

    assert gallery.isHidden()
    assert words(gallery) == []


def test_tab_stays_within_it(frame, gallery, qtbot) -> None:
    press(qtbot, gallery, KEYS.Key_Down)
    seen = []
    for _time in range(7):
        here = frame.window().focusWidget()
        seen.append(here.objectName())
        qtbot.keyClick(here, KEYS.Key_Tab)

    assert seen[0] == seen[-1] == "gallery_line"
    assert {"template_view", "bring_in", "save_template", "copy_template", "use_template"} == set(
        seen[1:6]
    )


def test_a_copy_to_edit_is_an_own_template_and_can_be_taken_back(
    frame, gallery, open_journal, qtbot
) -> None:
    press(qtbot, gallery, KEYS.Key_Down)
    qtbot.mouseClick(gallery.findChild(QPushButton, "copy_template"), Qt.MouseButton.LeftButton)

    (own,) = open_journal.journal[Template].where()
    assert frame.key == "templates"
    assert frame.here.form.record.id == own.id
    assert own.body_md.startswith("## Moment\n> Which moment")
    frame.doing.run("edit.undo")
    assert open_journal.journal[Template].count() == 0


def test_what_was_begun_today_goes_on_along_a_template(frame, open_journal, qtbot) -> None:
    frame.go("today")
    qtbot.keyClicks(frame.today.writing.field, "The train")

    frame.today.writing.template_asked.emit("quick")

    (kept,) = open_journal.journal[Entry].where()
    assert kept.body_md.startswith("The train\n\n## Moment\n")
    assert frame.page.editor.entry.template == "quick"


def test_all_templates_of_today_are_all_listed(frame, qtbot) -> None:
    frame.go("today")

    qtbot.mouseClick(frame.today.findChild(object, "today_all"), Qt.MouseButton.LeftButton)

    assert "Session structures" in words(frame.gallery)
    frame.gallery.close_up()


def test_nothing_of_the_journal_is_left_when_it_is_cleared(frame, open_journal) -> None:
    open_journal.journal.save(Template(title="A secret"))
    frame.open_gallery()

    frame.gallery.clear()

    assert (words(frame.gallery), frame.gallery.view.toPlainText()) == ([], "")
    frame.gallery.close_up()
