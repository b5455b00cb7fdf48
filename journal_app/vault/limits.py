"""Bounds a header must keep before anything in it is used.

Sources: OWASP and RFC 9106 for the floors; the ceilings keep a crafted header from taking all
memory or minutes of time.
"""

HEADER_BYTES = 65_536
SLOTS = 16
LEAST_MEMORY_KIB = 65_536
MOST_MEMORY_KIB = 1_048_576
CHOSEN_MEMORY_KIB = (65_536, 131_072, 262_144, 524_288)
LEAST_PASSES, MOST_PASSES = 2, 12
MOST_LANES = 8
SALT_BYTES = (16, 64)
PAGE_BYTES = 4096
"""A journal's database is never shorter than one page."""
