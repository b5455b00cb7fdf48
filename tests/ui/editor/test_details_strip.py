import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services import switches
from journal_app.services.details import Details
from journal_app.services.prose import Guide
from journal_app.ui.editor.details_strip import DetailsStrip
from journal_app.ui.editor.tools import Tools
from journal_app.ui.preview.making import Making


@pytest.fixture
def strip(theme, journal, answers, qtbot) -> DetailsStrip:
    making = Making(lambda *_args, **_more: None, lambda _id: b"", lambda _address: None)
    tools = Tools(lambda: dt.date(2025, 11, 3), answers, Details(journal), making, Guide)
    made = DetailsStrip(theme, tools)
    qtbot.addWidget(made)
    made.resize(1000, 60)
    made.show()
    made.show_entry(Entry(), read_only=False)
    yield made
    made.hide()


@pytest.fixture
def pair(journal) -> Relationship:
    ingrid = journal.save(Person(name="Ingrid"))
    return journal.save(Relationship(person_id=ingrid.id))


def offered(strip) -> list[str]:
    return [action.text() for action in strip.windows.menu.actions() if action.text()]


def choose(strip, name: str, words: str) -> None:
    strip.press(name)
    action = next(one for one in strip.windows.menu.actions() if one.text() == words)
    strip.windows.menu.close()
    action.trigger()


def test_an_entry_without_details_shows_its_day_and_its_level(strip) -> None:
    assert list(strip.chips) == ["level", "add_detail"]
    assert strip.chips["level"].text() == "Only me"
    assert strip.day.objectName() == "occurred_on"


def test_only_what_is_used_has_a_chip_and_the_rest_is_offered(strip) -> None:
    strip.show_entry(Entry(type=EntryType.VISION, tags=("a", "b"), mood=2), read_only=False)

    assert list(strip.chips) == ["level", "type", "tags", "mood", "add_detail"]
    strip.press("add_detail")
    assert offered(strip) == ["Relationship", "Person", "Session"]
    strip.windows.menu.close()


@pytest.mark.parametrize("on", [(), ("mood",), ("energy", "trust"), ("mood", "energy")])
def test_each_number_that_is_switched_on_stands_in_the_strip_to_be_filled(
    strip, journal, on
) -> None:
    for key in on:
        switches.switch(journal, key, on=True)

    strip.show_entry(Entry(), read_only=False)

    asked = [name for name in ("mood", "energy") if name in on]
    assert list(strip.chips) == ["level", *asked, "add_detail"]
    assert [strip.chips[name].text().lower() for name in asked] == asked


def test_a_number_switched_on_elsewhere_stands_there_when_one_comes_back(strip, journal) -> None:
    strip.hide()
    switches.switch(journal, "energy", on=True)

    strip.show()

    assert list(strip.chips) == ["level", "energy", "add_detail"]
    assert strip.chips["energy"].accessibleName() == "Energy: nothing said"


def test_what_was_answered_before_can_still_be_changed(strip) -> None:
    strip.show_entry(Entry(energy=4), read_only=False)

    strip.press("energy")

    assert strip.chips["energy"].text() == "Energy 4"
    assert rating(strip, "energy") is not None
    assert "mood" not in strip.chips
    strip.windows.popup.close()


def rating(strip, name: str):
    return strip.windows.popup.findChild(object, f"{name}_rating")


def test_a_level_is_offered_no_wider_than_it_may_be(strip, pair) -> None:
    strip.show_entry(Entry(relationship_id=pair.id), read_only=False)
    strip.press("level")
    linked = offered(strip)
    strip.windows.menu.close()

    strip.show_entry(Entry(type=EntryType.PREP, relationship_id=pair.id), read_only=False)
    strip.press("level")

    assert linked == ["Only me", "Me and Ingrid", "May go into a review"]
    assert offered(strip) == ["Only me", "A preparation stays with you alone."]
    strip.windows.menu.close()


def test_a_sensitive_entry_cannot_be_raised_and_says_why(strip) -> None:
    strip.show_entry(Entry(tags=("sensitive",)), read_only=False)

    strip.press("level")

    assert offered(strip)[0] == "Only me"
    assert "sensitive" in offered(strip)[1]
    assert not strip.windows.menu.actions()[-1].isEnabled()
    strip.windows.menu.close()


def test_a_level_is_raised_without_a_question_where_nobody_is_linked(strip, answers, qtbot) -> None:
    with qtbot.waitSignal(strip.changed):
        choose(strip, "level", "May go into a review")

    assert strip.values["level"] == Level.REVIEW
    assert answers.asked == []


@pytest.mark.parametrize(("reply", "level"), [("stay", Level.PRIVATE), ("raise", Level.SHARED)])
def test_where_someone_is_linked_confidence_is_asked_about(
    strip, answers, pair, reply, level
) -> None:
    strip.show_entry(Entry(relationship_id=pair.id), read_only=False)
    answers.replies = [reply]

    choose(strip, "level", "Me and Ingrid")

    assert answers.asked == ["Before someone else may read it"]
    assert strip.values["level"] == level


def test_lowering_a_level_asks_nothing(strip, answers, pair) -> None:
    strip.show_entry(Entry(relationship_id=pair.id, level=Level.REVIEW), read_only=False)

    choose(strip, "level", "Only me")

    assert (strip.values["level"], answers.asked) == (Level.PRIVATE, [])


def test_tags_are_words_between_commas(strip, qtbot) -> None:
    strip.press("tags")
    qtbot.keyClicks(strip.windows.popup.line, "workshop, turning point,, workshop")

    with qtbot.waitSignal(strip.changed):
        qtbot.keyClick(strip.windows.popup.line, Qt.Key.Key_Return)

    assert strip.values["tags"] == ("workshop", "turning point")
    assert "tags" in strip.chips


def test_the_tag_sensitive_takes_a_raised_level_back_and_says_so(strip, qtbot) -> None:
    strip.show_entry(Entry(level=Level.REVIEW), read_only=False)
    strip.press("tags")
    qtbot.keyClicks(strip.windows.popup.line, "sensitive")

    with qtbot.waitSignal(strip.told) as told:
        qtbot.keyClick(strip.windows.popup.line, Qt.Key.Key_Return)

    assert strip.values["level"] == Level.PRIVATE
    assert "sensitive" in told.args[0]


def test_links_are_chosen_by_name_and_taken_off_again(strip, journal, pair) -> None:
    choose(strip, "relationship_id", "With Ingrid")
    linked = strip.values["relationship_id"]

    choose(strip, "relationship_id", "No relationship")

    assert linked == pair.id
    assert strip.values["relationship_id"] is None
    assert "relationship_id" not in strip.chips


def test_a_session_is_chosen_by_its_title(strip, journal, pair) -> None:
    met = journal.save(Session(relationship_id=pair.id, title="Third time"))

    choose(strip, "session_id", "Third time")

    assert strip.values["session_id"] == met.id
    assert strip.chips["session_id"].text() == "Third time"


def test_mood_and_energy_are_chosen_by_keys_and_are_only_for_me(strip, journal, qtbot) -> None:
    for key in ("mood", "energy"):
        switches.switch(journal, key, on=True)
    strip.press("mood")
    qtbot.keyClicks(strip.windows.popup.findChild(object, "mood_rating"), "4")
    strip.windows.popup.close()

    assert (strip.values["mood"], strip.values["energy"]) == (4, None)
    assert strip.chips["mood"].text() == "Mood 4"


def test_the_kind_is_chosen_from_a_menu(strip) -> None:
    choose(strip, "type", "Evidence")

    assert strip.values["type"] == EntryType.EVIDENCE
    assert strip.chips["type"].accessibleName() == "Kind: Evidence"


def test_what_may_only_be_read_cannot_be_changed(strip) -> None:
    strip.show_entry(Entry(tags=("a",)), read_only=True)

    assert not any(chip.isEnabled() for chip in strip.chips.values())


def test_in_a_small_window_the_details_fold_to_one_line(strip, qtbot) -> None:
    strip.resize(500, 60)
    strip.show_entry(Entry(tags=("a",), mood=3), read_only=False)
    folded = list(strip.chips)

    strip.chips["more_details"].click()

    assert folded == ["level", "more_details"]
    assert list(strip.chips) == ["level", "tags", "mood", "add_detail"]


def test_the_focus_stays_with_the_detail_that_was_changed(strip, qtbot) -> None:
    strip.activateWindow()
    strip.show_entry(Entry(type=EntryType.VISION), read_only=False)
    strip.chips["type"].setFocus()

    choose(strip, "type", "Evidence")

    assert strip.focusWidget() is strip.chips["type"]


def test_showing_the_same_details_again_keeps_the_chips(strip) -> None:
    entry = Entry(tags=("a",))
    strip.show_entry(entry, read_only=False)
    chip = strip.chips["tags"]

    strip.show_entry(dataclasses.replace(entry, body_md="typed"), read_only=False)

    assert strip.chips["tags"] is chip


def test_what_was_typed_for_another_entry_is_dropped_with_it(strip, qtbot) -> None:
    strip.press("tags")
    qtbot.keyClicks(strip.windows.popup.line, "half typed")

    strip.show_entry(Entry(), read_only=False)

    assert strip.windows.popup is None
    assert strip.values["tags"] == ()


def test_the_focus_comes_back_to_the_detail_after_its_window(strip, qtbot) -> None:
    strip.show_entry(Entry(tags=("a",)), read_only=False)
    strip.activateWindow()
    strip.chips["tags"].setFocus()
    strip.press("tags")
    qtbot.keyClicks(strip.windows.popup.line, ", b")

    qtbot.keyClick(strip.windows.popup.line, Qt.Key.Key_Return)

    assert strip.values["tags"] == ("a", "b")
    assert strip.window().focusWidget() is strip.chips["tags"]


def test_tab_goes_from_the_day_through_the_details_in_their_order(strip) -> None:
    strip.show_entry(Entry(tags=("a",), mood=2), read_only=False)

    order, here = [], strip.day
    for _chip in strip.chips:
        here = here.nextInFocusChain()
        order.append(here.objectName())

    assert order == ["level", "tags", "mood", "add_detail"]
