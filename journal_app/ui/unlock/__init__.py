"""The pages before a journal is open."""
