"""Languages: what we can say in each, and translating what we cannot."""
