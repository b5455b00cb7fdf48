"""Names of people in a text that is to leave: found, replaced by roles, or left to be settled.

Source: domain guide 3.5, rule 3: every full name, each of its parts and each other name; case
and form aside; whole words where the script has words, plain neighbours otherwise.
"""

import dataclasses
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import RecordId
from journal_app.domain.review import NamePolicy
from journal_app.i18n import N_, _
from journal_app.services.client_words import ROLE as CLIENT
from journal_app.store.fold import is_ideographic

ROLE_WORDS: dict[PersonRole | None, str] = {
    None: N_("someone I know"),
    PersonRole.MENTOR: N_("a mentor"),
    PersonRole.MENTEE: N_("a mentee"),
    PersonRole.COACH: N_("a coach"),
    PersonRole.SPONSOR: N_("a sponsor"),
    PersonRole.COMMISSIONER: N_("an organisation that pays"),
    PersonRole.SUPERVISOR: N_("a supervisor of practice"),
    PersonRole.MANAGER: N_("a line manager"),
    PersonRole.DIRECT_REPORT: N_("someone I manage"),
    PersonRole.PEER: N_("a colleague"),
    PersonRole.SUPER_USER: N_("a super user"),
    PersonRole.KEY_USER: N_("a key user"),
    PersonRole.SUBJECT_MATTER_EXPERT: N_("a subject matter expert"),
    PersonRole.ROLE_INCUMBENT: N_("the present holder of a role"),
    PersonRole.FAMILY_FRIEND: N_("a friend"),
    PersonRole.OTHER: N_("someone I know"),
}
LINK_TARGET = re.compile(
    r"\]\([^)]*\)|\]:\s*\S+|<[a-zA-Z][\w+.-]*:[^>]*>|<[^>\s@]+@[^>\s]+>"
    r"|\b(?:https?|mailto|ftp|file|www)[:.][^\s)>\]]*|\b[\w.+-]+@[\w-]+\.[\w.-]+"
)
SEPARATORS = re.compile(r"[\s,.;:·•/()\"'’\-\u2010-\u2015\u30fb]+")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
MARKUP = re.compile("[*_~`\\\\\u00ad\u200b-\u200d\u2060\ufeff]")
SENTENCE_START = re.compile(r"(?:^|\n|[.!?…]\s|[.!?…][\"'”’)]+\s)[\s#>*+\-\"'“‘]*$")
GAP = "…"
CONSENTED = ""  # stands for: the name itself may stay
JOINT = re.compile("[ \u00a0.\u00b7\u30fb\u2010-\u2015-]{1,2}")
Span = tuple[int, int, tuple[RecordId, ...]]
ROLE, ALIAS, KEEP = "role", "alias", "keep"
BY_POLICY = {
    NamePolicy.ROLES: ROLE,
    NamePolicy.ALIASES: ALIAS,
    NamePolicy.NAMES_WITH_CONSENT: KEEP,
}


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """A name found: where it stands in the text, whose it may be, and what it becomes."""

    start: int
    end: int
    people: tuple[RecordId, ...]
    found: str
    instead: str | None

    @property
    def is_settled(self) -> bool:
        """Whether it is known what stands there instead."""
        return self.instead is not None


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """The text with every settled name replaced, and all that was found."""

    text: str
    hits: tuple[Hit, ...]

    @property
    def unresolved(self) -> tuple[Hit, ...]:
        """The hits that need a person to decide."""
        return tuple(hit for hit in self.hits if not hit.is_settled)


def check(
    text: str,
    people: Sequence[Person],
    policy: NamePolicy,
    decisions: Mapping[RecordId, str] | None = None,
    word: ClientWord = ClientWord.CLIENT,
) -> Checked:
    """Look for every name and put what was decided, or else what the policy says, in its place.

    *decisions* say of a person ``role``, ``alias`` or ``keep`` (only heeded with consent);
    *word* is what those one coaches are called.
    """
    normal = unicodedata.normalize("NFC", text)
    words = replacements(people, policy, decisions or {}, word)
    targets = [found.span() for found in LINK_TARGET.finditer(normal)]
    aliases = _alias_spans(normal, people)
    hits = []
    for start, end, owners in _found(normal, people):
        if any(begin <= start and end <= stop for begin, stop in aliases):
            continue
        in_target = any(begin < end and start < stop for begin, stop in targets)
        settled = len(owners) == 1 and not in_target
        instead = words[owners[0]] if settled else None
        if instead == CONSENTED:
            instead = normal[start:end]
        elif instead and SENTENCE_START.search(normal, 0, start):
            instead = instead[0].upper() + instead[1:]
        hits.append(Hit(start, end, owners, normal[start:end], instead))
    replaced = _replaced(normal, hits)
    hidden = _hidden(replaced, [person for person in people if words[person.id] != CONSENTED])
    return Checked(replaced, (*hits, *hidden))


def replacements(
    people: Sequence[Person],
    policy: NamePolicy,
    decisions: Mapping[RecordId, str],
    word: ClientWord = ClientWord.CLIENT,
) -> dict[RecordId, str]:
    """What stands for each person; nothing where the name itself may stand."""
    made = {person.id: _role(person, word) for person in people}
    shared = defaultdict(list)
    for person in sorted(people, key=lambda person: person.id):
        shared[made[person.id]].append(person.id)
    for words, ids in shared.items():
        if len(ids) > 1:
            made |= {one: f"{words} ({number})" for number, one in enumerate(ids, 1)}
    for person in people:
        decision = decisions.get(person.id, BY_POLICY[policy])
        if decision == ALIAS and person.alias.strip():
            made[person.id] = person.alias.strip()
        if decision == KEEP and person.name_ok_in_exports:
            made[person.id] = CONSENTED
    return made


def name_forms(person: Person) -> set[str]:
    """Everything that is looked for of one person, as they write it."""
    forms = {form.strip() for form in (person.name, *person.other_names)}
    forms |= set(_parts(person.name))
    return {unicodedata.normalize("NFC", form) for form in forms if _is_long_enough(form)}


def found_in(text: str, people: Sequence[Person]) -> bool:
    """Whether anyone is named in a text."""
    return bool(_found(unicodedata.normalize("NFC", text), people))


def without_names(text: str, people: Sequence[Person], word: ClientWord = ClientWord.CLIENT) -> str:
    """The text with roles in the place of names; where that is not clear, with a gap."""
    checked = check(text, people, NamePolicy.ROLES, word=word)
    made = checked.text
    for hit in checked.unresolved:
        if hit.found not in made:  # it shows only once marks are gone
            made = MARKUP.sub("", made)
        made = made.replace(hit.found, GAP)
    return made


def replaced_spans(hits: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    """Where the text with every settled name replaced holds something else than the name."""
    spans, shift = [], 0
    for hit in hits:
        if hit.instead is None:
            continue
        start = hit.start + shift
        shift += len(hit.instead) - len(hit.found)
        if hit.instead != hit.found:
            spans.append((start, start + len(hit.instead)))
    return tuple(spans)


def _role(person: Person, word: ClientWord) -> str:
    role = person.roles[0] if person.roles else None
    return _(CLIENT[word] if role == PersonRole.COACHEE else ROLE_WORDS[role])


def _parts(name: str) -> Iterable[str]:
    return SEPARATORS.split(name)


def _is_long_enough(form: str) -> bool:
    if not form:
        return False
    return len(form) > 1 or is_ideographic(form)


def _found(text: str, people: Sequence[Person]) -> list[Span]:
    spans: dict[tuple[int, int], set[RecordId]] = defaultdict(set)
    for person in people:
        for form in name_forms(person):
            for found in _pattern(form).finditer(text):
                spans[found.span()].add(person.id)
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(begin < end and start < stop for begin, stop, _owners in kept):
            kept.append((start, end, tuple(sorted(spans[start, end]))))
    return _joined(text, sorted(kept))


def _joined(text: str, found: list[Span]) -> list[Span]:
    """Neighbouring parts of one person's name are one hit: Osei-Bonsu."""
    made: list[Span] = []
    for start, end, owners in found:
        if made and made[-1][2] == owners and JOINT.fullmatch(text, made[-1][1], start):
            made[-1] = (made[-1][0], end, owners)
        else:
            made.append((start, end, owners))
    return made


def _pattern(form: str) -> "re.Pattern[str]":
    loose = r"\s+".join(_loosely(part) for part in form.split())
    before = r"(?<![\w\u0300-\u036f])" if _has_words(form[0]) else ""
    after = r"(?![\w\u0300-\u036f])" if _has_words(form[-1]) else ""
    return re.compile(before + loose + after, re.IGNORECASE)


def _has_words(char: str) -> bool:
    return not is_ideographic(char) and UNSPACED.match(char) is None


def _hidden(text: str, people: Sequence[Person]) -> list[Hit]:
    """Names that show only once markup, entities or invisible signs are gone."""
    from html import unescape  # noqa: PLC0415 - half a megabyte of entities

    bare = unescape(MARKUP.sub("", text))
    if bare == text:
        return []
    visible = {(owners, text[start:end]) for start, end, owners in _found(text, people)}
    aliases = _alias_spans(bare, people)
    found = [
        (start, end, owners)
        for start, end, owners in _found(bare, people)
        if not any(begin <= start and end <= stop for begin, stop in aliases)
    ]
    return [
        Hit(len(text), len(text), owners, bare[start:end], None)
        for start, end, owners in found
        if (owners, bare[start:end]) not in visible
    ]


def _loosely(part: str) -> str:
    """The part, its composed letters also as letter and mark, its width aside."""
    made = []
    for char in part:
        forms = {char, unicodedata.normalize("NFD", char), unicodedata.normalize("NFKC", char)}
        escaped = sorted(map(re.escape, forms), key=len, reverse=True)
        made.append(escaped[0] if len(escaped) == 1 else f"(?:{'|'.join(escaped)})")
    return "".join(made)


def _alias_spans(text: str, people: Sequence[Person]) -> list[tuple[int, int]]:
    aliases = {person.alias.strip() for person in people if _is_long_enough(person.alias.strip())}
    return [found.span() for alias in aliases for found in _pattern(alias).finditer(text)]


def _replaced(text: str, hits: Sequence[Hit]) -> str:
    parts, at = [], 0
    for hit in hits:
        if hit.instead is not None:
            parts += [text[at : hit.start], hit.instead]
            at = hit.end
    return "".join([*parts, text[at:]])
