"""What is purged or forgotten: on no page of the file any more, and nothing hangs in the air."""

import dataclasses
import importlib.util
from pathlib import Path

from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.services import attaching
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault.rewriting import Rewriting

READER = Path(__file__).parents[2] / "packaging" / "rescue" / "read_vault.py"
CANARY = "qzcanaryword"


def retitled(journal, record, title: str):
    return journal.save(dataclasses.replace(journal[type(record)].get(record.id), title=title))


def all_of(iterator) -> None:
    for _slice in iterator:
        pass


def hung_about(journal, entry: Entry) -> tuple:
    goal = journal.save(Goal(title="stays"))
    link = Link(from_type="entry", from_id=entry.id, to_type="goal", to_id=goal.id,
                role=LinkRole.EVIDENCES)  # fmt: skip
    reading = Reading(subject_type=SubjectType.GOAL, subject_id=goal.id, metric=Metric.PROGRESS,
                      value=5.0, note_md=CANARY)  # fmt: skip
    journal.change([link, reading])
    data = f"{CANARY} inside".encode() * 1_000
    attachment = attaching.described(entry, f"{CANARY}.txt", "text/plain", data)
    all_of(attaching.keep(journal, attachment, data))
    return goal, link, reading, attachment


def plain_bytes(path: Path, vault_key: bytes) -> bytes:
    """Every page of a locked journal without its encryption, free ones too."""
    spec = importlib.util.spec_from_file_location("read_vault", READER)
    reader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    from journal_app.vault import key

    own = bytes(key.derived(bytearray(vault_key), key.DATABASE))
    return b"".join(reader.plain_pages((path / "journal.db").read_bytes(), own))


def test_what_is_purged_is_on_no_page_any_more(opened, journal, vault_path, vault_key) -> None:
    entry = journal.save(Entry(title=CANARY, body_md=f"{CANARY} " * 3_000, tags=(CANARY,)))
    goal, link, reading, attachment = hung_about(journal, entry)
    retitled(journal, entry, f"{CANARY} again")
    reader = opened.reader()
    reader.close()

    all_of(journal.purge([journal[Entry].get(entry.id)]))
    all_of(journal.purge([journal[Reading].get(reading.id)]))

    assert journal[Link].get(link.id) is None
    assert journal[Attachment].get(attachment.id) is None
    assert journal[Goal].get(goal.id).title == "stays"
    assert journal.versions(entry) == []
    assert journal.store.db.execute("SELECT count(*) FROM piece").fetchone() == (0,)
    assert journal.store.problems() == []
    opened.lock()
    assert CANARY.encode() not in plain_bytes(vault_path, vault_key)
    assert b"stays" in plain_bytes(vault_path, vault_key)


def test_purging_a_goal_takes_its_readings_along(journal) -> None:
    goal = journal.save(Goal(title="goes"))
    journal.change([Reading(subject_type=SubjectType.GOAL, subject_id=goal.id, value=5.0)])

    all_of(journal.purge([goal]))

    assert journal[Reading].count() == 0


def test_forgotten_versions_are_gone_and_the_record_stays(
    opened, journal, vault_path, vault_key, clock
) -> None:
    entry = journal.save(Entry(title=CANARY))
    clock.move(minutes=10)
    retitled(journal, entry, "what may be known")

    all_of(journal.forget_earlier(entry))

    assert journal.versions(entry) == []
    assert journal[Entry].get(entry.id).title == "what may be known"
    opened.lock()
    assert CANARY.encode() not in plain_bytes(vault_path, vault_key)


def test_a_purge_waits_for_a_reader_that_holds_the_log(opened, clock, monkeypatch) -> None:
    answers = iter([False, False, True])
    monkeypatch.setattr(opened, "settle", lambda: next(answers))
    journal = Journal(Store(opened.connection), clock, overwriting=Rewriting(opened))
    entry = journal.save(Entry(title="goes"))

    slices = list(journal.purge([entry]))

    assert len(slices) >= 2
    assert next(answers, "all asked") == "all asked"
