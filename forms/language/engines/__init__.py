"""Programs that translate: what they are to others, each of them, and how they are installed."""
