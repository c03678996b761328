"""Sentences of letters to learn from, made from the lessons in `sentences/*.txt`.

A lesson has choices ([a|b]) and slots ({p}); what each means stands above `sentences/acts.txt`.
Made sentences hold marks where a letter has values, as `models.letter_words` reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from models.letter_words import (
    AMOUNT,
    ASKS,
    DAY,
    IBAN,
    KINDS,
    LINK,
    MARKS,
    NUMBER,
    PHONE,
    ROLES,
    SUBJECT,
    TERM,
    TIME,
)

FOLDER = Path(__file__).parent / "sentences"
#: What a slot becomes, and the role of it.
_SLOTS: dict[str, tuple[str, str]] = {
    "p": (AMOUNT, "to-pay"), "b": (AMOUNT, "refund"), "i": (AMOUNT, "instalment"),
    "n": (AMOUNT, "none"), "d": (DAY, "due"), "h": (DAY, "hearing"), "o": (DAY, "none"),
    "t": (TERM, "due"), "r": (TERM, "from-receipt"), "x": (TERM, "none"),
    "ref": (NUMBER, "reference"), "num": (NUMBER, "none"), "year": (NUMBER, "none"),
    "iban": (IBAN, ""), "phone": (PHONE, ""), "web": (LINK, ""), "time": (TIME, ""),
}  # fmt: skip
_NAMES = {
    "pay": "pay", "reply": "reply", "send": "send-documents", "come": "come", "call": "call",
    "object": "object", "nothing": "nothing", "if": "if",
}  # fmt: skip
#: How often a sentence asks without saying by when.
_WITHOUT = 0.12
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([A-Za-z]+)\}")
_LINE = re.compile(r"(?:(?P<acts>[a-z+-]+|S): )(?P<text>.+)")


@dataclass(frozen=True)
class Lesson:
    """A line of a file: the kind it belongs to ("" any), what it asks, whether it is a subject."""

    kind: str
    asks: tuple[str, ...]
    is_subject: bool
    text: str


@dataclass
class Made:
    """A sentence with marks, what it asks (None: nothing is taught), and the roles of its marks."""

    text: str
    asks: tuple[str, ...] | None
    roles: list[tuple[str, str]] = field(default_factory=list)


def lessons() -> list[Lesson]:
    """Every lesson of every file.

    Raises:
        ValueError: a line is none; it says which.
    """
    return [lesson for file in sorted(FOLDER.glob("*.txt")) for lesson in lessons_in(file)]


def deadlines() -> list[str]:
    """The ways to say by when, from `sentences/by.list`."""
    lines = (FOLDER / "by.list").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def lessons_in(file: Path) -> Iterator[Lesson]:
    """The lessons of one file.

    Raises:
        ValueError: a line is none; it says which.
    """
    kind = ""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line[2:] in (*KINDS, "any") and line.startswith("# "):
            kind = "" if line[2:] == "any" else line[2:]
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"{file.name}, line {number}: no lesson: {line}")
        told = found["text"]
        # In two sentences each says what it asks; the first of them is what stands before.
        acts = found["acts"]
        asks = () if acts == "S" else asks_of(acts)
        yield Lesson(kind, asks, acts == "S", told)


def asks_of(acts: str) -> tuple[str, ...]:
    """What `pay+reply` and its like ask; `-` asks nothing.

    Raises:
        KeyError: one of them is no act.
    """
    return () if acts == "-" else tuple(_NAMES[act] for act in acts.split("+"))


def made(lesson: Lesson, rng: Random, by: list[str]) -> list[Made]:
    """The sentences of a lesson: one, or those before it too."""
    first, _, second = lesson.text.partition(" // ")
    if not second:
        return list(parted(filled(first, rng, by, lesson.asks), rng))
    acts, _, text = second.partition(": ")
    return [filled(first, rng, by, ()), filled(text, rng, by, asks_of(acts))]


def filled(text: str, rng: Random, by: list[str], asks: tuple[str, ...] | None) -> Made:
    """A sentence with its choices made and its slots as marks; `by` are ways to say by when."""
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), text)
    text = _SLOT.sub(lambda found: _by(found, rng, by), text)
    sentence = Made("", asks)
    end = 0
    for slot in _SLOT.finditer(text):
        mark, role = _SLOTS[slot.group(1)]
        sentence.text += text[end : slot.start()] + mark
        sentence.roles.append((mark, role))
        end = slot.end()
    sentence.text = re.sub(r"\s+", " ", sentence.text + text[end:]).replace(" .", ".").strip()
    return sentence


def _by(slot: re.Match[str], rng: Random, by: list[str]) -> str:
    if slot.group(1) not in ("by", "By"):
        return slot.group()
    if slot.group(1) == "by" and rng.random() < _WITHOUT:
        return ""
    said = _CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), rng.choice(by))
    return said[:1].upper() + said[1:] if slot.group(1) == "By" else said


def parted(sentence: Made, rng: Random) -> Iterator[Made]:
    """At its full stops, as letters are read; what the first part asks is then not taught."""
    parts = re.split(r"(?<=[.?!]) (?=\S)", sentence.text)
    if len(parts) == 1 or rng.random() < 0.15:
        yield sentence
        return
    left = list(sentence.roles)
    for number, part in enumerate(parts):
        count = sum(sign in MARKS for sign in part)
        is_last = number == len(parts) - 1
        asks = sentence.asks if is_last or not sentence.asks else None
        yield Made(part, asks, left[:count])
        left = left[count:]


def subject(said: Made) -> Made:
    """A sentence as a subject is read: marked as one, and what it asks is not taught."""
    return Made(f"{SUBJECT} {said.text}", None, [(SUBJECT, ""), *said.roles])


def ask_numbers(asks: tuple[str, ...]) -> list[int]:
    """The places of asks in `ASKS`."""
    return [ASKS.index(each) for each in asks]


def role_number(mark: str, role: str) -> int:
    """The place of a role among those of its mark; -1 where nothing is taught."""
    return ROLES[mark].index(role) if mark in ROLES else -1
