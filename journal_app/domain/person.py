"""Person: anyone who matters to the journal: mentor, mentee, colleague, contact."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import choice, choices, day, flag, line, prose, words
from journal_app.domain.record import LevelledRecord, Problem, record
from journal_app.i18n import N_

FAMILY_FIRST = ("\u2e80", "\uffdc")  # the signs of Chinese, Japanese and Korean


class PersonRole(Code):
    """What a person is to me; a person may be several."""

    MENTOR = "mentor", N_("mentor")
    MENTEE = "mentee", N_("mentee")
    COACH = "coach", N_("coach")
    COACHEE = "coachee", N_("client")
    SPONSOR = "sponsor", N_("sponsor")
    COMMISSIONER = "commissioner", N_("organisation that pays")
    SUPERVISOR = "supervisor", N_("supervisor of practice")
    MANAGER = "manager", N_("line manager")
    DIRECT_REPORT = "direct_report", N_("person I manage")
    PEER = "peer", N_("colleague")
    SUPER_USER = "super_user", N_("super user")
    KEY_USER = "key_user", N_("key user")
    SUBJECT_MATTER_EXPERT = "subject_matter_expert", N_("subject matter expert")
    ROLE_INCUMBENT = "role_incumbent", N_("present holder of a role")
    FAMILY_FRIEND = "family_friend", N_("friend or family member")
    OTHER = "other", N_("person I know")


class ContactStatus(Code):
    """How far the contact has come."""

    IDEA = "idea", N_("an idea")
    TO_APPROACH = "to_approach", N_("to approach")
    IN_TOUCH = "in_touch", N_("in touch")
    DORMANT = "dormant", N_("resting")


@record
class Person(LevelledRecord):
    """Someone else. Never leaves the journal but as an alias, a role or a name agreed to."""

    table: ClassVar[str] = "person"
    noun: ClassVar[str] = N_("Person")
    title_field: ClassVar[str] = "name"
    day_field: ClassVar[str] = "last_contact_on"
    kind_field: ClassVar[str] = "contact_status"

    name: str = line(N_("Name"), first=True, required=True, searchable=True)
    alias: str = line(
        N_("What readers see instead"), searchable=True, hint=N_("Empty: the role is used.")
    )
    other_names: tuple[str, ...] = words(N_("Other names"), hint=N_("With commas between them."))
    roles: tuple[PersonRole, ...] = choices(N_("Roles"), PersonRole, first=True)
    organisation: str = line(N_("Organisation"), searchable=True)
    job_title: str = line(N_("Job title"), searchable=True)
    reach: str = line(N_("How to get in touch"), searchable=True)
    offers_md: str = prose(N_("What they can help with"))
    admire_md: str = prose(N_("I learn from how they…"))
    is_role_model: bool = flag(N_("A role model"))
    contact_status: ContactStatus | None = choice(N_("Contact"), ContactStatus)
    last_contact_on: dt.date | None = day(N_("Last contact"))
    next_contact_on: dt.date | None = day(N_("Next contact"))
    name_ok_in_exports: bool = flag(N_("Agreed to be named"))
    name_ok_on: dt.date | None = day(N_("Agreed on"))


CONTACT_MOVES: dict[ContactStatus, tuple[ContactStatus, ...]] = {
    ContactStatus.IDEA: (ContactStatus.TO_APPROACH,),
    ContactStatus.TO_APPROACH: (ContactStatus.IN_TOUCH,),
    ContactStatus.IN_TOUCH: (ContactStatus.DORMANT,),
    ContactStatus.DORMANT: (ContactStatus.IN_TOUCH,),
}


def contact_problems(before: ContactStatus | None, after: Person) -> list[Problem]:
    """Why a contact may not take its new status; the first one is free."""
    status = after.contact_status
    if before is None or status in (None, before, *CONTACT_MOVES[before]):
        return []
    return [Problem("contact_status", N_("A contact cannot go from where it is to there."))]


def consent_problems(person: Person) -> list[Problem]:
    """What is missing before the name may stand in an export."""
    if person.name_ok_in_exports and person.name_ok_on is None:
        return [Problem("name_ok_on", N_("Say on which day they agreed to be named."))]
    return []


def first_name(name: str) -> str:
    """What one calls somebody: the first part of a name; all of it in scripts of East Asia."""
    parts = name.split()
    if not parts or any(FAMILY_FIRST[0] <= sign <= FAMILY_FIRST[1] for sign in name):
        return name.strip()
    return parts[0]
