"""What lies where in the folder that holds all state."""

from pathlib import Path


def database_path(data_dir: Path) -> Path:
    """Where the database lies."""
    return data_dir / "leeswijzer.sqlite3"


def images_path(data_dir: Path) -> Path:
    """Where the page images lie, by their SHA-256."""
    return data_dir / "images"
