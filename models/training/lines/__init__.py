"""The reader of lines learns on: `python -m models.training.lines` (docs/line-reader.md)."""
