"""Sums of money: which are to be paid, come back or are only told, and to which account."""
