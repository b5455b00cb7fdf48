"""What is said when a journal does not open for a reason other than its passphrase."""

from journal_app.errors import JournalError
from journal_app.i18n import N_, _, day_in_words
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.problem_page import ProblemPage
from journal_app.vault.shelf import Kept

DAMAGED = "database_damaged"
RESTORED = (
    DAMAGED,
    "database_missing",
    "database_empty",
    "database_foreign",
    "database_plain",
)  # a backup stands for these: it holds a database
MENDED = ("header_missing", "header_damaged")  # a recovery sheet stands for these
HAPPENED: dict[str, str] = {
    DAMAGED: N_("Its file is damaged, and nothing is written to it any more."),
}
RESTORE = N_("Restore the last proven backup into a new journal; what lies here is kept.")
TO_DO: dict[str, str] = {
    "header_missing": N_(
        "Its file vault.json is not there. A copy lies in every backup and on this computer; "
        "the command “verify” names the copies it finds."
    ),
    "header_damaged": N_(
        "Its file vault.json was changed. A copy lies beside it, in every backup and on this "
        "computer; the command “verify” names the copies it finds."
    ),
    "header_newer": N_(
        "Open it with the newer program that made it, or bring this one up to date."
    ),
    "database_missing": N_(
        "If the file journal.db was moved, put it back. Else restore the last proven backup "
        "into a new journal."
    ),
    DAMAGED: N_(
        "There are two ways, each into a new journal: restore a backup, or save what can be "
        "read here, which may be newer. The damaged file is kept."
    ),
    "not_a_journal": N_("Choose the folder whose name ends in .journal."),
}
SAFE = N_("Nothing was changed. Backups made earlier are as they were.")


def problem_page(error: JournalError, theme: Theme, backup: Kept | None = None) -> ProblemPage:
    """A calm page: what happened, what is safe, what to do; *backup* is the newest one there is."""
    happened = HAPPENED.get(error.word)
    to_do = _(TO_DO.get(error.word, RESTORE))
    restore = _("Restore the last backup…") if backup is not None else _("Restore a backup…")
    return ProblemPage(
        theme,
        _(happened) if happened else str(error),
        _safe(error, backup),
        to_do,
        restore=restore if error.word in RESTORED else "",
        salvage=_("Save what can be read…") if error.word == DAMAGED else "",
        sheet=_("I have my recovery sheet…") if error.word in MENDED else "",
    )


def _safe(error: JournalError, backup: Kept | None) -> str:
    if error.word not in RESTORED:
        return _(SAFE)
    if backup is None:
        return _("Nothing was changed. No backup of this journal was found on this computer.")
    day = day_in_words(backup.made_at.astimezone().date())
    words = _(
        "Nothing was changed. A backup of {day} was found; opening it shows whether it is whole."
    )
    return words.format(day=day)
