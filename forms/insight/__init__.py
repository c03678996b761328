"""What citizens told: where they stop, what they say, and what a form asks of them."""
