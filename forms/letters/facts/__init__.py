"""What a letter states: who writes, when, how much, to which account, under which reference."""
