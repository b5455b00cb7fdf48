"""The parts of the settings: what belongs to the journal, and what to this computer."""
