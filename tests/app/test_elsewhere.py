"""A journal that does not lie well is told in the status line, and moved when that is wished."""

from journal_app.app.elsewhere import Elsewhere
from journal_app.services.whereabouts import Kind


def test_in_a_folder_of_ones_own_nothing_is_said(vault_path, answers, qapp) -> None:
    elsewhere = Elsewhere(vault_path, answers)

    elsewhere.offer()

    assert elsewhere.kind is Kind.OWN
    assert elsewhere.standing.words == ""
    assert answers.asked == []


def test_in_a_synced_folder_it_is_said_and_may_stay(synced, answers, qapp, qtbot) -> None:
    elsewhere = Elsewhere(synced, answers)

    with qtbot.assertNotEmitted(elsewhere.move_asked):
        elsewhere.standing.do()

    assert elsewhere.standing.words == "In a synced folder"
    assert answers.asked == ["The journal does not lie well here"]
