"""What a golden journal holds: the sample's people, every field of every record, and a past.

The past is what no export has: earlier versions, one of them kept for good, steps taken back,
things in the trash, things that went for good, and what the program remembers of itself.
"""

import dataclasses
import datetime as dt
import hashlib
from typing import Any

from journal_app.domain import RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.fields import Field
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Reading
from journal_app.domain.record import Record, RecordId, declared
from journal_app.services import sample
from journal_app.services.journal import Journal
from journal_app.store import pieces

SIGNS = "Étude no. 3: 迷子, שלום, Żółć"
MARKDOWN = f"# {SIGNS}\n\n- [ ] one *thing*\n- [x] another\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
MOMENT = dt.datetime(2024, 2, 29, 23, 45, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=45)))
BYTES = bytes(range(256)) * 20
OF_THE_PROGRAM = {"id", "created_at", "updated_at", "trashed_at", "extra", "archived"}
BEFORE, AFTER = "before the last step", "after the last step"


class Clock:
    """A clock that goes on by an hour whenever something else is begun."""

    def __init__(self, begins: dt.datetime) -> None:
        self.time = begins

    def __call__(self) -> dt.datetime:
        return self.time

    def go_on(self, **length: float) -> None:
        self.time += dt.timedelta(**(length or {"hours": 1}))


def fill(journal: Journal, clock: Clock) -> dict[str, Any]:
    """Write all of it; answers what the next undo is to bring back."""
    sample.fill(journal)
    clock.go_on()
    _every_field(journal)
    clock.go_on()
    _past(journal, clock)
    journal.store.keep_state("golden", {"words": SIGNS, "number": 3})
    return _last_step(journal, clock)


def _every_field(journal: Journal) -> None:
    """One record of each noun with every field filled, each pointing to the others."""
    made: dict[str, RecordId] = {}
    records = []
    for cls in RECORDS:
        if cls is Profile:
            continue
        values = {
            name: _value(name, field, made)
            for name, field in declared(cls).items()
            if name not in OF_THE_PROGRAM and field.word != "hidden"  # those are in the sample
        }
        record = cls(**values, extra={"of_another_version": {"words": [SIGNS, 3, None]}})
        made[cls.table] = record.id
        records.append(_joined(record, made))
    db, sha256 = journal.store.db, hashlib.sha256(BYTES).hexdigest()
    with db.atomic():
        for number, start in enumerate(range(0, len(BYTES), 2_000)):
            pieces.put(db, sha256, number, BYTES[start : start + 2_000])
    journal.change(records)


def _joined(record: Record, made: dict[str, RecordId]) -> Record:
    """What has ends of its own leads to records that are there."""
    if isinstance(record, Link):
        ends = {"from_type": "entry", "to_type": "goal"}
        ends |= {"from_id": made["entry"], "to_id": made["goal"]}
        return dataclasses.replace(record, **ends)
    if isinstance(record, Reading):
        return dataclasses.replace(record, subject_type="goal", subject_id=made["goal"])
    if isinstance(record, Attachment):
        owner = {"owner_type": "entry", "owner_id": made["entry"], "size_bytes": len(BYTES)}
        return dataclasses.replace(record, **owner, sha256=hashlib.sha256(BYTES).hexdigest())
    return record


def _value(name: str, field: Field, made: dict[str, RecordId]) -> Any:
    if field.word == "link":
        return made.get(field.to or "")
    if field.word in ("choice", "choices"):
        codes = list(field.codes or ())
        return codes[-1] if field.word == "choice" else (codes[0], codes[-1])
    if field.word in ("scale", "minutes", "number"):
        return min(95, int(field.high or 0))
    return {
        "line": f"{name}: {SIGNS}",
        "key": name,
        "prose": f"{name}\n\n{MARKDOWN}",
        "day": MOMENT.date(),
        "moment": MOMENT,
        "flag": True,
        "words": (SIGNS, name),
    }[field.word]


def _past(journal: Journal, clock: Clock) -> None:
    """Five wordings of one text, the first kept for good; one in the trash, one gone for good."""
    entry = Entry(title="worded five times", body_md="Wording 1")
    for number in range(1, 6):
        entry = journal.save(dataclasses.replace(entry, body_md=f"Wording {number}. {MARKDOWN}"))
        journal.leave()
        clock.go_on(days=1)
    journal.pin(journal.versions(entry)[-2])
    trashed = journal.save(Goal(title="in the trash", own_words_md=MARKDOWN))
    journal.leave()
    journal.trash(trashed)
    gone = journal.save(Entry(title="gone for good", body_md="quagga"))
    journal.leave()
    for _slice in journal.purge([gone]):
        pass
    taken_back = journal.save(Goal(title="said and taken back"))
    journal.leave()
    journal.save(dataclasses.replace(taken_back, title="said otherwise"))
    journal.undo()
    clock.go_on()


def _last_step(journal: Journal, clock: Clock) -> dict[str, Any]:
    entry = journal.save(Entry(title=BEFORE))
    journal.leave()
    clock.go_on()
    journal.save(dataclasses.replace(entry, title=AFTER))
    journal.leave()
    return {"table": "entry", "id": entry.id, "title": BEFORE}
