"""Journal JSON in and out: nothing is lost, nothing is overwritten, everything can be undone."""

import dataclasses
import datetime as dt
import hashlib
import json
import random

import jsonschema
import pytest

from journal_app import paths
from journal_app.domain import RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.profile import Profile
from journal_app.domain.record import Change
from journal_app.errors import NoSpace, Refused
from journal_app.services import disclosure, importing
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.exporters.json_schema import schema
from journal_app.services.importers.json_file import read_json
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from tests.services.canaries import Case

NOTHING = (None, 0, "", [], {})
STAMPS = ("created_at", "updated_at")


def exported(journal) -> bytes:
    parts = json_parts(disclosure.everything(journal), disclosure.contents(journal))
    return "".join(parts).encode()


def taken_in(journal, data: bytes) -> str | None:
    reading = read_json(data)
    plan = importing.plan(journal, reading)
    return importing.carry_out(journal, plan, reading.contents) if plan.changes else None


def emptied(journal) -> None:
    journal.store.apply([Change(record, None) for record in journal.store.every()])


def said(record: dict) -> dict:
    return {k: v for k, v in record.items() if v not in NOTHING and k not in STAMPS}


def test_an_attachment_whose_hash_is_none_goes_out_as_json(journal) -> None:
    """An import from elsewhere may say anything there."""
    owner = journal.save(Entry(title="x"))
    odd = Attachment(owner_type="entry", owner_id=owner.id, name="a.png", sha256='5d"\\\n')
    journal.save(odd)

    assert json.loads(exported(journal))["attachment"][0]["sha256"] == odd.sha256


def test_the_sample_comes_out_as_it_went_in(sample, sample_bytes) -> None:
    source, back = json.loads(sample_bytes), json.loads(exported(sample))

    for table, rows in source.items():
        if isinstance(rows, list):
            assert {one["id"]: said(one) for one in rows} == {
                one["id"]: said(one) for one in back[table]
            }
    assert said(source["profile"]).items() <= said(back["profile"]).items()


def test_a_second_import_adds_nothing(sample, sample_bytes) -> None:
    plan = importing.plan(sample, read_json(sample_bytes))

    assert plan.added == {}
    assert len(plan.skipped) == 265


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_generated_journals_round_trip_without_a_difference(journal, start: int) -> None:
    for seed in range(start, start + 50):
        records = [_odd(record, seed) for record in Case(seed).records]
        journal.store.apply([Change(None, record) for record in records])
        first = exported(journal)
        emptied(journal)

        taken_in(journal, first)

        assert exported(journal) == first
        emptied(journal)


def _odd(record, seed: int):
    chance = random.Random(f"{seed}{record.id}")
    extra = {"from_the_future": [1, {"a": "ß"}]} if chance.random() < 0.3 else {}
    record = dataclasses.replace(record, extra=extra, archived=chance.random() < 0.2)
    if isinstance(record, Entry):
        day = chance.choice((dt.date(1, 1, 1), dt.date(9999, 12, 31), None))
        text = chance.choice(
            ("迷子 الصمت 👩🏽‍💻 é e\u0301", "a\r\nb\tc\u2028d", " lead and trail ")
        )
        record = dataclasses.replace(record, occurred_on=day, body_md=text, mood=0 or None)
    return record


def test_undo_import_leaves_what_was_there_before(journal, sample_bytes) -> None:
    journal.save(Entry(title="mine"))
    before = hashlib.sha256(exported(journal)).hexdigest()
    batch = taken_in(journal, sample_bytes)

    removed, kept = importing.undo_import(journal, batch)

    assert removed["entry"] == 25
    assert kept == []
    assert hashlib.sha256(exported(journal)).hexdigest() == before


def test_undo_import_keeps_what_was_changed_and_what_is_pointed_to(journal, sample_bytes) -> None:
    batch = taken_in(journal, sample_bytes)
    changed = journal[Goal].get("g_lead")
    journal.save(dataclasses.replace(changed, why_md="new reason"))
    mine = journal.save(Entry(title="mine", person_id="p_david"))

    removed, kept = importing.undo_import(journal, batch)

    assert {"g_lead", "p_david", "r_ingrid", "t_lead", "p_ingrid", "p_sam"} <= set(kept)
    assert "goal" in removed
    assert journal[Entry].get(mine.id).person_id == "p_david"
    assert journal.store.problems() == []


def test_an_import_is_one_step_of_undo(journal, sample_bytes) -> None:
    taken_in(journal, sample_bytes)

    journal.undo()

    assert list(journal.store.every()) == []


def test_an_unknown_batch_is_refused(journal) -> None:
    with pytest.raises(Refused):
        importing.undo_import(journal, "nothing")


def test_what_differs_is_named_and_never_overwritten(sample, sample_bytes) -> None:
    sample.save(dataclasses.replace(sample[Person].get("p_ingrid"), reach="elsewhere"))
    sample.trash(sample[Goal].get("g_work"))

    plan = importing.plan(sample, read_json(sample_bytes))

    why = {one.where.split()[-1]: one.why for one in plan.skipped}
    assert plan.added == {}
    assert "overwritten" in why["p_ingrid"]
    assert "trash" in why["g_work"]


def test_what_only_history_knows_is_added_again(sample, sample_bytes) -> None:
    record = sample.store.get("resource", "x3")
    sample.take_out([record], [])

    assert importing.plan(sample, read_json(sample_bytes)).added["resource"] == 1


def test_the_profile_is_filled_only_where_it_is_empty(journal, sample_bytes) -> None:
    journal.save(Profile(name="Someone"))
    batch = taken_in(journal, sample_bytes)

    assert journal[Profile].get("profile").name == "Someone"
    assert journal[Profile].get("profile").export_name == "N. H."

    importing.undo_import(journal, batch)
    assert journal[Profile].get("profile").export_name == ""


def test_attachments_come_with_their_bytes(journal) -> None:
    data = bytes(range(256)) * 3000
    sha256 = hashlib.sha256(data).hexdigest()
    entry = journal.save(Entry(title="with a file"))
    attachment = Attachment(owner_type="entry", owner_id=entry.id, name="a.bin", sha256=sha256)
    taken_in(
        journal,
        "".join(json_parts([dataclasses.replace(attachment)], [(sha256, data)])).encode(),
    )
    out = exported(journal)
    emptied(journal)

    taken_in(journal, out)

    assert dict(disclosure.contents(journal)) == {sha256: data}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda top: top.update(format="other"), "format"),
        (lambda top: top.update(version=99), "format"),
        (lambda top: top.update(unheard_of=[]), "unheard_of"),
        (lambda top: top.update(goal={}), "goal"),
        (lambda top: top["goal"].append(7), "goal[5]"),
        (lambda top: top["goal"].append({"title": "no id"}), "goal[5].id"),
        (lambda top: top["goal"].append(dict(top["goal"][0])), "goal[5]"),
        (lambda top: top["goal"][0].update(status="unheard"), "goal[0].status"),
        (lambda top: top["goal"][0].update(target_on="32 May"), "goal[0].target_on"),
        (lambda top: top["goal"][0].update(title="x" * 1001), "goal[0].title"),
        (lambda top: top["goal"][0].update(title=["x"]), "goal[0].title"),
        (lambda top: top["session"][0].update(trust=6), "session[0].trust"),
        (lambda top: top["session"][0].update(starts_at="2025-01-01T10:00"), "session[0].starts"),
        (lambda top: top["entry"][0].update(person_id="nobody"), "entry[0]"),
        (lambda top: top["link"][0].update(to_id="nobody"), "link[0]"),
        (lambda top: top["reading"][0].update(subject_id="nobody"), "reading[0]"),
        (lambda top: top["reading"][0].update(value=True), "reading[0].value"),
        (lambda top: top["entry"][0].update(created_at="2025-01-01T10:00:00+02:00"), "entry[0]"),
        (lambda top: top.update(content={"ab": "!!"}), "content.ab"),
        (lambda top: top.update(content={"ab": "AAAA"}), "content.ab"),
    ],
)
def test_each_problem_is_named_with_its_place_and_nothing_changes(
    journal, sample_bytes, change, place: str
) -> None:
    top = json.loads(sample_bytes)
    change(top)

    with pytest.raises(importing.BadFile) as caught:
        taken_in(journal, json.dumps(top).encode())

    assert any(trouble.where.startswith(place) for trouble in caught.value.troubles)
    assert list(journal.store.every()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xfe", b"[1, 2]", b"{", b'{"a": NaN}', b"[" * 100_000,
        b'{"format": "mentoring-journal", "format": "x", "version": 1}', b"1" * 5000,
    ],
)  # fmt: skip
def test_what_is_not_a_journal_is_refused(journal, data: bytes) -> None:
    with pytest.raises(importing.BadFile):
        taken_in(journal, data)


def test_all_problems_are_listed_at_once(journal, sample_bytes) -> None:
    top = json.loads(sample_bytes)
    for row in top["goal"]:
        row["status"] = "unheard"

    with pytest.raises(importing.BadFile) as caught:
        taken_in(journal, json.dumps(top).encode())

    assert len(caught.value.troubles) == 5


def test_what_cannot_be_kept_is_replaced(journal) -> None:
    text = (
        '{"format": "mentoring-journal", "version": 1,'
        ' "entry": [{"id": "e", "body_md": "a\\u0000b\\ud800c"}]}'
    )

    taken_in(journal, text.encode())

    assert (
        journal[Entry].get("e").body_md == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    )


def test_the_schema_file_is_the_one_the_declarations_give(sample_bytes) -> None:
    shipped = json.loads(paths.resource("schema", "journal.schema.json").read_text())

    assert shipped == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator(shipped).validate(json.loads(sample_bytes))


def test_what_is_written_fits_the_schema(sample) -> None:
    sample.save(Link(from_type="entry", from_id="e_r01", role=LinkRole.MENTIONS, to_type="person",
                     to_id="p_sam"))  # fmt: skip

    jsonschema.Draft202012Validator(schema()).validate(json.loads(exported(sample)))


def test_every_table_is_in_the_schema() -> None:
    assert {cls.table for cls in RECORDS} <= set(schema()["properties"])


def test_a_full_disk_is_said_and_nothing_of_an_import_is_there(on_small_disk, clock) -> None:
    journal = Journal(Store(on_small_disk.connection), clock)
    owner = journal.save(Entry(title="before"))
    data = random.Random(1).randbytes(4_000_000)
    sha256 = hashlib.sha256(data).hexdigest()
    file = Attachment(owner_type="entry", owner_id=owner.id, name="a.bin", sha256=sha256)
    found = importing.Plan((Change(None, file),), ())

    with pytest.raises(NoSpace):
        importing.carry_out(journal, found, {sha256: data})

    assert [*journal.store.every()] == [owner]
