"""Charts as one sees and reads them."""
