"""What was decided, yes or no: a verb of granting or refusing, and whether its clause denies it.

"Wij kennen u hulp toe", "toegekend", "om u hulp toe te kennen" and "dat u hulp krijgt" are one
thing in four orders of words; with “niet” or “geen” in the clause each is the opposite.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from forms.letters.income_words import INCOME


class Outcome(StrEnum):
    """What became of what the reader asked for."""

    GRANTED = "granted"
    REFUSED = "refused"


def _parted(stem: str, particle: str, past: str) -> str:
    """A verb that falls apart, in its four orders: "kent ... toe", "toekennen", "toe te kennen"."""
    return (
        rf"\b{stem}\w{{0,3}}\b.{{0,90}}\b{particle}\b|\b{particle}{stem}\w{{0,3}}\b"
        rf"|\b{particle} te {stem}\w{{0,3}}\b|\b{past}\b"
    )


#: What may be given to who asks for it, besides money.
_THING = (
    r"\w*(?:toeslag|uitkering|bijstand|vergoeding|vergunning|ontheffing|voorziening|subsidie|hulp"
    r"|ondersteuning|begeleiding|kwijtschelding|uitstel|tegemoetkoming|toelage|beurs"
    r"|studiefinanciering|indicatie|urgentie|vrijstelling|korting|kaart|pas|verlof|toestemming"
    r"|plaats|plek|woning|traplift|scootmobiel|vervoer|verlenging|aftrek|gelijk|pensioen|aow)"
)
_GRANTING = re.compile(
    "|".join(
        (
            _parted("ken", "toe", "toegekend"),
            _parted("keur", "goed", "goedgekeurd"),
            _parted("wij[sz]", "toe", "toegewezen"),
            _parted("sta", "toe", "toegestaan"),
            _parted("willig", "in", "ingewilligd"),
            r"\bverle(?:en|nen|ent|end)\b|\b(?:ge)?honore(?:er|ren|erd)\b",
            r"\b(?:vergoed(?:en|t)?)\b(?=.{0,40}\b(?:u|uw|niet|geen)\b)|\bte vergoeden\b",
            r"\brecht(?: (?:hebt|heeft))? op\b|\b(?:geen|wel) recht (?:hebt|heeft)\b",
            r"\bin aanmerking\b|\b(?:ga(?:an)?|ben|zijn) (?:\w+ )?akkoord\b|\bakkoord met\b",
            r"\bstem(?:men)?\b.{0,60}\bin met\b|\btegemoet(?: te| ge)? ?kom\w*",
            rf"\b(?:u|je) (?:krijgt|ontvangt)\b.{{0,50}}\b{_THING}\b",
            rf"\b(?:krijgt|ontvangt) (?:u|je)\b.{{0,50}}\b{_THING}\b",
            rf"\bdat (?:u|je)\b.{{0,50}}\b{_THING}\b.{{0,20}}\b(?:krijgt|ontvangt)\b",
            r"\b(?:die|dat|deze|dit) (?:\w+ )?(?:krijgt|ontvangt) (?:u|je)\b(?!.{0,20}\bterug)",
            r"\bgegrond\b",
            r"\bpositie(?:f|ve) (?:beslissing|besluit|beslist|besloten)\b|\brijgeschikt\b",
            r"\b(?:oordeel|uitslag|besluit|beslissing)\b.{0,20}\b(?:gunstig|positief)\b",
            r"\b(?:u|je) krijgt\b.{0,20}\blanger de tijd\b|\bdat (?:u|je) geschikt\b",
        )
    )
)
#: What the reader objected to.
_OBJECTED_TO = (
    r"\b(?:besluit|beslissing|beschikking|aanslag|waarde|naheffing\w*|boete|uitspraak|oordeel)\b"
)
_REFUSING = re.compile(
    "|".join(
        (
            _parted("wij[sz]", "af", "afgewezen"),
            r"\bafwijzing\b|\bweigering\b|\b(?:is|wordt|luidt|volgt|zeggen)\b.{0,20}\bnee\b|\bweiger(?:en|t)?\b",
            r"\bgeweigerd\b|\bongegrond\b|\bniet-ontvankelijk\b",
            r"\b(?:niet|buiten) (?:\w+ )?behandeling\b",
            r"\b(?:moeten|moet)\b.{0,20}\bteleurstellen\b",
            r"\b(?:dat|dit|daaraan) (?:kunnen|kan|zullen) (?:wij|we|ik) (?:helaas )?niet\b",
            # An objection that is turned down.
            rf"{_OBJECTED_TO}.{{0,40}}\b(?:gehandhaafd|in stand|verandert (?:\w+ )?niet)\b",
            rf"\bhandha(?:af|ven)\b.{{0,40}}{_OBJECTED_TO}|\bgeen gelijk\b",
            r"\bbezwaar\w*\b.{0,60}\b(?:slaagt niet|leidt niet|faalt)\b",
            r"\bniet met uw bezwaar eens\b",
        )
    )
)
#: "Wij wijzen uw aanvraag niet af", "er is geen reden om de vergunning te weigeren".
_NOT_REFUSED = re.compile(
    r"\bniet (?:\w+ )?(?:af|te weig|gew)"
    r"|\bgeen (?:\w+ )?(?:reden\w*|grond\w*|aanleiding|weigeringsgrond\w*)"
    r" (?:\w+ ){0,8}?(?:te weigeren|af te wijzen|(?:voor|tot) (?:\w+ )?(?:weigering|afwijzing))\b"
)
#: Yes to one part and no to the other, said in one breath.
_PARTLY = re.compile(
    r"\b(?:gedeeltelijk|deels|ten dele|voor een deel)\b.{0,20}\b(?:(?:on)?gegrond|toegewezen"
    r"|toegekend|ingewilligd|afgewezen|gelijk|goedgekeurd)\b"
    r"|\b(?:voor het overige|voor de rest|(?:voor )?wat betreft)\b.{0,60}"
    r"\b(?:ongegrond|afgewezen|af|niet toe|niet in)\b"
    r"|\bwat (?:u|je) wel en (?:wat (?:u|je) )?niet\b|\b(?:een )?deel van (?:uw|je|het) (?:verzoek"
    r"|aanvraag|bezwaar)\b.{0,40}\b(?:niet|wel|af|toe)\b"
    r"|\b(?:gedeeltelijke?|deels|ten dele|voor een deel)\b.{0,20}\bkwijt\w*"
    r"|\bkwijt\w*\b.{0,20}\b(?:gedeeltelijk|deels|ten dele|voor een deel)\b"
    r"|\bin zoverre\b.{0,40}\b(?:handhaven|gehandhaafd|in stand|(?:on)?gegrond)\b"
)
#: What became of two complaints or wishes: "Over de toon is uw klacht gegrond".
_FOUNDED, _UNFOUNDED = re.compile(r"\bgegrond\b"), re.compile(r"\bongegrond\b")
#: "Wij verlagen uw uitkering", and not if something is not done.
_BENEFIT = rf"(?:{INCOME}|toelage|studiefinanciering|beurs)"
_CUT = re.compile(
    r"^(?!.*\b(?:als|indien|dan|anders|niet|geen|wanneer|zolang|zonder|van plan|voornemens?)\b)"
    rf"(?:.*\b(?:(?:wij|we|ik) (?:verlagen|verlaag|korten|kort)|(?:verlagen|verlaag|korten|kort)"
    rf" (?:wij|we|ik)) (?:(?:daarom|dus) )?(?:uw|je|jouw) {_BENEFIT}\b"
    rf"|.*\b(?:uw|je|jouw) {_BENEFIT} (?:is|wordt|werd)\b.*\b(?:verlaagd|gekort)\b"
    r"|.*\b(?:leggen (?:wij|we)|(?:wij|we) leggen)\b.*\been maatregel op\b)"
)
#: What a court or a tribunal rules, between parties.
_RULING = re.compile(
    r"\bverweerder\b|\bpartijen (?:zijn|hebben|kunnen|krijgen)\b"
    r"|\b(?:rechtbank|commissie|rechter|kantonrechter)\b.{0,60}\b(?:uitspraak|oordeelt|verklaart)\b"
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\b(?! alleen)")
#: What the reader asked for.
_WISH = re.compile(
    r"\b(?:vroeg|vraagt|verzocht|verzoekt|gevraagd|verzoek om|wilt|wilde|aangevraagd)\b"
)
#: Of a case that may come, or of everybody: nothing was decided there.
_OPEN = re.compile(
    r"^(?:als|indien|wanneer|mocht|tenzij|zodra|wie|doet|heeft|hebt|bent|is|krijgt|betaalt|komt"
    r"|reageert|kunt|wilt|voldoet)\b|\?\s*$|\b(?:kan|kunt|kunnen|zou|mogelijk|misschien"
    r"|voordat|alleen als)\b"
)
#: "U hebt passend werk geweigerd", and what a rule allows nobody: "Open vuur is niet toegestaan".
_BY_READER = re.compile(
    r"\b(?:u|je) (?:hebt|heeft|had)\b.{0,80}\bgeweigerd\b"
    r"|\bweigert? (?:u|je)\b|\b(?:u|je) weigert?\b"
    # "Een verzekeraar mag u niet weigeren."
    r"|\b(?:mag|mogen)\b[^.;]{0,60}\bniet weigeren\b"
    r"|^(?!.*\b(?:aanvraag|verzoek|plan)\b).*\b(?:is|zijn)\b.{0,30}\bniet toegestaan\b"
)
_CANNOT = re.compile(r"\b(?:kan|kunnen) (?:wij|we|ik)?\b.{0,60}\b(?:niet|geen)\b")
_CLAUSES = re.compile(r"[,;:] ")


def outcomes_in(text: str) -> frozenset[Outcome]:
    """What a plain sentence says was decided; both where one part was granted and one was not."""
    if _WISH.search(text) or not decides(text):
        return frozenset()
    return frozenset(found for clause in _CLAUSES.split(text) for found in _in_clause(clause))


def decides(text: str) -> bool:
    """Whether a plain sentence may say what was decided: not of a case that may come.

    Nor of what the reader refused.
    """
    if _BY_READER.search(text):
        return False
    return not _OPEN.search(text) or bool(_CANNOT.search(text))


def is_in_part(texts: Sequence[str]) -> bool:
    """Whether a letter of these plain sentences says yes to one part and no to another."""
    decided = [text for text in texts if decides(text) and not _WISH.search(text)]
    is_both = all(any(map(each.search, decided)) for each in (_FOUNDED, _UNFOUNDED))
    return is_both or any(map(_PARTLY.search, decided))


def is_cut(texts: Sequence[str]) -> bool:
    """Whether a letter of these plain sentences lowers what the reader gets, as decided."""
    return any(_CUT.search(text) and decides(text) for text in texts)


def is_ruling(texts: Sequence[str]) -> bool:
    """Whether a letter of these plain sentences tells what a court or a tribunal has ruled."""
    decided = [text for text in texts if decides(text)]
    return any(map(_RULING.search, texts)) and any(
        _REFUSING.search(text) or _GRANTING.search(text) for text in decided
    )


def outcome_of(texts: Iterable[str]) -> Outcome | None:
    """What a letter of these plain sentences decides: what it says first, before its conditions."""
    found = next(filter(None, map(outcomes_in, texts)), frozenset())
    return max(found, default=None)


def _in_clause(clause: str) -> Iterable[Outcome]:
    if _REFUSING.search(clause):
        yield Outcome.GRANTED if _NOT_REFUSED.search(clause) else Outcome.REFUSED
    elif _GRANTING.search(clause):
        yield Outcome.REFUSED if _DENIED.search(clause) else Outcome.GRANTED
