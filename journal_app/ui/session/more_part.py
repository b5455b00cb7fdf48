"""What else can be said of a session, behind one button: kinds of support, links, put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.i18n import _
from journal_app.ui.form.around import Around
from journal_app.ui.form.belongs import Belongs
from journal_app.ui.form.editors import editor_for
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.session.open_text import EDGE_PX
from journal_app.ui.widgets.parts import button, set_margins

NAMES = ("support_kinds", "archived")


class MorePart(QWidget):
    """What is filled always shows; the rest when it is asked for."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.editors: dict[str, FieldEditor] = {}
        self._rows: dict[str, FieldRow] = {}
        self._asked = False
        self.more = button(_("More about this"), "quiet", "more_fields")
        self.belongs = Belongs(around)
        column = QVBoxLayout(self)
        set_margins(column, EDGE_PX, 0, EDGE_PX, 0)
        column.setSpacing(around.theme.px(14))
        for name in NAMES:
            editor = editor_for(declared(Session)[name], getattr(Session(), name), around)
            if editor is None:
                continue
            self.editors[name] = editor
            self._rows[name] = FieldRow(editor, around.theme)
            column.addWidget(self._rows[name])
        column.addWidget(self.belongs)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.clicked.connect(self._on_more)

    def show_session(self, session: Session, *, read_only: bool) -> None:
        """What is filled."""
        self._session, self._read_only = session, read_only
        is_saved = session.created_at is not None
        bare = Session()
        for name, row in self._rows.items():
            filled = getattr(session, name) != getattr(bare, name)
            row.setVisible(filled or self._asked)
        self.belongs.setVisible(self._asked and is_saved)
        if self._asked:
            self.belongs.show_record(session, read_only=read_only)
        self.more.setVisible(not self._asked and not read_only)

    def clear(self) -> None:
        """Hold nothing."""
        self.fold()
        self.belongs.clear()
        self.show_session(Session(), read_only=True)

    def fold(self) -> None:
        """Nothing was asked for yet."""
        self._asked = False

    def refresh(self) -> None:
        """Links may have come or gone."""
        if self._asked:
            self.belongs.refresh()

    def _on_more(self) -> None:
        self._asked = True
        self.show_session(self._session, read_only=self._read_only)
        self.editors["support_kinds"].setFocus()
