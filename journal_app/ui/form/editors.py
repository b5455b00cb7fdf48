"""Which editor a field has, by its word."""

from collections.abc import Callable
from typing import Any

from journal_app.domain.fields import NEVER, Field
from journal_app.domain.level import Level
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import (
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    LevelEditor,
    ScaleEditor,
    WordScaleEditor,
)
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.line_editors import (
    DayEditor,
    LineEditor,
    MinutesEditor,
    MomentEditor,
    NumberEditor,
    SuggestedEditor,
    WordsEditor,
)
from journal_app.ui.form.link_editor import LinkEditor
from journal_app.ui.form.prose_editors import ProseEditor

DOTS = 10  # a scale with more steps than dots fit is typed


def editor_for(field: Field, default: Any, around: Around) -> FieldEditor | None:
    """The editor of a field; None for fields that are not asked for."""
    if field.asked == NEVER:
        return None
    if field.codes is Level:
        return LevelEditor(field, around)
    if field.word == "choice":
        none = () if default is not None else (None,)
        return ChoiceEditor(field, around, (*none, *(field.codes or ())))
    if field.word == "scale" and field.codes is not None:
        return WordScaleEditor(field, around)
    if field.word == "line" and field.codes is not None:
        return SuggestedEditor(field, around)
    if field.word == "scale" and field.low == 1 and (field.high or 0) <= DOTS:
        return ScaleEditor(field, around)
    made = EDITORS.get(field.word)
    return made(field, around) if made is not None else None


EDITORS: dict[str, Callable[[Field, Around], FieldEditor]] = {
    "line": LineEditor,
    "prose": ProseEditor,
    "day": DayEditor,
    "moment": MomentEditor,
    "link": LinkEditor,
    "choices": ChoicesEditor,
    "scale": NumberEditor,
    "minutes": MinutesEditor,
    "number": NumberEditor,
    "flag": FlagEditor,
    "words": WordsEditor,
}
