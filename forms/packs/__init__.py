"""One signed file for a form: made, looked through, trusted or not, and taken in."""
