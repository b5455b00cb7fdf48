"""Templates: headings and questions to write along, shipped ones and the person's own."""
