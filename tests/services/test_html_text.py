"""Pasted HTML as Markdown: words and their form, nothing that loads or runs."""

import pytest

from journal_app.services.html_text import to_markdown
from journal_app.services.render import to_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<style>p{background:url(https://example.org)}</style>",
    "<img src=https://example.org/x.png alt=seen onerror=alert(1)>",
    "<picture><source srcset=https://example.org/x><img src=y></picture>",
    "<iframe src=https://example.org>inside</iframe>",
    "<svg><script>alert(1)</script><text>drawn</text></svg>",
    "<object data=x>inside</object><embed src=x>",
    "<form action=https://example.org><input value=x><button>send</button></form>",
    "<video src=https://example.org>inside</video>",
    "<head><title>head</title><meta http-equiv=refresh content='0;url=x'></head>",
    "<noscript>inside</noscript><template>inside</template>",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_of_what_loads_or_runs_nothing_is_left(html) -> None:
    assert to_markdown(f"<p>kept</p>{html}<p>too</p>") == "kept\n\ntoo"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", ""])
def test_a_link_that_leads_nowhere_safe_is_its_words(address) -> None:
    assert to_markdown(f"<a href='{address}'>words</a>") == "words"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>One</h1><h3>Three</h3>", "# One\n\n### Three"),
        ("<b>b</b> <em>i</em> <code>c</code>", "**b** *i* `c`"),
        ("<a href='https://example.org/x' title='t'>l</a>", "[l](https://example.org/x)"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n    - b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<blockquote>said</blockquote>", "> said"),
        ("<b style='font-weight: normal'><p>plain</p></b>", "plain"),
        ("one&nbsp;two", "one two"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_the_form_of_the_words_is_kept(html, text) -> None:
    assert to_markdown(html) == text


def test_a_table_stays_a_table() -> None:
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"

    made = to_markdown(html)

    assert "<table>" in to_html(made)
    assert made.splitlines()[0] == "| a | b |"


def test_a_nested_list_is_read_as_nested_again() -> None:
    html = "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li></ul>"

    again = to_html(to_markdown(html))

    assert again.count("<ul>") == 2
    assert again.count("<ol>") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<meta charset='utf-8'><div style='color: #fff; white-space: pre;'><div>x = 1</div></div>",
        "<div>" * 3_000 + "deep" + "</div>" * 3_000,
    ],
    ids=["code", "depth"],
)
def test_where_plain_text_says_it_better_nothing_is_answered(html) -> None:
    assert to_markdown(html) == ""
