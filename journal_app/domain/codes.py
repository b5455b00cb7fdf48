"""Enumerations whose members carry the words a person reads."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A stored snake_case code and its words on screen (marked, not yet translated)."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the member equal to its code."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
