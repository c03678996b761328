"""Days on which, or before which, the reader must do something."""
