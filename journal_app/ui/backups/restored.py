"""What is said and asked when a whole backup was made a journal again."""

from pathlib import Path

from journal_app.i18n import _
from journal_app.services import comparing
from journal_app.services.beside import Beside
from journal_app.services.journal import Journal
from journal_app.ui.ask import Answer
from journal_app.ui.backups.words import moment, records

INSTEAD, BOTH, STAY = "instead", "both", "stay"


def answers() -> tuple[Answer, ...]:
    """What can be done with it; the last one is harmless."""
    return (
        Answer(INSTEAD, _("Put it in this one's place")),
        Answer(BOTH, _("Open it, keep both")),
        Answer(STAY, _("Stay here")),
    )


def told(folder: Path, when: str, beside: Beside, now: Journal) -> str:
    """How many records either journal holds, and from when each is."""
    changed = comparing.last_changed(now)
    return _(
        "“{name}” was opened again and compared. It holds {then}, as on {when}. The journal that "
        "is open now holds {now}, and was last changed on {changed}. If the restored one takes "
        "its place, the one that is open now is kept beside it under another name. Nothing is "
        "written over."
    ).format(
        name=folder.stem,
        then=records(comparing.held(beside.journal)),
        when=when,
        now=records(comparing.held(now)),
        changed=moment(changed.astimezone()) if changed is not None else when,
    )
