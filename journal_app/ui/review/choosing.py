"""Choosing what goes in: asked about confidence where it is wanted, undone in words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.domain.review import Audience, Review
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import arranging, offering
from journal_app.services.arranging import Spot
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.review.open_review import OpenReview

STAYS, GOES_IN = "yes", "no"


class Choosing(QObject):
    """What the list of items asks for, done to the open review."""

    wording_asked = Signal(object)  # the Spot whose words are to be written

    def __init__(self, desk: Desk, open_now: OpenReview, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._open = desk, desk.journal, open_now

    def toggle(self, spot: Spot) -> None:
        """Put an item in, or leave it out."""
        review = self._open.review
        if review is None:
            return
        if spot in map(arranging.spot_of, review.items):
            self._open.edit(lambda one: arranging.without_item(one, spot))
        elif review.audience == Audience.SELF or self._may(spot, raising=False):
            self._open.edit(lambda one: arranging.with_item(one, spot))

    def include(self, spot: Spot) -> None:
        """Raise something to the level of reviews and put it in."""
        record = self._journal.store.get(spot.table, spot.id)
        if record is None:
            return
        why = offering.why_never(record)
        if why:
            self._desk.voice.tell(why)
        elif self._may(spot) and self._took(
            lambda review: offering.included(self._journal, review, spot)
        ):
            words = _("“{title}” may go into a review now, and is in this one.")
            title = record.head_title or _("Untitled")
            self._desk.voice.tell(words.format(title=title), step=self._journal.last_step)

    def rewrite(self, spot: Spot) -> None:
        """Make room for new words in the place of something that stays."""
        if self._may(spot) and self._open.edit(
            lambda review: arranging.with_item(review, spot, "")
        ):
            self.wording_asked.emit(spot)

    def write(self, section: str) -> None:
        """Make room for new words in a section."""
        review = self._open.review
        if review is None:
            return
        after, spot = arranging.with_words(review, section)
        if self._open.edit(lambda _review: after):
            self.wording_asked.emit(spot)

    def move(self, spot: Spot, step: int) -> None:
        """Move an item within its section, or a section among the sections."""
        if spot.id:
            self._open.edit(lambda review: arranging.item_moved(review, spot, step))
        else:
            self._open.edit(lambda review: arranging.section_moved(review, spot.section, step))

    def move_here(self, spot: Spot | None, step: int) -> None:
        """Move what one is at, if one is at anything."""
        if spot is not None:
            self.move(spot, step)

    def _may(self, spot: Spot, *, raising: bool = True) -> bool:
        record = self._journal.store.get(spot.table, spot.id)
        if record is None:
            return True
        asks = offering.asks_when_chosen(record)
        if not asks and not (raising and offering.asks_first(self._journal, record)):
            return True
        answers = (Answer(GOES_IN, _("No, include it")), Answer(STAYS, _("Yes, it stays")))
        title = record.head_title or _("Untitled")
        return self._desk.ask.choose(title, _(offering.CONFIDENCE), answers) == GOES_IN

    def _took(self, change: Callable[[Review], Review]) -> bool:
        try:
            return self._open.take(change)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return False
