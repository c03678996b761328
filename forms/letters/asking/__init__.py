"""What a letter asks of its reader, and what sort of letter that makes it."""
