"""Values as print writes them: days, terms, sums, numbers of accounts, where someone is reached."""
