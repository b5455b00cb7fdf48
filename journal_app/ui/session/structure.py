"""Templates in a session: the structure of its notes, and what one prepares it with."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.domain.session import Session
from journal_app.i18n import _
from journal_app.services.sessions import Pair
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import LETTERS_A_LINE, Pattern, guide
from journal_app.services.templates.switching import first_open, switched
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.session.ground import SessionGround
from journal_app.ui.session.open_text import OpenTextEditor

Choose = Callable[[str | None], None]
PREPARATION = "preparation"  # the group of templates one prepares with
NARROW = 28  # letters in a line of the private place at its usual width


class Structure(QObject):
    """Puts headings into the notes or the preparation; whatever was typed stays."""

    def __init__(self, catalogue: Catalogue, ground: SessionGround) -> None:
        super().__init__(ground)
        self._catalogue, self._ground = catalogue, ground
        self.key: str | None = None
        self._pair = Pair()
        ground.notes.structure_asked.connect(self._on_structure)
        ground.private.template_asked.connect(self._on_template)

    def show_session(self, session: Session, pair: Pair, *, read_only: bool) -> None:
        """Which are in use."""
        self.key, self._pair = session.structure, pair
        found = self._catalogue.find(session.structure)
        self._show(found, may_choose=not read_only)
        self._ground.private.show_template(self.preparations, may_choose=not read_only)

    @property
    def preparations(self) -> list[Pattern]:
        """What one may prepare with, that of one's own side first, the other side's last."""
        found = [one for one in self._catalogue.shipped if one.group == PREPARATION]
        beside, own = self._pair.preparations_beside, self._pair.preparation
        return sorted(found, key=lambda one: (one.key in beside, one.key != own))

    def offered(self, focused: QWidget) -> tuple[Sequence[Pattern], Choose] | None:
        """The templates of the text one writes in, and what puts one in; None in no such text."""
        if self._ground.private.prep.isAncestorOf(focused):
            return self.preparations, self._prepare_along
        if self._ground.notes.discussion.isAncestorOf(focused):
            return self._catalogue.structures, self._choose_along
        return None

    def choose(self, pattern: Pattern | None) -> None:
        """Another structure, or none; answers stay beneath their headings."""
        notes, old = self._ground.notes, self._catalogue.find(self.key)
        self.key = pattern.key if pattern is not None else None
        self._show(pattern, may_choose=True)
        _write_along(notes.discussion, old, pattern)

    def prepare(self, pattern: Pattern) -> None:
        """Prepare along a template."""
        private = self._ground.private
        _write_along(private.prep, None, pattern, NARROW)
        private.show_template(self.preparations, may_choose=True)

    def _prepare_along(self, key: str | None) -> None:
        pattern = self._catalogue.find(key)
        if pattern is not None:
            self.prepare(pattern)

    def _choose_along(self, key: str | None) -> None:
        self.choose(self._catalogue.find(key))

    def _show(self, pattern: Pattern | None, *, may_choose: bool) -> None:
        asks = guide(pattern) if pattern is not None else None
        self._ground.notes.show_structure(asks, may_choose=may_choose)

    def _on_structure(self) -> None:
        menu = _menu(self._ground.notes.structure)
        none = menu.addAction(_("No structure"))
        none.setCheckable(True)
        none.setChecked(self.key is None)
        none.triggered.connect(partial(self.choose, None))
        for pattern in self._catalogue.structures:
            action = menu.addAction(pattern.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(pattern.key == self.key)
            action.setToolTip(plain_tip(pattern.use))
            action.triggered.connect(partial(self.choose, pattern))
        _open(menu, self._ground.notes.structure)

    def _on_template(self) -> None:
        menu = self.preparation_menu()
        _open(menu, self._ground.private.template)

    def preparation_menu(self) -> QMenu:
        """What one's own side prepares with; that of the other side stands under More."""
        menu, beside = _menu(self._ground.private.template), self._pair.preparations_beside
        more = QMenu(_("More"), menu)
        for pattern in self.preparations:
            into = more if pattern.key in beside else menu
            action = into.addAction(pattern.title.replace("&", "&&"))
            action.setObjectName(pattern.key)
            action.triggered.connect(partial(self.prepare, pattern))
        if more.actions():
            menu.addMenu(more)
        return menu


def _write_along(
    editor: OpenTextEditor, old: Pattern | None, new: Pattern | None, letters: int = LETTERS_A_LINE
) -> None:
    """Put the headings in; one goes on beneath the first that has no answer."""
    text = switched(editor.value, old, new, letters)
    editor.text.write_anew(text, first_open(text, new) if new is not None else len(text))


def _menu(owner: QWidget) -> QMenu:
    made = QMenu(owner)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


def _open(menu: QMenu, below: QWidget) -> None:
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))
