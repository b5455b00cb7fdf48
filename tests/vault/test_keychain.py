"""The keyring: only one that is trusted is asked, and whatever it does wrong is one sentence."""

import base64
import io
import logging
import os
import subprocess
import sys
import traceback

import pytest
from keyring import errors
from keyring.backends import SecretService, fail, null

from journal_app.errors import DeviceUnavailable
from journal_app.vault import keychain
from journal_app.vault.keychain import Keychain

VAULT_ID = "0f1e2d3c-1111-2222-3333-444455556666"
SECRET = bytes(range(32))


class Trusted:
    """A keyring in memory; the library itself does not know of it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []

    def set_password(self, service, username, password):
        self.calls.append("set")
        self.kept[service, username] = password

    def get_password(self, service, username):
        self.calls.append("get")
        return self.kept.get((service, username))

    def delete_password(self, service, username):
        self.calls.append("delete")
        if self.kept.pop((service, username), None) is None:
            raise errors.PasswordDeleteError("No such password!")


def named(cls, module: str = "keyring.backends.SecretService", name: str = "Keyring"):
    return type(name, (cls,), {"__module__": module})


@pytest.fixture
def backend():
    return named(Trusted)()


def raising(error: Exception):
    class Raising(Trusted):
        def get_password(self, service, username):
            raise error

        set_password = delete_password = lambda self, *_given: self.get_password("", "")

    return named(Raising)()


def test_a_secret_is_kept_given_back_and_forgotten(backend) -> None:
    ring = Keychain(lambda: backend)

    ring.keep(VAULT_ID, SECRET)
    kept = ring.secret(VAULT_ID)
    ring.forget(VAULT_ID)

    assert kept == SECRET
    assert ring.secret(VAULT_ID) is None


def test_the_keyring_is_told_the_program_and_eight_signs_and_no_more(backend) -> None:
    Keychain(lambda: backend).keep(VAULT_ID, SECRET)

    assert backend.kept == {("mentoring-journal", "0f1e2d3c"): SECRET.hex()}


def test_forgetting_what_is_not_there_is_harmless(backend) -> None:
    Keychain(lambda: backend).forget(VAULT_ID)

    assert "delete" not in backend.calls


@pytest.mark.parametrize(
    "found",
    [
        fail.Keyring(),
        null.Keyring(),
        named(Trusted, "keyrings.alt.file", "PlaintextKeyring")(),
        named(Trusted, "keyring.backends.kwallet", "DBusKeyringKWallet4")(),
        named(Trusted, "elsewhere", "Keyring")(),
        object(),
        None,
    ],
)
def test_a_keyring_that_is_not_on_the_list_is_never_asked(found) -> None:
    for ask in (
        lambda ring: ring.keep(VAULT_ID, SECRET),
        lambda ring: ring.secret(VAULT_ID),
        lambda ring: ring.forget(VAULT_ID),
    ):
        with pytest.raises(DeviceUnavailable, match="no keyring that the journal can trust"):
            ask(Keychain(lambda: found))
    assert not getattr(found, "calls", [])


def chained(*backends):
    found = named(Trusted, "keyring.backends.chainer", "ChainerBackend")()
    found.backends = backends
    return found


def test_of_a_chain_the_trusted_one_itself_is_asked(backend) -> None:
    plain = named(Trusted, "keyrings.alt.file", "PlaintextKeyring")()

    Keychain(lambda: chained(plain, backend)).keep(VAULT_ID, SECRET)

    assert plain.calls == []
    assert backend.kept


def test_a_chain_without_a_trusted_one_is_no_keyring() -> None:
    plain = named(Trusted, "keyrings.alt.file", "PlaintextKeyring")()

    with pytest.raises(DeviceUnavailable, match="can trust"):
        Keychain(lambda: chained(plain)).keep(VAULT_ID, SECRET)
    assert plain.calls == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.KeyringLocked("Failed to unlock the collection!"), "is locked"),
        (errors.InitError("Prompt dismissed"), "is locked"),
        (errors.NoKeyringError("none"), "can trust"),
        (errors.KeyringError("odd"), "as it should"),
        (ConnectionResetError("gone"), "as it should"),
        (TimeoutError("slow"), "as it should"),
        (RuntimeError("anything"), "as it should"),
        (ImportError("libsecret"), "as it should"),
    ],
)
def test_whatever_a_keyring_does_wrong_is_one_sentence(error, words) -> None:
    ring = Keychain(lambda: raising(error))

    for ask in (lambda: ring.keep(VAULT_ID, SECRET), lambda: ring.secret(VAULT_ID)):
        with pytest.raises(DeviceUnavailable, match=words):
            ask()


def test_a_library_that_does_not_load_is_one_sentence_too() -> None:
    def broken():
        raise AttributeError("keyringrc")

    with pytest.raises(DeviceUnavailable):
        Keychain(broken).secret(VAULT_ID)


def test_a_keyring_that_keeps_nothing_and_says_nothing_is_found_out() -> None:
    class Deaf(Trusted):
        def set_password(self, service, username, password):
            pass

    with pytest.raises(DeviceUnavailable, match="did not keep"):
        Keychain(named(Deaf)).keep(VAULT_ID, SECRET)


def test_a_keyring_that_does_not_let_go_is_found_out() -> None:
    class Holding(Trusted):
        def delete_password(self, service, username):
            pass

    holding = named(Holding)()
    ring = Keychain(lambda: holding)
    ring.keep(VAULT_ID, SECRET)

    with pytest.raises(DeviceUnavailable, match="did not let the key go"):
        ring.forget(VAULT_ID)


@pytest.mark.parametrize("kept", ["", "zz", "00" * 31, "00" * 33, "é" * 64])
def test_what_is_no_secret_of_ours_counts_as_none(backend, kept) -> None:
    backend.kept["mentoring-journal", "0f1e2d3c"] = kept

    assert Keychain(lambda: backend).secret(VAULT_ID) is None


def test_no_secret_is_in_a_log_a_repr_or_an_error(caplog) -> None:
    ring = Keychain(lambda: raising(errors.KeyringError(f"cannot keep {SECRET.hex()}")))
    said = io.StringIO()

    with caplog.at_level(logging.DEBUG):
        try:
            ring.keep(VAULT_ID, SECRET)
        except DeviceUnavailable as error:
            traceback.print_exception(error, file=said)
    whole = said.getvalue() + caplog.text + repr(ring)

    assert "DeviceUnavailable" in whole
    assert not holds_secret(whole)


def holds_secret(text: str) -> bool:
    forms = (SECRET.hex(), base64.b64encode(SECRET).decode(), repr(SECRET)[2:-1])
    return any(form in text for form in forms)


def test_the_library_is_not_loaded_by_the_vault() -> None:
    code = (
        "import journal_app.vault, journal_app.vault.keychain, sys; print('keyring' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "False"


# ------------------------------------------------------------------ a real one


KEEPING = """
from journal_app.vault.keychain import Keychain
ring = Keychain()
ring.keep({vault_id!r}, {secret!r})
print(Keychain().secret({vault_id!r}) == {secret!r})
"""
LOCKING = """
import secretstorage
from journal_app.errors import DeviceUnavailable
from journal_app.vault.keychain import Keychain
ring, vault_id = Keychain(), "0f1e2d3c"
def said(ask):
    try:
        return repr(ask())
    except DeviceUnavailable as error:
        return str(error)
if {kept}:
    ring.keep(vault_id, bytes(32))
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
print(said(lambda: ring.secret(vault_id)), said(lambda: ring.keep(vault_id, bytes(32))), sep="|")
"""
OWN_BUS = (
    "dbus-run-session", "--", "sh", "-c",
    'printf "$0" | gnome-keyring-daemon $1 --components=secrets >/dev/null 2>&1; exec "$2" -c "$3"',
)  # fmt: skip


@pytest.fixture
def on_own_bus(tmp_path):
    """Run Python beside a keyring of its own, unlocked or never opened; answers what it prints."""
    tmp_path.chmod(0o700)
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}

    def _run(code: str, option: str = "--unlock") -> str:
        ran = subprocess.run(
            [*OWN_BUS, "made-up", option, sys.executable, code],
            capture_output=True, text=True, env={**os.environ, **own}, timeout=60,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    return _run


@pytest.mark.keyring
def test_the_real_keyring_keeps_a_secret_that_no_file_shows(on_own_bus, tmp_path) -> None:
    said = on_own_bus(KEEPING.format(vault_id=VAULT_ID, secret=SECRET))

    stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*.keyring"))
    assert said == "True"
    assert stored
    assert SECRET.hex().encode() not in stored
    assert SECRET not in stored


@pytest.mark.keyring
def test_what_the_real_keyring_was_told_to_forget_is_gone() -> None:
    ring = Keychain()
    ring.keep(VAULT_ID, SECRET)

    ring.forget(VAULT_ID)

    assert ring.secret(VAULT_ID) is None
    ring.forget(VAULT_ID)


@pytest.mark.keyring
def test_the_real_keyring_is_the_one_on_the_list() -> None:
    assert type(keychain.system_keyring()) is SecretService.Keyring


@pytest.mark.keyring
@pytest.mark.parametrize(("option", "kept"), [("--unlock", True), ("--start", False)])
def test_a_real_keyring_that_is_locked_or_was_never_opened_is_said_to_be(
    on_own_bus, option, kept
) -> None:
    said = on_own_bus(LOCKING.format(kept=kept), option)

    assert said == "|".join(["The keyring of this computer is locked."] * 2)


@pytest.mark.keyring
def test_a_keyring_that_went_away_is_one_sentence(monkeypatch) -> None:
    backend = keychain.system_keyring()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")

    with pytest.raises(DeviceUnavailable, match="keyring of this computer"):
        Keychain(lambda: backend).secret(VAULT_ID)
