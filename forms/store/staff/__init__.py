"""Keeping who works here, and how they prove it. What may be kept is in docs/data-protection.md."""
