"""Waiting for what may never answer: a keyring may ask a person first, or hang."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from journal_app.errors import DeviceUnavailable
from journal_app.i18n import _

T = TypeVar("T")


class Asked(Generic[T]):
    """A question on a thread of its own that ends with the process, answered or not."""

    def __init__(self, question: Callable[[], T]) -> None:
        self._question = question
        self._ended = threading.Event()
        self._found: list[T] = []
        self._error: DeviceUnavailable | None = None
        threading.Thread(target=self._ask, name="keyring", daemon=True).start()

    @property
    def has_ended(self) -> bool:
        """Whether there is an answer, or an error in its place."""
        return self._ended.is_set()

    def answer(self, within_s: float = 0) -> T:
        """The answer, waited for no longer than that.

        Raises:
            DeviceUnavailable: it said why not, or has not ended yet.
        """
        self._ended.wait(within_s)
        if self._error is not None:
            raise self._error
        if not self._found:
            raise DeviceUnavailable(_("The keyring of this computer does not answer."))
        return self._found[0]

    def _ask(self) -> None:
        try:
            self._found.append(self._question())
        except DeviceUnavailable as error:
            self._error = error
        finally:
            self._ended.set()
