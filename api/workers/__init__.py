"""Looking at pictures in processes that can be killed: a pool of seats, and what runs in each."""
