"""Reviewing: what people read is made of strings, each written, checked and shown by itself."""
