"""The print of a whole sheet as words in lines in blocks, each with its place on paper."""
