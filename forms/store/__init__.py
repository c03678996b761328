"""Keeping: the database and the page images under the data folder."""
