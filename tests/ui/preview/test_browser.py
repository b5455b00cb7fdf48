"""Two walls: what is sanitised holds nothing hostile, and what is asked for is never given."""

import re

import pytest
from PySide6.QtCore import QBuffer, QUrl
from PySide6.QtGui import QImage, QTextDocument

from journal_app.services.render import to_html
from journal_app.ui.preview.browser import PreviewBrowser, SafeDocument, read_picture

KEPT = "0123456789abcdef0123"
IMAGE = QTextDocument.ResourceType.ImageResource.value
HOSTILE = {
    "script": "<script src='https://example.org/x.js'>alert(1)</script>",
    "script in a picture": "<img src=x onerror=alert(1)>",
    "file": "![a](file://{canary})",
    "absolute path": "<img src='{canary}'>",
    "relative": "![a](canary.png)",
    "relative up": "![a](../../canary.png)",
    "host": "![a](//example.org/x.png)",
    "http": "![a](http://example.org/x.png)",
    "https": "<img src='https://example.org/x.png'>",
    "data": "![a](data:image/png;base64,iVBORw0KGgo=)",
    "style attribute": "<p style=\"background:url('file://{canary}')\">y</p>",
    "style element": "<style>body{{background:url(https://example.org/x)}}</style>y",
    "style import": "<style>@import 'file://{canary}';</style>y",
    "table background": "<table background='file://{canary}'><tr><td>y</td></tr></table>",
    "cell background": "<table><tr><td background='https://example.org/x'>y</td></tr></table>",
    "body background": "<body background='file://{canary}'>y</body>",
    "iframe": "<iframe src='file://{canary}'></iframe>",
    "object": "<object data='file://{canary}'></object>",
    "embed": "<embed src='https://example.org/x.swf'>",
    "video": "<video src='https://example.org/x.mp4' poster='file://{canary}'></video>",
    "svg": "<svg><image href='file://{canary}'/></svg>",
    "math": "<math><maction actiontype='statusline' xlink:href='javascript:1'>y</maction></math>",
    "form": "<form action='https://example.org'><input type=image src='{canary}'></form>",
    "meta refresh": "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "base": "<base href='https://example.org/'><img src='x.png'>",
    "link": "<link rel=stylesheet href='file://{canary}'>",
    "script link": "[x](javascript:alert(1))",
    "script link in disguise": "[x](&#106;avascript:alert(1))",
    "kept picture, traversal": "![a](att:../../canary.png)",
    "kept picture, encoded": "![a](att:%2e%2e%2fcanary.png)",
    "kept picture, host": "![a](att://example.org/" + KEPT + ")",
    "kept picture, query": "![a](att:" + KEPT + "?x=1)",
    "turned letters": "[\u202egnp.x](file://{canary})![\u202ea](\u202efile://{canary})",
    "wide letters": "![a](ｆｉｌｅ://{canary})",  # noqa: RUF001 - they are the trick
    "list picture": "<ul style='list-style-image:url({canary})'><li>y</li></ul>",
    "markdown in html": "<div markdown=1>![a](file://{canary})</div>",
}


class Watched(PreviewBrowser):
    """Notes what is asked for, and what is given for it."""

    def __init__(self, theme) -> None:
        self.asked: list[str] = []
        self.given: list[object] = []
        self.fetched: list[str] = []
        super().__init__(theme, self._fetch)

    def _fetch(self, record_id: str) -> bytes:
        self.fetched.append(record_id)
        return png(7, 5)

    def loadResource(self, kind, name):
        made = super().loadResource(kind, name)
        self.asked.append(QUrl(name).toString())
        self.given.append(made)
        return made


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def browser(theme, qtbot) -> Watched:
    made = Watched(theme)
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def canary(tmp_path):
    """A picture of this computer that no preview may read."""
    path = tmp_path / "canary.png"
    path.write_bytes(png(31, 17))
    return path


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_hostile_text_gets_anything_shown(browser, canary, qtbot, kind) -> None:
    made = to_html(HOSTILE[kind].replace("{canary}", str(canary)), pictures=True)

    browser.show_html(made)
    browser.grab()

    assert browser.asked == []
    tags = "".join(re.findall("<[^>]*>", made))
    assert not any(word in tags for word in ("file:", "src=", "style=", "url(", "<script"))
    assert browser.source().isEmpty()


@pytest.mark.parametrize("kind", HOSTILE)
def test_even_unsanitised_nothing_is_read_and_nothing_leaves(browser, canary, kind) -> None:
    browser.show_html(HOSTILE[kind].replace("{canary}", str(canary)).replace("{{", "{"))
    browser.grab()

    sizes = {(one.width(), one.height()) for one in browser.given if isinstance(one, QImage)}
    assert sizes <= {(1, 1)}
    assert {one for one in browser.given if not isinstance(one, QImage)} <= {""}
    assert browser.fetched == []
    assert browser.source().isEmpty()


def test_a_picture_of_the_journal_is_shown(browser) -> None:
    browser.show_html(to_html(f"![the board](att:{KEPT})", pictures=True))
    browser.grab()

    assert browser.fetched == [KEPT]
    assert browser.given[0].size().toTuple() == (7, 5)


@pytest.mark.parametrize("kind", [kind.value for kind in QTextDocument.ResourceType])
def test_whatever_is_asked_for_is_answered_and_never_with_nothing(browser, canary, kind) -> None:
    for name in (str(canary), canary.as_uri(), "x.css", "https://example.org/x", "att:..", ""):
        assert browser.loadResource(kind, QUrl(name)) is not None

    assert browser.fetched == []


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>"


@pytest.mark.parametrize("data", [b"", b"no picture", SVG, png(40, 3)[:60]])
def test_what_is_no_picture_that_is_shown_is_a_blank(qapp, data) -> None:
    assert read_picture(data, 100).size().toTuple() == (1, 1)


def test_a_wide_picture_fits_the_page(qapp) -> None:
    assert read_picture(png(400, 200), 100).size().toTuple() == (100, 50)


@pytest.mark.parametrize(("text", "size"), [("# A", 20), ("## A", 16), ("### A", 15)])
def test_headings_have_their_measured_sizes(browser, text, size) -> None:
    browser.show_html(to_html(text))

    part = browser.document().firstBlock().textFormats()[0]
    assert part.format.font().pixelSize() == size


def test_the_place_in_the_text_is_kept(browser) -> None:
    page = to_html("word\n\n" * 300)
    browser.show_html(page)
    bar = browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    browser.show_html(page)

    assert bar.value() == pytest.approx(bar.maximum() / 2, abs=2)


@pytest.mark.parametrize("kind", [kind.value for kind in QTextDocument.ResourceType])
def test_a_document_for_paper_loads_nothing(qapp, canary, kind) -> None:
    document = SafeDocument()
    document.setHtml(f"<img src='{canary.as_uri()}'>")

    made = document.loadResource(kind, QUrl(canary.as_uri()))

    assert made == "" or made.size().toTuple() == (1, 1)
    assert document.idealWidth() < 31
