"""The catalogue: the templates that ship with the program and one's own, read when asked for."""

import dataclasses
from pathlib import Path

from journal_app import paths
from journal_app.domain.template import Template
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.services.prose import Guide
from journal_app.services.templates.own import pattern_of
from journal_app.services.templates.pattern import GROUPS, Part, Pattern, guide
from journal_app.services.templates.pattern_file import parse, problems
from journal_app.store.fold import fold

FIRST = ("quick", "what", "after_session", "feedback", "evidence")  # beside the empty page
ENGLISH = "en"
ENDING = ".md"


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """A file that is no template: its name, and why, as sentences."""

    file: str
    why: tuple[str, ...]


class Catalogue:
    """Reads a file the first time it is asked for; what is no template is named and left out.

    *language* is that of the window; *folder* holds one folder of files for each language.
    """

    def __init__(self, journal: Journal, language: str = "", folder: Path | None = None) -> None:
        self._journal, self._language = journal, language
        self._folder = folder or paths.resource("templates")
        self._read: dict[str, Pattern | None] = {}
        self._keys: frozenset[str] | None = None
        self._problems: dict[str, Problem] = {}

    @property
    def shipped(self) -> tuple[Pattern, ...]:
        """Those that ship with the program, by their groups."""
        found = [pattern for key in self._names if (pattern := self._shipped(key)) is not None]
        groups = list(GROUPS)
        return tuple(sorted(found, key=lambda one: (groups.index(one.group), one.order, one.key)))

    @property
    def first(self) -> tuple[Pattern, ...]:
        """The few that are offered before all."""
        return tuple(one for key in FIRST if (one := self._shipped(key)) is not None)

    @property
    def structures(self) -> tuple[Pattern, ...]:
        """Those that give a session its order."""
        return tuple(one for one in self.shipped if one.is_structure)

    @property
    def own(self) -> tuple[Pattern, ...]:
        """One's own, by their titles."""
        found = [pattern_of(one) for one in self._journal[Template].where()]
        return tuple(sorted(found, key=lambda one: fold(one.title)))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that are no templates."""
        for key in self._names:
            self._shipped(key)
        return tuple(self._problems.values())

    def find(self, key: str | None) -> Pattern | None:
        """The template of that code or id, be it in the trash; None where there is none."""
        if not key:
            return None
        if key in self._names:
            return self._shipped(key)
        own = self._journal[Template].get(key)
        return pattern_of(own) if own is not None else None

    def guide_of(self, key: str) -> Guide:
        """What is asked along that template; of one that is gone only that it is gone is known."""
        found = self.find(key)
        return guide(found) if found is not None else Guide(_("A template no longer here"))

    def title_of(self, key: str) -> str:
        """The title of one that ships with the program; "" for any other."""
        found = self._shipped(key) if key in self._names else None
        return found.title if found is not None else ""

    def search(self, text: str) -> tuple[Pattern, ...]:
        """Those whose title, headings or use hold every word; own ones first, then by title."""
        wanted = fold(text).split()
        found = [
            one
            for one in (*self.own, *self.shipped)
            if all(word in fold(_searched(one)) for word in wanted)
        ]
        titled = [one for one in found if all(word in fold(one.title) for word in wanted)]
        named = {one.key for one in titled}
        return (*titled, *(one for one in found if one.key not in named))

    @property
    def _names(self) -> frozenset[str]:
        if self._keys is None:
            files = (self._folder / ENGLISH).glob(f"*{ENDING}")
            self._keys = frozenset(file.stem for file in files)
        return self._keys

    def _shipped(self, key: str) -> Pattern | None:
        if key not in self._read:
            self._read[key] = self._translated(key)
        return self._read[key]

    def _translated(self, key: str) -> Pattern | None:
        english = self._file(ENGLISH, key)
        if english is None or self._language in ("", ENGLISH):
            return english
        own = self._file(self._language, key)
        return english if own is None else in_words_of(own, english)

    def _file(self, language: str, key: str) -> Pattern | None:
        """The template as one file has it; a translation may leave out what it likes."""
        path = self._folder / language / f"{key}{ENDING}"
        name = f"{language}/{key}{ENDING}"
        try:
            read = parse(path.read_text(encoding="utf-8"), key)
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            self._problems[name] = Problem(name, (_("It cannot be read."),))
            return None
        pattern = read.pattern
        why = problems(read) if language == ENGLISH else read.problems
        if language == ENGLISH and (pattern.key != key or not pattern.group):
            why = (*why, _("Its key or its group is not the one it has here."))
        if why:
            self._problems[name] = Problem(name, why)
        return None if why else pattern


def in_words_of(own: Pattern, english: Pattern) -> Pattern:
    """The English template in the words of a translation, heading by heading as far as it goes.

    A translation of another version may have its headings elsewhere, and is not used.
    """
    if own.version != english.version:
        return english
    parts = [
        _translated_part(own.parts[at], part) if at < len(own.parts) else part
        for at, part in enumerate(english.parts)
    ]
    if len({part.heading for part in parts}) < len(parts):
        return english
    return dataclasses.replace(
        english,
        title=own.title or english.title,
        source=own.source or english.source,
        use=own.use or english.use,
        parts=tuple(parts),
    )


def _translated_part(own: Part, english: Part) -> Part:
    heading = own.heading or english.heading
    return Part(
        heading,
        own.prompts or english.prompts,
        own.words or english.words,
        english.heading if heading != english.heading else "",
    )


def _searched(pattern: Pattern) -> str:
    return " ".join((pattern.title, pattern.use, *(part.heading for part in pattern.parts)))
