"""The form of one action: who stands by is asked apart from whose it is."""

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.record import Record
from journal_app.ui.form.record_form import RecordForm


class ActionForm(RecordForm):
    """What came of it is asked as soon as it is done."""

    def _is_head(self, name: str, record: Record) -> bool:
        is_done = isinstance(record, Action) and record.status == ActionStatus.DONE
        if name == "support_person_id" or (name == "outcome_md" and is_done):
            return True
        return super()._is_head(name, record)
