"""What one can be at while the journal is open."""
