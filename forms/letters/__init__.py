"""What a letter says: who writes, what about, what to do, before when, how much, to whom."""
