"""The recovery code: 160 random bits in eight groups of four signs, and a check group."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})
SECRET_BYTES = 20
SIGNS = 32
CHECK_SIGNS = 4
GROUP = 4


def new_secret() -> bytes:
    """160 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def code_of(secret: bytes) -> str:
    """The code a person writes down: nine groups of four signs."""
    signs = _signs(int.from_bytes(secret), SIGNS) + _check(secret)
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def new_code() -> str:
    """A code that opens nothing until a vault takes it."""
    return code_of(new_secret())


def groups_of(code: str) -> tuple[str, ...]:
    """The groups of a code, in their order."""
    return tuple(code.split("-"))


def is_same(typed: str, group: str) -> bool:
    """Whether what was typed stands for the group, by the same forgiveness as a whole code."""
    return _plain(typed) == group


def has_shape(text: str) -> bool:
    """Whether the text looks like a code, right or wrong."""
    signs = _plain(text)
    return len(signs) == SIGNS + CHECK_SIGNS and set(signs) <= set(ALPHABET)


def secret_of(text: str) -> bytes | None:
    """The bits behind a code; None when it is none or its check group does not fit."""
    if not has_shape(text):
        return None
    signs = _plain(text)
    value = 0
    for sign in signs[:SIGNS]:
        value = value * len(ALPHABET) + ALPHABET.index(sign)
    secret = value.to_bytes(SECRET_BYTES)
    return secret if _check(secret) == signs[SIGNS:] else None


def _plain(text: str) -> str:
    return "".join(text.split()).upper().translate(FORGIVEN)


def _check(secret: bytes) -> str:
    digest = hashlib.sha256(b"mj/recovery-check/1" + secret).digest()
    return _signs(int.from_bytes(digest[:3]) >> 4, CHECK_SIGNS)


def _signs(value: int, count: int) -> str:
    signs = ""
    for _index in range(count):
        value, rest = divmod(value, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return signs
