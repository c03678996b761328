"""What surrounds every request, whatever it asks: each file one layer around the routes."""
