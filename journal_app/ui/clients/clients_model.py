"""Those I coach, mentor or supervise, a row each."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal_app.i18n import _, day_in_words, weekday_in_words
from journal_app.services.clients import Client
from journal_app.services.hours import length_words, unmeasured_words
from journal_app.ui.plain_words import plain_tip

Index = QModelIndex | QPersistentModelIndex
CLIENT = Qt.ItemDataRole.UserRole
THREADS, ASIDE, CAPTION, NAME = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3, 4))


class ClientsModel(QAbstractListModel):
    """What a row says, in words."""

    def __init__(self) -> None:
        super().__init__()
        self._clients: Sequence[Client] = ()
        self._today = dt.date.min

    def show_these(self, clients: Sequence[Client], today: dt.date) -> None:
        """List these."""
        self.beginResetModel()
        self._clients, self._today = clients, today
        self.endResetModel()

    def client(self, index: Index) -> Client | None:
        """Whom a row is about."""
        return self._clients[index.row()] if index.isValid() else None

    def row_of(self, relationship_id: str) -> int:
        """The row of a relationship; the first one where it is not listed."""
        ids = [one.relationship_id for one in self._clients]
        return ids.index(relationship_id) if relationship_id in ids else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many there are."""
        return 0 if parent.isValid() else len(self._clients)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Each line of a row, or all of them as one for a screen reader."""
        client = self.client(index)
        if client is None:
            return None
        if role == CLIENT:
            return client
        lines = {
            NAME: client.name,
            ASIDE: next_words(client, self._today),
            THREADS: threads_words(client),
            CAPTION: caption(client),
        }
        if role in lines:
            return lines[role]
        whole = [words for words in lines.values() if words]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(whole))
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return ", ".join(whole) if role in spoken else None


def next_words(client: Client, today: dt.date) -> str:
    """When we meet next."""
    if client.is_closed:
        return _("Closed")
    if client.next_at is None:
        return _("Nothing planned")
    local = client.next_at.astimezone()
    day = local.date()
    said = weekday_in_words(day) if day.year == today.year else day_in_words(day)
    return _("{day}, {time}").format(day=said, time=f"{local:%H:%M}")


def threads_words(client: Client) -> str:
    """What is open, by title."""
    if not client.threads:
        return _("Nothing is open.")
    titles = " · ".join(client.threads)
    return _("{titles} · and more").format(titles=titles) if client.has_more else titles


def caption(client: Client) -> str:
    """The kind, the last contact, the time of this year, and what it grew from."""
    said = [client.kind]
    if client.last_on is not None:
        said.append(_("last contact {day}").format(day=day_in_words(client.last_on)))
    if client.minutes:
        said.append(_("{length} this year").format(length=length_words(client.minutes)))
    if client.unmeasured:
        said.append(unmeasured_words(client.unmeasured))
    said.append(client.grew_from)
    return " · ".join(filter(None, said))
