"""Typeset the specimen letters: `letter.typ` to `letter.pdf` and `truth.json`, and `senders.json`.

    .venv/bin/python scripts/typeset_letters.py                       all of them
    .venv/bin/python scripts/typeset_letters.py aanslag-waterschap    only these

The same sources give the same bytes: only our fonts are used and the PDF carries a fixed date. What
a source says of a fact is looked up in the PDF's text: its area is that of the letters printed
there, and a fact that is printed otherwise fails. senders.json is what the invented senders publish
about themselves, for `leeswijzer senders import`: all that their letters print.
"""

import ctypes
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from pypdfium2 import raw

from forms.pdf.page_space import MM_PER_POINT

FORMS = Path(__file__).resolve().parent.parent / "forms"
SPECIMENS = FORMS / "letters" / "specimens"
FONTS = [FORMS / "library" / "typeset" / "fonts", FORMS / "fonts"]
#: 2026-01-01T00:00:00Z; any fixed moment keeps the bytes equal from run to run.
PDF_TIMESTAMP_S = 1_767_225_600
#: What a letter says one of; of everything else it may say several.
ONE_OF = ("sender", "subject", "date")
SEVERAL_OF = ("deadlines", "amounts", "ibans", "references", "phones", "emails", "urls")
#: What a sender publishes; none of them prints codes.
PUBLISHED = ("ibans", "phones", "emails", "hosts", "codes")
#: A mark stands at its text's baseline, or above it: at the corner of its cell, or, where the text
#: begins a line, at the end of the line before. Lower than this it is another's.
_FARTHEST_ABOVE_MM, _BELOW_MM = 9.0, 0.5
#: So little does a difference to the side count beside one in height.
_SIDE = 0.02
#: What PDFium says for a hyphen at which a line ends.
_BROKEN_AT_HYPHEN = "\x02"

#: A printed letter: itself, its ink's left, top, right and bottom and its baseline, in mm.
Glyph = tuple[str, float, float, float, float, float]


def main(slugs: list[str]) -> int:
    """Typeset the letters named, or all of them; 1 when one of them failed."""
    failed = False
    for folder in [SPECIMENS / slug for slug in slugs] or specimens():
        try:
            truth = typeset(folder)
        except (RuntimeError, LookupError) as error:
            print(f"{folder.name}: {error}", file=sys.stderr)
            failed = True
            continue
        print(f"{folder.name}: {truth['kind']}, {len(truth['pages'])} pages", file=sys.stderr)
    if not failed:
        (SPECIMENS / "senders.json").write_text(published(), encoding="utf-8")
    return 1 if failed else 0


def published() -> str:
    """What senders.json holds: what each sender's letters print of it."""
    senders: dict[str, dict[str, Any]] = {}
    for folder in specimens():
        truth = json.loads((folder / "truth.json").read_text("utf-8"))
        name = truth["sender"]["value"]
        sender = senders.setdefault(name, {"name": name, **{kind: set() for kind in PUBLISHED}})
        sender["ibans"] |= {iban["value"] for iban in truth["ibans"] if iban["role"] == "sender"}
        sender["phones"] |= {phone["value"] for phone in truth["phones"]}
        sender["emails"] |= {email["value"] for email in truth["emails"]}
        links = [link["value"] for link in truth["urls"] + truth["emails"]]
        sender["hosts"] |= {_host(link) for link in links}
    lists = [
        {name: sorted(value) if isinstance(value, set) else value for name, value in each.items()}
        for _, each in sorted(senders.items())
    ]
    return json.dumps({"senders": lists}, ensure_ascii=False, indent=1) + "\n"


def _host(link: str) -> str:
    return str(link).rpartition("@")[2].partition("/")[0].removeprefix("www.")


def specimens() -> list[Path]:
    """The folders of all letters, by name."""
    return sorted(source.parent for source in SPECIMENS.glob("*/letter.typ") if _is_letter(source))


def _is_letter(source: Path) -> bool:
    return source.parent.name != "typeset"


def typeset(folder: Path, into: Path | None = None) -> dict[str, Any]:
    """Write `letter.pdf` and `truth.json` beside `folder`/letter.typ, or `into` another folder.

    Raises:
        RuntimeError: there is no source, or (as typst.TypstError) it does not compile.
        LookupError: a fact is not printed as the source says.
    """
    compiler = typst.Compiler(
        folder / "letter.typ", root=FORMS, font_paths=FONTS, ignore_system_fonts=True
    )
    pdf = compiler.compile(format="pdf", timestamp=PDF_TIMESTAMP_S)
    pages = list(_pages(pdf))
    marks = json.loads(compiler.query("<fact>", field="value"))
    truth: dict[str, Any] = {
        "kind": json.loads(compiler.query("<letter-kind>", field="value", one=True)),
        "pages": [
            {"page": number, "widthMm": round(width, 2), "heightMm": round(height, 2)}
            for number, (width, height, _) in enumerate(pages, 1)
        ],
        **_facts(marks, [glyphs for _, _, glyphs in pages]),
        "actions": json.loads(compiler.query("<action>", field="value")),
    }
    (into or folder).joinpath("letter.pdf").write_bytes(pdf)
    (into or folder).joinpath("truth.json").write_text(_readable(truth), encoding="utf-8")
    return truth


def _pages(pdf: bytes) -> Iterator[tuple[float, float, list[Glyph]]]:
    """Width, height and letters of each page, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            textpage = page.get_textpage()
            glyphs = list(_glyphs(textpage, height))
            textpage.close()
            yield width * MM_PER_POINT, height * MM_PER_POINT, glyphs
    finally:
        document.close()


def _glyphs(textpage: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, index)).replace(_BROKEN_AT_HYPHEN, "-")
        if text.isspace():
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        sides = (left, height - top, right, height - bottom, height - y.value)
        yield text, *(side * MM_PER_POINT for side in sides)  # type: ignore[misc]


def _facts(marks: list[dict[str, Any]], pages: list[list[Glyph]]) -> dict[str, Any]:
    """What is said, each value and role once, with all its places."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in (*ONE_OF, *SEVERAL_OF)}
    for mark in marks:
        facts = found[mark["kind"]]
        same = [each for each in facts if _meaning(each) == _meaning(mark)]
        if not same:
            also = {"alsoRoles": mark["alsoRoles"]} if mark["alsoRoles"] else {}
            facts.append({"value": mark["value"], "role": mark["role"], **also, "places": []})
        places, place = (same or facts[-1:])[0]["places"], _place(mark, pages[mark["page"] - 1])
        if place not in places:  # Typst tells of a footer twice
            places.append(place)
    for name in ONE_OF:
        if len(found[name]) != 1:
            raise LookupError(f"a letter has one {name}, this one has {len(found[name])}")
    return {name: facts[0] if name in ONE_OF else facts for name, facts in found.items()}


def _meaning(fact: dict[str, Any]) -> tuple[str, str | None]:
    return fact["value"], fact["role"]


def _place(mark: dict[str, Any], glyphs: list[Glyph]) -> dict[str, Any]:
    """Where the text is printed that begins nearest to the mark."""
    wanted = "".join(mark["text"].split())
    page = "".join(glyph[0] for glyph in glyphs)
    starts = [at for at in range(len(page)) if page.startswith(wanted, at)]
    near = [at for at in starts if -_BELOW_MM < glyphs[at][5] - mark["y"] < _FARTHEST_ABOVE_MM]
    if not near:
        raise LookupError(
            f"“{mark['text']}” is not printed on page {mark['page']} where it is said"
        )
    best = min(near, key=lambda at: _distance(mark, glyphs[at]))
    lines = groupby(glyphs[best : best + len(wanted)], key=lambda glyph: round(glyph[5], 1))
    return {
        "text": mark["text"].replace("\u00a0", " "),
        "page": mark["page"],
        "areasMm": [_box(list(line)) for _, line in lines],
    }


def _distance(mark: dict[str, Any], glyph: Glyph) -> float:
    return float(abs(glyph[5] - mark["y"]) + _SIDE * abs(glyph[1] - mark["x"]))


def _box(glyphs: Iterable[Glyph]) -> list[list[float]]:
    _, lefts, tops, rights, bottoms, _ = zip(*glyphs, strict=True)
    left, top = round(min(lefts), 2), round(min(tops), 2)
    right, bottom = round(max(rights), 2), round(max(bottoms), 2)
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def _readable(truth: dict[str, Any]) -> str:
    """JSON with one fact a line, so that a change shows as one line."""
    parts = []
    for name, value in truth.items():
        if isinstance(value, list) and value:
            lines = ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in value)
            parts.append(f' "{name}": [\n{lines}\n ]')
        else:
            parts.append(f' "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
