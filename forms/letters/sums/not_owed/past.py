"""Amounts that are over: what was paid, came in, was asked before, or is another now."""

import re

from forms.letters.sums.amount_sides import clause_of

#: What was done, and by whom: it is over.
_PAST = re.compile(
    r"\b(?:(?<!onverschuldigd )betaalden?|kreeg|kregen|stelden?|bepaalden?|ontving(?:en)?"
    r"|stortten?|maakten|keerden|vergoedden?|rekenden?"
    r"|declareerden?|stuurden?|werd(?:en)?|losten?|diende (?:u|je))\b"
    r"(?:(?!\b(?:nu|nog|daarom|dus|betaal|betaalt|voldoe|blijft|resteert|rest)\b)[^.,;:]){0,45}$"
    # "Uw aanvraag is ontvangen, net als uw betaling van", "in de vorige nota gingen wij uit van".
    r"|\bontvangen\b[^.;]{0,30}\b(?:uw|je) betaling van\s?$"
    r"|\b(?:vorige|eerdere|oude) \w*(?:aanslag|nota|rekening|factuur|beschikking|besluit)\b"
    r"[^.;]{0,20}\b(?:gingen|ging|stond|rekenden|was|waren|bedroeg)\b[^.;]{0,60}$"
    r"|\b(?:die|dat|wat) (?:u|je|wij|we)\b[^.,;:]{0,40}\b(?:betaalden?|ontving(?:en)?|kregen), ?$"
)
#: What becomes of a price: "de huur stijgt naar", "uw bedrag gaat van € 30 naar".
_CHANGES = re.compile(
    r"\b(?:stijgt|daalt|gaat|gaan|verandert|wijzigt|zakt|verhoog|verhogen)\b[^.;]{0,40}?"
    r"\b(?:naar|van|tot)\s?$"
)
#: What came in: "is op 3 januari een bedrag van € 900 bijgeschreven".
_CAME = re.compile(r"\b(?:is|zijn)\b(?:(?!\b(?:moet|dient|wordt|als)\b)[^.;])*$")
_CAME_IN = re.compile(
    r"^[^.;]{0,20}\b(?:bijgeschreven|gestort|overgemaakt|binnengekomen|uitbetaald)\b"
)
#: "Wij bevestigen dat wij op 3 mei een bedrag van € 30 van u hebben ontvangen."
_WE_RECEIVED = re.compile(
    r"\b(?:wij|we|ik)\b(?:(?!\b(?:niet|nooit|geen|pas|nog|als|wanneer|zodra)\b)[^.;])*$"
)
_RECEIVED = re.compile(
    r"^(?:(?!\b(?:niet|nooit|geen)\b)[^.,;]){0,30}\b(?:(?:hebben|heb) ontvangen|ontvangen hebben)\b"
)
#: What should have been paid before: "u had € 65 moeten betalen".
_HAD = re.compile(
    r"\bhad(?:den)? (?:u|je|wij|we)\b[^.;]{0,60}$|\b(?:u|je) had(?:den)?\b[^.;]{0,60}$"
)
_SHOULD = re.compile(r"^[^.;]{0,25}\bmoeten \w+en\b")
#: What a former letter should have said: "dat moet zijn: € 30".
_RIGHTED = re.compile(
    r"\b(?:dat|dit|hier|er|het(?: \w+)?) (?:moet|moest|had(?:den)? moeten|hoort|hoorde)"
    r" (?:te )?(?:zijn|staan|luiden)\b[^.;]{0,15}$"
)
#: What was done with it already, where nothing is to be done before that.
_SETTLED = re.compile(
    r"^[^.,;]{0,25}\b(?:is|zijn|werd|werden|hebt u|heeft u|had u) (?:\w+ ){0,3}?"
    r"(?:voldaan|betaald|ontvangen|verrekend|kwijtgescholden|afgetrokken)\b"
)
_STILL = re.compile(
    r"\b(?:moet\w*|dien(?:t|en)|zorg\w*|uiterlijk|voor(?:dat)?|tot(?:dat)?|als|indien|zodra"
    r"|nog niet)\b"
)
#: "In totaal is € 30 betaald", "Er was al € 30 voldaan".
_BY_NOW = re.compile(r"\b(?:is|zijn|was|waren|werd)(?: er)?(?: al| reeds| inmiddels)?\s?$")
_DONE = re.compile(r"^\s?(?:voldaan|betaald|ontvangen|afgelost|verrekend)\b(?! aan (?:u|je)\b)")
#: "In mei en juni is nog betaald, telkens € 30".
_WAS_PAID = re.compile(
    r"\b(?:is|zijn|werd|werden) (?:(?!niet\b|geen\b)\w+ ){0,3}?(?:betaald|voldaan)\b[^.;]{0,20}$"
)
#: In a row of a reckoning: "Door u betaald: 12 x € 30".
_PAID_BY_READER = re.compile(
    r"^\W*(?:door (?:u|jou|je)|al|reeds|\w*voorschot\w*|termijnen) (?:betaald|voldaan)\b[^.;]*$"
)
#: "Hebt u al twee termijnen van € 30 voldaan, samen € 60".
_HAVE_YOU = re.compile(
    r"\b(?:(?:hebt|heeft) (?:u|je)|(?:u|je) (?:hebt|heeft)) (?:al|reeds)\b[^.;]*$"
)
_PAID_SO = re.compile(r"\b(?:voldaan|betaald), (?:samen|tezamen|in totaal)\s?$")
#: "Omdat u samen € 704 hebt betaald".
_READER = re.compile(r"\b(?:u|je|jij)\b[^.;,]{0,30}$")
_HAS_PAID = re.compile(r"^\s?(?:hebt|heeft|heb|had|hebben) (?:\w+ )?(?:betaald|voldaan)\b")
#: "Toch hebben wij u nog drie maanden € 30 betaald."
_WE_HAVE = re.compile(r"\b(?:hebben (?:wij|we)|(?:wij|we) hebben) (?:u|je)\b[^.;]{0,40}$")
_PAID_YOU = re.compile(r"^[^.;]{0,25}\b(?:(?:uit)?betaald|overgemaakt|gestort)\b")
#: "De € 30 die u hebt betaald, krijgt u niet terug."
_NOT_GIVEN_BACK = re.compile(
    r"^[^.;]{0,90}\b(?:krijgt|ontvangt) (?:u|je)\b[^.;]{0,50}\bniet (?:terug|retour|vergoed)\b"
)


def was(before: str, after: str) -> bool:
    """Whether words only tell what was, what should have been, or what a price becomes."""
    had_to_be = _HAD.search(before) and _SHOULD.search(after)
    told = (_PAST, _CHANGES, _RIGHTED)
    return bool(had_to_be or came_in(before, after)) or any(each.search(before) for each in told)


def came_in(before: str, after: str) -> bool:
    """Whether an amount came in already."""
    is_here = _WE_RECEIVED.search(clause_of(before, "")) and _RECEIVED.search(after)
    return bool(is_here or (_CAME.search(before) and _CAME_IN.search(after)))


def is_settled(before: str, after: str) -> bool:
    """Whether something was done with an amount already, and nothing is to be done before that."""
    return bool(_SETTLED.search(after)) and not _STILL.search(clause_of(before, after))


def is_done(before: str, after: str) -> bool:
    """Whether an amount was paid by now, or is kept, and that is all that is said of it."""
    is_paid = _BY_NOW.search(before) and _DONE.search(after)
    was_sent = _WE_HAVE.search(before) and _PAID_YOU.search(after)
    has_paid = _READER.search(before) and _HAS_PAID.search(after)
    was_paid = _WAS_PAID.search(before) and not _STILL.search(clause_of(before, ""))
    have_you = _HAVE_YOU.search(before)
    is_paid = is_paid or (have_you and (_DONE.search(after) or _PAID_SO.search(before)))
    is_over = is_paid or was_sent or has_paid or was_paid or _PAID_BY_READER.search(before)
    return bool(is_over or _NOT_GIVEN_BACK.search(after))
