"""The sheets of one letter: their order, whether all are there, and whether they are of one."""
