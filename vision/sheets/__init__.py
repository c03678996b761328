"""Sheets of paper in a frame: where their edges and corners are, whose sheet it is left open."""
