"""What the head and foot of a letter tell: who writes, when, what about, under which number."""
