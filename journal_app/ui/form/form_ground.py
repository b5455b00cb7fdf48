"""How the fields of a form stand: title, level, then fields in two columns, the private place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.record import Record, declared, is_only_mine
from journal_app.i18n import _
from journal_app.services import linking
from journal_app.ui.form.around import Around
from journal_app.ui.form.belongs import Belongs
from journal_app.ui.form.check_ins import CheckIns
from journal_app.ui.form.columns import Columns
from journal_app.ui.form.editors import editor_for
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.form.prose_editors import TitleEditor
from journal_app.ui.widgets.grounds import PrivatePlace
from journal_app.ui.widgets.parts import button, label, plane
from journal_app.ui.widgets.toast import ROOM_PX

WIDTH_PX, SIDE, TOP_PX = 620, 40, 15  # the title stands on the line of the list's head
GROUP_PX = 24
OWN_WORDS = ("own_words_md", "definition_md")  # what the numbers are about is said before them
LAST = ("archived",)  # asked for last, whatever the order of the declaration


class FormGround(QWidget):
    """Every row of one kind of record, in the order one reads and tabs through them."""

    def __init__(self, around: Around, cls: type[Record]) -> None:
        super().__init__()
        self._around, self._cls, self._bare = around, cls, cls()
        self.rows: dict[str, FieldRow] = {}
        self.more = button(_("More about this"), "quiet", "more_fields")
        self.private = PrivatePlace(around.theme, _("Stays out of every export and every review."))
        self.belongs = Belongs(around)
        self.check_ins = CheckIns(around)
        self.heading = label("", "title", "form_heading")
        self._build()

    def settle(self, record: Record) -> None:
        """The private place is there where anything stands in it; a name where no title does."""
        title = self.rows.get(record.title_field)
        self.heading.setVisible(title is None or title.isHidden())
        journal = self._around.journal
        name = linking.name_of(journal, record.table, record.id) if title is None else ""
        self.heading.setText(name or _(record.noun))
        mine = [row for row in self.rows.values() if self.private.isAncestorOf(row)]
        self.private.setVisible(any(not row.isHidden() for row in mine))

    def show_beside(self, record: Record, *, is_saved: bool, read_only: bool) -> None:
        """Show links and check-ins, of what was saved."""
        self.belongs.show_record(record, read_only=read_only)
        self.check_ins.show_record(record, read_only=read_only)
        self.belongs.setVisible(is_saved)
        self.check_ins.setVisible(is_saved and self.check_ins.is_of_use)

    def _build(self) -> None:
        theme = self._around.theme
        ground = plane("raised")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        inside = QHBoxLayout(ground)
        inside.setContentsMargins(SIDE, theme.px(TOP_PX), SIDE, theme.px(ROOM_PX))
        body = QWidget()
        body.setMaximumWidth(theme.px(WIDTH_PX))
        inside.addWidget(body, 100)
        inside.addStretch(1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        self.heading.setContentsMargins(0, 0, 0, theme.px(12))
        self._add_rows(column)
        column.addWidget(self.private)
        column.addSpacing(theme.px(8))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(theme.px(GROUP_PX))
        column.addWidget(self.belongs)
        column.addStretch(1)

    def _add_rows(self, column: QVBoxLayout) -> None:
        """Title, level and the first words, then the check-ins, then the rest."""
        theme, fields = self._around.theme, declared(self._cls)
        head, rows, mine = Columns(theme), Columns(theme), Columns(theme)
        names, first = _in_reading_order(self._cls), _head_of(self._cls)
        for name in names:
            row = self._row(name)
            if row is None:
                continue
            self.rows[name] = row
            is_mine = is_only_mine(self._cls, fields[name])
            (head if name in first else mine if is_mine else rows).addWidget(row)
        self.private.column.addSpacing(theme.px(8))
        self.private.column.addLayout(mine)
        column.addLayout(head)
        column.addWidget(self.check_ins)
        column.addSpacing(theme.px(14))
        column.addLayout(rows)
        column.addSpacing(theme.px(4))

    def _row(self, name: str) -> FieldRow | None:
        field = declared(self._cls)[name]
        if name == self._cls.title_field and field.word == "line":
            editor = TitleEditor(field, self._around)
            return FieldRow(editor, self._around.theme, with_label=False)
        made = editor_for(field, getattr(self._bare, name), self._around)
        if made is None:
            return None
        made.setObjectName(f"field_{name}")
        return FieldRow(made, self._around.theme, with_label=name != "level")


def _head_of(cls: type[Record]) -> list[str]:
    """What stands above the check-ins."""
    return [name for name in (cls.title_field, "level", *OWN_WORDS) if name in declared(cls)]


def _in_reading_order(cls: type[Record]) -> list[str]:
    """Title and level, what comes before the first text, the texts, then what is short."""
    fields = declared(cls)
    names = [name for name in fields if name not in (cls.title_field, "level", *LAST)]
    texts = [name for name in names if fields[name].word == "prose"]
    begins = names.index(texts[0]) if texts else len(names)
    mine = [name for name in names if is_only_mine(cls, fields[name])]
    before = [name for name in names[:begins] if name not in mine]
    after = [name for name in names[begins:] if name not in (*texts, *mine)]
    open_texts = [name for name in texts if name not in mine]
    head = [name for name in (cls.title_field, "level") if name in fields]
    last = [name for name in LAST if name in fields]
    return [*head, *before, *open_texts, *after, *last, *mine]
