"""Resource: something used to learn."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import (
    REVIEWABLE,
    WHERE_FILLED,
    choice,
    day,
    line,
    link,
    minutes,
    prose,
    scale,
)
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class ResourceKind(Code):
    """What it is."""

    BOOK = "book", N_("Book")
    ARTICLE = "article", N_("Article")
    COURSE = "course", N_("Course")
    VIDEO_AUDIO = "video_audio", N_("Video or audio")
    WEBSITE = "website", N_("Website")
    TOOL = "tool", N_("Tool")
    DOCUMENT = "document", N_("Document")
    EVENT = "event", N_("Event")
    COMMUNITY = "community", N_("Community")
    OPPORTUNITY = "opportunity", N_("Opportunity")
    WORK_ACTIVITY = "work_activity", N_("Work activity")
    TEACHING_MENTORING = "teaching_mentoring", N_("Teaching or mentoring")
    VOLUNTEERING = "volunteering", N_("Volunteering")
    WRITING_SPEAKING = "writing_speaking", N_("Writing or speaking")
    SITE_VISIT = "site_visit", N_("Visit")


class ResourceStatus(Code):
    """How far it was used."""

    FOUND = "found", N_("found")
    USING = "using", N_("in use")
    FINISHED = "finished", N_("finished")
    SET_ASIDE = "set_aside", N_("set aside")


@record
class Resource(LevelledRecord):
    """A tool, knowledge source or opportunity used to learn, and what came of it."""

    table: ClassVar[str] = "resource"
    noun: ClassVar[str] = N_("Resource")
    day_field: ClassVar[str] = "finished_on"
    kind_field: ClassVar[str] = "kind"
    ceiling: ClassVar[Level] = Level.REVIEW

    title: str = line(N_("Title"), REVIEWABLE, first=True, required=True, searchable=True)
    kind: ResourceKind | None = choice(N_("Kind"), ResourceKind, REVIEWABLE, first=True)
    where_text: str = line(N_("Where"), REVIEWABLE, searchable=True)
    status: ResourceStatus | None = choice(
        N_("Status"), ResourceStatus, REVIEWABLE, default=ResourceStatus.FOUND
    )
    usefulness: int | None = scale(N_("Was it worth the time?"), 1, 5, asked=WHERE_FILLED)
    minutes_spent: int | None = minutes(N_("Minutes spent"), REVIEWABLE)
    finished_on: dt.date | None = day(N_("Finished"), REVIEWABLE, first=True)
    learned_md: str = prose(N_("What I learned"), REVIEWABLE, first=True)
    effect_md: str = prose(N_("What changed in practice"), REVIEWABLE)
    suggested_by_id: RecordId | None = link(N_("Suggested by"), "person")


MOVES: dict[ResourceStatus, tuple[ResourceStatus, ...]] = {
    ResourceStatus.FOUND: (ResourceStatus.USING, ResourceStatus.SET_ASIDE),
    ResourceStatus.USING: (ResourceStatus.FINISHED, ResourceStatus.SET_ASIDE),
    ResourceStatus.FINISHED: (ResourceStatus.USING,),
    ResourceStatus.SET_ASIDE: (ResourceStatus.USING,),
}


def status_problems(before: ResourceStatus | None, after: Resource) -> list[Problem]:
    """Why a resource may not take its new status; finished asks for the day."""
    if after.status is None or after.status == before:
        return []
    if after.status not in MOVES[before or ResourceStatus.FOUND]:
        return [Problem("status", N_("A resource cannot go from where it is to there."))]
    if after.status == ResourceStatus.FINISHED and after.finished_on is None:
        return [Problem("finished_on", N_("Say on which day you finished it."))]
    return []
