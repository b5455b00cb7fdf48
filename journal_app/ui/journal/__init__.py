"""The parts of the open journal: the list, finding, steps back and forth, pasting, the place."""
