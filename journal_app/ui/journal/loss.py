"""The question before something typed is left that could not be saved."""

from collections.abc import Callable

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


def may_be_left(
    keep: Callable[[], bool], ask: Ask, why: Callable[[], str], *, may_ask: bool
) -> bool:
    """Whether the page may be left: all is kept, or the person would rather lose it.

    *keep* saves and answers whether all is; it is tried again as long as the person wants it.
    Where nobody may be asked, what is not kept keeps one there.
    """
    while not keep():
        answer = ask_about_loss(ask, why()) if may_ask else STAY
        if answer != AGAIN:
            return answer == LOSE
    return True
