"""The parts of the help: words, what is promised, and what comes with the program."""
