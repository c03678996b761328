"""Which pieces of words the network for letters keeps of a hundred languages' quarter million."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from wordfreq import top_n_list

from models.letter_words import BEGINS, ENDS, UNKNOWN
from models.training.letters import lessons, passages
from models.training.letters.pretrained import Pretrained
from models.word_pieces import WordPieces

#: So many words of Dutch, the commonest (wordfreq), are cut as they were when all was learned.
_WORDS = 25_000
#: How likely a piece is that stands for something else than print.
_NEVER = -100.0
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]")
#: Signs of Latin print, and what Dutch letters print besides.
_LATIN, _BESIDE = 0x180, "€–—‘’“”…•"


def vocabulary(
    known: Pretrained, folders: Sequence[Path], files: Sequence[Path] = ()
) -> tuple[WordPieces, WordPieces]:
    """The pieces that Dutch and what is learned from are cut into, and every piece there is."""
    full = WordPieces(dict(zip(known.pieces, known.likelihoods.tolist(), strict=True)), UNKNOWN)
    used = {number for word in set(_words(folders, files)) for number in full.of_word(word)}
    used |= {number for number, piece in enumerate(known.pieces) if _is_sign(piece)}
    used |= {full.number(piece) for piece in (BEGINS, ENDS, UNKNOWN)}
    kept = {known.pieces[number]: float(known.likelihoods[number]) for number in sorted(used)}
    kept |= dict.fromkeys((BEGINS, ENDS, UNKNOWN), _NEVER)
    return WordPieces(kept, UNKNOWN), full


def _words(folders: Sequence[Path], files: Sequence[Path]) -> Iterator[str]:
    yield from top_n_list("nl", _WORDS)
    every = (lessons.FOLDER, passages.FOLDER, passages.OPENINGS, *folders)
    within = (file for folder in every for file in sorted(folder.iterdir()))
    for file in (*within, *files):
        yield from _TOKEN.findall(file.read_text("utf-8").lower())


def _is_sign(piece: str) -> bool:
    sign = piece.removeprefix("\u2581")
    return len(sign) <= 1 and all(ord(each) < _LATIN or each in _BESIDE for each in sign)
