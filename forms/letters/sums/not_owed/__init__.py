"""Words beside an amount that say it is neither owed by the reader nor given to them."""
