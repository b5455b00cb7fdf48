"""Where a file goes and for whom: the reader, the file and its form, the folder."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.review import Review
from journal_app.i18n import _
from journal_app.services.handing_over import ENDINGS, file_name, free_name
from journal_app.ui.ask import Ask
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.review.facts import FactRow, Section
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.short_line import keep_short

SAYS = {"html": "HTML", "markdown": "Markdown", "csv": "CSV"}


class WhereTo(Section):
    """Answers the path and the form, one of *endings*; it writes nothing."""

    changed = Signal()

    def __init__(
        self, theme: Theme, ask: Ask, folder: Path, endings: Mapping[str, str] = ENDINGS
    ) -> None:
        super().__init__(_("Where to, and for whom"), "where_to")
        self._ask, self._endings, self._forms = ask, endings, tuple(endings)
        self.folder = folder
        self._stem = ""
        self.reader = FactRow(theme, "user-round", "")
        self.file = FactRow(theme, "file-text", "")
        self.place = FactRow(theme, "folder-open", "")
        self.form = Segmented(theme, [SAYS[form] for form in self._forms], _("Form of the file"))
        self.form.setObjectName("form")
        if len(self._forms) == 1:  # shown here the others would be windows of their own
            self.form.hide()
        self.name = QLineEdit()
        self.name.setObjectName("file_name")
        keep_short(self.name)
        self.name.setAccessibleName(_("Name of the file"))
        self.name.hide()
        self.file.column.insertWidget(1, self.name)
        self.file.row.addWidget(self.form)
        spoken = _("Change the name of the file")
        self.file.offer(_("Change"), "change_name", spoken, self.begin_naming)
        self.place.offer(_("Change"), "change_folder", _("Change the folder"), self._ask_folder)
        self.show_rows((self.reader, self.file, self.place))
        self.name.editingFinished.connect(self._on_named)
        self.form.chosen.connect(self._on_form_chosen)

    @property
    def file_format(self) -> str:
        """The form by its code."""
        return self._forms[self.form.index]

    @property
    def path(self) -> Path:
        """Where the file will be."""
        return self.folder / file_name(self._stem, self._endings[self.file_format])

    def show_review(self, review: Review) -> None:
        """Say for whom, and name the file after the review."""
        reader = _(review.audience.label) if review.audience else _("Someone")
        words = _("Names appear as: {policy}.")
        policy = _(review.name_policy.label).lower()
        self.show_for(reader[:1].upper() + reader[1:], words.format(policy=policy), review.title)

    def show_for(self, reader: str, second: str, stem: str) -> None:
        """Say for whom and what that means, and name the file."""
        self.reader.say(reader, second)
        self._stem = stem
        self._say()

    def begin_naming(self) -> None:
        """Let another name be typed."""
        self.name.setText(self.path.stem)
        self.file.title.hide()
        self.name.show()
        self.name.setFocus()
        self.name.selectAll()

    def offer_free_name(self) -> None:
        """Something lies there already: the next name that is free stands ready."""
        self._stem = Path(free_name(self.folder, self.path.name)).stem
        self._say()

    def clear(self) -> None:
        """Hold nothing."""
        self._stem = ""
        self.name.clear()
        self.file.say("", "")
        self.reader.say("", "")

    def _on_named(self) -> None:
        typed = self.name.text().strip()
        if typed:
            self._stem = typed.removesuffix(self._endings[self.file_format])
        self.name.hide()
        self.file.title.show()
        self._say()

    def _on_form_chosen(self, _index: int) -> None:
        self._say()

    def _ask_folder(self) -> None:
        found = self._ask.folder(_("The folder for the file"), self.folder)
        if found is not None:
            self.folder = found
            self._say()

    def _say(self) -> None:
        self.file.say(self.path.name, _("No author, no path, no times in it."))
        self.place.say(self.folder.name or str(self.folder), _("The folder it goes to"))
        self.place.title.setToolTip(plain_tip(str(self.folder)))
        self.changed.emit()


def documents() -> Path:
    """Where a file goes as long as nobody says otherwise."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place) or Path.home())
    return found if found.is_dir() else Path.home()
