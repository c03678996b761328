"""Everything that is kept, in one file, and back again.

A backup is a ZIP file: `manifest.json`, one `tables/<name>.jsonl` for each table with a line of
canonical JSON for each row, `images/…` as in the data folder, and `files/…` for what else lies
there. The manifest has the size and the SHA-256 of every other member.
"""
