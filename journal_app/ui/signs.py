"""Positions in a text: Python counts signs, Qt counts the halves of UTF-16."""

FIRST_PLANE = 0xFFFF


def as_qt(text: str, index: int) -> int:
    """The position as Qt counts it."""
    if text.isascii():
        return index
    return index + sum(1 for sign in text[:index] if ord(sign) > FIRST_PLANE)
