"""What one can do with a journal: no Qt, no SQL."""
