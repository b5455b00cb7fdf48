"""What reads files from elsewhere; every importer answers with records or with problems."""

CHILD_WORD = "--read-a-file"  # what a bundle is told, to be the child that reads one
