"""Passphrases: six words by chance, and how long a passphrase would hold, in words."""

import dataclasses
import functools
import secrets

from journal_app import paths
from journal_app.i18n import N_, _

WORDS = 6  # of 7,776: 77 bits, more than any machine tries through
JUDGED = 72  # signs; what stands behind them only adds
GUESSES_A_SECOND = 10_000.0  # thousands of machines at the key of this journal
DAY_S, YEAR_S = 86_400.0, 31_557_600.0
SHORT = N_("Would be guessed within a day. A few more words would help.")
HOLDS: tuple[tuple[float, str], ...] = (
    (100 * YEAR_S, N_("Would take centuries to guess on today’s machines.")),
    (YEAR_S, N_("Would take years to guess on today’s machines.")),
    (DAY_S, N_("Would hold for weeks, not for years. One or two more words would help.")),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Strength:
    """How good a passphrase is: a sentence, and whether it can be left at that."""

    sentence: str
    is_good: bool


def six_words() -> str:
    """Six words by chance, of the long list made by the EFF for this, with spaces between."""
    return " ".join(secrets.choice(_words()) for _number in range(WORDS))


def strength(passphrase: str) -> Strength | None:
    """How long it would take others to guess; None when there is nothing to judge.

    It takes some milliseconds, the first time some more: ask when the typing rests.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists are not for the first page

    if not passphrase.strip():
        return None
    guesses = min(float(zxcvbn(passphrase[:JUDGED])["guesses"]), _as_words(passphrase))
    seconds = guesses / GUESSES_A_SECOND
    sentence = next((words for least, words in HOLDS if seconds >= least), SHORT)
    return Strength(_(sentence), is_good=seconds >= YEAR_S)


def _as_words(passphrase: str) -> float:
    """How many guesses it takes when it is words of the list and nothing else."""
    parts = passphrase.casefold().replace("-", " ").split()
    is_listed = set(parts) <= set(_words())
    return float(len(_words())) ** min(len(parts), JUDGED) if is_listed else float("inf")


@functools.cache
def _words() -> tuple[str, ...]:
    return tuple(paths.resource("words", "eff-long.txt").read_text(encoding="ascii").split())
