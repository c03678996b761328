"""What comes from elsewhere may be broken or meant to harm: that is said, and nothing is read."""

import gzip
import io
import time
import zipfile
from dataclasses import replace

import pytest

from forms.errors import ExchangeError
from forms.exchange import opening
from forms.exchange.entry import Entry, Property
from forms.exchange.formats import Format, read_entries, write_entries
from tests.forms.exchange.texts import WHOLE

XLIFF = write_entries([WHOLE, replace(WHOLE, path="title")], Format.XLIFF_1_2).decode()
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def refusal(content: bytes) -> ExchangeError:
    with pytest.raises(ExchangeError) as refused:
        read_entries(content, "nl", "ar")
    # What stands in the file may be anything, and messages are shown and logged.
    assert "Achternaam" not in refused.value.message
    return refused.value


@pytest.mark.parametrize(
    "document_type",
    [
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE xliff [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xliff [<!ENTITY % outside SYSTEM "http://127.0.0.1:9/x.dtd"> %outside;]>',
    ],
)
def test_entities_are_refused_and_nothing_is_fetched(document_type: str) -> None:
    started = time.process_time()
    bomb = XLIFF.replace("<xliff", document_type + "<xliff", 1).replace("Achternaam", "&l9;&file;")
    assert refusal(bomb.encode()).code == "unsafe-exchange"
    assert refusal(bomb.encode("utf-16")).code == "unsafe-exchange"
    assert time.process_time() - started < 5


def test_an_entity_without_a_meaning_is_named_by_its_line() -> None:
    tmx = write_entries([WHOLE], Format.TMX).decode()
    outside = tmx.replace("<tmx", '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">\n<tmx')
    assert read_entries(outside.encode()).entries == (WHOLE,)
    assert "ine" in refusal(outside.replace("Achternaam", "&naam;").encode()).message


@pytest.mark.parametrize("format_", Format)
def test_a_file_that_was_cut_off_is_refused_or_whole(format_: Format) -> None:
    content = write_entries([WHOLE, replace(WHOLE, path="title")], format_)
    for length in range(40, len(content) - 40, 41):
        try:
            read = read_entries(content[:length], "nl", "ar").entries
        except ExchangeError:
            continue
        # Lines of CSV and PO may end anywhere; what was read is then whole as far as it goes.
        assert format_ in (Format.CSV, Format.CSV_EXCEL, Format.PO)
        assert read in ((), (WHOLE,)) or read[0].path == WHOLE.path


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("format_", [Format.PO, Format.CSV, Format.JSON, Format.TMX])
def test_other_encodings_are_read_where_they_say_so(format_: Format, encoding: str) -> None:
    content = write_entries([WHOLE], format_).decode("utf-8-sig")
    assert read_entries(content.encode(encoding)).entries == (WHOLE,)


def test_a_wrong_encoding_is_named_by_its_line() -> None:
    content = write_entries([WHOLE], Format.CSV).replace(b"Achternaam", b"Ma\xeft")
    assert "Line 2" in refusal(content).message
    assert "utf-16" in refusal(b'<?xml version="1.0" encoding="utf-16"?><tmx/>').message
    assert "iso-2022-kr" in refusal(b'<?xml version="1.0" encoding="iso-2022-kr"?><tmx/>').message


def test_archives_and_pictures_are_named_for_what_they_are() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inner.zip", file.getvalue())
    assert "archive" in refusal(file.getvalue()).message
    assert "archive" in refusal(gzip.compress(b"x")).message
    refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    refusal(b"")
    refusal(b"Lieve lezer,\nhierbij de vertalingen.\n")


def test_files_beyond_all_measure_are_refused_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = time.process_time()
    assert refusal(b"<" * (opening.MOST_BYTES + 1)).code == "too-large-exchange"
    assert time.process_time() - started < 1
    monkeypatch.setattr(opening, "MOST_ENTRIES", 1)
    for format_ in Format:
        content = write_entries([WHOLE, replace(WHOLE, path="title")], format_)
        assert refusal(content).code == "too-large-exchange"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b'{"format": "leeswijzer-exchange-1", "entries": [', "Line 1"),
        (b'{"format": "leeswijzer-exchange-1", "entries": [1]}', "Entry 1"),
        (b'{"format": "leeswijzer-exchange-1", "format": "x"}', "twice"),
        (b"[" * 100_000, "nested"),
        (b'msgctxt "a"\nmsgid "b"\nmsgid "c"\nmsgstr ""', "line 1"),
        (b'msgid "b"\nnonsense', "Line 2"),
        (b'msgid "b\\q"\nmsgstr "c"', "Line 1"),
        (b'path,source,target\na,"b', "line 2"),
        (b"path,source,target\na,b", "Line 2"),
        (b"path,source,target,target\na,b,c,d", "same name"),
        (b"a,source\nb,c", "no column"),
        (b"<xliff version='1.2'><file/></xliff>x", "line 1"),
    ],
)
def test_the_line_or_entry_that_is_wrong_is_named(content: bytes, named: str) -> None:
    assert named in refusal(content).message


@pytest.mark.parametrize("state", ["reviewed", "APPROVED", ""])
def test_a_state_that_does_not_exist_is_refused(state: str) -> None:
    content = write_entries([WHOLE], Format.JSON)
    refusal(content.replace(b'"approved"', f'"{state}"'.encode()))


@pytest.mark.parametrize("format_", [Format.TMX, Format.XLIFF_1_2])
def test_what_a_format_cannot_hold_is_said_when_writing(format_: Format) -> None:
    with pytest.raises(ExchangeError, match="U\\+001B") as refused:
        write_entries([replace(WHOLE, target="a\x1bb")], format_)
    assert WHOLE.path in refused.value.message
    assert read_entries(write_entries([replace(WHOLE, target="a\x1bb")], Format.XLIFF_2_1))


@pytest.mark.parametrize("text", ["a\0b", "half \ud800", "a" * 20_001, ""])
def test_no_entry_has_a_text_that_no_file_can_hold(text: str) -> None:
    with pytest.raises(ExchangeError):
        replace(WHOLE, source=text)


def test_markup_inside_a_text_leaves_the_entry_out_and_says_so() -> None:
    read = read_entries(XLIFF.replace(">Achternaam<", "><x id='1'/>naam<", 1).encode())
    assert [entry.path for entry in read.entries] == ["title"]
    (told,) = read.remainders
    assert told.left_out
    assert WHOLE.path in told.place


def test_what_we_do_not_know_about_a_text_is_kept_or_told() -> None:
    strange = XLIFF.replace("<trans-unit", "<trans-unit maxwidth='30' coord='1;2'", 1)
    strange = strange.replace("<source>", "<alt-trans/><source>", 1)
    read = read_entries(strange.encode())
    assert ("@maxwidth", "30") in [(each.name, each.value) for each in read.entries[0].extra]
    assert [each.what for each in read.remainders] == [
        "attribute coord of trans-unit", "element alt-trans",
    ]  # fmt: skip
    assert b'maxwidth="30"' in write_entries(read.entries, Format.XLIFF_1_2)


@pytest.mark.parametrize("name", ["state", "target", "path", "context", "extra:state", "extra:"])
def test_a_property_may_have_the_name_of_a_column(name: str) -> None:
    entry = replace(WHOLE, extra=(Property(name, "van een ander"),))
    for format_ in Format:
        assert read_entries(write_entries([entry], format_)).entries == (entry,)


@pytest.mark.parametrize("cell", ["=1+1", "+31 20", "-5", "@naam", "\t=1", "'=1", "''=1", "＝1"])
def test_no_cell_of_a_table_can_be_run_as_a_formula(cell: str) -> None:
    entry = Entry(cell, cell, "nl", "en", cell, remarks=(cell,))
    content = write_entries([entry], Format.CSV)
    assert read_entries(content).entries == (entry,)
    cells = [each for line in content.decode().split("\r\n")[1:] for each in line.split('","')]
    assert not [each for each in cells if each.strip('"').startswith(tuple("=+-@\t＝"))]
