"""Which texts that people read a machine made: what EU AI Act article 50 asks to be told."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

#: How each such text is told apart where people read it, on every screen and in every answer.
LABEL = "provenance “machine”, with engine and version, beside the text; in every answer too"


@dataclass(frozen=True)
class MachineText:
    """A text a machine made that is shown now: where, since when (ISO 8601), and by what.

    `engine` is the engine with its version, as people see it; `state` is the review's.
    """

    form: str
    path: str
    language: str
    text: str
    engine: str
    since: str
    state: str
    is_published: bool
    label: str = LABEL


def as_csv(texts: Iterable[MachineText]) -> str:
    """One line a text, after a line of names. Cells no program takes for a formula."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([each.name for each in fields(MachineText)])
    for text in texts:
        table.writerow([_cell(value) for value in asdict(text).values()])
    return written.getvalue()


def as_json(texts: Iterable[MachineText]) -> str:
    """A list of objects."""
    return json.dumps([asdict(text) for text in texts], ensure_ascii=False, indent=2) + "\n"


def _cell(value: object) -> str:
    said = str(value).lower() if isinstance(value, bool) else str(value)
    # Spreadsheets run what begins so.
    return f"'{said}" if said.startswith(("=", "+", "-", "@", "\t")) else said
