"""The preferences of this person on this computer: plain JSON, nothing private.

No title, no name, and no path unless it is wished for: what belongs to a journal is kept
inside it.
"""

import dataclasses
import json
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
TEXT_PERCENT = range(80, 201)  # below 80 nothing can be read; 200 is laid out without clipping
LOCK_MINUTES = range(241)  # 0 never locks by itself

Check = Callable[[Any], bool]


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """What a person may prefer; changed only by `dataclasses.replace`."""

    language: str = ""  # "" is the system's
    theme: str = "system"
    text_percent: int = 100
    lock_minutes: int = 15  # five is only a thought; the screen lock stands guard
    reduced_motion: bool = False  # nothing moves by itself, the cursor does not blink
    discreet: bool = False  # blurred until the pointer is there or a key is pressed
    in_recordings: bool = False  # whether a recording of the screen shows the window (Windows)
    keeps_place: bool = False  # whether the place of a journal that lies elsewhere is kept
    place: str = ""  # that place; empty unless it is wished for
    device: str = ""  # a random id, so that a journal knows this computer again
    geometry: str = ""  # the window's own, base64
    extra: Mapping[str, Any] = dataclasses.field(  # keys of a newer program, kept as they are
        default_factory=lambda: MappingProxyType({})
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_in(allowed: range | tuple[str, ...]) -> Check:
    return lambda value: not isinstance(value, bool) and value in allowed


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "language": _is_text,
        "theme": _is_in(THEMES),
        "text_percent": _is_in(TEXT_PERCENT),
        "lock_minutes": _is_in(LOCK_MINUTES),
        "reduced_motion": _is_flag,
        "discreet": _is_flag,
        "in_recordings": _is_flag,
        "keeps_place": _is_flag,
        "place": _is_text,
        "device": _is_text,
        "geometry": _is_text,
    }
)


def load_settings(file: Path) -> Settings:
    """The preferences in *file*; the defaults where there is none.

    A value that cannot be is its default. A file that cannot be read as JSON is put aside
    under another name, so that nothing in it is lost, and the defaults are given.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        log.warning("settings not readable: %s", type(error).__name__)
        return Settings()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        _put_aside(file)
        return Settings()
    return _from_keys(found)


def save_settings(settings: Settings, file: Path) -> None:
    """*file* holds *settings*: the old ones or the new ones, never half of them.

    Raises:
        OSError: when the folder cannot be written; the old file is untouched.
    """
    known = {name: getattr(settings, name) for name in CHECKS}
    text = json.dumps({**settings.extra, **known}, ensure_ascii=False, indent=2) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        _write_through(new, text)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _from_keys(found: Mapping[str, Any]) -> Settings:
    good = {name: found[name] for name in CHECKS if name in found and CHECKS[name](found[name])}
    bad = [name for name in CHECKS if name in found and name not in good]
    if bad:
        log.warning("settings with impossible values: %s", ", ".join(bad))
    unknown = {name: value for name, value in found.items() if name not in CHECKS}
    return Settings(**good, extra=MappingProxyType(unknown))


def _put_aside(file: Path) -> None:
    aside = file.with_name(f"{file.stem}.damaged{file.suffix}")
    try:
        file.replace(aside)
    except OSError as error:
        log.warning("settings damaged, not put aside: %s", type(error).__name__)
        return
    log.warning("settings damaged, put aside, defaults in use")


def _write_through(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
