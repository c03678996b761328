"""The accessibility statement, made from what was really tried: `make statement`."""
