"""Pictures to geometry and text. Pure: no files, database, network or settings."""
