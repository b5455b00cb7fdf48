"""Item models: what lists show, read in windows."""
