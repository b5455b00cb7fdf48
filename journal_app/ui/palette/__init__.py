"""One field for searching and doing: it lies above the page and goes when it has led somewhere."""
