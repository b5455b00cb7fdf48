"""Writing: the fields of one entry and the keeping of them."""
