"""Rules, dotted lines and boxes on the scan of a blank form, from which its fields are guessed."""
