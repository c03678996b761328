"""Packs out of the catalogue and into it; what a pack is, is in `forms/packs`."""
