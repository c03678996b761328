"""What all commands share at a terminal: keys and files as people give them, lines as they read."""
