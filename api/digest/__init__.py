"""The digest: people who work here are told by e-mail what waits for them."""
