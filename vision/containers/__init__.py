"""What picture files say about themselves, read without decoding a single pixel."""
