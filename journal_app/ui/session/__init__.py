"""A session as one sees it: head, tabs, and the private place beside them."""
