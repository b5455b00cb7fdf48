"""Row "mutation": of what is changed in vault, disclosure and backup, tests notice 85 %."""

import ast
import os

import pytest

from tests.faults import matrix, mutation
from tests.faults.mutant_worker import KILLED, SURVIVED
from tests.faults.mutants_alike import ALIKE
from tests.faults.mutating import mutants_of, mutated
from tests.faults.mutation import PARTS, ROOT, Part, Trial

LEAST = 85  # percent
WEAK = """
from journal_app.vault import limits

def test_it_is_loaded() -> None:
    assert limits.SALT_BYTES[0] == 16
"""


@pytest.mark.row("mutation")
@pytest.mark.skipif(not matrix.LONG, reason="a part of the long form alone")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_nearly_every_mutant_is_killed(part: Part, row) -> None:
    wanted = mutation.mutants(part)

    trials = list(mutation.tried(part, wanted))

    row.count(len(trials))
    row.tell(f"{part.name}: {mutation.share(trials)}")
    for figure in mutation.figures(trials):
        row.tell(f"  {figure}")
    if mutation.MOST:
        row.not_run.append(f"{part.name}: a sample of {mutation.MOST} at most (MUTANTS)")
    if mutation.ONLY:
        row.not_run.append(f"{part.name}: but for {' and '.join(mutation.ONLY)} (MUTANTS_OF)")
    survivors = mutation.report(part, trials)
    killed = sum(trial.is_killed for trial in trials)
    assert killed * 100 >= LEAST * len(trials), f"{mutation.share(trials)}; see {survivors.name}"


# ------------------------------------------------------------------ the mutants themselves


def said(text: str) -> list[str]:
    return [mutant.said for mutant in mutants_of(text)]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a < b", "a <= b"),
        ("a == b", "a != b"),
        ("a and b", "a or b"),
        ("a + b", "a - b"),
        ("a += b", "a -= b"),
        ("x = 7", "x = 8"),
        ("x = True", "x = False"),
        ("x = not a", "x = not not a"),
        ("if a:\n    b = c", "if not a:\n    b = c"),
        ("x = a if b else c", "x = a if not b else c"),
        ("def f():\n    return a", "def f():\n    return None"),
        ("for a in b:\n    break", "for a in b:\n    continue"),
        ("a()", "pass"),
        ("raise a", "pass"),
        ("del a", "pass"),
        ("[a for a in b if a]", "[a for a in b if not a]"),
    ],
)
def test_each_kind_of_change_is_made(text: str, changed: str) -> None:
    assert [mutated(text, each.number) for each in mutants_of(text)] == [changed]


def test_a_table_loses_each_of_its_lines() -> None:
    assert [mutated("A = (b, c)", number) for number in (0, 1)] == ["A = (c,)", "A = (b,)"]
    assert said("A = {b: c, d: e}") == ["no b", "no d"]
    assert said("a, b = c, d") == []
    assert said("a = b, N_('words')") == []


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""',
        "x: A | None",
        "def f(a: 1 + 1) -> 1 + 1:\n    pass",
        "x = _('words', 1 + 1)",
        "log.info('%d', 1 + 1)",
        "def __repr__(self):\n    return a",
        "__all__ = ['a', 'b']",
        "@dataclass(frozen=True, slots=True)\nclass A:\n    pass",
        "A = B | C",
        "if sys.platform == 'somewhere else':\n    pass".replace("somewhere else", "win32"),
    ],
)
def test_what_changes_nothing_that_is_promised_stays(text: str) -> None:
    assert said(text) == []


def test_what_makes_a_write_last_is_judged_by_the_loss_of_the_power() -> None:
    marked = {mutant.said: mutant.syncs for mutant in mutants_of("os.fsync(a)\nb.write(c)")}

    assert marked == {"without os.fsync(a)": True, "without b.write(c)": False}


def test_a_mutant_is_the_module_with_one_change() -> None:
    for part in PARTS:
        for file in part.files:
            text = (ROOT / file).read_text(encoding="utf-8")
            whole = ast.unparse(ast.parse(text))
            changed = {mutated(text, mutant.number) for mutant in mutants_of(text)[:10]}
            assert whole not in changed


def test_those_that_nobody_could_tell_are_still_there() -> None:
    gone = [each for each in ALIKE if not _is_there(each)]

    assert gone == []


def _is_there(alike) -> bool:
    text = (ROOT / alike.file).read_text(encoding="utf-8")
    lines = text.splitlines()
    return any(
        lines[mutant.line - 1].strip() == alike.line and alike.said in ("", mutant.said)
        for mutant in mutants_of(text)
    )


# ------------------------------------------------------------------ the counting


def test_some_modules_may_be_tried_alone(monkeypatch) -> None:
    monkeypatch.setattr(mutation, "ONLY", ("limits",))

    assert {file for file, _mutant in mutation.mutants(PARTS[0])} == {"journal_app/vault/limits.py"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_weak_test_is_found_out(tmp_path, monkeypatch) -> None:
    """One number is looked at: its mutant is killed, and those of the others survive."""
    for name in ("journal_app", "tests", "resources"):
        (tmp_path / name).mkdir()
    file = "journal_app/vault/limits.py"
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text("SALT_BYTES = (16, 32)\nOTHER = 5\n", encoding="utf-8")
    for name in ("mutating", "mutant_worker"):
        copied = tmp_path / "tests" / "faults" / f"{name}.py"
        copied.parent.mkdir(exist_ok=True)
        copied.write_text((ROOT / "tests/faults" / f"{name}.py").read_text(encoding="utf-8"))
    (tmp_path / "tests" / "test_weak.py").write_text(WEAK, encoding="utf-8")
    monkeypatch.setattr(mutation, "ROOT", tmp_path)
    part = Part("weak", (file,), ("tests/test_weak.py",))

    trials = list(mutation.tried(part, mutation.mutants(part)))

    verdicts = {trial.mutant.said: trial.verdict for trial in trials}
    assert verdicts["16 -> 17"] == KILLED
    assert verdicts["32 -> 33"] == verdicts["5 -> 6"] == SURVIVED
    assert mutation.share(trials) == "2 of 5 killed (40 %)"


def test_the_figures_say_how_many_never_ended() -> None:
    (mutant,) = mutants_of("x = 7")
    trials = [Trial("journal_app/vault/a.py", mutant, word, True) for word in ("hung", SURVIVED)]

    assert mutation.figures(trials) == [
        "vault/a.py: 1 of 2 killed (50 %), 1 of them by never ending"
    ]
