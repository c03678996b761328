"""Days on which something closes, after which nothing of the reader's counts any more.

All patterns are for plain text.
"""

import re

from forms.letters import cues
from forms.letters.days.whose_day import BEFORE_DAY as _DAY
from forms.letters.days.whose_day import names_deed

#: "De laatste dag waarop u kunt reageren is", "de betaaltermijn eindigt op"
_LAST_DAY = re.compile(
    rf"\b(?:uiterste|laatste|uiterlijke) (?:\w*datum|\w*dag)\b[^.;:?]{{0,70}}\b(?:is|op)\s{_DAY}$"
    r"|\b(?:uiterste|laatste|uiterlijke) (?:betaal|inlever|reactie)?(?:datum|dag)(?: geldt|:)"
    rf"\s{_DAY}$"
    rf"|\b(?!beslis|behandel)\w*termijn\b[^.;:?]{{0,50}}"
    rf"\b(?:eindigt|eindigend|verstrijkt|vervalt|loopt(?: af)?|sluit)"
    rf" (?:op|tot|tot en met|t/m)\s{_DAY}$"
    rf"|\b(?:de tijd|(?:de )?gelegenheid|de kans) (?:tot|t/m|tot en met)\s{_DAY}$"
)
_ROUND = r"(?:lijst|inschrijving|aanmelding|\w*ronde|stemming|\w*peiling|enquete|vragenlijst)"
#: What the reader is asked for closes: "De enquête sluit op", "de inschrijving loopt tot".
_CLOSES = re.compile(
    rf"\b(?:{_ROUND}|inspraak|raadpleging)"
    rf" (?:sluit|eindigt|loopt|is open)(?: op| tot| tot en met| t/m)\s{_DAY}$"
    rf"|\b(?:worden|wordt) (?:aangenomen|geaccepteerd|ingenomen) (?:tot|tot en met|t/m)\s{_DAY}$"
)
#: The same behind the day: "Op 3 mei sluiten wij de lijst", "is 3 mei de sluitingsdatum", "geldt
#: 3 mei als laatste dag", "3 mei is de laatste dag waarop ik ze kan lezen".
_CLOSES_THEN = re.compile(
    rf"^,? (?:sluiten (?:wij|we)|sluit) (?:de|het) {_ROUND}\b"
    r"|^,? (?:geldt |is )?(?:als )?(?:de )?(?:sluitings|inlever)datum\b"
    r"|^,? (?:geldt )?als (?:de )?(?:uiterste|laatste) (?:dag|datum)\b(?! van\b)"
    r"|^,? (?:is )?de (?:uiterste|laatste) (?:dag|datum) (?:waarop (?:u|je|ik|wij|we)|om)\b"
)
_LAST_OF_IT = re.compile(r"^,? (?:is )?(?:de|onze|uw) (?:uiterste|laatste) (?:dag|datum)\W*$")
#: "Wat na 3 mei binnenkomt, nemen wij niet mee."
_WHAT_AFTER = re.compile(rf"\b(?:wat|die|dat)\b[^.;,]{{0,30}}\bna\s{_DAY}$")
_COMES_LATE = re.compile(
    r"^ (?:(?:nog|pas|bij ons|hier) )*(?:binnen\w*|komt|komen|aankomt|aankomen|ontvangen|(?:wordt"
    r"|worden|is|zijn) (?:ontvangen|ingeleverd|verstuurd))\b[^.;]*\b(?:niet|geen)\b"
)
#: "Tot en met 3 mei nemen wij bezwaar in behandeling", "Tot 3 mei staat de lijst voor u open".
_TAKEN_IN = re.compile(
    r"^,? ?(?:nemen|accepteren|behandelen|verwerken) (?:wij|we) (?!uw\b)[^.;]{0,60}"
    r"|^,? ?(?:neemt|accepteert|behandelt|verwerkt) (?!uw\b)[^.;]{0,60}"
    r"\b(?:bezwa\w+|zienswijze\w*|reactie\w*|aanvra\w+|aanmelding\w*)\b"
    r"|^,? ?(?:staat|staan|is|zijn)\b[^.;]{0,40}\bopen\b"
)


def is_closing(before: str, after: str) -> bool:
    """Whether the plain words around a day make it the last one for something."""
    is_last = _LAST_DAY.search(before) or _LAST_OF_IT.search(after)
    return is_shut_after(before, after) or bool(is_last or _CLOSES.search(before))


def is_shut_after(before: str, after: str) -> bool:
    """Whether the sender says that it takes nothing in after a day."""
    is_late = _WHAT_AFTER.search(before) and _COMES_LATE.search(after)
    return bool(is_late or _CLOSES_THEN.search(after))


def closes_on(before: str, after: str, said: str) -> bool:
    """Whether that is the last one for something of the reader's.

    `said` are its sentence and the one before, which name what, where that is not plain.
    """
    is_last = _LAST_DAY.search(before) or _LAST_OF_IT.search(after)
    return is_closing(before, after) and (not is_last or _is_asked(said))


def is_taken_in(after: str) -> bool:
    """Whether until the day before plain words something is taken in from readers."""
    return bool(_TAKEN_IN.search(after))


def _is_asked(text: str) -> bool:
    return names_deed(text) or bool(cues.ASKED.search(text))
