"""Forms that follow from what a record declares of its fields."""
