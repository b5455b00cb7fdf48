"""What the page of today is made of."""
