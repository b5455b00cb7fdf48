"""Composing a career review: which item feeds which section, and how it reads there.

Sources: domain guide 5.1 (sections by kind) and 5.3 (the outline and what feeds it).
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from journal_app.domain.action import ActionKind, ActionStatus
from journal_app.domain.attribute import AttributeKind, level_words
from journal_app.domain.entry import EntryType
from journal_app.domain.goal import GoalKind, GoalStatus
from journal_app.domain.reading import Metric
from journal_app.domain.relationship import RelationshipKind, Style
from journal_app.domain.review import Audience, ReviewKind
from journal_app.i18n import N_, _, day_in_words, ngettext
from journal_app.services.disclosure import Count, Disclosure, Seen
from journal_app.services.document import (
    Block,
    Bullets,
    Document,
    Item,
    Section,
    Table,
    blocks_markdown,
)

HEADINGS: dict[str, str] = {
    "role": N_("My role and how it changed"),
    "results": N_("Results against goals"),
    "beyond": N_("Work beyond the role"),
    "learned": N_("What I learned"),
    "strengths": N_("Strengths I used"),
    "hard": N_("What was hard, and what I did about it"),
    "mentoring": N_("Mentoring and coaching"),
    "next": N_("Next period"),
    "direction": N_("Direction"),
}
PRESETS: dict[ReviewKind, tuple[str, ...]] = {
    ReviewKind.ANNUAL_SELF: tuple(HEADINGS),
    ReviewKind.IDP: ("direction", "next", "learned", "strengths", "mentoring"),
    ReviewKind.CPD: ("role", "learned", "results", "mentoring"),
    ReviewKind.PROMOTION: ("role", "results", "beyond", "strengths", "learned", "next"),
    ReviewKind.CLOSING_REPORT: ("mentoring", "results", "learned", "next"),
    ReviewKind.CAREER_SUMMARY: (
        "role", "direction", "strengths", "results", "learned", "mentoring", "next",
    ),
}  # fmt: skip
RESULT_STATES = (GoalStatus.ACTIVE, GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.SUSTAINED)
NEXT_STATES = (GoalStatus.ACTIVE, GoalStatus.IDEA)
LEARNED_ENTRIES = (
    EntryType.REFLECTION, EntryType.PERIOD_REVIEW, EntryType.KNOW_HOW, EntryType.NOTE,
)  # fmt: skip
ONE_IN_FORCE = (EntryType.VISION, EntryType.POTENTIAL)  # older versions are history
ITEM_HEADING = re.compile(r"#{3}\s+\S")
PAIR_ENTRIES = (EntryType.AGREEMENT, EntryType.CLOSING_REVIEW)


def sections_of(seen: Seen, sections: Sequence[str]) -> tuple[str, ...]:
    """The sections an item feeds, among those the review has."""
    wanted = _HOMES[seen.table](seen)
    if "beyond" in wanted and "beyond" not in sections:
        wanted = ("results",)
    return tuple(code for code in wanted if code in sections)


def document(
    disclosure: Disclosure, sections: Sequence[str], placed: dict[str, list[Block]]
) -> Document:
    """The document: a head that names no one else, the placed blocks, and the counts."""
    reader, profile = disclosure.reader, disclosure.profile()
    made = []
    for code in sections:
        blocks = list(placed.get(code, ()))
        if code == "mentoring":
            blocks = [*_counted(disclosure.counts(), reader.kind), *blocks]
        made.append(Section(code, _(HEADINGS[code]) if code in HEADINGS else code, tuple(blocks)))
    period = _("{first} to {last}").format(
        first=day_in_words(reader.first), last=day_in_words(reader.last)
    )
    audience = _("prepared for {reader}").format(reader=_(Audience(reader.audience).label))
    facts = (profile.text("job_title"), period, audience)
    return Document(_title(reader.kind, profile), " · ".join(filter(None, facts)), tuple(made))


def blocks_for(disclosure: Disclosure, code: str, items: Sequence[Seen]) -> list[Block]:
    """How the items of one section read: tables where they compare, text where they tell."""
    skills = [item for item in items if item.kind == AttributeKind.SKILL]
    goals = [item for item in items if item.table == "goal"]
    blocks: list[Block] = []
    if code == "next":
        blocks += [_plans(goals)] if goals else []
        items = [item for item in items if item not in goals]
    if disclosure.reader.kind == ReviewKind.CPD and code == "learned":
        blocks += _activities([item for item in items if item.table == "resource"])
    if skills:
        blocks.append(_skill_table(disclosure, skills))
    rest = [item for item in items if item not in skills]
    actions = [item for item in rest if item.table == "action"]
    blocks += [_block(disclosure, item) for item in rest if item not in actions]
    if actions:
        blocks.append(Bullets(tuple(map(_action_line, actions))))
    return blocks


def written(text: str) -> Block:
    """New text the person wrote for this reader alone; a heading on its first line is kept."""
    first, _line, rest = text.partition("\n")
    if ITEM_HEADING.match(first):
        return Item(first.lstrip("# "), text=rest)
    return Item(text=text)


def markdown_of(disclosure: Disclosure, code: str, seen: Seen) -> str:
    """How one item reads by itself, as Markdown to begin one's own wording from."""
    return blocks_markdown(blocks_for(disclosure, code, [seen]))


def _title(kind: ReviewKind, profile: Seen) -> str:
    name = profile.text("export_name")
    kind_words = _(ReviewKind(kind).label)
    return f"{kind_words}: {name}" if name else kind_words


def _goal_homes(seen: Seen) -> tuple[str, ...]:
    status = seen.values.get("status")
    homes: tuple[str, ...] = ()
    if status in RESULT_STATES:
        homes = ("beyond",) if seen.values.get("kind") == GoalKind.CONTRIBUTION else ("results",)
    elif status == GoalStatus.LET_GO:
        homes = ("results",)
    return (*homes, "next") if status in NEXT_STATES else homes


def _action_homes(seen: Seen) -> tuple[str, ...]:
    return ("next",) if seen.values.get("status") == ActionStatus.OPEN else ("results",)


def _entry_homes(seen: Seen) -> tuple[str, ...]:
    if seen.kind == EntryType.EVIDENCE:
        return ("results",)
    if seen.kind in LEARNED_ENTRIES:
        return ("learned",)
    if seen.kind in PAIR_ENTRIES:
        return ("mentoring",)
    return ("direction",)


def _attribute_homes(seen: Seen) -> tuple[str, ...]:
    homes = {"skill": "learned", "strength": "strengths", "value": "direction"}
    return (homes.get(seen.kind, "results"),)


_HOMES: dict[str, Callable[[Seen], tuple[str, ...]]] = {
    "goal": _goal_homes,
    "action": _action_homes,
    "entry": _entry_homes,
    "attribute": _attribute_homes,
    "resource": lambda _seen: ("learned",),
    "transition": lambda _seen: ("role",),
    "session": lambda _seen: ("mentoring",),
}


def _block(disclosure: Disclosure, seen: Seen) -> Block:
    if seen.table == "goal":
        return _goal(disclosure, seen)
    if seen.table == "attribute":
        return _attribute(disclosure, seen)
    if seen.table == "resource":
        return _resource(seen)
    if seen.table == "transition":
        facts = ((_("From"), seen.text("from_md")), (_("To"), seen.text("to_md")))
        return Item(seen.text("title"), facts)
    if seen.table == "session":
        return Item(_dated(seen, "starts_at", "title"), text=seen.text("agenda_md"))
    return Item(seen.text("title"), text=seen.text("body_md"))


def _goal(disclosure: Disclosure, seen: Seen) -> Block:
    status = seen.values.get("status")
    heading = seen.text("title") or seen.text("own_words_md").split("\n")[0]
    if status is not None:
        heading = f"{heading}: {_(GoalStatus(status).label)}"
    stretch = seen.values.get("stretch")
    return Item(
        heading,
        (
            (_("What I set out to do"), seen.text("own_words_md")),
            (_("What happened"), seen.text("closing_md")),
            (_("Measure"), _measure(disclosure, seen)),
            (_("How far outside comfort"), _(stretch.label) if stretch else ""),
            (_("Proof"), _titles(disclosure.proofs(seen))),
        ),
    )


def _measure(disclosure: Disclosure, seen: Seen) -> str:
    measure = seen.text("measure_md")
    found = disclosure.progress(seen, Metric.PROGRESS)
    if len(found) < 2:  # noqa: PLR2004 - from somewhere to somewhere else takes two
        return measure
    span = _("progress from {first} to {latest} of 100").format(
        first=round(found[0][1]), latest=round(found[-1][1])
    )
    return f"{measure} ({span})" if measure else span


def _attribute(disclosure: Disclosure, seen: Seen) -> Block:
    proofs = disclosure.proofs(seen)
    proof = _titles(proofs if seen.kind == AttributeKind.CRITERION else proofs[:1])
    code = seen.text("code")
    heading = f"{code} {seen.text('name')}" if code else seen.text("name")
    return Item(heading, ((_("Proof"), proof),), seen.text("definition_md"))


def _resource(seen: Seen) -> Block:
    facts = (
        (_("What I learned"), seen.text("learned_md")),
        (_("What changed in practice"), seen.text("effect_md")),
    )
    return Item(seen.text("title"), facts)


def _skill_table(disclosure: Disclosure, skills: Sequence[Seen]) -> Block:
    rows = []
    for skill in skills:
        found = disclosure.progress(skill, Metric.LEVEL)
        start, now = (found[0][1], found[-1][1]) if found else (None, None)
        target = skill.values.get("target")
        rows.append((skill.text("name"), *map(_level_text, (start, now, target))))
    return Table((_("Skill"), _("Start"), _("Now"), _("Target")), tuple(rows))


def _level_text(value: float | None) -> str:
    words = level_words(value)
    return _(words) if words else ""


def _plans(goals: Sequence[Seen]) -> Block:
    rows = tuple(
        (
            goal.text("title") or goal.text("own_words_md").split("\n")[0],
            goal.text("why_md"),
            _day_text(goal.values.get("target_on")),
            goal.text("support_md"),
        )
        for goal in goals
    )
    return Table((_("Goal"), _("Why it matters"), _("By"), _("Support I ask for")), rows)


def _activities(resources: Sequence[Seen]) -> list[Block]:
    """Dated learning with minutes, and their sum (domain guide, R10)."""
    if not resources:
        return []
    ordered = sorted(resources, key=lambda seen: str(seen.values.get("finished_on") or ""))
    minutes = [seen.values.get("minutes_spent") or 0 for seen in ordered]
    rows = [
        (_day_text(seen.values.get("finished_on")), seen.text("title"), str(spent))
        for seen, spent in zip(ordered, minutes, strict=True)
    ]
    rows.append(("", _("Sum"), str(sum(minutes))))
    return [Table((_("Date"), _("Activity"), _("Minutes")), tuple(rows))]


def _counted(counts: Sequence[Count], kind: ReviewKind) -> list[Block]:
    lines = []
    for count in counts:
        label = _(RelationshipKind(count.kind).label) if count.kind else _("Meetings")
        sessions = ngettext("{count} session", "{count} sessions", count.sessions)
        minutes = ngettext("{count} minute", "{count} minutes", count.minutes)
        parts = [sessions.format(count=count.sessions)]
        if count.unmeasured < count.sessions:
            parts.append(minutes.format(count=count.minutes))
        if count.unmeasured:
            missing = ngettext(
                "{count} without a length", "{count} without a length", count.unmeasured
            )
            parts.append(missing.format(count=count.unmeasured))
        if kind == ReviewKind.CLOSING_REPORT and count.first and count.last:
            span = _("{first} to {last}")
            days = (day_in_words(count.first), day_in_words(count.last))
            parts.append(span.format(first=days[0], last=days[1]))
        if count.style:
            label = f"{label} ({_(Style(count.style).label)})"
        lines.append(f"{label}: {', '.join(parts)}")
    return [Bullets(tuple(lines))] if lines else []


def _action_line(seen: Seen) -> str:
    status = seen.values.get("status")
    milestone = seen.values.get("kind") == ActionKind.MILESTONE
    title = _("Milestone: {title}").format(title=seen.text("title")) if milestone else ""
    day = seen.values.get("done_on" if status == ActionStatus.DONE else "due_on")
    words = _(ActionStatus(status).label) if status else ""
    parts = (title or seen.text("title"), words, _day_text(day))
    return ", ".join(part for part in parts if part)


def _titles(proofs: Sequence[Seen]) -> str:
    return "; ".join(filter(None, (proof.text("title") for proof in proofs)))


def _dated(seen: Seen, day: str, title: str) -> str:
    when = seen.values.get(day)
    text = _day_text(when.date() if isinstance(when, dt.datetime) else when)
    return ": ".join(part for part in (text, seen.text(title)) if part)


def _day_text(day: dt.date | None) -> str:
    return day_in_words(day) if day else ""
