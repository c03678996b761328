"""How well the outlines of the phone client stick to the paper, measured on what it displays."""
