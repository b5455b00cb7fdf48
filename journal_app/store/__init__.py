"""Records in tables: the only room that speaks SQL about them."""
