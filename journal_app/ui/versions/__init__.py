"""Earlier versions of one record: chosen by time, read beside the one now, brought back."""
