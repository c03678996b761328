"""One signed file for a form: how it is written, signed, looked through and trusted."""
