"""One page laid on a frame: where it lies, and what its print proves."""
