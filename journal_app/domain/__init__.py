"""What the journal is about: the record types, listed once."""

from journal_app.domain.action import Action
from journal_app.domain.attachment import Attachment
from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link
from journal_app.domain.person import Person
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Reading
from journal_app.domain.record import Record
from journal_app.domain.relationship import Relationship
from journal_app.domain.resource import Resource
from journal_app.domain.review import Review
from journal_app.domain.session import Session
from journal_app.domain.template import Template
from journal_app.domain.transition import Transition

# In an order in which each record comes after those it points to.
RECORDS: tuple[type[Record], ...] = (
    Person,
    Relationship,
    Session,
    Transition,
    Goal,
    Action,
    Entry,
    Attribute,
    Reading,
    Resource,
    Review,
    Link,
    Template,
    Attachment,
    Profile,
)

BY_TABLE: dict[str, type[Record]] = {cls.table: cls for cls in RECORDS}
