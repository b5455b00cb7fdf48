"""What the parts of Today show: the next session, a reminder, goals, a value, a kept line."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services import today as services
from journal_app.services import today_words as words
from journal_app.store.today import Meeting, Moment, Wish
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.avatar import Avatar
from journal_app.ui.widgets.grounds import Card, picture
from journal_app.ui.widgets.leading import Leading
from journal_app.ui.widgets.parts import button, hairline, label
from journal_app.ui.widgets.sparkline import Sparkline

Do = Callable[[], object]
LEAST_POINTS = 2
NAME_PX, WHEN_PX = 22, 19


def session_card(theme: Theme, meeting: Meeting, prepare: Do) -> QWidget:
    """With whom, when, and what the last time left."""
    card, name = Card(theme), services.name_of(meeting)
    row = QHBoxLayout()
    row.setSpacing(theme.px(14))
    row.addWidget(Avatar(theme, name))
    said = QVBoxLayout()
    said.setSpacing(theme.px(3))
    for part, high in (
        (label(name, "section", "next_name"), NAME_PX),
        (label(words.when_words(meeting), "caption"), WHEN_PX),
    ):
        part.setMinimumHeight(theme.px(high))  # a label that wraps may be given less than a line
        said.addWidget(part)
    row.addLayout(said, 1)
    go = button(_("Prepare"), "", "prepare")
    go.setAccessibleName(_("Prepare: {name}").format(name=name))
    go.clicked.connect(prepare)
    row.addWidget(go)
    card.column.addLayout(row)
    left = words.left_words(meeting)
    if left:
        card.column.addSpacing(theme.px(8))
        card.column.addWidget(hairline())
        card.column.addSpacing(theme.px(8))
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addWidget(picture(theme, "corner-down-right", 16, "muted"))
        line.addWidget(label(left, "caption", "next_left"), 1)
        card.column.addLayout(line)
    return card


def reminder(theme: Theme, moment: Moment, today: dt.date, do: Do) -> QWidget:
    """One sentence and one thing that can be done about it."""
    said, action = words.prompt_words(moment, today)
    return _told(theme, said, action, do, "prompt")


def value(theme: Theme, moment: Moment, do: Do) -> QWidget:
    """One value that has had less room, and a page about it."""
    return _told(theme, words.value_words(moment), _("Write about it"), do, "value")


def kept_line(theme: Theme, moment: Moment, today: dt.date, do: Do) -> QWidget:
    """A sentence in its own size, and where it comes from."""
    quoted, where = words.line_words(moment, today)
    ground, column = _column(theme)
    column.addWidget(label(quoted, "kept", "kept_line"))
    source = button(where, "plain", "kept_source")
    source.setProperty("small", "true")
    source.clicked.connect(do)
    column.addWidget(source, 0, Qt.AlignmentFlag.AlignLeading)
    return ground


def wish(theme: Theme, found: Wish, today: dt.date, do: Do) -> QWidget:
    """A goal, when it was checked in last, and where its progress went."""
    ground, column = _column(theme)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    title = found.title.strip() or _("Untitled")
    leads = Leading(theme, title, words.wish_words(found, today))
    leads.clicked.connect(do)
    row.addWidget(leads, 1)
    if len(found.progress) >= LEAST_POINTS:
        name = _("Progress of {goal}").format(goal=title)
        row.addWidget(Sparkline(theme, found.progress, name))
    column.addLayout(row)
    return ground


def _told(theme: Theme, said: str, action: str, do: Do, name: str) -> QWidget:
    ground, column = _column(theme)
    column.addWidget(label(said, "", f"{name}_words"))
    go = button(action, "quiet", f"{name}_go")
    go.clicked.connect(do)
    column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeading)
    return ground


def _column(theme: Theme) -> tuple[QWidget, QVBoxLayout]:
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    return ground, column
