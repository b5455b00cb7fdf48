"""Journal JSON of our own, such as the sample: read here; that of others goes through the door."""

from journal_app.services.importers.json_text import messages
from journal_app.services.importers.reading import Reading, reading_of


def read_json(data: bytes) -> Reading:
    """Everything the file says, with every problem named; the file itself is not changed."""
    return reading_of(messages([data]))
