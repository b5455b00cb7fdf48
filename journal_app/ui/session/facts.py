"""The facts of a session in one line: pressed, each can be said anew where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from journal_app.domain.record import declared
from journal_app.domain.session import BEFORE, Medium, Session
from journal_app.i18n import _
from journal_app.services import sessions
from journal_app.services.sessions import Pair
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ChoiceEditor
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.line_editors import MinutesEditor, MomentEditor
from journal_app.ui.form.link_editor import LinkEditor
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.chip import HEIGHT
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import button, is_turned, label, set_property

EDITOR_PX, NUMBER_PX = 240, 64
TOP = Qt.AlignmentFlag.AlignTop
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Fact(QWidget):
    """Words that can be pressed, and behind them the editors of what they say."""

    opened = Signal()
    judged = Signal()  # what stands there was read

    def __init__(self, name: str, editors: Sequence[tuple[str, FieldEditor]]) -> None:
        super().__init__()
        self.name = name
        self.words = button("", "said", f"fact_{name}")
        self.editors = tuple(editor for _caption, editor in editors)
        self.ground = QWidget()
        self.captions: list[QLabel] = []
        row = QHBoxLayout(self.ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for caption, editor in editors:
            if caption:
                said = label(caption, "caption")
                said.setWordWrap(False)
                self.captions.append(said)
                row.addWidget(said)
            row.addWidget(editor)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.words)
        self._whole.addWidget(self.ground)
        self.ground.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words.clicked.connect(self.open)

    @property
    def is_open(self) -> bool:
        """Whether one can say it anew now."""
        return not self.ground.isHidden()

    def end_with(self, dot: QLabel) -> None:
        """What parts it from the next stays with it, so that no line begins with a dot."""
        self._whole.addWidget(dot)

    def say(self, words: str, asked: str) -> None:
        """Show the words; where nothing is known yet, the question in their place."""
        said = words or asked
        self.words.setText(paint.as_read(said) if is_turned() else said)
        set_property(self.words, "tone", "" if words else "faint")
        self.words.setAccessibleName(said)
        self.updateGeometry()

    def open(self) -> None:
        """Let it be said anew."""
        self.words.hide()
        self.ground.show()
        self.editors[0].setFocus()
        self.opened.emit()

    @property
    def problem(self) -> str:
        """Why what stands there is not understood; nothing where it is."""
        return next((editor.problem for editor in self.editors if editor.problem), "")

    def finish(self) -> None:
        """Read what stands there; what is not understood is marked and said."""
        for editor in self.editors:
            editor.finish()
            editor.mark(editor.problem)
        self.judged.emit()

    def put_back(self) -> None:
        """Let it say again what was understood last."""
        for editor in self.editors:
            editor.load(editor.value)
            editor.mark("")
        self.judged.emit()

    def close_again(self, *, with_focus: bool = False) -> None:
        """Show the words again, unless what stands there is not understood."""
        if not self.is_open or self.problem:
            return
        self.ground.hide()
        self.words.show()
        if with_focus:
            self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it; Escape leaves it as it is."""
        if self.is_open and event.key() in (*ENTER, Qt.Key.Key_Escape):
            (self.put_back if event.key() == Qt.Key.Key_Escape else self.finish)()
            self.close_again(with_focus=True)
            return
        super().keyPressEvent(event)


class Trouble(QWidget):
    """A line that says what is not understood in the facts above it."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        px = around.theme.px
        self.words = label("", "error", "fact_problem")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(4))
        row.setSpacing(px(6))
        row.addWidget(picture(around.theme, "circle-alert", 14, "danger"), 0, TOP)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Say it, or nothing any more; it is announced too."""
        if words == self.words.text():
            return
        self.words.setText(words)
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class Facts(QObject):
    """When, how long, how, with whom."""

    changed = Signal(str)  # the name of a field

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, fields = around, declared(Session)
        self.editors: dict[str, FieldEditor] = {
            "starts_at": MomentEditor(fields["starts_at"], around),
            "planned_minutes": MinutesEditor(fields["planned_minutes"], around),
            "actual_minutes": MinutesEditor(fields["actual_minutes"], around),
            "medium": ChoiceEditor(fields["medium"], around, (None, *Medium)),
            "relationship_id": LinkEditor(fields["relationship_id"], around),
        }
        self.facts = {
            "when": self._fact("when", ("starts_at",)),
            "minutes": self._fact(
                "minutes", ("planned_minutes", "actual_minutes"), (_("planned"), _("it took"))
            ),
            "medium": self._fact("medium", ("medium",)),
            "person": self._fact("person", ("relationship_id",)),
        }
        self.away = label("", "caption", "away")
        self.away.setWordWrap(False)
        self.away.setFixedHeight(around.theme.px(HEIGHT))
        self.away.setContentsMargins(5, 0, 5, 0)
        self.trouble = Trouble(around)
        self._dots = [self._dot() for _fact in range(len(self.facts))]
        for fact in self.facts.values():
            fact.judged.connect(self._on_judged)
        for name, editor in self.editors.items():
            editor.changed.connect(lambda name=name: self.changed.emit(name))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def add_to(self, flow: Flow) -> None:
        """Put the facts into a line."""
        for fact, dot in zip(self.facts.values(), self._dots, strict=True):
            fact.end_with(dot)
            flow.addWidget(fact)
        flow.addWidget(self.away)

    def say(self, session: Session, pair: Pair) -> None:
        """The words of what is known now."""
        starts = session.starts_at
        when = sessions.day_words(starts) if starts is not None else ""
        how = _(session.medium.label) if session.medium is not None else ""
        who = _("with {person}").format(person=pair.name) if pair.name else ""
        self.facts["when"].say(when, _("When?"))
        self.facts["minutes"].say(sessions.length_words(session), _("How long?"))
        self.facts["medium"].say(how[:1].lower() + how[1:], _("How?"))
        self.facts["person"].say(who, _("With whom?"))
        away = sessions.away_words(session, self._around.today())
        self.away.setText(away)
        self.away.setVisible(bool(away))
        self._dots[-1].setVisible(bool(away))
        is_before = session.status in BEFORE
        self.editors["actual_minutes"].setVisible(not is_before)
        for caption in self.facts["minutes"].captions:
            caption.setVisible(not is_before)

    def let(self, *, read_only: bool) -> None:
        """Whether they can be said anew."""
        for fact in self.facts.values():
            fact.words.setEnabled(not read_only)

    def close_all(self) -> None:
        """Show words alone."""
        for fact in self.facts.values():
            fact.ground.hide()
            fact.words.show()
        self.trouble.say("")

    def ask(self, name: str) -> None:
        """Put the cursor into the editor of a fact."""
        self.facts[name].open()

    def _fact(self, key: str, names: Sequence[str], captions: Sequence[str] = ("",)) -> Fact:
        px = self._around.theme.px
        for name in names:
            number = isinstance(self.editors[name], MinutesEditor)
            self.editors[name].setFixedWidth(px(NUMBER_PX if number else EDITOR_PX))
        pairs = zip(captions, [self.editors[name] for name in names], strict=True)
        return Fact(key, list(pairs))

    def _dot(self) -> QLabel:
        made = label("·", "caption")
        made.setWordWrap(False)
        made.setMinimumHeight(self._around.theme.px(HEIGHT))
        return made

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or QApplication.activePopupWidget() is not None:
            return
        for fact in self.facts.values():
            if fact.is_open and fact.isAncestorOf(old) and not fact.isAncestorOf(new):
                fact.finish()
                fact.close_again()

    def _on_judged(self) -> None:
        """Of the first that is not understood: what is wrong with it, and what to type."""
        wrong = next((fact for fact in self.facts.values() if fact.problem), None)
        words = wrong.problem if wrong is not None else ""
        if wrong is self.facts["when"] and words:
            asks = _("{problem} Type a day and a time: {example}.")
            words = asks.format(problem=words, example=_("Wednesday 10:00"))
        self.trouble.say(words)
