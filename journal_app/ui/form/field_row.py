"""One field as one sees it: its label, its editor, and room below for help or a problem."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import label, set_property

FOOT_PX, LABEL_GAP, FOOT_GAP = 17, 6, 4


class FieldRow(QWidget):
    """Says what is wrong below the editor, where the room for it was before."""

    def __init__(self, editor: FieldEditor, theme: Theme, *, with_label: bool = True) -> None:
        super().__init__()
        self.editor = editor
        self.setProperty("wide", editor.is_wide)
        self.has_foot = with_label or editor.field.required or editor.field.codes is not None
        self._hint = _(editor.field.hint)
        self.foot = label(self._hint, "caption", "foot")
        self._icon = picture(theme, "circle-alert", 14, "danger")
        self._build(theme, self._words(with_label=with_label))
        editor.meant.connect(self._on_meant)
        self.show_problem("")

    @property
    def problem(self) -> str:
        """What is said to be wrong now."""
        return "" if self._icon.isHidden() else self.foot.text()

    def show_problem(self, words: str) -> None:
        """Say what is wrong, or nothing any more."""
        self.editor.mark(words)
        self._icon.setVisible(bool(words))
        set_property(self.foot, "kind", "error" if words else "caption")
        said = words or self.editor.meaning or self._hint
        self.foot.setText(said)
        self.foot.setVisible(self.has_foot or bool(said))

    def _on_meant(self) -> None:
        """What was chosen is said in a line, unless something is wrong with it."""
        if not self.problem:
            self.show_problem("")

    def _words(self, *, with_label: bool) -> QLabel | None:
        field = self.editor.field
        if not with_label:
            return None
        made = label(_(field.label) if field.word != "flag" else " ", "label")
        made.setBuddy(self.editor)
        return made

    def _build(self, theme: Theme, words: QLabel | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if words is not None:
            column.addWidget(words)
            column.addSpacing(theme.px(LABEL_GAP))
        column.addWidget(self.editor)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.px(FOOT_GAP) if self.has_foot else 0, 0, 0)
        foot.setSpacing(theme.px(6))
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.foot, 1, Qt.AlignmentFlag.AlignTop)
        if self.has_foot:
            self.foot.setMinimumHeight(theme.px(FOOT_PX))
        column.addLayout(foot)
        column.addStretch(1)
