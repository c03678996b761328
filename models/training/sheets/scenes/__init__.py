"""Made-up pictures of a sheet on a table: everything in them is painted, nothing is real."""
