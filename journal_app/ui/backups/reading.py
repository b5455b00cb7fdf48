"""One record of the backup to read: alone where it is missing, beside the one now where not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.head import Head
from journal_app.i18n import _, ngettext
from journal_app.services import bringing_back, comparing
from journal_app.services.beside import Beside
from journal_app.services.comparing import State
from journal_app.services.journal import Journal
from journal_app.ui.backups.words import standing
from journal_app.ui.models.heads_model import second_line, title_of
from journal_app.ui.theme import Theme
from journal_app.ui.versions.comparison import Comparison
from journal_app.ui.widgets.parts import button, hairline, label, plane


class Reading(QWidget):
    """Decides nothing: what the button does is asked for."""

    bring_back_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, journal: Journal, *, read_only: bool) -> None:
        super().__init__()
        self._theme, self._journal, self._read_only = theme, journal, read_only
        self._title = label("", "section", "backup_record")
        self._second = label("", "caption", "backup_record_stands")
        self._note = label("", "caption", "backup_record_note")
        self.comparison = Comparison(theme)
        self.bring = button("", "primary", "bring_from_backup")
        self.open = button(_("Open the one now"), "", "open_the_one_now")
        self._build()
        self.bring.clicked.connect(self.bring_back_asked)
        self.open.clicked.connect(self.record_asked)

    def show_head(self, beside: Beside, head: Head, when: str) -> None:
        """Show a record of the backup, and what can be done about it."""
        then, place = beside.journal, (head.table, head.id)
        old, new = then.store.get(*place), self._journal.store.get(*place)
        if old is None:
            self.clear()
            return
        state = beside.comparison.state(place)
        self._say(title_of(head), f"{second_line(head)} · {standing(state)}")
        found = comparing.sides(then, self._journal, old, new)
        if any(each.now for each in found):
            self.comparison.show_differences(when, found)
        else:
            self.comparison.show_alone(when, found)
        is_there, differs = new is not None, state is State.CHANGED
        self.bring.setText(_("Take what stood then") if differs else _("Bring this back"))
        self.bring.setVisible(state is not State.SAME)
        self.bring.setEnabled(not self._read_only)
        self.open.setVisible(new is not None and new.trashed_at is None)
        along = len(bringing_back.along(then, self._journal, old)) if state is State.GONE else 0
        words = ngettext(
            "{count} thing that hung on it comes with it.",
            "{count} things that hung on it come with it.",
            along,
        )
        is_kept = is_there and state is not State.SAME
        note = _("What it says now stays an earlier version.") if is_kept else ""
        self._note.setText(words.format(count=along) if along else note)

    def clear(self) -> None:
        """Hold nothing."""
        self._say("", "")
        self._note.clear()
        self.comparison.clear()
        for part in (self.bring, self.open):
            part.hide()

    def _say(self, title: str, second: str) -> None:
        self._title.setText(title)
        self._second.setText(second)

    def _build(self) -> None:
        px, ground = self._theme.px, plane("raised")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(20), px(16), px(24), px(4))
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._second)
        column.addLayout(head)
        column.addWidget(self.comparison, 1)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(24), px(12))
        row.setSpacing(px(8))
        row.addWidget(self._note, 1)
        row.addWidget(self.open)
        row.addWidget(self.bring)
        column.addLayout(row)
