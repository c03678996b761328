"""What a form asks of the people who fill it in, measured and with advice."""
