"""The recovery code survives a person's hand, and no mistake passes."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.vault import recovery

SECRETS = st.binary(min_size=20, max_size=20)


@given(SECRETS)
def test_a_code_gives_its_bits_back_however_it_is_typed(secret: bytes) -> None:
    code = recovery.code_of(secret)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert len(code.split("-")) == 9
    assert recovery.secret_of(code) == recovery.secret_of(f" {typed}\n") == secret


@given(SECRETS, st.integers(0, 35), st.sampled_from(recovery.ALPHABET))
def test_one_wrong_sign_is_seen_nearly_always(secret: bytes, place: int, sign: str) -> None:
    signs = recovery.code_of(secret).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1 :]

    found = recovery.secret_of(wrong)

    assert recovery.has_shape(wrong)
    assert (found == secret) == (wrong == signs)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    if recovery.secret_of(text) is not None:
        assert recovery.has_shape(text)


def test_words_are_no_code() -> None:
    assert not recovery.has_shape("a passphrase of the tests")


@given(SECRETS)
def test_a_group_is_recognised_however_it_is_typed(secret: bytes) -> None:
    groups = recovery.groups_of(recovery.code_of(secret))

    typed = [f" {group.lower().replace('0', 'o').replace('1', 'l')} " for group in groups]

    assert len(groups) == 9
    assert all(recovery.is_same(*both) for both in zip(typed, groups, strict=True))
    assert not recovery.is_same(groups[0][:3], groups[0])
