"""What a pair agreed: the newest agreement in a few parts, older ones as history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.text import plain_lines
from journal_app.i18n import _, day_in_words
from journal_app.services.company import month_in_words
from journal_app.services.together import Together, day_of, level_of
from journal_app.ui.form.around import Around
from journal_app.ui.widgets.level import LevelMark
from journal_app.ui.widgets.parts import button, label

MOST_LETTERS = 180


class AgreedPart(QWidget):
    """It shows what is in force; making another is asked for."""

    opened = Signal(str)  # the id of an entry
    afresh_asked = Signal()

    def __init__(self, around: Around, found: Together, *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("agreed")
        self._around, self._found = around, found
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.theme.px(4))
        self._head()
        if found.agreements:
            self._parts()
        else:
            self._column.addWidget(label(_("Nothing is written down yet."), "caption"))
        self._feet(read_only=read_only)
        self._older()

    def _head(self) -> None:
        agreements = self._found.agreements
        row = QHBoxLayout()
        row.setSpacing(8)
        title = label(_("What we agreed"), "section")
        title.setWordWrap(False)
        row.addWidget(title, 1)
        if agreements:
            level = level_of(agreements[0].level)
            mark = LevelMark(self._around.theme, level, self._found.first_name)
            mark.clicked.connect(lambda: self.opened.emit(agreements[0].id))
            row.addWidget(mark)
        self._column.addLayout(row)
        day = day_of(agreements[0].day) if agreements else None
        if day is not None:
            self._column.addWidget(label(day_in_words(day), "caption", "agreed_on"))

    def _parts(self) -> None:
        px = self._around.theme.px
        for part in self._found.agreed:
            self._column.addSpacing(px(6))
            self._column.addWidget(label(part.heading, "group"))
            self._column.addWidget(label(_short(part.text)))
        if not self._found.agreed:
            lines = self._found.agreements[0].body.splitlines()
            said = _short("\n".join(line for line in lines if not line.startswith("#")))
            begun = label(_("It was begun and is still to be written."), "caption", "still_blank")
            self._column.addWidget(label(said) if said else begun)

    def _feet(self, *, read_only: bool) -> None:
        agreements = self._found.agreements
        feet = QHBoxLayout()
        feet.setSpacing(self._around.theme.px(16))
        if agreements:
            whole = button(_("Read it all"), "quiet", "read_agreement")
            whole.clicked.connect(lambda: self.opened.emit(agreements[0].id))
            feet.addWidget(whole)
        words = _("Agree afresh") if agreements else _("Write it together")
        afresh = button(words, "plain" if agreements else "quiet", "agree_afresh")
        afresh.clicked.connect(self.afresh_asked)
        if not read_only:
            feet.addWidget(afresh)
        feet.addStretch(1)
        self._column.addSpacing(self._around.theme.px(4))
        self._column.addLayout(feet)

    def _older(self) -> None:
        older = self._found.agreements[1:]
        if not older:
            return
        self._column.addWidget(label(_("Before"), "group"))
        leading = Qt.AlignmentFlag.AlignLeading
        for number, paper in enumerate(older):
            day = day_of(paper.day)
            words = month_in_words(day, self._around.today()) if day else paper.title
            made = button(words, "plain", f"older_agreement_{number}")
            made.setAccessibleName(_("Agreement of {day}").format(day=words))
            made.clicked.connect(lambda _checked=False, one=paper.id: self.opened.emit(one))
            self._column.addWidget(made, 0, leading)


def _short(text: str) -> str:
    flat = " ".join(plain_lines(text))
    return flat if len(flat) <= MOST_LETTERS else f"{flat[: MOST_LETTERS - 1].rstrip()}…"
