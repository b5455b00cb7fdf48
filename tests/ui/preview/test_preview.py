import pytest
from PySide6.QtCore import QUrl

from journal_app.errors import JournalError
from journal_app.ui.preview.making import Making
from journal_app.ui.preview.preview import LONG_PAUSE_MS, LONG_TEXT, PAUSE_MS, Preview


class Works:
    """Takes work and does it when told to."""

    def __init__(self) -> None:
        self.waiting = []

    def run(self, work, *, done, failed, kind="") -> None:
        self.waiting.append((work, done, failed, kind))

    def do(self, number: int = 0) -> None:
        work, done, _failed, _kind = self.waiting.pop(number)
        done(work())


@pytest.fixture
def works() -> Works:
    return Works()


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def preview(theme, answers, works, opened, qtbot) -> Preview:
    making = Making(works.run, lambda _id: b"", opened.append)
    made = Preview(theme, answers, making, lambda: made.words)
    made.words = "# One"
    qtbot.addWidget(made)
    made.resize(400, 500)
    yield made
    made.hide()


def shown(preview) -> str:
    return preview.browser.toPlainText()


def test_nothing_is_made_while_it_is_closed(preview, works) -> None:
    preview.note_change(10)
    preview.begin()

    assert works.waiting == []


def test_opening_it_shows_the_text_as_it_is_now(preview, works) -> None:
    preview.show()
    works.do()

    assert shown(preview) == "One"


def test_it_follows_after_a_short_pause(preview, works, qtbot) -> None:
    preview.show()
    works.do()

    preview.words = "Two"
    preview.note_change(3)
    assert works.waiting == []
    qtbot.waitUntil(lambda: bool(works.waiting))
    works.do()

    assert shown(preview) == "Two"


def test_an_answer_that_came_too_late_is_not_shown(preview, works) -> None:
    preview.show()
    preview.words = "Two"
    preview.refresh()

    works.do(1)
    works.do(0)

    assert shown(preview) == "Two"


def test_of_two_requests_the_newer_one_counts_for_the_worker_too(preview, works) -> None:
    preview.show()
    preview.refresh()

    assert [kind for _work, _done, _failed, kind in works.waiting] == ["preview", "preview"]


def test_a_long_text_waits_for_a_pause_and_says_so(preview, works) -> None:
    preview.show()
    preview.note_change(LONG_TEXT)
    usual = preview._timer.interval()

    preview.note_change(LONG_TEXT + 1)

    assert (usual, preview._timer.interval()) == (PAUSE_MS, LONG_PAUSE_MS)
    assert not preview._notice.isHidden()


def test_another_text_leaves_nothing_of_the_one_before(preview, works) -> None:
    preview.show()
    works.do()
    preview.words = ""

    preview.begin()

    assert shown(preview) == ""
    assert works.waiting == []


def test_an_answer_for_the_text_before_is_dropped(preview, works) -> None:
    preview.show()
    preview.words = ""
    preview.begin()

    works.do()

    assert shown(preview) == ""


def test_work_that_failed_is_said(preview, works) -> None:
    preview.show()
    _work, _done, failed, _kind = works.waiting.pop()

    failed(JournalError("It was stopped."))

    assert preview._notice.text() == "It was stopped."


@pytest.mark.parametrize(("reply", "leads"), [("open", True), ("stay", False)])
@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "mailto:noor@example.org"])
def test_an_address_is_opened_only_when_so_answered(
    preview, answers, opened, address, reply, leads
) -> None:
    answers.replies = [reply]

    preview.browser.anchorClicked.emit(QUrl(address))

    assert answers.asked == ["Open this address?"]
    assert opened == ([address] if leads else [])


def test_the_whole_address_is_shown_as_it_will_be_opened(preview, answers, monkeypatch) -> None:
    texts = []
    monkeypatch.setattr(
        answers, "choose", lambda _title, text, _answers: texts.append(text) or "stay"
    )

    address = "https://good.example.org@раypal.example/" + "x" * 200  # noqa: RUF001 - the trick
    preview.browser.anchorClicked.emit(QUrl(address))

    said = texts[0].replace("\n", "")
    assert "https://good.example.org@xn--" in said
    assert said.endswith("x" * 200)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "data:text/html,x",
     "att:0123456789abcdef0123", "journal:x", "https://example.org/" + "x" * 3_000],
)  # fmt: skip
def test_other_addresses_lead_nowhere(preview, answers, opened, address) -> None:
    preview.browser.anchorClicked.emit(QUrl(address))

    assert (answers.asked, opened) == ([], [])


def test_a_link_within_the_page_asks_nothing(preview, answers, works) -> None:
    preview.words = "note[^1]\n\n[^1]: foot"
    preview.show()
    works.do()

    preview.browser.anchorClicked.emit(QUrl("#fn:1"))

    assert answers.asked == []
    assert preview.browser.source().isEmpty()


def test_a_text_that_takes_too_long_is_shown_as_written_and_it_is_said(preview, works) -> None:
    preview.show()
    works.waiting.clear()
    preview.words = "<div>" * 100 + "the end"
    preview.refresh()

    works.do()

    assert shown(preview) == preview.words
    assert preview._notice.text().endswith("it is shown as written.")


def test_what_was_said_of_a_text_goes_with_it(preview, works) -> None:
    preview.show()
    works.waiting.clear()
    preview.words = "<div>" * 100
    preview.refresh()
    works.do()

    preview.words = "Two"
    preview.refresh()
    works.do()

    assert preview._notice.isHidden()
