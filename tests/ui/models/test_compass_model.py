"""The list of the Compass."""

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.services import valuing
from journal_app.ui.models.compass_model import CompassModel
from journal_app.ui.models.heads_model import SECOND_LINE


def test_the_model_keeps_qts_rules_and_says_what_is_meant(journal, qapp, qtmodeltester) -> None:
    journal.save(Attribute(kind=AttributeKind.VALUE, name="Calm", rank=1))
    journal.save(Attribute(kind=AttributeKind.STRENGTH, name="Listening"))
    model = CompassModel()

    model.show_rows(valuing.rows(journal))

    seconds = [model.index(row).data(SECOND_LINE) for row in range(2)]
    assert seconds == ["1 · not defined yet", "Strength"]
    qtmodeltester.check(model)
