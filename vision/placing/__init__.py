"""Laying a known page over a frame, flat or bent, to a fraction of a pixel."""
