"""CSV (RFC 4180) for spreadsheets: a row for each text, its columns named in the first row."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from forms.errors import ExchangeError
from forms.exchange.entry import (
    MEMBERS,
    Contents,
    Entry,
    Property,
    members_of,
    with_members,
)
from forms.exchange.opening import MOST_BYTES, require_few, text_of

_TEXTS = ("path", "source_language", "source", "target_language", "target")
_REMARKS = "remarks"
_COLUMNS = (*_TEXTS, *MEMBERS, _REMARKS)
#: What other programs call the path, the best first.
_PATHS = ("context", "id", "location")
#: Marks a property that has the name of a column.
_CARRIED = "extra:"
#: Spreadsheets of some countries write these instead of commas.
_DELIMITERS = (",", ";", "\t")
# A spreadsheet runs what begins with one of these as a formula. An apostrophe before it makes it
# a text, and is taken off when it is read; so one that was there gets another.
_DANGEROUS = r"[=+\-@\t\r\n＝＋－＠]"
_TO_GUARD = re.compile(rf"'*{_DANGEROUS}")
_GUARDED = re.compile(rf"'+{_DANGEROUS}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_csv(
    content: bytes, source_language: str = "nl", target_language: str | None = None
) -> Contents:
    """The texts of a CSV file; columns of other names are carried along.

    The languages are those of all rows where the file has no column for them.

    Raises:
        ExchangeError: a column is missing, or a row is not as it should be.
    """
    rows = _rows(text_of(content))
    names = [_unguard(name) for name in next(rows)[1]]
    # Only what we wrote has our apostrophes; in other files an apostrophe is one.
    is_ours = set(_COLUMNS) <= set(names)
    if "path" not in names:
        names = ["path" if name == _path_among(names) else name for name in names]
    usual = {"source_language": source_language, "target_language": target_language or ""}
    missing = [name for name in ("path", "source", "target") if name not in names]
    missing += [name for name, value in usual.items() if name not in names and not value]
    if missing:
        raise ExchangeError(
            f"The first row has no column {', '.join(missing)}. It must name the columns: "
            f"{', '.join(_COLUMNS)}."
        )
    if len(names) != len(set(names)) or "" in names:
        raise ExchangeError("Two columns have the same name, or one has none.")
    entries: list[Entry] = []
    for line, row in rows:
        if len(row) != len(names):
            raise ExchangeError(
                f"Line {line} has {len(row)} cells where the first row has {len(names)}."
            )
        cells = [_unguard(cell) for cell in row] if is_ours else row
        entries.append(_entry(usual | dict(zip(names, cells, strict=True)), line))
        require_few(len(entries))
    return Contents(tuple(entries))


def write_csv(entries: Iterable[Entry], with_mark: bool = False) -> bytes:
    """A CSV file. `with_mark` begins it with a byte order mark, without which Excel misreads it."""
    kept = list(entries)
    others = dict.fromkeys(each.name for entry in kept for each in entry.extra)
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, *(_guard(_column_of(name)) for name in others)])
    for entry in kept:
        values = {name: getattr(entry, name) or "" for name in _TEXTS} | members_of(entry)
        # An empty cell says nothing; that there was no translation must be told from that.
        values["base"] = "none" if entry.base == "" else values.get("base", "")
        values[_REMARKS] = "\n".join(map(_one_line, entry.remarks))
        carried = {each.name: each.value for each in entry.extra}
        cells = [values.get(name, "") for name in _COLUMNS]
        cells += [carried.get(name, "") for name in others]
        writer.writerow([_guard(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig" if with_mark else "utf-8")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    is_empty, line = True, 1
    try:
        for row in reader:
            if any(row):
                is_empty = False
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ExchangeError(
            f"The row that begins at line {line} is not CSV: a quote is missing or too many."
        ) from error
    if is_empty:
        raise ExchangeError("This file is empty.")


def _path_among(names: list[str]) -> str | None:
    return next((name for name in _PATHS if name in names), None)


def _entry(cells: dict[str, str], line: int) -> Entry:
    members = {name: cells[name] for name in MEMBERS if cells.get(name)}
    if members.get("base") == "none":
        members["base"] = ""
    others = [name for name in cells if name not in _COLUMNS]
    remarks = cells.get(_REMARKS, "")
    entry = Entry(
        path=cells["path"],
        source=cells["source"],
        source_language=cells["source_language"],
        target_language=cells["target_language"],
        target=cells["target"] or None,
        remarks=tuple(map(_restored, filter(None, re.split(r"\r\n|\n", remarks)))),
        extra=tuple(Property(_name_of(name), cells[name]) for name in others if cells[name]),
        line=line,
    )
    if entry.target is None:
        members.pop("state", None)
    return with_members(entry, members)


def _column_of(name: str) -> str:
    """The column of a property: its name, marked where that is one of our columns."""
    is_taken = name in _COLUMNS or name in _PATHS or name.startswith(_CARRIED)
    return f"{_CARRIED}{name}" if is_taken else name


def _name_of(column: str) -> str:
    return column.removeprefix(_CARRIED)


def _guard(cell: str) -> str:
    return f"'{cell}" if _TO_GUARD.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _one_line(remark: str) -> str:
    return remark.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def _restored(remark: str) -> str:
    named = {"n": "\n", "r": "\r"}
    return _ESCAPED.sub(lambda found: named.get(found.group(1), found.group(1)), remark)
