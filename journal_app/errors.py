"""Every error the program raises on purpose.

    JournalError
        Refused                     1  nothing was changed
            Exists                     something already lies there
            ReadOnly                   the place cannot be written
            NoSpace                    the disk is full, or takes nothing
        VaultError
            UnlockError
                WrongPassphrase     3
                WrongRecovery       3
                DeviceUnavailable   3
                NoMemory            3
            DamageError
                HeaderMissing       4
                HeaderDamaged       4
                    OutOfBounds        a parameter outside the limits of vault/limits.py
                HeaderNewer         4  made by a newer program (header or tables)
                DatabaseMissing     4
                DatabaseEmpty       4
                DatabaseForeign     4
                DatabasePlain       4
                DatabaseDamaged     4
                NotAJournal         4
            OpenElsewhere           5

The number is the exit status on the command line. Messages are whole sentences for a person
and never hold anything private: no title, no name, no path inside the home folder.
"""

from typing import ClassVar


class JournalError(Exception):
    """Something a person can be told about in plain words."""

    word: ClassVar[str] = "refused"
    exit_status: ClassVar[int] = 1


class Refused(JournalError):
    """It was not done, and nothing was changed."""


class Exists(Refused):
    """Something already lies where the new thing was to go."""

    word = "exists"


class ReadOnly(Refused):
    """The place or the journal cannot be written."""

    word = "read_only"


class NoSpace(Refused):
    """The disk is full, or takes nothing; what was saved before is as it was."""

    word = "no_space"


class VaultError(JournalError):
    """The locked box did not open or did not hold."""


class UnlockError(VaultError):
    """The key could not be made; the journal itself is untouched."""

    exit_status = 3


class WrongPassphrase(UnlockError):
    """The passphrase opens no slot."""

    word = "wrong_passphrase"


class WrongRecovery(UnlockError):
    """The recovery code opens no slot."""

    word = "wrong_recovery"


class DeviceUnavailable(UnlockError):
    """Only this device's own secret was to be used, and it is not to be had."""

    word = "device_unavailable"


class NoMemory(UnlockError):
    """There is not enough free memory to derive the key now."""

    word = "no_memory"


class DamageError(VaultError):
    """The files are not what a journal must be."""

    exit_status = 4


class HeaderMissing(DamageError):
    """There is a database but no vault.json."""

    word = "header_missing"


class HeaderDamaged(DamageError):
    """vault.json cannot be read or was changed."""

    word = "header_damaged"


class OutOfBounds(HeaderDamaged):
    """A key parameter in the header is outside the limits of vault/limits.py."""


class HeaderNewer(DamageError):
    """A newer program made this journal."""

    word = "header_newer"


class DatabaseMissing(DamageError):
    """There is a vault.json but no journal.db."""

    word = "database_missing"


class DatabaseEmpty(DamageError):
    """journal.db is shorter than one page."""

    word = "database_empty"


class DatabaseForeign(DamageError):
    """journal.db opens, yet it is not a journal."""

    word = "database_foreign"


class DatabasePlain(DamageError):
    """journal.db is not encrypted."""

    word = "database_plain"


class DatabaseDamaged(DamageError):
    """The right key was given and journal.db still does not read well."""

    word = "database_damaged"


class NotAJournal(DamageError):
    """The folder or file is not a journal."""

    word = "not_a_journal"


class OpenElsewhere(VaultError):
    """Another program holds this journal open."""

    word = "open_elsewhere"
    exit_status = 5
