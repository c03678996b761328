"""Typeset every form of the bundled library: `form.typ` to `form.pdf` and `pages.json`.

    .venv/bin/python scripts/typeset.py                    all versions
    .venv/bin/python scripts/typeset.py gemeente-x/form/1  only these

The same sources give the same bytes: only the fonts in forms/library/typeset/fonts are used and
the PDF carries a fixed date.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst

LIBRARY = Path(__file__).resolve().parent.parent / "forms" / "library"
FONTS = Path("typeset") / "fonts"
#: 2026-01-01T00:00:00Z; any fixed moment keeps the bytes equal from run to run.
PDF_TIMESTAMP_S = 1_767_225_600


def main(keys: list[str]) -> int:
    """Typeset the versions named by `keys`, or all of them; 1 when one of them failed."""
    folders = [LIBRARY / key for key in keys] or versions()
    failed = False
    for folder in folders:
        key = folder.relative_to(LIBRARY).as_posix()
        try:
            pages = typeset(folder)
        except (RuntimeError, LookupError) as error:
            print(f"{key}: {error}", file=sys.stderr)
            failed = True
            continue
        print(f"{key}: {len(pages['pages'])} pages, {len(pages['fields'])} fields", file=sys.stderr)
    return 1 if failed else 0


def versions() -> list[Path]:
    """The folders of all versions that have a source."""
    return sorted(source.parent for source in LIBRARY.glob("*/*/*/form.typ"))


def typeset(folder: Path, library: Path = LIBRARY) -> dict[str, Any]:
    """Write `form.pdf` and `pages.json` beside `folder`/form.typ; gives what pages.json holds.

    `library` is the folder that holds `typeset/` with the components and fonts.

    Raises:
        RuntimeError: there is no source, or (as typst.TypstError) it does not compile.
        LookupError: two fields of one page share an id.
    """
    source = folder / "form.typ"
    compiler = typst.Compiler(
        source, root=library, font_paths=[library / FONTS], ignore_system_fonts=True
    )
    pdf = compiler.compile(format="pdf", timestamp=PDF_TIMESTAMP_S)
    marks = json.loads(compiler.query("<field>", field="value"))
    sheets = json.loads(compiler.query("<sheets>", field="value", one=True))
    pages = {
        "pages": [
            {"page": number, "widthMm": _mm(sheets["widthMm"]), "heightMm": _mm(sheets["heightMm"])}
            for number in range(1, sheets["pages"] + 1)
        ],
        "fields": [_field(mark) for mark in marks],
    }
    _refuse_twins(pages["fields"])
    (folder / "form.pdf").write_bytes(pdf)
    (folder / "pages.json").write_text(_readable(pages), encoding="utf-8")
    return pages


def _mm(length: float) -> float:
    return round(float(length), 2)


def _field(mark: dict[str, Any]) -> dict[str, Any]:
    left, top, right, bottom = (round(mark[side], 2) for side in ("left", "top", "right", "bottom"))
    return {
        "id": mark["id"],
        "page": mark["page"],
        "areaMm": [[left, top], [right, top], [right, bottom], [left, bottom]],
        "combCells": mark["combCells"],
    }


def _refuse_twins(fields: list[dict[str, Any]]) -> None:
    seen: set[tuple[int, str]] = set()
    for field in fields:
        name = (field["page"], field["id"])
        if name in seen:
            raise LookupError(f"page {name[0]} has two fields called “{name[1]}”")
        seen.add(name)


def _readable(pages: dict[str, Any]) -> str:
    """JSON with one page or field a line, so that a change shows as one line."""
    parts = []
    for name, items in pages.items():
        lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
        parts.append(f' "{name}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
