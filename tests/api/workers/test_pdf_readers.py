import os
import signal
import time
from pathlib import Path

import pytest

from api.workers import pdf_readers
from api.workers.pdf_readers import read_pdfs
from forms.errors import DocumentError
from forms.pdf.reading import ReadDocument
from tests.forms.pdf.builders import P, pdf_of

pytestmark = pytest.mark.slow


@pytest.fixture
def files(tmp_path) -> list[Path]:
    paths = [tmp_path / f"{name}.pdf" for name in ("first", "stuck", "last")]
    for path in paths:
        path.write_bytes(pdf_of(P(), P()) if path.stem == "last" else pdf_of(P()))
    return paths


def _hang(path: Path) -> ReadDocument | DocumentError:
    if path.stem == "stuck":
        time.sleep(60)
    return _REAL(path)


def _die(path: Path) -> ReadDocument | DocumentError:
    if path.stem == "stuck":
        os.kill(os.getpid(), signal.SIGSEGV)
    return _REAL(path)


def _hoard(path: Path) -> ReadDocument | DocumentError:
    if path.stem == "stuck":
        return pdf_readers._read_file(_Greedy())
    return _REAL(path)


class _Greedy:
    def open(self, _mode: str) -> object:
        return bytearray(pdf_readers.EXTRA_MEMORY_BYTES * 2)


_REAL = pdf_readers._read_file


def codes(outcomes: list) -> list[str]:
    return [getattr(outcome, "code", "read") for outcome in outcomes]


def test_files_are_read_in_the_order_given(files):
    documents = list(read_pdfs(files))
    assert [len(document.pages) for document in documents] == [1, 1, 2]


# On a busy machine a reader takes seconds to load this file, which counts as reading.
@pytest.mark.parametrize(
    ("behave", "timeout_s", "code"),
    [(_hang, 10, "pdf-timeout"), (_die, 60, "unreadable-pdf"), (_hoard, 60, "pdf-too-heavy")],
)
def test_one_that_hangs_dies_or_hoards_costs_itself_only(
    monkeypatch, files, behave, timeout_s, code
):
    monkeypatch.setattr(pdf_readers, "_read_file", behave)
    outcomes = list(read_pdfs(files, timeout_s=timeout_s))
    assert codes(outcomes) == ["read", code, "read"]
    assert outcomes[1].message.endswith(".")


def test_stopping_half_way_stops_the_readers(files):
    reading = read_pdfs(files * 5)
    next(reading)
    reading.close()
