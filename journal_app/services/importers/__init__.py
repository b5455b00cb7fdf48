"""What reads files from elsewhere; every importer answers with records or with problems."""
