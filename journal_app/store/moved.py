"""What an older program kept elsewhere, moved to where it is kept now; nothing is lost by it."""

import dataclasses
import datetime as dt
import json

from journal_app.domain.profile import PROFILE_ID, ClientWord, Profile
from journal_app.store.library import Database
from journal_app.store.repository import Repository

CLIENT_WORD = "client_word"  # a state once; now a field of the profile


def move_client_word(db: Database) -> None:
    """Keep the word for those one coaches in the profile, unless one stands there already."""
    row = db.execute("SELECT value FROM state WHERE name = ?", (CLIENT_WORD,)).fetchone()
    word = next((one for one in ClientWord if row and str(one) == json.loads(row[0])), None)
    profiles = Repository(db, Profile)
    before = profiles.get(PROFILE_ID)
    if word is not None and (before is None or before.client_word is None):
        now = dt.datetime.now(dt.UTC)
        kept = before or Profile(created_at=now, updated_at=now)
        profiles.put(before, dataclasses.replace(kept, client_word=word))
    db.execute("DELETE FROM state WHERE name = ?", (CLIENT_WORD,))
