"""What a person sees of a damaged journal: what happened, what is safe, what to do."""
