"""Who calls, and what they may do: signing in, sessions, keys, and the one gate for all routes."""
