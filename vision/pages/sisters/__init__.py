"""Which of the pages that look alike it is: they compete over where they differ."""
