"""What the files about countries say, as they are."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COUNTRIES: dict[str, dict[str, Any]] = {
    path.stem.upper(): json.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "forms" / "countries").glob("*.json"))
}
