"""The bundled bank as files, and sentences made from its patterns."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import forms
from forms.language.bank.adjuncts import ABOUT
from forms.language.bank.bundled import bundled_bank
from forms.language.bank.clauses import BECAUSE, EVEN, NOTHING, ONLY, UNLESS
from forms.language.bank.frame import frame_of, words_of
from forms.language.bank.grammar import ways_of
from forms.language.bank.groups import Groups, groups_of
from forms.language.bank.halves import OR
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.glossary import Glossary, bundled_glossary

FORMS = Path(forms.__file__).parent
BANK = FORMS / "bank"
GLOSSARY = FORMS / "glossary"
LANGUAGES = ("en", "ar")
#: What stands between the names of two parts that are not simply said one before the other.
JOINS = (UNLESS, ONLY, EVEN, BECAUSE, ABOUT, OR)
SLOT = re.compile(r"\{([a-z]+?)(\d?)\}")

#: Two things that can fill each kind of slot, as letters print them.
FILLINGS = {
    "amount": ("€ 1.234,56", "€ 80"),
    "date": ("1 mei 2026", "14-08-2026"),
    "deadline": ("uiterlijk op 1 mei 2026", "binnen zes weken na de datum van deze brief"),
    "hours": ("op werkdagen van 9.00 tot 17.00 uur", "maandag t/m donderdag 8.30 - 16 uur"),
    "term": ("zes weken", "14 dagen"),
    "period": ("1 januari 2026 tot en met 31 maart 2026", "maart 2026"),
    "month": ("mei", "september"),
    "monthday": ("25e", "twintigste"),
    "year": ("2025", "2026"),
    "time": ("10.30 uur", "9 uur"),
    "number": ("drie", "12"),
    "percentage": ("4%", "7,5 procent"),
    "iban": ("NL91 ABNA 0417 1643 00", "NL20INGB0001234567"),
    "reference": ("1234.56.789.V.67.0112", "6012 5555 0000 1234"),
    "phone": ("088 000 41 60", "14 0123"),
    "email": ("post@voorbeeldstad.nl", "vragen@gemeente-lindewaard.nl"),
    "url": ("www.voorbeeldstad.nl/betalen", "voorbeeldstad.nl"),
    "organisation": ("de gemeente Voorbeeldstad", "Belastingsamenwerking Rivierenland Noord"),
    "name": ("De Vries", "J.P. van den Berg"),
    "address": ("Postbus 61, 4075 ZB Waalveer", "Stationsweg 18, 4075 AB Waalveer"),
    "tax": ("afvalstoffenheffing", "onroerendezaakbelasting"),
    "benefit": ("huurtoeslag", "bijzondere bijstand"),
    "thing": ("waarborgsom", "energielabel"),
    "signer": ("J. de Vries, teamleider Inkomen", "Gemeente Voorbeeldstad"),
    "papers": ("uw paspoort en een recente loonstrook", "een kopie van uw huurcontract"),
    "office": ("de woningcorporatie", "uw zorgverzekeraar"),
    "changes": ("een erfenis", "een ziekenhuisopname"),
    "deeds": ("uw kind inschrijven", "uw gegevens bekijken en wijzigen"),
    "factor": ("uw inkomen", "uw leeftijd en uw woonsituatie"),
    "cost": ("een bril", "de huur en energie"),
    "sum": ("het vastrecht", "de opslag"),
    "people": ("een familielid", "een advocaat of een vriend"),
    "law": ("artikel 7:1 van de Algemene wet bestuursrecht", "artikel 4 Awb"),
}


@cache
def glossary() -> Glossary:
    return bundled_glossary()


@cache
def bank() -> PhraseBank:
    return bundled_bank(glossary())


def contents(folder: Path) -> Iterator[dict]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


@cache
def topics() -> dict[str, dict[str, list[str]]]:
    """The patterns by the name of their file."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))["patterns"]
        for path in sorted((BANK / "patterns").glob("*.json"))
    }


@cache
def patterns() -> dict[str, list[str]]:
    return {key: each for topic in topics().values() for key, each in topic.items()}


@cache
def groups() -> Groups:
    """The groups of words that frames name."""
    framed = [*contents(BANK / "frames"), *contents(BANK / "clauses")]
    return groups_of(
        {name: words for each in framed for name, words in each.get("words", {}).items()}
    )


@cache
def words_of_frames() -> dict[str, frozenset[str]]:
    """The words that the frames of each pattern need or may hold, as compared."""
    words: dict[str, frozenset[str]] = {}
    for content in contents(BANK / "frames"):
        for pattern, frames in content.get("frames", {}).items():
            own = words_of([frame_of(pattern, (), frame, groups()) for frame in frames])
            words[pattern] = words.get(pattern, frozenset()) | own
    return words


def clauses() -> dict[str, list[str]]:
    """The ways of all leads and clauses by id, but those that say nothing."""
    ways: dict[str, list[str]] = {}
    for content in contents(BANK / "clauses"):
        ways |= content.get("leads", {}) | content.get("clauses", {})
    return {name: each for name, each in ways.items() if name != NOTHING}


def adjuncts() -> dict[str, list[str]]:
    """The ways of all that can be said beside a sentence by id, but those that say nothing."""
    ways: dict[str, list[str]] = {}
    for content in contents(BANK / "clauses"):
        ways |= content.get("adjuncts", {})
    return {name: each for name, each in ways.items() if name != NOTHING}


def sentences(language: str) -> dict[str, str]:
    return {
        key: text
        for file in contents(BANK / language)
        for key, text in file.get("sentences", {}).items()
    }


def filled(way: str, which: int) -> tuple[str, dict[str, str]]:
    """A way of saying with its slots filled, and what fills each."""
    used = {
        kind + number: FILLINGS[kind][(which + bool(number)) % 2]
        for kind, number in SLOT.findall(way)
    }
    return SLOT.sub(lambda slot: used[slot[1] + slot[2]], way), used


@cache
def all_ways(variant: str) -> tuple[str, ...]:
    return tuple(sorted(ways_of(variant)))


def some_ways(variant: str, most: int) -> Sequence[str]:
    ways = all_ways(variant)
    return ways if len(ways) <= most else random.Random(variant).sample(ways, most)


def judged(name: str) -> list[tuple[str, ...]]:
    """The lines of a table of sentences judged by hand, without its remarks."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
