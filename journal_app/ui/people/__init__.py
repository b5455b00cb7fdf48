"""People and relationships as one looks at them."""
