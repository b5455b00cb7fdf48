"""Profile: what the journal knows of the person who keeps it; there is one."""

from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import choice, hidden, key, line
from journal_app.domain.level import Level
from journal_app.domain.record import Json, LevelledRecord, RecordId, record
from journal_app.i18n import N_

PROFILE_ID = "profile"


class ClientWord(Code):
    """What those I coach are called."""

    CLIENT = "client", N_("Client")
    COACHEE = "coachee", N_("Coachee")
    MENTEE = "mentee", N_("Mentee")


@record
class Profile(LevelledRecord):
    """The keeper of the journal. Only the export name and the job title may ever be printed."""

    table: ClassVar[str] = "profile"
    noun: ClassVar[str] = N_("Profile")
    title_field: ClassVar[str] = ""

    id: RecordId = key(N_("Id"), default=PROFILE_ID)
    name: str = line(N_("My name"), first=True)
    export_name: str = line(N_("My name in what I hand over"), always=Level.REVIEW, first=True)
    job_title: str = line(N_("My job"), always=Level.REVIEW, first=True)
    organisation: str = line(N_("My organisation"), first=True)
    language: str = key(N_("Language of documents"), default="")
    client_word: ClientWord | None = choice(N_("What I call those I coach"), ClientWord)
    default_levels: Json = hidden()
