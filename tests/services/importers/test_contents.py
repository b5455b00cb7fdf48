"""However the text is cut, what comes of it is the same; nothing is lost and nothing invented."""

import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.importers.contents import without_contents
from journal_app.services.importers.json_file import read_json
from journal_app.services.importers.passing import Piece, Trouble

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def cut(text: bytes, size: int) -> list[bytes]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def split(text: bytes, size: int) -> tuple[bytes, dict[str, bytes], list[str]]:
    rest, contents, troubles = b"", {}, []
    for part in without_contents(cut(text, size)):
        if isinstance(part, bytes):
            rest += part
        elif isinstance(part, Piece):
            contents[part.sha256] = contents.get(part.sha256, b"") + part.data
        elif isinstance(part, Trouble):
            troubles.append(part.where)
    return rest, contents, troubles


def named(*contents: bytes) -> dict[str, bytes]:
    return {hashlib.sha256(data).hexdigest(): data for data in contents}


def top_of(contents: dict[str, bytes], **more: object) -> dict[str, object]:
    texts = {name: base64.b64encode(data).decode() for name, data in contents.items()}
    return {"format": "mentoring-journal", "version": 1, **more, "content": texts}


@given(JSON, st.integers(1, 40), st.booleans())
def test_a_text_without_attachments_passes_as_it_is(value, size, indented) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1 if indented else None).encode(
        errors="surrogatepass"
    )

    assert split(text, size) == (text, {}, [])


@given(st.binary(max_size=200), st.integers(1, 40))
def test_what_is_no_json_passes_as_it_is(text, size) -> None:
    assert split(text, size) == (text, {}, [])


@given(st.lists(st.binary(max_size=90), max_size=4), JSON, st.integers(1, 99), st.booleans())
def test_attachments_come_out_whole(datas, value, size, indented) -> None:
    contents = named(*datas)
    top = top_of(contents, entry=value)
    text = json.dumps(top, indent=1 if indented else None).encode()

    rest, found, troubles = split(text, size)

    assert json.loads(rest) == top | {"content": dict.fromkeys(contents, "")}
    assert (found, troubles) == (contents, [])


def test_a_stroke_written_with_another_before_it_is_a_stroke() -> None:
    contents = named(b"\xff\xff\xff" * 50)
    text = json.dumps(top_of(contents)).replace("/", "\\/").encode()

    assert split(text, 7)[1:] == (contents, [])


@pytest.mark.parametrize("bad", ["%%%%", "QQ", "QQ==QQ==", "\\u0041\\u0041", "Q Q="])
def test_what_is_no_base64_is_a_problem_once(bad) -> None:
    text = json.dumps(top_of(named(b"a"))).replace("YQ==", bad)

    troubles = read_json(text.encode()).troubles

    assert [one.where.partition(".")[0] for one in troubles] == ["content"]


@pytest.mark.parametrize(
    "bad",
    [
        {"content": 7},
        {"content": {"a": 7}},
        {"content": {"a" * 64: 7}},
        {"content": {"a" * 64: {}}},
        {"content": {"a" * 64: "QUJD"}},
        {"content": {"short": "QUJD"}},
    ],
)
def test_odd_attachments_are_problems(bad) -> None:
    text = json.dumps({"format": "mentoring-journal", "version": 1} | bad).encode()

    assert len(read_json(text).troubles) == 1


def test_attachments_elsewhere_than_at_the_top_are_part_of_the_text() -> None:
    text = json.dumps({"entry": [{"content": {"a" * 64: "QUJD"}}], "a": '"content": {'}).encode()

    assert split(text, 9) == (text, {}, [])
