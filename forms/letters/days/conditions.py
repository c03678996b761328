"""Days by which a permit must be used, or a duty met: nothing that the sender awaits.

All patterns are for plain text.
"""

import re

from forms.letter import ActionKind
from forms.letters import cues
from forms.letters.days.day_purpose import named_in, seen_for
from forms.letters.duties import meets_duty, without_duties
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence

_WORK = (
    r"\b(?:\w*bouw\w*|\w*slo(?:op|pen)\w*|\w*werk(?:en|zaamheden)|activiteit\w*|project\w*|uitvoering"
    r"|aanleg\w*|graven|kap(?:pen)?|verbouwing|opleiding|studie|training|cursus|onderneming|bedrijf"
    r"|\w*woning|dakkapel|aanbouw|schuur|schutting|installatie|maatregel\w*)\b"
)
#: "Beginnen met bouwen", "met de werkzaamheden zijn gestart".
_BEGIN = r"\b(?:beginnen|begonnen|begint|starten|gestart|start|aan ?(?:te )?vangen|aangevangen)\b"
_IS_BEGUN = re.compile(rf"{_BEGIN}[^.;]{{0,40}}{_WORK}|{_WORK}[^.;]{{0,60}}{_BEGIN}")
_PERMIT = r"(?:\w*vergunning|ontheffing|vrijstelling|toestemming|subsidie|\w*voucher|tegoedbon)"
_IS_USED = re.compile(
    rf"\b{_PERMIT}\b[^.;]{{0,60}}\b(?:gebruik\w*|benut\w*|besteed|besteden)\b"
    rf"|\b(?:gebruik|benut|besteed)\w*\b[^.;]{{0,30}}\b{_PERMIT}\b"
)
_IS_DONE = re.compile(
    rf"{_WORK}[^.;]{{0,60}}\b(?:klaar|gereed|voltooid|afgerond|opgeleverd|uitgevoerd|afgebouwd)\b"
    rf"|\b(?:voltooien|afronden|opleveren|uitvoeren)\b"
)
_IS_PLANTED = re.compile(
    r"\b(?:her)?(?:be)?plant(?:en)?\b|\b(?:her)?(?:ge|be)plant\b|\bherplant\w*"
)
#: Who tells of it answers.
_TELLS = re.compile(
    r"\b(?:weten|\w*meld\w*|door ?(?:te )?geven|door(?:ge)?geef\w*|bericht\w*|aantonen|tonen|horen"
    r"|opgeven|inschrijven|aanvragen|akkoord|overleg\w*|contact|vragen)\b"
)
_MUST = re.compile(r"\b(?:moet|moeten|dient|dienen|verplicht|hoort|horen)\b")
#: "Voldoe voor 3 mei aan uw plicht", "U hebt tot 3 mei de tijd om aan de eisen te voldoen".
_MUST_MEET = re.compile(rf"{_MUST.pattern}|^voldoe\b|\btijd om\b|^zorg\b")


def is_condition(sentence: Sentence, sense: Sense) -> bool:
    """Whether a sentence asks only that what was allowed is begun, used or done, or a duty met.

    Where it names an answer, a payment or a paper too, or the network sees one, that is asked.
    """
    written = sentence.worded
    told = (_IS_BEGUN, _IS_USED, _IS_DONE, _IS_PLANTED)
    is_met = meets_duty(written) and _MUST_MEET.search(written)
    if not (is_met or (_MUST.search(written) and any(each.search(written) for each in told))):
        return False
    is_paid = cues.PAYING.search(without_duties(written))
    is_named = named_in(written) or is_paid or _TELLS.search(written)
    seen = seen_for(sense, sentence)
    # What is met is called as what is paid is: the network hears no difference.
    is_seen = bool(seen) and not (is_met and seen == (ActionKind.PAY,))
    return not (is_named or is_seen)
