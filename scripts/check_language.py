"""What a language still lacks, and what looks wrong in it.

    .venv/bin/python scripts/check_language.py            every language, in one line each
    .venv/bin/python scripts/check_language.py tr         all that is missing or odd in Turkish
    .venv/bin/python scripts/check_language.py tr bank    only in files whose path holds “bank”

A language is files: what English has a file of, every language has a file of, with the same
entries. This compares text by text; it cannot tell whether a translation is good. How to add a
language: docs/adding-a-language.md.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: Where files of languages lie, and the language every other is compared with.
PLACES = ("client_demo/src", "forms")
MODEL = "en"
#: The language of the print. Its bank holds only what it says more plainly than letters do.
PRINT = "nl"
#: What belongs to the language itself and not to a text.
OWN_NAMES = frozenset({"language", "topic", "provenance"})
#: Where each language has as many forms as its grammar asks for.
GRAMMAR = re.compile(r"\.(?:zero|one|two|few|many|other)$|^durations(?:-alone)?/")
#: Scripts by language, as in the names of Unicode's letters; all others are written in Latin.
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), "ARABIC"),
    **dict.fromkeys(("uk", "ru", "bg", "sr"), "CYRILLIC"),
    **dict.fromkeys(("ti", "am"), "ETHIOPIC"),
    "el": "GREEK",
    "he": "HEBREW",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
}
_LATIN = "LATIN"
#: Marks that lie on letters of any script, and modifiers that some alphabets use as a letter.
_ANY_SCRIPT = ("COMBINING", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")

_SLOT = re.compile(r"\{\w+\}")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*")
_EXACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:www\.|https?://)\S+[^\s.,)]")
#: Control characters. The direction of words is set where a text is shown; the sentences of the
#: pages themselves may part words of another direction (U+2066 to U+2069).
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN_ON_PAGES = re.compile(r"[\x00-\x08\x0b-\x1f\u200e\u200f\u202a-\u202e\ufeff]")
#: What ends a sentence, whatever the script.
_ENDINGS = {"؟": "?", "۔": ".", "։": ".", "።": ".", "…": "…", ";": "?"}
_ENDS = ".?!:…"
#: Words of one language that are words of another too, or names: too short to say anything.
_MOST_WORDS_IN_COMMON = 2


@dataclass(frozen=True, order=True)
class Finding:
    """Something missing or odd: in which file, at which entry, and what."""

    file: str
    entry: str
    said: str

    def __str__(self) -> str:
        return (
            f"{self.file}  {self.entry}: {self.said}" if self.entry else f"{self.file}: {self.said}"
        )


def main(arguments: list[str]) -> int:
    """Print what was found; 1 when anything was."""
    if not arguments:
        for language in languages():
            found = findings(language)
            missing = sum(not each.entry for each in found)
            print(f"{language}: {missing} files missing, {len(found) - missing} texts to look at")
        return 0
    language, *parts = arguments
    found = [each for each in findings(language) if all(part in each.file for part in parts)]
    for each in found:
        print(each)
    print(f"{language}: {len(found)} findings" if found else f"{language}: nothing missing or odd")
    return 1 if found else 0


def languages(root: Path = ROOT) -> list[str]:
    """Every language that has a file, English and the language of the print apart."""
    codes = {
        found[1]
        for model in model_files(root)
        for other in (
            model.parent.parent.iterdir() if model.parent.name == MODEL else model.parent.iterdir()
        )
        if (found := re.fullmatch(r"(?:notes\.)?([a-z]{2,3})(?:\.json)?", other.name))
    }
    return sorted(codes - {MODEL, PRINT})


def model_files(root: Path = ROOT) -> list[Path]:
    """The files English has: `en.json`, `notes.en.json` and all in a folder `en`."""
    found = {
        path
        for place in PLACES
        for path in (root / place).rglob("*.json")
        if path.name in (f"{MODEL}.json", f"notes.{MODEL}.json") or path.parent.name == MODEL
    }
    return sorted(found)


def in_language(model: Path, language: str) -> Path:
    """The file of a language that goes with one of English."""
    if model.parent.name == MODEL:
        return model.parent.parent / language / model.name
    return model.with_name(model.name.replace(f"{MODEL}.json", f"{language}.json"))


def findings(language: str, root: Path = ROOT) -> list[Finding]:
    """All that is missing or odd in a language; an entry of "" is a whole file."""
    found: list[Finding] = []
    for model in model_files(root):
        path = in_language(model, language)
        name = path.relative_to(root).as_posix()
        if not path.is_file():
            found.append(Finding(name, "", "this file is missing"))
            continue
        printed = in_language(model, PRINT)
        own = texts(json.loads(path.read_text("utf-8")))
        said = [
            *compare(
                texts(json.loads(model.read_text("utf-8"))),
                own,
                texts(json.loads(printed.read_text("utf-8"))) if printed.is_file() else {},
                language,
            ),
            *unseen(own, _UNSEEN_ON_PAGES if name.startswith(PLACES[0]) else _UNSEEN),
        ]
        found += [Finding(name, entry, what) for entry, what in said]
    return found


def texts(content: Any, entry: str = "") -> dict[str, str]:
    """Every text in a JSON document by its path, as in `fields/1/bsn/steps/0`."""
    if isinstance(content, str):
        return {entry: content}
    pairs = content.items() if isinstance(content, dict) else enumerate(content)
    if not isinstance(content, dict | list):
        return {}
    return {
        path: text
        for key, value in pairs
        if not (entry == "" and key in OWN_NAMES and isinstance(value, str))
        for path, text in texts(value, f"{entry}/{key}" if entry else str(key)).items()
    }


def compare(
    model: dict[str, str], own: dict[str, str], printed: dict[str, str], language: str
) -> Iterator[tuple[str, str]]:
    """Each entry that is missing, left over or odd, with what is wrong."""
    for entry in model.keys() - own.keys():
        if not GRAMMAR.search(entry):
            yield entry, "this text is missing"
    for entry in own.keys() - model.keys():
        if not GRAMMAR.search(entry):
            yield entry, "English has no such text: take it out"
    for entry in sorted(own.keys() & model.keys()):
        for said in odd(own[entry], model[entry], printed.get(entry), language, entry):
            yield entry, said
    yield from twins(model, own)


def odd(text: str, model: str, printed: str | None, language: str, entry: str) -> Iterator[str]:
    """What is wrong with one text beside the English and the Dutch one."""
    if not text.strip():
        yield "it is empty"
        return
    if (text != text.strip() and model == model.strip()) or "  " in text:
        yield "blanks before, after, or two in a row"
    yield from _character_oddities(text, language)
    if not GRAMMAR.search(entry):
        yield from _losses(text, model)
    if len(model.split()) > _MOST_WORDS_IN_COMMON:
        if text == model:
            yield "it is still in English"
        elif text == printed:
            yield "it is still in Dutch"
    if _ending(text) != _ending(model):
        named = [f"“{_ending(each)}”" if _ending(each) else "no mark" for each in (model, text)]
        yield f"English ends with {named[0]}, this with {named[1]}"


def _losses(text: str, model: str) -> Iterator[str]:
    for what, pattern in (("slots", _SLOT), ("numbers", _NUMBER), ("addresses", _EXACT)):
        there, here = Counter(pattern.findall(model)), Counter(pattern.findall(text))
        if there != here:
            yield f"{what} differ from English: {_difference(there, here)}"


def unseen(own: dict[str, str], pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Entries that hold characters nobody sees."""
    for entry, text in own.items():
        if pattern.search(text):
            yield entry, "it holds characters nobody sees"


def twins(model: dict[str, str], own: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Entries that say the same here and not in English: one of them was filled in carelessly."""
    by_text: dict[str, list[str]] = {}
    for entry, text in own.items():
        if len(text.split()) > _MOST_WORDS_IN_COMMON and not GRAMMAR.search(entry):
            by_text.setdefault(text, []).append(entry)
    for entries in by_text.values():
        if len({model.get(entry) for entry in entries}) > 1:
            yield (
                entries[0],
                f"the same words as {', '.join(entries[1:])}, which English tells apart",
            )


def _character_oddities(text: str, language: str) -> Iterator[str]:
    if unicodedata.normalize("NFC", text) != text:
        yield "it is not in Unicode's composed form (NFC)"
    if any(each.isdigit() and not each.isascii() for each in text):
        yield "digits that Dutch paper does not have"
    wanted = SCRIPTS.get(language, _LATIN)
    written = _SLOT.sub("", text)
    letters = {unicodedata.name(each, "").split(" ")[0] for each in written if each.isalpha()}
    if strange := letters - {wanted, _LATIN, *_ANY_SCRIPT}:
        yield f"letters of another script: {', '.join(sorted(strange)).lower()}"
    if len(written.split()) > _MOST_WORDS_IN_COMMON and wanted not in letters:
        yield f"no letter of its script ({wanted.lower()})"


def _ending(text: str) -> str:
    last = text.rstrip(" \"”“»«’'‘)]")[-1:]
    last = _ENDINGS.get(last, last)
    return last if last in _ENDS else ""


def _difference(there: Counter[str], here: Counter[str]) -> str:
    lost, added = list((there - here).elements()), list((here - there).elements())
    parts = [f"without {', '.join(lost)}"] if lost else []
    return "; ".join([*parts, f"with {', '.join(added)}"] if added else parts)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
