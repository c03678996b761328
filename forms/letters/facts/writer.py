"""Who wrote a letter: the organisation whose name stands at its head, foot or signature."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from forms.letters.facts.facts import fact
from forms.letters.facts.labels import Labelled
from forms.letters.facts.letter_signs import has_own_sign, has_signs_of_letter
from forms.letters.letter import Fact, FactRole
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, joined
from vision.text.printed import BlockKind

#: A name of an organisation: characters from and to of a sentence.
Named = tuple[Sentence, int, int]

#: How a Dutch organisation that writes letters is called, in plain text.
_ORGANISATION = re.compile(
    r"\b(?:gemeente|provincie|waterschap|wetterskip|hoogheemraadschap|ministerie|rijksdienst"
    r"|\w*dienst|lyceum|gymnasium|woon\w+|huurders\w+|corporatie|zorggroep|pensioen\w*"
    r"|belastingsamenwerking|belastingkantoor|douane|uwv|svb|duo|cak|ind|cjib|rdw|coa|ggd"
    r"|centraal|justitieel|incassobureau|sociale|verzekeringsbank|uitvoeringsinstituut|rechtbank"
    r"|gerechtshof|openbaar ministerie|politie|gerechtsdeurwaarders?|deurwaarders?|omgevingsdienst"
    r"|veiligheidsregio|kadaster|kamer van koophandel|raad voor|stichting|bureau|instituut"
    r"|inspectie|toeslagen|regionale|belasting\w*|samenwerking|\w*artsen|tandarts\w*|\w*praktijk"
    r"|\w*commissie|apotheek|kliniek|\w*notaris\w*|advocat\w*"
    r"|\w*opvang|bibliotheek|universiteit|hogeschool|academie|warmte\w+|energie\w*|\w+centrum"
    r"|\w+loket|werkplein|sociaal|kredietbank"
    r"|zorgkantoor|zorgverzekera\w*|uitvoering\w*|agentschap|autoriteit|college|kantoor"
    r"|coöperatie|vereniging|woningstichting|wonen|incasso|parket|raad|rijk\w*|landelijk\w*"
    r"|\w+(?:instituut|kantoor|verzekering|verzekeraar)|netbeheer\w*|vervoer\w*|alimentatie\w*"
    r"|cooperatie|\w*(?:water|energie|vervoers?)bedrijf|\w*ziekenhuis|\w*school|scholen\w*"
    r"|\w*fonds|\w*zorg|woning\w+"
    r"|verzekeringen|[nb]\.v|u\.a)\b"
)
_GREETING = re.compile(r"^\s*(?:met vriendelijke groet\w*|hoogachtend|groeten|vriendelijke groet)")
#: Addresses, numbers, people and headings are no organisation.
_NO_NAME = re.compile(
    r"\d{4}|€|^eur\b|^(?:blad|pag|p)\b.{0,3}\d|[a-z]\s\d{1,4}(?:[ -]?(?:bis|[a-z]|\d{1,3}))?$"
    r"|(?<!\bn\.v)(?<!\bb\.v)(?<!\bu\.a)(?<!\bb\.a)(?<!\bw\.a)\.\s?$"
    r"|^(?!(?:[nb]\.v|v\.o\.f)\.)(?:[a-z]\.\s?)+|^\W*$|^\d|^(?:mr|dr|drs|ir|ing|prof)\.\s"
    r"|^(?:[a-z]\.\s?)*\(\w+\) "
    r"|^(?:datum|kenmerk|de heer|mevrouw|heer|familie|dhr|mw|betreft|onderwerp)\b|@|www\."
    r"|\b(?:postbus|tel|telefoon|kvk|iban|bic|pagina|retouradres|antwoordnummer|bezoekadres"
    r"|postadres)\b"
)
#: A part of an organisation, printed below its name.
_PART_OF_ONE = re.compile(
    r"\b(?:afdeling|werkbedrijf|team|\w+team|unit|divisie|cluster|sector|directie|klant\w*"
    r"|\w+centrum|zaken|domein|kantoor"
    r"|\w*ambtenaar|griffier|inspecteur|ontvanger|directeur|burgemeester"
    r"|wethouders?|namens|publiekszaken|loket|heffing en invordering|werk en inkomen"
    r"|\w*(?:administratie|beheer|facturatie|declaraties|invordering|naheffing|terugbetalen"
    r"|particulieren)"
    r"|\w+(?:service|balie|incasso)|premie en incasso|heffen en innen)\b"
    r"|^(?:gerechtsdeurwaarders?|incasso|advocaten|notarissen|juristen|bewindvoer\w+)"
    r"(?: (?:en|&) (?:gerechtsdeurwaarders?|incasso\w*|advocaten|notarissen|juristen))+$"
    r"|^(?:belastingen|eigen bijdragen|toeslagen|uitkeringen|vergunningen|heffing\w*|incasso\w*"
    r"|inning|premie\w*|\w*bijdragen)(?: en \w+)?$|^belastingkantoor$"
)
#: Words with capitals, joined by small ones: a name of an organisation where one of them is a word
#: for one. What stands before that word belongs to it: "Onderlinge Zorgverzekeraar De Vaart".
_CAPITALS = re.compile(
    r"[A-Z][\w'-]*(?:(?: (?:van|voor|en|de|der|den|aan|bij|op|het"
    r"|&))* (?![NBUW]\.[VA]\.)[A-Z][\w'-]*)*"
    r"(?: (?:[NB]\.V|[UBW]\.A)\.| \([A-Z]{2,8}\))?"
)
_WORD_FOR_ONE = re.compile(
    r"\b(?:Gemeente|Provincie|Waterschap|Hoogheemraadschap|Rijksdienst|Dienst|Belastingsamenwerking"
    r"|Bureau|Rechtbank|Ministerie|Zorgverzekera(?:ar|ars)|Uitvoeringsorganisatie|Centraal"
    r"|Immigratie"
    r"|Belastingdienst|Sociale|Omgevingsdienst|Inspectie|Stichting|Kredietbank|Instituut"
    r"|Kantongerecht"
    r"|Gerechtsdeurwaarders?|\w*[Pp]ensioenfonds|\w*[Vv]erzekeringsbank|Hoge Raad|Agentschap"
    r"|Belastingbureau|Stadsbank)\b"
)
#: A line that is a name by itself, whatever stands above it.
_NAMED_WHOLE = re.compile(r"(?:Gemeente|Provincie|Waterschap|Hoogheemraadschap|Stichting) [A-Z]")
#: Begins a sentence and no name.
_NO_START = re.compile(
    r"^(?:(?:De|Het|Een|Uw|Ons|Onze|Aan|Bij|Van|Op|In|Voor|Namens|Geachte|Beste|Retouradres:?"
    r"|Afzender|Hierbij|Als|Dit|Deze) )+"
)
#: Begins the line below a name: an initial, a department, an office.
_NO_END = re.compile(r"(?: (?:[A-Z]|De|Het|Uw|Namens|Team|Afdeling|Unit))+$")
#: Of somebody for whom the writer acts.
_CLIENT = re.compile(
    r"\b(?:opdrachtgever|opdracht van|namens|vordering(?:en)? (?:van|op)|inzake|client\w*"
    r"|schuld(?:en)? (?:bij|aan)|schuldeiser)\W*(?:de |het )?$"
)
#: A line that ends so goes on in the next, as one that is such a word alone does; and so it begins.
_HANGING = re.compile(
    r"(?:\b(?:van|voor|en|de|der|den|het|in|te|tot|aan|bij|op)|[&-])$", re.IGNORECASE
)
_NEVER_ALONE = re.compile(
    r"(?:gemeente|provincie|waterschap|hoogheemraadschap|stichting|regionaal|regionale|centraal"
    r"|centrale|landelijk|openbaar|openbare|onderlinge|nederlandse?|rijksdienst|ministerie)"
)
_TAIL = re.compile(r"(?:[NB]\.V|[UBW]\.A)\.?|\([A-Z]{2,8}\)")
_ACRONYM = re.compile(r"[A-Z]{2,}\b")
_LONGEST_NAME = 70
#: In small letters a name goes on in so many words; more are what an office says of itself.
_MOST_BELOW = 3
#: Between words of one line that was spread over its column; the next column is further.
_LOOSE_MM = 12.0
#: A town behind its postal code, or before a day on the first sheet; on others the sender is named
#: there.
_TOWN = re.compile(r"\b\d{4}\s?[A-Z]{2}\s+([A-Z][\w' -]+)")
_TOWN_OF_DAY = re.compile(r"^([A-Z][\w' -]+), (?:\w+ )?\d{1,2}\b")
#: A name that is at least so much of the sender's own host is likely its name.
_OF_HOST = 0.5
_SHORTEST_WORD = 3
_SHORT_NAME = 5
#: A name that is so much of its sentence stands by itself.
_MOSTLY = 0.6
#: From this score a name may be promised, if it is an organisation's and stands on a letter: a name
#: written by hand scores as much where it is said again.
_CLEAR = 7.5
#: So alike are two ways to print a name, 0..100.
_SAME_NAME = 88


@dataclass(frozen=True)
class _Around:
    """What a name is judged by: all texts, hosts without their ends, towns, and first lines."""

    texts: tuple[str, ...]
    hosts: frozenset[str]
    towns: frozenset[str]
    heads: frozenset[Sentence] = frozenset()

    def count(self, printed: str) -> int:
        """How many sentences say it."""
        return sum(printed in text for text in self.texts)

    def says_alone(self, name: Sentence) -> bool:
        """Whether a line elsewhere says a name and no more: below the letter, for one."""
        same = sum(text.strip(" .,") == name.text for text in self.texts)
        return same > (1 if len(name.lines) == 1 else 0)


def sender_of(
    sentences: Sequence[Sentence],
    labelled: Sequence[Labelled],
    known: Sequence[str] = (),
    hosts: Iterable[str] = (),
) -> Fact | None:
    """Who wrote a letter.

    `known` are names of senders, looked for first; `hosts` those of its addresses, without www.
    """
    around = _around(sentences, hosts)
    whole = list(_with_whole_names(sentences, around))
    texts = tuple(each.text for each in whole)
    around = replace(around, heads=_first_lines(whole), texts=texts)
    candidates = list(_names(whole, labelled))
    scored = [
        (_score(each, candidates, around), -place, each) for place, each in enumerate(candidates)
    ]
    if not scored:
        return None
    # A sender whose name is known goes before what only looks like a name.
    at_their_place = [each for each in scored if _is_known(each[2], known)]
    score, _, (sentence, start, end) = max(at_their_place or scored, key=lambda each: each[:2])
    is_clear = score >= _CLEAR and _is_organisation(plain(sentence.text[start:end]), around)
    is_letter = has_signs_of_letter(sentences, labelled) and has_own_sign(sentences, labelled)
    is_whole = bool(at_their_place) or not _may_be_cut(whole, sentence, around)
    is_certain = (bool(at_their_place) or is_clear) and is_letter and is_whole
    name = sentence.text[start:end].strip()
    return fact(name, sentence, start, end, is_certain=is_certain, role=FactRole.SENDER)


def _is_organisation(name: str, around: _Around) -> bool:
    """Whether a plain name is surely that of an organisation: by its words, or by its host."""
    if _NEVER_ALONE.fullmatch(name):
        return False
    return bool(_ORGANISATION.search(name)) or _share_of_host(name, around) >= _OF_HOST


def _around(sentences: Sequence[Sentence], hosts: Iterable[str]) -> _Around:
    texts = tuple(sentence.text for sentence in sentences)
    towns = [found for text in texts for found in _TOWN.finditer(text)]
    towns += [
        found for each in sentences if not each.page for found in _TOWN_OF_DAY.finditer(each.text)
    ]
    return _Around(
        texts,
        frozenset(max(host.split(".")[:-1], key=len, default="") for host in hosts) - {""},
        frozenset(plain(found.group(1)).strip() for found in towns),
    )


def _first_lines(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The lines with which a letterhead begins: a department stands below."""
    return frozenset(
        each
        for each, before in zip(sentences, [None, *sentences], strict=False)
        if each.kind is BlockKind.LETTERHEAD
        and (before is None or (before.block, before.page) != (each.block, each.page))
    )


def _with_whole_names(sentences: Sequence[Sentence], around: _Around) -> Iterator[Sentence]:
    """The sentences; a name that a narrow column broke over lines of its own as one."""
    begun: Sentence | None = None
    for sentence in sentences:
        if begun is not None and _is_name_of(begun, sentence, around):
            begun = joined(begun, sentence)
            continue
        if begun is not None:
            yield begun
        begun = sentence
    if begun is not None:
        yield begun


def _is_name_of(first: Sentence, second: Sentence, around: _Around) -> bool:
    """Whether the second line is the rest of a name that the first begins."""
    if _is_spaced_out(first, second):
        return True
    begin, rest = plain(first.text), plain(second.text)
    if not _may_go_on(first, second) or _NO_NAME.search(begin):
        return False
    if _TAIL.fullmatch(second.text) or _goes_on_small(first, second):
        return True
    if _NO_NAME.search(rest) or not second.text[:1].isupper():
        return False
    if _HANGING.search(first.text) or _NEVER_ALONE.fullmatch(begin):
        return True
    return not _PART_OF_ONE.search(rest) and _is_one_name(first, second, around)


def _is_spaced_out(first: Sentence, second: Sentence) -> bool:
    """Whether two cells are words of one line at the head, set loosely to fill a narrow column."""
    is_row = first.lines[-1:] == second.lines and first.page == second.page
    is_head = first.kind is second.kind is BlockKind.LETTERHEAD
    gap_mm = second.words[0].left_mm - first.words[-1].right_mm
    return is_head and is_row and 0 < gap_mm < _LOOSE_MM


def _goes_on_small(first: Sentence, second: Sentence) -> bool:
    """Whether the second line begins in small letters, as no department of a letterhead does."""
    rest = plain(second.text)
    is_head = second.kind is BlockKind.LETTERHEAD and second.text[:1].islower()
    is_short = len(second.words) <= _MOST_BELOW and not _NO_NAME.search(rest)
    return is_head and is_short and bool(_ORGANISATION.search(plain(f"{first.text} {rest}")))


def _may_go_on(first: Sentence, second: Sentence) -> bool:
    """Whether the second line stands below the first, and both are short enough for a name."""
    is_near = (first.block, first.page, first.kind) == (second.block, second.page, second.kind)
    is_short = len(first.text) + len(second.text) < _LONGEST_NAME
    is_line = first.is_cell and not second.before and first.kind is not BlockKind.SLIP
    return is_near and is_short and is_line


def _may_be_cut(sentences: Sequence[Sentence], name: Sentence, around: _Around) -> bool:
    """Whether a name may go on in the line below it, and the letter does not say."""
    if re.search(r"[,&]$|\b(?:afdeling|team)$", name.text.strip()):
        return True
    if not name.is_cell or around.says_alone(name):
        return False
    place = next((at for at, each in enumerate(sentences) if each is name), len(sentences))
    below = next(iter(sentences[place + 1 :]), None)
    if below is None or not _may_go_on(name, below) or not below.text[:1].isupper():
        return False
    rest = plain(below.text)
    return not (_NO_NAME.search(rest) or _PART_OF_ONE.search(rest) or " " in rest)


def _is_one_name(first: Sentence, second: Sentence, around: _Around) -> bool:
    """Whether two lines are one name by what the letter says elsewhere."""
    begin, rest = plain(first.text), plain(second.text)
    if around.count(f"{first.text} {second.text}"):
        return True
    if around.says_alone(first) or _PART_OF_ONE.search(begin):
        return False
    if _NAMED_WHOLE.match(second.text):
        return False  # below its department: "Wonen en Leefomgeving", "Gemeente Waalbergen"
    if _ACRONYM.match(second.text) and " " in begin:
        return False  # the short name of an office of it
    adds = _share_of_host(f"{begin} {rest}", around) - _share_of_host(begin, around)
    return bool(_ORGANISATION.search(begin)) and adds > 0


def _share_of_host(name: str, around: _Around) -> float:
    """How much of a host of the letter the words of a plain name are, 0..1.

    All of it is most: "Eigen bijdrage" below "Bureau Eigen Bijdragen" adds nothing.
    """
    words = {word for word in re.split(r"[^a-z0-9]+", name) if len(word) >= _SHORTEST_WORD}
    shares = [
        sum(len(word) for word in words if word in host) / len(host.replace("-", ""))
        for host in around.hosts
    ]
    return min(1.0, max(shares, default=0.0))


def _is_known(one: Named, known: Sequence[str]) -> bool:
    """Whether a name, not in running text, is that of a known sender."""
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    return _is_alone(one) and any(fuzz.ratio(plain(each), name) >= _SAME_NAME for each in known)


def _score(one: Named, candidates: list[Named], around: _Around) -> float:
    """How much speaks for a name: where it stands, what it is called, and being said again.

    What nearly the same name has for it counts for this one too; of those the one that was read
    most surely, and is said most often in the same way, is the best.
    """
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    named = [(plain(other[0].text[other[1] : other[2]]), other) for other in candidates]
    alike = [other for text, other in named if fuzz.ratio(name, text) >= _SAME_NAME]
    printed = sentence.text[start:end]
    # What is only the beginning or the end of a longer name is not said where that is.
    longer = [text for _, (where, first, last) in named
              if (text := where.text[first:last]).startswith(f"{printed} ")
              or text.endswith(f" {printed}")]  # fmt: skip
    others = max((around.count(text) for text in longer), default=0)
    said = around.count(printed) - others - 1 if len(printed) > _SHORT_NAME else 0
    is_head = any(where.kind is BlockKind.LETTERHEAD for where, _, _ in alike)
    # What only running text names is somebody else more often than not.
    is_placed = any(_is_alone(other) for other in alike)
    is_first = sentence in around.heads
    # "Centrale Zorgadministratie" at the head of the paper is no department.
    is_host = _share_of_host(name, around) >= _OF_HOST
    is_ones_own = is_first and (is_host or bool(_ORGANISATION.search(name)))
    is_part = bool(_PART_OF_ONE.search(name)) and not is_ones_own
    is_part = is_part or (not is_host and _is_below_own_name(sentence, around))
    is_named = bool(_ORGANISATION.search(name)) - 2 * is_part
    sure = sentence.confidence_at(start, end)
    told = 2 * is_named + min(len(alike) - 1, 2) + 2 * min(max(said, 0), 2) + sure
    is_town = name in around.towns or any(_is_town_of(name, text) for text, _ in named)
    return told + 2 * is_head + is_first + 3 * is_placed + 2 * is_host - 6 * is_town


def _is_below_own_name(sentence: Sentence, around: _Around) -> bool:
    """Whether a line of a letterhead stands below one that says what the letter's own host says.

    "Gerechtsdeurwaarders en incasso" below "Bosch en Van Dalfsen" is what those do.
    """
    return sentence not in around.heads and any(
        (head.block, head.page) == (sentence.block, sentence.page)
        and _share_of_host(plain(head.text), around) >= _OF_HOST
        for head in around.heads
    )


def _is_town_of(name: str, whole: str) -> bool:
    """Whether a plain name is only the end of an organisation's: "Lindewaard"."""
    is_end = whole.endswith(f" {name}") and bool(_ORGANISATION.search(whole))
    return is_end and not _ORGANISATION.search(name)


def _is_alone(one: Named) -> bool:
    sentence, start, end = one
    return sentence.is_cell or end - start >= _MOSTLY * len(sentence.text)


def _names(sentences: Iterable[Sentence], labelled: Sequence[Labelled]) -> Iterator[Named]:
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
        name = _NO_END.sub("", sentence.text[start : found.end()])
        is_client = _CLIENT.search(plain(sentence.text[:start]))
        if " " in name and _WORD_FOR_ONE.search(name) and not is_client:
            yield sentence, start, start + len(name)
