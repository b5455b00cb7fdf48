"""What a record belongs to: its links as chips, to be taken off, and new ones by typing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal_app.domain.record import Record
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import linking
from journal_app.services.linking import Bond, Named
from journal_app.ui.form.around import Around
from journal_app.ui.form.link_editor import SortedNameLine, later
from journal_app.ui.form.order import put_after
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import label

WORDS_PX = 132
LEAST_PX = 60


class BondChip(Chip):
    """A name may be long: it is elided where there is too little room, and its tool tip says it."""

    def minimumSizeHint(self) -> QSize:
        """As much as a few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), LEAST_PX), whole.height())


class Belongs(QWidget):
    """Every link is a step of its own, which undo takes back."""

    told = Signal(str)  # why a link was not kept

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._record: Record | None = None
        self._names: list[Named] | None = None
        self.chips: dict[str, Chip] = {}
        self.setObjectName("belongs")
        self.line = SortedNameLine(self._linkable)
        self.line.setObjectName("belongs_to")
        self.line.setAccessibleName(_("Belongs to"))
        self.line.picked.connect(self._on_picked)
        self.line.returnPressed.connect(self._on_return)
        self._bonds = QWidget()
        self._grid = QGridLayout(self._bonds)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Belongs to"), "section"))
        column.addWidget(self._bonds)
        column.addWidget(self.line)

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show what this record is linked with."""
        self._record, self._names = record, None
        self.line.clear()
        self.line.setVisible(not read_only)
        self._show(read_only=read_only)

    def clear(self) -> None:
        """Hold nothing."""
        self._record = self._names = None
        self.line.clear()
        self._show(read_only=True)

    def refresh(self) -> None:
        """Links may have changed."""
        if self._record is not None:
            self._show(read_only=self.line.isHidden())

    def _show(self, *, read_only: bool) -> None:
        record = self._record
        bonds = linking.bonds(self._around.journal, record) if record is not None else []
        self._empty()
        by_words: dict[str, list[Bond]] = {}
        for bond in bonds:
            by_words.setdefault(bond.words, []).append(bond)
        for row, (words, group) in enumerate(by_words.items()):
            said = label(words[:1].upper() + words[1:], "caption")
            said.setFixedWidth(self._around.theme.px(WORDS_PX))
            said.setMinimumHeight(self._around.theme.px(26))
            self._grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._chips(group, read_only=read_only), row, 1)
        put_after(self._bonds, self.chips.values())
        self._bonds.setVisible(bool(bonds))

    def _chips(self, group: list[Bond], *, read_only: bool) -> QWidget:
        ground = QWidget()
        ground.setMinimumWidth(1)  # a name that is too long is elided, not cut off
        flow = Flow(ground)
        flow.setSpacing(6)
        for bond in group:
            kind = ChipKind.DETAIL if read_only else ChipKind.FILTER
            chip = BondChip(self._around.theme, bond.other.name, "", kind)
            chip.setToolTip(plain_tip(f"{bond.other.name} · {bond.other.sort}"))
            if not read_only:
                chip.setAccessibleName(_("Remove {name}").format(name=bond.other.name))
                chip.clicked.connect(lambda _checked=False, bond=bond: self._on_removed(bond))
            flow.addWidget(chip)
            self.chips[bond.link.id] = chip
        return ground

    def _empty(self) -> None:
        self.chips = {}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _linkable(self) -> list[Named]:
        if self._names is None and self._record is not None:
            self._names = linking.linkable(self._around.journal, self._record)
        return self._names or []

    def _on_picked(self, other: Named) -> None:
        record, journal = self._record, self._around.journal
        if record is not None and self._did(lambda: linking.bind(journal, record, other)):
            later(self.line)
            self.refresh()

    def _on_return(self) -> None:
        """A whole name typed without choosing it from the list counts as well, as usual."""
        usual = [each for each in self._linkable() if each.role is None]
        found = linking.exactly(usual, self.line.text())
        if found is not None:
            self._on_picked(found)

    def _on_removed(self, bond: Bond) -> None:
        if self._did(lambda: self._around.journal.trash(bond.link)):
            self.line.setFocus()
            self.refresh()

    def _did(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except JournalError as error:
            self.told.emit(str(error))
            return False
        return True
