"""Numbers by which sender and reader call a letter, a case, a customer or a payment."""

import re
from collections.abc import Iterable, Iterator

from forms.letters.dates import dates_in
from forms.letters.facts import distinct, fact
from forms.letters.label_words import LabelKind
from forms.letters.labels import Labelled
from forms.letters.letter import Fact
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

#: In running text: "onder vermelding van kenmerk 12.34", "uw zaaknummer is Z-2026-1".
_NAMED = re.compile(
    r"\b(?:(?:\w+-)?\w*kenmerk|\w*(?:nummer|nr\.?)|referentie|dossier|zaak|o\.?v\.?v\.?"
    r"|vermelding van)(?: (?:is|van|met|het|uw|ons|dit|deze|betalingskenmerk|kenmerk|"
    r"\w*nummer))*\s?:?\s(?=[a-z]{0,6}[-/.]?\s?\d)"
)
#: Numbers with a name of their own that are no reference.
_OTHER_NUMBER = re.compile(
    r"\b(?:telefoon|doorkies|informatie|info|service|fax|huis|rekening|kamer|pagina"
    r"|kvk|btw|bank|tel|bsn|burgerservice|mobiel"
    r"|post|antwoord|bus|lijn|rijbewijs|paspoort|kenteken|serie|artikel|iban|loket|spoor"
    r"|sofi|bezoek|alarm|nood)[a-z-]*(?:nummer|nr\.?)|\bmobiele nummer|\bgratis nummer"
    r"|\b(?:op|via) nummer\b"
)
_VALUE = re.compile(
    r"(?:[A-Z]{1,8}[-/. ]|[A-Za-z]{1,12}[-/.])?[A-Za-z0-9]*\d[A-Za-z0-9]*"
    r"(?:[-/._:][A-Za-z0-9]+|\s\d[\dA-Z]*)*"
)
_TRAILING = ".,;:!?)"
_LONGEST = 40


def references_of(sentences: Iterable[Sentence], labelled: Iterable[Labelled]) -> tuple[Fact, ...]:
    """Every reference, each once."""
    return distinct(_found(list(sentences), list(labelled)))


def _found(sentences: list[Sentence], labelled: list[Labelled]) -> Iterator[Fact]:
    for label in labelled:
        if label.kind is LabelKind.REFERENCE and not _OTHER_NUMBER.search(plain(label.label)):
            yield from _reference(label.sentence, label.start, label.end)
    for sentence in sentences:
        written = plain(sentence.text)
        for match in _NAMED.finditer(written):
            is_ours = written[: match.start()].endswith("ons ")
            if not is_ours and not _OTHER_NUMBER.search(match.group()):
                yield from _reference(sentence, match.end(), len(sentence.text))


def _reference(sentence: Sentence, start: int, end: int) -> Iterator[Fact]:
    skipped = re.match(r"[\s_:.#|]*", sentence.text[start:end])
    start += skipped.end() if skipped else 0
    match = _VALUE.match(sentence.text[start:end])
    if match is None or any(found.start == 0 for found in dates_in(sentence.text[start:end])):
        return
    printed = match.group().rstrip(_TRAILING)
    if not re.search(r"\d.*\d", printed) or len(printed) > _LONGEST:
        return
    bare = re.sub(r"\s", "", printed)
    value = bare if bare.isdecimal() else printed
    yield fact(value, sentence, start, start + len(printed), is_certain=True)
