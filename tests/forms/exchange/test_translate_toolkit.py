"""Files that another program wrote are read, and it reads what we make of them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from translate.storage import csvl10n, pypo, tmx, xliff, xliff2

from forms.exchange.formats import Format, read_entries, write_entries
from forms.reviews.states import State
from tests.forms.exchange.texts import HARD

TEXTS = {
    "a/1": ("Achternaam", "اسم \u2066العائلة\u2069"),
    "a/2": ("Schrijf & teken <hier>.\nDan opsturen.", "Write \"this\".\n\nThen 'send'."),
    "a/3": ("  met blanks  ", "  blanks as well\t"),
    "a/4": ("Nog niet vertaald", ""),
    **{f"b/{number}": (text, text[::-1]) for number, text in enumerate(HARD)
       if text.strip() and "\r" not in text and "\\" not in text},
}  # fmt: skip
FILES: dict[Format, Callable[[], Any]] = {
    Format.TMX: lambda: tmx.tmxfile(sourcelanguage="nl", targetlanguage="ar"),
    Format.XLIFF_1_2: lambda: xliff.Xliff1File(sourcelanguage="nl", targetlanguage="ar"),
    Format.XLIFF_2_0: lambda: xliff2.Xliff2File(sourcelanguage="nl", targetlanguage="ar"),
    Format.PO: pypo.pofile,
    Format.CSV: csvl10n.csvfile,
}


def written_by_the_toolkit(format_: Format) -> bytes:
    file = FILES[format_]()
    if format_ in (Format.PO, Format.XLIFF_2_0):
        file.setsourcelanguage("nl")
        file.settargetlanguage("ar")
    for path, (source, target) in TEXTS.items():
        if format_ is Format.TMX:
            if target:
                file.addtranslation(source, "nl", target, "ar", comment=f"over {path}")
            continue
        unit = file.addsourceunit(source)
        if target or format_ is Format.CSV:
            unit.target = target
        if format_ is Format.PO:
            unit.setcontext(path) if hasattr(unit, "setcontext") else unit.msgctxt.append(
                f'"{path}"'
            )
        elif format_ is Format.CSV:
            unit.context = path
        else:
            unit.setid(path)
        unit.addnote(f"over {path}")
    return bytes(file)


@pytest.mark.parametrize("format_", FILES)
def test_what_the_toolkit_wrote_comes_back_to_it_unchanged(format_: Format) -> None:
    content = written_by_the_toolkit(format_)
    read = read_entries(content, "nl", "ar")
    assert not [each for each in read.remainders if each.left_out]
    wanted = list(TEXTS.items())
    if format_ is Format.TMX:
        wanted = [(path, texts) for path, texts in wanted if texts[1]]
    assert [(e.source, e.target or "") for e in read.entries] == [texts for _, texts in wanted]
    if format_ is not Format.TMX:
        assert [entry.path for entry in read.entries] == [path for path, _ in wanted]
    if format_ is not Format.CSV:
        assert all(
            entry.remarks == (f"over {path}",)
            for entry, (path, _) in zip(read.entries, wanted, strict=True)
        )

    again = type(FILES[format_]()).parsestring(write_entries(read.entries, format_))
    units = [unit for unit in again.units if unit.source]
    said = [(unit.source, unit.gettarget("ar") if format_ is Format.TMX else unit.target)
            for unit in units]  # fmt: skip
    if format_ is Format.CSV:
        # Others see the apostrophe before what a spreadsheet would run.
        said = [tuple(re.sub(r"^'(?='*[=+@\t-])", "", text) for text in pair) for pair in said]
    assert [(source, target or "") for source, target in said] == [texts for _, texts in wanted]


def test_a_mark_for_review_by_the_toolkit_is_a_draft_to_us_and_back() -> None:
    file = FILES[Format.PO]()
    file.settargetlanguage("ar")
    unit = file.addsourceunit("Achternaam")
    unit.target = "x"
    unit.markfuzzy()
    (entry,) = read_entries(bytes(file)).entries
    assert entry.state is State.DRAFT
    again = pypo.pofile.parsestring(write_entries([entry], Format.PO))
    assert next(each for each in again.units if each.source).isfuzzy()
