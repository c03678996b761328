"""The phrase bank."""
