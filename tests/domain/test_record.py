"""The nouns against the domain guide: names, values, defaults and ceilings, copied by hand."""

import dataclasses

import pytest

from journal_app.domain import BY_TABLE, RECORDS, entry, level
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level, narrower
from journal_app.domain.profile import Profile
from journal_app.domain.record import Change, LevelledRecord, declared, new_id

FIELDS = {
    "person": "name alias other_names roles organisation job_title reach offers_md admire_md"
    " is_role_model contact_status last_contact_on next_contact_on name_ok_in_exports name_ok_on",
    "relationship": "person_id kind style my_role term setting scope entry_route line_relation"
    " seniority experience_md purpose_md focus cadence planned_sessions phase paused start_on"
    " review_on end_on ended_on end_reason notes_policy confidentiality_md limits_md report_md"
    " keep_notes_until",
    "session": "relationship_id starts_at planned_minutes actual_minutes medium status title"
    " structure agenda_md discussion_md insights_md prep_md private_md support_kinds trust"
    " usefulness listening speaking talk_share selfcheck_md next_on",
    "entry": "type title occurred_on body_md template template_version mood energy session_id"
    " relationship_id person_id tags meta",
    "goal": "title own_words_md kind orientation astound_md why_md horizon measure_md relevance_md"
    " start_point_md target_on stretch support_md relationship_id transition_id status started_on"
    " closed_on sustain_check_on closing_md",
    "action": "kind title detail_md if_then owner support_person_id due_on done_on carried_count"
    " status outcome_md goal_id session_id transition_id",
    "attribute": "kind name definition_md rank category for_role target target_on framework code"
    " status",
    "reading": "subject_type subject_id metric taken_on value source note_md",
    "resource": "title kind where_text status usefulness minutes_spent finished_on learned_md"
    " effect_md suggested_by_id",
    "transition": "title kind scope from_md to_md target_role incumbent_id named_successor"
    " criteria_md readiness stage target_on",
    "review": "title kind audience relationship_id period_from period_to sections items"
    " name_policy status output_md exports",
    "link": "from_type from_id to_type to_id role",
}
CODES = {
    "person.roles": "mentor mentee coach coachee sponsor commissioner supervisor manager"
    " direct_report peer super_user key_user subject_matter_expert role_incumbent family_friend"
    " other",
    "person.contact_status": "idea to_approach in_touch dormant",
    "relationship.kind": "mentoring coaching peer_mentoring reverse_mentoring supervision other",
    "relationship.style": "developmental sponsorship unsure",
    "relationship.my_role": "mentee mentor coachee coach peer supervisee supervisor",
    "relationship.term": "short long",
    "relationship.setting": "internal external",
    "relationship.scope": "one_to_one group team",
    "relationship.entry_route": "voluntary matched_by_scheme assigned",
    "relationship.line_relation": "none they_manage_me i_manage_them same_team",
    "relationship.seniority": "more_senior same_level less_senior not_comparable",
    "relationship.focus": "personal professional career performance change",
    "relationship.cadence": "weekly fortnightly monthly six_weekly quarterly ad_hoc",
    "relationship.phase": "exploring rapport direction progress winding_up moving_on closed",
    "relationship.end_reason": "completed outgrown role_change not_working no_time other",
    "relationship.notes_policy": "each_keeps_own shared_notes mentee_keeps no_notes",
    "session.medium": "in_person video phone chat walk shadowing",
    "session.status": "planned prepared held written_up cancelled missed",
    "session.support_kinds": "guidance motivation emotional_support role_modelling career_story"
    " challenge feedback contacts resources sounding_board championing",
    "entry.type": "reflection agreement prep vision potential career_path career_option know_how"
    " evidence period_review closing_review note",
    "goal.kind": "career learning performance personal contribution",
    "goal.orientation": "astound build_on_strength remedy",
    "goal.horizon": "quarter year three_years long life",
    "goal.stretch": "comfort stretch big_stretch out_of_depth",
    "goal.status": "idea active paused achieved sustained let_go",
    "action.kind": "action milestone",
    "action.owner": "me other_person joint",
    "action.status": "open done dropped",
    "attribute.kind": "value strength skill criterion",
    "attribute.for_role": "current next both",
    "attribute.status": "current watching retired",
    "reading.subject_type": "goal relationship transition value strength skill criterion",
    "reading.metric": "progress commitment stretch sustained reworded living level use objectivity"
    " credibility honesty trustworthiness confidentiality readiness coping",
    "reading.source": "self mentor manager peer coachee test",
    "resource.kind": "book article course video_audio website tool document event community"
    " opportunity work_activity teaching_mentoring volunteering writing_speaking site_visit",
    "resource.status": "found using finished set_aside",
    "transition.kind": "role work knowledge thinking organisation leaving_or_returning",
    "transition.scope": "self team",
    "transition.named_successor": "no informally formally unknown",
    "transition.readiness": "exploring three_to_five_years one_to_two_years ready_now",
    "transition.stage": "considering preparing letting_go in_between new_beginning settled not_now",
    "review.kind": "annual_self idp cpd promotion closing_report career_summary",
    "review.audience": "self mentor manager panel professional_body scheme",
    "review.name_policy": "roles aliases names_with_consent",
    "review.status": "draft checked final",
    "link.role": "serves uses needs about evidences supports helped_by helped passed_to grew_from"
    " member mentions version_of",
}
SCALES = {
    "session.trust": (1, 5), "session.usefulness": (1, 5), "session.listening": (1, 5),
    "session.speaking": (1, 5), "session.talk_share": (0, 100), "entry.mood": (1, 5),
    "entry.energy": (1, 5), "attribute.target": (0, 5), "resource.usefulness": (1, 5),
}  # fmt: skip
CEILINGS = {
    "person": "private", "relationship": "private", "session": "shared", "entry": "review",
    "goal": "review", "action": "review", "attribute": "review", "resource": "review",
    "transition": "review",
}  # fmt: skip
ENTRY_CEILINGS = {
    "reflection": "review", "know_how": "review", "career_option": "review",
    "potential": "review", "vision": "review", "evidence": "review", "period_review": "review",
    "note": "review", "agreement": "shared", "prep": "private",
}  # fmt: skip
# Domain guide 3.5: these leave in no review and no shared export, whatever the level says.
NEVER = {
    "session": "prep_md private_md selfcheck_md trust usefulness listening speaking talk_share",
    "entry": "mood energy",
    "reading": "note_md",
    "relationship": "purpose_md experience_md confidentiality_md limits_md report_md",
    "person": "name other_names organisation job_title reach offers_md admire_md",
}
PAIR_ONLY = ("discussion_md", "insights_md")  # of a session: shared at most
IDS = [cls.table for cls in RECORDS]


@pytest.mark.parametrize("table", FIELDS)
def test_a_noun_has_every_field_of_the_guide(table) -> None:
    missing = set(FIELDS[table].split()) - set(declared(BY_TABLE[table]))

    assert missing == set()


def test_every_noun_of_the_guide_has_a_table_and_the_common_columns() -> None:
    assert set(BY_TABLE) == {*FIELDS, "template", "attachment", "profile"}
    for cls in RECORDS:
        common = {"id", "created_at", "updated_at", "archived", "trashed_at", "extra"}
        assert common <= set(declared(cls)), cls.table
        has_level = cls.table not in ("reading", "link", "attachment")
        assert issubclass(cls, LevelledRecord) == has_level


@pytest.mark.parametrize("place", CODES)
def test_an_enumeration_has_the_values_of_the_guide_in_their_order(place) -> None:
    table, name = place.split(".")

    codes = declared(BY_TABLE[table])[name].codes

    found = [str(code) for code in codes]
    wanted = CODES[place].split()
    assert found == wanted if "reading" not in place else set(found) == set(wanted)
    assert all(code.label and not code.label.endswith(".") for code in codes)


@pytest.mark.parametrize("place", SCALES)
def test_a_scale_has_the_ends_of_the_guide(place) -> None:
    table, name = place.split(".")
    field = declared(BY_TABLE[table])[name]

    assert (field.low, field.high) == SCALES[place]


@pytest.mark.parametrize("cls", RECORDS, ids=IDS)
def test_everything_starts_private(cls) -> None:
    assert cls(id="a").own_level == Level.PRIVATE


def test_an_agenda_alone_starts_shared() -> None:
    always = {
        f"{cls.table}.{name}": str(field.always)
        for cls in RECORDS
        for name, field in declared(cls).items()
        if field.always is not None
    }

    assert always == {
        "session.starts_at": "shared", "session.planned_minutes": "shared",
        "session.actual_minutes": "shared", "session.title": "shared",
        "session.agenda_md": "shared", "profile.export_name": "review",
        "profile.job_title": "review",
    }  # fmt: skip


@pytest.mark.parametrize("table", CEILINGS)
@pytest.mark.parametrize("chosen", Level)
def test_no_level_rises_above_the_ceiling_of_its_noun(table, chosen) -> None:
    ceiling = Level(CEILINGS[table])

    record = BY_TABLE[table](id="a", level=chosen)

    assert record.own_level == narrower(chosen, ceiling)


@pytest.mark.parametrize("kind", ENTRY_CEILINGS)
@pytest.mark.parametrize("chosen", Level)
def test_no_level_rises_above_the_ceiling_of_the_kind_of_writing(kind, chosen) -> None:
    made = Entry(type=EntryType(kind), level=chosen)

    assert made.own_level == narrower(chosen, Level(ENTRY_CEILINGS[kind]))


@pytest.mark.parametrize("tag", ["sensitive", "Sensitive", " SENSITIVE "])
def test_nothing_leaves_while_it_is_tagged_sensitive(tag) -> None:
    made = Entry(type=EntryType.EVIDENCE, level=Level.REVIEW, tags=("work", tag))

    assert made.own_level == Level.PRIVATE
    assert entry.lowered(made).level == Level.PRIVATE
    assert dataclasses.replace(made, tags=("work",)).own_level == Level.REVIEW


@pytest.mark.parametrize("table", NEVER)
def test_the_fixed_private_fields_may_reach_nobody(table) -> None:
    found = declared(BY_TABLE[table])

    for name in NEVER[table].split():
        assert (found[name].up_to, found[name].always) == (Level.PRIVATE, None), name


def test_what_was_said_in_a_session_reaches_the_pair_and_no_review() -> None:
    found = declared(BY_TABLE["session"])

    for name in PAIR_ONLY:
        assert (found[name].up_to, found[name].always) == (Level.SHARED, None)


def test_levels_widen_in_their_order() -> None:
    assert [str(one) for one in sorted(Level, key=lambda one: one.width)] == [
        "private", "shared", "review",
    ]  # fmt: skip
    for one in Level:
        assert narrower(one, Level.PRIVATE) == Level.PRIVATE
        assert narrower(one, Level.REVIEW) == one
        assert level.narrower(Level.REVIEW, one) == one


@pytest.mark.parametrize("cls", RECORDS, ids=IDS)
def test_a_repr_quotes_nothing(cls) -> None:
    canary = "qz-canary"
    texts = {
        name: (canary,) if field.word == "words" else canary
        for name, field in declared(cls).items()
        if field.word in ("line", "prose", "words", "key")
    }
    record = cls(**texts | {"id": "0123456789", "extra": {canary: canary}})

    assert repr(record) == f"<{cls.table} 01234567>"
    assert canary not in repr(Change(None, record))


@pytest.mark.parametrize("cls", RECORDS, ids=IDS)
def test_a_creation_form_asks_at_most_five_things_and_every_label_is_said(cls) -> None:
    found = declared(cls).values()

    assert sum(field.first for field in found) <= 5
    assert all(field.label or field.word == "hidden" for field in found)
    assert cls.noun


def test_a_change_has_a_side_and_can_be_turned_round() -> None:
    one, other = Entry(id="a"), Entry(id="a", title="b")

    assert Change(None, one).record is one
    assert Change(one, other).record is other
    assert Change(one, None).record is one
    assert Change(one, other).turned() == Change(other, one)
    with pytest.raises(ValueError, match="side"):
        _ = Change(None, None).record


def test_ids_are_random_and_of_eighty_bits() -> None:
    made = {new_id() for _number in range(100)}

    assert len(made) == 100
    assert all(len(one) == 20 and int(one, 16) >= 0 for one in made)
    assert Profile().id == "profile"
