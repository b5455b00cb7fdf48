import pytest

from journal_app import paths
from journal_app.services import passphrase


def test_six_words_come_from_the_long_list_and_differ_each_time() -> None:
    words = set(paths.resource("words", "eff-long.txt").read_text().split())

    suggested = [passphrase.six_words() for _time in range(20)]

    assert len(words) == 7776
    assert all(len(each.split()) == 6 and set(each.split()) <= words for each in suggested)
    assert len(set(suggested)) == 20


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Summer2025!", "Would be guessed within a day. A few more words would help."),
        (
            "k8vRt2mPqz",
            "Would hold for weeks, not for years. One or two more words would help.",
        ),
        ("abacus lantern velvet", "Would take years to guess on today’s machines."),
        (
            "lantern orchard velvet compass harbour maple",
            "Would take centuries to guess on today’s machines.",
        ),
    ],
)
def test_how_good_a_passphrase_is_is_said_in_words(typed: str, said: str) -> None:
    found = passphrase.strength(typed)

    assert found is not None
    assert found.sentence == said


def test_nothing_is_said_of_nothing() -> None:
    assert passphrase.strength("  ") is None


def test_only_what_the_judge_can_bear_is_judged() -> None:
    assert passphrase.strength("lantern orchard velvet compass " * 3000).is_good
