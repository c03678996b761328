"""The networks that see the sheet: `python -m models.training.sheets` (docs/page-network.md)."""
