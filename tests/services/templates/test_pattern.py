from journal_app.services.prose import asked, questions
from journal_app.services.templates.pattern import Part, Pattern, answered, body, guide

TICKED = Part("Gather", ("Tick some.",), ("calm", "courage"))
TWO = Pattern("two", "Two", (Part("One", ("First?", "Second?")), Part("Other")))
VALUES = Pattern("values", "Values", (TICKED, Part("Sort")))


def test_a_body_holds_the_headings_with_room_for_the_answers() -> None:
    assert body(TWO) == "## One\n\n\n\n## Other\n\n"
    assert [one.is_answered for one in questions(body(TWO))] == [False, False]


def test_the_answers_of_a_text_are_counted() -> None:
    assert answered(body(TWO), TWO) == (0, 2)
    assert answered("## One\nsaid\n\n## Other\n", TWO) == (1, 2)


def test_a_heading_that_was_deleted_is_not_asked_any_more() -> None:
    assert answered("## Other\nsaid", TWO) == (1, 1)


def test_a_heading_of_the_writers_own_is_none_of_the_templates() -> None:
    assert answered("## One\n\n## Other\n\n## Mine\nsaid", TWO) == (0, 2)


def test_words_to_tick_are_no_answer_until_one_is_ticked() -> None:
    text = body(VALUES)

    assert "- [ ] calm\n- [ ] courage\n" in text
    assert answered(text, VALUES) == (0, 2)
    assert answered(text.replace("[ ] calm", "[x] calm"), VALUES) == (1, 2)


def test_an_entry_in_another_language_is_known_by_the_order_of_its_headings() -> None:
    text = "## Eins\ngesagt\n\n## Anderes\n"

    assert answered(text, TWO) == (1, 2)
    assert [one.prompts for one in asked(text, guide(TWO))] == [("First?", "Second?"), ()]


def test_an_entry_in_english_is_known_by_what_its_headings_are_called_there() -> None:
    translated = Pattern(
        "two", "Zwei", (Part("Eins", ("Was?",), also="One"), Part("Anderes", (), also="Other"))
    )

    found = asked("## Mine\n\n## Other\nsaid\n\n## One\n", guide(translated))

    assert [(one.heading, one.is_answered) for one in found] == [("Other", True), ("One", False)]
