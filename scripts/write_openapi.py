"""Writes docs/openapi.json from the routes as they are; a test checks that it was done."""

import json
from pathlib import Path

from api.app import create_app
from api.openapi import describe
from api.settings import Settings

DOCUMENT = Path(__file__).parents[1] / "docs" / "openapi.json"

if __name__ == "__main__":
    document = describe(create_app(Settings()))
    DOCUMENT.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"wrote {DOCUMENT}")
