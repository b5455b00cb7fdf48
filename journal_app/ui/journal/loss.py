"""The question before something typed is left that could not be saved."""

from journal_app.i18n import _
from journal_app.ui.ask import Answer, Ask

AGAIN, LOSE, STAY = "again", "lose", "stay"


def ask_about_loss(ask: Ask, why: str) -> str:
    """AGAIN, LOSE or STAY; Escape stays."""
    return ask.choose(
        _("Your last words are not saved"),
        _("They are still here in the window. {why}").format(why=why),
        (
            Answer(AGAIN, _("Try again")),
            Answer(LOSE, _("Leave and lose them")),
            Answer(STAY, _("Stay here")),
        ),
    )
