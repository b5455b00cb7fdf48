"""One sentence that makes a person and a relationship, or several at once from a list of names."""

import string
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.domain.codes import Code
from journal_app.domain.person import Person
from journal_app.domain.profile import ClientWord
from journal_app.domain.relationship import Cadence, Relationship, Tie
from journal_app.errors import JournalError
from journal_app.i18n import N_, _, ngettext
from journal_app.services import acquainting, client_words, linking
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ChoiceBox
from journal_app.ui.form.link_editor import NameLine
from journal_app.ui.form.prose_editors import TEXT_PX, ProseField
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, label

SENTENCE = N_("{person} is {tie}, we meet {cadence}")
NAME_PX = 168
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MANY = {
    Tie.MY_MENTEE: N_("I mentor these people"),
    Tie.MY_CLIENT: N_("I coach these people"),
}


class PeopleComposer(QWidget):
    """What it makes is one step of undo; people known by name are not made twice."""

    told = Signal(str, bool)  # words, whether something new was made
    begun = Signal(str, str)  # table and id of what was made
    person_asked = Signal()  # somebody without a relationship
    left = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.setObjectName("people_composer")
        self.name = NameLine(lambda: linking.names(around.journal, Person.table))
        self.tie = _choice(around, Tie, _("What they are to me"))
        self.cadence = _choice(around, Cadence, _("How often we meet"))
        self.cadence.setCurrentIndex(list(Cadence).index(Cadence.MONTHLY))
        self.add = button(_("Add"), "primary", "add_pair")
        self.names = ProseField(around.theme, TEXT_PX)
        self.ties = Segmented(
            around.theme, [_(words) for words in MANY.values()], _("Who they are")
        )
        self.ties.setObjectName("many_ties")
        self.several = button(_("Several at once"), "quiet", "several")
        self.only_person = button(_("Only a person"), "plain", "only_person")
        self._one, self._many = QWidget(), QWidget()
        self._many.hide()
        self._build()
        self._connect()

    def call_them(self, word: ClientWord) -> None:
        """Call those one coaches what they are called in this journal."""
        self.tie.setItemText(
            list(Tie).index(Tie.MY_CLIENT), client_words.label(Tie.MY_CLIENT, word)
        )

    @property
    def typed(self) -> list[str]:
        """The name and the list of names, as far as they are typed; nothing where neither is."""
        words = [self.name.text(), self.names.text]
        return words if any(words) else []

    def take_up(self, typed: Sequence[str]) -> None:
        """Go on with what was typed before."""
        name, names = typed
        self.name.setText(name)
        self.names.load(names)
        if names and self._many.isHidden():
            self._on_several()

    def clear(self) -> None:
        """Hold no name."""
        self.name.setText("")  # not clear(): that could be taken back, and undo is for the step
        self.names.load("")

    def submit(self) -> None:
        """Make what the sentence or the list says."""
        is_many = not self._many.isHidden()
        names = acquainting.listed(self.names.text) if is_many else [self.name.text()]
        tie = list(MANY)[self.ties.index] if is_many else list(Tie)[self.tie.currentIndex()]
        cadence = None if is_many else list(Cadence)[self.cadence.currentIndex()]
        try:
            pairs = acquainting.begin_all(self._around.journal, names, tie, cadence)
        except JournalError as error:
            self.told.emit(str(error), False)  # noqa: FBT003 - a signal
            return
        if not pairs:
            (self.names if is_many else self.name).setFocus()
            return
        self.clear()
        self.told.emit(_said(pairs), any(pair.is_new for pair in pairs))
        self.begun.emit(Relationship.table, pairs[-1].relationship.id)

    def _on_several(self) -> None:
        is_many = self._many.isHidden()
        self._many.setVisible(is_many)
        self._one.setVisible(not is_many)
        self.several.setText(_("One at a time") if is_many else _("Several at once"))
        (self.names if is_many else self.name).setFocus()

    def _build(self) -> None:
        theme = self._around.theme
        self.name.setObjectName("pair_name")
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("Name"))
        self.name.setFixedWidth(theme.px(NAME_PX))
        self.names.setObjectName("pair_names")
        self._name_list()
        self._build_sentence()
        many = QVBoxLayout(self._many)
        many.setContentsMargins(0, 0, 0, 0)
        many.setSpacing(6)
        many.addWidget(self.ties, 0, Qt.AlignmentFlag.AlignLeading)
        many.addWidget(self.names)
        many.addWidget(label(_("One name a line. Ctrl+Enter adds them."), "caption"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._one)
        column.addWidget(self._many)
        feet = QHBoxLayout()
        feet.setSpacing(16)
        feet.addWidget(self.several)
        feet.addWidget(self.only_person)
        feet.addStretch(1)
        feet.addWidget(self.add)
        column.addLayout(feet)

    def _build_sentence(self) -> None:
        """The parts of the sentence in the order of the language one reads."""
        parts = {"person": self.name, "tie": self.tie, "cadence": self.cadence}
        flow = Flow(self._one)
        flow.setSpacing(8)
        last: QHBoxLayout | None = None
        for words, gap, _spec, _conversion in string.Formatter().parse(_(SENTENCE)):
            mark, words_apart = _split(words)
            if mark and last is not None:
                last.addWidget(self._said(mark))
            elif mark:
                words_apart = words
            if words_apart.strip():
                flow.addWidget(self._said(words_apart.strip()))
            if gap in parts:
                ground = QWidget()
                last = QHBoxLayout(ground)
                last.setContentsMargins(0, 0, 0, 0)
                last.setSpacing(0)
                last.addWidget(parts[gap])
                flow.addWidget(ground)

    def _said(self, words: str) -> QLabel:
        said = label(words, "sentence")
        said.setWordWrap(False)
        said.setMinimumHeight(self._around.theme.px(40))
        return said

    def _connect(self) -> None:
        self.add.clicked.connect(self.submit)
        self.several.clicked.connect(self._on_several)
        self.name.returnPressed.connect(self.submit)
        self.name.picked.connect(lambda found: self.name.setText(found.name))
        self.ties.chosen.connect(self._name_list)
        self.only_person.clicked.connect(self.person_asked)

    def _name_list(self) -> None:
        self.names.setAccessibleName(_(list(MANY.values())[self.ties.index]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the sentence; Control and Enter add the list of names."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and not self._many.isHidden():
            self.submit()
            return
        super().keyPressEvent(event)


def _split(words: str) -> tuple[str, str]:
    """What follows a part without a space, such as its comma, and the words after that."""
    if not words or words[0].isspace():
        return "", words
    mark, _space, rest = words.partition(" ")
    return mark, rest


def _choice(around: Around, codes: type[Code], name: str) -> ChoiceBox:
    box = ChoiceBox(around.theme)
    box.setAccessibleName(name)
    box.setProperty("kind", "in_sentence")
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    for code in codes:
        box.addItem(_(code.label))
    return box


def _said(pairs: Sequence[acquainting.Pair]) -> str:
    new = [pair for pair in pairs if pair.is_new]
    if not new:
        return _("They are here already. Nothing was changed.")
    if len(new) == 1:
        return _("{name} is here now.").format(name=new[0].person.name)
    words = ngettext("{count} person is here now.", "{count} people are here now.", len(new))
    return words.format(count=len(new))
