"""Backups as a person meets them: another place, another computer, and trying one out."""
