"""A private journal for mentoring and coaching, kept in one encrypted folder."""

__version__ = "0.1.0"
