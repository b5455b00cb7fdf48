"""Safe HTML: no script, no request, no file."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.text import LONG_LINE
from journal_app.services import render
from journal_app.services.exporters.html_file import title_of, to_page
from journal_app.services.render import shown, to_html

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
    "<audio src='https://example.org' autoplay></audio>",
    "<img src='att:../../etc/passwd'>",
    "<img src='att:00000000000000000000' onload=alert(1)>",
    "![a](att:00000000000000000000/../up)",
    "![a](att:%2e%2e%2fup)",
    "<style>@import 'https://example.org/x.css';</style>",
    "<p style=\"background-image:url('file:///x')\">y</p>",
    "<body background='https://example.org/x'>y</body>",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\u202ejavascript:alert(1))",
    "<a href='\u0000javascript:alert(1)'>x</a>",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<img srcset='https://example.org/x 2x'>",
    "<input type=image src='https://example.org/x'>",
    "<<script>script>alert(1)<</script>/script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
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


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_survives_where_pictures_stay(text: str) -> None:
    made = to_html(text, pictures=True).replace(' src="att:00000000000000000000"', "")

    assert not DANGER.search(made)


def test_a_kept_picture_stays_where_pictures_are_shown() -> None:
    made = to_html("![the board](att:0123456789abcdef0123)", pictures=True)

    assert 'src="att:0123456789abcdef0123"' in made


def test_a_text_nested_too_deep_to_follow_is_shown_as_written() -> None:
    made = to_html("- " * 3_000 + "deep <img src=x onerror=alert(1)>")

    assert made.startswith("<pre>- - -")
    assert made.count("<") == len(("<pre>", "</pre>"))


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    assert not re.search(r"<(script|iframe|style|img)\b", to_html(text), re.IGNORECASE)


def test_a_line_that_was_ended_is_ended_for_the_reader_too() -> None:
    html = to_html("My first talk with Mira\nWe spoke for an hour")

    assert re.search(r"Mira<br ?/?>\s*We spoke", html)


MANY = 20_000
BOMBS = {  # texts that are small, and would take minutes or never be laid out
    "brackets": "[" * MANY,
    "nested brackets": "[" * 4_000 + "a" + "]" * 4_000,
    "links": "[a](" * (MANY // 2),
    "links in links": "[" * 2_000 + "a" + "](b)" * 2_000,
    "pictures": "![a](" * (MANY // 2),
    "tags": "<a " * MANY,
    "marked sections": "<![CDATA[" * MANY,
    "addresses": "<http://a" * MANY,
    "one footnote": "[^1]" * MANY + "\n\n[^1]: x",
    "meanings": "a\n: b\n" * MANY,
    "code": "".join("`" * count + " " for count in range(1, 500)),
    "quotes": ">" * MANY,
    "layers": "<div>" * MANY,
    "cells": "|" * MANY,
    "items": "- [ ] a\n" * MANY,
    "wide table": "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + ("|b" * 2_000 + "\n") * 20,
    "emphasis": "*" * 5_000 + "a" + "*" * 5_000,
    "open emphasis": "*a **b " * MANY,
    "comments": "<!--" * MANY,
    "entities": "&" * MANY,
    "marks": "a" + "\u0301" * MANY,
}
HEAVY = {"brackets", "tags", "marked sections", "one footnote", "layers", "cells", "items"}


@pytest.mark.parametrize("kind", BOMBS)
def test_no_text_takes_for_ever_to_be_shown(kind, monkeypatch) -> None:
    monkeypatch.setattr(render, "SHORT_S", 0.1)
    monkeypatch.setattr(render, "A_SECOND_MORE", 10**9)

    made, said = shown(BOMBS[kind])

    assert not DANGER.search(made.replace("&lt;", ""))
    assert made.startswith("<pre>") if said else not made.startswith("<pre>")
    assert said or kind not in HEAVY


def test_what_is_shown_as_written_is_all_there() -> None:
    made, said = shown("<div>" * 100 + "the end")

    assert made == "<pre>" + "&lt;div&gt;" * 100 + "the end</pre>"
    assert said == "This text takes too long to lay out: it is shown as written."


def test_an_ordinary_text_is_shown_without_a_word() -> None:
    assert shown("# A\n\n- b\n  - c\n") == (to_html("# A\n\n- b\n  - c\n"), "")


def test_a_document_too_slow_is_made_of_the_text_as_written() -> None:
    assert to_html("[" * MANY, seconds=0.1) == "<pre>" + "[" * MANY + "</pre>"


@pytest.mark.parametrize("text", ["*~***~.", "***~*~~a", "*****`x` ~**~~*.", "> ***~**~~a"])
def test_what_the_library_stumbles_over_is_shown_as_written(text) -> None:
    """Its marks for struck and strong words lose count in these: IndexError."""
    why = "This text could not be laid out: it is shown as written."
    assert shown(text) == (f"<pre>{html.escape(text)}</pre>", why)
    assert to_html(text) == f"<pre>{html.escape(text)}</pre>"


def test_lines_too_long_are_broken_for_the_screen_alone() -> None:
    text = "word " * LONG_LINE

    made, _said = shown(text)

    assert max(len(row) for row in made.split("\n")) < LONG_LINE + 100
    assert "<br" not in to_html(text)


def test_marks_piled_up_are_taken_off_for_the_screen_alone() -> None:
    text = "Z" + "\u0300" * 100 + "!"

    assert shown(text)[0].count("\u0300") == 8
    assert to_html(text).count("\u0300") == 100
