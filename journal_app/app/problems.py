"""What is said when a journal does not open for a reason other than its passphrase."""

from journal_app.errors import JournalError
from journal_app.i18n import N_, _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.problem_page import ProblemPage

RESTORE = N_(
    "Restore the last proven backup into a new folder; the damaged one is kept. "
    "At the command line: mentoring-journal restore BACKUP NEW_JOURNAL."
)
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
        "into a new folder."
    ),
    "not_a_journal": N_("Choose the folder whose name ends in .journal."),
}
SAFE = N_("Nothing was changed. Backups made earlier are as they were.")


def problem_page(error: JournalError, theme: Theme) -> ProblemPage:
    """A calm page: what happened, what is safe, what to do."""
    return ProblemPage(theme, str(error), _(SAFE), _(TO_DO.get(error.word, RESTORE)))
