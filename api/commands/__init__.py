"""The commands, one file per group; `reading` and `adding` are the work of the longest two."""
