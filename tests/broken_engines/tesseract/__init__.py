"""Stand-ins for Tesseract that fail in the ways it can fail."""
