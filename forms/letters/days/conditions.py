"""Days by which a permit or a grant must be used: its condition, and nothing the sender awaits.

All patterns are for plain text.
"""

import re

from forms.letters import cues
from forms.letters.days.day_purpose import named_in, seen_for
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


def is_condition(sentence: Sentence, sense: Sense) -> bool:
    """Whether a sentence asks only that something that was allowed is begun, used or done.

    Where it names an answer, a payment or a paper too, or the network sees one, that is asked.
    """
    written = sentence.worded
    told = (_IS_BEGUN, _IS_USED, _IS_DONE, _IS_PLANTED)
    if not (_MUST.search(written) and any(each.search(written) for each in told)):
        return False
    is_named = named_in(written) or cues.PAYING.search(written) or _TELLS.search(written)
    return not (is_named or seen_for(sense, sentence))
