"""What people read, string by string: kept, carried over, exchanged, remembered and counted."""
