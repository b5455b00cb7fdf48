"""What to do on the other computer: three lines, to be printed or saved."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import moving
from journal_app.services.exporters.new_file import write_new
from journal_app.ui.ask import Ask
from journal_app.ui.icons import icon
from journal_app.ui.journal.keeping import Moved
from journal_app.ui.safety.sheet import Sheet
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, set_property

MARK_PX = 16


class MovingSheet(Sheet):
    """Shown when the backup lies where it was wanted and the copy here is only read."""

    def __init__(self, theme: Theme, ask: Ask, name: str, moved: Moved) -> None:
        super().__init__(
            theme,
            _("Ready to go on there"),
            _(
                "The backup lies on {place}, proved and compared. This copy is only read from now "
                "on, until you take it back here."
            ).format(place=moved.place),
        )
        self._ask = ask
        lines = moving.steps(moved.file.name, moved.place)
        self.paper = moving.paper(name, moved.at.date(), lines)
        for number, line in enumerate(lines, 1):
            self.column.addLayout(self._line(number, line))
        self.said = label("", "caption", "moving_said")
        self.said.hide()
        self.column.addWidget(self.said)
        save = self._tool(_("Save as text"), "file-text", "moving_save")
        show = self._tool(_("Print"), "printer", "moving_print")
        done = self.foot(_("Done"), "primary", "moving_done")
        self.end()
        show.clicked.connect(self._on_print)
        save.clicked.connect(self._on_save)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        done.setFocus()

    def _line(self, number: int, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        mark = label(f"{number}", "strong", f"moving_number_{number}")
        mark.setFixedWidth(self.theme.px(16))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)  # beside the first of its lines
        row.addWidget(label(words, "", f"moving_line_{number}"), 1)
        return row

    def _tool(self, words: str, mark: str, name: str) -> QPushButton:
        made = self.foot(words, "", name)
        made.setIcon(icon(self.theme, mark, MARK_PX))
        made.setText(f"\u2002{words}")  # room between the icon and the words
        made.setAccessibleName(words)
        return made

    def _on_print(self) -> None:
        document = QTextDocument()
        document.setPlainText(self.paper)
        if self._ask.print(document):
            self._say(_("Sent to the printer."))

    def _on_save(self) -> None:
        start = Path.home() / f"{_('Moving to another computer')}.txt"
        place = self._ask.new_file(_("Save the three lines"), start, (".txt",))
        if place is None:
            return
        try:
            write_new(place, [self.paper])
        except JournalError as error:
            self._say(str(error), is_failure=True)
            return
        self._say(_("Saved as {name}.").format(name=place.name))

    def _say(self, words: str, *, is_failure: bool = False) -> None:
        set_property(self.said, "kind", "error" if is_failure else "caption")
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()
        self.settle()
