"""Composed Dutch government letters whose whole truth is known: `maker.make_letter`.

What counts as true of a letter is settled in `truth.py`.
"""
