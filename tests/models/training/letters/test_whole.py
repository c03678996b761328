"""Letters written whole are taught as their file has them."""

import json
from pathlib import Path
from random import Random

from models.letter_words import AMOUNT
from models.training.letters.drafts import Drafts
from models.training.letters.whole import WholeLetters

LETTERS = (
    {"kind": "fine", "sentences": [
        {"text": f"Betaal {AMOUNT} .", "asks": ["pay"], "roles": [[AMOUNT, "to-pay"]]},
        {"text": "Pagina 1 van 1", "asks": [], "roles": []},
    ]},
    {"kind": "refund", "sentences": [
        {"text": f"U krijgt {AMOUNT} .", "asks": None, "roles": [[AMOUNT, ""]]},
    ]},
)  # fmt: skip


def written(folder: Path) -> Path:
    file = folder / "letters.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in LETTERS), "utf-8")
    return file


def test_a_letter_comes_with_its_kind_its_asks_and_its_roles(tmp_path: Path) -> None:
    letters, rng = WholeLetters([written(tmp_path)]), Random(1)
    drawn = dict(letters.letter(rng) for _ in range(20))
    assert set(drawn) == {"fine", "refund"}
    pay, page = drawn["fine"]
    assert (pay.asks, pay.roles, page.asks) == (("pay",), [(AMOUNT, "to-pay")], ())
    assert drawn["refund"][0].asks is None


def test_whole_letters_are_near_half_of_what_is_learned_from(tmp_path: Path) -> None:
    whole = WholeLetters([written(tmp_path)])
    drafts = Drafts(Random(2), whole=whole)
    drawn = [drafts.letter() for _ in range(300)]
    from_whole = sum(
        any(AMOUNT in each.text and len(each.text) < 20 for each in letter.sentences)
        and letter.kind in ("fine", "refund")
        for letter in drawn
    )
    assert 90 < from_whole < 180
