"""The product as people use it, from the outside."""
