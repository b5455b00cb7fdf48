"""The rows of the trash, and what can be done with the chosen one."""
