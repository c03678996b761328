"""Letters to people who work here: what waits for them, when they are told so by e-mail."""
