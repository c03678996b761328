"""Files that were spoilt anyhow: read, or refused in a sentence, and nothing else."""

import random
from dataclasses import replace

import pytest

from forms.errors import ExchangeError
from forms.exchange.concept import concepts_of
from forms.exchange.formats import Format, read_entries, write_entries
from forms.exchange.tbx import read_tbx, write_tbx
from forms.language.glossary import bundled_glossary
from tests.forms.exchange.texts import WHOLE

FILES = {
    format_.value: write_entries([WHOLE, replace(WHOLE, path="title")], format_)
    for format_ in Format
} | {"tbx": write_tbx(concepts_of(bundled_glossary())[:3])}
_PIECES = [
    b"<", b">", b'"', b"\\", b"\n", b"\0", b"&", b"&#0;", b"\xff", b"{", b",", b"msgid", b"]]>",
    b"<![CDATA[", b"<!--", b"\xe2\x80", b"'", b"9" * 400, b"<source>", b"xml:lang",
]  # fmt: skip


def spoilt(content: bytes, rng: random.Random) -> bytes:
    """A piece taken out, put in, doubled, turned or changed, up to three times."""
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(len(content))
        end = min(len(content), start + rng.choice([1, 1, 3, 20, 200]))
        piece = content[start:end]
        instead = rng.choice([b"", piece * 2, piece[::-1], rng.choice(_PIECES), rng.randbytes(1)])
        content = content[:start] + instead + content[end:] or b"x"
    return content


def require_read_or_refused(name: str, times: int, seed: int) -> None:
    rng = random.Random(f"{name} {seed}")
    refused = 0
    for _ in range(times):
        content = spoilt(FILES[name], rng)
        try:
            read_tbx(content) if name == "tbx" else read_entries(content, "nl", "ar")
        except ExchangeError as error:
            refused += 1
            assert WHOLE.source not in error.message
    assert refused > 0


@pytest.mark.parametrize("name", FILES)
def test_a_spoilt_file_is_read_or_refused_in_a_sentence(name: str) -> None:
    require_read_or_refused(name, 150, seed=1)


@pytest.mark.verify
@pytest.mark.parametrize("name", FILES)
def test_ten_thousand_spoilt_files_are_read_or_refused(name: str) -> None:
    require_read_or_refused(name, 10_000, seed=2)
