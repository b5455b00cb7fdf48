"""What the page of all my clients is made of."""
