"""The whole journal as one JSON file (docs/journal-json.md); nothing is lost on the way."""

import base64
import json
from collections.abc import Iterable, Iterator

from journal_app.domain.plain import to_plain
from journal_app.domain.profile import Profile
from journal_app.domain.record import Record

FORMAT = "mentoring-journal"
VERSION = 1


def json_parts(records: Iterable[Record], contents: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """The text of the file in parts; *records* come table by table in the order of RECORDS.

    *contents* are the bytes of attachments by the hash of their content.
    """
    yield f'{{\n "format": "{FORMAT}",\n "version": {VERSION}'
    table = ""
    for record in records:
        if isinstance(record, Profile):
            yield f'{_closing(table)},\n "profile": {_line(record)}'
            table = ""
        elif record.table != table:
            yield f'{_closing(table)},\n "{record.table}": [\n  {_line(record)}'
            table = record.table
        else:
            yield f",\n  {_line(record)}"
    yield _closing(table)
    yield from _content_parts(contents)
    yield "\n}\n"


def _closing(table: str) -> str:
    return "\n ]" if table else ""


def _line(record: Record) -> str:
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(", ", ": "))


def _content_parts(contents: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    begun = False
    for sha256, data in contents:
        name, text = json.dumps(sha256), base64.b64encode(data).decode("ascii")
        yield f'{"," if begun else _opening()}\n  {name}: "{text}"'
        begun = True
    if begun:
        yield "\n }"


def _opening() -> str:
    return ',\n "content": {'
