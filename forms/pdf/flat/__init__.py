"""Finding the places to fill in on a page whose file does not say where they are."""
