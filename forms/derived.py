"""Which generation of the program derived what is kept of a page image."""

#: What this program derives from page images. Raise it when vision makes another fingerprint of
#: the same image (a test finds out) or another contrast of two: what is kept is then made anew.
DERIVED_GENERATION = 1
