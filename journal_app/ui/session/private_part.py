"""The private place of a session: before it, a note to oneself, and a look at oneself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.i18n import _
from journal_app.services.switches import switched_on
from journal_app.services.templates.pattern import Pattern, guide
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ScaleEditor
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.line_editors import NumberEditor
from journal_app.ui.session.open_text import EDGE_PX, OpenTextEditor
from journal_app.ui.widgets.grounds import PrivatePlace
from journal_app.ui.widgets.parts import button, label

NUMBERS = ("trust", "usefulness", "listening", "speaking", "talk_share")
SHARE_PX = 64


def inset(place: PrivatePlace) -> None:
    """The head stands on the edge of the texts, whose focus needs room around it."""
    place.column.setContentsMargins(10, 14, 10, 14)
    for part in (place.head, place.sentence):
        part.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)


class PrivatePart(PrivatePlace):
    """Only for me, on every tab."""

    template_asked = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around.theme, _("Stays out of every export and every review."))
        self._around, fields, theme = around, declared(Session), around.theme
        asks = _("What do I want from this hour, and what would I rather avoid?")
        self.prep = OpenTextEditor(fields["prep_md"], theme, asks, text_px=15, lines=2)
        asks = _("What would I not say aloud?")
        self.note = OpenTextEditor(fields["private_md"], theme, asks, text_px=15, lines=2)
        self.template = button(_("Use a template"), "plain", "use_template")
        self.template.clicked.connect(self.template_asked)
        self.numbers: dict[str, FieldEditor] = {}
        self._lines: dict[str, QWidget] = {}
        for name in NUMBERS:
            made = NumberEditor if name == "talk_share" else ScaleEditor
            self.numbers[name] = made(fields[name], around)
        self._build()

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """The editors by the names of their fields."""
        return {"prep_md": self.prep, "private_md": self.note, **self.numbers}

    def show_template(self, patterns: Sequence[Pattern], *, may_choose: bool) -> None:
        """Ask along the template whose headings stand in the preparation, or offer one."""
        text = self.prep.value
        used = next((one for one in patterns if _is_in(one, text)), None)
        self.prep.text.ask_with(guide(used) if used is not None else None)
        self.template.setVisible(may_choose and used is None and bool(patterns))

    @property
    def shown(self) -> list[str]:
        """The numbers that are asked for now."""
        return [name for name, line in self._lines.items() if not line.isHidden()]

    def show_numbers(self, session: Session) -> None:
        """Those that are switched on, or were answered in this session."""
        on = switched_on(self._around.journal)
        shown = {n for n in NUMBERS if n in on or getattr(session, n) is not None}
        for name, line in self._lines.items():
            line.setVisible(name in shown)
        self._check.setVisible(bool(shown))

    def _build(self) -> None:
        px = self._around.theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self._caption(_("Before the session")))
        self.prep.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.prep)
        column.addSpacing(px(8))
        column.addWidget(self._caption(_("Private note")))
        column.addWidget(self.note, 1)
        self._check = self._caption(_("Self-check"))
        column.addWidget(self._check)
        for name in NUMBERS:
            column.addWidget(self._line(name))
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE_PX, px(6), EDGE_PX, 0)
        foot.addWidget(self.template)
        foot.addStretch(1)
        column.addLayout(foot)
        scroll = QScrollArea()
        scroll.setProperty("kind", "clear")
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self.column.addSpacing(px(10))
        inset(self)
        self.column.addWidget(scroll, 1)

    def _caption(self, words: str) -> QWidget:
        made = label(words, "group")
        made.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        return made

    def _line(self, name: str) -> QWidget:
        field, editor = declared(Session)[name], self.numbers[name]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        words = label(_("My share of the talking, %") if name == "talk_share" else _(field.label))
        words.setBuddy(editor)
        row.addWidget(words, 1)
        if name == "talk_share":
            editor.setFixedWidth(self._around.theme.px(SHARE_PX))
        row.addWidget(editor)
        self._lines[name] = line
        return line


def _is_in(pattern: Pattern, text: str) -> bool:
    """Whether the first heading of the template stands in the text."""
    rows = {line.strip() for line in text.splitlines()}
    return bool(pattern.parts) and f"## {pattern.parts[0].heading}" in rows
