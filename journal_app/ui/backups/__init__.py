"""The backups of the journal: a list of them, and one opened to be read beside the journal."""
