"""Packs: made, looked through, trusted or not, and taken in."""
