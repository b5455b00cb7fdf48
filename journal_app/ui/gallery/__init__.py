"""The gallery of templates: it lies above the page, and one is written along what was chosen."""
