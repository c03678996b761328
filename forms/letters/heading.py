"""Who wrote a letter, on which day, and what about."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, zip_longest

from rapidfuzz import fuzz

from forms.letters.dates import DateMention, dates_in
from forms.letters.facts import fact
from forms.letters.label_words import LabelKind, label_kind
from forms.letters.labels import Labelled
from forms.letters.letter import Fact, FactRole
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from vision.printed import BlockKind

#: A name of an organisation: characters from and to of a sentence.
Named = tuple[Sentence, int, int]

#: How a Dutch organisation that writes letters is called, in plain text.
_ORGANISATION = re.compile(
    r"\b(?:gemeente|provincie|waterschap|hoogheemraadschap|ministerie|rijksdienst|belastingdienst"
    r"|belastingsamenwerking|belastingkantoor|dienst|douane|uwv|svb|duo|cak|ind|cjib|rdw|coa|ggd"
    r"|centraal|justitieel|incassobureau|sociale|verzekeringsbank|uitvoeringsinstituut|rechtbank"
    r"|gerechtshof|openbaar ministerie|politie|gerechtsdeurwaarders?|deurwaarders?|omgevingsdienst"
    r"|veiligheidsregio|kadaster|kamer van koophandel|raad voor|stichting|bureau|instituut"
    r"|inspectie|toeslagen|regionale|belasting\w*|samenwerking|werkplein|sociaal|kredietbank"
    r"|zorgkantoor|zorgverzekera\w*|uitvoering\w*|agentschap|commissie|autoriteit|college|kantoor"
    r"|coöperatie|vereniging|woningstichting|wonen|incasso|parket|raad|rijk\w*|landelijk\w*)\b"
)
_SALUTATION = re.compile(
    r"^\s*(?:geachte|beste|dag|goedendag|hallo|aan de bewoner|l\.s|mijne?|(?:weled|hoogge)\w+)\b"
)
_GREETING = re.compile(r"^\s*(?:met vriendelijke groet\w*|hoogachtend|groeten|vriendelijke groet)")
#: Addresses, numbers, people and headings are no organisation.
_NO_NAME = re.compile(
    r"\d{4}|[a-z]\s\d{1,4}(?:[ -]?(?:bis|[a-z]|\d{1,3}))?$|\.\s?$|^(?:[a-z]\.\s?)+|^\W*$|^\d"
    r"|^(?:datum|kenmerk|de heer|mevrouw|heer|familie|dhr|mw|betreft|onderwerp)\b|@|www\."
    r"|\b(?:postbus|tel|telefoon|kvk|iban|bic|pagina|retouradres|antwoordnummer|bezoekadres"
    r"|postadres)\b"
)
_NO_TITLE = re.compile(
    r"@|www\.|^\d{4}\s?[a-z]{2}\b|^[\d\W]*$|^(?:de heer|mevrouw|familie)\b"
    r"|\b(?:postbus|kvk|iban|tel|telefoon|pagina|retouradres|burgerservicen\w*|bsn)\b"
)
_PLACE_AND_DATE = re.compile(r"^[a-z' .-]{2,40},\s?(?:\w{2,6}dag,?\s?)?$")
_PLACE_OR_NOTHING = re.compile(r"^(?:[a-z' .-]{2,40},)?\s?(?:\w{2,6}dag,?\s?)?$")
_ALONE = re.compile(r"^(?:\w{2,6}dag,?\s?)?$")
#: A part of an organisation, printed below its name.
_PART_OF_ONE = re.compile(
    r"\b(?:afdeling|team|\w+team|cluster|sector|directie|klant\w*|\w+centrum|zaken|domein|kantoor"
    r"|\w*ambtenaar|griffier|inspecteur|ontvanger|directeur|burgemeester"
    r"|wethouders?|namens|publiekszaken|loket|heffing en invordering|werk en inkomen)\b"
    r"|^(?:belastingen|eigen bijdragen|toeslagen|uitkeringen|vergunningen)$"
)
#: Words with capitals, joined by small ones: a name of an organisation where one of them is a word
#: for one. What stands before that word belongs to it: "Onderlinge Zorgverzekeraar De Vaart".
_CAPITALS = re.compile(
    r"[A-Z][\w'-]*(?:(?: (?:van|voor|en|de|der|den|aan|bij|op|het|&))* [A-Z][\w'-]*)*"
)
_WORD_FOR_ONE = re.compile(
    r"\b(?:Gemeente|Provincie|Waterschap|Hoogheemraadschap|Rijksdienst|Dienst|Belastingsamenwerking"
    r"|Bureau|Rechtbank|Ministerie|Zorgverzekera(?:ar|ars)|Uitvoeringsorganisatie|Centraal|Immigratie"
    r"|Belastingdienst|Sociale|Omgevingsdienst|Inspectie|Stichting|Kredietbank|Instituut|Kantongerecht"
    r"|Gerechtsdeurwaarders?|\w*[Pp]ensioenfonds|\w*[Vv]erzekeringsbank|Hoge Raad|Agentschap"
    r"|Belastingbureau|Stadsbank)\b"
)
#: Begins a sentence and no name.
_NO_START = re.compile(
    r"^(?:(?:De|Het|Een|Uw|Ons|Onze|Aan|Bij|Van|Op|In|Voor|Namens|Geachte|Beste|Retouradres:?"
    r"|Afzender|Hierbij|Als|Dit|Deze) )+"
)
_SHORT_NAME = 5
#: A name that is so much of its sentence stands by itself.
_MOSTLY = 0.6
#: From this score a name may be promised.
_CLEAR = 4.5
#: So alike are two ways to print a name, 0..100.
_SAME_NAME = 88
#: A letter on somebody's table is no older; an older date was misread more often than not.
_FIRST_YEAR = 2015
#: The heading of a letter ends at the salutation, or within so many sentences of its start.
_MOST_ABOVE = 40
_SUBJECT_LENGTH = 140


def sent_on(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> Fact | None:
    """The day a letter is dated."""
    dated = [label for label in labelled if label.kind is LabelKind.DATE]
    for label, below in zip_longest(dated, dated[1:]):
        for found in dates_in(label.text)[:1]:
            if not _PLACE_OR_NOTHING.match(plain(label.text[: found.start])):
                continue  # a day of something else
            day = found.value or _with_year_below(label, found, below)
            if day is not None:
                start, end = label.start + found.start, label.start + found.end
                is_clear = found.is_strict and found.value is not None and day.year >= _FIRST_YEAR
                return fact(
                    day, label.sentence, start, end, is_certain=is_clear, role=FactRole.SENT
                )
    others = {id(each.sentence) for each in labelled if each.kind is not LabelKind.DATE}
    above = [each for each in above_salutation(sentences) if id(each) not in others]
    return _unlabelled_date(above, sentences)


def _with_year_below(label: Labelled, found: DateMention, below: Labelled | None) -> date | None:
    """The day whose year stands on the next line of its narrow column."""
    if below is None or below.label != label.label or not re.fullmatch(r"20\d\d", below.text):
        return None
    return found.near(date(int(below.text), 1, 1))


def _unlabelled_date(above: Sequence[Sentence], all_of_it: Sequence[Sentence]) -> Fact | None:
    """A line that is a place and a date, in the heading or else below; or a date in the heading."""
    for pattern, where in ((_PLACE_AND_DATE, above), (_PLACE_AND_DATE, all_of_it), (_ALONE, above)):
        fitting = [
            (sentence, day)
            for sentence in where
            for day in dates_in(sentence.text)
            if day.value is not None
            and pattern.match(plain(sentence.text[: day.start]))
            and not sentence.text[day.end :].strip(" .")
        ]
        if fitting:
            sentence, day = fitting[0]
            is_clear = day.is_strict and day.year is not None and day.year >= _FIRST_YEAR
            return fact(
                day.value or "", sentence, day.start, day.end,
                is_certain=is_clear and len(fitting) == 1, role=FactRole.SENT,
            )  # fmt: skip
    return _over_two_lines(above)


def _over_two_lines(above: Sequence[Sentence]) -> Fact | None:
    """A place and a date in a narrow column, its year on the next line."""
    for sentence, below in pairwise(above):
        for day in dates_in(sentence.text):
            is_placed = _PLACE_AND_DATE.match(plain(sentence.text[: day.start]))
            if is_placed and day.value is None and re.fullmatch(r"20\d\d", below.text):
                value = day.near(date(int(below.text), 1, 1))
                return fact(
                    value or "", sentence, day.start, day.end, is_certain=False, role=FactRole.SENT
                )
    return None


def subject_of(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> Fact | None:
    """What a letter is about, as its subject line says it."""
    for label in labelled:
        if label.kind is LabelKind.SUBJECT and label.text.strip():
            return fact(label.text, label.sentence, label.start, label.end, is_certain=True)
    title = _title(above_salutation(sentences))
    if title is None:
        return None
    return fact(title.text, title, 0, len(title.text), is_certain=False)


def _title(above: Sequence[Sentence]) -> Sentence | None:
    """The last line above the salutation that can be a title; larger print before other."""
    fitting = [
        each
        for each in above
        if each.kind in (BlockKind.BODY, BlockKind.REFERENCE, BlockKind.LETTERHEAD)
        and 5 <= len(each.text) <= _SUBJECT_LENGTH
        and not _NO_TITLE.search(plain(each.text))
        and not re.match(r"[^:]{2,25}:\s*\d", each.text)
    ]
    bodies = [each for each in fitting if each.kind is BlockKind.BODY]
    return max(bodies, key=_height, default=_last_alone(above, fitting))


def _last_alone(above: Sequence[Sentence], fitting: Sequence[Sentence]) -> Sentence | None:
    """The line just above the salutation, where it stands by itself and says something."""
    if not above or above[-1] not in fitting or above[-1].kind is BlockKind.LETTERHEAD:
        return None
    last = above[-1]
    is_alone = sum(each.block == last.block and each.page == last.page for each in above) == 1
    return last if is_alone and " " in last.text and label_kind(last.text) is None else None


def _height(sentence: Sentence) -> float:
    return max(word.bottom_mm - word.top_mm for word in sentence.words)


def sender_of(
    sentences: Sequence[Sentence], labelled: Sequence[Labelled], known: Sequence[str] = ()
) -> Fact | None:
    """Who wrote a letter; `known` are names of senders, looked for first."""
    candidates = list(_names(sentences, labelled))
    texts = [sentence.text for sentence in sentences]
    scored = [
        (_score(each, candidates, texts), -place, each) for place, each in enumerate(candidates)
    ]
    if not scored:
        return None
    # A sender whose name is known goes before what only looks like a name.
    at_their_place = [each for each in scored if _is_known(each[2], known)]
    score, _, (sentence, start, end) = max(at_their_place or scored, key=lambda each: each[:2])
    return _sender(sentence, start, end, is_certain=bool(at_their_place) or score >= _CLEAR)


def _is_known(one: Named, known: Sequence[str]) -> bool:
    """Whether a name, not in running text, is that of a known sender."""
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    is_alone = sentence.is_cell or len(name) >= _MOSTLY * len(sentence.text)
    return is_alone and any(fuzz.ratio(plain(each), name) >= _SAME_NAME for each in known)


def _sender(sentence: Sentence, start: int, end: int, *, is_certain: bool) -> Fact:
    return fact(
        sentence.text[start:end].strip(), sentence, start, end,
        is_certain=is_certain, role=FactRole.SENDER,
    )  # fmt: skip


def _score(one: Named, candidates: list[Named], texts: list[str]) -> float:
    """How much speaks for a name: where it stands, what it is called, and being said again.

    What nearly the same name has for it counts for this one too; of those the one that was read
    most surely, and is said most often in the same way, is the best.
    """
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    named = [(plain(other.text[left:right]), other) for other, left, right in candidates]
    alike = [(other, where) for other, where in named if fuzz.ratio(name, other) >= _SAME_NAME]
    printed = sentence.text[start:end]
    said = sum(printed in text for text in texts) - 1 if len(printed) > _SHORT_NAME else 0
    is_head = any(where.kind is BlockKind.LETTERHEAD for _, where in alike)
    is_named = bool(_ORGANISATION.search(name)) - 2 * bool(_PART_OF_ONE.search(name))
    sure = sentence.confidence_at(start, end)
    return 2 * is_head + 2 * is_named + min(len(alike) - 1, 2) + 2 * min(said, 2) + sure


def _names(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> Iterator[Named]:
    """Where the name of the sender may stand: head, foot, signature, slip or return address."""
    for label in labelled:
        words = plain(label.label).strip(" :.")
        if words in ("afzender", "organisatie", "ten name van", "t.n.v", "tnv", "namens"):
            yield label.sentence, label.start, label.end
    is_signed = False
    for sentence in sentences:
        written = plain(sentence.text)
        yield from _in_running_text(sentence)
        if _GREETING.match(written):
            is_signed = True
            continue
        returned = re.match(r"retouradres:?\s*", written)
        if returned or (sentence.kind is BlockKind.FOOTER and "," in sentence.text):
            start = returned.end() if returned else 0
            first = re.split(r"[,|•·]| postbus", written[start:])[0].rstrip()
            if _ORGANISATION.search(first):
                yield sentence, start, start + len(first)
            continue
        is_place = sentence.kind in (BlockKind.LETTERHEAD, BlockKind.FOOTER) or is_signed
        if is_place and len(sentence.text) <= 70 and not _NO_NAME.search(written):
            yield sentence, 0, len(sentence.text)


def _in_running_text(sentence: Sentence) -> Iterator[Named]:
    """Names of organisations among other words."""
    for found in _CAPITALS.finditer(sentence.text):
        opening = None if sentence.is_cell else _NO_START.match(found.group())
        start = found.start() + (opening.end() if opening else 0)
        name = sentence.text[start : found.end()]
        if " " in name and _WORD_FOR_ONE.search(name):
            yield sentence, start, found.end()


def above_salutation(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """What stands above "Geachte", or at the start where nobody is addressed."""
    for number, sentence in enumerate(sentences):
        if _SALUTATION.match(plain(sentence.text)):
            return sentences[:number]
    return sentences[:_MOST_ABOVE]
