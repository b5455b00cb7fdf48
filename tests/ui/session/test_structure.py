"""Templates of a session: for the notes and to prepare with."""

from PySide6.QtCore import Qt

from journal_app.domain.session import Session
from journal_app.ui.session.ground import NOTES
from tests.session_fixtures import at, page, pairs
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "page", "pairs", "theme"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_structure_gives_the_notes_headings_and_whatever_was_typed_stays(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(
        Session(title="s", starts_at=at(3), relationship_id=pairs[0].id, discussion_md="Typed.")
    )
    page.open_record("session", session.id)
    structure, text = page.view.structure, page.view.notes.discussion.text
    grow, clear = (page._desk.templates.find(key) for key in ("grow", "clear"))

    structure.choose(grow)
    page.autosave.flush()
    kept = journal[Session].get(session.id)
    structure.choose(clear)
    again = text.text
    structure.choose(None)

    assert kept.structure == "grow"
    assert [f"## {part.heading}" in kept.discussion_md for part in grow.parts] == [True] * 4
    assert all(f"## {part.heading}" in again for part in clear.parts)
    assert f"## {grow.parts[0].heading}" not in again
    assert text.text.strip() == "Typed."
    assert page.view.record.structure is None


def test_the_template_to_prepare_with_is_that_of_ones_own_side(page, journal, pairs, qtbot) -> None:
    offered = []
    for pair in pairs:
        session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pair.id))
        page.open_record("session", session.id)
        offered.append(page.view.structure.preparations[0].key)

    page.view.structure.prepare(page.view.structure.preparations[0])
    page.autosave.flush()
    with_headings = page.view.head.status.text()
    qtbot.keyClicks(page.view.private.prep.text, "An ear.")
    page.autosave.flush()

    assert offered == ["prep_mentee", "prep_mentor"]
    assert page.view.private.template.isHidden()
    assert page.view.private.prep.text.prompts.is_shown
    first, answer = page.view.record.prep_md.split("\n")[:2]
    assert (first[:3], answer) == ("## ", "An ear.")
    assert (with_headings, page.view.head.status.text()) == ("Planned", "Prepared")


def test_the_templates_of_the_other_side_stand_under_more(page, journal, pairs) -> None:
    found = []
    for pair in pairs:
        session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pair.id))
        page.open_record("session", session.id)
        menu = page.view.structure.preparation_menu()
        near = [one.objectName() for one in menu.actions() if one.menu() is None]
        more = next(one.menu() for one in menu.actions() if one.menu() is not None)
        found.append((near, [one.objectName() for one in more.actions()]))
        menu.close()

    assert found[0] == (
        ["prep_mentee", "first_session", "prep_sponsor"],
        ["prep_mentor", "prep_super_user"],
    )
    assert found[1] == (
        ["prep_mentor", "first_session", "prep_super_user"],
        ["prep_mentee", "prep_sponsor"],
    )


def test_in_the_preparation_the_gallery_holds_preparations_alone(
    page, journal, pairs, open_journal, qtbot
) -> None:
    frame = open_journal.frame
    session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    prep = page.view.private.prep.text
    prep.setFocus()

    qtbot.keyClick(prep, Qt.Key.Key_T, CONTROL)
    model = frame.gallery.model
    offered = [model.offer(row).pattern.key for row in range(model.rowCount())]
    qtbot.keyClick(frame.gallery.line, Qt.Key.Key_Return)

    assert offered[0] == "prep_mentee"
    assert {one.group for one in page.view.structure.preparations} == {"preparation"}
    assert sorted(offered) == sorted(one.key for one in page.view.structure.preparations)
    assert frame.here is page
    assert page.view.private.prep.value.startswith("## ")


def test_in_the_notes_the_gallery_holds_structures(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    page.view.go_to(NOTES)
    page.view.notes.discussion.text.setFocus()

    qtbot.keyClick(page.view.notes.discussion.text, Qt.Key.Key_T, CONTROL)

    model = open_journal.frame.gallery.model
    patterns = [model.offer(row).pattern for row in range(model.rowCount())]
    assert patterns
    assert all(one.is_structure for one in patterns)
