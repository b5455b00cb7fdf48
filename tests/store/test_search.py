"""The index: what is found, in which order, and what is said when it does not hold together."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.record import Change, declared
from journal_app.store import search
from journal_app.store.fold import FOLD, fold
from journal_app.store.search import Asked

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)


def entry(title: str = "", day: int = 1, **values) -> Entry:
    on = dt.date(2025, 1, day)
    return Entry(title=title, occurred_on=on, created_at=NOW, updated_at=NOW, **values)


def put(store, *records) -> None:
    store.apply([Change(None, record) for record in records])


def titles(store, match: str = "", limit: int = 50, **asked) -> list[str]:
    quoted = f'"{fold(match)}"' if match else ""
    hits = search.find(store.db, Asked(quoted, **asked), limit)
    return [store.get(hit.table, hit.id).head_title for hit in hits]


def indexed(store) -> list:
    """Every row of the keys, and which words lead to which rows."""
    keys = store.db.execute(
        "SELECT rowid, record_table, record_id, day, kind, level, trashed FROM search_key"
        " ORDER BY record_table, record_id"
    ).fetchall()
    store.db.execute(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')"
    )
    place = {key[0]: key[1:3] for key in keys}
    words = store.db.execute("SELECT term, doc, col, offset FROM temp.words").fetchall()
    store.db.execute("DROP TABLE temp.words")
    return [
        [key[1:] for key in keys],
        sorted((term, place[doc], col, offset) for term, doc, col, offset in words),
    ]


def test_the_newest_come_first_by_their_own_date_whenever_they_were_written(store) -> None:
    put(store, entry("word a", 3), entry("word b", 9), entry("word c", 5))

    assert titles(store, "word") == ["word b", "word c", "word a"]
    assert titles(store, "word", limit=1) == ["word b"]
    assert search.count(store.db, Asked('"word"')) == 3


def test_the_best_come_first_when_asked_for(store) -> None:
    put(store, entry("x", 9, body_md="long " * 200 + "word"), entry("word", 1, body_md="word word"))

    assert titles(store, "word", best=True) == ["word", "x"]


def test_every_searchable_field_is_found_and_no_other(store) -> None:
    for number, cls in enumerate(RECORDS):
        texts = {
            name: (f"q{number}z{place}",) if field.word == "words" else f"q{number}z{place}"
            for place, (name, field) in enumerate(declared(cls).items())
            if field.word in ("line", "prose", "words")
        }
        put(store, cls(id=f"{number:020x}", created_at=NOW, updated_at=NOW, **texts))
        for place, (name, field) in enumerate(declared(cls).items()):
            if name in texts:
                found = search.find(store.db, Asked(f'"q{number}z{place}"'), 5)
                assert bool(found) == field.searchable, (cls.table, name)


def test_the_parts_of_a_record_are_told_apart(store) -> None:
    put(store, entry("river", body_md="mountain", tags=("lake",)))

    assert titles(store, "lake") == ["river"]
    for column, word in (("title", "river"), ("body", "mountain"), ("tags", "lake")):
        assert search.count(store.db, Asked(f'{column} : "{word}"')) == 1
        assert search.count(store.db, Asked(f'{column} : "elsewhere"')) == 0


def test_an_edit_is_found_by_its_new_words_and_not_by_its_old(store) -> None:
    first = entry("before")
    put(store, first)
    second = dataclasses.replace(first, title="after", occurred_on=dt.date(2025, 2, 2))
    store.apply([Change(first, second)])

    assert titles(store, "before") == []
    assert titles(store, "after", after="2025-02-01") == ["after"]
    assert titles(store, "after", before="2025-02-01") == []
    assert store.problems() == []


def test_a_new_day_kind_or_level_alone_is_found_by_too(store) -> None:
    first = entry("same words")
    put(store, first)
    second = dataclasses.replace(first, type=EntryType.EVIDENCE, level=Level.REVIEW)
    store.apply([Change(first, second)])

    assert titles(store, kinds=("evidence",)) == ["same words"]
    assert titles(store, levels=("review",)) == ["same words"]
    assert titles(store, kinds=("note",)) == []
    assert titles(store, "same", levels=("private",)) == []


def test_the_trash_is_found_only_when_asked_for(store) -> None:
    first = entry("thrown")
    put(store, first)
    gone = dataclasses.replace(first, trashed_at=NOW)
    store.apply([Change(first, gone)])
    assert (titles(store, "thrown"), titles(store, "thrown", trashed=True)) == ([], ["thrown"])

    store.apply([Change(gone, first)])
    assert (titles(store, "thrown"), titles(store, "thrown", trashed=True)) == (["thrown"], [])


def test_what_is_destroyed_is_found_no_more_and_leaves_no_key(store) -> None:
    first = entry("gone")
    put(store, first)
    store.apply([Change(first, None)])

    assert titles(store, "gone") == []
    assert store.db.execute("SELECT count(*) FROM search_key").fetchone() == (0,)


@pytest.mark.parametrize(
    ("written", "typed", "found"),
    [
        ("迷子になった", "迷子", True),
        ("子迷", "迷子", False),
        ("الصمت في الاجتماع", "الصمت", True),
        ("हिन्दी में लिखा", "हिन्दी", True),
        ("re\u0301sume\u0301", "resume", True),
        ("Łódź", "lodz", True),
        ("がんばる", "か", False),
        ("かんじ", "か", True),
        ("שָׁלוֹם", "שלום", True),
        ("mentoring", "mentor", False),
        ("It's done", "it's", True),
        ("C++ and C#", "c", True),
        ("e-mail", "e mail", True),
        ("10 April 2026", "10 april", True),
    ],
)
def test_words_of_many_scripts(store, written, typed, found) -> None:
    put(store, entry("title", body_md=written))

    assert titles(store, typed) == (["title"] if found else [])


def test_filters_go_together(store) -> None:
    put(
        store,
        entry("tea", 1, type=EntryType.EVIDENCE),
        entry("tea", 20, type=EntryType.EVIDENCE),
        entry("tea", 20),
        Goal(title="tea", created_at=NOW, updated_at=NOW),
    )

    def count(**asked) -> int:
        return search.count(store.db, Asked('"tea"', **asked))

    assert count(tables=("entry",)) == 3
    assert count(tables=("entry", "goal")) == 4
    assert count(kinds=("evidence",), after="2025-01-10") == 1
    assert count(before="2025-01-10", tables=("entry",)) == 1
    assert search.tally(store.db, "entry") == 3
    assert search.tally(store.db, "entry", trashed=True) == 0


def test_records_are_found_by_the_person_they_have_to_do_with(store) -> None:
    ana = Person(name="Ana", created_at=NOW, updated_at=NOW)
    by_field, by_link, other = entry("field", person_id=ana.id), entry("link"), entry("other")
    link = Link(from_type="entry", from_id=by_link.id, to_type="person", to_id=ana.id,
                role=LinkRole.MENTIONS, created_at=NOW, updated_at=NOW)  # fmt: skip
    put(store, ana, by_field, by_link, other, link)

    assert sorted(titles(store, people=(ana.id,))) == ["Ana", "field", "link"]
    assert titles(store, people=("",)) == []


def test_an_index_made_anew_is_the_index_that_was(store) -> None:
    made = [entry(f"number {number}", 1 + number % 28, tags=("x",)) for number in range(60)]
    put(store, *made)
    changed = [dataclasses.replace(one, body_md="changed 迷子") for one in made[:20]]
    store.apply([Change(old, new) for old, new in zip(made, changed, strict=False)])
    store.apply([Change(changed[0], None)])
    before = indexed(store)

    assert store.rebuild_search() == 59

    assert indexed(store) == before
    assert store.problems() == []


def test_an_index_of_another_folding_is_stale_until_it_is_made_anew(store) -> None:
    store.keep_state("fold", FOLD - 1)
    assert store.search_is_stale

    store.rebuild_search()

    assert not store.search_is_stale


def test_a_sound_journal_has_no_problems_and_planted_ones_are_named(store) -> None:
    one, other = entry("one"), entry("two")
    link = Link(from_type="entry", from_id=one.id, to_type="entry", to_id=other.id,
                role=LinkRole.ABOUT, created_at=NOW, updated_at=NOW)  # fmt: skip
    put(store, one, other, link)
    assert store.problems() == []

    for damage, words in (
        ("DELETE FROM search_key WHERE rowid = 1", "missing or out of date"),
        ("UPDATE search_key SET trashed = 1", "missing or out of date"),
        ("UPDATE search_key SET day = '1999-01-01'", "missing or out of date"),
        ("UPDATE search_key SET kind = 'vision'", "missing or out of date"),
        ("DELETE FROM search WHERE rowid = 1", "keys without their words"),
        ("DELETE FROM search_key WHERE rowid = 1", "words without their key"),
        ("UPDATE search_key SET record_id = 'nowhere' WHERE rowid = 1", "without a record"),
        ("UPDATE search_key SET record_table = 'nowhere' WHERE rowid = 1", "does not exist"),
        ("UPDATE link SET to_id = 'nowhere'", "lead nowhere"),
        ("UPDATE link SET from_type = 'nowhere'", "lead nowhere"),
    ):
        store.db.execute("SAVEPOINT planted")
        store.db.execute(damage)
        said = store.problems()
        store.db.execute("ROLLBACK TO planted")
        store.db.execute("RELEASE planted")
        assert any(words in problem for problem in said), damage
        assert one.id not in " ".join(said)
    assert store.problems() == []


def test_words_of_what_was_destroyed_are_gone_from_every_page_once_merged(store) -> None:
    made = [entry(f"canaryword{number}") for number in range(50)]
    for one in made:
        put(store, one)
    store.apply([Change(one, None) for one in made])

    begin = True
    while store.merge_search(begin=begin):
        begin = False

    blocks = store.db.execute("SELECT block FROM search_data").fetchall()
    assert not any(b"canaryword" in block for (block,) in blocks)
