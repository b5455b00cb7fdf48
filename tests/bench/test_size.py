"""What a journal weighs: with search and history under three times its plain text."""

from tests.bench import made

ENTRIES = 10_000


def test_a_journal_stays_under_three_times_its_plain_text(tmp_path) -> None:
    journal = made.make(tmp_path, ENTRIES)

    assert journal.text_bytes > 1_500 * ENTRIES
    assert journal.journal_bytes < 3 * journal.text_bytes
