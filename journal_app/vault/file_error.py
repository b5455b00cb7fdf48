"""What the file system said, in words for a person."""

import errno

from journal_app.errors import NoSpace, ReadOnly, Refused
from journal_app.i18n import _


def told(error: OSError) -> Refused:
    """The error of ours that stands for one of the file system's."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoSpace(_("There is no room left on the disk. The journal itself is safe."))
    return ReadOnly(_("That place cannot be read or written. Nothing was changed."))
