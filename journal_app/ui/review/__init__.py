"""The parts of a review: what may go in, the document as it will be, its wording, what leaves."""
