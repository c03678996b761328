"""The network that tells what a letter asks: `python -m models.training.letters`."""
