"""The recovery code: 160 random bits in eight groups of four signs, and a check group."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})
SECRET_BYTES = 20
SIGNS = 32
CHECK_SIGNS = 4
CODE_SIGNS = SIGNS + CHECK_SIGNS
SQUARE_SIGNS = CODE_SIGNS + 140  # and the block of vault/block.py
GROUP = 4
CHECKED_WITH = b"mj/recovery-check/1"


def new_secret() -> bytes:
    """160 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def code_of(secret: bytes) -> str:
    """The code a person writes down: nine groups of four signs."""
    return "-".join(in_groups(signs_of(secret, SIGNS) + check_of(secret, CHECKED_WITH)))


def new_code() -> str:
    """A code that opens nothing until a vault takes it."""
    return code_of(new_secret())


def groups_of(code: str) -> tuple[str, ...]:
    """The groups of a code, in their order."""
    return tuple(code.split("-"))


def in_groups(signs: str) -> tuple[str, ...]:
    """Signs as a person reads them: four at a time."""
    return tuple(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def is_same(typed: str, group: str) -> bool:
    """Whether what was typed stands for the group, by the same forgiveness as a whole code."""
    return plain(typed) == group


def has_shape(text: str) -> bool:
    """Whether the text looks like a code, right or wrong, alone or as a square begins with it."""
    signs = plain(text)
    return len(signs) in (CODE_SIGNS, SQUARE_SIGNS) and set(signs) <= set(ALPHABET)


def secret_of(text: str) -> bytes | None:
    """The bits behind a code; None when it is none or its check group does not fit."""
    if not has_shape(text):
        return None
    signs = plain(text)[:CODE_SIGNS]
    secret = bytes_of(signs[:SIGNS])
    return secret if check_of(secret, CHECKED_WITH) == signs[SIGNS:] else None


def plain(text: str) -> str:
    """What was typed, by the one spelling of each sign."""
    return "".join(text.split()).upper().translate(FORGIVEN)


def check_of(data: bytes, checked_with: bytes) -> str:
    """The four signs that tell a slip of the pen."""
    digest = hashlib.sha256(checked_with + data).digest()
    return _signs(int.from_bytes(digest[:3]) >> 4, CHECK_SIGNS)


def signs_of(data: bytes, count: int) -> str:
    """Bytes as signs of the alphabet, five bits each."""
    return _signs(int.from_bytes(data), count)


def bytes_of(signs: str) -> bytes:
    """The bytes behind signs of the alphabet, eight signs for five of them."""
    value = 0
    for sign in signs:
        value = value * len(ALPHABET) + ALPHABET.index(sign)
    return value.to_bytes(len(signs) * 5 // 8)


def _signs(value: int, count: int) -> str:
    signs = ""
    for _index in range(count):
        value, rest = divmod(value, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return signs
