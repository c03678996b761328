"""What was written into the fields of a known page, and what hides them."""
