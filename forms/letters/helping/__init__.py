"""What helps to do what a letter asks: days for a calendar, replies, payment codes, who helps."""
