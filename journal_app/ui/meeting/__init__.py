"""A session while it is held: what is on the screen may be seen by both."""
