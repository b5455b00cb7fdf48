"""What this journal promises, and what it does not, in short words."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import N_, _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import hairline, held, label, plane, set_margins

WIDTH = 680
PROMISED = (
    N_("What was typed a second ago survives a killed program."),
    N_("Deleting means the trash. Only what you delete for good is gone."),
    N_("Everything on disk is encrypted: text, search index, history, backups."),
    N_("When it is locked, nothing of it is left in the window or in the memory of the program."),
    N_("Nothing leaves but by an export you start, at a level you choose."),
    N_("The program cannot go online. There is no account."),
    N_("A backup is called one only after it was opened again and compared."),
    N_(
        "A damaged journal is said to be damaged and is only read from then on. What can be read "
        "of it can be saved into a new one, with a list of what is missing."
    ),
    N_("What goes in comes out: the whole journal in an open, described format."),
)
NOT_PROMISED = (
    N_("Without the passphrase and without the recovery code nobody can open it, we neither."),
    N_(
        "No protection from a program that runs as you while the journal is open, or from "
        "someone who watches the screen or the keys."
    ),
    N_(
        "On a computer that others manage they can see more than you: the screen, the keys, the "
        "memory while the journal is open."
    ),
    N_("Whoever takes the computer while the journal is open has the journal."),
    N_(
        "What the system itself writes down of its memory, as in hibernation, is encrypted only "
        "where the system encrypts its disk."
    ),
    N_("How large the journal is, when you write and that it exists can be seen from outside."),
    N_("Older files put in the place of newer ones are not noticed."),
    N_("Text you delete for good stays in backups made earlier, until you delete those."),
    N_(
        "A new passphrase does not close what opened with the old one: backups, and copies "
        "somebody made."
    ),
    N_("What left is out of reach: exports, printed pages and what you copied are not encrypted."),
    N_("No sharing, no sync, no phone. A folder copied while it is open is not a backup."),
    N_(
        "Notes kept for work may be asked for by right. Ask before you write. What helps: agree "
        "who keeps notes, roles instead of names, a date to delete."
    ),
)


class Promises(QScrollArea):
    """Two lists; the arrow keys scroll."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("promises")
        self.setAccessibleName(_("What is promised"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for heading, mark, tone, sentences in (
            (_("What is promised"), "check", "accent", PROMISED),
            (_("What is not promised"), "info", "muted", NOT_PROMISED),
        ):
            column.addWidget(label(heading, "section"))
            column.addWidget(hairline())
            for sentence in sentences:
                column.addWidget(self._row(mark, tone, _(sentence)))
            column.addSpacing(theme.px(16))
        ground = plane("surface")
        around = QVBoxLayout(ground)
        set_margins(around, 0, theme.px(20), theme.px(12), theme.px(24))
        around.addLayout(held(whole, theme.px(WIDTH)))
        around.addStretch(1)
        self.setWidget(ground)

    def _row(self, mark: str, tone: str, sentence: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        drawn = picture(self._theme, mark, 18, tone)
        box = QVBoxLayout()
        box.addWidget(drawn)
        box.addStretch(1)
        row.addLayout(box)
        row.addWidget(label(sentence), 1)
        return made
