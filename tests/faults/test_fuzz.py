"""Files spoiled on purpose: no crash, no hang, nothing comes in by halves."""

import json
from random import Random

import pytest

from journal_app.errors import DatabaseDamaged, Refused
from journal_app.services import importing, render
from journal_app.services.importers import template_text
from journal_app.vault import backup
from journal_app.vault import header as headers
from tests.faults import by_coverage, matrix, spoiling
from tests.faults.by_coverage import FromBytes
from tests.faults.fuzzing import Found, Seen, fuzzed, tried
from tests.faults.targets import TARGETS, Allowed

pytestmark = pytest.mark.row("fuzz")
CONTROL_S = 60  # the faults below are found in a second or two


@pytest.mark.parametrize("name", TARGETS)
def test_a_spoiled_file_is_refused_in_words_or_taken_whole(
    name, row, subject, place, tmp_path
) -> None:
    seconds = row.asked // len(TARGETS)
    chance = matrix.chance("fuzz", name)

    seen = fuzzed(lambda: TARGETS[name](subject, place), seconds, chance, tmp_path)

    row.count(seconds)
    row.tell(f"{name}: {seen}")
    if matrix.LONG:
        row.tell(by_coverage.followed(name, seconds // 2, tmp_path))


# ------------------------------------------------------------------ negative controls


def halves(monkeypatch) -> None:
    whole = importing.carry_out

    def half(journal, found, contents):
        whole(journal, importing.Plan(found.changes[:1], ()), contents)
        raise Refused("It was not done.")

    monkeypatch.setattr(importing, "carry_out", half)


def loses_one(monkeypatch) -> None:
    whole = importing.carry_out
    monkeypatch.setattr(
        importing,
        "carry_out",
        lambda journal, found, contents: whole(
            journal, importing.Plan(found.changes[1:], ()), contents
        ),
    )


BROKEN = {
    "importing by halves": ("journal JSON", halves, "a partial import"),
    "importing all but one": ("journal JSON", loses_one, "a partial import"),
    "taking any template": (
        "templates",
        lambda patch: patch.setattr(template_text, "problems", lambda _read: ()),
        "",
    ),
    "not sanitising": (
        "Markdown",
        lambda patch: patch.setattr(render.nh3, "clean", lambda text, **_more: text),
        "a",
    ),
    "knowing fewer errors": (
        "header",
        lambda patch: patch.setattr(headers, "UNREADABLE", (ValueError,)),
        "a crash: ",
    ),
    "not looking at the seal of a header": (
        "header",
        lambda patch: patch.setattr(headers.Header, "check_seal", lambda _self, _key: None),
        "a header that was changed opened",
    ),
    "not looking at the seal of a backup": (
        "backup",
        lambda patch: patch.setattr(backup, "_refuse_changed", lambda _mac, _read: None),
        "a backup that was changed was used",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_program_with_a_fault_is_found_out(fault, subject, place, tmp_path, monkeypatch) -> None:
    name, break_it, words = BROKEN[fault]
    break_it(monkeypatch)

    with pytest.raises(Found, match=f"^{words}"):
        fuzzed(lambda: TARGETS[name](subject, place), CONTROL_S, Random(1), tmp_path)
    assert (tmp_path / "found").read_bytes()


class Stub:
    """A target that does what it is told."""

    def __init__(self, answers) -> None:
        self._answers = answers

    def made(self, _chance: Random) -> bytes:
        return b"made"

    def tried(self, data: bytes) -> str:
        return self._answers(data)

    def close(self) -> None:
        """It holds nothing."""


def raising(error: BaseException):
    def answers(_data: bytes) -> str:
        raise error

    return answers


def for_ever(_data: bytes) -> str:
    while True:
        pass


def test_only_errors_of_the_program_are_a_refusal() -> None:
    seen = Seen()

    tried(Stub(raising(DatabaseDamaged("It is damaged."))), b"", seen)
    with pytest.raises(Found, match=r"a crash: KeyError at test_fuzz\.py"):
        tried(Stub(raising(KeyError("x"))), b"", seen)

    assert seen.words == {"database_damaged": 1}


def test_what_never_ends_is_stopped_and_found() -> None:
    with pytest.raises(Found, match="a hang"):
        tried(Stub(for_ever), b"", Seen(), hang_s=0.05)


# ------------------------------------------------------------------ how a file is spoiled


def test_the_same_chance_spoils_in_the_same_way_and_leaves_the_whole_one_as_it_is() -> None:
    tree = {"entry": [{"id": "e1", "title": "One"}, {"id": "e2", "mood": 3}]}
    before = json.dumps(tree)

    made = [
        spoiling.dumped(spoiling.spoiled_tree(tree, chance), chance)
        for chance in map(Random, [*range(200), *range(200)])
    ]

    assert made[:200] == made[200:]
    assert len(set(made)) > 150
    assert json.dumps(tree) == before


def test_chance_from_bytes_comes_from_all_of_them_and_ends_with_the_first_choice() -> None:
    words = "abcdefgh"

    said = ["".join(FromBytes(data).choices(words, k=4)) for data in (b"", b"\1\2\3\4\5\6\7\xff")]

    assert said[0] == "aaaa"
    assert said[1] != "aaaa"
    assert FromBytes(b"\7").choice(words) == "h"
    assert FromBytes(b"").sample(words, 3)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>x</script>",
        "<p onclick='x'>y</p>",
        "<a href='javascript:x'>y</a>",
        "<img src='https://example.org/x.png'>",
    ],
)
def test_what_must_not_come_to_the_screen_is_known(hostile) -> None:
    with pytest.raises(AssertionError):
        Allowed().feed(hostile)
