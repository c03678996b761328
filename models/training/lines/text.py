"""What lines of letters say, as the reader of lines learns it (our own sentences; words; values).

Half are cut from sentences of letters, as the reader should know what usually follows what; the
others are words of ten languages and values, where nothing tells what comes next, and addresses of
the web and of mail, whose words run into each other.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from wordfreq import top_n_list

from models.training.lines import values

_RUNNING, _LIST, _ADDRESS = 0.5, 0.2, 0.17
#: Words are of these languages, so often.
LANGUAGES = {
    "nl": 60, "en": 8, "de": 8, "fr": 5, "es": 3, "pl": 4, "tr": 3, "ro": 3, "it": 3, "pt": 3,
}  # fmt: skip
_WORDS = 30_000
#: Government writes long nouns; and letters that no list has often enough.
_GLUED, _STRANGE = 0.15, 0.075
_STRANGE_LETTERS = "QqXxYyÏïËëÉéÖöÜüÈèÁáÇçŞşĞğıŁłŻżĄąĘęŚśĆćŃńÓóȘșȚțĂăÂâÎîØøÅåÆæßÑñÃãÕõČčŠšŽžŘřÝýÐð"
_LABELS = (
    "Kenmerk", "Ons kenmerk", "Uw kenmerk", "Datum", "Dagtekening", "Telefoon", "Tel.", "E-mail",
    "Internet", "Website", "Bezoekadres", "Postadres", "Retouradres", "Pagina", "Blad", "IBAN",
    "BIC", "KvK", "BTW", "Burgerservicenummer", "BSN", "Factuurnummer", "Klantnummer",
    "Zaaknummer", "Dossiernummer", "Betreft", "Onderwerp", "Behandeld door", "Contactpersoon",
    "Verzenddatum", "Doorkiesnummer", "Bijlagen", "Totaal", "Te betalen", "Vervaldatum",
    "Betalingskenmerk", "Openingstijden",
)  # fmt: skip
#: What hosts begin with, and end in; boxes of mail.
_BODIES = (
    "gemeente", "bureau", "raad", "dienst", "rijks", "belasting", "waterschap", "stichting",
    "college", "sociale", "zorg", "huur", "woon", "centraal", "uitvoering", "toeslagen", "inning",
    "parkeer", "veiligheids", "regio", "provincie", "kantoor", "advocaten", "notaris",
)  # fmt: skip
_ENDS = ("nl", "nl", "nl", "nl", "nl", "nl", "eu", "com", "org", "be", "de", "frl", "info")
_BOXES = (
    "info", "info", "balie", "loket", "service", "contact", "post", "kcc", "klantcontact",
    "bezwaar", "leden", "inning", "administratie", "secretariaat", "belastingen", "vergunningen",
    "helpdesk", "meldpunt", "klantenservice", "bestuur", "incasso", "aanvraag", "indicatie",
)  # fmt: skip
_NAMES = 15_000
_ADDRESS_LABELS = ("E-mail: ", "E-mail ", "e-mail: ", "Internet: ", "Website ", "w ", "E ", "I ")
_BULLETS, _BETWEEN = "•–-—□☐☒●○▪*■✓→", "|•·–-"
_AROUND = (("‘", "’"), ("“", "”"), ("'", "'"), ('"', '"'), ("„", "”"), ("«", "»"), ("(", ")"))
_QUOTED = re.compile(r'"([^"\\]*)"')
_CHOICE, _SLOT = re.compile(r"\[([^\[\]]*)\]"), re.compile(r"\{([^{}]*)\}")
#: What stands in a slot of a sentence, by the start of its name; anything else is any value.
_SLOTS: dict[str, Callable[[Random], str]] = {
    **dict.fromkeys(("to-pay", "refund", "instalment", "sum", "granted", "p"), values.amount),
    **dict.fromkeys(("day", "hearing", "past", "future", "birth", "date"), values.day),
    "by": lambda rng: f"vóór {values.day(rng)}",
    "ref": values.reference,
    **dict.fromkeys(("iban", "own-iban"), values.account),
    "phone": values.telephone,
    **dict.fromkeys(("url", "home", "email", "web"), values.site),
    **dict.fromkeys(("time", "clock"), values.clock),
    "year": lambda rng: str(rng.randint(2015, 2030)),
    **dict.fromkeys(("term", "received"), lambda rng: f"{rng.randint(2, 12)} weken"),
}


@dataclass(frozen=True)
class Words:
    """What lines are made of."""

    sentences: tuple[str, ...]

    def line(self, rng: Random, about: int) -> str:
        """A line of some `about` signs."""
        chance = rng.random()
        if chance < _RUNNING:
            return _dressed(rng, self._running(rng, about))
        if chance < _RUNNING + _LIST:
            return _dressed(rng, _list(rng, about))
        if chance < _RUNNING + _LIST + _ADDRESS:
            return address(rng)
        return _foot(rng, about)

    def _running(self, rng: Random, about: int) -> str:
        """A piece of a paragraph, as wide as the paper is."""
        said = (filled(rng, rng.choice(self.sentences)) for _ in range(1 + about // 30))
        words = " ".join(said).split()
        piece, *rest = words[rng.choice((0, rng.randrange(len(words)))) :]
        for word in rest:
            if len(piece) + len(word) > about:
                break
            piece += f" {word}"
        return piece


def words_of(lessons: Path, stories: Iterable[Path]) -> Words:
    """The sentences of the lessons in `*.txt` and of folders of wordings, with their slots."""
    said = [
        line.partition(": ")[2]
        for path in sorted(lessons.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    for folder in stories:
        for path in sorted(folder.glob("*.toml")):
            said += _QUOTED.findall(path.read_text("utf-8"))
    return Words(tuple(each for each in said if len(each.split()) > 1))


def filled(rng: Random, sentence: str) -> str:
    """A sentence with one of each choice, and values in its slots."""
    chosen = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), sentence)
    return _SLOT.sub(lambda found: _in_slot(rng, found[1]), chosen.replace(" // ", " "))


def _in_slot(rng: Random, name: str) -> str:
    made = (made for start, made in _SLOTS.items() if name.startswith(start))
    return next(made, values.value)(rng)


def _list(rng: Random, about: int) -> str:
    """Words and values, one after the other."""
    parts: list[str] = []
    while _length(parts) < about:
        parts.append(values.value(rng) if rng.random() < 0.25 else _said(rng))
    return " ".join(parts)


def _foot(rng: Random, about: int) -> str:
    """What stands at the head and the foot of letters: labels, values, addresses."""
    parts: list[str] = []
    while _length(parts) < about:
        label = rng.choice(_LABELS)
        parts.append(rng.choice(("", f"{label}: ", f"{label} ")) + values.value(rng))
        parts += [rng.choice(_BETWEEN)] * (rng.random() < 0.3)
    return " ".join(parts)


def address(rng: Random) -> str:
    """Of the web or of mail, named after whoever has it, as it stands at the foot of a letter."""
    kinds = (*_BODIES, "", "", "", "")
    words = [_plain_word(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    named = [each for each in (rng.choice(kinds), *words) if each]
    host = rng.choice(("", "", "", "-")).join(named) + "." + rng.choice(_ENDS)
    box = rng.choice((*_BOXES, _plain_word(rng)))
    path = f"/{_plain_word(rng)}" if rng.random() < 0.15 else ""
    made = rng.choice((f"www.{host}{path}", f"www.{host}{path}", f"{host}{path}", f"{box}@{host}"))
    made = rng.choice((made, made, f"{box}@{host}", f"https://www.{host}{path}"))
    label = rng.choice(_ADDRESS_LABELS) if rng.random() < 0.2 else ""
    return label + made


def _plain_word(rng: Random) -> str:
    """A word as hosts have them: small letters without accents, common ones no more than others."""
    words = _common(rng.choice(("nl", "nl", "nl", "nl", "en", "de", "tr")))[:_NAMES]
    while True:
        word = rng.choice(words).lower()
        if word.isascii() and word.isalpha() and len(word) < 16:
            return word


def _length(parts: list[str]) -> int:
    return sum(map(len, parts)) + len(parts)


def _dressed(rng: Random, text: str) -> str:
    """Seldom in capitals, or in a list."""
    chance = rng.random()
    if chance < 0.03:
        return text.upper()
    if chance < 0.06:
        return f"{rng.choice(_BULLETS)} {text}"
    return f"{rng.randint(1, 12)}. {text}" if chance < 0.09 else text


def _said(rng: Random) -> str:
    """A word, with what may stand around it."""
    word = _word(rng)
    chance = rng.random()
    if chance < 0.14:
        word = word.upper() if chance < 0.02 else word[0].upper() + word[1:]
    chance = rng.random()
    if chance < 0.19:
        return word + rng.choice(",,,,....:;?!")
    if chance < 0.26:
        before, after = rng.choice(_AROUND)
        return f"{before}{word}{after}"
    if chance < 0.28:
        return f"{word} {rng.choice('–-—&/+=<>')}"
    if chance < 0.3:
        return f"{word}{rng.choice('-/')}{_word(rng)}"
    if chance < 0.32:
        return rng.choice((f"{word}’s", f"{word}'s", f"’s {word}", f"'t {word}"))
    return word


def _word(rng: Random) -> str:
    language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    words = _common(language)
    # The commoner the likelier, as words come in texts (Zipf).
    word = words[min(len(words) - 1, int(len(words) ** rng.random()) - 1)]
    chance = rng.random()
    if language in ("nl", "de") and chance < _GLUED:
        return word + rng.choice(("", "", "", "s", "en", "-")) + rng.choice(words)
    if chance > 1 - _STRANGE:
        at = rng.randrange(len(word) + 1)
        return word[:at] + rng.choice(_STRANGE_LETTERS) + word[at:]
    return word


@cache
def _common(language: str) -> list[str]:
    return [word for word in top_n_list(language, _WORDS) if any(map(str.isalpha, word))]
