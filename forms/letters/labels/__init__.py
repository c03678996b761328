"""Labels ("Uw kenmerk:"), and what stands beside or below them."""
