"""Sums for which a bill is still to come: the letter tells of them, and asks nothing yet.

All patterns are for plain text.
"""

import re

#: A paper that asks to pay, none that is enclosed.
_BILL = (
    r"(?:(?:een|de|uw|je|onze|die|deze)\s)?"
    r"(?:(?:aparte|afzonderlijke|losse|eigen|nieuwe|volgende)\s)?"
    r"(?:\w*nota|\w*rekening(?! ?(?:nummer|houder))|\w*factuur|acceptgiro\w*|aanslag"
    r"|betaalverzoek)"
)
_FOR_IT = r"(?:daarvoor|hiervoor|daarover|hierover|ervoor|daarbij|voor (?:dit|dat) bedrag)"
_LATER = (
    r"(?:nog|later|apart|afzonderlijk|binnenkort|straks|vanzelf|te zijner tijd|na afloop|zodra"
    r"|daarna|achteraf|met (?:een )?(?:aparte|afzonderlijke) post"
    r"|binnen (?:\w+ ){1,2}(?:weken|dagen|maanden)"
    r"|in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december))"
)
_GETS = r"(?:(?:ontvangt|krijgt) (?:u|je)|(?:u|je) (?:ontvangt|krijgt))"
_SENDS = r"(?:sturen (?:wij|we)|stuur ik|(?:wij|we) sturen|ik stuur)"
_START = r"(?:^|[;,:] (?:en |maar )?)"
_BILLED_LATER = re.compile(
    # "Daarvoor sturen wij in oktober een rekening", "waarvoor u een nota krijgt".
    rf"{_START}{_FOR_IT} (?:{_GETS}|{_SENDS}|volgt|komt)\b[^.;]*\b{_BILL}\b"
    rf"|, (?:waarvoor|waarover) (?:u|je|wij|we)\b[^.;]*\b{_BILL} (?:\w+ )?"
    r"(?:ontvangt|krijgt|sturen)\b"
    # "U ontvangt daarover nog een nota", "u krijgt later een factuur".
    rf"|{_START}(?:{_GETS}|{_SENDS}) (?:(?:u|je|van ons|van de gemeente) )?"
    rf"(?:[^.;]{{0,20}}\b)?(?:{_FOR_IT}|{_LATER})\b[^.;]{{0,40}}\b{_BILL}\b"
    rf"|{_START}(?:{_GETS}|{_SENDS})[^.;]{{0,30}}\b{_BILL}\b[^.;]{{0,20}}\b{_LATER}\b"
    # "De nota volgt", "een rekening komt nog".
    rf"|{_START}{_BILL} (?:(?:{_FOR_IT}|{_LATER}) )*(?:volgt|komt|ontvangt (?:u|je)|krijgt (?:u|je)"
    rf"|sturen (?:wij|we)|wordt (?:u )?(?:nog |later |apart )?(?:toe)?gestuurd)\b"
    # "Betaal pas als u de nota hebt", "wacht met betalen tot".
    r"|\b(?:betaal|betaalt u|betalen)\b[^.;]{0,30}\bpas (?:als|wanneer|nadat|na)\b"
    rf"[^.;]{{0,40}}\b{_BILL}\b|\bwacht (?:u )?met betalen\b"
    # "Dat brengen wij later in rekening."
    r"|\b(?:dit|dat|die|deze|het)\b[^.;]{0,20}\b(?:brengen (?:wij|we)|wordt|worden)\b"
    rf"[^.;]{{0,20}}\b{_LATER} (?:bij u |aan u )?in rekening\b"
)
#: What was sent, comes with this letter, or comes only if something holds.
_IS_HERE = re.compile(
    r"\b(?:bijgevoegd\w*|bijgaand\w*|hierbij|bij deze brief|meegestuurd\w*|ingesloten|deze brief"
    r"|hebt|heeft|als|indien|wanneer|anders|niet op tijd|te laat|herinnering\w*|aanmaning\w*"
    r"|geen)\b"
)
_PAID_WHEN = re.compile(r"\bpas (?:als|wanneer|nadat|na)\b|\bwacht (?:u )?met betalen\b")


def is_billed_later(after: str, following: str) -> bool:
    """Whether a bill for a sum is still to come, by the plain words `after` it in its sentence.

    Or by the sentence `following`.
    """
    return any(map(_is_told, (after, following)))


def _is_told(text: str) -> bool:
    found = _BILLED_LATER.search(text)
    is_here = _IS_HERE.search(text) and not _PAID_WHEN.search(text)
    return found is not None and not is_here
