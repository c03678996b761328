"""Days on which the reader must be somewhere, or have somebody at home."""

import re

from forms.letter import FactRole
from forms.letters import cues

_SET_ON = re.compile(
    r"\b(?:bepaald|gepland|ingepland|vastgesteld) (?:op|voor)\b"
    r"|\b(?:verzet|verplaatst|verschoven|uitgesteld) (?:naar|tot)\b"
)
#: "De afspraak van 3 mei om 10.00 uur gaat niet door", "wij verzetten uw afspraak van 3 mei naar".
_CALLED_OFF = re.compile(
    r"^(?:[^.;]|\d\.\d){0,60}\b(?:gaat (?:\w+ )?niet (?:meer )?door|vervalt"
    r"|(?:is|komt te) vervallen"
    r"|(?:is|wordt|hebben (?:wij|we)) (?:\w+ )?(?:uitgesteld|afgezegd|geannuleerd|afgelast"
    r"|geschrapt|verzet|verplaatst|verschoven)|(?:verzet|verplaatst|verschoven) naar)\b"
)
#: "Vervallen: dinsdag 3 mei, 10.00 uur", above the new day.
_VOID = re.compile(
    r"\b(?:vervallen|vervalt|afgezegd|was|oud):? (?:\w{2,6}dag,? )?$"
    r"|^\W*(?:vervallen|vervalt|geannuleerd|oude (?:datum|dag|afspraak))\W*(?:\w{2,6}dag,? )?$"
)
_MOVED = re.compile(
    r"\b(?:wij|we|is|wordt) (?:\w+ ){0,2}?(?:verzet|verplaats|verschov|verschuiv|annule|afgezegd)"
    r"[^.;]{0,60}\bvan\s(?:\w{2,6}dag )?$"
    r"|\b(?:verzetten|verplaatsen|verschuiven) (?:wij|we)\b[^.;]{0,60}\bvan\s(?:\w{2,6}dag )?$"
)
#: "Wilt u meer weten, kom dan naar de inloopavond op 3 december": who has no questions need not.
_FOR_CURIOUS = re.compile(
    r"\b(?:wilt|wil|hebt|heeft|bent) (?:u|je) (?:\w+ ){0,3}?(?:meer (?:weten|informatie|uitleg)"
    r"|(?:nog )?vragen|nieuwsgierig|benieuwd|meepraten|meedenken)\b[^.;]{0,30}[,?] (?:\w+ )?kom\w*"
    r"|\bkom(?:t)? (?:u |je )?(?:dan |gerust |eens )*(?:gerust |eens )?(?:langs )?(?:naar|op|bij) "
    r"(?:de|onze|een) (?:inloop|open |informatie)\w*"
)
_WE = re.compile(
    r"\b(?:(?:moeten|hebben) (?:wij|we|ik)|(?:wij|we|ik) (?:moeten|hebben|moet|heb))\b"
)
_MOVES = re.compile(
    r"^(?:[^.;]|\d\.\d){0,60}\b(?:verzet|verplaats|afzeg|afgezegd|annuleren|geannuleerd|uitstellen"
    r"|uitgesteld|verschui|verschov)"
)
#: "U hoeft daar niet bij te zijn."
_NEED_NOT = re.compile(
    r"\b(?:hoeft|hoef) (?:u |je )?(?:\w+ ){0,2}?niet (?:\w+ ){0,2}?(?:te (?:komen|zijn)|aanwezig)"
    r"|\b(?:komen|aanwezig zijn|verschijnen) is niet (?:verplicht|nodig)\b"
)
#: "De afspraak staat op", "uw onderzoek is gepland voor".
_COMES_ON = re.compile(
    r"\b\w*(?:afspraak|zitting|gesprek|spreekuur|keuring|onderzoek|bijeenkomst|inspectie|bezoek"
    r"|ingreep|operatie|opname|prik|(?<!al)les|cursus|training)\b"
    r"[^.;]{0,40}\b(?:staat|valt|is|vindt plaats)\b(?: \w+)? (?:op|voor)\b[^.;,]{0,12}$"
    # "Herinnering afspraak 7 april", "Uitnodiging ouderavond op 7 april".
    r"|\b(?:herinnering|bevestiging|uitnodiging|oproep)\b[^.;]{0,40}"
    r"\b\w*(?:afspraak|gesprek|zitting|keuring|onderzoek|bijeenkomst|avond|uitreiking|vergadering)"
    r"\b[^.;\d]{0,30}$"
    # "Wij hebben een nieuwe afspraak gemaakt op 7 april".
    r"|\b\w*(?:afspraak|gesprek|keuring|onderzoek) (?:voor u )?(?:gemaakt|gepland|ingepland|verzet)"
    r" (?:op|voor|naar)\b[^.;,]{0,12}$"
    # "Betreft: uw opname op 7 april".
    r"|\b(?:uw|je|jouw) (?:\w+ )?\w*(?:afspraak|opname|gesprek|zitting|keuring|onderzoek|intake"
    r"|operatie|behandeling|consult|examen|verhoor)\b[^.;,]{0,25}?\bop (?:\w{2,6}dag )?$"
)
_KEPT_FREE = r"(?:gereserveerd|ingepland|ingeroosterd|vrijgehouden|vrijgemaakt|vastgelegd)"
_THEN = r"(?: (?:op|voor|is|van))?:? ?(?:\w{2,6}dag,? )?$"
#: "Wij hebben een tijd voor u gereserveerd: 3 mei om 10.00 uur", "u bent ingepland op 3 mei, 9.15".
_RESERVED = re.compile(
    rf"\b(?:u|je|jou)\b[^.;]{{0,40}}\b{_KEPT_FREE}{_THEN}"
    rf"|\b{_KEPT_FREE}\b[^.;]{{0,30}}\bvoor (?:u|je|jou){_THEN}"
)
#: "Wij houden 3 mei om 10.00 uur voor u vrij."
_WE_KEEP = re.compile(r"\b(?:(?:wij|we) houden|houden (?:wij|we)) (?:\w+ ){0,2}?(?:\w{2,6}dag )?$")
_FREE_FOR_READER = re.compile(
    r"^(?:[^.;]|\d\.\d){0,40}\bvoor (?:u|je|jou) (?:vrij|gereserveerd|beschikbaar)\b"
)
_IS_OVER = re.compile(r"^[^.;,]{0,20}\b(?:afgerond|begonnen|gestart|voltooid|geweest)\b")
#: "Houd 12 november vrij."
_KEEP, _FREE = re.compile(r"\bhoudt?(?: (?:u|je))? (?:\w{2,6}dag,? )?$"), re.compile(r"^ vrij\b")
#: "Op 12 november is er een ouderavond."
_IS_HELD = re.compile(
    r"\bis er (?:een|weer)\b|\b(?:houden|organiseren|geven) (?:wij|we)\b"
    r"|\bvindt\b.{0,60}\bplaats\b|\bmet (?:u|je|jullie) in gesprek\b"
    r"|\b(?:u|je) wordt uitgenodigd\b"
)
_HOUR_WORD = r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_TIME = re.compile(
    r"^\s?[,(]?\s?(?:aanvang |begint? |start )?(?:van |om |vanaf |tussen |te )?"
    r"\d{1,2}[.:]\d\d(?:\b|u)"
    r"|^(?:[^.]|\d\.\d){0,25} uur\b"
    # "om kwart over vier", "om half elf".
    rf"|^,? ?om (?:(?:kwart|vijf|tien) (?:over|voor) (?:half )?|half )?{_HOUR_WORD}\b"
)
_ON = re.compile(
    r"\b(?:op|van|is|datum|:|wanneer|dag)\s?:?\s?(?:\w{2,6}dag(?:avond|middag|ochtend)?,? )?$"
    r"|^\W*(?:\w{2,6}dag,? )?$"
    r"|\b(?:verzet|verplaatst|verschoven|uitgesteld) (?:van [^.;]{3,40} )?(?:naar|tot)"
    r"\s(?:\w{2,6}dag )?$"
    # "Ik verwacht u samen met uw zoon vrijdag 12 juni".
    r"|\bverwacht\w*\b[^.;]{0,60} \w{2,6}dag,? $"
)
#: "Datum: 12 mei. Tijd: 10.00 uur."
_DAY_OF = re.compile(r"^\W*(?:datum|dag|wanneer)\W*(?:\w{2,6}dag,? )?$")
_TIME_OF = re.compile(r"^\W*(?:tijd|tijdstip|aanvang|hoe laat)\b")
#: Who comes to the reader must find somebody: "Zorgt u dat er iemand thuis is?"
_AT_HOME = re.compile(
    r"\b(?:iemand|niemand|u|je)\b[^.;]{0,30}\b(?:thuis|aanwezig)\b|\bthuis (?:bent|zijn|blijven)\b"
)
#: "De monteur komt tussen 9.00 en 13.00 uur. Wij vragen u om dan thuis te zijn."
_HOUR = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2} uur\b")
_ASKED_HOME = re.compile(
    r"\b(?:vragen|vraag|verzoeken|verzoek|zorg\w*|moet\w*|dient|wilt|graag|wees|blijf)\b"
    r"[^.;?]{0,60}\b(?:thuis|aanwezig)\b"
)
#: "Op 3 mei belt u tussen 9.00 en 10.00 uur met de afdeling": nobody need come for that.
_CALLS = re.compile(r"^(?!.*\b(?:komt|verwacht|afspraak)\b).*(?:\bbelt u\b|\bbel je\b)(?! aan\b)")
#: "Op 3 mei hebt u geen water."
_WITHOUT = re.compile(r"\b(?:hebt|heeft|heb|is|zijn) (?:u |je |er )?(?:[\w.:]+ ){0,6}?geen\b")


def has_hour(after: str) -> bool:
    """Whether an hour stands right behind a day, in plain words `after` it."""
    return bool(_TIME.search(after))


def is_day_with_hour_below(before: str, following: str) -> bool:
    """Whether a day is that of an appointment whose hour the next plain sentence tells."""
    return bool(_DAY_OF.search(before) and _TIME_OF.search(following))


def is_of_appointment(before: str, after: str) -> bool:
    """Whether the plain words around a day tell that an appointment is on it, and is not over."""
    is_kept = _KEEP.search(before) and _FREE.search(after)
    is_reserved = _RESERVED.search(before) or (
        _WE_KEEP.search(before) and _FREE_FOR_READER.search(after)
    )
    is_set = is_kept or (is_reserved and has_hour(after))
    return bool(is_set or (_COMES_ON.search(before) and not _IS_OVER.search(after)))


def is_called_off(before: str, after: str) -> bool:
    """Whether an appointment on a day, in plain words around it, does not go on or was moved."""
    if _VOID.search(before):
        return True
    if not cues.COME.search(before):
        return False  # a term or a right may end as well
    is_ours = _WE.search(before) and _MOVES.search(after)
    return bool(is_ours or _CALLED_OFF.search(after) or _MOVED.search(before))


def need_not_come(written: str, following: str) -> bool:
    """Whether a plain sentence or those after it leave the reader free to stay away."""
    return bool(_NEED_NOT.search(written) or _NEED_NOT.search(following))


def is_for_curious(written: str) -> bool:
    """Whether a plain sentence only says where who wants to know more may go."""
    return bool(_FOR_CURIOUS.search(written))


def hearing_in(
    before: str, after: str, written: str, around: tuple[str, str]
) -> tuple[FactRole | None, bool]:
    """Whether a day of the plain sentence `written` is one to be there, and that beyond doubt.

    `before` and `after` stand around the day; `around` are the sentence before and those after.
    """
    near, following = around
    if not _ON.search(before):
        return None, False
    if cues.CLOSED.search(written) or _WITHOUT.search(written) or _CALLS.search(written):
        return None, False
    has_time, comes = has_hour(after), bool(cues.COME.search(written))
    if has_time and comes:
        return FactRole.HEARING, True
    is_set = bool(_SET_ON.search(before) or cues.COME.search(near))
    is_said = bool(cues.ASKED.search(written)) and (has_time or comes)
    is_told = _ASKED_HOME.search(following) or (near.endswith(":") and _AT_HOME.search(near))
    is_at_home = (has_time and any(map(_AT_HOME.search, (written, near, following)))) or bool(
        _HOUR.search(following) and is_told
    )
    if is_said or is_at_home or (has_time and is_set) or (comes and _IS_HELD.search(written)):
        return FactRole.HEARING, False
    return None, False
