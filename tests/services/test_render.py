"""Safe HTML: no script, no request, no file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.exporters.html_file import title_of, to_page
from journal_app.services.render import to_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![a](file:///etc/passwd)",
    "![a](//host/share.png)",
    "![a](../../up.png)",
    "![a](https://example.org/x.png)",
    "![a](data:image/png;base64,AAAA)",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "<iframe src='https://example.org'></iframe>",
    "<svg onload=alert(1)></svg>",
    "<style>body{background:url(https://example.org)}</style>",
    "<a href='https://example.org' onclick='x'>y</a>",
    "<table background='https://example.org/x'><tr><td>y</td></tr></table>",
    "<link rel=stylesheet href=https://example.org>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org'>",
    "<form action='https://example.org'><input></form>",
    "<object data='x'></object><embed src='x'>",
    "<math><mi xlink:href='x'></mi></math>",
    "<p style='background:url(file:///x)'>y</p>",
    "<video src='https://example.org'></video>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<details open ontoggle=alert(1)>x</details>",
)
DANGER = re.compile(
    r"<(script|iframe|svg|style|link|meta|base|form|object|embed|video)"
    r"|\son\w+=|javascript:|file:|src=|background|style=|data:image",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_survives(text: str) -> None:
    assert not DANGER.search(to_html(text))


def test_what_is_said_survives() -> None:
    text = "| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\nnote[^1]\n\n[^1]: foot"
    made = to_html(text)

    assert "<table>" in made
    assert "☑" in made
    assert "☐" in made
    assert "foot" in made


def test_each_paragraph_takes_its_own_direction() -> None:
    assert to_html("مرحبا\n\nhello").count('<p dir="auto">') == 2


def test_a_picture_becomes_its_description() -> None:
    assert "the board" in to_html("![the board](att:abc)")


def test_the_page_needs_nothing_else() -> None:
    page = to_page("# A title\n\nwords", title_of("# A title\n"), "en")

    assert "<title>A title</title>" in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "url(" not in page


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    assert not re.search(r"<(script|iframe|style|img)\b", to_html(text), re.IGNORECASE)
