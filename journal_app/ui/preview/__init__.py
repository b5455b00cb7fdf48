"""Looking at a text as it will read: safe, and only when asked for."""
