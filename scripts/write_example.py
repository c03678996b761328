"""Writes the picture of the client's example from the bundled photo of a filled-in form.

.venv/bin/python scripts/write_example.py
"""

from pathlib import Path

import cv2

ROOT = Path(__file__).resolve().parent.parent
PHOTO = ROOT / "tests/golden/verhuizing-filled.jpg"
EXAMPLE = ROOT / "client_demo/src/example/paper.webp"
#: As wide as the stream it is shown in, and light enough for a phone's network (about 60 KB).
_WIDTH_PX, _QUALITY = 1080, 60

if __name__ == "__main__":
    photo = cv2.imread(str(PHOTO))
    height = round(photo.shape[0] * _WIDTH_PX / photo.shape[1])
    shown = cv2.resize(photo, (_WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(EXAMPLE), shown, [cv2.IMWRITE_WEBP_QUALITY, _QUALITY])
    print(f"wrote {EXAMPLE}: {EXAMPLE.stat().st_size} bytes")
