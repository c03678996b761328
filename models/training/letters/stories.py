"""Whole letters to learn from, made from wordings of made letters: `--stories FOLDER`.

Such a folder (`tests/letters/wordings/`, its shape is `tests/letters/material.schema.json`) holds
stories by kind. In a story what a letter says stands together and in its order, which lessons of
single sentences lack. Whoever learns from a folder measures on it no longer.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from models.letter_words import AMOUNT, DAY, IBAN, LINK, NUMBER, PHONE, TERM, TIME
from models.training.letters.lessons import Made, parted, subject

#: What a slot becomes: its text, and the marks in it with their roles.
_SLOTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "to-pay": (AMOUNT, ((AMOUNT, "to-pay"),)),
    "refund": (AMOUNT, ((AMOUNT, "refund"),)),
    "instalment": (AMOUNT, ((AMOUNT, "instalment"),)),
    "sum": (AMOUNT, ((AMOUNT, "none"),)),
    "granted": (AMOUNT, ((AMOUNT, "none"),)),
    "day": (DAY, ((DAY, "due"),)),
    "hearing": (DAY, ((DAY, "hearing"),)),
    "past": (DAY, ((DAY, "none"),)),
    "future": (DAY, ((DAY, "none"),)),
    "birth": (DAY, ((DAY, "none"),)),
    "date": (DAY, ((DAY, "none"),)),
    "period": (f"{DAY} tot en met {DAY}", ((DAY, "none"), (DAY, "none"))),
    "term": (TERM, ((TERM, "due"),)),
    "length": (TERM, ((TERM, "none"),)),
    "received": (TERM, ((TERM, "from-receipt"),)),
    "ref": (NUMBER, ((NUMBER, "reference"),)),
    "year": (NUMBER, ((NUMBER, "none"),)),
    "past-year": (NUMBER, ((NUMBER, "none"),)),
    "next-year": (NUMBER, ((NUMBER, "none"),)),
    "plate": (NUMBER, ((NUMBER, "none"),)),
    "room": (NUMBER, ((NUMBER, "none"),)),
    "bsn": (NUMBER, ((NUMBER, "none"),)),
    "post": (f"Postbus {NUMBER}", ((NUMBER, "none"),)),
    "visit": (f"Stationsweg {NUMBER}", ((NUMBER, "none"),)),
    "iban": (IBAN, ((IBAN, ""),)),
    "own-iban": (IBAN, ((IBAN, ""),)),
    "phone": (PHONE, ((PHONE, ""),)),
    "url": (LINK, ((LINK, ""),)),
    "home": (LINK, ((LINK, ""),)),
    "email": (LINK, ((LINK, ""),)),
    "time": (TIME, ((TIME, ""),)),
    "clock": (TIME, ((TIME, ""),)),
}
_PARTS = ("2", "3", "4", "6", "10", "12", "twee", "drie", "vier", "zes", "tien", "twaalf")
_MONTHS = ("januari", "maart", "april", "juni", "augustus", "oktober", "december")
_ALL_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_SENDERS = ("de gemeente", "het waterschap", "de Belastingdienst", "het uitvoeringsinstituut")
#: What a pool of sentences asks, by the start of its name; any other asks nothing (`truth.py`).
_ASKS = {
    "pay": "pay", "object": "object", "reply": "reply", "documents": "send-documents",
    "come": "come", "call": "call", "nothing": "nothing",
}  # fmt: skip
#: Questions above paragraphs: what they ask about is said below.
_HEADING = "heading"
#: How often a deadline is a day, a term, one from receipt, or the month's end: as in made letters
#: (`tests/letters/dates.py`).
_BY = {"day": 55, "from-letter": 30, "from-receipt": 9, "month-end": 6}
#: The month's end in words, which is read as a term (`forms/letters/values/relative.py`).
_MONTH_END = re.compile(
    r"(?:(?:het )?einde?|de laatste dag) van (?:de|deze) maand|de eerste van de volgende maand"
    r"|deze maand"
)
#: Values that a wording itself holds: none is asked. Tried in this order, as letters are read.
_COUNTS = (
    r"\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|dertien|veertien|dertig"
)
_LITERAL = re.compile(
    r"\{[^}]*\}"
    r"|(?P<amount>€ ?\d[\d.]*(?:,(?:\d\d|-))?|\b\d[\d.]*(?:,\d\d)? euro\b)"
    rf"|(?P<day>\b\d{{1,2}} (?:{'|'.join(_ALL_MONTHS)})(?: \d{{4}})?\b)"
    rf"|(?P<term>\b(?:{_COUNTS}) (?:dag|week|maand|dagen|weken|maanden)\b)"
    r"|(?P<time>\b\d{1,2}[.:]\d\d(?= (?:uur|tot|en)))"
    r"|(?P<number>\b\d[\w./-]*(?<![./-]))"
)
_NAMED = {"amount": "sum", "day": "past", "term": "length", "time": "time", "number": "year"}
_SLOT = re.compile(r"\{([a-z-]+)(?:\.([a-z-]+))?\}")
_MOST_ROWS, _SMALL_PRINT = 4, 3
#: Rows of a table that are the reader's to pay or to get, by the name of their amount.
_ROW_ROLES = ("to-pay", "refund", "instalment")


@dataclass(frozen=True)
class _Story:
    """One story of a file, with what its file and its folder say beside it."""

    kind: str
    told: dict[str, Any]
    pools: dict[str, list[str]]
    picks: dict[str, list[str]]
    shared: dict[str, Any]


class Stories:
    """The stories of some folders, by kind."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Read them.

        Raises:
            FileNotFoundError: a folder lacks `shared.toml`.
        """
        self._by_kind: dict[str, list[_Story]] = {}
        for folder in folders:
            shared = _read(folder / "shared.toml")
            for file in sorted(folder.glob("*.toml")):
                if file.name != "shared.toml":
                    for story in _stories(_read(file), shared):
                        self._by_kind.setdefault(story.kind, []).append(story)

    def letter(self, rng: Random) -> tuple[str, list[Made]]:
        """The kind of a letter, and its sentences in order."""
        kind = rng.choice(sorted(self._by_kind))
        return kind, list(_Teller(rng.choice(self._by_kind[kind]), rng).told())


@dataclass(frozen=True)
class _Teller:
    story: _Story
    rng: Random

    def told(self) -> Iterator[Made]:
        """The subject, then paragraph by paragraph."""
        yield subject(self._filled(self.rng.choice(self.story.told["subjects"]), ""))
        for paragraph in self.story.told["paragraphs"]:
            if paragraph.startswith("?") and self.rng.random() < 0.5:
                continue
            yield from self._paragraph(paragraph.removeprefix("?"))

    def _paragraph(self, paragraph: str) -> Iterator[Made]:
        form, _, name = paragraph.rpartition(":")
        if form == "table":
            yield from self._table(name)
            return
        if form == "list":
            for item in self.story.pools.get(name, []):
                yield self._filled(item, name)
            return
        for pool in name.split("+"):
            count = self.rng.randint(1, _SMALL_PRINT) if pool == "small-print" else 1
            for _ in range(count):
                sentence = self._filled(self.rng.choice(self.story.pools[pool]), pool)
                yield from _surely_taught(list(parted(sentence, self.rng)))

    def _table(self, name: str) -> Iterator[Made]:
        """Its cells, as `letters.sense` reads them: each with what is left of it."""
        table = self.story.shared["tables"][name]
        if name == "instalments":
            for _ in range(self.rng.randint(2, 4)):
                due = [(NUMBER, "none"), (DAY, "due")]
                yield Made(f"{NUMBER} {DAY}", None, due)
                yield Made(f"{NUMBER} {DAY} {AMOUNT}", None, [*due, (AMOUNT, "instalment")])
            return
        items = table["items"]
        rows = table.get("amounts") or self.rng.sample(items, _rows(items))
        for item, row in zip(items if table.get("amounts") else rows, rows, strict=True):
            named, role = self._filled(item, ""), row if row in _ROW_ROLES else "none"
            yield Made(named.text, () if role == "none" else None, named.roles)
            told = [*named.roles, (AMOUNT, role)]
            yield Made(f"{named.text} {AMOUNT}", () if role == "none" else None, told)
        if table["total"]:
            total = self.rng.choice(table["total"])
            yield Made(total, None, [])
            yield Made(f"{total} {AMOUNT}", None, [(AMOUNT, "to-pay")])

    def _filled(self, text: str, pool: str) -> Made:
        ask = "if" if pool.endswith("-if") else _ASKS.get(pool.partition("-")[0], "")
        is_told = bool(pool) and not pool.endswith(_HEADING)
        text = _SLOT.sub(self._spelled, _SLOT.sub(self._spelled, text))
        text = _LITERAL.sub(_as_slot, text)
        sentence = Made("", None)
        end = 0
        for slot in _SLOT.finditer(text):
            said, roles = _SLOTS[slot.group(1)]
            sentence.text += text[end : slot.start()] + said
            sentence.roles.extend(roles)
            end = slot.end()
        sentence.text = re.sub(r"\s+", " ", sentence.text + text[end:]).strip()
        asked = any(
            role in ("to-pay", "instalment", "due", "hearing") for _, role in sentence.roles
        )
        if is_told and ask:
            sentence.asks = (ask,)
        elif is_told and not asked:
            sentence.asks = ()
        return sentence

    def _spelled(self, slot: re.Match[str]) -> str:
        """What a slot stands for in words, other slots left in it; itself where that is a value."""
        name, which, rng = slot.group(1), slot.group(2) or "", self.rng
        terms = self.story.shared["terms"]
        if name == "pick":
            return rng.choice(self.story.picks[which])
        if name in ("by", "by-day"):
            form = "day" if name == "by-day" else rng.choices(list(_BY), list(_BY.values()))[0]
            said = _MONTH_END.sub("{term}", str(rng.choice(terms[form])), count=1)
            return said.replace("{term}", "{received}") if form == "from-receipt" else said
        words = {"parts": _PARTS, "month": _MONTHS, "sender": _SENDERS, "count": ("2", "drie")}
        if name in words:
            return rng.choice(words[name])
        return "mevrouw De Vries" if name == "whom" else slot.group()


def _surely_taught(parts: list[Made]) -> list[Made]:
    """Of several sentences the one with a day or a term asks; which of others does is not known."""
    if len(parts) > 1:
        for part in parts:
            if part.asks and not any(role in ("due", "hearing") for _, role in part.roles):
                part.asks = None
    return parts


def _as_slot(found: re.Match[str]) -> str:
    """A value that stands in a wording as the slot of one that is not asked."""
    return f"{{{_NAMED[found.lastgroup]}}}" if found.lastgroup else found.group()


def _rows(items: Sequence[str]) -> int:
    return min(len(items), _MOST_ROWS)


def _stories(own: dict[str, Any], shared: dict[str, Any]) -> Iterator[_Story]:
    for told in own["story"]:
        levels = (shared["sentences"], own.get("sentences", {}), told.get("sentences", {}))
        pools = {name: items for level in levels for name, items in level.items()}
        yield _Story(own["kind"], told, pools, {**shared["lists"], **told.get("picks", {})}, shared)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))
