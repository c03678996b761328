"""Whole letters: somebody wrote each of them out, and marked in its text what is true of it.

What a hand's stories cannot have: a bill that adds up, a letter of one office about one thing. The
same number gives the same letter; only its reader, typeface and colours are drawn.
"""
