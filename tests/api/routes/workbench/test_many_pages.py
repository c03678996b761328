"""A PDF of 200 pages on its way into the wizard: read page by page, and editable meanwhile."""

import io
import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.api.routes.workbench.desk import DRAFTS, Desk, open_desk, serving

# Two hundred pages take minutes where the machine is busy.
pytestmark = [pytest.mark.slow, pytest.mark.verify, pytest.mark.timeout(900)]

PAGES = 200
PATIENCE_S = 600.0


def long_pdf(pages: int = PAGES) -> bytes:
    """Pages of one line to fill in and a name before it, each with a number of its own."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = fonts
            drawn = f"BT /F1 12 Tf 60 700 Td (Achternaam {number}) Tj ET 1 w 180 690 300 24 re S"
            page.Contents = pdf.make_stream(drawn.encode())
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()


def until(desk: Desk, draft_id: int, pages: int, counts: list[int] | None = None) -> dict[str, Any]:
    """The draft once so many pages are there; `counts` gets how many there were, time and again."""
    deadline = time.monotonic() + PATIENCE_S
    while len((shown := desk.shown(draft_id))["pages"]) < pages:
        assert time.monotonic() < deadline, len(shown["pages"])
        if counts is not None:
            counts.append(len(shown["pages"]))
        time.sleep(0.1)
    return shown


def named(desk: Desk, shown: dict[str, Any], page: int, label: str) -> Any:
    """Gives the first field of a page another name."""
    edit = {"page": page, "id": shown["values"][f"order/{page}"][0], "label": label}
    return desk.edit(shown["draft"]["id"], "write-field", **edit)


def test_200_pages_are_read_one_by_one_and_what_is_there_can_be_edited(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        answer = desk.begin(long_pdf(), version="1")
        assert answer.status_code == 201, answer.text
        draft_id = answer.json()["id"]
        seen = until(desk, draft_id, 5)
        # Long before the last page is there: edited, and kept.
        assert seen["draft"]["state"] == "reading"
        assert seen["draft"]["pageCount"] == PAGES
        assert named(desk, seen, 1, "Uw achternaam").status_code == 200
    with serving(tmp_path) as desk:
        again = desk.shown(draft_id)
        # The service was stopped: what was read and written is there, and it goes on.
        assert again["draft"]["state"] == "reading"
        assert len(again["pages"]) >= len(seen["pages"])
        counts = [len(again["pages"])]
        shown = until(desk, draft_id, PAGES, counts)
        assert counts == sorted(counts)
        assert len(set(counts)) > 10
        assert [each["page"] for each in shown["pages"]] == list(range(1, PAGES + 1))
        assert (shown["draft"]["state"], shown["draft"]["mayEdit"]) == ("editing", True)
        first = shown["values"]["order/1"][0]
        assert shown["values"][f"fields/1/{first}/label"] == "Uw achternaam"
        assert all(shown["values"][f"order/{page}"] for page in range(1, PAGES + 1))
        assert named(desk, shown, PAGES, "De laatste").status_code == 200
        picture = desk.http.get(f"{DRAFTS}/{draft_id}/pages/{PAGES}")
        assert picture.content.startswith(b"\x89PNG")
