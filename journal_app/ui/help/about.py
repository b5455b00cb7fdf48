"""What this program is made of: every part, its version, and its licence to read."""

import platform

from PySide6.QtCore import QStringListModel, Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QListView, QTextEdit, QVBoxLayout, QWidget

from journal_app import __version__
from journal_app.i18n import _
from journal_app.services import licences
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label

LIST_WIDTH, TEXT_PX, LEAST_PX = 300, 12.5, 48


class About(QWidget):
    """The list leading, the licence of the chosen part trailing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._parts = licences.parts()
        self.list = QListView()
        self.text = QTextEdit()
        self._what = label("", "caption", "licence_of")
        self._build(theme)
        rows = [" ".join(filter(None, (part.name, part.version))) for part in self._parts]
        self.list.setModel(QStringListModel(rows, self.list))
        self.list.selectionModel().currentChanged.connect(
            lambda current, _previous: self._show(current.row())
        )
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _show(self, row: int) -> None:
        part = self._parts[row]
        words = _("{name} · {licence} · {purpose}")
        said = words.format(name=part.name, licence=part.licence, purpose=part.purpose)
        self._what.setText(said)
        self.text.setPlainText(part.text)
        self.text.setAccessibleName(said)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(20), 0, theme.px(20))
        column.setSpacing(theme.px(10))
        named = _("Mentoring Journal {version}, under the MIT licence. Python {python}, Qt {qt}.")
        versions = {"python": platform.python_version(), "qt": qVersion()}
        column.addWidget(label(named.format(version=__version__, **versions), "", "versions"))
        column.addWidget(
            label(_("It stands on the work of many others. Their licences, to read:"), "caption")
        )
        self.list.setObjectName("parts")
        self.list.setAccessibleName(_("Parts of this program"))
        self.list.setProperty("kind", "plain")
        self.list.setSpacing(theme.px(3))
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.text.setObjectName("licence")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("kind", "field")
        self.text.setFont(theme.mono(TEXT_PX))
        self.text.setMinimumHeight(theme.px(LEAST_PX))  # the smallest window has no room for more
        across = QHBoxLayout()
        across.setSpacing(theme.px(20))
        across.addWidget(self.list)
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(8))
        beside.addWidget(self._what)
        beside.addWidget(self.text, 1)
        across.addLayout(beside, 1)
        column.addLayout(across, 1)
