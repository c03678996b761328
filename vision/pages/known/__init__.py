"""What is kept of each known page since it was registered: its looks, and what tells it apart."""
