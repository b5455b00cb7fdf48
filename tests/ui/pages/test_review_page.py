"""Reviews as one composes them: what is offered, what stays, and the document beside it."""

import dataclasses
import datetime as dt
import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit

from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.review import Audience, NamePolicy, Review, ReviewKind, ReviewStatus
from journal_app.services import arranging, handing_over, reviewing
from journal_app.services.arranging import Spot
from journal_app.services.exporters.html_file import to_page
from journal_app.services.render import to_html
from journal_app.ui.pages.review_page import ReviewPage
from journal_app.ui.review.items_model import ROW, Shape
from tests.review_fixtures import desk, nameless, sample_open, told
from tests.services.canaries import Case

__all__ = ["desk", "sample_open", "told"]
WIDE, NARROW = 1300, 900


@pytest.fixture
def page(sample_open, desk, told, qtbot):
    made = ReviewPage(desk)
    qtbot.addWidget(made)
    made.resize(WIDE, 800)
    made.show()
    made.begin()
    yield made
    made.clear()


def stored(journal, review_id: str = "rv1") -> Review:
    return journal[Review].get(review_id)


def rows(page, shape: Shape) -> list:
    model = page.items.model()
    found = (model.index(number).data(ROW) for number in range(model.rowCount()))
    return [row for row in found if row.shape is shape]


def row_of(page, shape: Shape, record_id: str):
    return next(row for row in rows(page, shape) if row.spot and row.spot.id == record_id)


def be_at(page, spot: Spot) -> None:
    page.items.setFocus()
    page.items.go_to(spot)


def press(page, qtbot, row, key=Qt.Key.Key_Space) -> None:
    be_at(page, row.spot)
    qtbot.keyClick(page.items, key)


def pick(menu, words: str) -> None:
    action = next(one for one in menu.findChildren(QAction) if one.text() == words)
    action.trigger()


def field_of(page, record_id: str):
    return next(row.field for row in page.right.wording._rows if row.wording.spot.id == record_id)


def shown(page) -> str:
    return page.right.document.toPlainText()


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText().rstrip()


# ------------------------------------------------------------------ the sample's draft


def test_the_draft_lists_five_sections_and_prints_four(page) -> None:
    headings = [row.title for row in rows(page, Shape.SECTION)]

    assert len(headings) == 5
    assert [words for words in headings if words in shown(page).split("\n")] == headings[1:]


def test_ten_items_are_in_each_with_its_second_line(page) -> None:
    included = [row for row in rows(page, Shape.ITEM) if row.included]

    assert len(included) == 10
    assert all(row.second for row in included)
    assert row_of(page, Shape.ITEM, "g_inv").second == "Goal, achieved · one proof"


def test_the_preview_is_the_text_of_the_files(page, sample_open) -> None:
    composed = reviewing.compose_stored(sample_open, stored(sample_open))
    markdown = handing_over.file_text(sample_open, composed, "markdown")
    html = handing_over.file_text(sample_open, composed, "html")

    assert shown(page) == plain(to_html(markdown))
    assert shown(page) == plain(html.partition("<body>")[2])


@pytest.mark.parametrize("kind", list(ReviewKind))
def test_marks_on_the_screen_change_no_letter(page, sample_open, kind) -> None:
    page.stages.new_review(kind)
    composed = page.open_now.text

    assert shown(page) == plain(to_html(composed.markdown))
    assert shown(page) == plain(to_page(composed.markdown, "", "en").partition("<body>")[2])


def test_replaced_names_lie_on_a_ground_of_their_own(page, theme) -> None:
    found = page.right.document.document().find("A client")

    ground = found.charFormat().background().color()
    assert ground == theme.color("second_soft")


def test_words_and_pages_are_counted(page) -> None:
    assert re.fullmatch(r"[23] pages · 430 words", page.right.length.text())


# ------------------------------------------------------------------ choosing


def test_space_leaves_an_item_out_and_takes_it_in_again(page, sample_open, qtbot) -> None:
    press(page, qtbot, row_of(page, Shape.ITEM, "x1"))
    assert "Train the trainer" not in shown(page)

    press(page, qtbot, row_of(page, Shape.ITEM, "x1"))

    assert "Train the trainer" in shown(page)
    assert "x1" in {item["id"] for item in stored(sample_open).items}


def test_a_click_ticks_an_item(page, sample_open, qtbot) -> None:
    number = page.items.rows.row_of(row_of(page, Shape.ITEM, "g_inv").spot)
    area = page.items.visualRect(page.items.rows.index(number))

    at = QPoint(area.left() + 40, area.center().y())
    qtbot.mouseClick(page.items.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert "g_inv" not in {item["id"] for item in stored(sample_open).items}


def test_alt_and_down_moves_an_item_and_the_order_is_kept(page, sample_open, qtbot) -> None:
    be_at(page, Spot("goal", "g_inv", "results"))

    qtbot.keyClick(page.items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    order = [item["id"] for item in arranging.items_in(stored(sample_open), "results")]
    assert order == ["e_ev2", "g_inv", "g_work", "e_ev1"]
    assert page.items.here.spot.id == "g_inv"


def test_alt_and_up_moves_a_section_and_the_document_follows(page, sample_open, qtbot) -> None:
    be_at(page, Spot("", "", "strengths"))

    qtbot.keyClick(page.items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert stored(sample_open).sections.index("strengths") == 2
    lines = shown(page).split("\n")
    assert lines.index("Strengths I used") < lines.index("What I learned")


def test_the_same_choice_can_be_taken_back(page, sample_open, qtbot) -> None:
    before = stored(sample_open).items
    press(page, qtbot, row_of(page, Shape.ITEM, "x1"))

    sample_open.undo()

    assert stored(sample_open).items == before
    qtbot.waitUntil(lambda: "Train the trainer" in shown(page))


def test_what_is_sensitive_is_refused_with_the_reason(page, sample_open, told, qtbot) -> None:
    before = list(sample_open.store.every())

    press(page, qtbot, row_of(page, Shape.BELOW, "e_r06"), Qt.Key.Key_Return)

    assert "sensitive" in told[-1]
    assert list(sample_open.store.every()) == before


def test_including_raises_the_level_and_puts_it_in_at_once(page, sample_open, qtbot) -> None:
    press(page, qtbot, row_of(page, Shape.BELOW, "k3"), Qt.Key.Key_Return)

    assert sample_open[Attribute].get("k3").level == Level.REVIEW
    assert "Coaching colleagues" in shown(page)

    sample_open.undo()
    assert sample_open[Attribute].get("k3").level == Level.PRIVATE
    assert "k3" not in {item["id"] for item in stored(sample_open).items}


def test_what_is_linked_asks_first_and_yes_lets_it_stay(page, sample_open, answers, qtbot) -> None:
    before = list(sample_open.store.every())
    answers.replies = ["yes"]

    press(page, qtbot, row_of(page, Shape.BELOW, "g_coach"), Qt.Key.Key_Return)

    assert answers.asked == ["Nine people who do not need me"]
    assert list(sample_open.store.every()) == before


def test_a_text_that_names_someone_asks_first(page, sample_open, answers, qtbot) -> None:
    skill = sample_open[Attribute].get("k3")
    sample_open.save(dataclasses.replace(skill, definition_md="As Ingrid does."))

    page.choosing.include(Spot("attribute", "k3", "learned"))

    assert answers.asked == ["Coaching colleagues"]
    assert sample_open[Attribute].get("k3").level == Level.PRIVATE


def test_a_reflection_is_rewritten_and_stays_as_it_is(page, sample_open, answers, qtbot) -> None:
    reflection = sample_open[Entry].get("e_r04")
    answers.replies = ["no"]

    press(page, qtbot, row_of(page, Shape.BELOW, "e_r04"), Qt.Key.Key_Return)
    qtbot.keyClicks(field_of(page, "e_r04"), "Ask one question. Then wait.")
    page.right.choose(0)

    assert answers.asked == [reflection.title]
    assert "Ask one question. Then wait." in shown(page)
    assert reflection.title not in shown(page)
    assert sample_open[Entry].get("e_r04") == reflection


def test_nothing_of_a_reflection_stands_in_the_field_for_its_new_words(page, answers) -> None:
    answers.replies = ["no"]

    page.choosing.rewrite(Spot("entry", "e_r04", "learned"))

    assert field_of(page, "e_r04").text == ""
    words = [label.text() for label in page.right.findChildren(QLabel)]
    assert "The pilot workshop" not in words


def test_a_personal_goal_asks_each_time_it_is_chosen(page, sample_open, answers, qtbot) -> None:
    goal = Goal(title="Sleep", kind=GoalKind.PERSONAL, status=GoalStatus.ACTIVE, level=Level.REVIEW)
    sample_open.change([goal])

    page.choosing.toggle(Spot("goal", goal.id, "results"))

    assert answers.asked == ["Sleep"]
    assert goal.id not in {item["id"] for item in stored(sample_open).items}


# ------------------------------------------------------------------ kind, reader, period, names


def test_a_new_review_has_the_sections_of_its_kind_and_its_usual_reader(page, sample_open) -> None:
    page.stages.new_review(ReviewKind.CPD)

    made = stored(sample_open, page.review.id)
    assert (made.audience, made.title) == (Audience.PROFESSIONAL_BODY, "CPD record 2025")
    assert made.sections == ("role", "learned", "results", "mentoring")
    assert {item["id"] for item in made.items} >= {"x1", "x6", "k2"}


def test_a_name_of_the_trade_is_explained_where_it_is_first_offered(page) -> None:
    offered = [action.text() for action in page.head.menu_of("kind").actions()]

    assert "Record of what I learned (CPD)" in offered


def test_shared_items_come_with_the_mentor_and_go_with_the_manager(page, answers) -> None:
    pick(page.head.menu_of("kind"), "my mentor")
    pick(page.head.menu_of("relationship"), "With Ingrid Sørensen-Vik · mentoring")
    pick(page.head.menu_of("sections"), "Mentoring and coaching")
    page.choosing.toggle(Spot("entry", "e_ag1", "mentoring"))
    assert "How we work" in shown(page)

    pick(page.head.menu_of("kind"), "my manager")

    assert "How we work" not in shown(page)
    assert "Mentoring: 6 sessions, 385 minutes" in shown(page)


def test_names_follow_what_the_review_says(page) -> None:
    pick(page.head.menu_of("names"), "Aliases")

    assert page.review.name_policy == NamePolicy.ALIASES
    assert "A colleague I coach asked for the recording." in shown(page)


def test_a_period_is_typed_as_one_says_it(page, sample_open, qtbot) -> None:
    qtbot.mouseClick(page.head.chips["period"], Qt.MouseButton.LeftButton)
    page.head.last.clear()
    qtbot.keyClicks(page.head.last, "30 June 2025")
    qtbot.keyClick(page.head.last, Qt.Key.Key_Return)

    assert stored(sample_open).period_to == dt.date(2025, 6, 30)
    assert "30 June 2025" in shown(page)


def test_a_period_that_ends_before_it_begins_is_said_and_shows_no_document(page) -> None:
    page.head.edited.emit(lambda review: dataclasses.replace(review, period_to=dt.date(2024, 1, 1)))

    assert shown(page) == ""
    assert not page.right.leaves.isEnabled()
    assert page.right.leaves.toolTip() == "The period ends before it begins."


# ------------------------------------------------------------------ words for this reader


def test_other_words_change_the_review_and_not_the_item(page, sample_open, qtbot) -> None:
    strength = sample_open[Attribute].get("st3")
    page.right.choose(1)
    field_of(page, "st3").selectAll()

    qtbot.keyClicks(field_of(page, "st3"), "I stay until it fits.")
    page.right.choose(0)

    assert "I stay until it fits." in shown(page)
    assert "until it gives up" not in shown(page)
    assert sample_open[Attribute].get("st3") == strength


def test_reset_gives_an_item_its_own_words_again(page, qtbot) -> None:
    page.right.choose(1)
    row = next(one for one in page.right.wording._rows if one.wording.spot.id == "x6")
    assert row.field.text.startswith("Shadowed")

    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    page.right.choose(0)

    assert "Shadow the process lead at month-end" in shown(page)


def test_words_that_were_only_looked_at_change_nothing(page, sample_open) -> None:
    before = stored(sample_open)

    page.right.choose(1)
    page.right.choose(0)
    page.flush()

    assert stored(sample_open) == before


def test_own_words_that_are_kept_as_they_are_read_the_same(page, sample_open) -> None:
    before = shown(page)
    page.right.choose(1)
    own = {row.wording.spot: row.wording.own for row in page.right.wording._rows}

    for spot, words in own.items():
        if spot.table in ("goal", "entry", "resource") and spot.id != "x6":
            page.open_now.edit(
                lambda one, spot=spot, words=words: arranging.reworded(one, spot, words)
            )

    assert shown(page) == before


def test_new_words_can_be_written_into_any_section(page, qtbot) -> None:
    page.right.choose(1)
    page.choosing.write("role")
    spot = next(row.wording.spot for row in page.right.wording._rows)

    qtbot.keyClicks(field_of(page, spot.id), "Since March I lead the clinic.")
    page.right.choose(0)

    assert "My role and how it changed" in shown(page)
    assert "Since March I lead the clinic." in shown(page)


def test_typing_is_saved_by_itself_and_composed_a_little_later(page, sample_open, qtbot) -> None:
    page.right.choose(1)

    qtbot.keyClicks(field_of(page, "x6"), "Now: ")

    qtbot.waitUntil(lambda: "Now: Shadowed" in page.open_now.text.markdown)
    qtbot.waitUntil(
        lambda: any("Now: " in str(one["text_override"]) for one in stored(sample_open).items)
    )


# ------------------------------------------------------------------ its stages


def test_a_draft_is_not_checked_while_names_are_open(page, sample_open, told) -> None:
    page.stages.check()

    assert told[-1] == "Some names are not settled yet."
    assert stored(sample_open).status == ReviewStatus.DRAFT


def test_a_final_review_stays_as_it_is(page, sample_open, qtbot) -> None:
    names = {named.id: "role" for named in reviewing.undecided(sample_open, page.review)}
    page.open_now.edit(lambda review: dataclasses.replace(review, names=names))
    page.stages.check()
    page.stages.finish()
    text = shown(page)

    sample_open.trash(sample_open[Goal].get("g_inv"))
    press(page, qtbot, row_of(page, Shape.SECTION, ""))
    page.choosing.toggle(Spot("goal", "g_work", "results"))

    assert stored(sample_open).status == ReviewStatus.FINAL
    assert shown(page) == text
    assert page.head.title.isReadOnly()


def test_next_year_begins_from_this_one(page, sample_open) -> None:
    page.stages.again()

    made = stored(sample_open, page.review.id)
    assert made.id != "rv1"
    assert (made.period_from, made.period_to) == (dt.date(2026, 1, 1), dt.date(2026, 10, 31))
    assert made.sections == stored(sample_open).sections


def test_a_review_in_the_trash_comes_back_by_undo(page, sample_open, told) -> None:
    page.stages.trash()
    assert page.review is None
    assert "Self-assessment 2025" in told[-1]

    sample_open.undo()
    page.begin()

    assert page.review.id == "rv1"


def test_what_leaves_is_asked_for_with_the_document_seen(page, qtbot) -> None:
    with qtbot.waitSignal(page.what_leaves_asked) as asked:
        page.right.leaves.click()

    assert asked.args == ["rv1", True]


# ------------------------------------------------------------------ nothing else is shown


@pytest.mark.parametrize("seed", range(4))
def test_nothing_below_the_level_is_in_any_widget_of_the_document(
    open_journal, desk, qtbot, seed
) -> None:
    case = Case(seed)
    open_journal.frame.clear()
    journal = open_journal.journal
    journal.change(case.records)
    pair = case.pairs[0].id
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.show()
    for audience in (Audience.MANAGER, Audience.MENTOR, Audience.PANEL):
        page.stages.new_review(ReviewKind.ANNUAL_SELF)
        page.head.edited.emit(
            lambda one, audience=audience: dataclasses.replace(
                one, audience=audience, relationship_id=pair
            )
        )
        for side in (0, 1):
            page.right.choose(side)
            said = "\n".join(
                [edit.toPlainText() for edit in page.right.findChildren(QTextEdit)]
                + [label.text() for label in page.right.findChildren(QLabel)]
            )
            leaked = [
                canary
                for canary in case.canaries
                if canary in said and not case.may_leave(canary, audience, pair)
            ]
            assert leaked == []
    page.clear()


def test_only_plain_text_is_copied_out_of_the_document(page) -> None:
    page.right.document.selectAll()

    copied = page.right.document.createMimeDataFromSelection()

    assert copied.formats() == ["text/plain"]
    assert copied.text() == shown(page)


@pytest.mark.parametrize("side", [0, 1])
def test_everything_one_can_reach_has_a_name(page, side) -> None:
    page.right.choose(side)

    assert nameless(page) == []


@pytest.mark.parametrize("address", ["file:///etc/hostname", "data:image/png;base64,AAAA", "x.png"])
def test_the_document_loads_nothing(page, address) -> None:
    answered = page.right.document.loadResource(2, QUrl(address))

    assert (answered.width(), answered.height()) == (1, 1)


def test_a_proof_leads_to_its_record_and_no_other_link_anywhere(page, qtbot) -> None:
    document = page.right.document
    source = document.source()

    with qtbot.waitSignal(page.record_asked) as asked:
        document.anchorClicked.emit(QUrl("journal:entry/e_ev1"))
    with qtbot.assertNotEmitted(page.record_asked):
        document.anchorClicked.emit(QUrl("https://example.org/"))

    assert asked.args == ["entry", "e_ev1"]
    assert document.source() == source


def test_proofs_in_the_document_are_links(page) -> None:
    found = page.right.document.document().find("Blocked invoices, January to August")

    assert found.charFormat().anchorHref() == "journal:entry/e_ev2"


def test_where_there_is_little_room_list_and_document_take_turns(page, qtbot) -> None:
    page.resize(NARROW, 700)
    assert page.items.isVisible()
    assert not page.right.isVisible()

    page.sides.choose(1)

    assert page.right.isVisible()
    assert not page.items.isVisible()


def test_a_journal_without_reviews_says_what_they_are_for(open_journal, desk, qtbot) -> None:
    page = ReviewPage(desk)
    qtbot.addWidget(page)

    page.begin()

    assert page.review is None
    assert page._stack.currentWidget() is page._empty
    page.clear()


def test_a_cleared_page_holds_nothing(page) -> None:
    page.right.choose(1)

    page.clear()

    texts = [edit.toPlainText() for edit in page.findChildren(QTextEdit)]
    assert "".join(texts) == ""
    assert page.items.model().rowCount() == 0


def test_the_list_is_a_sound_model(page, qtmodeltester) -> None:
    qtmodeltester.check(page.items.rows)


def test_the_menu_of_kinds_says_what_its_two_parts_are(page) -> None:
    menu = page.head.menu_of("kind")

    headings = [one.text() for one in menu.actions() if not one.isEnabled() and one.text()]

    assert headings == ["What it is", "Who reads it"]
    assert not menu.actions()[0].isSeparator()
